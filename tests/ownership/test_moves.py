"""The table of moves, walked in full: every owner by every move."""

from itertools import product
from typing import get_args

import pytest
from sqlalchemy import bindparam, update

from xiaoer.conversation import verbs
from xiaoer.conversation.models import conversation
from xiaoer.conversation.ownership import MOVES, Conversation, Move, Owner, locked, move
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Session
from xiaoer.kit.errors import NotFound, Refused
from xiaoer.kit.statement import change
from xiaoer.kit.store import Store

OWNERS: tuple[Owner, ...] = get_args(Owner)
WAYS: tuple[Move, ...] = get_args(Move)
# Written out once more, so that a slip in the table is seen: from whom, by what, to whom.
ALLOWED: set[tuple[Owner, Move, Owner]] = {
    ("assistant", "hand_off", "queue"),
    ("assistant", "assign", "agent"),
    ("assistant", "transfer", "queue"),
    ("assistant", "snooze", "nobody"),
    ("assistant", "resolve", "nobody"),
    ("queue", "assign", "agent"),
    ("queue", "transfer", "queue"),
    ("queue", "snooze", "nobody"),
    ("queue", "resolve", "nobody"),
    ("agent", "assign", "agent"),
    ("agent", "give_back", "queue"),
    ("agent", "transfer", "queue"),
    ("agent", "snooze", "nobody"),
    ("agent", "resolve", "nobody"),
    ("nobody", "hand_off", "queue"),
    ("nobody", "assign", "agent"),
    ("nobody", "reopen", "assistant"),
}
# Besides, of what is snoozed and not settled.
ASLEEP: set[tuple[Owner, Move, Owner]] = {
    ("nobody", "wake", "agent"),
    ("nobody", "snooze", "nobody"),
    ("nobody", "resolve", "nobody"),
}
UNTIL = 1 << 50
_set = change(
    update(conversation)
    .where(conversation.c.id == bindparam("of"))
    .values(
        owner=bindparam("owner_"),
        agent_id=bindparam("agent_"),
        status=bindparam("status_"),
        waiting_since=bindparam("since_"),
        team_id="night",
        snoozed_until=bindparam("until_"),
        snoozed_by=bindparam("by_"),
    )
)


async def began(store: Store[Tx], contact: str) -> str:
    """A conversation of a visitor."""
    session = Session(contact, "shop", None, None, "", "en", 1 << 60)
    return (await store.write(verbs.receive, session, entry_id="m1", text="hello")).conversation_id


def put(tx: Tx, id_: str, owner: Owner, *, asleep: bool = False) -> Conversation:
    """Let that one own it, whatever was before."""
    status = "snoozed" if asleep else "resolved" if owner == "nobody" else "open"
    agent_id, since = "ana" if owner == "agent" else None, tx.now if owner == "queue" or asleep else None
    until, by = (UNTIL, "cleo") if asleep else (None, None)
    tx.run(_set, of=id_, owner_=owner, agent_=agent_id, status_=status, since_=since, until_=until, by_=by)
    return locked(tx, id_)


def tried(
    tx: Tx, id_: str, owner: Owner, how: Move, agent_id: str | None, *, asleep: bool = False
) -> tuple[Conversation, Conversation | None]:
    """Before and after a move; None when it was refused."""
    before = put(tx, id_, owner, asleep=asleep)
    code, team, until = None, "day" if how == "transfer" else None, UNTIL + 1 if how == "snooze" else None
    try:
        after = move(tx, before, how, agent_id=agent_id, team_id=team, until=until)
    except Refused as error:
        code, after = error.code, None
    assert code == (None if after else "not_possible")
    assert locked(tx, id_) == (after or before)
    return before, after


def named(how: Move) -> str | None:
    """Whose it is to be after a move."""
    return "ben" if how in ("assign", "wake", "snooze") else None


def check(before: Conversation, how: Move, after: Conversation) -> None:
    """The row says what the move says, and nothing else has changed."""
    assert (after.owner == "agent") == (after.agent_id == "ben")
    assert after.status == ("snoozed" if how == "snooze" else "resolved" if after.owner == "nobody" else "open")
    assert (after.snoozed_until, after.snoozed_by) == ((UNTIL + 1, "ben") if how == "snooze" else (None, None))
    gone = how == "resolve" or (before.status == "resolved" and before.owner == "nobody")
    assert after.team_id == ("day" if how == "transfer" else None if gone else "night")
    kept = before.waiting_since is not None and (after.owner != "nobody" or how == "snooze")
    assert (after.waiting_since is not None) == (kept or after.owner == "queue")
    assert (after.asked_seq, after.answered_seq, after.unread, after.priority) == (
        before.asked_seq,
        before.answered_seq,
        before.unread,
        before.priority,
    )


async def test_every_owner_by_every_move(store: Store[Tx]) -> None:
    """What stands in the table is made, and the row says so; anything else is refused and changes nothing."""
    id_ = await began(store, "c")
    possible: set[tuple[Owner, Move, Owner]] = set()
    for owner, how in product(OWNERS, WAYS):
        before, after = await store.write(tried, id_, owner, how, named(how))
        if after is not None:
            possible.add((owner, how, after.owner))
            check(before, how, after)
    assert possible == ALLOWED
    assert {(owner, how, to) for (owner, how), to in MOVES.items()} == ALLOWED | ASLEEP


async def test_what_is_snoozed_can_be_woken_and_settled_too(store: Store[Tx]) -> None:
    """And all that can be done to what nobody has; whoever waited goes on waiting."""
    id_ = await began(store, "c")
    possible: set[tuple[Owner, Move, Owner]] = set()
    for how in WAYS:
        before, after = await store.write(tried, id_, "nobody", how, named(how), asleep=True)
        if after is not None:
            possible.add(("nobody", how, after.owner))
            check(before, how, after)
    assert possible == ASLEEP | {one for one in ALLOWED if one[0] == "nobody"}


async def test_only_an_agent_comes_with_a_name(store: Store[Tx]) -> None:
    """An agent who owns is somebody; nobody else is."""
    id_ = await began(store, "c")
    for owner, how in MOVES:
        wrong = None if named(how) else "ben"
        _, after = await store.write(tried, id_, owner, how, wrong)
        assert after is None, (owner, how)


async def test_what_is_not_there_is_owned_by_nobody(store: Store[Tx]) -> None:
    """No conversation, no move."""
    with pytest.raises(NotFound):
        await store.write(locked, "none")
