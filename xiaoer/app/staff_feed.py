"""What staff sockets hear: entries of threads they watch or own at once, the list's changes a few times a second."""

from collections import defaultdict
from collections.abc import Callable, Iterator

import anyio
import msgspec

from xiaoer.app.staff_frames import CountsChanged, StaffError, StaffTyping, SummaryChanged
from xiaoer.auth.actor import Staff, System
from xiaoer.auth.events import StaffLoggedOut
from xiaoer.auth.queries import names_of, staff_of_token
from xiaoer.conversation import queries
from xiaoer.conversation.entries import Line, author_of, staff_frame
from xiaoer.conversation.events import Assigned, HandedOff, MessageReceived, MessageSent, NoteAdded, Resolved, Returned
from xiaoer.conversation.schemas import Counts, Summary, View
from xiaoer.event.journal import Recorded
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Typing
from xiaoer.kit.errors import NotFound, Refused, TooMany, Unauthorized
from xiaoer.kit.outbox import Outbox
from xiaoer.kit.store import Reader, Store
from xiaoer.realtime.hub import Heard, Hub, Signal

PREFIX = "conversation:"
PACE = 0.3
AT_ONCE = 200
PAGE = 200
_encode = msgspec.json.Encoder().encode
_DIRECT = (MessageReceived, MessageSent, NoteAdded)
_LEFT = (HandedOff, Returned, Resolved)


class Seat:
    """One open staff socket: whose it is, and up to which seq it has each thread."""

    __slots__ = ("_behind", "_feed", "_token_hash", "_unsure", "outbox", "seen", "staff", "watched")

    def __init__(self, feed: "StaffFeed", staff: Staff, token_hash: str) -> None:
        self._feed = feed
        self._token_hash = token_hash
        self._unsure = False
        self.staff = staff
        self.watched: set[str] = set()
        self.seen: dict[str, int] = {}
        self._behind: set[str] = set()
        self.outbox = Outbox(self._catch_up)

    def hear(self, conversation_id: str, seq: int, frame: bytes | None) -> None:
        """Pass an entry on where it is the next one; otherwise catch up."""
        seen = self.seen.setdefault(conversation_id, seq - 1)
        if frame is not None and seq == seen + 1 and conversation_id not in self._behind:
            self.seen[conversation_id] = seq
            self.outbox.put(frame)
        elif seq > seen:
            self.fall_behind(conversation_id)

    def fall_behind(self, conversation_id: str) -> None:
        """Fetch what is missing of this thread before going on."""
        self._behind.add(conversation_id)
        self.outbox.stale()

    def doubt(self) -> None:
        """She may have been logged out: ask before going on."""
        self._unsure = True
        self.outbox.stale()

    async def _catch_up(self) -> None:
        if self._unsure:
            self._unsure = False
            await self._feed.admit(self._token_hash)
        if self._behind:
            await self._catch_up_with(self._behind.pop())
        if self._behind:
            self.outbox.stale()

    async def _catch_up_with(self, conversation_id: str) -> None:
        after = self.seen.get(conversation_id, 0)
        try:
            frames, last = await self._feed.frames(self.staff, conversation_id, after)
        except NotFound as error:
            self._forget(conversation_id, error)
            return
        for seq, frame in frames:
            # Some may have come by themselves while these were fetched.
            if seq > self.seen.get(conversation_id, 0):
                self.outbox.put(frame)
                self.seen[conversation_id] = seq
        # Beyond one page the console sees the jump and fetches the rest itself.
        self.seen[conversation_id] = max(self.seen.get(conversation_id, 0), last)

    def _forget(self, conversation_id: str, error: NotFound) -> None:
        self._feed.unwatch(self, conversation_id)
        self.seen.pop(conversation_id, None)
        self.outbox.put(self._feed.refusal(None, error))


