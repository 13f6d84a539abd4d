"""A house in a test's hands: its clock, its jobs, its agents' sockets, and an assistant that does as it is told."""

import asyncio
import contextlib
import functools
import random
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from unittest.mock import patch

import msgspec
from sqlalchemy import bindparam, insert, select

import xiaoer
from tests.ownership.assistant import TURN, Assistant, Hiccup
from tests.ownership.fold import Fold
from tests.ownership.screens import Console, Screen
from xiaoer.app import house as house_module
from xiaoer.app import subscriptions
from xiaoer.app.house import House
from xiaoer.auth.actor import System
from xiaoer.auth.models import staff
from xiaoer.conversation.events import ChoicePicked, MessageReceived
from xiaoer.conversation.ownership import Conversation, columns
from xiaoer.conversation.verbs import first_conversation_of
from xiaoer.event.journal import Event, Line
from xiaoer.event.models import event
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Session
from xiaoer.inbox.verbs import configure
from xiaoer.job import queue
from xiaoer.job.models import job
from xiaoer.job.queue import Job, Subscriber
from xiaoer.job.runner import Handler
from xiaoer.kit.clock import SECOND, ManualClock
from xiaoer.kit.settings import Settings
from xiaoer.kit.statement import change, query
from xiaoer.kit.store import Reader
from xiaoer.kit.words import Words
from xiaoer.routing import jobs as routing_jobs
from xiaoer.routing import verbs as routing
from xiaoer.routing.models import place
from xiaoer.team import verbs as team

P = ParamSpec("P")
R = TypeVar("R")
TEAM = "night"
STAFF = ["ana", "ben"]
CUSTOMERS = ["c1", "c2", "c3", "c4", "c5", "c6", "c7"]
SWEEP, HEARTBEAT = 5 * SECOND, 15 * SECOND


class PlaceRow(msgspec.Struct, frozen=True):
    """A row of the queue."""

    conversation_id: str
    rank: int
    urgency: int
    queued_at: int
    agent_id: str | None
    team_id: str | None


class JobRow(msgspec.Struct, frozen=True):
    """A row of the jobs."""

    kind: str
    due_at: int
    died_at: int | None


_put_staff = change(insert(staff))
_conversations = query(select(*columns), Conversation)
_places = query(select(*(place.c[name] for name in PlaceRow.__struct_fields__)), PlaceRow)
_jobs = query(select(*(job.c[name] for name in JobRow.__struct_fields__)), JobRow)
_events = query(
    select(*(event.c[name] for name in Line.__struct_fields__))
    .where(event.c.position > bindparam("after"))
    .order_by(event.c.position),
    Line,
)


def employ(tx: Tx) -> None:
    """They work here."""
    for who in STAFF:
        told = {"email": f"{who}@shop.example", "name": who, "role": "agent", "password_hash": "-", "active": True}
        tx.run(_put_staff, id=who, created_at=tx.now, **told)


def rows(read: Reader) -> tuple[list[Conversation], list[PlaceRow], list[JobRow]]:
    """Everything that is folded or run."""
    return read.all(_conversations), read.all(_places), read.all(_jobs)


def journal(read: Reader, after: int) -> list[Line]:
    """What was recorded after a position; only one process writes, so positions are in order."""
    return read.all(_events, after=after)


@functools.cache
def _words() -> Words:
    """Reading them takes longer than all else that a house begins with."""
    return Words([Path(xiaoer.__file__).parent])


def furnished(folder: Path, url: str, clock: ManualClock, assistant: Assistant) -> tuple[House, dict[str, Handler]]:
    """A house that is not opened: nothing runs by itself. With it, what carries out each kind of job."""
    table: dict[str, Handler] = {}
    turn = [Subscriber(TURN, when=lambda fact: fact.owner == "assistant")]

    def handlers(*args: Any, **kwargs: Any) -> dict[str, Handler]:
        table.update(subscriptions.handlers(*args, **kwargs))
        return table

    subscribers: dict[type[Event], Sequence[Subscriber]] = {ChoicePicked: turn, **subscriptions.SUBSCRIBERS}
    subscribers[MessageReceived] = turn
    with patch.multiple(house_module, SUBSCRIBERS=subscribers, handlers=handlers, Words=lambda _: _words()):
        house = House(Settings(data=str(folder), database=url), clock=clock)
    table[TURN] = assistant.turn
    return house, table


