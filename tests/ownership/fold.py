"""What must hold, told from the journal alone: every event is checked against all that went before it."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from xiaoer.event.journal import Line

AGENT_LIMIT = 5
URGENCY = {"urgent": 0, "high": 1}
MINUTE = 60_000_000


class Thread(msgspec.Struct):
    """A conversation as its events tell it."""

    owner: str = ""
    agent: str | None = None
    given: bool = False
    waits: bool = False
    team: str | None = None
    sleeper: str | None = None
    woken: bool = False
    urgency: int = 2
    asked: int = 0
    answered: set[int] = msgspec.field(default_factory=set)
    hand_offs: dict[int, int] = msgspec.field(default_factory=dict)


class Place(msgspec.Struct):
    """A place in the queue."""

    rank: int
    since: int
    team: str | None = None
    agent: str | None = None
    urgency: int = 2


class Fold:
    """Folds the journal; raises AssertionError at the first event that should not have been."""

    def __init__(self) -> None:
        self.threads: dict[str, Thread] = {}
        self.places: dict[str, Place] = {}
        self.numbers: dict[str, tuple[int, int]] = {}
        self.online: dict[str, bool] = {}
        self.idle: dict[str, int] = {}
        self.teams: dict[str, set[str]] = {}
        # Agent and node: connected, and seen when. The one thing that no event tells; whoever drives keeps it.
        self.presence: dict[tuple[str, str], tuple[bool, int]] = {}
        self.position = 0

    def take_in(self, lines: Iterable[Line]) -> None:
        """These come next in the journal."""
        for line in lines:
            assert line.position > self.position
            self.position = line.position
            self._number(line)
            kind, _, id_ = line.stream.partition(":")
            if kind == "conversation":
                self._conversation(id_, line)
            elif kind == "team":
                self._team(id_, line)
            elif line.stream == "routing":
                self._routing(line)

    def here(self, agent: str, now: int) -> bool:
        """Whether an agent has a live socket on some node."""
        return any(
            who == agent and connected and seen > now - MINUTE for (who, _), (connected, seen) in self.presence.items()
        )

    def gone(self, agent: str, now: int) -> bool:
        """Whether an agent was not seen anywhere for a minute."""
        return all(seen <= now - MINUTE for (who, _), (_, seen) in self.presence.items() if who == agent)

    def abandoned(self, now: int) -> list[str]:
        """Conversations whose customer waits for an agent who was here and is gone."""
        known = {who for who, _ in self.presence}
        return [id_ for id_, it in self.threads.items() if it.waits and it.agent in known and self.gone(it.agent, now)]

    def waiting(self) -> list[str]:
        """Who stands in line, first in line first."""
        free = [id_ for id_, it in self.places.items() if it.agent is None and self.threads[id_].owner == "queue"]
        return sorted(free, key=self._order)

    def _order(self, conversation: str) -> tuple[int, int, int, str]:
        it = self.places[conversation]
        return it.rank, it.urgency, it.since, conversation

    def takers(self, conversation: str, now: int) -> list[str]:
        """Who can be given this one, longest idle first."""
        team = self.places[conversation].team
        return [who for who in self.eligible(now) if team is None or who in self.teams.get(team, ())]

    def eligible(self, now: int) -> list[str]:
        """Who can be given one more, longest idle first."""
        fit = [who for who in self.online if self.online[who] and self.here(who, now) and self._load(who) < AGENT_LIMIT]
        return sorted(fit, key=lambda who: (self.idle[who], who))

    def _load(self, agent: str) -> int:
        owned = sum(it.agent == agent for it in self.threads.values())
        return owned + sum(it.agent == agent for it in self.places.values())

    def _number(self, line: Line) -> None:
        seq, n = self.numbers.get(line.stream, (0, 0))
        assert line.seq == seq + 1, line
        assert line.n in (None, n + 1), line
        self.numbers[line.stream] = line.seq, n if line.n is None else line.n

    def _conversation(self, id_: str, line: Line) -> None:
        facts = line.decode()
        if line.kind == "conversation.started":
            assert id_ not in self.threads
            self.threads[id_] = Thread(owner="assistant")
        elif line.kind in ("conversation.adopted", "conversation.locale_changed"):
            pass
        elif line.kind == "conversation.prioritised":
            assert facts["before"] != facts["after"]
            self.threads[id_].urgency = URGENCY.get(facts["after"], 2)
        elif line.kind in ("conversation.transferred", "conversation.snoozed", "conversation.woken"):
            self._pass(id_, line, facts)
        elif line.kind.startswith("conversation."):
            self._move(id_, line, facts)
        else:
            self._word(self.threads[id_], line, facts)

    def _move(self, id_: str, line: Line, facts: dict[str, Any]) -> None:
        it = self.threads[id_]
        match line.kind.removeprefix("conversation."):
            case "handed_off":
                assert it.owner in ("assistant", "nobody")
                it.owner, it.agent, it.waits, it.sleeper = "queue", None, True, None
                it.hand_offs[line.position] = 1
            case "returned":
                assert (it.owner, it.agent) == ("agent", facts["agent"])
                # Gone, or it woke while she takes nothing.
                assert it.woken or (it.waits and self.gone(facts["agent"], line.at))
                assert not it.woken or not self.takes(facts["agent"], line.at)
                it.owner, it.agent, it.waits, it.woken = "queue", None, True, False
                it.hand_offs[line.position] = 0
            case "assigned":
                assert it.owner == facts["before"]
                it.owner, it.agent, it.given = "agent", facts["agent"], line.actor == "system"
                it.sleeper, it.woken = None, False
                if not it.given and line.actor != f"agent:{it.agent}":
                    it.team = None
                # Routing gives to whom it promised, and to nobody more than that many.
                assert not it.given or self.places[id_].agent == it.agent
                given = sum(other.agent == it.agent and other.given for other in self.threads.values())
                assert not it.given or given <= AGENT_LIMIT
            case "resolved":
                assert it.owner == facts["before"]
                assert (it.owner == "nobody") == (it.sleeper is not None)
                it.owner, it.agent, it.waits, it.team, it.sleeper = "nobody", None, False, None, None
            case "reopened":
                assert (it.owner, it.sleeper) == ("nobody", None)
                it.owner = "assistant"
            case _:
                raise AssertionError(line)

    def _pass(self, id_: str, line: Line, facts: dict[str, Any]) -> None:
        it = self.threads[id_]
        if line.kind == "conversation.woken":
            assert (it.owner, it.sleeper) == ("nobody", facts["agent"])
            it.owner, it.agent, it.sleeper, it.woken, it.given = "agent", it.sleeper, None, True, False
            it.waits = it.waits or facts["reason"] == "person"
            return
        assert it.owner == facts["before"]
        if line.kind == "conversation.snoozed":
            assert it.owner != "nobody" or it.sleeper is not None
            assert facts["until"] > line.at
            it.owner, it.agent, it.sleeper, it.woken = "nobody", None, facts["agent"], False
            return
        assert it.owner != "nobody"
        assert it.agent == facts["agent"]
        it.hand_offs[line.position] = 0 if it.owner == "agent" else 1
        it.owner, it.agent, it.team, it.waits, it.woken = "queue", None, facts["team"], True, False

    def takes(self, agent: str, now: int) -> bool:
        """Whether an agent was seen within a minute and is not away."""
        return self.online.get(agent, False) and not self.gone(agent, now)

    def _team(self, id_: str, line: Line) -> None:
        facts = line.decode()
        match line.kind:
            case "team.created":
                self.teams[id_] = set()
            case "team.members_changed":
                self.teams[id_] = self.teams[id_] - set(facts["left"]) | set(facts["joined"])
            case "team.deleted":
                del self.teams[id_]
            case _:
                raise AssertionError(line)

    def _word(self, it: Thread, line: Line, facts: dict[str, Any]) -> None:
        if line.kind in ("message.received", "choice.picked"):
            assert it.owner == facts["owner"]
            if line.kind == "message.received" or it.owner == "assistant":
                it.asked, it.waits = line.seq, True
        elif line.kind == "message.sent" and facts["author"] == "agent":
            assert (it.owner, f"agent:{it.agent}") == ("agent", line.actor)
            it.waits = False
        elif line.kind == "message.sent" and facts["answers"] is not None:
            # One live answer to each question, of the newest, by who owns it.
            assert (facts["author"], it.owner) == ("assistant", "assistant")
            assert facts["answers"] == it.asked
            assert it.asked not in it.answered
            it.answered.add(it.asked)
            it.waits = False

    def _routing(self, line: Line) -> None:
        facts = line.decode()
        match line.kind:
            case "queue.entered":
                it = self.threads[facts["conversation"]]
                assert it.owner == "queue"
                assert it.hand_offs[facts["since"]] == facts["rank"]
                # An older hand-off never takes the place of a newer one, nor does the same one twice.
                if facts["conversation"] in self.places:
                    assert facts["since"] > self.places[facts["conversation"]].since
                assert facts["team"] == (it.team if it.team in self.teams else None)
                assert facts["urgency"] == it.urgency
                place = Place(facts["rank"], facts["since"], facts["team"], urgency=it.urgency)
                self.places[facts["conversation"]] = place
            case "queue.moved" | "queue.urged":
                self._change_place(line.kind, self.threads[facts["conversation"]], facts)
            case "queue.left":
                assert self.threads[facts["conversation"]].owner != "queue"
                del self.places[facts["conversation"]]
            case "queue.matched":
                # The first in line whom anybody can take.
                first = next(id_ for id_ in self.waiting() if self.takers(id_, line.at))
                assert first == facts["conversation"]
                assert self.takers(first, line.at)[:1] == [facts["agent"]]
                self.places[facts["conversation"]].agent = facts["agent"]
                self.idle[facts["agent"]] = line.at
            case "availability.changed":
                if facts["online"]:
                    self.idle[facts["agent"]] = line.at
                self.online[facts["agent"]] = facts["online"]
            case _:
                raise AssertionError(line)

    def _change_place(self, kind: str, it: Thread, facts: dict[str, Any]) -> None:
        stands = self.places[facts["conversation"]]
        assert it.owner == "queue"
        if kind == "queue.urged":
            assert stands.urgency != facts["urgency"] == it.urgency
            stands.urgency = facts["urgency"]
        else:
            assert facts["team"] == (it.team if it.team in self.teams else None)
            assert stands.team != facts["team"]
            stands.team, stands.agent = facts["team"], None


def unanswered(threads: dict[str, Thread]) -> Iterator[str]:
    """Conversations in which the assistant owes an answer."""
    return (id_ for id_, it in threads.items() if it.waits and it.owner == "assistant")
