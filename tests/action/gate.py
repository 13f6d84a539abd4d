"""The room under test: a shop told to misbehave, jobs that run until none is left, a process that dies."""

import copy
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Literal

import anyio
import msgspec
from sqlalchemy import bindparam, select, update
from typing_extensions import override

from tests.shops.world import ANA, WORLD
from xiaoer.action.action import Action
from xiaoer.action.facts import Request, fill
from xiaoer.action.jobs import ANSWER, EXPIRE, PERFORM, SETTLE, answer, expire, perform, settle
from xiaoer.action.kinds.registry import make
from xiaoer.action.queries import Deed, deed_of
from xiaoer.action.verbs import propose
from xiaoer.auth.actor import Contact, System
from xiaoer.contact.verbs import Who, meet
from xiaoer.conversation.events import OfferAnswered
from xiaoer.event.models import event, payload
from xiaoer.event.tx import Tx
from xiaoer.job.queue import LEASE, Dead, Job, dead, finish, lease, next_due
from xiaoer.kit.clock import SECOND, ManualClock
from xiaoer.kit.money import Money
from xiaoer.kit.statement import change, query
from xiaoer.kit.store import Store
from xiaoer.order.facts import Cancellation, Order
from xiaoer.order.shop import Guarantee, Operation, ShopNoAnswer, ShopUnreachable
from xiaoer.policy.rules import Verdict, load
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.models import order as order_table
from xiaoer.shops.local.writes.money import put_refund

_PAID = next(order for order in WORLD["orders"] if order["id"] == "#K-1001")
HER = Contact("contact-ana", "web", ANA)
VISITOR = Contact("contact-nobody", "web")
TALK = "talk-1"
ONCE = Guarantee(idempotent=True)
SETTLES = Guarantee(idempotent=False, settles_within=60.0)
NEITHER = Guarantee(idempotent=False)

Manner = Literal["well", "dropped", "broken", "twice", "hanging", "late", "lost", "away"]


class Killed(BaseException):
    """The process is gone."""


class Life:
    """Ends at the chosen step, before it or right after it."""

    def __init__(self, steps: int | None = None) -> None:
        self.left = steps

    def step(self) -> None:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise Killed


class TroubleShop(LocalShop):
    """The embedded shop behind a bad line: each call goes in the next manner, the rest go well."""

    def __init__(self, store: Store[Tx], guarantee: Guarantee = ONCE, *manners: Manner, late: float = 60.0) -> None:
        super().__init__(store, "local")
        self.store = store
        self.guarantee = guarantee
        self.manners = list(manners)
        self.late = int(late * SECOND)
        self.blind = False
        self.reads: list[str] = []
        self.effects: Counter[str] = Counter()
        self.life = Life()
        self._seen: set[str] = set()
        self._coming: list[tuple[int, str, str, str, tuple[str, ...]]] = []

    @property
    @override
    def operations(self) -> Mapping[Operation, Guarantee]:
        return {**super().operations, "cancel_order": self.guarantee}

    @override
    async def order(self, order_id: str, customer_id: str) -> Order | None:
        self.life.step()
        self.reads.append(order_id)
        await self.arrive()
        if self.blind:
            raise ShopUnreachable
        return await super().order(order_id, customer_id)

    @override
    async def cancel_order(self, order_id: str, reason: str, key: str, lines: tuple[str, ...] = ()) -> Cancellation:
        self.life.step()
        manner = self.manners.pop(0) if self.manners else "well"
        if manner == "away":
            raise ShopUnreachable
        if manner == "lost":
            raise ShopNoAnswer
        if manner == "late":
            self._coming.append((self.store.clock.now() + self.late, order_id, reason, key, lines))
            raise ShopNoAnswer
        done = await self._do(order_id, reason, key, lines)
        if manner == "twice":
            done = await self._do(order_id, reason, key, lines)
        self.life.step()
        if manner == "dropped":
            raise ShopNoAnswer
        if manner == "broken":
            raise RuntimeError("500")
        if manner == "hanging":
            await anyio.sleep_forever()
        return done

    async def done_late(self, order_id: str, key: str) -> None:
        """Somebody at the shop does it by hand, under our number."""
        await self._do(order_id, "no_longer_needed", key, ())

    async def arrive(self) -> None:
        """What was on its way for long arrives now."""
        now = self.store.clock.now()
        due = [call for call in self._coming if call[0] <= now]
        self._coming = [call for call in self._coming if call[0] > now]
        for _, order_id, reason, key, lines in due:
            await self._do(order_id, reason, key, lines)

    async def _do(self, order_id: str, reason: str, key: str, lines: tuple[str, ...]) -> Cancellation:
        again = key in self._seen
        if not self.guarantee.idempotent:
            # This far side knows no keys: whatever reaches it is done anew, as far as the order lets it.
            key, again = f"{key}/{len(self._seen)}", False
        done = await super().cancel_order(order_id, reason, key, lines)
        self._seen.add(key)
        self.effects[done.order_id] += not again
        return done


