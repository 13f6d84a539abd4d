"""What seldom meets by chance, put together on purpose."""

import random
from collections.abc import Callable, Iterator

import pytest

from tests.ownership.world import World
from xiaoer.auth.actor import Staff
from xiaoer.conversation import agents, verbs
from xiaoer.conversation.queries import counts, view
from xiaoer.job.queue import Job
from xiaoer.kit.clock import SECOND
from xiaoer.routing import verbs as routing
from xiaoer.routing.queries import position, waiting

ANA, BEN = Staff("ana", "agent"), Staff("ben", "agent")


class Day:
    """Short words for what happens."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._ids = 0

    def say(self, who: str, text: str = "转人工") -> str:
        """She writes; her conversation."""
        self._ids += 1
        self.world.write(verbs.receive, self.world.sessions[who], entry_id=f"m{self._ids}", text=text)
        return self.world.conversation_of(who)

    def press(self, who: str) -> None:
        """The button."""
        self._ids += 1
        self.world.write(verbs.request_person, self.world.sessions[who], request_id=f"m{self._ids}")

    def work(self, only: str = "") -> None:
        """Run what is due, and what follows from it."""
        while self.world.work(random.Random(0), only=only):
            pass

    def owner(self, conversation_id: str) -> tuple[str, str | None]:
        """Who has it."""
        it = self.world.fold.threads[conversation_id]
        return it.owner, it.agent

    def line(self) -> list[str]:
        """Who stands in line."""
        return [row.conversation_id for row in self.world.read(waiting)]

    def texts(self, who: str) -> list[str]:
        """What she reads, newest last."""
        screen = self.world.screens[who]
        self.world.do(screen.catch_up())
        return [(entry.body or b"").decode() for entry in screen.entries.values()]


@pytest.fixture
def day(world: Callable[[], World]) -> Iterator[Day]:
    """A new day."""
    begun = Day(world())
    yield begun
    begun.world.close()


def test_whose_agent_vanished_stands_before_all_others(day: Day) -> None:
    """Although others have waited for longer by then; and whoever was answered stays where she is."""
    day.world.come("ana", "n1")
    first, answered = day.say("c1"), day.say("c4")
    day.work()
    day.world.write(agents.reply, ANA, answered, entry_id="r1", text="here")
    assert (day.owner(first), day.owner(answered)) == (("agent", "ana"), ("agent", "ana"))
    day.world.write(routing.set_online, "ana", online=False)
    second, third = day.say("c2"), day.say("c3")
    day.work()
    assert day.line() == [second, third]
    day.world.vanish("ana")
    day.world.pass_time(61 * SECOND)
    day.work()
    assert day.line() == [first, second, third]
    assert [day.world.read(position, id_) for id_ in day.line()] == [1, 2, 3]
    assert day.owner(answered) == ("agent", "ana")
    day.world.come("ben", "n2")
    day.work()
    assert [day.owner(id_) for id_ in (first, second, third)] == [("agent", "ben")] * 3
    assert day.line() == []


def test_a_promise_that_no_longer_holds_is_not_kept(day: Day) -> None:
    """The job that was to give it to ana runs after it was promised to ben."""
    late: list[Job] = []
    give = day.world.handlers[routing.GIVE]

    async def hold(job: Job) -> None:
        late.append(job)

    day.world.come("ana", "n1")
    id_ = day.say("c1")
    day.work("routing.enter")
    day.world.handlers[routing.GIVE] = hold
    day.work("routing.give")
    assert day.world.fold.places[id_].agent == "ana"
    day.world.write(agents.take, BEN, id_)
    day.world.write(agents.resolve, BEN, id_)
    day.world.write(routing.set_online, "ana", online=False)
    day.world.come("ben", "n1")
    day.press("c1")
    day.work("routing.enter")
    assert day.world.fold.places[id_].agent == "ben"
    [job] = late
    day.world.do(give(job))
    assert day.owner(id_) == ("queue", None)
    day.world.handlers[routing.GIVE] = give
    day.work()
    assert day.owner(id_) == ("agent", "ben")


def test_who_pressed_the_button_waits_for_a_person_though_all_was_answered(day: Day) -> None:
    """She is seen among those who wait, and goes back to the front when her agent vanishes without a word."""
    id_ = day.say("c1", "hello")
    day.work()
    assert day.owner(id_) == ("assistant", None)
    day.press("c1")
    rows, _ = day.world.read(view, ANA, "unassigned")
    assert [(row.id, row.waiting_since is None) for row in rows] == [(id_, False)]
    assert day.world.read(counts, ANA).unassigned == 1
    day.world.come("ana", "n1")
    day.work()
    assert day.owner(id_) == ("agent", "ana")
    day.world.vanish("ana")
    day.world.pass_time(61 * SECOND)
    assert day.owner(id_) == ("queue", None)


def test_who_was_taken_no_longer_stands_in_line_though_her_place_is_there(day: Day) -> None:
    """Whoever is next has moved up before any job ran, and is the one who is given."""
    first, second = day.say("c1"), day.say("c2")
    day.work()
    day.world.write(agents.take, ANA, first)
    assert day.line() == [second]
    assert [day.world.read(position, id_) for id_ in (first, second)] == [0, 1]
    day.world.come("ben", "n1")
    assert {id_: it.agent for id_, it in day.world.fold.places.items()} == {first: None, second: "ben"}
    day.work()
    assert (day.owner(first), day.owner(second)) == (("agent", "ana"), ("agent", "ben"))


def test_a_node_that_was_stuck_has_its_agents_back(day: Day) -> None:
    """Meanwhile the customer is told, truthfully, that nobody is there; then she is given all the same."""
    day.world.come("ana", "n1")
    stuck, day.world.live = day.world.live, set()
    day.world.pass_time(61 * SECOND)
    id_ = day.say("c1")
    day.work()
    assert day.owner(id_) == ("queue", None)
    told = day.texts("c1")
    assert len(told) == 3
    assert "Nobody is here" in told[-1]
    assert "answers you here" in told[-1]
    day.world.live = stuck
    day.world.beat()
    day.work()
    assert day.owner(id_) == ("agent", "ana")


def test_who_is_given_an_agent_at_once_is_not_told_that_nobody_is_there(day: Day) -> None:
    """Only that a person is coming."""
    day.world.come("ana", "n1")
    day.say("c1")
    day.work()
    assert len(day.texts("c1")) == 2


def test_a_choice_is_a_question_too(day: Day) -> None:
    """Ten seconds after she picked, and the assistant says nothing: a person."""
    day.world.assistant.mood = "offers"
    id_ = day.say("c1", "hello")
    day.work()
    assert day.owner(id_) == ("assistant", None)
    offered = next(one for one in day.texts("c1") if "choices" in one)
    entry = next(it for it in day.world.screens["c1"].entries.values() if (it.body or b"").decode() == offered)
    day.world.assistant.mood = "dies"
    day.world.write(verbs.pick, day.world.sessions["c1"], entry=entry.id, value="a")
    day.work()
    day.world.pass_time(9 * SECOND)
    day.work("conversation.unanswered")
    assert day.owner(id_) == ("assistant", None)
    day.world.pass_time(1 * SECOND)
    day.work("conversation.unanswered")
    assert day.owner(id_) == ("queue", None)
