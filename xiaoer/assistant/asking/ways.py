"""Which of her ways to pay she speaks of, for what reason, and how much."""

import re
from collections.abc import Sequence

from xiaoer.action.known import Known
from xiaoer.assistant.asking.goods import SAID
from xiaoer.assistant.understand.wishes import flat
from xiaoer.kit.money import Money
from xiaoer.order.facts import CLAIM_KINDS, PaymentMethod

_KINDS = {kind: re.compile(words) for kind, words in SAID["method"].items()}
_ORIGINAL, _OFF, _ON = (re.compile(SAID["ways"][name]) for name in ("original", "off", "on"))
_REASONS = {value: re.compile(words) for value, words in SAID["reason"].items()}
_SIGNS: dict[str, str] = SAID["money"]["signs"]
_UNIT: str = SAID["money"]["unit"]
_BEFORE, _NEGATIVE, _LARGER, _WORDED, _PARTED = (
    SAID["money"][name] for name in ("before", "negative", "larger", "worded", "parted")
)
_DASH = "[-\u2010-\u2015\u2212]"
_AMOUNT = re.compile(
    rf"(?<![a-z0-9_#.{_WORDED}])(?<!\d[,'])(?P<minus>{_DASH}\s?)?(?:(?P<sign>{_BEFORE})\s?)?"
    rf"(?P<minus2>{_DASH})?(?P<number>\d(?:[\d.,']*\d)?)"
    rf"(?:\s?(?P<unit>(?:{_UNIT})(?![a-z])|[$€£¥](?!\d)))?"
)
_LESS = re.compile(rf"(?:{_NEGATIVE})\s*$")
# What makes another sum of the figure before it: more figures, a range, a thousand times as much.
_MORE = re.compile(rf"[a-z0-9_%/]|{_DASH}|[~～]|\s\d{{3}}(?!\d)|\s?(?:{_LARGER})(?![a-z])|(?:{_PARTED})")
_SPACED = re.compile(r"\d\s$")
_PLAIN = re.compile(r"(?P<whole>\d+)(?:[.,](?P<part>\d{1,2}))?")
_GROUPED = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<by>[.,'])\d{3}(?:(?P=by)\d{3})*)(?:(?!(?P=by))[.,](?P<part>\d{1,2}))?"
)
_THOUSANDS = {"EUR": "."}
_LONGEST = 7
CENT = 100
_WRITTEN = {
    "email": re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII),
    "phone": re.compile(r"(?<![\w-])\+?\d[\d ()-]{5,18}\d(?![\w-])"),
}


def method(known: Known, text: str) -> str | None:
    """The id of the way to pay she means, where it can only be one."""
    plain, methods = flat(text), known.customer.methods if known.customer else ()
    by_id = [(plain.index(flat(one.id)), one) for one in methods if flat(one.id) in plain]
    named = _standing(plain, by_id) if by_id else _labelled(plain, methods)
    if len(named) == 1:
        return named[0].id
    if _ORIGINAL.search(plain) and known.found is not None:
        used = {one.method_id for one in known.order.payments}
        return used.pop() if len(used) == 1 else None
    return None


def _labelled(plain: str, methods: Sequence[PaymentMethod]) -> list[PaymentMethod]:
    """Those whose last figures, or whose kind, she names."""
    ends = [(one, re.findall(r"\d{4}(?!\d)", one.label)) for one in methods]
    by_end = [
        (found.start(), one)
        for one, figures in ends
        for figure in figures[-1:]
        for found in re.finditer(rf"(?<!\d){figure}(?!\d)", plain)
    ]
    if by_end:
        return _standing(plain, by_end)
    places: list[tuple[int, PaymentMethod]] = []
    left = _ORIGINAL.sub(lambda found: " " * len(found[0]), plain)
    for kind, words in _KINDS.items():
        for found in words.finditer(left):
            of_kind = [one for one in methods if one.kind == kind]
            branded = [
                one for one in of_kind if any(word in found[0] for word in re.findall(r"[a-z]{4,}", flat(one.label)))
            ]
            places += [(found.start(), one) for one in branded or of_kind]
        left = words.sub(lambda found: " " * len(found[0]), left)
    return _standing(plain, places)


def _standing(plain: str, places: Sequence[tuple[int, PaymentMethod]]) -> list[PaymentMethod]:
    """Those she wants, where she also names one that she does not want."""
    kept = [(at, one) for at, one in places if not _OFF.search(plain[:at])]
    wanted = [(at, one) for at, one in kept if _ON.search(plain[:at])]
    ids = {one.id for _, one in kept}
    return list({one.id: one for _, one in (wanted if len(ids) > 1 and wanted else kept)}.values())


def reason(options: Sequence[str], text: str) -> str | None:
    """The one of the reasons she gives."""
    plain = flat(text)
    given = [one for one in options if one in _REASONS and _REASONS[one].search(plain)]
    return given[0] if len(given) == 1 else None


def reason_of(text: str) -> str:
    """What she says went wrong with what she got, where it is one thing."""
    return reason(CLAIM_KINDS, text) or ""


def written(known: Known, kind: str, text: str) -> str | None:
    """The e-mail or the phone number she writes beside the one there is, where it is only one."""
    there = (known.customer.email, known.customer.phone) if known.customer else ()
    found = {one[0] for one in _WRITTEN[kind].finditer(text)} - set(there)
    return found.pop() if len(found) == 1 else None


def amount(known: Known, text: str) -> Money | None:
    """The sum she names, where it is one and more than nothing; worded ones and what may be another are not guessed."""
    plain = flat(text)
    found = [one for one in _AMOUNT.finditer(plain) if one["sign"] or one["unit"]]
    if len(found) != 1 or found[0]["minus"] or found[0]["minus2"]:
        return None
    [one] = found
    ahead = plain[: one.start()]
    if _LESS.search(ahead) or _MORE.match(plain, one.end()) or (_SPACED.search(ahead) and len(one["number"]) == 3):
        return None
    currencies = {_SIGNS[said.strip()] for said in (one["sign"], one["unit"]) if said}
    return _sum(one["number"], currencies.pop()) if len(currencies) == 1 else None


def _sum(number: str, currency: str) -> Money | None:
    """A figure as money; where a sign may part thousands or cents, nothing."""
    figure = _PLAIN.fullmatch(number) or _GROUPED.fullmatch(number)
    if figure is None:
        return None
    by = figure.groupdict().get("by")
    # "1.000" is a thousand euros, and "1,000" is a thousand of whatever is written in English or Chinese.
    if by and number.count(by) == 1 and not figure["part"] and by != _THOUSANDS.get(currency, ","):
        return None
    whole = re.sub(r"\D", "", figure["whole"])
    minor = int(whole) * CENT + int((figure["part"] or "").ljust(2, "0"))
    return Money(minor, currency) if len(whole) <= _LONGEST and minor > 0 else None
