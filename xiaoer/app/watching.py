"""Who has which thread open, on this node and on the others: losable, said again when it changes."""

from collections import defaultdict
from typing import Literal

import msgspec

from xiaoer.app.staff_seat import Seat
from xiaoer.kit.clock import SECOND, Clock

# What a node said of its consoles is believed for so long; it says it again in time.
BELIEVED = 45 * SECOND


class Watching(msgspec.Struct, frozen=True, tag_field="type", tag="watching"):
    """These agents have a thread open on a node now."""

    node: str
    agents: list[str]


class AgentTyping(msgspec.Struct, frozen=True, tag_field="type", tag="agent_typing"):
    """This agent is writing."""

    agent: str
    author: Literal["agent"] = "agent"


class Watches:
    """The seats that show each thread here, and who shows it elsewhere."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._here: dict[str, set[Seat]] = defaultdict(set)
        self._elsewhere: dict[str, dict[str, tuple[int, frozenset[str]]]] = {}

    def add(self, seat: Seat, conversation_id: str) -> None:
        """This socket shows a thread."""
        self._here[conversation_id].add(seat)

    def drop(self, seat: Seat, conversation_id: str) -> None:
        """It no longer does."""
        seats = self._here.get(conversation_id, set())
        seats.discard(seat)
        if not seats:
            self._here.pop(conversation_id, None)

    def seats(self, conversation_id: str) -> set[Seat]:
        """The sockets of this node that show it."""
        return self._here.get(conversation_id, set())

    def threads(self) -> list[str]:
        """The threads shown on this node."""
        return [*self._here]

    def everywhere(self) -> set[str]:
        """The threads shown on any node, as far as is known."""
        return {*self._here, *self._elsewhere}

    def here(self, conversation_id: str) -> frozenset[str]:
        """Who shows it on this node."""
        return frozenset(seat.staff.agent_id for seat in self.seats(conversation_id))

    def agents(self, conversation_id: str) -> frozenset[str]:
        """Who shows it anywhere, as far as is known."""
        elsewhere = self._elsewhere.get(conversation_id, {})
        believed = self._clock.now() - BELIEVED
        return self.here(conversation_id).union(*(who for at, who in elsewhere.values() if at > believed))

    def learn(self, conversation_id: str, told: Watching) -> None:
        """Another node says who shows it there."""
        nodes = self._elsewhere.setdefault(conversation_id, {})
        believed = self._clock.now() - BELIEVED
        for node in [node for node, (at, _) in nodes.items() if at <= believed]:
            del nodes[node]
        if told.agents:
            nodes[told.node] = self._clock.now(), frozenset(told.agents)
        else:
            nodes.pop(told.node, None)
        if not nodes:
            del self._elsewhere[conversation_id]
