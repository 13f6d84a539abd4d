"""The house as its channels see it."""

from collections.abc import AsyncIterator, Callable, Sequence
from urllib.parse import urlsplit

import msgspec
from prometheus_client import Gauge

from xiaoer.app.queue_ticker import QueueTicker
from xiaoer.app.receipts import Receipts
from xiaoer.auth.actor import Contact, System
from xiaoer.auth.identity import LONGEST_LIFE, identify
from xiaoer.auth.limits import Limiter
from xiaoer.auth.queries import names_of, staff_by_id
from xiaoer.contact.queries import session_of
from xiaoer.contact.verbs import ContactMet, Who
from xiaoer.contact.verbs import stream_of as contact_stream
from xiaoer.conversation import queries, verbs
from xiaoer.conversation.entries import Line, author_of, stream_of, written
from xiaoer.conversation.events import (
    Assigned,
    HandedOff,
    MessageReceived,
    MessageSent,
    Reopened,
    Resolved,
    Returned,
    Snoozed,
    Transferred,
    Woken,
)
from xiaoer.conversation.receipts import receipts_of
from xiaoer.conversation.sessions import open_session
from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import (
    Address,
    Behind,
    Entry,
    Kept,
    Listener,
    Opened,
    Owned,
    Owner,
    Place,
    Receipt,
    Session,
    Standing,
    Typing,
)
from xiaoer.inbox.queries import Inbox, inbox_of
from xiaoer.kit import crypto
from xiaoer.kit.clock import HOUR, MINUTE, Clock
from xiaoer.kit.errors import Forbidden, NotFound, Unauthorized
from xiaoer.kit.store import Reader, Store
from xiaoer.kit.words import nearest
from xiaoer.media.addresses import Addresses
from xiaoer.media.jobs import Intake
from xiaoer.media.queries import file_of, uploaded_by
from xiaoer.order.shop import Shop
from xiaoer.rating import verbs as rating
from xiaoer.realtime.hub import Heard, Hub, Signal
from xiaoer.routing.queries import position

SESSION = 24 * HOUR
AGENT = "agent:"
_OWNED: dict[type[Event], Owner] = {
    HandedOff: "queue",
    Returned: "queue",
    Transferred: "queue",
    Snoozed: "nobody",
    Resolved: "nobody",
    Reopened: "assistant",
}


