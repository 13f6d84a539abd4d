"""What to do about a message: from what is remembered, wanted and known to what is said and done."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from xiaoer.action.kinds.registry import ACTIONS, make
from xiaoer.action.known import Known as Facts
from xiaoer.assistant.commands import (
    Affirm,
    AnyCommand,
    Ask,
    Bye,
    Command,
    Deny,
    Greet,
    Human,
    Look,
    Send,
    Set,
    Show,
    Start,
    Thanks,
    Unsure,
)
from xiaoer.assistant.schemas import (
    Act,
    Known,
    Menu,
    NotHers,
    OpenOffer,
    Plain,
    Plan,
    Propose,
    Proposed,
    State,
    TellArticle,
    TellDeed,
    TellOrder,
    TellProduct,
    ToPerson,
    WhichOrder,
    WhichProduct,
)
from xiaoer.order.shop import Order, OrderStatus

CHOICES = 4
MISSES = 2
_OPEN: frozenset[OrderStatus] = frozenset({"unpaid", "paid", "packed", "shipped"})
_BACK: frozenset[OrderStatus] = frozenset({"returning", "refunding", "partially_refunded", "refunded"})
_UNDER_WAY = frozenset({"confirmed", "unknown"})
_CLOSED = frozenset({"declined", "void", "refused"})

_SOCIAL: tuple[tuple[type[Command], str], ...] = ((Bye, "bye"), (Thanks, "thanks"), (Greet, "greeting"))

C = TypeVar("C", bound=Command)
Commands = Sequence[AnyCommand]
Rule = Callable[[State, Commands, Known], Plan | None]


def decide(state: State, commands: Commands, known: Known) -> Plan:
    """The plan for a message; with `propose` in it, `proposed` says how it goes on."""
    for rule in _RULES:
        plan = rule(state, commands, known)
        if plan is not None:
            return _kept_true(state, plan, known)
    return _missed(state, known)


def proposed(plan: Plan, outcome: Proposed, entry: str) -> Plan:
    """The plan once the deed it proposed stands, shown in `entry`."""
    if plan.propose is None:
        return plan
    order = plan.propose.order.id
    refused = outcome.state == "refused"
    telling = TellDeed(
        outcome.text,
        outcome.deed,
        order,
        offer=outcome.offer,
        person=refused and not outcome.to_person,
        facts=outcome.facts,
        verdict=outcome.verdict,
    )
    acts: list[Act] = [*plan.acts, telling]
    if refused and outcome.to_person:
        acts.append(ToPerson("refused"))
    waits = outcome.state == "proposed" and outcome.offer is not None
    offer = OpenOffer(outcome.deed, entry, plan.propose.action, order) if waits else None
    state = msgspec.structs.replace(plan.state, wish=None, order=order, offer=offer)
    return msgspec.structs.replace(plan, state=state, acts=tuple(acts), propose=None)


def wants_orders(state: State, commands: Commands) -> bool:
    """Whether her orders must be known to decide on these commands."""
    if _first(commands, Start, Show, Look) or named_in(commands):
        return True
    answers = _first(commands, Affirm, Deny) is not None and state.offer is not None
    return answers or (state.wish is not None and _first(commands, Unsure) is not None)


def named_in(commands: Commands) -> tuple[str, ...]:
    """The numbers she wrote or picked."""
    written = (one.value for one in commands if isinstance(one, Set) and one.field == "order")
    picked = (one.order for one in commands if isinstance(one, Show) and one.order)
    return (*picked, *written)


def _kept_true(before: State, plan: Plan, known: Known) -> Plan:
    """An offer is gone once it is answered or what it offers changes; anything else said makes it the last no more."""
    offer = before.offer
    if offer is None or plan.state.offer is None:
        return plan
    changes = plan.propose is not None or _other_order(plan, offer)
    kept = None if changes else msgspec.structs.replace(offer, last=False)
    after = msgspec.structs.replace(plan.state, offer=kept)
    return msgspec.structs.replace(plan, state=after, void=changes and known.offer == "open")


def _other_order(plan: Plan, offer: OpenOffer) -> bool:
    """Whether the talk has gone on to another order or to the question which one."""
    told = (act.order.id for act in plan.acts if isinstance(act, TellOrder))
    return any(order != offer.order for order in told) or any(
        isinstance(act, WhichOrder | NotHers) for act in plan.acts
    )


def _person(state: State, commands: Commands, known: Known) -> Plan | None:
    if _first(commands, Human) is None:
        return None
    return Plan(_fresh(state), (ToPerson("requested"),))


def _sent(state: State, commands: Commands, known: Known) -> Plan | None:
    """Nobody here can see what is in a file: she is told so, and a person can look."""
    if _first(commands, Send) is None:
        return None
    return Plan(state, (Plain("file-kept"),))


def _shop_is_away(state: State, commands: Commands, known: Known) -> Plan | None:
    if not known.shop_away:
        return None
    return Plan(state, (Plain("shop-away"), ToPerson("failed")))


def _answered(state: State, commands: Commands, known: Known) -> Plan | None:
    """A plain yes or no: to the offer that stands open, and only to that."""
    yes, no = _first(commands, Affirm), _first(commands, Deny)
    if (yes is None and no is None) or _first(commands, Start) or named_in(commands):
        return None
    offer, stands = state.offer, known.offer
    if offer is None or (yes is not None and yes.offer not in (None, offer.deed)):
        return Plan(_fresh(state), (Plain("noted"),))
    if stands in _UNDER_WAY:
        return Plan(_fresh(state), (Plain("doing-already"),))
    if no is not None:
        said = Plain("kept" if stands in ("open", "declined", "void") else "noted")
        return Plan(_fresh(state, offer=None), (said,), answer=False if stands == "open" else None)
    if stands == "open" and offer.last:
        return Plan(_fresh(state, offer=None), (Plain("doing"),), answer=True)
    # Other things were said since, or it was closed: what would be done is shown again before it is done.
    again = stands == "open" or (offer.last and stands in _CLOSED)
    order = next((order for order in known.orders if order.id == offer.order), None)
    if not again or order is None:
        return Plan(_fresh(state), (Plain("noted"),))
    return Plan(_fresh(state), propose=Propose(offer.action, order))


def _ordered(state: State, commands: Commands, known: Known) -> Plan | None:
    """A deed is wished for, or the order for one that was is named."""
    start = _first(commands, Start)
    named = named_in(commands)
    # What she calls the goods names the order too, once she was asked for it.
    goes_on = (named or known.mentioned) and _first(commands, Show, Ask, Look) is None
    action = start.action if start else state.wish if goes_on else None
    if action is None:
        return None
    if action not in ACTIONS:
        return Plan(_fresh(state), (Menu("cannot"),))
    wanting = _fresh(state, wish=action)
    if not known.signed_in:
        return Plan(wanting, (Plain("log-in"),))
    if named:
        order = _hers(named, known)
        return Plan(wanting, propose=Propose(action, order)) if order else Plan(wanting, (NotHers(named[0]),))
    return _for_one_of_hers(wanting, action, known)


def _for_one_of_hers(wanting: State, action: str, known: Known) -> Plan:
    if not known.orders:
        return Plan(_fresh(wanting, wish=None), (Plain("no-orders"),))
    orders = _meant(known)
    possible = [order for order in orders if make(action, {"order_id": order.id}).available(Facts(None, order)) is None]
    spoken_of = next((order for order in possible if order.id == wanting.order), None)
    if spoken_of is None and len(possible) > 1:
        return Plan(wanting, (WhichOrder(action, tuple(possible[:CHOICES])),))
    # Where nothing is possible, the newest order's refusal says why.
    return Plan(wanting, propose=Propose(action, spoken_of or (possible or orders)[0]))


def _shown(state: State, commands: Commands, known: Known) -> Plan | None:
    """How an order stands: the one she named, or hers that matters now."""
    show = _first(commands, Show)
    named = named_in(commands)
    if show is None and (not named or _first(commands, Ask)):
        return None
    about = next((one.value for one in commands if isinstance(one, Set) and one.field == "about"), "order")
    if not known.signed_in:
        # How long a refund takes in general is no secret.
        return _asked(state, commands, known) or Plan(_fresh(state), (Plain("log-in"),))
    if named:
        order = _hers(named, known)
        return _telling(state, order) if order else Plan(_fresh(state), (NotHers(named[0]),))
    orders = _meant(known)
    relevant = _relevant(orders, about)
    if about == "refund" and not relevant:
        return _asked(state, commands, known) or _told_nothing(state, orders)
    if not relevant:
        return _told_nothing(state, orders)
    return _telling(state, relevant[0], tuple(relevant[1 : CHOICES + 1]))


def _looked(state: State, commands: Commands, known: Known) -> Plan | None:
    """What the shop has: the one product she means, the question which, or that there is none of that name."""
    if _first(commands, Look) is None and not (known.products and _first(commands, Unsure)):
        return None
    if len(known.products) > 1:
        return Plan(_fresh(state), (WhichProduct(known.products[:CHOICES], known.currency),))
    if known.products:
        return Plan(_fresh(state), (TellProduct(known.products[0], known.currency),))
    general = _asked(state, commands, known)
    return Plan(_fresh(state), (Plain("no-product"), *(general.acts if general else ())))


def _asked(state: State, commands: Commands, known: Known) -> Plan | None:
    """What the shop itself says about it."""
    ask = _first(commands, Ask)
    if ask is None:
        return None
    article = known.articles.get(ask.article) if ask.article else next(iter(known.found), None)
    return Plan(_fresh(state), (TellArticle(article),)) if article else None


def _said(state: State, commands: Commands, known: Known) -> Plan | None:
    for kind, key in _SOCIAL:
        if _first(commands, kind) is not None:
            return Plan(_fresh(state), (Plain(key),))
    return None


def _missed(state: State, known: Known) -> Plan:
    """Not understood: choices, and the second time a person."""
    misses = state.misses + 1
    offer = None if state.offer is None else msgspec.structs.replace(state.offer, last=False)
    counted = msgspec.structs.replace(state, misses=misses, offer=offer)
    acts: tuple[Act, ...] = (Menu("unsure", known.found),)
    if misses >= MISSES:
        acts = (ToPerson("unsure"),)
    return Plan(counted, acts, missed=True)


def _complained(state: State, commands: Commands, known: Known) -> Plan | None:
    unsure = _first(commands, Unsure)
    if unsure is None or unsure.intents != ("complaint",) or state.misses:
        return None
    return Plan(msgspec.structs.replace(state, misses=1), (Plain("sorry"),))


def _first(commands: Commands, *kinds: type[C]) -> C | None:
    return next((command for command in commands if isinstance(command, kinds)), None)


def _hers(named: Sequence[str], known: Known) -> Order | None:
    return next((order for number in named if (order := known.named.get(number)) is not None), None)


def _meant(known: Known) -> tuple[Order, ...]:
    """Her orders, or those whose goods she mentioned."""
    return tuple(order for order in known.orders if order.id in known.mentioned) or known.orders


def _relevant(orders: Sequence[Order], about: str) -> list[Order]:
    """Those a question is about: what is on the road, then what is to go there, or the other way round when she asks
    whether it was sent; where there is nothing, the newest.
    """
    if about == "refund":
        return [order for order in orders if order.refunds or order.status in _BACK]
    under_way = [order for order in orders if order.status in _OPEN]
    # Sorting keeps the newest first among each.
    return sorted(under_way, key=lambda order: (order.status == "shipped") is (about == "sending")) or list(orders[:1])


def _telling(state: State, order: Order, others: tuple[Order, ...] = ()) -> Plan:
    return Plan(_fresh(state, order=order.id, wish=None), (TellOrder(order, others),))


def _told_nothing(state: State, orders: Sequence[Order]) -> Plan:
    return _telling(state, orders[0]) if orders else Plan(_fresh(state), (Plain("no-orders"),))


def _fresh(state: State, **changes: Any) -> State:
    """The state after something was understood."""
    return msgspec.structs.replace(state, misses=0, **changes)


_RULES: tuple[Rule, ...] = (
    _person,
    _sent,
    _shop_is_away,
    _answered,
    _ordered,
    _shown,
    _looked,
    _asked,
    _complained,
    _said,
)
