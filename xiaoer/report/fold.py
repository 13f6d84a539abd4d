"""What the journal says about each stretch of each conversation, folded into rows; `take` is what a Fold is given."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import bindparam, insert, select

from xiaoer.assistant.events import Understood
from xiaoer.conversation.events import (
    Assigned,
    ChoicePicked,
    ConversationStarted,
    HandedOff,
    MessageReceived,
    MessageSent,
    OfferAnswered,
    Reopened,
    Resolved,
    Returned,
    Snoozed,
    Transferred,
    Woken,
)
from xiaoer.event.journal import Line
from xiaoer.event.tx import Tx
from xiaoer.kit.statement import change, query, upsert
from xiaoer.rating.verbs import RatingAsked, RatingGiven
from xiaoer.report.models import SILENCE, report_pickup, report_stretch, report_topic

NAME = "report"
_PREFIX = "conversation:"


class Stretch(msgspec.Struct):
    """A row of `report_stretch`."""

    conversation_id: str
    seq: int
    began_at: int
    changed_at: int
    last_contact_at: int
    first_assistant_at: int | None = None
    last_assistant_at: int | None = None
    first_agent_at: int | None = None
    person_at: int | None = None
    queued_at: int | None = None
    queued_team: str | None = None
    resolved_at: int | None = None
    back_at: int | None = None
    asked_at: int | None = None
    score: int | None = None
    scored_at: int | None = None


_newest = query(
    select(*(report_stretch.c[name] for name in Stretch.__struct_fields__))
    .where(report_stretch.c.conversation_id == bindparam("conversation_id"))
    .order_by(report_stretch.c.seq.desc())
    .limit(2),
    Stretch,
)
_put = upsert(report_stretch, index=["conversation_id", "seq"], update=list(Stretch.__struct_fields__[3:]))
_pick_up = change(insert(report_pickup))
_ask = upsert(report_topic, index=["conversation_id", "seq", "topic"])


class _Course:
    """A conversation while a chunk is taken: its stretch, the one before, who was picked up and what was asked."""

    def __init__(self, conversation_id: str, newest: Sequence[Stretch], line: Line) -> None:
        self._id = conversation_id
        self.now = newest[0] if newest else self._new(line)
        self.before = newest[1] if len(newest) > 1 else None
        self.touched: dict[int, Stretch] = {}
        self.pickups: list[dict[str, Any]] = []
        self.topics: list[dict[str, Any]] = []

    def take(self, line: Line) -> None:
        """What comes next in it."""
        _STEPS[line.kind](self, line)
        self.touch(self.now, line)

    def begin(self, line: Line) -> Stretch:
        """The customer is here again."""
        self.now.back_at = line.at
        self.touch(self.now, line)
        self.before, self.now = self.now, self._new(line)
        return self.now

    def touch(self, stretch: Stretch, line: Line) -> None:
        """This one is to be written."""
        stretch.changed_at = max(stretch.changed_at, line.at)
        self.touched[stretch.seq] = stretch

    def _new(self, line: Line) -> Stretch:
        return Stretch(self._id, line.seq, line.at, line.at, line.at)


def take(tx: Tx, lines: Sequence[Line]) -> None:
    """These lines come next in the journal."""
    courses: dict[str, _Course] = {}
    for line in lines:
        if line.stream.startswith(_PREFIX) and line.kind in _STEPS:
            id_ = line.stream.removeprefix(_PREFIX)
            if id_ not in courses:
                courses[id_] = _Course(id_, tx.all(_newest, conversation_id=id_), line)
            courses[id_].take(line)
    touched = [stretch for course in courses.values() for stretch in course.touched.values()]
    pickups = [pickup for course in courses.values() for pickup in course.pickups]
    topics = [topic for course in courses.values() for topic in course.topics]
    if touched:
        tx.many(_put, [msgspec.structs.asdict(stretch) for stretch in touched])
    if pickups:
        tx.many(_pick_up, pickups)
    if topics:
        tx.many(_ask, topics)


def _begun(course: _Course, line: Line) -> None:
    """It begins with this line, which the course has seen to already."""


def _reopened(course: _Course, line: Line) -> None:
    if course.now.resolved_at is not None:
        course.begin(line)


def _asked(course: _Course, line: Line) -> None:
    now = course.now
    if line.kind == MessageReceived.kind() and _fell_silent(now, line.at):
        course.begin(line)
    elif now.resolved_at is None:
        now.last_contact_at = line.at


def _understood(course: _Course, line: Line) -> None:
    topic = line.decode().get("about")
    if topic is not None:
        of = {"conversation_id": course.now.conversation_id, "seq": course.now.seq}
        course.topics.append({**of, "topic": topic, "asked_at": line.at})


def _answered(course: _Course, line: Line) -> None:
    now, author = course.now, line.decode()["author"]
    if author == "assistant":
        now.first_assistant_at = now.first_assistant_at or line.at
        now.last_assistant_at = line.at
    elif author == "agent":
        now.first_agent_at = now.first_agent_at or line.at


def _handed_off(course: _Course, line: Line) -> None:
    # The button for a person alone brings a settled conversation back.
    if course.now.resolved_at is not None or _fell_silent(course.now, line.at):
        course.begin(line)
    course.now.queued_team = None
    _queued(course, line)


def _transferred(course: _Course, line: Line) -> None:
    course.now.queued_team = line.decode()["team"]
    _queued(course, line)


def _queued(course: _Course, line: Line) -> None:
    """It waits to be picked up; from one queue into another it goes on waiting."""
    _touched_by_person(course, line)
    course.now.queued_at = course.now.queued_at or line.at


def _picked_up(course: _Course, line: Line) -> None:
    now, agent = course.now, f"agent:{line.decode()['agent']}"
    _touched_by_person(course, line)
    if now.queued_at is not None:
        pickup = {"team_id": now.queued_team, "queued_at": now.queued_at, "picked_at": line.at}
        course.pickups.append({"conversation_id": now.conversation_id, "seq": line.seq, **pickup})
    now.queued_at = None
    # Whoever is given it by a colleague has it for herself, not for a team.
    if line.actor.startswith("agent:") and line.actor != agent:
        now.queued_team = None


def _put_off(course: _Course, line: Line) -> None:
    _touched_by_person(course, line)
    course.now.queued_at = None


def _touched_by_person(course: _Course, line: Line) -> None:
    """A person came into it, and what was settled goes on."""
    course.now.person_at = course.now.person_at or line.at
    course.now.resolved_at = None


def _resolved(course: _Course, line: Line) -> None:
    course.now.resolved_at = line.at
    course.now.queued_at = course.now.queued_team = None


def _rating_asked(course: _Course, line: Line) -> None:
    course.now.asked_at = line.at


def _rated(course: _Course, line: Line) -> None:
    """She answers the newest question, which she may do after she came back."""
    rated = course.now if course.now.asked_at is not None else course.before
    if rated is not None and rated.asked_at is not None:
        rated.score, rated.scored_at = line.decode()["score"], line.at
        course.touch(rated, line)


def _fell_silent(stretch: Stretch, at: int) -> bool:
    """Whether the assistant had the last word a day ago, so that what is said now is another matter."""
    last = stretch.last_assistant_at
    if stretch.person_at is not None or last is None or last < stretch.last_contact_at:
        return False
    return at - last >= SILENCE


_STEPS: dict[str, Callable[[_Course, Line], None]] = {
    ConversationStarted.kind(): _begun,
    Reopened.kind(): _reopened,
    MessageReceived.kind(): _asked,
    ChoicePicked.kind(): _asked,
    OfferAnswered.kind(): _asked,
    Understood.kind(): _understood,
    MessageSent.kind(): _answered,
    HandedOff.kind(): _handed_off,
    Transferred.kind(): _transferred,
    Returned.kind(): _queued,
    Snoozed.kind(): _put_off,
    Woken.kind(): _touched_by_person,
    Assigned.kind(): _picked_up,
    Resolved.kind(): _resolved,
    RatingAsked.kind(): _rating_asked,
    RatingGiven.kind(): _rated,
}
