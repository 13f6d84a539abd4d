"""What staff sockets hear: entries of threads they watch or own at once, the list's changes a few times a second."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import anyio
import msgspec

from xiaoer.app import topics
from xiaoer.app.receipts import Receipts
from xiaoer.app.staff_frames import CountsChanged, StaffError, StaffReceipt, StaffTyping, SummaryChanged, Watchers
from xiaoer.app.staff_seat import Framed, Seat
from xiaoer.app.watching import AgentTyping, Watches, Watching
from xiaoer.auth.actor import Staff, System
from xiaoer.auth.events import StaffLoggedOut
from xiaoer.auth.queries import names_of, staff_of_token
from xiaoer.conversation import queries
from xiaoer.conversation.entries import Line, author_of, staff_frame
from xiaoer.conversation.events import (
    Assigned,
    HandedOff,
    MessageReceived,
    MessageSent,
    NoteAdded,
    Resolved,
    Returned,
    Snoozed,
    Transferred,
    Woken,
)
from xiaoer.conversation.schemas import AgentName, Counts, Summary, View
from xiaoer.event.journal import Recorded
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Receipt, Typing
from xiaoer.kit.errors import NotFound, Refused, TooMany, Unauthorized
from xiaoer.kit.store import Reader, Store
from xiaoer.kit.words import FALLBACK, Locale
from xiaoer.realtime.hub import Heard, Hub, Signal

PREFIX = "conversation:"
PACE = 0.3
AT_ONCE = 200
PAGE = 200
_encode = msgspec.json.Encoder().encode
_DIRECT = (MessageReceived, MessageSent, NoteAdded)
_HERS = (Assigned, Woken)
_LEFT = (HandedOff, Returned, Transferred, Snoozed, Resolved)


class StaffFeed:
    """All staff sockets of this node."""

    def __init__(
        self, store: Store[Tx], hub: Hub, node: str, receipts: Receipts, say: Callable[[str, Refused], str]
    ) -> None:
        self._store = store
        self._hub = hub
        self._node = node
        self._receipts = receipts
        self._say = say
        self._seats: dict[str, set[Seat]] = defaultdict(set)
        self._watches = Watches(store.clock)
        self._owner: dict[str, str] = {}
        # What changed, and which agent had it before, who must see it go.
        self._changed: dict[str, set[str]] = {}
        # The deeds and cases that changed: what some conversations are about.
        self._matters: set[str] = set()
        self._told: dict[Seat, Counts] = {}
        # Lists of more than the reader's own, and what they were not yet told of who writes and looks where.
        self._overviews: dict[Seat, View] = {}
        self._writing: dict[str, StaffTyping] = {}
        self._looking: set[str] = set()
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

    def refusal(self, id_: str | None, error: Refused, locale: Locale = FALLBACK) -> bytes:
        """The frame that says why something was not done, in a language."""
        retry_after = error.retry_after if isinstance(error, TooMany) else None
        told = StaffError(id=id_, code=error.code, message=self._say(locale, error), retry_after=retry_after)
        return _encode(told)

    async def admit(self, token_hash: str) -> Staff:
        """Whose token it is. Raises Unauthorized once that is nobody's."""
        found = await self._store.read(staff_of_token, token_hash, self._store.clock.now())
        if found is None:
            raise Unauthorized("unauthorized")
        return found

    def doubt_all(self) -> None:
        """Sessions end with time too: everybody's is looked at. And the other nodes hear again who shows what."""
        for seat in self._all():
            seat.doubt()
        for conversation_id in self._watches.threads():
            self._tell_nodes(conversation_id)

    async def sit(self, staff: Staff, token_hash: str, locale: Locale = FALLBACK) -> Seat:
        """A new socket of this agent."""
        for conversation_id in await self._store.read(queries.owned, staff):
            self._owner[conversation_id] = staff.agent_id
        self._names = await self._store.read(names_of)
        seat = Seat(self, staff, token_hash, locale)
        self._seats[staff.agent_id].add(seat)
        # She may have logged out while this was read.
        seat.doubt()
        return seat

    def leave(self, seat: Seat) -> None:
        """That socket is closed."""
        for conversation_id in [*seat.watched]:
            self.unwatch(seat, conversation_id)
        self._told.pop(seat, None)
        self._overviews.pop(seat, None)
        mine = self._seats[seat.staff.agent_id]
        mine.discard(seat)
        if not mine:
            del self._seats[seat.staff.agent_id]

    def show(self, seat: Seat, view: View) -> None:
        """This socket's list shows a view: other people's conversations too, unless it is her own."""
        if view == "mine":
            self._overviews.pop(seat, None)
        else:
            self._overviews[seat] = view
        for conversation_id in self._watches.everywhere():
            if self._watches.agents(conversation_id) - {seat.staff.agent_id} and seat in self._lists(conversation_id):
                self._tell_watchers(conversation_id, {seat})

    def watch(self, seat: Seat, conversation_id: str, after: int) -> None:
        """This socket shows a thread and has it up to a seq."""
        before = self._watches.agents(conversation_id)
        seat.watched.add(conversation_id)
        self._watches.add(seat, conversation_id)
        seat.seen[conversation_id] = after
        seat.fall_behind(conversation_id)
        if self._watches.agents(conversation_id) == before:
            self._tell_watchers(conversation_id, {seat})
        else:
            self._watched(conversation_id)
            self._tell_nodes(conversation_id)

    def unwatch(self, seat: Seat, conversation_id: str) -> None:
        """This socket no longer shows a thread."""
        if conversation_id not in seat.watched:
            return
        before = self._watches.agents(conversation_id)
        seat.watched.discard(conversation_id)
        self._watches.drop(seat, conversation_id)
        if self._owner.get(conversation_id) != seat.staff.agent_id:
            seat.forget(conversation_id)
        if self._watches.agents(conversation_id) != before:
            self._watched(conversation_id)
            self._tell_nodes(conversation_id)

    def type(self, seat: Seat, conversation_id: str) -> None:
        """Whoever sits there is writing: the customer hears that somebody is, colleagues hear who."""
        topic = f"{PREFIX}{conversation_id}"
        self._hub.signal(topic, Typing("agent"))
        self._hub.signal(topic, AgentTyping(seat.staff.agent_id))

    async def frames(self, staff: Staff, conversation_id: str, after: int) -> tuple[list[Framed], int]:
        """A page of a thread as frames, each with its numbers, and the last seq there is."""
        lines, last = await self._store.read(queries.thread_of_staff, staff, conversation_id, after, PAGE)
        return [(line.seq, line.n, staff_frame(conversation_id, line, self._names)) for line in lines], last

    def shown(self, conversation_id: str, n: int) -> None:
        """A console has the thread up to this number of the customer's."""
        self._receipts.staff(conversation_id, delivered=n)

    def missing(self, seat: Seat, conversation_id: str, error: NotFound) -> None:
        """There is no such thread: it is not watched."""
        self.unwatch(seat, conversation_id)
        seat.forget(conversation_id)
        seat.outbox.put(self.refusal(None, error, seat.locale))

    async def run(self) -> None:
        """Tell every console what changed in the list, coalesced."""
        while True:
            await self._woken.wait()
            self._woken = anyio.Event()
            await self._tell_list()
            self._tell_signs()
            await anyio.sleep(PACE)

    def _hear(self, heard: Heard | Signal) -> None:
        if isinstance(heard, Signal):
            self._hear_passing(heard.topic.removeprefix(PREFIX), heard.what)
            return
        if heard.stream == "*":
            self._look_everywhere()
        if heard.stream.startswith((topics.DEED, topics.CASE)) and self._seats:
            self._matters.add(heard.stream)
            self._woken.set()
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
            n = None if heard.recorded is None else heard.recorded.n
            for seat in hearing:
                seat.hear(conversation_id, heard.seq, n, frame)

    def _hear_passing(self, conversation_id: str, what: object) -> None:
        """Something nobody stores: who types, how far the customer is, who shows a thread on another node."""
        match what:
            # That an agent is writing is told with her name.
            case Typing(author) if author != "agent":
                self._tell(conversation_id, StaffTyping(conversation=conversation_id, author=author, agent=None))
            case AgentTyping(agent_id):
                typing = StaffTyping(conversation=conversation_id, author="agent", agent=self._named(agent_id))
                self._tell(conversation_id, typing, besides=agent_id)
                self._writing[conversation_id] = typing
                self._woken.set()
            case Receipt(delivered, read):
                self._tell(conversation_id, StaffReceipt(conversation=conversation_id, delivered=delivered, read=read))
            case Watching(node) if node != self._node:
                before = self._watches.agents(conversation_id)
                self._watches.learn(conversation_id, what)
                if self._watches.agents(conversation_id) != before:
                    self._watched(conversation_id)

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

    def _tell(self, conversation_id: str, what: StaffTyping | StaffReceipt, besides: str | None = None) -> None:
        frame = _encode(what)
        for seat in self._hearing(conversation_id):
            if seat.staff.agent_id != besides:
                seat.outbox.put(frame)

    def _watched(self, conversation_id: str) -> None:
        """Others look at it now: its readers hear it at once, lists in a moment."""
        self._tell_watchers(conversation_id, self._watches.seats(conversation_id))
        self._looking.add(conversation_id)
        self._woken.set()

    def _lists(self, conversation_id: str) -> set[Seat]:
        """Whose list shows it: its owner's, of those that show all or (while no person has it) who waits."""
        owner = self._owner.get(conversation_id)
        shows = {"all"} if owner else {"all", "unassigned"}
        return {seat for seat, view in self._overviews.items() if view in shows} | self._seats.get(owner or "", set())

    def _tell_signs(self) -> None:
        """Who writes and looks where, to lists that show it; of several news the last."""
        writing, self._writing = self._writing, {}
        looking, self._looking = self._looking, set()
        for conversation_id, typing in writing.items():
            frame = _encode(typing)
            for seat in self._lists(conversation_id) - self._hearing(conversation_id):
                if typing.agent is not None and seat.staff.agent_id != typing.agent.id:
                    seat.outbox.put(frame)
        for conversation_id in looking:
            self._tell_watchers(conversation_id, self._lists(conversation_id) - self._watches.seats(conversation_id))

    def _tell_watchers(self, conversation_id: str, seats: Iterable[Seat]) -> None:
        """Each reader hears who else is there."""
        agents = sorted((self._named(id_) for id_ in self._watches.agents(conversation_id)), key=lambda who: who.name)
        for seat in seats:
            others = [who for who in agents if who.id != seat.staff.agent_id]
            seat.outbox.put(_encode(Watchers(conversation=conversation_id, agents=others)))

    def _tell_nodes(self, conversation_id: str) -> None:
        here = sorted(self._watches.here(conversation_id))
        self._hub.signal(f"{PREFIX}{conversation_id}", Watching(self._node, here))

    def _named(self, agent_id: str) -> AgentName:
        return AgentName(id=agent_id, name=self._names.get(agent_id, ""))

    def _hearing(self, conversation_id: str) -> set[Seat]:
        """Whoever shows the thread, and its owner."""
        owner = self._owner.get(conversation_id, "")
        return self._watches.seats(conversation_id) | self._seats.get(owner, set())

    def _follow_owner(self, conversation_id: str, recorded: Recorded) -> None:
        if isinstance(recorded.event, _HERS):
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
        if self._matters:
            matters, self._matters = self._matters, set()
            for conversation_id in await self._store.read(topics.conversations_of, matters):
                self._changed.setdefault(conversation_id, set())
        taken = {conversation_id: self._changed.pop(conversation_id) for conversation_id in [*self._changed][:AT_ONCE]}
        if self._changed:
            self._woken.set()
        return taken

    async def _tell_list(self) -> None:
        had = await self._take_changed()
        if not self._seats or not had:
            return
        locales = {seat.locale for seat in self._all()} or {FALLBACK}
        for row, said in await self._store.read(topics.summaries, System(), [*had], locales):
            self._tell_row(row, said, had[row.id])
        totals, shares = await self._store.read(_counted)
        for agent_id, seats in [*self._seats.items()]:
            counts = msgspec.structs.replace(totals, mine=shares.get(agent_id, 0))
            self._tell_counts(seats, counts)

    def _tell_row(self, row: Summary, said: Mapping[Locale, Summary], had: set[str]) -> None:
        """A changed row, to those whose list shows it or showed it, each in her language."""
        owner = row.agent.id if row.owner == "agent" and row.agent is not None else None
        if owner is None:
            self._owner.pop(row.id, None)
        else:
            self._owner[row.id] = owner
        if row.agent is not None:
            self._names[row.agent.id] = row.agent.name
        frames = {locale: _encode(SummaryChanged(conversation=each)) for locale, each in said.items()}
        # Those it concerns, however many others there are.
        concerned = self._overviews.keys() | self._watches.seats(row.id)
        for agent_id in {*had, owner}:
            concerned |= self._seats.get(agent_id or "", set())
        for seat in concerned:
            # The first of a language, seated while this was read, gets it as others do.
            seat.outbox.put(frames.get(seat.locale) or next(iter(frames.values())))
            # What was hers is heard of no more, unless she looks at it.
            if seat.staff.agent_id != owner and row.id not in seat.watched:
                seat.forget(row.id)

    def _tell_counts(self, seats: set[Seat], counts: Counts) -> None:
        behind = [seat for seat in seats if self._told.get(seat) != counts]
        if not behind:
            return
        frame = _encode(CountsChanged(**msgspec.structs.asdict(counts)))
        for seat in behind:
            self._told[seat] = counts
            seat.outbox.put(frame)


def _counted(read: Reader) -> tuple[Counts, dict[str, int]]:
    return queries.totals(read, System()), queries.shares(read, System())
