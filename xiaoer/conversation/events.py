"""What can have happened in a conversation."""

from xiaoer.event.journal import Event


class ConversationStarted(Event, tag="conversation.started", frozen=True, kw_only=True):
    """A customer wrote for the first time."""

    contact: str
    inbox: str
    locale: str


class MessageReceived(Event, tag="message.received", frozen=True, kw_only=True):
    """The customer wrote; `owner` is who was to answer."""

    owner: str


class MessageSent(Event, tag="message.sent", frozen=True, kw_only=True):
    """The assistant, an agent or the house wrote to the customer; `answers` is the seq it was written after."""

    author: str
    answers: int | None = None


class NoteAdded(Event, tag="note.added", frozen=True, kw_only=True):
    """An agent wrote a line for colleagues."""


class EntryChanged(Event, tag="entry.changed", frozen=True, kw_only=True):
    """An entry reads differently now."""


class EntryErased(Event, tag="entry.erased", frozen=True, kw_only=True):
    """The bytes of an entry are gone for good."""


class ChoicePicked(Event, tag="choice.picked", frozen=True, kw_only=True):
    """The customer picked one of the choices."""

    value: str
    owner: str


class OfferAnswered(Event, tag="offer.answered", frozen=True, kw_only=True):
    """The customer said yes or no to an offered deed."""

    deed: str
    yes: bool


class HandedOff(Event, tag="conversation.handed_off", frozen=True, kw_only=True):
    """A person is to take over; `reason` is requested, unanswered, unsure, refused, failed or grave."""

    reason: str


class Returned(Event, tag="conversation.returned", frozen=True, kw_only=True):
    """Its agent is gone: it stands at the front of the queue again."""

    agent: str


class Assigned(Event, tag="conversation.assigned", frozen=True, kw_only=True):
    """An agent owns it now."""

    agent: str
    before: str


class Transferred(Event, tag="conversation.transferred", frozen=True, kw_only=True):
    """A person passed it on to a team's queue, or (`team` null) to everybody's; `before` is who owned it."""

    before: str
    agent: str | None
    team: str | None


class Prioritised(Event, tag="conversation.prioritised", frozen=True, kw_only=True):
    """It is this urgent now."""

    before: str
    after: str


class Labelled(Event, tag="conversation.labelled", frozen=True, kw_only=True):
    """It has these labels now."""

    before: list[str]
    after: list[str]


class Snoozed(Event, tag="conversation.snoozed", frozen=True, kw_only=True):
    """It is out of the way until then; `agent` is whose it will be again, `before` who owned it."""

    before: str
    agent: str
    until: int


class Woken(Event, tag="conversation.woken", frozen=True, kw_only=True):
    """It is `agent`'s again; `reason` is time, contact (she wrote), person (she wants one) or agent (one woke it)."""

    agent: str
    reason: str


class Resolved(Event, tag="conversation.resolved", frozen=True, kw_only=True):
    """It is settled for now; `before` is who owned it."""

    before: str
    agent: str | None


class Reopened(Event, tag="conversation.reopened", frozen=True, kw_only=True):
    """It goes on."""


class LocaleChanged(Event, tag="conversation.locale_changed", frozen=True, kw_only=True):
    """The customer speaks another language now."""

    before: str
    after: str


class Adopted(Event, tag="conversation.adopted", frozen=True, kw_only=True):
    """A visitor turned out to be this customer."""

    before: str
    after: str
