"""A sum is read where it can only be one; whatever may be another sum is asked for in figures, never guessed at."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoer.action.known import Known
from xiaoer.assistant.asking.ways import amount
from xiaoer.kit.money import Money

NOBODY = Known(None)
MOST = 999_999_999
SIGNS = {"USD": "$", "EUR": "€", "CNY": "¥", "GBP": "£"}
UNITS = {"USD": ("usd", "dollars", "Dólares", "美元"), "EUR": ("eur", "EUROS", "欧元"), "CNY": ("元", "块", "RMB")}
GROUPS = {"EUR": "."}
AROUND = [
    ("", ""),
    ("I want compensation of ", " for order XP-20117"),
    ("order XP-20117, ", "!"),
    ("quiero ", " por favor"),
    ("订单 XP-20117 赔我", "，谢谢"),
    ("(", ")"),
]

sums = st.integers(1, MOST)
currencies = st.sampled_from(sorted(SIGNS))
around = st.sampled_from(AROUND)


def wide(text: str) -> str:
    """The same in full width."""
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def figure(minor: int, currency: str, *, grouped: bool) -> str:
    """A sum as it is written where people pay in it."""
    by = GROUPS.get(currency, ",")
    whole = f"{minor // 100:,}".replace(",", by if grouped else "")
    part = minor % 100
    return f"{whole}{'.' if by == ',' else ','}{part:02}" if part else whole


@given(sums, currencies, around, st.booleans(), st.booleans(), st.booleans(), st.sampled_from(["", " "]))
def test_a_sum_with_its_sign_is_that_sum(
    minor: int, currency: str, place: tuple[str, str], grouped: bool, ahead: bool, full: bool, space: str
) -> None:
    said, sign = figure(minor, currency, grouped=grouped), SIGNS[currency]
    text = f"{sign}{space}{said}" if ahead else f"{said}{space}{sign}"
    before, after = place
    assert amount(NOBODY, before + (wide(text) if full else text) + after) == Money(minor, currency)


@given(sums, st.sampled_from(sorted(UNITS)), around, st.booleans(), st.data())
def test_a_sum_with_its_currency_in_letters_is_that_sum(
    minor: int, currency: str, place: tuple[str, str], grouped: bool, data: st.DataObject
) -> None:
    unit = data.draw(st.sampled_from(UNITS[currency]))
    before, after = place
    assert amount(NOBODY, f"{before}{figure(minor, currency, grouped=grouped)} {unit}{after}") == Money(minor, currency)


@given(sums, st.sampled_from(["-", "−", "－", "–", "—", "‐", "minus ", "menos ", "negative ", "负", "減"]), around)
def test_below_nothing_is_no_sum(minor: int, sign: str, place: tuple[str, str]) -> None:
    before, after = place
    said = figure(minor, "USD", grouped=False)
    forms = [f"{sign}${said}", f"{sign}{said} dollars", f"{sign} {said} €", f"{sign}{said}元"]
    for form in [*forms, f"${sign}{said}"] if sign in "-−－–—‐" else forms:
        assert amount(NOBODY, f"{before}{form}{after}") is None, form


@given(
    st.integers(1, 999),
    st.sampled_from(
        ["k", " k", "m", "e9", "E9", "%", " million", " mil", " millones", " thousand", "万", " 亿", "_000"]
    ),
)
def test_more_than_its_figures_say_is_no_sum(number: int, more: str) -> None:
    for form in (f"${number}{more}", f"{number}{more} dollars", f"{number}{more}元", f"€{number}{more}"):
        assert amount(NOBODY, f"give me {form} now") is None, form


@given(st.integers(10_000_000, 10**30), currencies)
def test_what_nobody_paid_is_no_sum(number: int, currency: str) -> None:
    for said in (f"{number}", f"{number:,}", f"{number}.00"):
        assert amount(NOBODY, f"{SIGNS[currency]}{said}") is None


@given(sums, sums, currencies, currencies)
def test_two_sums_are_none(one: int, other: int, first: str, second: str) -> None:
    texts = [f"{SIGNS[by]}{figure(of, by, grouped=False)}" for of, by in ((one, first), (other, second))]
    assert amount(NOBODY, " or ".join(texts)) is None


@given(st.text(alphabet="0123456789$€¥£.,-− eEkusdro元块一百万负mil%'", max_size=24))
def test_whatever_is_written_a_sum_is_made_of_figures_that_stand_there(text: str) -> None:
    found = amount(NOBODY, text)
    if found is None:
        return
    assert 0 < found.amount <= MOST
    assert found.currency in SIGNS
    figures = re.findall(r"\d[\d.,']*", text)
    whole, part = divmod(found.amount, 100)
    said = {str(whole), f"{whole}{part:02}", f"{whole}{part // 10}"}
    assert any(re.sub(r"\D", "", one).lstrip("0") in {each.lstrip("0") for each in said} for one in figures)


@given(st.text(max_size=80))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    found = amount(NOBODY, text)
    assert found is None or found.amount > 0


@pytest.mark.parametrize(
    "text",
    [
        "一百块",
        "赔我两百五十元",
        "半块钱",
        "a hundred dollars",
        "five bucks",
        "cien euros",
        "medio euro",
        "｛１００｝元",
        "[100] €",
        "100",
        "100 cups",
        "100万元",
        "5元5角",
        "3块5",
        "5角",
        "1.000 usd",
        "1,000 €",
        "1.5.2 usd",
        "1,00,000 usd",
        "$1 000 000",
        "1 000 euros",
        "pedido 445 100 euros",
        "0.001 usd",
        "$0",
        "0,00 €",
        "$5-10",
        "$5~10",
        "$5/day",
        "$.50",
        "A$5",
        "HK$5",
        "$5 euros",
        "#5 usd",
        "5 europeans",
        "$\u200b5",
        "NaN dollars",
        "$Infinity",
        "0x10 usd",
        "$ ",
        "",
    ],
)
def test_what_may_be_another_sum_is_asked_for(text: str) -> None:
    assert amount(NOBODY, text) is None


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("$5", 500, "USD"),
        ("USD 5", 500, "USD"),
        ("5 $", 500, "USD"),
        ("$1,000.50", 100050, "USD"),
        ("1,000,000 usd", 100000000, "USD"),
        ("5€", 500, "EUR"),
        ("EUR 5,50", 550, "EUR"),
        ("1.000,50 €", 100050, "EUR"),
        ("1.000 €", 100000, "EUR"),
        ("０，５０ €", 50, "EUR"),
        ("￥１００", 10000, "CNY"),
        ("订单 XP-20117，赔偿50元。", 5000, "CNY"),
        ("赔我100块钱吧", 10000, "CNY"),
        ("¥100 rmb", 10000, "CNY"),
        ("£5.5", 550, "GBP"),
        ("order #1234 5 dollars", 500, "USD"),
        ("it came 10 days late: 5 € is fair", 500, "EUR"),
    ],
)
def test_what_can_only_be_one_sum_is_it(text: str, minor: int, currency: str) -> None:
    assert amount(NOBODY, text) == Money(minor, currency)
