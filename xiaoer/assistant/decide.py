"""What to do about a message: from what is remembered, wanted and known to what is said and done."""

from collections.abc import Callable, Sequence

import msgspec

from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.assistant.asking.queue import (
    CHOICES,
    LOGIN,
    MISSES,
    Commands,
    first,
    fitting_action,
    fresh,
    meant,
    named_in,
    next_wish,
    wishes_of,
)
from xiaoer.assistant.commands import (
    Affirm,
    Again,
    Ask,
    Beyond,
    Bye,
    Check,
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
    Went,
)
from xiaoer.assistant.offering.rules import answered, kept_true, sent
from xiaoer.assistant.proving.rules import coded
from xiaoer.assistant.schemas import (
    Act,
    Known,
    Menu,
    NotHers,
    OpenOffer,
    Plain,
    Plan,
    Proposed,
    State,
    TellArticle,
    TellDeed,
    TellOrder,
    TellProduct,
    ToPerson,
    WhichProduct,
    Wish,
)
from xiaoer.assistant.telling.acts import TellBeyond, TellInvoice, TellRefunds, moves
from xiaoer.order.facts import Order, OrderStatus

_OPEN: frozenset[OrderStatus] = frozenset({"unpaid", "paid", "packed", "shipped"})
REFUNDS = 3
# A person takes these over at once.
GRAVE = frozenset({"harm", "danger", "legal", "charge"})
# What is told of an order, by the intent that asked it.
SHOWN = {"order_status": "order", "parcel_status": "parcel", "refund_status": "refund"}

_SOCIAL: tuple[tuple[type[Command], str], ...] = ((Bye, "bye"), (Thanks, "thanks"), (Greet, "greeting"))

Rule = Callable[[State, Commands, Known], Plan | None]


def decide(state: State, commands: Commands, known: Known) -> Plan:
    """The plan for a message; with `propose` in it, `proposed` says how it goes on."""
    state = msgspec.structs.replace(state, unclear=())
    for rule in _RULES:
        plan = rule(state, commands, known)
        if plan is not None:
            return kept_true(state, plan, known)
    return kept_true(state, _missed(state, commands, known), known)


def proposed(plan: Plan, outcome: Proposed, entry: str) -> Plan:
    """The plan once the deed it proposed stands, shown in `entry`."""
    if plan.propose is None:
        return plan
    order = plan.propose.order.id if plan.propose.order else ""
    refused = outcome.state == "refused"
    telling = TellDeed(
        outcome.text,
        outcome.deed,
        order,
        offer=outcome.offer,
        person=refused and not outcome.to_person,
        refused=refused,
        facts=outcome.facts,
        verdict=outcome.verdict,
    )
    acts: list[Act] = [*plan.acts, telling]
    if refused and outcome.to_person:
        acts.append(ToPerson("refused"))
    waits = outcome.state == "proposed" and outcome.offer is not None
    wish, *rest = plan.state.wishes or (None,)
    offer = OpenOffer(outcome.deed, entry, plan.propose.action, order, wish=wish) if waits else None
    last = order or plan.state.order
    state = msgspec.structs.replace(plan.state, wishes=tuple(filter(None, rest)), asked=None, order=last, offer=offer)
    return msgspec.structs.replace(plan, state=state, acts=tuple(acts), propose=None)


def wants_orders(state: State, commands: Commands) -> bool:
    """Whether her orders must be known to decide on these commands."""
    if first(commands, Start, Show, Look, Went, Again) or named_in(commands):
        return True
    answers = first(commands, Affirm, Deny, *((Set, Send) if state.wishes else ())) is not None
    waits = state.offer is not None or bool(state.wishes)
    return (answers and waits) or (bool(state.wishes) and first(commands, Unsure) is not None)


def _person(state: State, commands: Commands, known: Known) -> Plan | None:
    if first(commands, Human) is None:
        return None
    return Plan(fresh(state), (ToPerson("requested"),))


