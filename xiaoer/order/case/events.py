"""What can have happened in a case. What a person typed about it is the event's body, and can be erased."""

from xiaoer.event.journal import Event
from xiaoer.order.case.states import By, CaseKind, CaseState, CaseStep


class CaseEvent(Event, frozen=True, kw_only=True):
    """What kind of case, about which order."""

    matter: CaseKind
    shop: str
    order: str


class CaseOpened(CaseEvent, tag="case.opened", frozen=True, kw_only=True):
    """A case begins, under the id of the deed that opened it; `due` is when what is next has to be done."""

    reason: str
    state: CaseState
    conversation: str | None
    due: str | None


class CaseMoved(CaseEvent, tag="case.moved", frozen=True, kw_only=True):
    """It stands otherwise now; `deed` ended it, `passed` is how it was inspected."""

    step: CaseStep
    before: CaseState
    after: CaseState
    by: By
    due: str | None
    deed: str | None = None
    passed: bool | None = None


class CasePhotosAdded(CaseEvent, tag="case.photos_added", frozen=True, kw_only=True):
    """So many pictures are there now, of so many that are needed."""

    count: int
    needed: int


class CaseLabelled(CaseEvent, tag="case.labelled", frozen=True, kw_only=True):
    """There is a label for the parcel."""

    deed: str


class CaseReminded(CaseEvent, tag="case.reminded", frozen=True, kw_only=True):
    """So many days are left for what is next; she is told."""

    state: CaseState
    left: int
    due: str


class CaseTaken(CaseEvent, tag="case.taken", frozen=True, kw_only=True):
    """An agent looks after it from now on."""

    agent: str


class CaseTalked(CaseEvent, tag="case.talked", frozen=True, kw_only=True):
    """An agent writes to the customer about it, in this conversation."""

    conversation: str


class CaseNoted(CaseEvent, tag="case.noted", frozen=True, kw_only=True):
    """An agent wrote a line for colleagues."""


class CaseTextErased(CaseEvent, tag="case.text_erased", frozen=True, kw_only=True):
    """What somebody typed with the event of that number is gone for good."""

    of: int
