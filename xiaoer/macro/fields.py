"""The fields of quick replies: which there are, and what stands in their place in one conversation."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from xiaoer.kit.errors import Invalid
from xiaoer.kit.folding import fold
from xiaoer.kit.words import FALLBACK, Words
from xiaoer.macro.schemas import MacroText
from xiaoer.order.facts import Order

FIELDS = (
    "customer.name",
    "agent.name",
    "shop.name",
    "conversation.id",
    "order.id",
    "order.items",
    "order.total",
    "order.status",
    "parcel.carrier",
    "parcel.tracking",
    "parcel.status",
    "refund.amount",
)
# What the agent sees where nobody knows: hers to fill, and nothing a customer could take for a fact.
EMPTY = "[ ]"
_FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_NUMBER = re.compile(r"[0-9A-Z][0-9A-Z-]*")
_MARKS = re.compile(r"[^0-9A-Z]+")
words = Words([Path(__file__).parent.parent / "order"])


class Setting(msgspec.Struct, frozen=True):
    """Where a quick reply is to be said: names, the language, and the order it is about, None when there is none."""

    conversation_id: str
    locale: str
    customer: str
    agent: str
    shop: str
    order: Order | None = None


def check(text: str) -> None:
    """Raises Invalid `macro_field_unknown` with the first field that is none, `macro_braces` for half a field."""
    for name in _FIELD.findall(text):
        if name not in FIELDS:
            raise Invalid("macro_field_unknown", field=name)
    rest = _FIELD.sub("", text)
    if "{{" in rest or "}}" in rest:
        raise Invalid("macro_braces")


def fill(texts: Mapping[str, str], setting: Setting) -> MacroText:
    """The text in the setting's language, or else in English or any; each place nobody knows is open and listed."""
    locale = next((locale for locale in (setting.locale, FALLBACK) if locale in texts), next(iter(texts)))
    known = _known(setting, locale)
    missing: list[str] = []

    def value(field: re.Match[str]) -> str:
        found = known.get(field[1], "")
        if not found:
            missing.append(field[1])
        return found or EMPTY

    text = _FIELD.sub(value, texts[locale])
    return MacroText(text=text, missing=missing)


def named(texts: Iterable[str]) -> list[str]:
    """Everything in texts that could be an order's or a parcel's number, as `key` writes it, each once."""
    return list(dict.fromkeys(key(found) for text in texts for found in _NUMBER.findall(fold(text).upper())))


def key(number: str) -> str:
    """What makes two ways of writing one number the same."""
    return _MARKS.sub("", fold(number).upper())


def spoken_of(orders: Sequence[Order], numbers: Iterable[str]) -> Order | None:
    """The order the first of these numbers means, her newest one when none means any."""
    by_number = {key(shipment.tracking): order for order in orders for shipment in order.shipments}
    by_number |= {key(order.id): order for order in orders}
    return next((by_number[number] for number in numbers if number in by_number), orders[0] if orders else None)


def _known(setting: Setting, locale: str) -> dict[str, str]:
    known = {
        "customer.name": setting.customer,
        "agent.name": setting.agent,
        "shop.name": setting.shop,
        "conversation.id": setting.conversation_id,
    }
    return known if setting.order is None else known | _of_order(setting.order, locale)


def _of_order(order: Order, locale: str) -> dict[str, str]:
    known = {
        "order.id": order.id,
        "order.items": ", ".join(item.title for item in order.items),
        "order.total": order.total.text(locale),
        "order.status": words.text(locale, f"order-status-{order.status}"),
    }
    if order.shipments:
        parcel = order.shipments[-1]
        status = words.text(locale, f"parcel-status-{parcel.status}")
        known |= {"parcel.carrier": parcel.carrier, "parcel.tracking": parcel.tracking, "parcel.status": status}
    if order.refunded:
        known["refund.amount"] = order.refunded.text(locale)
    return known
