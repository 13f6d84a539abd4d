"""What is done at its time: reminders, the end of a deadline, and a look at what became of a promise."""

import logging

from xiaoer.auth.actor import System
from xiaoer.event.tx import Tx
from xiaoer.job.queue import ATTEMPTS, Job
from xiaoer.kit.store import Store
from xiaoer.order.case.matter import moved_on
from xiaoer.order.case.queries import case_of
from xiaoer.order.case.verbs import DUE, LOOK, expire, move, remind
from xiaoer.order.facts import Order
from xiaoer.order.shop import Shop

__all__ = ["DUE", "LOOK", "due", "look"]

log = logging.getLogger(__name__)


async def due(store: Store[Tx], job: Job) -> None:
    """A deadline comes near, or is over."""
    case_id, due_at, left = str(job.args["case"]), int(job.args["due"]), int(job.args["left"])
    if left:
        await store.write(remind, case_id, due_at, left)
    else:
        await store.write(expire, case_id, due_at)


async def look(store: Store[Tx], shop: Shop, job: Job) -> None:
    """The time of a promise has come: it was kept if the order has moved on, and what cannot be seen was not."""
    case = await store.read(case_of, System(), str(job.args["case"]))
    if case is None or case.state != "promised":
        return
    order: Order | None = None
    try:
        order = await shop.order(case.order_id, case.customer_id)
    except Exception as error:
        if job.attempts + 2 < ATTEMPTS:
            raise
        log.warning("promise not looked at", extra={"case": case.id, "error": type(error).__name__})
    kept = order is not None and moved_on(order, case)
    await store.write(move, System(), case.id, "keep" if kept else "break")
