"""Everybody does anything in any order; after every step exactly one owns each conversation, and the numbers hold."""

import inspect
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test
from typing_extensions import override

from tests.ownership.assistant import CHOICES, MOODS, Mood
from tests.ownership.fold import unanswered
from tests.ownership.passing import AGENTS, PRIORITIES, TO, UNTIL, Passing, seeds, staff
from tests.ownership.screens import WATCHER
from tests.ownership.world import CUSTOMERS, TEAM, World, rows
from xiaoer.auth.actor import Staff
from xiaoer.conversation import agents, entries, verbs
from xiaoer.event.models import stream
from xiaoer.kit.clock import SECOND
from xiaoer.routing import verbs as routing
from xiaoer.routing.queries import position

QUESTIONS = ["where is my parcel", "hello", "不要转人工", "I bought a human hair wig"]
WISHES = ["转人工", "talk to a human", "una persona, por favor"]
PATIENCE = 10.0
customers = st.sampled_from(CUSTOMERS)
nodes = st.sampled_from(["n1", "n2"])


# How often what happens, in `walk`.
DAY = {
    "ask": 5, "ask_more": 2, "wish": 2, "crowd": 0.3, "press": 1, "repeat": 1, "pick": 2,
    "come": 1.5, "leave": 1.5, "take": 1.5, "reply": 4, "resolve": 4, "note_and_reopen": 0.7,
    "pass_on": 2, "prioritise": 2, "snooze": 2, "end_snooze": 0.5, "change_team": 0.5,
    "work": 5, "work_badly": 5, "wake": 1, "wait": 4, "look": 1, "settle": 0.3,
}  # fmt: skip
T = TypeVar("T")


def _some(of: Sequence[T], chance: int) -> list[T]:
    """One of them, if there is any."""
    return [of[chance % len(of)]] if of else []


