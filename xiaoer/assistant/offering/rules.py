"""What to do about the open offer: her answer to it, and whether it stands after anything else she says."""

import msgspec

from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.assistant.asking.queue import Commands, asked_again, first, fresh, named_in, next_wish, wishes_of
from xiaoer.assistant.commands import Affirm, Deny, Send, Start
from xiaoer.assistant.schemas import (
    Known,
    Menu,
    NotHers,
    OpenOffer,
    Plain,
    Plan,
    Propose,
    Recall,
    State,
    TellArticle,
    TellOrder,
    TellProduct,
    WhichOrder,
    Wish,
)
from xiaoer.assistant.telling.acts import FactAct

_UNDER_WAY = frozenset({"confirmed", "unknown"})
_CLOSED = frozenset({"declined", "void", "refused"})
# Said beside an offer they change nothing of it, however often.
_HARMLESS = frozenset({"greeting", "thanks", "bye", "file-taken"})
# After these, too, she can be asked once more what is to be done; whatever else is said asks something itself.
_TOLD = _HARMLESS | {"no-refund", "no-orders", "as-shown", "unclear"}

# Beside these she is asked again and again.
_AGAIN = frozenset({"file-taken", "unclear"})


def sent(state: State, commands: Commands, known: Known) -> Plan | None:
    """Nobody here can see what is in a file: it is kept, and what was asked or offered stands as it was."""
    if first(commands, Send) is None:
        return None
    taken = Plan(state, (Plain("file-taken"),))
    if state.offer is not None and known.offer == "open":
        return taken
    again = asked_again(state, known)
    return _and_then(taken, again) if again else Plan(state, (Plain("file-kept"),))


def answered(state: State, commands: Commands, known: Known) -> Plan | None:
    """A plain yes or no: to the offer that stands open, and only to that; what she wants besides comes after it."""
    yes, no = first(commands, Affirm), first(commands, Deny)
    if _says_it_again(state, commands, known):
        return Plan(fresh(state, offer=None), (Plain("doing"),), answer=True)
    if known.met or (yes is None and no is None) or named_in(commands):
        return None
    if first(commands, Start):
        return _and_more(state, commands, known, yes=yes is not None)
    offer, stands = state.offer, known.offer
    if yes is not None and known.hedged:
        return None
    if offer is None or (yes is not None and yes.offer not in (None, offer.deed)):
        return _to_no_offer(state, known, yes=yes is not None)
    if stands in _UNDER_WAY:
        return Plan(fresh(state), (Plain("doing-already"),))
    if no is not None:
        said = Plain("kept" if stands in ("open", "declined", "void") else "noted")
        plan = Plan(fresh(state, offer=None), (said,), answer=False if stands == "open" else None)
        return _then_next(plan, known)
    if stands == "open" and offer.last:
        return Plan(fresh(state, offer=None), (Plain("doing"),), answer=True)
    # Other things were said since, or it was closed: what would be done is shown again before it is done.
    again = stands == "open" or (offer.last and stands in _CLOSED)
    order = next((order for order in known.orders if order.id == offer.order), None)
    of_her = ACTIONS[offer.action].about == "customer"
    if not again or (order is None and not of_her):
        return Plan(fresh(state), (Plain("noted"),))
    wish = offer.wish or Wish((offer.action,))
    return Plan(fresh(state, wishes=(wish, *state.wishes)), propose=Propose(offer.action, order))