class HouseDesk:
    """Implements `inbox.channel.Desk` over the rooms."""

    def __init__(
        self,
        store: Store[Tx],
        hub: Hub,
        shop: Shop,
        limiter: Limiter,
        receipts: Receipts,
        intake: Intake,
        addresses: Addresses,
        doors: Limiter,
        ticker: QueueTicker,
        *,
        keys: Sequence[bytes],
        public_url: str,
        sockets: Gauge,
        longest: int = LONGEST_LIFE,
    ) -> None:
        self._store = store
        self._hub = hub
        self._shop = shop
        self._limiter = limiter
        self._receipts = receipts
        self._intake = intake
        self._addresses = addresses
        self._doors = doors
        self._ticker = ticker
        self._names = Names(store.clock)
        self._keys = keys
        self._public_host = urlsplit(public_url).netloc
        self._sockets = sockets
        self._longest = longest

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
        """Begin a session: a known customer by the shop's signature, otherwise a visitor."""
        self._doors.take(address)
        found = await self._store.read(inbox_of, inbox)
        self._admit(found, origin, host)
        customer_id, name = await self._customer(found, identity)
        token, fresh = crypto.token(), crypto.token()
        opened = await self._store.write(
            open_session,
            Who(found.id, customer_id, name, nearest(locale or found.locale)),
            token_hash=crypto.token_hash(token),
            visitor_hash=crypto.token_hash(visitor) if visitor else None,
            fresh_hash=crypto.token_hash(fresh),
            expires_at=self._store.clock.now() + SESSION,
        )
        kept = visitor if opened.kept else fresh
        return Opened(
            token,
            None if customer_id is not None else kept,
            opened.contact_id,
            opened.conversation_id,
            opened.last,
            found.name,
            found.color,
        )

    async def session(self, token: str, origin: str | None, host: str) -> Session:
        """The session of a token. Raises Unauthorized, or Forbidden for a page that may not hold the inbox."""
        found = await self._store.read(session_of, crypto.token_hash(token), self._store.clock.now())
        if found is None:
            raise Unauthorized("unauthorized")
        if origin is not None:
            self._admit(await self._store.read(inbox_of, found.inbox_id), origin, host)
        return Session(
            found.contact_id,
            found.inbox_id,
            found.customer_id,
            found.visitor_hash,
            found.name,
            found.locale,
            found.expires_at,
            crypto.token_hash(token),
        )

    def spend(self, session: Session) -> None:
        """One more request of this contact. Raises TooMany, or Unauthorized once the session is over."""
        if session.expires_at <= self._store.clock.now():
            raise Unauthorized("expired")
        self._limiter.take(session.contact_id)

    async def receive(self, session: Session, *, entry_id: str, text: str, attachments: Sequence[str]) -> int:
        """Take a message; its number."""
        accepted = await self._store.write(
            verbs.receive, session, entry_id=entry_id, text=text, attachments=attachments
        )
        return accepted.n

    async def keep(self, session: Session, content_type: str, body: AsyncIterator[bytes]) -> Kept:
        """Check the file in a form and keep it for one of her messages."""
        kept = await self._intake.take(_actor(session), content_type, body)
        return Kept(kept.id, kept.name, kept.media_type, kept.size)

    async def address(self, session: Session, attachment: str) -> Address:
        """Where a file is shown: her own upload, or one in a message of her conversation. Raises NotFound."""
        if not await self._store.read(_may_see, _actor(session), attachment):
            raise NotFound("not_found")
        return Address(*self._addresses.of(attachment, self._store.clock.now()))

    async def hand_off(self, session: Session, *, request_id: str) -> int:
        """The customer wants a person; asked again, she already waits."""
        return (await self._store.write(verbs.request_person, session, request_id=request_id)).n

    async def pick(self, session: Session, *, entry: str, value: str) -> int:
        """She picked a choice or answered an offer."""
        return await self._store.write(verbs.pick, session, entry=entry, value=value)

    async def rate(self, session: Session, *, request_id: str, score: int, comment: str | None) -> int:
        """She rated."""
        return await self._store.write(
            rating.give, _actor(session), request_id=request_id, score=score, comment=comment
        )

    async def thread(self, session: Session, *, after: int, limit: int) -> tuple[list[Entry], int]:
        """The changes after a number, and the last number there is. Raises Unauthorized once the session is over."""
        lines, last, names = await self._store.read(_thread, session, self._store.clock.now(), after, limit)
        if names is not None:
            self._names.learn(names)
        return [_entry(line, names or {}) for line in lines], last

    async def standing(self, session: Session) -> Standing:
        """What stands beside the thread, as it is now."""
        found, team, position = await self._store.read(_standing, _actor(session))
        return msgspec.structs.replace(found, place=await self._ticker.place(team, position))

    async def seen(self, session: Session, *, delivered: int, read: int) -> None:
        """How far her device has the thread, and how far she has seen it; written down in a moment."""
        self._receipts.customer(await self._conversation(session), delivered=delivered, read=read)

    async def typing(self, session: Session) -> None:
        """She is writing."""
        self._hub.signal(stream_of(await self._conversation(session)), Typing("contact"))

    async def listen(self, session: Session, listener: Listener) -> Callable[[], None]:
        """Hear of everything new in her conversation, also before there is one."""
        conversation_id = await self._conversation(session)

        # Whether a session is still there is seen by fetching.
        def hear(heard: Heard | Signal) -> None:
            if session.expires_at <= self._store.clock.now():
                listener(Behind())
            else:
                _pass_on(heard, listener, self._names)

        def hear_of_her(heard: Heard | Signal) -> None:
            if isinstance(heard, Heard) and not (heard.recorded and isinstance(heard.recorded.event, ContactMet)):
                listener(Behind())

        deaf = [
            self._hub.listen(stream_of(conversation_id), hear),
            self._hub.listen(contact_stream(session.contact_id), hear_of_her),
        ]
        self._sockets.inc()

        def leave() -> None:
            self._sockets.dec()
            for stop in deaf:
                stop()

        return leave

    async def _conversation(self, session: Session) -> str:
        current = await self._store.read(queries.current_of, _actor(session))
        return current.id if current else verbs.first_conversation_of(session.contact_id)

    async def _customer(self, inbox: Inbox, identity: str | None) -> tuple[str | None, str]:
        if identity is None:
            return None, ""
        now = self._store.clock.now()
        known = identify(identity, keys=self._keys, inbox_id=inbox.id, now=now, longest=self._longest)
        customer = await self._shop.customer(known.customer_id)
        return known.customer_id, customer.name if customer else ""

    def _admit(self, inbox: Inbox, origin: str | None, host: str) -> None:
        """Our own pages hold the widget's frame; other pages only where the inbox lists them."""
        if origin is None or origin in inbox.origins.split():
            return
        if _host_of(origin) not in (host, self._public_host):
            raise Forbidden("forbidden_origin")


