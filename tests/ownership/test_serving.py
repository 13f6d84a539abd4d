"""Everybody does anything in any order; after every step exactly one owns each conversation, and the numbers hold."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from typing_extensions import override

from tests.ownership.assistant import CHOICES, MOODS, Mood
from tests.ownership.fold import unanswered
from tests.ownership.screens import WATCHER
from tests.ownership.world import World, rows
from xiaoer.auth.actor import Staff
from xiaoer.conversation import agents, entries, verbs
from xiaoer.conversation.handoff import wants_person
from xiaoer.event.models import stream
from xiaoer.kit.clock import SECOND
from xiaoer.kit.errors import Refused
from xiaoer.kit.statement import metadata
from xiaoer.routing import verbs as routing

CUSTOMERS = ["c1", "c2", "c3", "c4", "c5", "c6", "c7"]
AGENTS = ["ana", "ben"]
TEXTS = ["where is my parcel", "转人工", "hello", "una persona, por favor", "I bought a human hair wig"]
customers, staff = st.sampled_from(CUSTOMERS), st.sampled_from(AGENTS)
nodes = st.sampled_from(["n1", "n2"])
seeds = st.integers(0, 1 << 16)


class Serving(RuleBasedStateMachine):
    """The rules say what can be done; `World` does it, and its fold judges every event."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        self.said: dict[str, dict[str, tuple[str, verbs.Accepted]]] = {}
        self.asked_for: dict[str, dict[str, verbs.Accepted]] = {}
        self.replied: dict[tuple[str, str], agents.Replied] = {}
        self.ids = 0

    def new_id(self) -> str:
        """A client's id."""
        self.ids += 1
        return f"m{self.ids}"

    def thread_owner(self, customer: str) -> tuple[str, str | None]:
        """Who owns it now, as the journal has it."""
        it = self.world.fold.threads[self.world.conversation_of(customer)]
        return it.owner, it.agent

    def begun(self) -> list[str]:
        """Customers who have a conversation."""
        return [who for who in CUSTOMERS if self.world.conversation_of(who) in self.world.fold.threads]

    def refused(self, code: str | None, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Do it, and be refused with exactly that code, or not at all."""
        try:
            result, got = self.world.write(verb, *args, **kwargs), None
        except Refused as error:
            result, got = None, error.code
        assert got == code
        return result

    # ------------------------------------------------------------------------------------------ customers

    @rule(who=customers, text=st.sampled_from(TEXTS))
    def write(self, who: str, text: str) -> None:
        """She writes; a wish for a person is granted with the message."""
        id_ = self.new_id()
        accepted = self.world.write(verbs.receive, self.world.sessions[who], entry_id=id_, text=text)
        assert not accepted.again
        self.said.setdefault(who, {})[id_] = text, accepted
        if wants_person(text):
            assert self.thread_owner(who)[0] in ("queue", "agent")

    @precondition(lambda self: self.said)
    @rule(chance=seeds)
    def write_again(self, chance: int) -> None:
        """A client that heard no answer repeats itself: the same message, the same numbers, nothing new."""
        pick = random.Random(chance)
        who = pick.choice(sorted(self.said))
        id_ = pick.choice(sorted(self.said[who]))
        text, before = self.said[who][id_]
        position = self.world.fold.position
        accepted = self.world.write(verbs.receive, self.world.sessions[who], entry_id=id_, text=text)
        assert (accepted.seq, accepted.n, accepted.again) == (before.seq, before.n, True)
        assert self.world.fold.position == position

    @rule(who=customers)
    def press(self, who: str) -> None:
        """The button."""
        id_ = self.new_id()
        accepted = self.world.write(verbs.request_person, self.world.sessions[who], request_id=id_)
        assert self.thread_owner(who)[0] in ("queue", "agent")
        if not accepted.again:
            self.asked_for.setdefault(who, {})[id_] = accepted

    @precondition(lambda self: self.asked_for)
    @rule(chance=seeds)
    def press_again(self, chance: int) -> None:
        """The same request, repeated after whatever happened since."""
        pick = random.Random(chance)
        who = pick.choice(sorted(self.asked_for))
        id_ = pick.choice(sorted(self.asked_for[who]))
        position = self.world.fold.position
        accepted = self.world.write(verbs.request_person, self.world.sessions[who], request_id=id_)
        assert (accepted.n, accepted.again) == (self.asked_for[who][id_].n, True)
        assert self.world.fold.position == position

    @rule(text=st.sampled_from(["转人工", "talk to a human"]))
    def crowd(self, text: str) -> None:
        """Everybody at once."""
        for who in CUSTOMERS:
            self.write(who, text)

    @rule(who=customers, value=st.sampled_from("ab"))
    def pick(self, who: str, value: str) -> None:
        """She picks, where she was given a choice."""
        self.world.do(self.world.screens[who].catch_up())
        offered = [it for it in self.world.screens[who].entries.values() if it.body and b'"choices"' in it.body]
        for one in offered:
            before = entries.decode_body(one.body or b"").parts
            was = None if before == [CHOICES] else before[0].picked  # type: ignore[union-attr]
            code = None if was in (None, value) else "already_picked"
            self.refused(code, verbs.pick, self.world.sessions[who], entry=one.id, value=value)

    # ------------------------------------------------------------------------------------------ agents

    @rule(agent=staff, node=nodes)
    def come(self, agent: str, node: str) -> None:
        """She opens the console."""
        self.world.come(agent, node)

    @rule(agent=staff, node=nodes)
    def go(self, agent: str, node: str) -> None:
        """She closes it."""
        if (agent, node) in self.world.live:
            self.world.go(agent, node)

    @rule(agent=staff)
    def vanish(self, agent: str) -> None:
        """Her machine dies, or the node she is on."""
        self.world.vanish(agent)

    @rule(agent=staff, online=st.booleans())
    def turn(self, agent: str, *, online: bool) -> None:
        """Away for a coffee, and back."""
        if online and not self.world.fold.online.get(agent, False):
            self.world.fold.idle[agent] = self.world.clock.now()
        self.world.write(routing.set_online, agent, online=online)

    @precondition(lambda self: self.begun())
    @rule(agent=staff, chance=seeds, how=st.sampled_from(["take", "reply", "note", "resolve", "reopen", "again"]))
    def act(self, agent: str, chance: int, how: str) -> None:
        """An agent does something to a conversation, hers or not."""
        who = random.Random(chance).choice(self.begun())
        id_, me = self.world.conversation_of(who), Staff(agent, "agent")
        others = self.thread_owner(who)[0] == "agent" and self.thread_owner(who)[1] != agent
        match how:
            case "take":
                self.refused("taken" if others else None, agents.take, me, id_)
            case "reply":
                entry = self.new_id()
                made = self.refused("not_yours" if others else None, agents.reply, me, id_, entry_id=entry, text="here")
                if made is not None:
                    self.replied[id_, entry] = made
            case "note":
                made = self.refused(None, agents.add_note, me, id_, entry_id=self.new_id(), text="psst")
                assert made.n is None
            case "resolve":
                self.refused("not_yours" if others else None, agents.resolve, me, id_)
            case "reopen":
                self.refused(None, agents.reopen, me, id_)
            case _:
                for (of, entry), before in self.replied.items():
                    again = self.refused(None, agents.reply, me, of, entry_id=entry, text="here")
                    assert (again.seq, again.n) == (before.seq, before.n)

    # ------------------------------------------------------------------------------------------ what runs by itself

    @rule(chance=seeds, share=st.sampled_from([0.3, 1.0]), again=st.booleans(), mood=st.sampled_from(MOODS))
    def work(self, chance: int, share: float, *, again: bool, mood: Mood) -> None:
        """Jobs run: some of them, late, in any order, some twice."""
        self.world.assistant.mood = mood
        self.world.work(random.Random(chance), share=share, again=again)

    @rule()
    def wake(self) -> None:
        """An assistant that hung goes on as if nothing had happened."""
        self.world.do(self.world.assistant.wake())

    @rule(seconds=st.sampled_from([1, 4, 11, 40, 61]))
    def wait(self, seconds: int) -> None:
        """Time goes by."""
        self.world.pass_time(seconds * SECOND)

    @rule(who=customers)
    def look(self, who: str) -> None:
        """She and a colleague look at the thread."""
        self.world.do(self.world.screens[who].catch_up())
        if who in self.begun():
            self.world.console.watch(self.world.conversation_of(who))

    @precondition(lambda self: self.said)
    @rule(chance=seeds)
    def erase(self, chance: int) -> None:
        """A text is erased; its numbers stay."""
        who = random.Random(chance).choice(sorted(self.said))
        id_ = random.Random(chance).choice(sorted(self.said[who]))
        self.world.write(entries.erase, self.world.conversation_of(who), id_, actor="system")

    @rule(chance=seeds, mood=st.sampled_from(MOODS))
    def settle(self, chance: int, mood: Mood) -> None:
        """Whatever the assistant does: in the end everybody is answered or handed over, and the queue is the queue."""
        self.world.assistant.mood = mood
        self.world.settle(random.Random(chance))
        fold, now = self.world.fold, self.world.clock.now()
        assert list(unanswered(fold.threads)) == []
        in_queue = {id_ for id_, it in fold.threads.items() if it.owner == "queue"}
        assert set(fold.places) == set(fold.waiting()) == in_queue
        assert not (in_queue and fold.eligible(now))

    # ------------------------------------------------------------------------------------------ what always holds

    @invariant()
    def rows_say_what_the_journal_says(self) -> None:
        """One owner each, and the row, the stream and the queue as the events tell them."""
        found, places, _ = self.world.read(rows)
        fold = self.world.fold
        assert {row.id for row in found} == set(fold.threads)
        for row in found:
            it = fold.threads[row.id]
            assert (row.owner, row.agent_id) == (it.owner, it.agent)
            assert (row.owner == "agent") == (row.agent_id is not None)
            assert row.status == ("resolved" if row.owner == "nobody" else "open")
            assert (row.waiting_since is not None) == it.waits
            assert row.asked_seq == it.asked
        assert {row.conversation_id: (row.rank, row.queued_at, row.agent_id) for row in places} == {
            id_: (it.rank, it.since, it.agent) for id_, it in fold.places.items()
        }

    @override
    def teardown(self) -> None:
        """Settle, then compare every screen with one that is opened anew."""
        try:
            self.settle(0, "answers")
            for id_ in self.world.fold.threads:
                self.world.console.watch(id_)
            self.world.quiet()
            for who in self.begun():
                self._compare(who)
        finally:
            self.world.close()

    def _compare(self, who: str) -> None:
        world, id_, screen = self.world, self.world.conversation_of(who), self.world.screens[who]
        world.do(screen.catch_up())
        fresh = world.do(screen.fresh())
        assert screen.entries == fresh.entries
        assert (world.fold.numbers[f"conversation:{id_}"][1], stream.name) == (screen.last, "stream")
        assert world.console.threads[id_] == world.do(world.console.fresh(id_))
        notes = {one for one, frame in world.console.threads[id_].items() if frame["kind"] == "note"}
        assert not notes & set(screen.entries)
        assert WATCHER.agent_id not in {it.agent for it in world.fold.threads.values()}


def emptied(url: str) -> None:
    """As it was made."""
    with psycopg.connect(url, autocommit=True) as connection:
        names = ", ".join(table.name for table in metadata.sorted_tables)
        connection.execute(f"TRUNCATE {names} RESTART IDENTITY".encode())


@pytest.mark.parametrize(
    ("database_url", "examples", "steps"),
    [pytest.param("sqlite", 40, 40, id="sqlite"), pytest.param("postgresql", 6, 40, id="postgresql")],
    indirect=["database_url"],
)
def test_whatever_happens_everybody_is_served(database_url: str, tmp_path: Path, examples: int, steps: int) -> None:
    """A few hundred steps of everything, the same ones every time."""
    began = 0

    def world() -> World:
        nonlocal began
        began += 1
        if database_url.startswith("postgresql"):
            emptied(database_url)
            return World(tmp_path, database_url, CUSTOMERS)
        path = tmp_path / f"{began}.db"
        shutil.copy(tmp_path / "xiaoer.db", path)
        return World(tmp_path, f"sqlite:///{path}", CUSTOMERS)

    run_state_machine_as_test(
        lambda: Serving(world()),  # type: ignore[arg-type] # whatever makes one will do
        settings=settings(
            # Without making a failure smaller, which takes minutes: the steps are printed as they were.
            phases=[Phase.generate],
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert began >= examples
