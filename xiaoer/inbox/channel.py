"""The port of every channel: what it may ask of the house, and what it is handed to show."""

from collections.abc import AsyncIterator, Callable, Sequence
from typing import Literal, Protocol

import msgspec

Author = Literal["contact", "assistant", "agent", "system"]
Owner = Literal["assistant", "queue", "agent", "nobody"]


class Session(msgspec.Struct, frozen=True):
    """Whose side of a channel this is; everything asked with it is bound to this contact."""

    contact_id: str
    inbox_id: str
    customer_id: str | None
    visitor_hash: str | None
    name: str
    locale: str
    expires_at: int
    token_hash: str = ""


class Opened(msgspec.Struct, frozen=True):
    """A new session. `token` is shown once; `visitor` is kept by the client and given again next time."""

    token: str
    visitor: str | None
    contact_id: str
    conversation_id: str | None
    last: int
    inbox: str
    color: str | None


class Entry(msgspec.Struct, frozen=True):
    """A line of the thread as the customer may see it; `body` is its JSON of text and parts, None once erased.

    `name` is the agent's who wrote it.
    """

    n: int
    id: str
    author: Author
    at: int
    body: bytes | None
    name: str | None = None


class Place(msgspec.Struct, frozen=True):
    """Where a conversation stands among those that wait; 0 when it does not. Waits in seconds, None when not known."""

    position: int
    p50: int | None = None
    p90: int | None = None


class Typing(msgspec.Struct, frozen=True):
    """Somebody is writing."""

    author: Author


class Receipt(msgspec.Struct, frozen=True):
    """How far each side has the thread and how far it has read it, as numbers n; only ever growing."""

    customer_delivered: int = 0
    customer_read: int = 0
    staff_delivered: int = 0
    staff_read: int = 0


class Owned(msgspec.Struct, frozen=True):
    """Who answers her now; `name` is the agent's."""

    owner: Owner
    name: str | None


class Kept(msgspec.Struct, frozen=True):
    """A file that was checked and is kept, as it is named in a message."""

    id: str
    name: str
    media_type: str
    size: int


class Address(msgspec.Struct, frozen=True):
    """Where a file is shown, and until when."""

    url: str
    expires_at: int


class Standing(msgspec.Struct, frozen=True):
    """What stands beside the thread: her place in the queue, how far her lines came, who answers."""

    place: Place
    receipt: Receipt
    owned: Owned


class Behind(msgspec.Struct, frozen=True):
    """There is more than was handed over: fetch it, what stands beside the thread too."""


Notice = Entry | Place | Typing | Receipt | Owned | Behind
Listener = Callable[[Notice], None]


class Desk(Protocol):
    """What a channel may ask of the house. Everything raises kit.errors.Refused for what cannot be."""

    async def open(
        self,
        *,
        inbox: str,
        locale: str | None,
        identity: str | None,
        visitor: str | None,
        origin: str | None,
        host: str,
        address: str,
    ) -> Opened:
        """Begin a session: a known customer by the shop's signature, otherwise a visitor. Raises TooMany for an
        address from which too many come."""
        ...

    async def session(self, token: str, origin: str | None, host: str) -> Session:
        """The session of a token. Raises Unauthorized, or Forbidden for a page that may not hold the inbox."""
        ...

    def spend(self, session: Session) -> None:
        """One more request of this contact. Raises TooMany."""
        ...

    async def receive(self, session: Session, *, entry_id: str, text: str, attachments: Sequence[str]) -> int:
        """Take a message; its number. The same id again is the same message."""
        ...

    async def keep(self, session: Session, content_type: str, body: AsyncIterator[bytes]) -> Kept:
        """Check the file in a form and keep it for one of her messages; nothing of it is read before she may send."""
        ...

    async def address(self, session: Session, attachment: str) -> Address:
        """Where a file of her conversation, or one she has just uploaded, is shown. Raises NotFound."""
        ...

    async def hand_off(self, session: Session, *, request_id: str) -> int:
        """The customer wants a person; the number of the line that says so."""
        ...

    async def pick(self, session: Session, *, entry: str, value: str) -> int:
        """She picked a choice or answered an offer; the number under which the entry comes again."""
        ...

    async def rate(self, session: Session, *, request_id: str, score: int, comment: str | None) -> int:
        """She rated; the number under which the question comes again."""
        ...

    async def thread(self, session: Session, *, after: int, limit: int) -> tuple[list[Entry], int]:
        """The changes after a number, oldest first, and the last number. Raises Unauthorized once it is over."""
        ...

    async def standing(self, session: Session) -> Standing:
        """What she sees beside the thread, as it is now."""
        ...

    async def typing(self, session: Session) -> None:
        """She is writing."""
        ...

    async def seen(self, session: Session, *, delivered: int, read: int) -> None:
        """How far her device has the thread, and how far she has had it before her eyes."""
        ...

    async def listen(self, session: Session, listener: Listener) -> Callable[[], None]:
        """Hear of everything new; call what comes back to stop."""
        ...
