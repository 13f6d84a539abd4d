"""Which country she names, in any of the languages that are spoken here."""

import functools
import re
import tomllib
from pathlib import Path

from babel import Locale

from xiaoer.assistant.understand.wishes import flat
from xiaoer.kit.words import LOCALES

_DATA = tomllib.loads(Path(__file__).with_name("places.toml").read_text("utf-8"))
_OTHERS: dict[str, str] = _DATA["names"]
_TO = re.compile(_DATA["to"])
_CAPITALS = {"US": "US", "UK": "GB"}
_CAPITAL = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(_CAPITALS)})(?![A-Za-z])")
_SHORTEST = 3
_CODE = 2


@functools.cache
def _names() -> dict[str, str]:
    """Every name of a country, folded, with its code."""
    told = {name: code for code, names in _OTHERS.items() for name in names.split("|")}
    for locale in LOCALES:
        for code, name in _territories(locale).items():
            if len(code) == _CODE and code.isalpha():
                told.setdefault(flat(name), code)
    return told


@functools.cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_names(), key=len, reverse=True)
    dense = [re.escape(name) for name in names if re.search(r"[\u3400-\u9fff]", name)]
    spaced = [re.escape(name) for name in names if name.isascii() and len(name) >= _SHORTEST]
    return re.compile(rf"{'|'.join(dense)}|(?<!\w)(?:{'|'.join(spaced)})(?!\w)")


@functools.cache
def _territories(locale: str) -> dict[str, str]:
    return dict(Locale.parse(locale, sep="-").territories)


def country_in(text: str) -> str | None:
    """The code of the one country a text names; None where it names none or several."""
    codes = {_names()[found[0]] for found in _pattern().finditer(flat(text))}
    # "us" is a word, "US" is a country.
    codes |= {_CAPITALS[found[0]] for found in _CAPITAL.finditer(text)}
    return codes.pop() if len(codes) == 1 else None


def code_of(country: str) -> str | None:
    """The code of a country as an address writes it."""
    plain = flat(country).strip(" .")
    return plain.upper() if len(plain) == _CODE and plain.isascii() else _names().get(plain)


def told(code: str, locale: str) -> str:
    """A country's name in a language."""
    return _territories(locale).get(code, code)


def written(code: str) -> list[str]:
    """The ways a shop may write a country."""
    return list(dict.fromkeys([code, *(told(code, locale) for locale in LOCALES)]))


def place_in(text: str) -> str | None:
    """The words behind a "to": they may be a region."""
    found = _TO.search(flat(text))
    return text[found.start(1) : found.end(1)].strip(" ?？!。.，,") or None if found else None
