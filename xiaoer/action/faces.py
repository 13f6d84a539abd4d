"""What people see of a deed: generic over all actions, so no face names one."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from xiaoer.action.action import COMMON, SHARED, Action
from xiaoer.action.facts import Filled, Request, filled_with
from xiaoer.action.judge import Judged, judge
from xiaoer.action.kinds.registry import ACTIONS, make
from xiaoer.action.known import Account, Fact, Known, Moment, Said
from xiaoer.action.queries import Deed, standing_deeds
from xiaoer.action.states import State
from xiaoer.inbox.parts import LineKind, Offer, OfferState
from xiaoer.kit.html import moment_text
from xiaoer.kit.money import Money
from xiaoer.kit.store import Reader
from xiaoer.kit.words import Words, WordsError, day_text, nearest
from xiaoer.order import shop
from xiaoer.order.facts import Customer, Order

words = Words([Path(__file__).parent, Path(shop.__file__).parent])

_SHOWN: dict[State, OfferState] = {
    "proposed": "open",
    "awaiting": "awaiting",
    "confirmed": "confirmed",
    "sent": "confirmed",
    "unknown": "unknown",
    "done": "done",
    "refused": "refused",
    "declined": "declined",
    "voided": "void",
}
# Lines that name no fact.
_ABOUT: dict[str, LineKind] = {"no_refund": "money", "no_difference": "money"}


class Possible(msgspec.Struct, frozen=True):
    """An action on an order; `reason` says in a few words why it cannot be done.

    `proof`: it can be, once she has proved by a code who she is. `stands`: how far the one is that is under way.
    """

    kind: str
    title: str
    reason: str | None
    proof: bool = False
    stands: State | None = None


def name(kind: str, locale: str) -> str:
    """What an action is called."""
    return words.text(locale, f"action-{kind}-name")


def offer(deed: Deed, known: Known, locale: str) -> Offer:
    """The deed as it is offered: what will happen, and a yes and a no. Void when the order is no longer as it was."""
    terms = deed.action.terms(known)
    changed = deed.state == "proposed" and msgspec.json.encode(terms).decode() != deed.terms
    return Offer(
        deed=deed.id,
        action=deed.kind,
        title=words.text(locale, f"action-{deed.kind}-title", order=deed.order_id),
        lines=_lines(deed.kind, terms, locale),
        yes=words.text(locale, f"action-{deed.kind}-yes"),
        no=words.text(locale, f"action-{deed.kind}-no"),
        state="void" if changed else offer_state(deed),
        kinds=[_about(line) for line in terms],
    )


def offer_state(deed: Deed) -> OfferState:
    """How its offer stands now."""
    return _SHOWN[deed.state]


def outcome_text(deed: Deed, known: Known | None, locale: str) -> str:
    """How it stands, in a sentence or two; once it is done, with what the order as read afterwards shows."""
    if deed.state == "refused":
        return _refusal(deed, locale)
    if deed.state == "proposed":
        return words.text(locale, f"action-{deed.kind}-ask", order=deed.order_id)
    if deed.state == "done":
        said = words.text(locale, f"action-{deed.kind}-done", order=deed.order_id)
        return "\n".join([said, *_lines(deed.kind, deed.action.result(known, deed.id) if known else [], locale)])
    stands: str = "escalated" if deed.state == "unknown" and deed.escalated_at is not None else deed.state
    if deed.state == "voided" and deed.reason == "withdrawn":
        stands = "withdrawn"
    return words.text(locale, f"action-{stands}", order=deed.order_id)


def offered(deed: Deed, locale: str) -> list[str]:
    """What was offered, read off the deed itself: nobody is asked."""
    return _lines(deed.kind, [_said(raw) for raw in msgspec.json.decode(deed.terms)], locale)


def offered_kinds(deed: Deed) -> list[LineKind]:
    """What each of those lines is about."""
    return [_about(_said(raw)) for raw in msgspec.json.decode(deed.terms)]


def preview(filled: Filled, locale: str) -> list[str]:
    """What would be offered; nothing where the order is not hers."""
    action = filled.action
    return _lines(action.kind, action.terms(filled.known), locale) if filled.there else []


def against(kind: str, judged: Judged, locale: str) -> str | None:
    """Why the gate says no, in a few words for those who work here; None when it does not."""
    return _against(kind, judged.reason, judged.words, locale)


def title(deed: Deed, locale: str) -> str:
    """What the deed is, with its order."""
    return words.text(locale, f"action-{deed.kind}-title", order=deed.order_id)


def why_not(deed: Deed, locale: str) -> str:
    """Why it was refused, in a few words where there are some, for those who work here."""
    short = deed.reason is not None and any(words.has(key) for key in _why(deed.kind, deed.reason))
    said = msgspec.json.decode(deed.words, type=dict[str, str])
    return _against(deed.kind, deed.reason, said, locale) or "" if short else _refusal(deed, locale)


def _why(kind: str, reason: str) -> tuple[str, str]:
    return f"action-{kind}-why-{reason}", f"action-why-{reason}"


def against_all(
    read: Reader, shop: str, action: type[Action], known: Known, request: Request, now: int
) -> Judged | None:
    """Why it cannot be done whatever is answered; what may be done for one reason may be done."""
    first: Judged | None = None
    for answer in [{}, *({ask.field: one} for ask in action.asks if ask.kind == "reason" for one in ask.options)]:
        made = make(action.kind, {"order_id": known.found.id if known.found else "", **answer})
        filled = filled_with(shop, made, known, request, now=now)
        # What the order itself says is said shortest; the rules' words are for the customer.
        short = made.available(filled.known)
        judged = Judged(short, filled.facts) if short else judge(read, filled, probing=True)
        if judged.reason is None:
            return None
        first = first or judged
    return first


def likeliest(found: Iterable[Possible], order: Order | None, wished: str | None = None) -> list[Possible]:
    """What is likely wanted stands first: what she asked for, what is under way, what suits how far the order is.

    What is possible stands before what is not.
    """

    def place(one: Possible) -> tuple[bool, bool, bool, bool]:
        action = ACTIONS[one.kind]
        under_way = one.reason is None and (action.labels or action.ends is not None)
        suits = order is not None and order.status in action.suits
        return one.reason is not None and not one.proof, one.kind != wished, not under_way, not suits

    return sorted(found, key=place)


def possible(
    read: Reader, shop: str, of: Order | Customer, request: Request, now: int, wished: str | None = None
) -> list[Possible]:
    """Every action there is on an order, or on a customer herself, judged for this hand by the gate itself.

    Nothing is proposed; the steps of what has not begun are left out. The likeliest stand first.
    """
    order = of if isinstance(of, Order) else None
    known = Known(None, order) if order else Known(of if isinstance(of, Customer) else None)
    # What a wish for it would find already.
    standing = standing_deeds(read, shop, order.id if order else f"@{request.contact.customer_id}")
    shown = []
    for kind, action in ACTIONS.items():
        if action.about != ("order" if order else "customer"):
            continue
        judged = against_all(read, shop, action, known, request, now)
        # She may ask for what there is no occasion for, and is told; for what she cannot ask for nobody need be told.
        if judged and judged.reason in action.unspoken and "customer" not in action.hands:
            continue
        no = _against(kind, judged.reason, judged.words, request.locale) if judged else None
        shown.append(Possible(kind, name(kind, request.locale), no, stands=standing.get(kind)))
    return likeliest(shown, order, wished)


def _against(kind: str, reason: str | None, verdict: Mapping[str, str], locale: str) -> str | None:
    if reason is None:
        return None
    said = verdict.get(nearest(locale))
    if reason == "rule" and said:
        return said
    own, common = _why(kind, reason)
    return words.text(locale, own if words.has(own) else common)


def _not(kind: str, reason: str) -> str:
    own = f"action-{kind}-not-{reason}"
    return f"action-not-{reason}" if reason in SHARED and not words.has(own) else own


def _refusal(deed: Deed, locale: str) -> str:
    said = msgspec.json.decode(deed.words, type=dict[str, str]).get(nearest(locale))
    if deed.reason == "rule" and said:
        return said
    for key in (_not(deed.kind, deed.reason or ""), f"action-refused-{deed.reason}", f"error-{deed.reason}"):
        if words.has(key):
            try:
                return words.text(locale, key, order=deed.order_id)
            except WordsError:  # a shop's own words that need facts nobody kept
                break
    return words.text(locale, "action-refused-shop", order=deed.order_id)


def _lines(kind: str, lines: Iterable[Said], locale: str) -> list[str]:
    return [_line(kind, line, locale) for line in lines]


def _line(kind: str, line: Said, locale: str) -> str:
    key = f"action-line-{line.key}" if line.key in COMMON else f"action-{kind}-line-{line.key}"
    return words.text(locale, key, **{fact: fact_text(of, locale) for fact, of in line.facts.items()})


def _about(line: Said) -> LineKind:
    """What a line is about, read off the facts in it; one without says it by its name."""
    if "title" in line.facts:
        return "goods"
    if "address" in line.facts:
        return "place"
    if any(isinstance(fact, Money) for fact in line.facts.values()):
        return "money"
    if any(isinstance(fact, Moment) for fact in line.facts.values()):
        return "time"
    return _ABOUT.get(line.key, "note")


def _said(raw: dict[str, Any]) -> Said:
    """A line as a deed keeps it."""
    facts = {name: _kept(of) for name, of in raw.get("facts", {}).items()}
    return Said(raw["key"], facts)


def _kept(of: Any) -> Fact:
    if not isinstance(of, dict):
        return str(of)
    kind: type[Money | Moment | Account] = Money if "amount" in of else Moment if "at" in of else Account
    return msgspec.convert(of, kind)


def fact_text(of: Fact, locale: str) -> str:
    """A fact of an action, as it is written in a language."""
    if isinstance(of, Money):
        return of.text(locale)
    if isinstance(of, Moment):
        return day_text(of.at, locale, of.at if of.soon else None) if of.day else moment_text(of.at, locale)
    if isinstance(of, Account):
        kind = words.text(locale, f"payment-kind-{of.kind}")
        # A label tells one card from another; without a figure in it, it only repeats the kind in some language.
        return f"{kind} {of.label}" if any(letter.isdigit() for letter in of.label) else kind
    return of
