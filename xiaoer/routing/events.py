"""What can have happened in the queue."""

from xiaoer.event.journal import Event

# Neither urgent (0) nor high (1).
CALM = 2


class QueueEntered(Event, tag="queue.entered", frozen=True, kw_only=True):
    """A conversation waits for a person; `since` is the journal's position of its hand-off."""

    conversation: str
    rank: int
    since: int
    team: str | None = None
    urgency: int = CALM


class QueueMoved(Event, tag="queue.moved", frozen=True, kw_only=True):
    """A waiting conversation stands in another team's queue (`team` null: everybody's), where it stood in time."""

    conversation: str
    team: str | None


class QueueUrged(Event, tag="queue.urged", frozen=True, kw_only=True):
    """A waiting conversation is this urgent now: 0 stands before 1, and 1 before 2, among those of its rank."""

    conversation: str
    urgency: int


class QueueMatched(Event, tag="queue.matched", frozen=True, kw_only=True):
    """A waiting conversation is for this agent."""

    conversation: str
    agent: str


class QueueLeft(Event, tag="queue.left", frozen=True, kw_only=True):
    """A conversation no longer waits."""

    conversation: str


class AvailabilityChanged(Event, tag="availability.changed", frozen=True, kw_only=True):
    """An agent came, went, or said she is away, and why: break, meal, meeting, training or other."""

    agent: str
    online: bool
    reason: str | None = None
