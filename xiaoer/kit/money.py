"""Money as a whole number of minor units and a currency: never a float, never two currencies in one sum."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

import msgspec
from babel.numbers import format_currency, get_currency_precision, get_currency_symbol

from xiaoer.kit.spoken import spoken

# A sign stands for one currency, in every language; the other dollars keep the name the language has for them, and the
# yen its code, for two may stand on one page. web/widget/src/format.ts and web/console/src/words.tsx do the same.
_SIGNS = {"CNY": "¥", "USD": "$", "GBP": "£", "KRW": "₩", "JPY": "JPY"}
_TOUCHING = re.compile(r"(?<=[A-Z])(?=\d)")


class CurrencyMismatch(ValueError):
    """Two amounts of different currencies were to be added or compared."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other} do not mix")


class Money(msgspec.Struct, frozen=True):
    """An exact amount; arithmetic stays within one currency or raises CurrencyMismatch."""

    amount: int
    currency: str

    @classmethod
    def parse(cls, text: str | int | Decimal, currency: str) -> Money:
        """Read a decimal amount as people write it ("12.34"), rounded half up to the currency's minor unit."""
        value = Decimal(text)
        if not value.is_finite():
            raise ValueError("an amount of money is a finite number")
        minor = value.scaleb(get_currency_precision(currency)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return cls(int(minor), currency)

    @property
    def decimal(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.amount).scaleb(-get_currency_precision(self.currency))

    def text(self, locale: str) -> str:
        """The amount as people of this locale write it, with the sign that is this currency's in all of them."""
        text = format_currency(self.decimal, self.currency, locale=spoken(locale))
        named = get_currency_symbol(self.currency, spoken(locale))
        return _TOUCHING.sub("\xa0", text.replace(named, _SIGNS.get(self.currency, named)))

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other).amount, self.currency)

    def __mul__(self, times: int) -> Money:
        return Money(self.amount * times, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __bool__(self) -> bool:
        return self.amount != 0

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other).amount

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._same(other).amount

    def __gt__(self, other: Money) -> bool:
        return self.amount > self._same(other).amount

    def __ge__(self, other: Money) -> bool:
        return self.amount >= self._same(other).amount

    def percent(self, rate: int) -> Money:
        """That many hundredths of the amount, rounded half up (away from zero)."""
        part = (Decimal(self.amount) * rate / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return Money(int(part), self.currency)

    def _same(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return other


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum of the amounts, zero of the currency when there are none."""
    return sum(amounts, Money(0, currency))