def _beyond(state: State, commands: Commands, known: Known) -> Plan | None:
    """A matter for a person: at once where it is grave, else she is told so and can have one."""
    beyond = first(commands, Beyond)
    if beyond is None:
        return None
    if beyond.what == "another" and not known.signed_in:
        # Whoever it belongs to can show that it is hers.
        return Plan(fresh(state, asked=LOGIN), (Plain("log-in"),))
    grave = beyond.what in GRAVE
    said = TellBeyond(beyond.what, called=grave)
    return Plan(fresh(state), (said, ToPerson("grave")) if grave else (said,))


def _again(state: State, commands: Commands, known: Known) -> Plan | None:
    """The same as before of another of her orders, or of the one whose goods she names."""
    again, before = first(commands, Again), state.about
    if again is None or before is None or state.wishes or not known.signed_in:
        return None
    matter = ACTIONS.get(before.matter)
    if before.matter not in SHOWN and (matter is None or matter.about != "order"):
        return None
    orders = tuple(one for one in known.orders if (one.id != state.order if again.other else one.id in known.mentioned))
    if not orders:
        return Plan(fresh(state), (Plain("no-other"),)) if again.other else None
    bare, narrowed = fresh(state, order=None), msgspec.structs.replace(known, orders=orders, mentioned=frozenset())
    if (
        matter is not None
        and known.offer == "open"
        and not any(fitting_action(Wish((before.matter,)), one, known.cause) for one in orders)
    ):
        # What is offered stands: nothing of the kind can be done to another.
        return Plan(fresh(state), (Plain("no-other"),))
    if matter is not None:
        return _ordered(bare, (Start(before.matter),), narrowed)
    return _shown(bare, (Set("about", SHOWN[before.matter]), Show()), narrowed)


def _photographed(state: State, commands: Commands, known: Known) -> Plan | None:
    """Pictures for a case that waits for them, whatever she wrote beside."""
    return None if known.photos is None else Plan(fresh(state), (known.photos,))


def _shop_is_away(state: State, commands: Commands, known: Known) -> Plan | None:
    if not known.shop_away:
        return None
    return Plan(state, (Plain("shop-away"), ToPerson("failed")))


def _ordered(state: State, commands: Commands, known: Known) -> Plan | None:
    """A deed is wished for, or something is said about one that was."""
    wishes = wishes_of(state, commands, known)
    if not wishes:
        return None
    misses = state.misses if first(commands, Start) is None else 0
    plan = next_wish(msgspec.structs.replace(state, misses=misses, wishes=wishes), known)
    # What the shop says about it in general is no secret.
    general = None if known.signed_in or known.claims else _asked(state, commands, known)
    return msgspec.structs.replace(plan, acts=(*general.acts, *plan.acts)) if general else plan


def _shown(state: State, commands: Commands, known: Known) -> Plan | None:
    """How an order stands: the one she named, or hers that matters now."""
    show = first(commands, Show)
    named = named_in(commands)
    if show is None and (not named or first(commands, Ask)):
        return None
    about = next((one.value for one in commands if isinstance(one, Set) and one.field == "about"), "order")
    if not known.signed_in:
        # How long a refund takes in general is no secret.
        return _asked(state, commands, known) or Plan(fresh(state, asked=LOGIN), (Plain("log-in"),))
    if named:
        order = _hers(named, known)
        if order is None:
            return Plan(fresh(state), (NotHers(named[0], known.orders[:CHOICES]),))
        return _refunded(state, (order,), known) if about == "refund" and moves(order) else _telling(state, order)
    orders = meant(known)
    relevant = _relevant(orders, about)
    if about == "refund" and not relevant:
        general = _asked(state, commands, known)
        # While something is offered she asks about what would go back.
        none = () if general and known.offer == "open" else (Plain("no-refund"),)
        return Plan(fresh(state), (*none, *(general.acts if general else ())))
    if about == "refund":
        return _refunded(state, tuple(relevant[:REFUNDS]), known)
    if not relevant:
        return _told_nothing(state, orders)
    return _telling(state, relevant[0], tuple(relevant[1 : CHOICES + 1]))


