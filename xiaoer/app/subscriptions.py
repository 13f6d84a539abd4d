"""Who acts on which event, and what carries each job out."""

from collections.abc import Mapping, Sequence
from functools import partial

from xiaoer.conversation import verbs as conversation
from xiaoer.conversation.events import Assigned, HandedOff, Resolved, Returned
from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job, Subscriber
from xiaoer.job.runner import Handler
from xiaoer.kit.store import Store
from xiaoer.order.shop import Shop
from xiaoer.rating import jobs as rating
from xiaoer.realtime.hub import Hub
from xiaoer.routing import jobs as routing
from xiaoer.routing.verbs import GIVE

SUBSCRIBERS: Mapping[type[Event], Sequence[Subscriber]] = {
    HandedOff: [Subscriber("routing.enter")],
    Returned: [Subscriber("routing.enter_front")],
    Assigned: [Subscriber("routing.leave")],
    Resolved: [Subscriber("routing.leave"), Subscriber("rating.ask")],
}


def handlers(store: Store[Tx], shop: Shop, hub: Hub) -> dict[str, Handler]:
    """What carries out each kind of job."""
    return {
        conversation.UNANSWERED: partial(_unanswered, store),
        "routing.enter": partial(routing.enter, store),
        "routing.enter_front": partial(routing.enter, store),
        "routing.leave": partial(routing.leave, store),
        GIVE: partial(routing.give, store),
        "rating.ask": partial(rating.ask, store),
    }


async def _unanswered(store: Store[Tx], job: Job) -> None:
    await store.write(conversation.hand_over_unanswered, job.args["conversation"], job.args["seq"])
