"""What she wishes for, one thing after the other: what commands add to it, and what comes of the first."""

from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec

from xiaoer.action.action import Action
from xiaoer.action.kinds.registry import ACTIONS, make
from xiaoer.action.known import Known as Facts
from xiaoer.assistant.commands import AnyCommand, Ask, Command, Look, Set, Show, Start, Went
from xiaoer.assistant.schemas import Known, Menu, NotHers, Plain, Plan, Propose, State, ToPerson, WhichOrder, Wish
from xiaoer.order.facts import Order

CHOICES = 4
MISSES = 2
# What is asked for besides the fields of an action.
ORDER, WHO = "order", "who"
# She is to prove who she is: by signing in or her e-mail, by a code.
LOGIN, CODE = "login", "code"

C = TypeVar("C", bound=Command)
Commands = Sequence[AnyCommand]


def wishes_of(state: State, commands: Commands, known: Known) -> tuple[Wish, ...]:
    """What she wants, the first thing first, with what these commands say of it; nothing where they say nothing."""
    starts = [one for one in commands if isinstance(one, Start)]
    named = named_in(commands)
    front, rest = state.wishes[:1], state.wishes[1:]
    if starts and front and not starts[0].said and starts[0].action in front[0].actions:
        order = named[0] if named else front[0].order
        actions = (starts[0].action, *(one for one in front[0].actions if one != starts[0].action))
        return (msgspec.structs.replace(front[0], actions=actions, order=order), *rest)
    if starts:
        of_all = named[0] if named and len(starts) == 1 else None
        new = tuple(Wish((one.action, *one.others), one.order or of_all, one.said) for one in starts)
        begun = {one.actions for one in new}
        return (*new, *(one for one in state.wishes if one.actions not in begun))
    if not front:
        return ()
    went = first(commands, Went)
    picked = {one.field: one.value for one in commands if isinstance(one, Set) and one.field not in ("order", "about")}
    # What she calls the goods names the order too, once she was asked for it.
    goes_on = (named or known.mentioned) and state.offer is None and first(commands, Show, Ask, Look) is None
    if not (went or picked or goes_on or known.met):
        return ()
    said = (*front[0].said, *(went.said if went else ()))
    order = front[0].order or (named[0] if named else None)
    whole = msgspec.structs.replace(front[0], order=order, said=said, picked=_joined(front[0].picked, picked))
    return (whole, *rest)


def _joined(before: dict[str, str], picked: dict[str, str]) -> dict[str, str]:
    """A line of swaps that is picked stands beside the others."""
    now = dict(before)
    for field, value in picked.items():
        line = value.partition("=")[0] + "="
        others = [one for one in now.get(field, "").split(",") if "=" in one and not one.startswith(line)]
        now[field] = ",".join([*others, value]) if "=" in value else value
    return now


def next_wish(state: State, known: Known) -> Plan:
    """What comes of the first wish: it is proposed, or the order or herself is asked for."""
    wish = state.wishes[0]
    if wish.action not in ACTIONS:
        return Plan(fresh(state, wishes=state.wishes[1:]), (Menu("cannot"),))
    if not known.signed_in:
        return _who(state, known)
    if ACTIONS[wish.action].about == "customer":
        return Plan(state, propose=Propose(wish.action))
    if wish.order is not None:
        order = known.named.get(wish.order)
        if order is None:
            unnamed = (msgspec.structs.replace(wish, order=None), *state.wishes[1:])
            # Never hers instead because there is no other: she has not named it.
            possible = tuple(order for order in known.orders if fitting_action(wish, order, known.cause))[:CHOICES]
            which = (_which(wish, possible, known),) if possible else ()
            return Plan(fresh(state, wishes=unnamed, asked=ORDER), (NotHers(wish.order), *which))
        return Plan(state, propose=Propose(fitting_action(wish, order, known.cause) or wish.action, order))
    return _for_one_of_hers(state, wish, known)


def asked_again(state: State, known: Known, *, but: str = "") -> Plan | None:
    """What was asked about the first wish, once more; `but` one order. None where nothing was."""
    wish = next(iter(state.wishes), None)
    if wish is None or wish.action not in ACTIONS or not (state.asked or but):
        return None
    if known.signed_in and wish.order is None and (state.asked == ORDER or but):
        fitting = (order for order in meant(known) if order.id != but and fitting_action(wish, order, known.cause))
        possible = tuple(fitting)[:CHOICES]
        return Plan(fresh(state, asked=ORDER), (_which(wish, possible, known),)) if possible else None
    return next_wish(state, known) if state.asked not in (None, CODE) else None


def _who(state: State, known: Known) -> Plan:
    """Whoever she is must be known first: by signing in, or by her word where that counts."""
    if not known.claims:
        return Plan(fresh(state, asked=LOGIN), (Plain("log-in"),))
    misses = state.misses + (state.asked == WHO)
    asking = msgspec.structs.replace(state, asked=WHO, misses=misses)
    if misses >= MISSES:
        return Plan(asking, (ToPerson("unsure"),))
    return Plan(asking, (Plain("who-unmet" if known.unmet else "who"),))


def fitting_action(wish: Wish, order: Order, cause: str) -> str | None:
    """The first of the actions she may mean that the order allows."""
    orders = Facts(None, order)
    return next((one for one in wish.actions if _made(one, order, cause).available(orders) is None), None)


def _made(action: str, order: Order, cause: str) -> Action:
    """The action as far as it is known: what went wrong with the goods may rule out an order."""
    asks = next((ask for ask in ACTIONS[action].asks if ask.kind == "reason" and cause in ask.options), None)
    return make(action, {"order_id": order.id} | ({asks.field: cause} if asks else {}))


def _for_one_of_hers(state: State, wish: Wish, known: Known) -> Plan:
    if not known.orders:
        return Plan(fresh(state, wishes=()), (Plain("no-orders"),))
    orders = meant(known)
    possible = [order for order in orders if fitting_action(wish, order, known.cause)]
    spoken_of = next((order for order in possible if order.id == state.order), None)
    if (spoken_of is None and len(possible) > 1) or known.absent:
        again = state.asked == ORDER
        if again and state.misses + 1 >= MISSES:
            return Plan(state, (ToPerson("unsure"),))
        asking = msgspec.structs.replace(state, asked=ORDER, misses=state.misses + again)
        return Plan(asking, (_which(wish, (possible or orders)[:CHOICES], known),))
    # Where nothing is possible, the newest order's refusal says why.
    order = spoken_of or (possible or orders)[0]
    return Plan(state, propose=Propose(fitting_action(wish, order, known.cause) or wish.action, order))


def _which(wish: Wish, orders: Sequence[Order], known: Known) -> WhichOrder:
    return WhichOrder(wish.action, tuple(orders), known.absent, several=len(wish.actions) > 1)


def named_in(commands: Commands) -> tuple[str, ...]:
    """The numbers she wrote or picked."""
    written = (one.value for one in commands if isinstance(one, Set) and one.field == "order")
    picked = (one.order for one in commands if isinstance(one, Show) and one.order)
    return (*picked, *written)


def first(commands: Commands, *kinds: type[C]) -> C | None:
    """The first command of these kinds."""
    return next((command for command in commands if isinstance(command, kinds)), None)


def meant(known: Known) -> tuple[Order, ...]:
    """Her orders, or those whose goods she mentioned."""
    return tuple(order for order in known.orders if order.id in known.mentioned) or known.orders


def fresh(state: State, **changes: Any) -> State:
    """The state after something was understood."""
    return msgspec.structs.replace(state, misses=0, **changes)