def _refunded(state: State, orders: tuple[Order, ...], known: Known) -> Plan:
    return Plan(fresh(state, order=orders[0].id), (TellRefunds(orders, known.customer),))


def _checked(state: State, commands: Commands, known: Known) -> Plan | None:
    """A fact of the shop that changes nothing; what is hers is told to her alone."""
    if first(commands, Check) is None:
        return None
    if not known.told:
        login = None if known.signed_in else Plan(fresh(state, asked=LOGIN), (Plain("log-in"),))
        return _asked(state, commands, known) or login
    order = next((act.order.id for act in known.told if isinstance(act, TellInvoice)), state.order)
    return Plan(fresh(state, order=order), known.told)


def _looked(state: State, commands: Commands, known: Known) -> Plan | None:
    """What the shop has: the one product she means, the question which, or that there is none of that name."""
    if first(commands, Look) is None and not (known.products and first(commands, Unsure)):
        return None
    if len(known.products) > 1:
        return Plan(fresh(state), (WhichProduct(known.products[:CHOICES], known.currency),))
    if known.products:
        return Plan(fresh(state), (TellProduct(known.products[0], known.currency),))
    general = _asked(state, commands, known)
    return Plan(fresh(state), (Plain("no-product"), *(general.acts if general else ())))


def _asked(state: State, commands: Commands, known: Known) -> Plan | None:
    """What the shop itself says about it."""
    ask = first(commands, Ask)
    if ask is None:
        return None
    article = known.articles.get(ask.article) if ask.article else next(iter(known.found), None)
    return Plan(fresh(state), (TellArticle(article),)) if article else None


def _said(state: State, commands: Commands, known: Known) -> Plan | None:
    for kind, key in _SOCIAL:
        if first(commands, kind) is not None:
            return Plan(fresh(state), (Plain(key),))
    return None


def _missed(state: State, commands: Commands, known: Known) -> Plan:
    """Not understood: what she may have meant, as choices, and the second time a person."""
    misses = state.misses + 1
    unsure = first(commands, Unsure) or Unsure()
    counted = msgspec.structs.replace(state, misses=misses, unclear=unsure.said)
    acts: tuple[Act, ...] = (Menu("guess" if unsure.intents else "unsure", known.found, unsure.intents),)
    if misses >= MISSES:
        acts = (ToPerson("unsure"),)
    return Plan(counted, acts, missed=True)


def _complained(state: State, commands: Commands, known: Known) -> Plan | None:
    unsure = first(commands, Unsure)
    if unsure is None or unsure.intents != ("complaint",) or state.misses:
        return None
    return Plan(msgspec.structs.replace(state, misses=1), (Plain("sorry"),))


def _hers(named: Sequence[str], known: Known) -> Order | None:
    return next((order for number in named if (order := known.named.get(number)) is not None), None)


def _relevant(orders: Sequence[Order], about: str) -> list[Order]:
    """Those a question is about: what is on the road, then what is to go there, or the other way round when she asks
    whether it was sent; where there is nothing, the newest.
    """
    if about == "refund":
        return [order for order in orders if moves(order)]
    under_way = [order for order in orders if order.status in _OPEN]
    # Sorting keeps the newest first among each.
    return sorted(under_way, key=lambda order: (order.status == "shipped") is (about == "sending")) or list(orders[:1])


def _telling(state: State, order: Order, others: tuple[Order, ...] = ()) -> Plan:
    return Plan(fresh(state, order=order.id), (TellOrder(order, others),))


def _told_nothing(state: State, orders: Sequence[Order]) -> Plan:
    return _telling(state, orders[0]) if orders else Plan(fresh(state), (Plain("no-orders"),))


_RULES: tuple[Rule, ...] = (
    _person,
    _beyond,
    _photographed,
    sent,
    _shop_is_away,
    coded,
    _again,
    answered,
    _ordered,
    _checked,
    _shown,
    _looked,
    _asked,
    _complained,
    _said,
)
