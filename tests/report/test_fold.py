"""The rows behind the report come out the same whatever chunks the journal was folded in."""

import random
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest
from sqlalchemy import delete, select

from tests.journal import folded, journal
from xiaoer.assistant.events import Understood
from xiaoer.conversation import events as happened
from xiaoer.event.fold import Fold
from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import DAY, HOUR, SECOND, ManualClock
from xiaoer.kit.statement import change, query
from xiaoer.kit.store import Reader, Store
from xiaoer.rating.verbs import RatingAsked, RatingGiven
from xiaoer.report import fold
from xiaoer.report.fold import Stretch
from xiaoer.report.models import report_pickup, report_stretch, report_topic

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
    lambda dice: Understood(
        answers=1, commands=[], intent=None, confidence=0, locale="en", about=dice.choice(["invoice", "stock", None])
    ),
)


class Pickup(msgspec.Struct, frozen=True):
    """A row of `report_pickup`."""

    conversation_id: str
    seq: int
    team_id: str | None
    queued_at: int
    picked_at: int


class AskedAbout(msgspec.Struct, frozen=True):
    """A row of `report_topic`."""

    conversation_id: str
    seq: int
    topic: str
    asked_at: int


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
_topics = query(
    select(*(report_topic.c[name] for name in AskedAbout.__struct_fields__)).order_by(
        report_topic.c.conversation_id, report_topic.c.seq, report_topic.c.topic
    ),
    AskedAbout,
)
_forget_stretches = change(delete(report_stretch))
_forget_pickups = change(delete(report_pickup))
_forget_topics = change(delete(report_topic))


def rows(read: Reader) -> tuple[list[Any], list[Any], list[Any]]:
    """All that was folded."""
    return read.all(_stretches), read.all(_pickups), read.all(_topics)


def record(tx: Tx, conversation: int, fact: Event, actor: str = "system") -> None:
    """Something happened in a conversation, possible or not."""
    tx.record(fact, stream=f"conversation:{conversation}", actor=actor)


def forget(tx: Tx) -> None:
    """Nothing was folded yet."""
    tx.run(_forget_stretches)
    tx.run(_forget_pickups)
    tx.run(_forget_topics)


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
    assert len(at_once[2]) > 3
    for chunk in (1, 7, 50):
        await store.write(forget)
        assert await store.read(rows) == ([], [], [])
        await folded(store, Fold(store, f"by {chunk}", fold.take, chunk=chunk))
        assert await store.read(rows) == at_once


async def told(
    store: Store[Tx], clock: ManualClock, course: Sequence[tuple[Event, str]]
) -> tuple[Stretch, list[Pickup]]:
    """A conversation in which one thing happened after another, ten seconds apart, and what was folded of it."""
    await store.write(record, 0, happened.ConversationStarted(contact="c", inbox="i", locale="en"))
    for fact, actor in course:
        clock.advance(10 * SECOND)
        await store.write(record, 0, fact, actor)
    await folded(store, Fold(store, "told", fold.take))
    [stretch], pickups, _ = await store.read(rows)
    return stretch, pickups


HANDED = happened.HandedOff(reason="requested"), "contact:c"
TO_TEAM = happened.Transferred(before="queue", agent=None, team="care"), "agent:a"
FROM_A = happened.Transferred(before="agent", agent="a", team="care"), "agent:a"
TAKEN = happened.Assigned(agent="a", before="queue"), "agent:a"
GIVEN = happened.Assigned(agent="a", before="queue"), "agent:b"
SNOOZED = happened.Snoozed(before="agent", agent="a", until=0), "agent:a"
PUT_OFF = happened.Snoozed(before="queue", agent="a", until=0), "agent:a"
WOKEN = happened.Woken(agent="a", reason="time"), "system"
BACK = happened.Returned(agent="a"), "system"
Course = Sequence[tuple[Event, str]]


@pytest.mark.in_turn
@pytest.mark.parametrize(
    ("course", "waits", "waiting"),
    [
        # From one queue to another she goes on waiting, and is picked up where she stands.
        ([HANDED, TO_TEAM, TAKEN], [("care", 20)], None),
        ([HANDED, TO_TEAM], [], ("care", 10)),
        # From a person to a team is another wait.
        ([HANDED, TAKEN, FROM_A, TAKEN], [(None, 10), ("care", 10)], None),
        ([HANDED, TAKEN, FROM_A], [(None, 10)], ("care", 30)),
        # From a queue to a colleague she is picked up; from person to person nobody waits for a queue.
        ([HANDED, TO_TEAM, GIVEN], [("care", 20)], None),
        ([HANDED, TAKEN, GIVEN], [(None, 10)], None),
        # Put off out of a queue she was not picked up, and waits for nobody to do so.
        ([HANDED, PUT_OFF], [], None),
        ([HANDED, PUT_OFF, WOKEN], [], None),
        ([HANDED, TAKEN, SNOOZED, WOKEN], [(None, 10)], None),
        # It woke and its agent was not there: she waits from then on.
        ([HANDED, TAKEN, SNOOZED, WOKEN, BACK], [(None, 10)], (None, 50)),
        ([HANDED, TAKEN, SNOOZED, WOKEN, BACK, TAKEN], [(None, 10), (None, 10)], None),
        # A team that was never asked for later is not credited with it.
        ([HANDED, TO_TEAM, GIVEN, BACK, TAKEN], [("care", 20), (None, 10)], None),
    ],
)
async def test_waits_and_pick_ups_through_other_hands(
    store: Store[Tx],
    clock: ManualClock,
    course: Course,
    waits: list[tuple[str | None, int]],
    waiting: tuple[str | None, int] | None,
) -> None:
    stretch, pickups = await told(store, clock, course)
    assert [(each.team_id, (each.picked_at - each.queued_at) // SECOND) for each in pickups] == waits
    since = None if stretch.queued_at is None else (stretch.queued_at - stretch.began_at) // SECOND
    assert (stretch.queued_team, since) == (waiting or (stretch.queued_team, None))
    # A person came into it: the assistant did not solve it alone.
    assert stretch.person_at is not None
    assert stretch.resolved_at is None