class StaffFeed:
    """All staff sockets of this node."""

    def __init__(self, store: Store[Tx], hub: Hub, say: Callable[[str, Refused], str]) -> None:
        self._store = store
        self._hub = hub
        self._say = say
        self._seats: dict[str, set[Seat]] = defaultdict(set)
        self._watchers: dict[str, set[Seat]] = defaultdict(set)
        self._owner: dict[str, str] = {}
        # What changed, and which agent had it before, who must see it go.
        self._changed: dict[str, set[str]] = {}
        self._told: dict[Seat, Counts] = {}
        self._overviews: set[Seat] = set()
        self._names: dict[str, str] = {}
        self._woken = anyio.Event()
        self._all_changed = False
        hub.listen("*", self._hear)

    @property
    def present(self) -> list[str]:
        """Agents with a socket on this node."""
        return sorted(self._seats)

    @property
    def sockets(self) -> int:
        """How many there are."""
        return sum(len(seats) for seats in self._seats.values())

    def refusal(self, id_: str | None, error: Refused) -> bytes:
        """The frame that says why something was not done."""
        retry_after = error.retry_after if isinstance(error, TooMany) else None
        told = StaffError(id=id_, code=error.code, message=self._say("en", error), retry_after=retry_after)
        return _encode(told)

    async def admit(self, token_hash: str) -> Staff:
        """Whose token it is. Raises Unauthorized once that is nobody's."""
        found = await self._store.read(staff_of_token, token_hash, self._store.clock.now())
        if found is None:
            raise Unauthorized("unauthorized")
        return found

    def doubt_all(self) -> None:
        """Sessions end with time too: everybody's is looked at."""
        for seat in self._all():
            seat.doubt()

    async def sit(self, staff: Staff, token_hash: str) -> Seat:
        """A new socket of this agent."""
        for conversation_id in await self._store.read(queries.owned, staff):
            self._owner[conversation_id] = staff.agent_id
        self._names = await self._store.read(names_of)
        seat = Seat(self, staff, token_hash)
        self._seats[staff.agent_id].add(seat)
        # She may have logged out while this was read.
        seat.doubt()
        return seat

    def leave(self, seat: Seat) -> None:
        """That socket is closed."""
        for conversation_id in [*seat.watched]:
            self.unwatch(seat, conversation_id)
        self._told.pop(seat, None)
        self._overviews.discard(seat)
        mine = self._seats[seat.staff.agent_id]
        mine.discard(seat)
        if not mine:
            del self._seats[seat.staff.agent_id]

    def show(self, seat: Seat, view: View) -> None:
        """This socket's list shows a view: other people's conversations too, unless it is her own."""
        if view == "mine":
            self._overviews.discard(seat)
        else:
            self._overviews.add(seat)

    def watch(self, seat: Seat, conversation_id: str, after: int) -> None:
        """This socket shows a thread and has it up to a seq."""
        seat.watched.add(conversation_id)
        self._watchers[conversation_id].add(seat)
        seat.seen[conversation_id] = after
        seat.fall_behind(conversation_id)

    def unwatch(self, seat: Seat, conversation_id: str) -> None:
        """This socket no longer shows a thread."""
        seat.watched.discard(conversation_id)
        watchers = self._watchers[conversation_id]
        watchers.discard(seat)
        if not watchers:
            del self._watchers[conversation_id]

    async def frames(self, staff: Staff, conversation_id: str, after: int) -> tuple[list[tuple[int, bytes]], int]:
        """A page of a thread as frames, each with its seq, and the last seq there is."""
        lines, last = await self._store.read(queries.thread_of_staff, staff, conversation_id, after, PAGE)
        return [(line.seq, staff_frame(conversation_id, line, self._names)) for line in lines], last

    async def run(self) -> None:
        """Tell every console what changed in the list, coalesced."""
        while True:
            await self._woken.wait()
            self._woken = anyio.Event()
            await self._tell_list()
            await anyio.sleep(PACE)

    def _hear(self, heard: Heard | Signal) -> None:
        if isinstance(heard, Signal):
            # What agents type, their own sockets pass on.
            if isinstance(heard.what, Typing) and heard.what.author != "agent":
                self.signal(heard.topic.removeprefix(PREFIX), heard.what)
            return
        if heard.stream == "*":
            self._look_everywhere()
        if not heard.stream.startswith(PREFIX):
            self._hear_of_others(heard)
            return
        conversation_id = heard.stream.removeprefix(PREFIX)
        before = self._owner.get(conversation_id)
        if heard.recorded is not None:
            self._follow_owner(conversation_id, heard.recorded)
        if not self._seats:
            return
        self._changed.setdefault(conversation_id, set()).update([before] if before else ())
        self._woken.set()
        if hearing := self._hearing(conversation_id):
            frame = self._frame(conversation_id, heard.recorded)
            for seat in hearing:
                seat.hear(conversation_id, heard.seq, frame)

    def _look_everywhere(self) -> None:
        """News of other nodes may have been lost: threads catch up, and the newest of the list are told again."""
        for seat in self._all():
            for conversation_id in seat.seen:
                seat.fall_behind(conversation_id)
        self._all_changed = True
        self._woken.set()

    def _hear_of_others(self, heard: Heard) -> None:
        if heard.recorded is None or isinstance(heard.recorded.event, StaffLoggedOut):
            for seat in self._seats.get(heard.stream.removeprefix("agent:"), ()):
                seat.doubt()

    def _all(self) -> Iterator[Seat]:
        for seats in self._seats.values():
            yield from seats

    def signal(self, conversation_id: str, typing: Typing, besides: Seat | None = None) -> None:
        """Somebody is writing in a conversation."""
        frame = _encode(StaffTyping(conversation=conversation_id, author=typing.author, agent=None))
        for seat in self._hearing(conversation_id):
            if seat is not besides:
                seat.outbox.put(frame)

    def _hearing(self, conversation_id: str) -> set[Seat]:
        """Whoever shows the thread, and its owner."""
        owner = self._owner.get(conversation_id, "")
        return self._watchers.get(conversation_id, set()) | self._seats.get(owner, set())

    def _follow_owner(self, conversation_id: str, recorded: Recorded) -> None:
        if isinstance(recorded.event, Assigned):
            self._owner[conversation_id] = recorded.event.agent
        elif isinstance(recorded.event, _LEFT):
            self._owner.pop(conversation_id, None)

    def _frame(self, conversation_id: str, recorded: Recorded | None) -> bytes | None:
        """The frame of an event that can be told without reading; None where its entry began earlier."""
        if recorded is None or (recorded.entry is not None and not isinstance(recorded.event, _DIRECT)):
            return None
        kind = None if recorded.entry is None else "note" if isinstance(recorded.event, NoteAdded) else "message"
        author = None if recorded.entry is None else author_of(recorded.actor)
        line = Line(
            seq=recorded.seq,
            n=recorded.n,
            event=recorded.event.kind(),
            actor=recorded.actor,
            event_at=recorded.at,
            facts=_encode(recorded.event),
            id=recorded.entry,
            kind=kind,
            author=author,
            by=None if recorded.entry is None else recorded.actor,
            at=recorded.at,
            body=recorded.body,
        )
        return staff_frame(conversation_id, line, self._names)

    async def _take_changed(self) -> dict[str, set[str]]:
        if self._all_changed:
            self._all_changed = False
            for conversation_id in await self._store.read(queries.newest, System(), AT_ONCE):
                self._changed.setdefault(conversation_id, set()).update(self._seats)
        taken = {conversation_id: self._changed.pop(conversation_id) for conversation_id in [*self._changed][:AT_ONCE]}
        if self._changed:
            self._woken.set()
        return taken

    async def _tell_list(self) -> None:
        had = await self._take_changed()
        if not self._seats or not had:
            return
        for row in await self._store.read(queries.summaries, System(), [*had]):
            self._tell_row(row, had[row.id])
        totals, shares = await self._store.read(_counted)
        for agent_id, seats in [*self._seats.items()]:
            counts = Counts(mine=shares.get(agent_id, 0), unassigned=totals.unassigned, all=totals.all)
            self._tell_counts(seats, counts)

    def _tell_row(self, row: Summary, had: set[str]) -> None:
        """A changed row, to those whose list shows it or showed it."""
        owner = row.agent.id if row.owner == "agent" and row.agent is not None else None
        if owner is None:
            self._owner.pop(row.id, None)
        else:
            self._owner[row.id] = owner
        if row.agent is not None:
            self._names[row.agent.id] = row.agent.name
        frame = _encode(SummaryChanged(conversation=row))
        # Those it concerns, however many others there are.
        concerned = self._overviews | self._watchers.get(row.id, set())
        for agent_id in {*had, owner}:
            concerned |= self._seats.get(agent_id or "", set())
        for seat in concerned:
            seat.outbox.put(frame)

    def _tell_counts(self, seats: set[Seat], counts: Counts) -> None:
        behind = [seat for seat in seats if self._told.get(seat) != counts]
        if not behind:
            return
        frame = _encode(CountsChanged(mine=counts.mine, unassigned=counts.unassigned, all=counts.all))
        for seat in behind:
            self._told[seat] = counts
            seat.outbox.put(frame)


def _counted(read: Reader) -> tuple[Counts, dict[str, int]]:
    return queries.totals(read, System()), queries.shares(read, System())
