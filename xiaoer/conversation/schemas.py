"""What the staff console and the server say to each other: lists, threads, and the frames of the staff socket."""

from typing import Annotated, Any, Literal

import msgspec

from xiaoer.inbox.parts import AnyPart, Order

# Printable ASCII: whatever else there is (PostgreSQL stores no NUL) is no id.
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[!-~]+(?![\s\S])")]
Seq = Annotated[int, msgspec.Meta(ge=0, le=1 << 53)]
Status = Literal["open", "pending", "snoozed", "resolved"]
Owner = Literal["assistant", "queue", "agent", "nobody"]
Author = Literal["contact", "assistant", "agent", "system"]
Kind = Literal["message", "note", "activity"]
View = Literal["mine", "unassigned", "all"]


class AgentName(msgspec.Struct, frozen=True, kw_only=True):
    """A person of the staff, as colleagues see her."""

    id: str
    name: str


class ContactName(msgspec.Struct, frozen=True, kw_only=True):
    """The customer; `verified` when the shop vouches for who she is, otherwise a visitor."""

    id: str
    name: str
    verified: bool


class InboxName(msgspec.Struct, frozen=True, kw_only=True):
    """Where the conversation came in."""

    id: str
    name: str


class LastLine(msgspec.Struct, frozen=True, kw_only=True):
    """The newest message, for the list."""

    author: Author
    text: str
    at: str


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation as a row; `waiting_since` is set while the customer waits for a person's answer."""

    id: str
    status: Status
    owner: Owner
    agent: AgentName | None
    contact: ContactName
    inbox: InboxName
    locale: str
    last: LastLine | None
    unread: int
    waiting_since: str | None
    created_at: str
    updated_at: str
    seq: int


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many conversations each view holds for this agent."""

    mine: int
    unassigned: int
    all: int


class SummaryPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a view; `next` asks for the one after it, null at the end."""

    conversations: list[Summary]
    next: str | None
    counts: Counts


class DeedShown(msgspec.Struct, frozen=True, kw_only=True):
    """A deed of this conversation and how far it is; `title` in the reader's language, `reason` why it was refused."""

    id: str
    action: str
    title: str
    order: str | None
    state: str
    reason: str | None
    at: str


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside the thread."""

    conversation: Summary
    orders: list[Order]
    deeds: list[DeedShown]


class StaffEntry(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="entry"):
    """One event of a conversation as staff see it; one that changes comes again with its id and the next seq."""

    conversation: str
    seq: int
    n: int | None
    id: str
    kind: Kind
    event: str
    author: Author
    agent: AgentName | None
    text: str
    parts: list[AnyPart]
    facts: dict[str, Any]
    at: str
    erased: bool


class EntryPage(msgspec.Struct, frozen=True, kw_only=True):
    """Entries after a seq, oldest first, known up to `last`; `more` when the page did not hold them all."""

    entries: list[StaffEntry]
    last: int
    more: bool


class WriteBody(msgspec.Struct, frozen=True, kw_only=True):
    """A message or a note over HTTP; the same id again is the same one."""

    id: Id
    # The length is the verb's to judge: it answers `too_long`.
    text: str


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A message or note is committed; `n` is null for what the customer never sees."""

    id: str
    n: int | None
    seq: int


class ReadBody(msgspec.Struct, frozen=True, kw_only=True):
    """How far the agent has read."""

    seq: Seq


class Watch(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="watch"):
    """The agent opens a thread and has it up to `after`."""

    conversation: Id
    after: Seq = 0


class Unwatch(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="unwatch"):
    """The agent has left the thread."""

    conversation: Id


class ViewShow(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="view"):
    """The agent looks at this view of the list; until she says so it is her own."""

    view: View


class StaffMessageSend(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="message.send"):
    """The agent answers the customer."""

    conversation: Id
    id: Id
    text: str


class NoteAdd(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="note.add"):
    """The agent leaves a line only colleagues see."""

    conversation: Id
    id: Id
    text: str


class StaffTypingSend(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="typing"):
    """The agent is writing."""

    conversation: Id


StaffClientFrame = ViewShow | Watch | Unwatch | StaffMessageSend | NoteAdd | StaffTypingSend


class StaffAck(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="ack"):
    """A message or note is committed under its id."""

    id: str
    seq: int
    n: int | None


class SummaryChanged(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="conversation"):
    """A row of the list is now like this; several changes may come as one."""

    conversation: Summary


class CountsChanged(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="counts"):
    """The views now hold this many."""

    mine: int
    unassigned: int
    all: int


class StaffTyping(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="typing"):
    """Someone is writing in a conversation."""

    conversation: str
    author: Author


class StaffError(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="error"):
    """Why a frame was not taken; `id` is null when none could be read, `retry_after` is in seconds."""

    id: str | None
    code: str
    message: str
    retry_after: float | None = None


StaffServerFrame = StaffEntry | StaffAck | SummaryChanged | CountsChanged | StaffTyping | StaffError
