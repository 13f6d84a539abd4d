"""What routing does when conversations and agents come and go."""

import uuid
from pathlib import Path

from xiaoer.conversation import entries
from xiaoer.conversation.entries import Body
from xiaoer.conversation.events import Assigned
from xiaoer.conversation.ownership import locked
from xiaoer.conversation.verbs import say
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job
from xiaoer.kit.store import Store
from xiaoer.kit.words import Words
from xiaoer.routing import verbs
from xiaoer.routing.queries import abandoned

words = Words([Path(__file__).parent])
_SPACE = uuid.UUID("5f0e1f63-3d0e-5d76-a1c5-1f3ab9d7c1b4")


async def enter(store: Store[Tx], job: Job) -> None:
    """A conversation was handed off or given back: it stands in line, and the customer hears if nobody is there."""
    conversation_id = job.args["stream"].removeprefix("conversation:")
    rank = verbs.FRONT if job.kind.endswith("front") else verbs.BACK
    # Its place counts from the hand-off, not from when this job ran.
    somebody = await store.write(verbs.enter, conversation_id, rank=rank, queued_at=job.args["position"])
    if not somebody:
        await store.write(tell_nobody_is_here, conversation_id, job.args["seq"])


async def leave(store: Store[Tx], job: Job) -> None:
    """A conversation was assigned or resolved."""
    agent_id = job.args["actor"].removeprefix("agent:")
    taken = job.args["facts"]["kind"] == Assigned.kind() and agent_id == job.args["facts"]["agent"]
    await store.write(
        verbs.leave, job.args["stream"].removeprefix("conversation:"), taken_by=agent_id if taken else None
    )


async def give(store: Store[Tx], job: Job) -> None:
    """A match is carried out; where the conversation has gone elsewhere meanwhile, its place is given up."""
    if not await store.write(verbs.give, job.args["conversation"], job.args["agent"]):
        await store.write(verbs.leave, job.args["conversation"])


async def sweep(store: Store[Tx]) -> None:
    """Agents who vanished lose the conversations whose customers wait."""
    for left in await store.read(abandoned, store.clock.now()):
        await store.write(verbs.take_back, left.conversation_id, left.agent_id)


def tell_nobody_is_here(tx: Tx, conversation_id: str, seq: int) -> None:
    """Say truthfully that no person is here now; once for each hand-off."""
    current = locked(tx, conversation_id)
    id_ = str(uuid.uuid5(_SPACE, f"{conversation_id}:{seq}"))
    if current.owner == "queue" and entries.written(tx, conversation_id, id_) is None:
        body = Body(words.text(current.locale, "nobody-here"))
        say(tx, current, body, author="system", actor="system", answers=None, entry_id=id_)
