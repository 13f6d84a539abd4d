"""An assistant that answers, hangs, throws, dies, loops or comes too late, as it is told."""

import uuid
from typing import Literal, get_args

from xiaoer.assistant import verbs
from xiaoer.assistant.schemas import Plan, State, ToPerson, Turn
from xiaoer.conversation.entries import Body
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import Choices, Option
from xiaoer.job.queue import Job
from xiaoer.kit.store import Store

TURN = "assistant.turn"
Mood = Literal["answers", "offers", "gives up", "hangs", "throws", "dies", "answers and dies", "loops", "is stale"]
MOODS: tuple[Mood, ...] = get_args(Mood)
CHOICES = Choices(options=[Option(value="a", label="A"), Option(value="b", label="B")])


class Hiccup(Exception):
    """The turn did not end well; `heard` unless its process died with it."""

    def __init__(self, *, heard: bool) -> None:
        super().__init__()
        self.heard = heard


class Assistant:
    """Carries out turns in the mood it is in. What it says goes through the real verb."""

    def __init__(self) -> None:
        self.mood: Mood = "answers"
        self.hanging: list[tuple[str, int]] = []
        self.store: Store[Tx]

    async def turn(self, job: Job) -> None:
        """Handle one turn."""
        conversation_id, seq = job.args["stream"].removeprefix("conversation:"), job.args["seq"]
        match self.mood:
            case "answers" | "offers" | "gives up":
                await self.answer(conversation_id, seq)
            case "hangs":
                self.hanging.append((conversation_id, seq))
                raise Hiccup(heard=False)
            case "throws":
                raise Hiccup(heard=True)
            case "dies":
                raise Hiccup(heard=False)
            case "answers and dies":
                await self.answer(conversation_id, seq)
                raise Hiccup(heard=False)
            case "loops":
                for _ in range(3):
                    await self.answer(conversation_id, seq)
            case "is stale":
                for earlier in range(1, seq):
                    await self.answer(conversation_id, earlier)

    async def wake(self) -> None:
        """Whatever hung comes back and answers, too late or not."""
        hanging, self.hanging = self.hanging, []
        for conversation_id, seq in hanging:
            await self.answer(conversation_id, seq)

    async def answer(self, conversation_id: str, seq: int) -> bool:
        """Say something in answer to what was asked with `seq`; every time as a new line."""
        turn = Turn(
            conversation_id=conversation_id, seq=seq, entry=str(uuid.uuid4()), locale="en", heard="en", commands=[]
        )
        acts = (ToPerson("unsure"),) if self.mood == "gives up" else ()
        body = Body("so it is", [CHOICES] if self.mood == "offers" else [])
        return await self.store.write(verbs.answer, turn, Plan(State(), acts), body)
