"""What a web form sends, read as the fields of an action: one reader for all, by how each field is asked for."""

from collections.abc import Iterable, Mapping
from decimal import InvalidOperation
from typing import Any, TypeAlias

import msgspec

from xiaoer.action.action import Action, Ask
from xiaoer.kit.money import Money
from xiaoer.order.facts import Address

LONGEST = 200
LINES = 100
# The parts of an address without which none can be sent.
NEEDED = ("line1", "city", "country")
PARTS = tuple(field.name for field in msgspec.structs.fields(Address))
Sent: TypeAlias = Mapping[str, list[str]]


class Answers(msgspec.Struct, frozen=True):
    """The fields that were answered, and the names of those that must be and were not, or not so that it fits."""

    fields: dict[str, Any]
    missing: frozenset[str]


def sent(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """What came, by name: each value on one line, without what cannot be printed, and not endless."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        plain = "".join(letter if letter.isprintable() else " " for letter in value).strip()
        found.setdefault(name, []).append(plain[:LONGEST])
    return found


def answers(action: type[Action], came: Sent, currency: str) -> Answers:
    """The fields of an action out of what came; money is of that currency."""
    fields: dict[str, Any] = {}
    missing: set[str] = set()
    for ask in action.asks:
        value = _read(ask, came, currency)
        if value or value is False:
            fields[ask.field] = value
        elif not ask.optional:
            missing.add(ask.field)
    either = {ask.field for ask in action.asks if ask.either}
    if not either & fields.keys():
        missing |= either
    return Answers(fields, frozenset(missing))


def _read(ask: Ask, came: Sent, currency: str) -> Any:
    match ask.kind:
        case "lines":
            return [value for value in dict.fromkeys(came.get(ask.field, ())) if value][:LINES]
        case "swaps":
            return _swaps(ask.field, came)
        case "address":
            return _address(ask.field, came)
        case "money":
            return _money(_one(came, ask.field), currency)
        case "yes_no":
            return {"yes": True, "no": False}.get(_one(came, ask.field))
        case _:
            return _one(came, ask.field)


def _one(came: Sent, name: str) -> str:
    return next(iter(came.get(name, ())), "")


def _swaps(field: str, came: Sent) -> list[dict[str, str]]:
    prefix = f"{field}."
    chosen = {name.removeprefix(prefix): _one(came, name) for name in came if name.startswith(prefix)}
    return [{"line": line, "variant_id": variant} for line, variant in chosen.items() if variant][:LINES]


def _address(field: str, came: Sent) -> dict[str, str] | None:
    parts = {part: _one(came, f"{field}.{part}") for part in PARTS}
    return parts if all(parts[part] for part in NEEDED) else None


def _money(text: str, currency: str) -> dict[str, Any] | None:
    try:
        return msgspec.structs.asdict(Money.parse(text.replace(",", "."), currency)) if text else None
    except (ValueError, InvalidOperation):
        return None
