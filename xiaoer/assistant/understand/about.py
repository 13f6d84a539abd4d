"""What a conversation is about: the last thing she was understood to want."""

from xiaoer.assistant.schemas import About, Plan, TellDeed, Turn
from xiaoer.assistant.telling.acts import TellRefunds
from xiaoer.assistant.understand import comes_to

# Of these an intent is the meaning; the others are answers, courtesies, or not understood.
_MEANT = frozenset({"start", "ask", "show", "look", "check"})
_COMPLAINT = "complaint"
_SURELY = 500


def about(turn: Turn, plan: Plan, order: str | None) -> About | None:
    """What it is about from now on, `order` being the one just told of; what her words do not say stays as it was."""
    before = plan.state.about
    same = "again" in turn.commands and order is not None
    matter = None if same else meant(turn, plan)
    if matter is None:
        if before is None or order in (None, before.order):
            return before
        return About(before.matter, order)
    if order is None and (plan.state.wishes or (before is not None and before.matter == matter)):
        order = plan.state.order
    back = next((act.orders[0].refunded for act in plan.acts if isinstance(act, TellRefunds)), None)
    return About(matter, order, *((back.amount, back.currency) if back else ()))


def meant(turn: Turn, plan: Plan) -> str | None:
    """The action she wishes for, or else the intent her words were believed to have; None where they say neither."""
    if plan.state.wishes:
        return plan.state.wishes[0].action
    offered = next((act.offer for act in plan.acts if isinstance(act, TellDeed)), None)
    if offered is not None:
        return offered.action
    if turn.intent is None:
        return None
    if _MEANT.intersection(turn.commands):
        return comes_to(turn.intent)
    # She is not content: that is all there is to say, unless something was said before.
    angry = turn.intent == _COMPLAINT and turn.confidence >= _SURELY and plan.state.about is None
    return _COMPLAINT if angry else None
