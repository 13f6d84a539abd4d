"""What routing does when conversations and agents come and go."""

import uuid
from pathlib import Path

from xiaoer.conversation import agents, entries
from xiaoer.conversation.entries import Body
from xiaoer.conversation.events import Assigned
from xiaoer.conversation.ownership import locked
from xiaoer.conversation.verbs import say
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job
from xiaoer.kit.store import Store
from xiaoer.kit.words import Words
from xiaoer.routing import verbs
from xiaoer.routing.queries import abandoned, places_of_team

words = Words([Path(__file__).parent])
_SPACE = uuid.UUID("5f0e1f63-3d0e-5d76-a1c5-1f3ab9d7c1b4")


async def enter(store: Store[Tx], job: Job) -> None:
    """A conversation was handed off, given back or passed on: it stands in line; she hears if nobody is there."""
    conversation_id = job.args["stream"].removeprefix("conversation:")
    rank = verbs.FRONT if job.kind.endswith("front") else verbs.BACK
    # Its place counts from the hand-off, not from when this job ran.
    if job.args["facts"].get("before") == "queue":
        somebody = await store.write(verbs.turn_to, conversation_id, queued_at=job.args["position"])
    else:
        somebody = await store.write(verbs.enter, conversation_id, rank=rank, queued_at=job.args["position"])
    if not somebody:
        await store.write(tell_nobody_is_here, conversation_id, job.args["seq"])


async def leave(store: Store[Tx], job: Job) -> None:
    """A conversation was assigned, resolved or snoozed."""
    facts = job.args["facts"]
    # What routing gives was counted when it was matched.
    new = facts["kind"] == Assigned.kind() and job.args["actor"] != "system"
    conversation_id = job.args["stream"].removeprefix("conversation:")
    await store.write(verbs.leave, conversation_id, taken_by=facts["agent"] if new else None)


async def woken(store: Store[Tx], job: Job) -> None:
    """A snooze is over: the agent has it if she is here, otherwise it waits for anybody."""
    conversation_id = job.args["stream"].removeprefix("conversation:")
    await store.write(verbs.look_after_woken, conversation_id, job.args["facts"]["agent"])


async def urge(store: Store[Tx], job: Job) -> None:
    """A conversation became more or less urgent."""
    await store.write(verbs.urge, job.args["stream"].removeprefix("conversation:"))


async def team_deleted(store: Store[Tx], job: Job) -> None:
    """Who waited for a team that is no more waits for everybody."""
    team_id = job.args["stream"].removeprefix("team:")
    while waiting := await store.read(places_of_team, team_id):
        for each in waiting:
            if not await store.write(agents.leave_team, each.conversation_id, team_id):
                await store.write(verbs.leave, each.conversation_id)
            await store.write(verbs.turn_to, each.conversation_id, queued_at=each.queued_at)


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
