"""The supervisor's page."""

from typing import Literal

import msgspec

from xiaoer.conversation.schemas import AgentName, Summary, TeamName

FigureName = Literal[
    "queue", "agent", "waiting", "with_agents", "late", "soon", "answered", "alone", "ended", "rated", "came", "topic"
]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the floor whose conversations are asked for; `of` which team, agent, score, hour or topic."""

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


class TopicShown(msgspec.Struct, frozen=True, kw_only=True):
    """How many of today's conversations asked about an action or intent, and how many a week ago up to this time.

    `before` is null where nothing is known of that day. `hot` is what three standard deviations and half as many again
    do not explain.
    """

    topic: str
    title: str
    count: int
    before: int | None
    hot: bool


class LastWeek(msgspec.Struct, frozen=True, kw_only=True):
    """The same weekday a week ago up to this time of day; `came` in each of its hours, also those still to come.

    Null is what so few stood behind, then or today, that there is nothing to compare.
    """

    day: str
    came: list[int]
    came_so_far: int
    first_response_p50: int | None
    alone: Alone | None
    ratings: list[int] | None


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
    topics: list[TopicShown]
    last_week: LastWeek | None