class Serving(Passing):
    """The rules say what can be done; `World` does it, and its fold judges every event."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.said: list[tuple[str, str, str, verbs.Accepted]] = []
        self.asked_for: list[tuple[str, str, verbs.Accepted]] = []
        self.replied: list[tuple[str, str, agents.Replied]] = []

    def _write(self, who: str, text: str) -> None:
        id_ = self.new_id()
        accepted = self.world.write(verbs.receive, self.world.sessions[who], entry_id=id_, text=text)
        assert not accepted.again
        self.said.append((who, id_, text, accepted))

    # ------------------------------------------------------------------------------------------ customers

    @rule(who=customers, text=st.sampled_from(QUESTIONS))
    def ask(self, who: str, text: str) -> None:
        """She asks something."""
        self._write(who, text)

    @rule(who=customers, text=st.sampled_from(QUESTIONS))
    def ask_more(self, who: str, text: str) -> None:
        """The commonest thing of all, and before the first was answered."""
        self._write(who, text)
        self._write(who, text)

    @rule(who=customers, text=st.sampled_from(WISHES))
    def wish(self, who: str, text: str) -> None:
        """She wants a person, and has one in the same transaction."""
        self._write(who, text)
        assert self.thread_owner(who)[0] in ("queue", "agent")

    @rule(text=st.sampled_from(WISHES), number=st.integers(2, len(CUSTOMERS)))
    def crowd(self, text: str, number: int) -> None:
        """Many at once."""
        for who in CUSTOMERS[:number]:
            self.wish(who, text)

    @rule(who=customers)
    def press(self, who: str) -> None:
        """The button."""
        id_ = self.new_id()
        accepted = self.world.write(verbs.request_person, self.world.sessions[who], request_id=id_)
        assert self.thread_owner(who)[0] in ("queue", "agent")
        if not accepted.again:
            self.asked_for.append((who, id_, accepted))

    @rule(chance=seeds)
    def repeat(self, chance: int) -> None:
        """A client that heard no answer repeats itself, whatever happened since: the same numbers, nothing new."""
        position = self.world.fold.position
        for who, id_, text, before in _some(self.said, chance):
            again = self.world.write(verbs.receive, self.world.sessions[who], entry_id=id_, text=text)
            assert (again.seq, again.n, again.again) == (before.seq, before.n, True)
        for who, id_, pressed in _some(self.asked_for, chance):
            again = self.world.write(verbs.request_person, self.world.sessions[who], request_id=id_)
            assert (again.n, again.again) == (pressed.n, True)
        for who, id_, replied in _some(self.replied, chance):
            same = self.world.write(
                agents.reply, Staff("ana", "agent"), self.world.conversation_of(who), entry_id=id_, text="here"
            )
            assert same == replied
        assert self.world.fold.position == position

    @rule(value=st.sampled_from("ab"))
    def pick(self, value: str) -> None:
        """Whoever was given a choice picks."""
        for who in self.begun():
            screen = self.world.screens[who]
            self.world.do(screen.catch_up())
            for one in [it for it in screen.entries.values() if it.body and b'"choices"' in it.body][-1:]:
                before = entries.decode_body(one.body or b"").parts
                was = None if before == [CHOICES] else before[0].picked  # type: ignore[union-attr]
                code = None if was in (None, value) else "already_picked"
                self.refused(code, verbs.pick, self.world.sessions[who], entry=one.id, value=value)

    # ------------------------------------------------------------------------------------------ agents

    @rule(agent=staff, node=nodes)
    def come(self, agent: str, node: str) -> None:
        """She opens the console."""
        self.world.come(agent, node)

    @rule(agent=staff, node=nodes, how=st.sampled_from(["go", "vanish", "away", "away", "back", "back"]))
    def leave(self, agent: str, node: str, how: str) -> None:
        """She closes the console; her machine dies; she goes for a coffee, or comes back from it."""
        world = self.world
        if how == "go" and (agent, node) in world.live:
            world.go(agent, node)
        elif how == "vanish":
            world.vanish(agent)
        elif how in ("away", "back"):
            if how == "back" and not world.fold.online.get(agent, False):
                world.fold.idle[agent] = world.clock.now()
            world.write(routing.set_online, agent, online=how == "back")

    @precondition(lambda self: self.begun())
    @rule(agent=staff, chance=seeds)
    def take(self, agent: str, chance: int) -> None:
        """She takes one, whoever has it."""
        who, taken = self._one(agent, chance)
        code = "taken" if taken else self.put_off(who, agent)
        self.refused(code, agents.take, Staff(agent, "agent"), self.world.conversation_of(who))

    @precondition(lambda self: self.begun())
    @rule(agent=staff, chance=seeds)
    def reply(self, agent: str, chance: int) -> None:
        """She answers, and has it by that."""
        who, taken = self._one(agent, chance)
        id_, code = self.new_id(), "not_yours" if taken else self.put_off(who, agent)
        conversation_id, me = self.world.conversation_of(who), Staff(agent, "agent")
        made = self.refused(code, agents.reply, me, conversation_id, entry_id=id_, text="here")
        if made is not None:
            self.replied.append((who, id_, made))

    @precondition(lambda self: self.begun())
    @rule(agent=staff, chance=seeds)
    def resolve(self, agent: str, chance: int) -> None:
        """She settles one, answered or not."""
        who, taken = self._one(agent, chance)
        code = "not_yours" if taken or self.asleep(who) not in (None, agent) else None
        self.refused(code, agents.resolve, Staff(agent, "agent"), self.world.conversation_of(who))

    @precondition(lambda self: self.begun())
    @rule(agent=staff, chance=seeds)
    def note_and_reopen(self, agent: str, chance: int) -> None:
        """A line for colleagues, and what was settled goes on."""
        who, _ = self._one(agent, chance)
        id_, me = self.world.conversation_of(who), Staff(agent, "agent")
        assert self.refused(None, agents.add_note, me, id_, entry_id=self.new_id(), text="psst").n is None
        self.refused(self.put_off(who, agent), agents.reopen, me, id_)

    # ------------------------------------------------------------------------------------------ what runs by itself

    @rule(chance=seeds, mood=st.sampled_from(MOODS))
    def work(self, chance: int, mood: Mood) -> None:
        """What is due is done, at once."""
        self.world.assistant.mood = mood
        self.world.work(random.Random(chance))

    @rule(chance=seeds, again=st.booleans(), mood=st.sampled_from(MOODS))
    def work_badly(self, chance: int, *, again: bool, mood: Mood) -> None:
        """Some jobs run, in any order, others late, some twice."""
        self.world.assistant.mood = mood
        self.world.work(random.Random(chance), share=0.4, again=again)

    @rule()
    def wake(self) -> None:
        """An assistant that hung goes on as if nothing had happened."""
        self.world.assistant.mood = "answers"
        self.world.do(self.world.assistant.wake())

    @rule(seconds=st.sampled_from([1, 1, 4, 11, 61]))
    def wait(self, seconds: int) -> None:
        """Time goes by."""
        self.world.pass_time(seconds * SECOND)

    @rule(who=customers, chance=seeds, erased=st.booleans())
    def look(self, who: str, chance: int, *, erased: bool) -> None:
        """She and a colleague look at the thread; now and then a text is erased, and its numbers stay."""
        for of, id_, _, _ in _some(self.said, chance) if erased else []:
            self.world.write(entries.erase, self.world.conversation_of(of), id_, actor="system")
        self.world.do(self.world.screens[who].catch_up())
        if who in self.begun():
            self.world.console.watch(self.world.conversation_of(who))

    @rule(chance=seeds, mood=st.sampled_from(["answers", "throws", "loops", "dies"]))
    def settle(self, chance: int, mood: Mood) -> None:
        """Whatever the assistant does: in the end everybody is answered or handed over, and the queue is the queue."""
        self.world.assistant.mood = mood
        self.world.settle(random.Random(chance))
        fold, now = self.world.fold, self.world.clock.now()
        assert list(unanswered(fold.threads)) == []
        in_queue = {id_ for id_, it in fold.threads.items() if it.owner == "queue"}
        assert set(fold.places) == set(fold.waiting()) == in_queue
        assert not any(fold.takers(id_, now) for id_ in in_queue)
        assert all(it.urgency == fold.threads[id_].urgency for id_, it in fold.places.items())
        # The place she is told is the one she has.
        for line in ([id_ for id_ in fold.waiting() if fold.places[id_].team == of] for of in (None, TEAM)):
            told = [self.world.read(position, id_) for id_ in line]
            assert told == [*range(1, len(line) + 1)]

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
            assert row.status == ("open" if row.owner != "nobody" else "snoozed" if it.sleeper else "resolved")
            assert (row.snoozed_by, row.team_id) == (it.sleeper, it.team)
            assert (row.waiting_since is not None) == it.waits
            assert row.asked_seq == it.asked
        assert {
            row.conversation_id: (row.rank, row.urgency, row.queued_at, row.agent_id, row.team_id) for row in places
        } == {id_: (it.rank, it.urgency, it.since, it.agent, it.team) for id_, it in fold.places.items()}

    @override
    def teardown(self) -> None:
        """Settle, then compare every screen with one that is opened anew."""
        try:
            self.settle(0, "answers")
            for id_ in self.world.fold.threads:
                self.world.console.watch(id_)
            until = time.monotonic() + PATIENCE
            while not self._all_is_shown() and time.monotonic() < until:
                self.world.quiet()
            for who in self.begun():
                self._compare(who)
        finally:
            self.world.close()

    def _all_is_shown(self) -> bool:
        """Whether the console has heard of the last event of every thread."""
        heard = {
            f"conversation:{id_}": max(frame["seq"] for frame in thread.values())
            for id_, thread in self.world.console.threads.items()
            if thread
        }
        numbers = self.world.fold.numbers
        return all(heard.get(one) == numbers[one][0] for one in map("conversation:{}".format, self.world.fold.threads))

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


def walk(machine: Serving, chance: random.Random, steps: int) -> Counter[str]:
    """As on a day: mostly words and work, now and then trouble; how often what was done."""
    done: Counter[str] = Counter()
    for _ in range(steps):
        [step] = chance.choices(list(DAY), list(DAY.values()))
        who, agent, node = chance.choice(CUSTOMERS), chance.choice(AGENTS), chance.choice(["n1", "n2"])
        given = {
            "who": who,
            "agent": agent,
            "node": node,
            "text": chance.choice(WISHES if step in ("wish", "crowd") else QUESTIONS),
            "chance": chance.randrange(1 << 16),
            "mood": chance.choice(MOODS),
            "again": chance.random() < 0.5,
            "erased": chance.random() < 0.2,
            "seconds": chance.choice([1, 1, 2, 5, 11, 61]),
            "how": chance.choice(["go", "vanish", "away", "back", "back", "back"]),
            "to": chance.choice(TO),
            "priority": chance.choice(PRIORITIES),
            "until": chance.choice(UNTIL),
            "members": chance.sample(AGENTS, chance.randrange(3)),
            "number": chance.randrange(2, len(CUSTOMERS)),
            "value": chance.choice("ab"),
        }
        if machine.begun() or step in ("ask", "come"):
            method = getattr(machine, step)
            method(**{name: given[name] for name in inspect.signature(method).parameters})
            machine.rows_say_what_the_journal_says()
            done[step] += 1
    return done


def everybody_is_served(machine: Serving) -> bool:
    """At the end somebody had written, nobody was left without an answer, and the numbers of every thread hold."""
    fold = machine.world.fold
    streams = {f"conversation:{id_}" for id_ in fold.threads}
    return bool(streams) and not [*unanswered(fold.threads)] and streams <= set(fold.numbers)


@pytest.mark.parametrize(
    ("database_url", "seeds_", "steps"),
    [pytest.param("sqlite", range(16), 150, id="sqlite"), pytest.param("postgresql", range(2), 150, id="postgresql")],
    indirect=["database_url"],
)
def test_long_days(world: Callable[[], World], seeds_: Sequence[int], steps: int) -> None:
    """Everything mixed as it comes, and long enough for one thing to meet another."""
    done: Counter[str] = Counter()
    for seed in seeds_:
        machine = Serving(world())
        try:
            done += walk(machine, random.Random(seed), steps)
        finally:
            machine.teardown()
        assert everybody_is_served(machine)
    # Only what is rare may not have come in a few days.
    assert {step for step in DAY if not done[step]} <= {step for step, often in DAY.items() if often < 1}
    assert done.total() > 0.9 * steps * len(seeds_)


@pytest.mark.parametrize(
    ("database_url", "examples", "steps"),
    [pytest.param("sqlite", 20, 40, id="sqlite"), pytest.param("postgresql", 5, 40, id="postgresql")],
    indirect=["database_url"],
)
def test_whatever_happens_everybody_is_served(world: Callable[[], World], examples: int, steps: int) -> None:
    """A few hundred steps of everything, the same ones every time."""
    machines: list[Serving] = []

    def another() -> Serving:
        machines.append(Serving(world()))
        return machines[-1]

    run_state_machine_as_test(
        another,  # type: ignore[arg-type] # whatever makes one will do
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
    assert len(machines) >= examples
    # Where nobody came there was nothing to do.
    assert all(everybody_is_served(machine) for machine in machines if machine.begun())
    assert len([machine for machine in machines if machine.begun()]) > examples // 2
