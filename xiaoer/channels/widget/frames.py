"""What the chat widget and the server say to each other, over the socket and over HTTP."""

from typing import Annotated, Literal

import msgspec

from xiaoer.inbox import channel
from xiaoer.inbox.parts import AnyPart
from xiaoer.kit.clock import iso

# Printable ASCII: whatever else there is (PostgreSQL stores no NUL) is no id.
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[!-~]+(?![\s\S])")]
N = Annotated[int, msgspec.Meta(ge=0, le=1 << 53)]
Author = Literal["contact", "assistant", "agent", "system"]
Owner = Literal["assistant", "queue", "agent", "nobody"]


class MessageSend(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="message.send"):
    """The customer says something; the same id again is the same message."""

    id: Id
    # The length is the verb's to judge: it answers `too_long`, a decoder could only say `invalid_frame`.
    text: str
    attachments: list[Id] = []


class HandoffRequest(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="handoff.request"):
    """The customer wants a person."""

    id: Id


class TypingSend(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="typing"):
    """The customer is writing."""


class ChoicePick(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="choice.pick"):
    """The customer picks an option, or says "yes" or "no" to an offer."""

    id: Id
    entry: Id
    value: str


class RatingGive(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="rating.give"):
    """The customer answers the newest rating question."""

    id: Id
    score: Annotated[int, msgspec.Meta(ge=1, le=5)]
    comment: str | None = None


class ReceiptSend(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="receipt"):
    """How far the customer's device has the thread, and how far she has had it before her eyes."""

    delivered: N
    read: N


ClientFrame = MessageSend | HandoffRequest | TypingSend | ChoicePick | RatingGive | ReceiptSend


class Entry(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="entry"):
    """One line of the thread as it is now; an entry that changes comes again with its id and the next n."""

    n: int
    id: str
    author: Author
    # Which agent wrote it; null for everybody else.
    name: str | None
    text: str
    parts: list[AnyPart]
    at: str


class Ack(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="ack"):
    """A client frame is committed; n is the number of its entry."""

    id: str
    n: int


class Wait(msgspec.Struct, frozen=True, kw_only=True):
    """How long people wait now, in seconds: half of them less than p50, nine of ten less than p90."""

    p50: int
    p90: int


class Queue(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="queue"):
    """The customer's place among those who wait for a person; 0 when she no longer waits."""

    position: int
    wait: Wait | None


class TypingShow(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="typing"):
    """Someone is writing to the customer."""

    author: Author


class Refusal(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="error"):
    """Why a frame was not taken; `id` is null when none could be read, `retry_after` is in seconds."""

    id: str | None
    code: str
    message: str
    retry_after: float | None = None


class Receipt(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="receipt"):
    """How far the shop's side has the customer's lines, and how far somebody there has read them."""

    delivered: int
    read: int


class OwnerShow(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="owner"):
    """Who answers the customer now; `name` is the agent's."""

    owner: Owner
    name: str | None


ServerFrame = Entry | Ack | Queue | TypingShow | Receipt | OwnerShow | Refusal


class SessionOpen(msgspec.Struct, frozen=True, kw_only=True):
    """Asks for a session: who, in which inbox, in which language."""

    inbox: Id
    locale: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    identity: str | None = None
    visitor: Annotated[str, msgspec.Meta(max_length=256)] | None = None


class InboxShown(msgspec.Struct, frozen=True, kw_only=True):
    """What the chat shows of its inbox; `color` is the shop's own as #rrggbb, null for ours."""

    name: str
    color: str | None


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A session: `token` opens the rest, `visitor` is kept by the browser for the next time."""

    token: str
    visitor: str | None
    contact: str
    conversation: str | None
    last: int
    inbox: InboxShown


class MessageBody(msgspec.Struct, frozen=True, kw_only=True):
    """A message over HTTP."""

    id: Id
    text: str
    attachments: list[Id] = []


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """The message with this id is committed as entry n."""

    id: str
    n: int


class HandoffBody(msgspec.Struct, frozen=True, kw_only=True):
    """A wish for a person over HTTP."""

    id: Id


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Entries after a number, oldest first; `more` when the page did not hold them all."""

    entries: list[Entry]
    last: int
    more: bool


_client: msgspec.json.Decoder[ClientFrame] = msgspec.json.Decoder(ClientFrame)
_encoder = msgspec.json.Encoder()


def decode_client(raw: bytes | str) -> ClientFrame:
    """The frame a client sent; raises msgspec.DecodeError when it is none."""
    return _client.decode(raw)


def encode_server(frame: ServerFrame) -> bytes:
    """The frame as JSON, encoded once for every socket."""
    return _encoder.encode(frame)


def entry_frame(entry: channel.Entry) -> bytes:
    """An entry as JSON; its stored bytes are spliced in, never decoded. What was erased says nothing."""
    head = b'{"type":"entry","n":%d,"id":%b,"author":"%b","name":%b,"at":"%b",'
    body = entry.body or b'{"text":"","parts":[]}'
    id_, name = _encoder.encode(entry.id), _encoder.encode(entry.name)
    return head % (entry.n, id_, entry.author.encode(), name, iso(entry.at).encode()) + body[1:]
