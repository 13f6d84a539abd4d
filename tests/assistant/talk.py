"""A customer of the demo shop talking to the assistant: real store, real shop, real jobs, the clock in hand."""

import itertools
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from xiaoer.action import jobs as deeds
from xiaoer.action.events import DeedConfirmed, DeedDone, DeedRefused, DeedUnknown, DeedVoided
from xiaoer.assistant import jobs
from xiaoer.assistant.understand.ranking import Rank, Ranked
from xiaoer.auth.actor import Contact
from xiaoer.channels.outbox.sender import Outbox
from xiaoer.contact import jobs as codes
from xiaoer.contact.events import CodeAsked
from xiaoer.conversation import verbs
from xiaoer.conversation.entries import Body, decode_body
from xiaoer.conversation.events import ChoicePicked, HandedOff, MessageReceived, OfferAnswered
from xiaoer.conversation.queries import current_of, thread_of_contact
from xiaoer.event.models import event
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Session
from xiaoer.inbox.parts import AnyPart, Choices, Offer
from xiaoer.job.queue import Job, Subscriber, Subscriptions, finish, lease
from xiaoer.kit.statement import query
from xiaoer.kit.store import Store
from xiaoer.order.facts import Order
from xiaoer.order.reach import reach
from xiaoer.order.shop import Shop

CODES_KEY = b"k" * 32
TURN = Subscriber(jobs.TURN, lambda fact: fact.owner == "assistant")
SUBSCRIPTIONS = Subscriptions(
    {
        MessageReceived: [TURN],
        ChoicePicked: [TURN],
        OfferAnswered: [Subscriber(deeds.ANSWER)],
        CodeAsked: [Subscriber(codes.SEND_CODE)],
        DeedConfirmed: [Subscriber(deeds.PERFORM)],
        **{kind: [Subscriber(jobs.REPORT)] for kind in (DeedDone, DeedRefused, DeedUnknown, DeedVoided)},
    }
)
# The demo's first customer of each language: something of hers is on the road, and something can be cancelled.
WHO = {"zh-CN": "cust-1001", "en": "cust-2001", "es": "cust-3001"}
WHERE = {"zh-CN": "我的订单到哪了？", "en": "Where is my order?", "es": "¿Dónde está mi pedido?"}
RETURNS = {"zh-CN": "怎么退货？", "en": "How do returns work?", "es": "¿Cómo funcionan las devoluciones?"}
CANCEL = {"zh-CN": "我想取消订单", "en": "I want to cancel my order", "es": "quiero cancelar mi pedido"}
YES = {"zh-CN": "好的", "en": "yes please", "es": "sí"}
LOCALES = tuple(WHO)
_numbers = itertools.count(1)


class Said(msgspec.Struct, frozen=True):
    """A line of the thread as the customer sees it."""

    id: str
    author: str
    text: str
    parts: list[AnyPart]


class Happened(msgspec.Struct, frozen=True):
    """An event of the thread as agents see it."""

    kind: str
    facts: bytes


_events = query(
    select(event.c.kind, event.c.facts).where(event.c.stream == bindparam("stream")).order_by(event.c.seq), Happened
)
ALL_EVENTS = query(select(event.c.kind, event.c.facts).order_by(event.c.position), Happened)


class Here:
    """The worker's work, done in this process."""

    def __init__(self) -> None:
        self.before: Callable[[], Awaitable[None]] | None = None

    async def run(self, function: Rank, texts: Sequence[str], locale: str, /, *, timeout: float) -> list[Ranked]:  # noqa: ASYNC109
        """Run it, after whatever else is to happen first."""
        assert timeout < jobs.LIMIT
        if self.before is not None:
            before, self.before = self.before, None
            await before()
        return function(texts, locale)


