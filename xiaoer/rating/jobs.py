"""When to ask how it was."""

from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job
from xiaoer.kit.store import Store
from xiaoer.rating import verbs


async def ask(store: Store[Tx], job: Job) -> None:
    """A conversation was resolved."""
    conversation_id = job.args["stream"].removeprefix("conversation:")
    await store.write(verbs.ask, conversation_id, seq=job.args["seq"], agent_id=job.args["facts"]["agent"])
