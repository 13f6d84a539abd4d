"""A person's word on what became of a deed. It moves no money: the shop is neither asked nor told."""

from sqlalchemy import bindparam, select

from xiaoer.action.events import DeedSettled
from xiaoer.action.models import deed
from xiaoer.action.queries import APPROVERS, Deed, columns
from xiaoer.action.verbs import finish, watch
from xiaoer.auth.actor import Staff
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Forbidden, Invalid, NotFound, Refused
from xiaoer.kit.statement import query

LONGEST = 500
BY_HAND = "by_hand"
_by_id = query(select(*columns).where(deed.c.id == bindparam("id")).with_for_update(), Deed)


def settle_by_hand(tx: Tx, deed_id: str, staff: Staff, *, happened: bool, why: str) -> Deed:
    """She looked and says that it happened, or that it did not; the customer is told. The same word twice is once.

    What is said not to have happened is looked for a while yet: should the shop show it after all, a person hears so.
    Raises Forbidden for who may not and for whoever proposed it herself, Refused while it is still looked for.
    """
    before = tx.one(_by_id, id=deed_id)
    if before is None:
        raise NotFound("not_found")
    if staff.role not in APPROVERS:
        raise Forbidden("forbidden")
    if before.actor == staff.name:
        raise Forbidden("own_deed")
    outcome = "done" if happened else "refused"
    if before.state == outcome:
        return before
    if before.state != "unknown":
        raise Refused("deed_closed", state=before.state)
    # Until then a call may be under way: who says no to that, and it is done, has it done twice.
    if before.escalated_at is None:
        raise Refused("deed_still_looked_for")
    if not why.strip():
        raise Invalid("why_empty")
    told = DeedSettled(
        action=before.kind,
        shop=before.shop,
        order=before.order_id,
        line=before.line,
        conversation=before.conversation_id,
        entry=before.entry_id,
        happened=happened,
    )
    tx.record(told, stream=before.stream, actor=staff.name, body=why.strip()[:LONGEST].encode())
    if happened:
        # It counts as done, though nobody read it back; whoever looks at it is told so.
        return finish(tx, deed_id, "done", reason=BY_HAND, actor=staff.name)
    settled = finish(tx, deed_id, "refused", reason="failed", actor=staff.name)
    watch(tx, deed_id)
    return settled
