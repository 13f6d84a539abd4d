"""What agents do to conversations besides serving them: pass them on, put them off, change teams."""

import random
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.ownership.world import CUSTOMERS, TEAM, World
from xiaoer.auth.actor import Staff, System
from xiaoer.conversation import agents
from xiaoer.conversation.schemas import Priority
from xiaoer.kit.clock import SECOND
from xiaoer.kit.errors import Refused
from xiaoer.team import verbs as team

AGENTS = ["ana", "ben"]
# To a colleague, a team, or (None) everybody; after how many seconds what was put off comes back.
TO, UNTIL = ["ana", "ben", TEAM, TEAM, None], [3, 20, 70]
PRIORITIES: list[Priority] = ["low", "medium", "high", "urgent"]
staff = st.sampled_from(AGENTS)
seeds = st.integers(0, 1 << 16)


class Passing(RuleBasedStateMachine):
    """A world, and how to do something in it that may be refused."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
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

    def asleep(self, customer: str) -> str | None:
        """Who has put it off, if somebody has."""
        return self.world.fold.threads[self.world.conversation_of(customer)].sleeper

    def put_off(self, customer: str, agent: str) -> str | None:
        """How she is refused what a colleague has put off."""
        return None if self.asleep(customer) in (None, agent) else "snoozed_by"

    def _one(self, agent: str, chance: int) -> tuple[str, bool]:
        """Somebody's conversation, rather one of the agent's own, and whether a colleague has it."""
        begun = self.begun()
        hers = [who for who in begun if self.thread_owner(who) == ("agent", agent)]
        pick = random.Random(chance)
        who = pick.choice(hers if hers and pick.random() < 0.6 else begun)
        owner, of = self.thread_owner(who)
        return who, owner == "agent" and of != agent

    @precondition(lambda self: self.begun())
    @rule(agent=staff, chance=seeds, to=st.sampled_from(TO))
    def pass_on(self, agent: str, chance: int, to: str | None) -> None:
        """She passes one on, with a word or without."""
        who, taken = self._one(agent, chance)
        code = "not_yours" if taken or self.asleep(who) not in (None, agent) else None
        if code is None and to == TEAM and TEAM not in self.world.fold.teams:
            code = "no_such_team"
        if code is None and self.thread_owner(who)[0] == "nobody":
            code = "not_possible"
        where = {"team" if to == TEAM else "agent": to}
        note = "psst" if chance % 2 else None
        me, id_ = Staff(agent, "agent"), self.world.conversation_of(who)
        self.refused(code, agents.transfer, me, id_, entry_id=self.new_id(), note=note, **where)

    @precondition(lambda self: self.begun())
    @rule(agent=staff, chance=seeds, priority=st.sampled_from(PRIORITIES))
    def prioritise(self, agent: str, chance: int, priority: Priority) -> None:
        """She says how urgent one is, whoever has it; rather one that waits."""
        waiting = [who for who in self.begun() if self.thread_owner(who)[0] == "queue"]
        who = random.Random(chance).choice(waiting or self.begun())
        conversation_id = self.world.conversation_of(who)
        self.refused(None, agents.prioritise, Staff(agent, "agent"), conversation_id, priority=priority)

    @precondition(lambda self: self.begun())
    @rule(agent=staff, chance=seeds, until=st.sampled_from(UNTIL))
    def snooze(self, agent: str, chance: int, until: int) -> None:
        """She puts one off for a little."""
        who, taken = self._one(agent, chance)
        sleeper = self.asleep(who)
        code = "not_yours" if taken or sleeper not in (None, agent) else None
        if code is None and sleeper is None and self.thread_owner(who)[0] == "nobody":
            code = "not_possible"
        then = self.world.clock.now() + until * SECOND
        self.refused(code, agents.snooze, Staff(agent, "agent"), self.world.conversation_of(who), until=then)

    @precondition(lambda self: self.begun())
    @rule(agent=staff, chance=seeds)
    def end_snooze(self, agent: str, chance: int) -> None:
        """She takes it up again before its time."""
        for who in [who for who in self.begun() if self.asleep(who)][: 1 + chance % 2]:
            code = None if self.asleep(who) == agent else "not_yours"
            self.refused(code, agents.end_snooze, Staff(agent, "agent"), self.world.conversation_of(who))

    @rule(members=st.lists(staff, unique=True))
    def change_team(self, members: Sequence[str]) -> None:
        """Others are in it now; or it is no more, and made anew."""
        if not members and TEAM in self.world.fold.teams:
            self.world.write(team.remove, System(), TEAM)
        else:
            self.world.write(team.create, System(), TEAM, name="Night shift")
            self.world.write(team.set_members, System(), TEAM, members=members)
