"""How long who waits now will wait: what the last hour's pick-ups say, and nothing where they say too little."""

import math
from collections import Counter, defaultdict

import msgspec
from sqlalchemy import bindparam, or_, select

from xiaoer.event.models import event
from xiaoer.kit.clock import HOUR, SECOND
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.routing.events import QueueEntered, QueueLeft, QueueMatched, QueueMoved, QueueUrged

STREAM = "routing"
FEWEST = 5
# So many events of the queue are looked back at, however many the hour had.
_LOOK_BACK = 3_000
_FACTS = QueueEntered, QueueMatched, QueueLeft, QueueMoved, QueueUrged
_Fact = QueueEntered | QueueMatched | QueueLeft | QueueMoved | QueueUrged
# Whose queue, the rank in it and the urgency.
_Among = tuple[str | None, int, int]


class Pace(msgspec.Struct, frozen=True):
    """How long people stood in a team's queue for each place they had before them and their own, shortest first."""

    per_place: dict[str | None, list[float]] = {}

    def estimate(self, team: str | None, position: int) -> tuple[int, int] | None:
        """In seconds: half of those at this position wait less than the first, nine of ten less than the second.

        None where fewer than five were picked up in the last hour, and for who does not wait.
        """
        known = self.per_place.get(team, [])
        if position < 1 or len(known) < FEWEST:
            return None
        return _coarse(_quantile(known, 0.5) * position), _coarse(_quantile(known, 0.9) * position)


class _Row(msgspec.Struct, frozen=True):
    seq: int
    at: int
    facts: bytes


class _Place(msgspec.Struct, frozen=True):
    among: _Among
    at: int
    position: int


_newest = query(
    select(event.c.seq, event.c.at, event.c.facts)
    .where(
        event.c.stream == STREAM,
        or_(*(event.c.kind == fact.kind() for fact in _FACTS)),
    )
    .order_by(event.c.seq.desc())
    .limit(bindparam("limit")),
    _Row,
)
_decode = msgspec.json.Decoder(_Fact).decode


def pace(read: Reader, now: int) -> Pace:
    """What the pick-ups of the last hour say.

    Each wait counts by the place it began at: whoever came third and waited six minutes stood two for each. Who was
    picked up at once never waited, and tells nothing about those who do. The team is that of the pick-up.
    """
    waiting: dict[str, _Place] = {}
    standing: Counter[_Among] = Counter()
    found: dict[str | None, list[float]] = defaultdict(list)
    for row in reversed(read.all(_newest, limit=_LOOK_BACK)):
        fact = _decode(row.facts)
        before = waiting.pop(fact.conversation, None)
        if before is not None:
            standing[before.among] -= 1
        stands = _stands(fact, before, row.at, standing)
        if stands is not None:
            standing[stands.among] += 1
            waiting[fact.conversation] = stands
        elif isinstance(fact, QueueMatched) and before is not None and row.at > now - HOUR:
            waited = (row.at - before.at) / SECOND
            if waited >= 1:
                found[before.among[0]].append(waited / before.position)
    return Pace({team: sorted(waits) for team, waits in found.items()})


def _stands(fact: _Fact, before: _Place | None, at: int, standing: Counter[_Among]) -> _Place | None:
    """Where somebody stands from now on; None when she was picked up or left, or nobody knows since when she waits."""
    if isinstance(fact, QueueEntered):
        among = fact.team, fact.rank, fact.urgency
        # Whoever is more urgent passes those who were there before.
        position = 1 + sum(number for other, number in standing.items() if _is_before(other, among))
        return _Place(among, at, position)
    if before is None or not isinstance(fact, QueueMoved | QueueUrged):
        return None
    team, rank, urgency = before.among
    among = (fact.team, rank, urgency) if isinstance(fact, QueueMoved) else (team, rank, fact.urgency)
    return msgspec.structs.replace(before, among=among)


def _is_before(one: _Among, other: _Among) -> bool:
    return one[0] == other[0] and one[1:] <= other[1:]


def _quantile(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, math.ceil(len(ordered) * share) - 1)]


def _coarse(seconds: float) -> int:
    """Rounded up to what can honestly be said: five seconds below a minute, half a minute above."""
    step = 5 if seconds <= 60 else 30
    return math.ceil(seconds / step) * step
