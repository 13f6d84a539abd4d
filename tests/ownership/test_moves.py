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
    ("assistant", "resolve", "nobody"),
    ("queue", "assign", "agent"),
    ("queue", "resolve", "nobody"),
    ("agent", "assign", "agent"),
    ("agent", "give_back", "queue"),
    ("agent", "resolve", "nobody"),
    ("nobody", "hand_off", "queue"),
    ("nobody", "assign", "agent"),
    ("nobody", "reopen", "assistant"),
}
_set = change(
    update(conversation)
    .where(conversation.c.id == bindparam("of"))
    .values(
        owner=bindparam("owner_"),
        agent_id=bindparam("agent_"),
        status=bindparam("status_"),
        waiting_since=bindparam("since_"),
    )
)


async def began(store: Store[Tx], contact: str) -> str:
    """A conversation of a visitor."""
    session = Session(contact, "shop", None, None, "", "en", 1 << 60)
    return (await store.write(verbs.receive, session, entry_id="m1", text="hello")).conversation_id


def put(tx: Tx, id_: str, owner: Owner) -> Conversation:
    """Let that one own it, whatever was before."""
    status = "resolved" if owner == "nobody" else "open"
    agent_id, since = "ana" if owner == "agent" else None, tx.now if owner == "queue" else None
    tx.run(_set, of=id_, owner_=owner, agent_=agent_id, status_=status, since_=since)
    return locked(tx, id_)


def tried(tx: Tx, id_: str, owner: Owner, how: Move, agent_id: str | None) -> tuple[Conversation, Conversation | None]:
    """Before and after a move; None when it was refused."""
    before = put(tx, id_, owner)
    code = None
    try:
        after = move(tx, before, how, agent_id=agent_id)
    except Refused as error:
        code, after = error.code, None
    assert code == (None if after else "not_possible")
    assert locked(tx, id_) == (after or before)
    return before, after


async def test_every_owner_by_every_move(store: Store[Tx]) -> None:
    """What stands in the table is made, and the row says so; anything else is refused and changes nothing."""
    id_ = await began(store, "c")
    possible: set[tuple[Owner, Move, Owner]] = set()
    for owner, how in product(OWNERS, WAYS):
        agent_id = "ben" if how == "assign" else None
        before, after = await store.write(tried, id_, owner, how, agent_id)
        if after is None:
            continue
        possible.add((owner, how, after.owner))
        assert (after.owner == "agent") == (after.agent_id == "ben")
        assert after.status == ("resolved" if after.owner == "nobody" else "open")
        waits = after.owner == "queue" or (owner, after.owner) == ("queue", "agent")
        assert (after.waiting_since is not None) == waits
        assert (after.asked_seq, after.answered_seq, after.unread) == (
            before.asked_seq,
            before.answered_seq,
            before.unread,
        )
    assert possible == ALLOWED
    assert {(owner, how, to) for (owner, how), to in MOVES.items()} == ALLOWED


async def test_only_an_agent_comes_with_a_name(store: Store[Tx]) -> None:
    """An agent who owns is somebody; nobody else is."""
    id_ = await began(store, "c")
    for owner, how in MOVES:
        wrong = None if how == "assign" else "ben"
        _, after = await store.write(tried, id_, owner, how, wrong)
        assert after is None, (owner, how)


async def test_what_is_not_there_is_owned_by_nobody(store: Store[Tx]) -> None:
    """No conversation, no move."""
    with pytest.raises(NotFound):
        await store.write(locked, "none")