def _actor(session: Session) -> Contact:
    return Contact(session.contact_id, session.inbox_id, session.customer_id)


def _host_of(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None


class Names:
    """What the agents are called, as it was read within the last minute: a new name is not unknown for long."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._names: dict[str, str] = {}
        self._read_at = 0

    def learn(self, names: dict[str, str]) -> None:
        """These are everybody's names now."""
        self._names, self._read_at = names, self._clock.now()

    def of(self, actor: str) -> tuple[bool, str | None]:
        """Whether it is known how the journal's actor is called, and how; only agents are called by name."""
        if not actor.startswith(AGENT):
            return True, None
        name = self._names.get(actor.removeprefix(AGENT))
        return name is not None and self._clock.now() < self._read_at + MINUTE, name


def _thread(
    read: Reader, session: Session, now: int, after: int, limit: int
) -> tuple[list[Line], int, dict[str, str] | None]:
    if session_of(read, session.token_hash, now) is None:
        raise Unauthorized("expired")
    lines, last = queries.thread_of_contact(read, _actor(session), after, limit)
    return lines, last, names_of(read) if any((line.by or "").startswith(AGENT) for line in lines) else None


def _may_see(read: Reader, actor: Contact, attachment: str) -> bool:
    file = file_of(read, System(), attachment)
    if file is None or uploaded_by(file, actor):
        return file is not None
    current = queries.current_of(read, actor)
    if current is None or file.conversation_id != current.id:
        return False
    # What an agent put into a note is for colleagues.
    sent = written(read, current.id, file.entry_id or "")
    return sent is not None and sent.kind == "message"


def _standing(read: Reader, actor: Contact) -> tuple[Standing, str | None, int]:
    """What stands beside the thread but her place, the team whose queue she is in, and where."""
    current = queries.current_of(read, actor)
    if current is None:
        return Standing(Place(0), Receipt(), Owned("assistant", None)), None, 0
    agent = staff_by_id(read, current.agent_id) if current.owner == "agent" and current.agent_id else None
    owned = Owned(current.owner, agent.name if agent else None)
    found = Standing(Place(0), receipts_of(read, current.id), owned)
    return found, current.team_id, position(read, current.id)


def _entry(line: Line, names: dict[str, str]) -> Entry:
    name = names.get((line.by or "").removeprefix(AGENT)) if line.author == "agent" else None
    author = author_of(line.author or "")
    return Entry(line.n or 0, line.id or "", author, line.at or line.event_at, line.body, name)


def _pass_on(heard: Heard | Signal, listener: Listener, names: Names) -> None:
    if isinstance(heard, Signal):
        # Her own typing is for the others.
        if isinstance(heard.what, Place | Typing | Receipt) and heard.what != Typing("contact"):
            listener(heard.what)
        return
    recorded = heard.recorded
    if recorded is None:
        listener(Behind())
    elif recorded.n is None or recorded.entry is None:
        _tell_owner(recorded.event, listener, names)
    elif isinstance(recorded.event, MessageReceived | MessageSent):
        known, name = names.of(recorded.actor)
        author = author_of(recorded.actor)
        listener(Entry(recorded.n, recorded.entry, author, recorded.at, recorded.body, name) if known else Behind())
        if isinstance(recorded.event, MessageSent) and recorded.event.answers is not None:
            # Who answers has read what stands there.
            listener(Receipt(staff_delivered=recorded.n, staff_read=recorded.n))
    else:
        listener(Behind())


def _tell_owner(fact: Event, listener: Listener, names: Names) -> None:
    if isinstance(fact, Assigned | Woken):
        known, name = names.of(AGENT + fact.agent)
        listener(Owned("agent", name) if known else Behind())
    elif type(fact) in _OWNED:
        listener(Owned(_OWNED[type(fact)], None))