class World:
    """One house, with everything that happens to it going through here."""

    def __init__(self, folder: Path, url: str, customers: Sequence[str]) -> None:
        self._loop = asyncio.Runner()
        self.clock = ManualClock()
        self.fold = Fold()
        self.assistant = Assistant()
        self.house, self.handlers = self._loop.run(self._furnish(folder, url))
        self.assistant.store = self.house.store
        self.live: set[tuple[str, str]] = set()
        self.write(configure, inbox_id="shop", name="Shop", channel="widget", locale="en", origins=[])
        self.write(employ)
        self.write(team.create, System(), TEAM, name="Night shift")
        self.write(team.set_members, System(), TEAM, members=["ben"])
        self.sessions = {who: self.do(self._visit()) for who in customers}
        self.screens = {who: Screen(self.house.desk, self.sessions[who]) for who in customers}
        self.console = Console(self.house)
        for screen in self.screens.values():
            self.do(screen.open())
        self.do(self.console.open())

    async def _furnish(self, folder: Path, url: str) -> tuple[House, dict[str, Handler]]:
        return furnished(folder, url, self.clock, self.assistant)

    async def _visit(self) -> Session:
        desk = self.house.desk
        opened = await desk.open(
            inbox="shop", locale="en", identity=None, visitor=None, origin=None, host="", address=""
        )
        return await desk.session(opened.token, None, "")

    def do(self, work: Awaitable[R]) -> R:
        """Let something happen, then look what was recorded."""

        result = self._run(work)
        self.look()
        return result

    def _run(self, work: Awaitable[R]) -> R:
        # Not the runner's own `run`: it would make ready for Ctrl-C each time, which takes longer than the verb.
        return self._loop.get_loop().run_until_complete(_awaited(work))

    def write(self, verb: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a verb."""
        return self.do(self.house.store.write(verb, *args, **kwargs))

    def read(self, query_: Callable[Concatenate[Reader, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a query."""
        return self._run(self.house.store.read(query_, *args, **kwargs))

    def look(self) -> None:
        """Take in what the journal has more."""
        self.fold.take_in(self.read(journal, self.fold.position))

    def close(self) -> None:
        """Let go of everything."""
        self._run(self.console.close())
        self._run(self.house.store.close())
        self._loop.close()

    # --------------------------------------------------------------------------------------------- people

    def conversation_of(self, customer: str) -> str:
        """Her conversation, also before there is one."""
        return first_conversation_of(self.sessions[customer].contact_id)

    def come(self, agent: str, node: str) -> None:
        """An agent opens the console."""
        if self.fold.gone(agent, self.clock.now()):
            self.fold.idle[agent] = self.clock.now()
        self.live.add((agent, node))
        self.fold.presence[agent, node] = True, self.clock.now()
        self.write(routing.come, agent, node)

    def go(self, agent: str, node: str) -> None:
        """She closes it."""
        self.live.discard((agent, node))
        self.fold.presence[agent, node] = False, self.clock.now()
        self.write(routing.go, agent, node)

    def vanish(self, agent: str) -> None:
        """Her nodes die: nobody says that she went."""
        self.live = {(who, node) for who, node in self.live if who != agent}

    def pass_time(self, time: int) -> None:
        """Time goes by, with the heartbeats of those who are there, and the sweeps."""
        until = self.clock.now() + time
        while (left := until - self.clock.now()) > 0:
            before = self.clock.now()
            self.clock.advance(min(left, SWEEP))
            if self.clock.now() // HEARTBEAT > before // HEARTBEAT:
                self.beat()
            self.do(routing_jobs.sweep(self.house.store))
            assert self.fold.abandoned(self.clock.now()) == []

    def beat(self) -> None:
        """Every node says who is there."""
        for node in sorted({node for _, node in self.live}):
            there = sorted(who for who, on in self.live if on == node)
            for who in there:
                self.fold.presence[who, node] = True, self.clock.now()
            self.write(routing.seen, there, node)

    # --------------------------------------------------------------------------------------------- jobs

    def work(self, chance: random.Random, *, share: float = 1.0, again: bool = False, only: str = "") -> int:
        """Run a share of the due jobs (`only` those of a kind), in any order, some of them twice; how many."""
        leased = self.write(queue.lease, 100)
        chance.shuffle(leased)
        # The others come last, and with them whatever is not of this share.
        leased.sort(key=lambda one: not one.kind.startswith(only))
        fit = sum(one.kind.startswith(only) for one in leased)
        taken = leased[: min(fit, max(1, int(fit * share)))]
        done: list[Job] = []
        failed: list[tuple[Job, str]] = []
        for one in [*taken, *(taken if again else [])]:
            self._try(one, done, failed)
        self.write(queue.finish, done, failed)
        self.write(queue.give_back, leased[len(taken) :])
        return len(done)

    def _try(self, one: Job, done: list[Job], failed: list[tuple[Job, str]]) -> None:
        facts = one.args.get("facts", {})
        if facts.get("kind") == "conversation.assigned" and one.args["actor"] != "system":
            # She took it herself: she is not idle.
            self.fold.idle[facts["agent"]] = self.clock.now()
        try:
            self.do(self.handlers[one.kind](one))
        except Hiccup as error:
            if error.heard:
                failed.append((one, "Hiccup"))
        else:
            done.append(one)

    def settle(self, chance: random.Random) -> None:
        """Nothing more happens; all that is due is done, however often it takes."""
        # Turns that die with their process eight times over take longest, the more so when they wait for each other.
        for _ in range(200):
            self.pass_time(SWEEP)
            while self.work(chance):
                pass
            if all(one.died_at is not None for one in self.read(rows)[2]):
                return
        raise AssertionError("there is always something left to do")

    def quiet(self) -> None:
        """Let the sockets send what they have."""
        with contextlib.suppress(TimeoutError):
            self._run(asyncio.sleep(0.02))
        self.look()


async def _awaited(work: Awaitable[R]) -> R:
    return await work
