"""The supervisor's page."""

from typing import Literal

import msgspec

from xiaoer.conversation.schemas import AgentName, Summary, TeamName

FigureName = Literal[
    "queue", "agent", "waiting", "with_agents", "late", "soon", "answered", "alone", "ended", "rated", "came"
]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the floor whose conversations are asked for; `of` which team, agent, score or hour of the day."""

    name: FigureName
    of: str = ""


class OnShift(msgspec.Struct, frozen=True, kw_only=True):
    """One of the staff who is here or was today; `waits` are since when each of her customers waits for an answer."""

    agent: AgentName
    status: Literal["online", "away", "offline"]
    reason: str | None
    since: str | None
    load: int
    capacity: int
    waits: list[str]


class QueueShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who waits for a person, in everybody's queue (`team` null) or a team's; seconds over the last hour's pick-ups.

    `online` is how many of those who could take them are there.
    """

    team: TeamName | None
    online: int
    waiting: int
    longest_since: str | None
    p50: int | None
    p90: int | None


class Overdue(msgspec.Struct, frozen=True, kw_only=True):
    """How many wait for a person's answer beyond what is promised, and how many will soon."""

    late: int
    soon: int


class Alone(msgspec.Struct, frozen=True, kw_only=True):
    """How many of today's conversations the assistant solved alone, of how many it began and that are over."""

    solved: int
    of: int


class RatingsShown(msgspec.Struct, frozen=True, kw_only=True):
    """Today's ratings: how many of 1, 2, 3, 4 and 5, and how many were asked."""

    scores: list[int]
    asked: int


class Hour(msgspec.Struct, frozen=True, kw_only=True):
    """One hour of the day: conversations that began or came back, by who answered them first, and who waits still."""

    at: str
    came: int
    assistant: int
    agent: int


class LiveReport(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="live"):
    """The floor at this moment. The day begins at midnight of the asked time zone."""

    at: str
    day: str
    on_shift: list[OnShift]
    queues: list[QueueShown]
    overdue: Overdue
    longest: list[Summary]
    first_response_p50: int | None
    first_response_p90: int | None
    alone: Alone
    ratings: RatingsShown
    hours: list[Hour]
