"""What the staff console and the server say to each other over HTTP: lists, threads, what stands beside them."""

from typing import Annotated, Any, Literal

import msgspec

from xiaoer.contact.events import Way
from xiaoer.inbox.parts import AnyPart, Order
from xiaoer.kit.money import Money
from xiaoer.order.shop import Operation
from xiaoer.policy.facts import Level

# Printable ASCII: whatever else there is (PostgreSQL stores no NUL) is no id.
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[!-~]+(?![\s\S])")]
Seq = Annotated[int, msgspec.Meta(ge=0, le=1 << 53)]
Status = Literal["open", "pending", "snoozed", "resolved"]
Owner = Literal["assistant", "queue", "agent", "nobody"]
Author = Literal["contact", "assistant", "agent", "system"]
Kind = Literal["message", "note", "activity"]
View = Literal["mine", "unassigned", "all", "snoozed", "resolved"]
Priority = Literal["low", "medium", "high", "urgent"]
Label = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class AgentName(msgspec.Struct, frozen=True, kw_only=True):
    """A person of the staff, as colleagues see her."""

    id: str
    name: str


class TeamName(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A skill group; `names` is what it is called in a language where that is not `name`."""

    id: str
    name: str
    names: dict[str, str] = {}


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


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """What it is about, in the reader's language: what was understood last, or the deed or case there is of it.

    `stands` is how far that deed or case is.
    """

    title: str
    stands: str | None
    order: str | None
    amount: Money | None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation as a row; `waiting_since` is set while the customer waits for a person's answer.

    `team` is whose queue it waits in, or who has it; `queued` while it waits for a person to pick it up.
    """

    id: str
    status: Status
    owner: Owner
    agent: AgentName | None
    contact: ContactName
    inbox: InboxName
    channel: str
    locale: str
    last: LastLine | None
    unread: int
    waiting_since: str | None
    created_at: str
    updated_at: str
    seq: int
    team: TeamName | None = None
    priority: Priority = "medium"
    labels: list[str] = []
    snoozed_until: str | None = None
    topic: Topic | None = None


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many conversations each view holds for this agent."""

    mine: int
    unassigned: int
    all: int
    snoozed: int = 0


class SummaryPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a view; `next` asks for the one after it, null at the end."""

    conversations: list[Summary]
    next: str | None
    counts: Counts


class DeedShown(msgspec.Struct, frozen=True, kw_only=True):
    """A deed and how far it is; `title` in the reader's language, `reason` why it was refused.

    `operation` is the shop's write behind it. `rule` decided in that version; `words` is what it said, or why it was
    refused. `approval`: a second person has to say yes. `amount` is what it moves, `second` who approved it.
    """

    id: str
    action: str
    operation: Operation
    title: str
    order: str | None
    state: str
    reason: str | None
    at: str
    rule: str | None
    rule_version: int | None
    words: str | None
    approval: bool
    amount: Money | None
    second: AgentName | None
    done_at: str | None


class ActionShown(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could be done to an order; `reason` in the reader's language when it cannot.

    `stands`: one is under way, and this is the deed's state; another would be the same.
    """

    action: str
    title: str
    possible: bool
    reason: str | None
    stands: str | None = None


class OrderShown(msgspec.Struct, frozen=True, kw_only=True):
    """An order of the customer with what can be done to it and what not."""

    order: Order
    actions: list[ActionShown]


class ContactShown(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the customer; the shop's facts are null for a visitor.

    `fresh_until`: she proved by a code who she is, and until then that counts; `ways` a code may be sent to her.
    """

    id: str
    name: str
    level: Level
    verified_at: str | None
    fresh_until: str | None
    ways: list[Way]
    since: str
    locale: str
    email: str | None
    phone: str | None
    city: str | None
    orders: int


class CodeBody(msgspec.Struct, frozen=True, kw_only=True):
    """By which way a code is to go to the customer; the same id again is the same code."""

    id: Id
    way: Way


class CodeOnItsWay(msgspec.Struct, frozen=True, kw_only=True):
    """Where it goes, masked, and until when it is good; the code itself only the customer sees."""

    to: str
    expires_at: str


class Handoff(msgspec.Struct, frozen=True, kw_only=True):
    """The last hand-off from assistant to person: what the customer wants, what was done, what was left open."""

    at: str
    seq: int
    reason: str
    wants: list[str]
    did: list[str]
    open: list[str]


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of talk that was settled before, here or in another inbox; `seq` is where it begins."""

    conversation: str
    seq: int
    inbox: InboxName
    channel: str
    text: str
    resolved_at: str
    by: Author
    agent: AgentName | None
    score: int | None


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside the thread; `orders` is null when the shop did not answer in time.

    `actions` are those on the customer herself, whatever she ordered; `deeds` were talked about here, what was done
    for her `elsewhere` was not: in other conversations, on her own pages.
    """

    conversation: Summary
    contact: ContactShown
    orders: list[OrderShown] | None
    actions: list[ActionShown]
    deeds: list[DeedShown]
    elsewhere: list[DeedShown]
    handoff: Handoff | None
    earlier: list[Earlier]
    delivered_n: int
    read_n: int


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
    attachments: list[Id] = []


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A message or note is committed; `n` is null for what the customer never sees."""

    id: str
    n: int | None
    seq: int


class ReadBody(msgspec.Struct, frozen=True, kw_only=True):
    """How far the agent has read."""

    seq: Seq


class TransferBody(msgspec.Struct, frozen=True, kw_only=True):
    """Give it to a colleague, a team's queue, or (neither) to everybody's; `note` is a word to them under `id`."""

    id: Id
    agent: Id | None = None
    team: Id | None = None
    note: str | None = None


class PriorityBody(msgspec.Struct, frozen=True, kw_only=True):
    """How urgent it is."""

    priority: Priority


class LabelsBody(msgspec.Struct, frozen=True, kw_only=True):
    """All the labels it has from now on."""

    labels: Annotated[list[Label], msgspec.Meta(max_length=20)]


class SnoozeBody(msgspec.Struct, frozen=True, kw_only=True):
    """Out of the way until then, or until the customer writes."""

    until: str


class BulkBody(msgspec.Struct, frozen=True, kw_only=True):
    """The same for several conversations."""

    conversations: Annotated[list[Id], msgspec.Meta(min_length=1, max_length=100)]


class BulkRefusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why one of them was left as it is."""

    conversation: str
    code: str
    message: str


class BulkDone(msgspec.Struct, frozen=True, kw_only=True):
    """Which were done, and which not."""

    done: list[str]
    refused: list[BulkRefusal]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Conversations a search found, best first, each with the line that matched; `more` when there were others."""

    hits: list["Hit"]
    more: bool


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation that matched; `seq` and `text` of the line, null when its customer or an order matched."""

    conversation: Summary
    seq: int | None
    text: str | None


class Colleague(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody a conversation can be given to."""

    id: str
    name: str
    role: str
    status: Literal["online", "away", "offline"]
    reason: str | None
    since: str | None
    load: int
    capacity: int
    teams: list[str]
