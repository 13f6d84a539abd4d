"""What is asked for before an action can be proposed, with every answer that can be chosen: one form for all faces."""

from typing import Literal

import msgspec

from xiaoer.action.action import Action, Ask, AskKind
from xiaoer.action.known import Known, told
from xiaoer.kit.money import Money
from xiaoer.kit.words import Words
from xiaoer.order.facts import Address, Item

FieldKind = Literal["choice", "choices", "swaps", "address", "money", "email", "phone", "yes_no"]
_KINDS: dict[AskKind, FieldKind] = {
    "line": "choice",
    "lines": "choices",
    "method": "choice",
    "reason": "choice",
    "swaps": "swaps",
    "address": "address",
    "money": "money",
    "email": "email",
    "phone": "phone",
    "yes_no": "yes_no",
    "lost_coupon": "choice",
    "return": "choice",
    "exchange": "choice",
    "sent_back": "choice",
    "claim": "choice",
}


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One answer; `price` what it costs, where it costs anything."""

    value: str
    label: str
    price: Money | None = None


class Swappable(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the order and the variants it can become."""

    line: str
    label: str
    price: Money
    variants: list[Choice]


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A question; `most` is the most money that can be asked for, `address` the one there is now."""

    name: str
    kind: FieldKind
    label: str
    optional: bool
    choices: list[Choice] = []
    swaps: list[Swappable] = []
    address: Address | None = None
    most: Money | None = None


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """All that an action asks for."""

    action: str
    title: str
    fields: list[Field]


def form(action: type[Action], known: Known, words: Words, locale: str) -> Form:
    """The form of an action on what is known; products of the order must be among it where variants are asked for."""
    fields = [_field(action, ask, known, words, locale) for ask in action.asks]
    return Form(action=action.kind, title=words.text(locale, f"action-{action.kind}-name"), fields=fields)


def _field(action: type[Action], ask: Ask, known: Known, words: Words, locale: str) -> Field:
    where = known.order.address if known.found else next(iter(known.customer.addresses if known.customer else ()), None)
    return Field(
        name=ask.field,
        kind=_KINDS[ask.kind],
        label=words.text(locale, f"action-field-{ask.field}"),
        optional=ask.optional,
        choices=_choices(action, ask, known, words, locale),
        swaps=[_swappable(item, known) for item in known.standing] if ask.kind == "swaps" else [],
        address=where if ask.kind == "address" else None,
        most=action.most(known) if ask.kind == "money" else None,
    )


def _choices(action: type[Action], ask: Ask, known: Known, words: Words, locale: str) -> list[Choice]:
    match ask.kind:
        case "line" | "lines":
            return [Choice(value=item.line, label=_line(item), price=item.price) for item in action.choosable(known)]
        case "method":
            methods = known.customer.methods if known.customer else ()
            return [
                Choice(
                    value=one.id,
                    label=f"{words.text(locale, f'payment-kind-{one.kind}')} {one.label}".strip(),
                    price=one.balance,
                )
                for one in methods
            ]
        case "reason":
            return [Choice(value=one, label=words.text(locale, f"action-reason-{one}")) for one in ask.options]
        case "yes_no":
            return [Choice(value=one, label=words.text(locale, f"action-answer-{one}")) for one in ("yes", "no")]
        case _:
            return answers(ask, known)


def answers(ask: Ask, known: Known) -> list[Choice]:
    """The answers that are called by their own name in every language."""
    if ask.kind == "lost_coupon":
        return [Choice(value=one.code, label=one.code, price=one.amount) for one in known.lost_coupons()]
    return [Choice(value=one, label=label) for one, label in _open(ask.kind, known).items()]


def _open(kind: AskKind, known: Known) -> dict[str, str]:
    """What of the order waits to be settled, called by its goods."""
    if known.found is None:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    if kind in ("return", "sent_back"):
        found |= {one.id: one.lines for one in known.returning()}
    if kind in ("exchange", "sent_back"):
        found |= {one.id: tuple(swap.line for swap in one.swaps) for one in known.exchanging()}
    if kind == "claim":
        found |= {one.id: one.lines for one in known.claims()}
    titles = {item.line: item.title for item in known.order.items}
    return {one: ", ".join(titles[line] for line in lines if line in titles) for one, lines in found.items()}


def _swappable(item: Item, known: Known) -> Swappable:
    product = known.products.get(item.product_id)
    currency = known.order.total.currency
    return Swappable(
        line=item.line,
        label=_line(item),
        price=item.price,
        variants=[
            Choice(value=one.id, label=told(one.options), price=one.price(currency))
            for one in (product.variants if product else ())
            if one.available and one.id != item.variant_id and one.price(currency) is not None
        ],
    )


def _line(item: Item) -> str:
    options = told(item.options)
    return f"{item.title} ({options}) × {item.quantity}" if options else f"{item.title} × {item.quantity}"
