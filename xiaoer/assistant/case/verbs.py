"""Writing a line about a case."""

from xiaoer.assistant.verbs import ACTOR
from xiaoer.conversation import entries, verbs
from xiaoer.conversation.entries import Body
from xiaoer.conversation.ownership import locked
from xiaoer.event.tx import Tx


def tell_case(tx: Tx, conversation_id: str, said: Body, *, said_id: str, person: bool) -> bool:
    """Tell her, once. `person` has a person look after it, where none does yet. False when it was told before."""
    current = locked(tx, conversation_id)
    if entries.written(tx, conversation_id, said_id) is not None:
        return False
    verbs.say(tx, current, said, author="assistant", actor=ACTOR, answers=None, entry_id=said_id)
    if person and current.owner in ("assistant", "nobody") and current.status != "snoozed":
        verbs.hand_off(tx, current, reason="failed", actor=ACTOR)
    return True