class Talk:
    """One customer, or a visitor, in one chat."""

    def __init__(self, store: Store[Tx], shop: Shop, customer_id: str | None, locale: str = "en") -> None:
        self.store = store
        self.shop = shop
        self.mind = Here()
        self.signals: list[tuple[str, object]] = []
        name = f"contact-{next(_numbers)}"
        self.session = Session(name, "web", customer_id, None, "Somebody", locale, 1 << 62)
        self.contact = Contact(name, "web", customer_id)

    async def write(self, text: str) -> str:
        """She writes; nobody has answered yet."""
        id_ = f"message-{next(_numbers)}"
        await self.store.write(verbs.receive, self.session, entry_id=id_, text=text)
        return id_

    async def say(self, text: str) -> Said:
        """She writes and is answered; what she is told last."""
        await self.write(text)
        await self.work()
        return await self.last()

    async def pick(self, entry: str, value: str) -> Said:
        """She presses a button; what she is told last."""
        await self.store.write(verbs.pick, self.session, entry=entry, value=value)
        await self.work()
        return await self.last()

    async def work(self) -> None:
        """Let the jobs run that are due now."""
        handlers: dict[str, Callable[[Job], Awaitable[None]]] = {
            jobs.TURN: lambda job: jobs.turn(self.store, self.shop, self.mind, self._signal, job),
            jobs.REPORT: lambda job: jobs.report(self.store, self.shop, job),
            codes.SEND_CODE: lambda job: codes.send_code(
                self.store, Outbox(self.store), CODES_KEY, partial(reach, self.shop), job
            ),
            deeds.ANSWER: lambda job: deeds.answer(self.store, self.shop, job),
            deeds.PERFORM: lambda job: deeds.perform(self.store, self.shop, job),
            verbs.UNANSWERED: self._look_after,
        }
        while due := await self.store.write(lease, 10):
            for job in due:
                await handlers[job.kind](job)
                await self.store.write(finish, [job], [])

    async def lines(self) -> list[Said]:
        """The thread as she sees it: each entry once, as it reads now."""
        found, _ = await self.store.read(thread_of_contact, self.contact, 0, 200)
        seen: dict[str, Said] = {}
        for line in found:
            if line.id is not None and line.author is not None:
                body = decode_body(line.body) if line.body else Body("")
                seen[line.id] = Said(line.id, line.author, body.text, body.parts)
        return list(seen.values())

    async def last(self) -> Said:
        """The newest line."""
        return (await self.lines())[-1]

    async def owner(self) -> str:
        """Who has the conversation."""
        current = await self.store.read(current_of, self.contact)
        assert current is not None
        return current.owner

    async def locale(self) -> str:
        """The language it is held in."""
        current = await self.store.read(current_of, self.contact)
        assert current is not None
        return current.locale

    async def happened(self, kind: str) -> list[dict[str, Any]]:
        """The facts of every event of a kind in the thread, in order."""
        current = await self.store.read(current_of, self.contact)
        assert current is not None
        lines = await self.store.read(lambda read: read.all(_events, stream=f"conversation:{current.id}"))
        return [msgspec.json.decode(line.facts) for line in lines if line.kind == kind]

    async def everything(self) -> bytes:
        """All facts of the whole journal."""
        return b"\n".join(line.facts for line in await self.store.read(lambda read: read.all(ALL_EVENTS)))

    async def handed_off(self) -> list[str]:
        """Why persons were called."""
        return [facts["reason"] for facts in await self.happened(HandedOff.kind())]

    def _signal(self, topic: str, what: object) -> None:
        self.signals.append((topic, what))

    async def _look_after(self, job: Job) -> None:
        await self.store.write(verbs.hand_over_unanswered, job.args["conversation"], job.args["seq"])


def offer_in(said: Said) -> Offer:
    """The offer a line shows."""
    [part] = [part for part in said.parts if isinstance(part, Offer)]
    return part


def choices_in(said: Said) -> list[str]:
    """The values a line lets her pick."""
    return [option.value for part in said.parts if isinstance(part, Choices) for option in part.options]


async def of_status(shop: Shop, customer_id: str, status: str) -> Order:
    """Her newest order of a status."""
    return next(order for order in await shop.orders(customer_id) if order.status == status)


def offer_as_shown(lines: list[Said], entry_id: str) -> Offer:
    """The offer of an entry as it reads now."""
    [line] = [line for line in lines if line.id == entry_id]
    return offer_in(line)


Made = Callable[..., Talk]