def kept_true(before: State, plan: Plan, known: Known) -> Plan:
    """An offer is gone once it is answered or what it offers changes. Told other things, she is asked once more, by
    what it is called; after anything else a written yes does not mean it any more.
    """
    offer = before.offer
    if offer is None or plan.state.offer is None:
        return plan
    changes = plan.propose is not None or _other_order(plan, offer)
    if changes:
        as_shown = known.hedged and known.offer == "open" and plan.propose is not None
        acts = (Plain("as-shown"), *plan.acts) if as_shown else plan.acts
        after = msgspec.structs.replace(plan.state, offer=None)
        return msgspec.structs.replace(plan, state=after, acts=acts, void=known.offer == "open")
    if known.hedged and known.offer == "open" and plan.missed:
        plan = Plan(fresh(before), (Plain("as-shown"),))
    unclear = any(isinstance(act, Menu) and act.key == "unsure" for act in plan.acts)
    if plan.missed and known.offer == "open" and offer.last and unclear:
        # Nothing can be made of it: she is asked once more rather than shown what else there is.
        plan = msgspec.structs.replace(plan, acts=(Plain("unclear"),), missed=True)
    said = {act.key for act in plan.acts if isinstance(act, Plain)}
    harmless = said <= _HARMLESS and all(isinstance(act, Plain) for act in plan.acts)
    recalls = known.offer == "open" and offer.last and _only_told(plan)
    recalls = recalls and (not said.isdisjoint(_AGAIN) or not offer.recalled)
    acts = (*plan.acts, Recall(offer.action, offer.order)) if recalls else plan.acts
    last = recalls or (harmless and offer.last)
    kept = msgspec.structs.replace(offer, last=last, recalled=offer.recalled or recalls)
    return msgspec.structs.replace(plan, state=msgspec.structs.replace(plan.state, offer=kept), acts=acts)


def _says_it_again(state: State, commands: Commands, known: Known) -> bool:
    """Whether she agrees by naming just what was offered: "well, cancel it then"."""
    offer = state.offer
    starts = [one for one in commands if isinstance(one, Start)]
    if offer is None or not offer.last or known.offer != "open" or not starts or len(commands) != len(starts):
        return False
    return known.agrees and all(offer.action in (one.action, *one.others) and one.order is None for one in starts)


def _and_more(state: State, commands: Commands, known: Known, *, yes: bool) -> Plan | None:
    """A yes or a no, and with it a wish for something else: the answer first, then the wish."""
    offer = state.offer
    starts = [one for one in commands if isinstance(one, Start)]
    if yes:
        same = offer is not None and any(one.action == offer.action for one in starts)
        if offer is None or not offer.last or known.offer != "open" or same or known.hedged:
            return None
        wishes = wishes_of(state, commands, known)
        return Plan(fresh(state, offer=None, asked=None, wishes=wishes), (Plain("doing"),), answer=True)
    dropped = state.wishes[1:] if offer is None and state.asked else state.wishes
    bare = fresh(state, offer=None, wishes=dropped, asked=None)
    wishes = wishes_of(bare, commands, known)
    if offer is None or known.offer != "open":
        return next_wish(msgspec.structs.replace(bare, wishes=wishes), known) if wishes else None
    kept = Plan(msgspec.structs.replace(bare, wishes=wishes), (Plain("kept"),), answer=False)
    other = any(one.action == offer.action and one.order is None for one in starts)
    if not other:
        return _then_next(kept, known)
    again = asked_again(kept.state, known, but=offer.order)
    return _and_then(kept, again) if again else msgspec.structs.replace(kept, state=bare)


def _to_no_offer(state: State, known: Known, *, yes: bool) -> Plan:
    """A yes to a question says nothing: it is asked again. A no drops what it was about."""
    again = asked_again(state, known) if yes else None
    if again is not None:
        return again
    dropped = state.wishes[1:] if not yes and state.asked else state.wishes
    return _then_next(Plan(fresh(state, wishes=dropped, asked=None), (Plain("noted"),)), known)


def _then_next(plan: Plan, known: Known) -> Plan:
    """The same, and then what she wants besides."""
    if not plan.state.wishes or not known.signed_in:
        return plan
    return _and_then(plan, next_wish(plan.state, known))


def _and_then(plan: Plan, after: Plan) -> Plan:
    return msgspec.structs.replace(plan, state=after.state, acts=(*plan.acts, *after.acts), propose=after.propose)


def _other_order(plan: Plan, offer: OpenOffer) -> bool:
    """Whether the talk has gone on to another order or to the question which one."""
    told = (act.order.id for act in plan.acts if isinstance(act, TellOrder))
    return any(order != offer.order for order in told) or any(
        isinstance(act, WhichOrder | NotHers) for act in plan.acts
    )


def _only_told(plan: Plan) -> bool:
    told = (TellOrder, TellArticle, TellProduct, FactAct)
    return bool(plan.acts) and all(
        act.key in _TOLD if isinstance(act, Plain) else isinstance(act, told) for act in plan.acts
    )
