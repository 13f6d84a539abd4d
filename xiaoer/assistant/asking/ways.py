"""Which of her ways to pay she speaks of, for what reason, and how much."""

import re
from collections.abc import Sequence

from xiaoer.action.known import Known
from xiaoer.assistant.asking.goods import SAID
from xiaoer.assistant.understand.wishes import flat
from xiaoer.kit.money import Money
from xiaoer.order.facts import PaymentMethod

_KINDS = {kind: re.compile(words) for kind, words in SAID["method"].items()}
_ORIGINAL, _OFF, _ON = (re.compile(SAID["ways"][name]) for name in ("original", "off", "on"))
_REASONS = {value: re.compile(words) for value, words in SAID["reason"].items()}
_SIGNS: dict[str, str] = SAID["money"]["signs"]
_UNIT: str = SAID["money"]["unit"]
_FIGURE = (
    r"(?P<minus>[-\u2212]\s?)?(?:(?P<sign>[$€£¥￥])\s?)?(?P<minus2>[-\u2212])?"
    r"(?P<number>\d+(?:[.,]\d{1,2})?)(?!\d|[.,]\d)"
)
_AMOUNT = re.compile(rf"(?<![\w#.,]){_FIGURE}\s?(?P<unit>{_UNIT})?")
_LONGEST = 9
CENT = 100


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


def amount(known: Known, text: str) -> Money | None:
    """The sum she names, where it is one and more than nothing; worded ones are not guessed at."""
    found = [one for one in _AMOUNT.finditer(flat(text)) if one["sign"] or one["unit"]]
    if len(found) != 1 or found[0]["minus"] or found[0]["minus2"] or len(found[0]["number"]) > _LONGEST:
        return None
    currency = _SIGNS[found[0]["sign"] or found[0]["unit"]]
    whole, _, part = found[0]["number"].replace(",", ".").partition(".")
    sum_ = Money(int(whole) * CENT + int(part.ljust(2, "0") or 0), currency)
    return sum_ if sum_.amount > 0 else None
