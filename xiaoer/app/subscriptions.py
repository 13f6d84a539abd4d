"""Who acts on which event, and what carries each job out."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from xiaoer.action import jobs as action
from xiaoer.action.case import jobs as matter
from xiaoer.action.events import (
    DeedApproved,
    DeedAwaiting,
    DeedConfirmed,
    DeedDone,
    DeedEscalated,
    DeedRefused,
    DeedUnknown,
    DeedVoided,
)
from xiaoer.assistant import jobs as assistant
from xiaoer.assistant.case import jobs as told
from xiaoer.assistant.jobs import Mind
from xiaoer.contact import jobs as contact
from xiaoer.contact.events import CodeAsked
from xiaoer.contact.sender import CodeSender
from xiaoer.conversation import agents
from xiaoer.conversation import jobs as search
from xiaoer.conversation import verbs as conversation
from xiaoer.conversation.events import (
    Assigned,
    ChoicePicked,
    HandedOff,
    MessageReceived,
    OfferAnswered,
    Prioritised,
    Resolved,
    Returned,
    Snoozed,
    Transferred,
    Woken,
)
from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job, Subscriber
from xiaoer.job.runner import Handler
from xiaoer.kit.store import Store
from xiaoer.media import jobs as media
from xiaoer.media.files import Files
from xiaoer.media.verbs import DROP
from xiaoer.order import letters
from xiaoer.order.case import jobs as case
from xiaoer.order.case.events import CaseMoved, CaseOpened, CaseReminded, CaseTextErased
from xiaoer.order.events import PasswordReset
from xiaoer.order.reach import reach
from xiaoer.order.shop import Shop
from xiaoer.rating import jobs as rating
from xiaoer.realtime.hub import Hub
from xiaoer.routing import jobs as routing
from xiaoer.routing.verbs import GIVE
from xiaoer.team.events import TeamDeleted

_turn = Subscriber(assistant.TURN, lambda fact: fact.owner == "assistant")
_report = Subscriber(assistant.REPORT)
_tell = Subscriber(told.TELL)

SUBSCRIBERS: Mapping[type[Event], Sequence[Subscriber]] = {
    MessageReceived: [_turn],
    ChoicePicked: [_turn],
    OfferAnswered: [Subscriber(action.ANSWER)],
    CodeAsked: [Subscriber(contact.SEND_CODE)],
    DeedConfirmed: [Subscriber(action.PERFORM)],
    DeedApproved: [Subscriber(action.PERFORM)],
    DeedAwaiting: [_report],
    DeedDone: [_report, Subscriber(matter.DEED, matter.concerns)],
    DeedRefused: [_report],
    DeedVoided: [_report],
    DeedUnknown: [_report],
    DeedEscalated: [_report],
    CaseOpened: [_tell, Subscriber(matter.LABEL, matter.to_label)],
    CaseMoved: [_tell, Subscriber(matter.LABEL, matter.to_label), Subscriber(matter.CLOSE, matter.to_close)],
    CaseReminded: [_tell],
    CaseTextErased: [Subscriber(told.UNTELL)],
    PasswordReset: [Subscriber(letters.SEND_RESET)],
    HandedOff: [Subscriber("routing.enter")],
    Returned: [Subscriber("routing.enter_front")],
    # Whom an agent passes on has waited before.
    Transferred: [
        Subscriber("routing.enter_front", lambda fact: fact.before == "agent"),
        Subscriber("routing.enter", lambda fact: fact.before != "agent"),
    ],
    Prioritised: [Subscriber("routing.urge")],
    Snoozed: [Subscriber("routing.leave")],
    Woken: [Subscriber("routing.woken")],
    TeamDeleted: [Subscriber("routing.team_deleted")],
    Assigned: [Subscriber("routing.leave")],
    Resolved: [Subscriber("routing.leave"), Subscriber("rating.ask")],
}


class Codes(NamedTuple):
    """What codes and letters are made with, and what sends them."""

    key: bytes
    sender: CodeSender
    house: str  # the address at which customers find it, for what leads back here


def handlers(store: Store[Tx], shop: Shop, hub: Hub, mind: Mind, files: Files, codes: Codes) -> dict[str, Handler]:
    """What carries out each kind of job."""
    return {
        conversation.UNANSWERED: partial(_unanswered, store),
        assistant.TURN: partial(assistant.turn, store, shop, mind, hub.signal),
        assistant.REPORT: partial(assistant.report, store, shop),
        contact.SEND_CODE: partial(contact.send_code, store, codes.sender, codes.key, partial(reach, shop)),
        letters.SEND_RESET: partial(letters.send_reset, store, shop, codes.sender, codes.key, codes.house),
        action.ANSWER: partial(action.answer, store, shop),
        action.PERFORM: partial(action.perform, store, shop),
        action.SETTLE: partial(action.settle, store, shop),
        action.EXPIRE: partial(action.expire, store),
        matter.DEED: partial(matter.done, store, shop),
        matter.LABEL: partial(matter.label, store, shop),
        matter.CLOSE: partial(matter.close, store, shop),
        case.DUE: partial(case.due, store),
        case.LOOK: partial(case.look, store, shop),
        told.TELL: partial(told.tell, store),
        told.UNTELL: partial(told.untell, store),
        "routing.enter": partial(routing.enter, store),
        "routing.enter_front": partial(routing.enter, store),
        "routing.leave": partial(routing.leave, store),
        "routing.urge": partial(routing.urge, store),
        "routing.woken": partial(routing.woken, store),
        "routing.team_deleted": partial(routing.team_deleted, store),
        DROP: partial(media.drop, store, files),
        GIVE: partial(routing.give, store),
        agents.WAKE: partial(_wake, store),
        search.FORGET: partial(search.forget_words, store),
        "rating.ask": partial(rating.ask, store),
    }


async def _wake(store: Store[Tx], job: Job) -> None:
    await store.write(agents.end_snooze_in_time, job.args["conversation"], job.args["until"])


async def _unanswered(store: Store[Tx], job: Job) -> None:
    await store.write(conversation.hand_over_unanswered, job.args["conversation"], job.args["seq"])
