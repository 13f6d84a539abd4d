"""What can have happened to a deed."""

from xiaoer.event.journal import Event
from xiaoer.policy.facts import Facts, Hand


class DeedEvent(Event, frozen=True, kw_only=True):
    """Which action on what, and where it is talked about."""

    action: str
    shop: str
    order: str
    line: str
    conversation: str | None
    entry: str | None


class Decided(DeedEvent, frozen=True, kw_only=True):
    """By which version of which rule, and on what facts."""

    rule: str | None
    rule_version: int | None
    facts: Facts | None


class DeedProposed(Decided, tag="deed.proposed", frozen=True, kw_only=True):
    """It is to be done when the customer says yes."""

    hand: Hand


class DeedOffered(DeedEvent, tag="deed.offered", frozen=True, kw_only=True):
    """The same deed was asked for again, and is offered in this place now."""


class DeedConfirmed(Decided, tag="deed.confirmed", frozen=True, kw_only=True):
    """She said yes, and the rules still do."""


class DeedAwaiting(Decided, tag="deed.awaiting", frozen=True, kw_only=True):
    """She said yes; a second person has to as well, until `until`."""

    until: str


class DeedApproved(Decided, tag="deed.approved", frozen=True, kw_only=True):
    """A second person said yes, and the rules still do."""


class DeedDeclined(DeedEvent, tag="deed.declined", frozen=True, kw_only=True):
    """She said no."""


class DeedVoided(DeedEvent, tag="deed.voided", frozen=True, kw_only=True):
    """What was offered is no longer what would happen."""

    reason: str


class DeedOvertaken(DeedEvent, tag="deed.overtaken", frozen=True, kw_only=True):
    """A yes came when it was no longer open; nothing is done."""

    state: str


class DeedSent(DeedEvent, tag="deed.sent", frozen=True, kw_only=True):
    """The shop is about to be asked; `again` with the same key, after an answer was lost."""

    again: bool


class DeedPostponed(DeedEvent, tag="deed.postponed", frozen=True, kw_only=True):
    """The shop could not be reached, so nothing happened; it is tried again later."""

    attempts: int


class DeedDone(DeedEvent, tag="deed.done", frozen=True, kw_only=True):
    """The shop shows it as done."""


class DeedRefused(Decided, tag="deed.refused", frozen=True, kw_only=True):
    """Nothing is done: by a rule, by the gate or by the shop. `failed` says why no rule could be trusted."""

    reason: str
    to_person: bool
    failed: str | None = None


class DeedUnknown(DeedEvent, tag="deed.unknown", frozen=True, kw_only=True):
    """The shop was asked and nobody knows yet what came of it."""


class DeedEscalated(DeedEvent, tag="deed.escalated", frozen=True, kw_only=True):
    """It stays unknown: a person must look. `seen` is what the shop showed of it at the last look."""

    attempts: int
    seen: str = "cannot_tell"


class DeedSettled(DeedEvent, tag="deed.settled", frozen=True, kw_only=True):
    """A person looked and says whether it happened; her reason is the body."""

    happened: bool
