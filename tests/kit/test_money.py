"""Money is exact, stays within its currency, and is written as people of a locale write it."""

from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoer.kit.money import CurrencyMismatch, Money, total

amounts = st.integers(min_value=-(10**12), max_value=10**12)


def test_sums_and_differences_are_exact() -> None:
    price = Money.parse("0.10", "USD")
    assert total([price] * 3, "USD") == Money(30, "USD")
    assert price * 3 - Money(1, "USD") == Money(29, "USD")
    assert -price + price == Money(0, "USD")
    assert total([], "EUR") == Money(0, "EUR")


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("12.34", "USD", 1234),
        ("12.345", "USD", 1235),
        ("-0.005", "EUR", -1),
        ("500", "JPY", 500),
        ("1.2345", "KWD", 1235),
    ],
)
def test_a_decimal_is_read_to_the_minor_unit(text: str, currency: str, amount: int) -> None:
    assert Money.parse(text, currency) == Money(amount, currency)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "twelve", ""])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises((ValueError, InvalidOperation)):
        Money.parse(text, "USD")


def test_currencies_never_mix() -> None:
    with pytest.raises(CurrencyMismatch):
        Money(1, "USD") + Money(1, "EUR")
    with pytest.raises(CurrencyMismatch):
        assert Money(1, "USD") < Money(2, "EUR")
    assert Money(1, "USD") != Money(1, "EUR")


def test_it_is_written_as_the_locale_does() -> None:
    assert Money(26800, "CNY").text("zh-CN") == "¥268.00"
    assert Money(123450, "USD").text("en") == "$1,234.50"
    assert Money(123450, "EUR").text("es").replace("\xa0", " ") == "1.234,50 €"


@pytest.mark.parametrize(
    ("currency", "zh", "en", "es"),
    [
        ("CNY", "¥1,234.50", "¥1,234.50", "1.234,50 ¥"),
        ("USD", "$1,234.50", "$1,234.50", "1.234,50 $"),
        ("GBP", "£1,234.50", "£1,234.50", "1.234,50 £"),
        ("JPY", "JPY 123,450", "JPY 123,450", "123.450 JPY"),
        ("CAD", "CA$1,234.50", "CA$1,234.50", "1.234,50 CAD"),
        ("MXN", "MX$1,234.50", "MX$1,234.50", "1.234,50 MXN"),
    ],
)
def test_a_sign_is_the_same_in_every_language_and_stands_for_one_currency(
    currency: str, zh: str, en: str, es: str
) -> None:
    written = [Money(123450, currency).text(locale).replace("\xa0", " ") for locale in ("zh-CN", "en", "es")]
    assert written == [zh, en, es]


def test_percent_is_rounded_half_away_from_zero() -> None:
    assert Money(1005, "USD").percent(10) == Money(101, "USD")
    assert Money(-1005, "USD").percent(10) == Money(-101, "USD")
    assert not Money(1, "USD").percent(10)


@given(amounts, amounts)
def test_order_and_sum_agree_with_whole_numbers(one: int, other: int) -> None:
    a, b = Money(one, "CNY"), Money(other, "CNY")
    assert (a < b, a <= b, a > b, a >= b) == (one < other, one <= other, one > other, one >= other)
    assert (a + b).amount == one + other
    assert Money.parse(a.decimal, "CNY") == a
    assert a.decimal == Decimal(one) / 100
