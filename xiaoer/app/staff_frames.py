"""The frames of the staff socket."""

from typing import Annotated

import msgspec

from xiaoer.app.case_schemas import CasesChanged
from xiaoer.app.deed_schemas import DeedsChanged
from xiaoer.conversation.schemas import AgentName, Author, Id, Seq, StaffEntry, Summary, View
from xiaoer.report.schemas import LiveReport


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
    attachments: list[Id] = []


class NoteAdd(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="note.add"):
    """The agent leaves a line only colleagues see."""

    conversation: Id
    id: Id
    text: str
    attachments: list[Id] = []


class StaffTypingSend(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="typing"):
    """The agent is writing."""

    conversation: Id


class LiveShow(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="live"):
    """A supervisor looks at the floor (or no longer); the day begins at midnight in this time zone."""

    on: bool
    zone: Annotated[str, msgspec.Meta(max_length=64)] = "UTC"


StaffClientFrame = ViewShow | Watch | Unwatch | StaffMessageSend | NoteAdd | StaffTypingSend | LiveShow


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
    snoozed: int = 0


class StaffTyping(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="typing"):
    """Someone is writing in a conversation; `agent` when it is a colleague."""

    conversation: str
    author: Author
    agent: AgentName | None


class Watchers(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="watchers"):
    """The colleagues who have this thread open now, the reader not among them."""

    conversation: str
    agents: list[AgentName]


class StaffReceipt(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="receipt"):
    """How far the customer's device has the thread, and how far she has read it, as numbers n."""

    conversation: str
    delivered: int
    read: int


class StaffError(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="error"):
    """Why a frame was not taken; `id` is null when none could be read, `retry_after` is in seconds."""

    id: str | None
    code: str
    message: str
    retry_after: float | None = None


StaffServerFrame = (
    StaffEntry
    | StaffAck
    | SummaryChanged
    | CountsChanged
    | StaffTyping
    | Watchers
    | StaffReceipt
    | LiveReport
    | DeedsChanged
    | CasesChanged
    | StaffError
)