class MortalStore:
    """A store whose process may die before and after each commit."""

    def __init__(self, store: Store[Tx], life: Life) -> None:
        self._store = store
        self.life = life
        self.clock = store.clock

    async def write(self, *args: Any, **kwargs: Any) -> Any:
        self.life.step()
        result = await self._store.write(*args, **kwargs)
        self.life.step()
        return result

    async def read(self, *args: Any, **kwargs: Any) -> Any:
        return await self._store.read(*args, **kwargs)


class Gate:
    """What the tests do: wish, answer, and let the jobs run."""

    def __init__(self, store: Store[Tx], shop: TroubleShop, clock: ManualClock) -> None:
        self.store = store
        self.shop = shop
        self.clock = clock

    async def meet(self, contact: Contact) -> None:
        """The contact is known."""
        who = Who(contact.inbox_id, contact.customer_id, "Somebody", "en")
        await self.store.write(lambda tx: meet(tx, who, contact_id=contact.contact_id, visitor_hash=None))

    async def wish(self, order_id: str, contact: Contact = HER, **more: Any) -> Deed:
        """Propose to cancel."""
        action: Action = make("cancel_order", {"order_id": order_id})
        asked: dict[str, Any] = {"hand": "assistant", "locale": "en", "conversation_id": TALK, "entry_id": "entry-1"}
        request = Request(contact=contact, **(asked | more))
        return await self.store.write(propose, request, await fill(self.shop, action, request, now=self.clock.now()))

    async def say(self, deed: Deed, *, yes: bool, contact: Contact = HER) -> None:
        """Answer the offer in the thread."""
        fact = OfferAnswered(deed=deed.id, yes=yes)
        await self.store.write(lambda tx: tx.record(fact, stream=f"conversation:{TALK}", actor=contact.name))

    async def now(self, deed: Deed) -> Deed:
        """The deed as it stands."""
        found = await self.store.read(deed_of, System(), deed.id)
        assert found is not None
        return found

    async def turn(self, life: Life | None = None) -> int:
        """Run what is due; how many jobs that was. A dead process leaves its job leased."""
        store: Any = self.store if life is None else MortalStore(self.store, life)
        self.shop.life = life or Life()
        handlers: dict[str, Callable[..., Awaitable[None]]]
        handlers = {ANSWER: answer, PERFORM: perform, SETTLE: settle, EXPIRE: lambda on, _, job: expire(on, job)}
        jobs: list[Job] = await self.store.write(lease, 10)
        for job in jobs:
            try:
                await handlers[job.kind](store, self.shop, job)
            except Killed:
                return len(jobs)
            except Exception as error:
                await self.store.write(finish, [], [(job, type(error).__name__)])
            else:
                await self.store.write(finish, [job], [])
        return len(jobs)

    async def run(self) -> None:
        """Let time pass until no job is left."""
        self.shop.life = Life()
        for _ in range(300):
            if await self.turn():
                continue
            due = await self.store.read(next_due, self.clock.now())
            if due is None:
                self.clock.advance(LEASE + SECOND)
                if await self.store.read(next_due, self.clock.now()) is None:
                    return
            else:
                self.clock.advance(max(0, due - self.clock.now()))
        raise AssertionError("the jobs never end")

    async def given_up(self) -> list[Dead]:
        """Jobs that failed too often."""
        return await self.store.read(dead)

    async def told(self, deed: Deed) -> list[str]:
        """The kinds of its events in order."""
        lines: list[_Line] = await self.store.read(lambda read: read.all(_lines, stream=deed.stream))
        return [line.kind.removeprefix("deed.") for line in lines]

    async def facts(self, deed: Deed) -> list[dict[str, Any]]:
        """What its events say."""
        lines: list[_Line] = await self.store.read(lambda read: read.all(_lines, stream=deed.stream))
        return [msgspec.json.decode(line.facts) for line in lines]

    async def actors(self, deed: Deed) -> list[str]:
        """Who is behind its events."""
        lines: list[_Line] = await self.store.read(lambda read: read.all(_lines, stream=deed.stream))
        return [line.actor for line in lines]

    async def bodies(self, deed: Deed) -> list[str]:
        """What its events say that may be erased."""
        found: list[_Body] = await self.store.read(lambda read: read.all(_bodies, stream=deed.stream))
        return [bytes(each.body).decode() for each in found]

    async def money(self, order_id: str) -> tuple[str, Money, Money]:
        """How the order stands, what was paid and what went back."""
        order = await LocalShop(self.store).order(order_id, ANA)
        assert order is not None
        return order.status, order.paid, order.refunded

    async def refund_part(self, order_id: str) -> None:
        """Somebody at the shop pays a little back."""
        row = {"id": f"{order_id}/r", "order_id": order_id, "payment_id": f"{order_id}/p1", "amount": 100}
        at = {"status": "done", "created_at": self.clock.now(), "completed_at": self.clock.now()}
        at |= {"method_id": None, "cause": "refund", "reference": None}
        await self.store.write(lambda tx: tx.run(put_refund, **row, **at))

    async def forget_age(self, order_id: str) -> None:
        """The shop no longer knows when it was placed."""
        await self.store.write(lambda tx: tx.run(_ageless, order_id=order_id))

    async def only_rule(self, when: str, verdict: Verdict = "confirm") -> None:
        """This is the only rule in force."""
        one = next(rule for rule in load() if rule.id == "cancel-paid")
        assert one.miss.order is not None
        old = msgspec.structs.replace(one.miss.order, age_hours=100.0)
        miss = msgspec.structs.replace(one.miss, order=old)
        changed = msgspec.structs.replace(one, when=when, verdict=verdict, miss=miss)
        await self.store.write(import_rules, [changed])


class _Line(msgspec.Struct, frozen=True):
    kind: str
    actor: str
    facts: bytes


class _Body(msgspec.Struct, frozen=True):
    body: bytes


_ageless = change(update(order_table).where(order_table.c.id == bindparam("order_id")).values(placed_at=None))
_lines = query(
    select(event.c.kind, event.c.actor, event.c.facts)
    .where(event.c.stream == bindparam("stream"))
    .order_by(event.c.position),
    _Line,
)

_bodies = query(
    select(payload.c.body)
    .select_from(payload.join(event, event.c.position == payload.c.position))
    .where(event.c.stream == bindparam("stream"))
    .order_by(event.c.position),
    _Body,
)


def more_orders(count: int) -> dict[str, Any]:
    """The shop's data, with so many more paid orders of hers, `#M-0` and on."""
    orders = []
    for place in range(count):
        order = copy.deepcopy(_PAID) | {"id": f"#M-{place}", "coupon": None}
        for payment in order["payments"]:
            payment["id"] = f"M{place}/{payment['method_id']}"
        orders.append(order)
    return WORLD | {"orders": orders}
