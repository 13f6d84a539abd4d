"""The rows behind the report come out the same whatever chunks the journal was folded in."""

import random
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest
from sqlalchemy import delete, select

from tests.journal import folded, journal
from xiaoer.conversation import events as happened
from xiaoer.event.fold import Fold
from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import DAY, HOUR, ManualClock
from xiaoer.kit.statement import change, query
from xiaoer.kit.store import Reader, Store
from xiaoer.rating.verbs import RatingAsked, RatingGiven
from xiaoer.report import fold
from xiaoer.report.fold import Stretch
from xiaoer.report.models import report_pickup, report_stretch

ROUNDS = 400
MAKERS: Sequence[Callable[[random.Random], Event]] = (
    lambda _: happened.MessageReceived(owner="assistant"),
    lambda _: happened.MessageSent(author="assistant"),
    lambda _: happened.MessageSent(author="agent"),
    lambda _: happened.MessageSent(author="system"),
    lambda _: happened.HandedOff(reason="requested"),
    lambda _: happened.Assigned(agent="a", before="queue"),
    lambda _: happened.Returned(agent="a"),
    lambda _: happened.Transferred(before="queue", agent=None, team="care"),
    lambda _: happened.Snoozed(before="agent", agent="a", until=0),
    lambda _: happened.Woken(agent="a", reason="time"),
    lambda _: happened.Resolved(before="agent", agent="a"),
    lambda _: happened.Reopened(),
    lambda _: RatingAsked(agent=None),
    lambda dice: RatingGiven(score=dice.randint(1, 5)),
    lambda _: happened.NoteAdded(),
)


class Pickup(msgspec.Struct, frozen=True):
    """A row of `report_pickup`."""

    conversation_id: str
    seq: int
    team_id: str | None
    queued_at: int
    picked_at: int


_stretches = query(
    select(*(report_stretch.c[name] for name in Stretch.__struct_fields__)).order_by(
        report_stretch.c.conversation_id, report_stretch.c.seq
    ),
    Stretch,
)
_pickups = query(
    select(*(report_pickup.c[name] for name in Pickup.__struct_fields__)).order_by(
        report_pickup.c.conversation_id, report_pickup.c.seq
    ),
    Pickup,
)
_forget_stretches = change(delete(report_stretch))
_forget_pickups = change(delete(report_pickup))


def rows(read: Reader) -> tuple[list[Any], list[Any]]:
    """All that was folded."""
    return read.all(_stretches), read.all(_pickups)


def record(tx: Tx, conversation: int, fact: Event) -> None:
    """Something happened in a conversation, possible or not."""
    tx.record(fact, stream=f"conversation:{conversation}", actor="system")


def forget(tx: Tx) -> None:
    """Nothing was folded yet."""
    tx.run(_forget_stretches)
    tx.run(_forget_pickups)


async def lives(store: Store[Tx], clock: ManualClock, seed: int) -> None:
    """A few conversations in which anything may happen."""
    dice = random.Random(seed)
    for conversation in range(4):
        started = happened.ConversationStarted(contact="c", inbox="i", locale="en")
        await store.write(record, conversation, started)
    for _ in range(ROUNDS):
        clock.advance(dice.choice([1, HOUR, 13 * HOUR, DAY]))
        await store.write(record, dice.randrange(4), dice.choice(MAKERS)(dice))


@pytest.mark.parametrize("seed", range(3))
async def test_any_chunks_come_to_the_same(store: Store[Tx], clock: ManualClock, seed: int) -> None:
    await lives(store, clock, seed)
    await journal(store)
    await Fold(store, "at once", fold.take, chunk=ROUNDS * 2).catch_up()
    at_once = await store.read(rows)
    assert len(at_once[0]) > 5
    assert len(at_once[1]) > 3
    for chunk in (1, 7, 50):
        await store.write(forget)
        assert await store.read(rows) == ([], [])
        await folded(store, Fold(store, f"by {chunk}", fold.take, chunk=chunk))
        assert await store.read(rows) == at_once
