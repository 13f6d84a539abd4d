"""A shop that does its worst, a process that dies anywhere, and what must hold all the same; one run for each seed."""

import asyncio
import random
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from tests.action.conftest import SUBSCRIPTIONS
from tests.action.gate import Killed, Life, MortalStore
from tests.action.hostile_shop import HostileShop
from tests.action.hostile_world import RETURNS, data, fields, wanted
from tests.shops.world import MORE, WORLD
from xiaoer.action.facts import Request, fill, fill_again
from xiaoer.action.jobs import ANSWER, EXPIRE, PERFORM, SETTLE, answer, expire, perform, settle
from xiaoer.action.kinds.registry import ACTIONS, make
from xiaoer.action.queries import Deed, deed_of
from xiaoer.action.states import LIVE
from xiaoer.action.verbs import approve, propose, reject
from xiaoer.app.schema import migrate
from xiaoer.auth.actor import Contact, Staff, System
from xiaoer.contact.verbs import Who, meet
from xiaoer.conversation.events import OfferAnswered
from xiaoer.event.models import event
from xiaoer.event.tx import Journal, Tx
from xiaoer.job.queue import LEASE, Job, finish, lease, next_due
from xiaoer.kit.clock import SECOND, ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.errors import Refused
from xiaoer.kit.money import Money, total
from xiaoer.kit.statement import query
from xiaoer.kit.store import Store
from xiaoer.order.facts import Order, OrderStatus, Refund
from xiaoer.order.shop import ShopRefused, ShopUnreachable
from xiaoer.policy.rules import load as rules
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import ShopData, load

LEAD, AGENT = Staff("lead", "supervisor"), Staff("agent-1", "agent")


class _Line(msgspec.Struct, frozen=True):
    kind: str


_journal = query(select(event.c.kind).where(event.c.stream == bindparam("stream")).order_by(event.c.position), _Line)


class Found(msgspec.Struct):
    """What runs came to: how deeds ended, what was paid out, and each promise that was not kept."""

    runs: int = 0
    deeds: int = 0
    ends: dict[str, int] = {}
    kinds_done: dict[str, int] = {}
    killed: int = 0
    came_late: int = 0
    paid_out: int = 0
    broken: list[str] = []

    def add(self, other: "Found") -> None:
        """Count them together."""
        for name in ("runs", "deeds", "killed", "came_late", "paid_out"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("ends", "kinds_done"):
            setattr(self, name, dict(Counter(getattr(self, name)) + Counter(getattr(other, name))))
        self.broken += other.broken


class Run:
    """One customer with one order, some wishes, and everything that goes wrong meanwhile."""

    def __init__(self, store: Store[Tx], clock: ManualClock, seed: int) -> None:
        self.store, self.clock, self.seed = store, clock, seed
        self.chance = random.Random(seed)
        self.shop = HostileShop(store, self.chance)
        self.her = Contact(f"contact-{seed}", "web", f"c-{seed}")
        self.order_id = f"#H-{seed}"
        self.deeds: dict[str, Deed] = {}
        self.found = Found(runs=1)
        self.outside = 0
        self.status: OrderStatus = "unpaid"

    async def go(self) -> Found:
        """Begin, let it all happen, wait until nothing moves any more, and look."""
        await self._begin()
        self.shop.hostile, self.shop.blind = True, self.chance.choice((0.0, 0.0, 0.2, 0.6))
        for _ in range(self.chance.randint(3, 10)):
            await self._something()
        await self._rest()
        self.shop.hostile = False
        self.clock.advance(9_001 * SECOND)
        await self.shop.arrive()
        await self._rest()
        await self._look()
        return self.found

    # -- what happens

    async def _begin(self) -> None:
        begun = data(self.seed, self.chance, self.clock.now())
        self.status = begun.orders[0].status
        await load(self.store, begun)
        who = Who("web", self.her.customer_id, "Ana", "en")
        await self.store.write(lambda tx: meet(tx, who, contact_id=self.her.contact_id, visitor_hash=None))

    async def _something(self) -> None:
        does = self.chance.choice(("wish", "wish", "wish", "turn", "turn", "turn", "second", "outside", "time"))
        match does:
            case "wish":
                await self._wish()
            case "turn":
                await self._turn(Life(self.chance.randint(0, 12)) if self.chance.random() < 0.5 else None)
            case "second":
                await self._second()
            case "outside":
                await self._outside()
            case "time":
                self.clock.advance(self.chance.randint(1, 300) * SECOND)

    async def _wish(self) -> None:
        kind = wanted(self.status, list(ACTIONS), self.chance)
        hand = self.chance.choice(sorted(ACTIONS[kind].hands))
        staff = self.chance.choice((LEAD, AGENT)) if hand == "agent" else None
        # Out of a conversation how surely she is known stays as it was: with a code a moment ago.
        fresh = ACTIONS[kind].level == "fresh"
        request = Request(
            contact=self.her, hand=hand, locale="en", staff=staff, level="fresh" if fresh else "verified",
            conversation_id=None if fresh else "t", entry_id=None if fresh else "e",
        )  # fmt: skip
        about = {"order_id": self.order_id} if ACTIONS[kind].about == "order" else {}
        action = make(kind, fields(kind, self.seed, self.chance) | about)
        try:
            filled = await fill(self.shop, action, request, now=self.clock.now())
            deed = await self.store.write(propose, request, filled)
        except (ShopUnreachable, Refused):
            return
        self.deeds[deed.id] = deed
        if deed.state == "proposed" and self.chance.random() < 0.9:
            yes = OfferAnswered(deed=deed.id, yes=self.chance.random() < 0.95)
            for _ in range(self.chance.randint(1, 2)):
                await self.store.write(lambda tx: tx.record(yes, stream="conversation:t", actor=self.her.name))

    async def _second(self) -> None:
        """Somebody looks at what waits for a second person."""
        for deed in [await self._now(one) for one in self.deeds]:
            if deed.state == "awaiting":
                try:
                    if self.chance.random() < 0.2:
                        await self.store.write(reject, deed.id, Staff("other", "admin"))
                    else:
                        filled = await fill_again(self.shop, deed, now=self.clock.now())
                        await self.store.write(approve, deed.id, filled, Staff("other", "admin"))
                except (ShopUnreachable, Refused):
                    continue

    async def _outside(self) -> None:
        """Somebody at the shop itself changes the order."""
        self.outside += 1
        local, key = LocalShop(self.store), f"outside-{self.seed}-{self.outside}"
        try:
            if self.chance.random() < 0.8:
                await local.compensate(self.order_id, Money(self.chance.choice((40, 900)), "USD"), key)
            else:
                await local.cancel_order(self.order_id, "other", key)
        except ShopRefused:
            return

    async def _turn(self, life: Life | None = None) -> int:
        """Run what is due, some of it side by side; a dead process leaves its jobs leased."""
        store: Any = self.store if life is None else MortalStore(self.store, life)
        self.shop.life = life or Life()
        jobs: list[Job] = await self.store.write(lease, 4)
        if self.chance.random() < 0.5:
            ended = await asyncio.gather(*(self._job(store, job) for job in jobs))
        else:
            ended = [await self._job(store, job) for job in jobs]
        self.shop.life = Life()
        if not all(ended):
            self.found.killed += 1
            self.clock.advance(LEASE + SECOND)
        return len(jobs)

    async def _job(self, store: Any, job: Job) -> bool:
        try:
            if job.kind == EXPIRE:
                await expire(store, job)
            else:
                await {ANSWER: answer, PERFORM: perform, SETTLE: settle}[job.kind](store, self.shop, job)
        except Killed:
            return False
        except Exception as error:
            await self.store.write(finish, [], [(job, type(error).__name__)])
        else:
            await self.store.write(finish, [job], [])
        return True

    async def _rest(self) -> None:
        for _ in range(400):
            if await self._turn():
                continue
            if (due := await self.store.read(next_due, self.clock.now())) is None:
                self.clock.advance(LEASE + SECOND)
                if await self.store.read(next_due, self.clock.now()) is None:
                    return
            else:
                self.clock.advance(max(0, due - self.clock.now()))
        self._broken("the jobs never end")

    # -- what must hold

    async def _now(self, deed_id: str) -> Deed:
        deed = await self.store.read(deed_of, System(), deed_id)
        if deed is None:
            raise LookupError
        return deed

    async def _told(self, deed: Deed) -> list[str]:
        lines: list[_Line] = await self.store.read(lambda read: read.all(_journal, stream=deed.stream))
        return [line.kind for line in lines]

    def _broken(self, what: str) -> None:
        self.found.broken.append(f"seed {self.seed}: {what}")

    async def _look(self) -> None:
        order = await HostileShop(self.store, self.chance).order(self.order_id, self.her.customer_id or "")
        if order is None:
            return self._broken("the order is gone")
        self.found.deeds = len(self.deeds)
        self.found.paid_out = order.refunded.amount
        self._money(order)
        for deed_id in self.deeds:
            deed = await self._now(deed_id)
            self.found.ends[deed.state] = self.found.ends.get(deed.state, 0) + 1
            told = await self._told(deed)
            self._ending(deed, told)
            self._effect(deed, order, told)
        return None

    def _money(self, order: Order) -> None:
        """Never more than was paid, of no payment, and nothing that nobody meant."""
        for payment in order.payments:
            gone = total((one.amount for one in order.refunds if one.payment_id == payment.id), "USD")
            if gone > payment.amount:
                self._broken(f"{gone} of a payment of {payment.amount}")
        strangers = [one for one in order.refunds if not self._meant(one)]
        if strangers:
            self._broken(f"money nobody meant: {strangers}")
        again = [one.replaces or "" for one in order.shipments if one.replaces]
        noted = [*(one.reference for one in order.claims), *(one.reference for one in order.hurries)]
        noted += [*(one.reference for one in order.returns), *(one.reference for one in order.exchanges)]
        # Where it began before anybody looked there is no key.
        if any(one not in self.deeds for one in (*again, *filter(None, noted))):
            self._broken(f"begun by nobody: {again} {noted}")
        if len(set(again)) < len(again):
            self._broken(f"sent again twice: {again}")
        gift = f"{self.her.customer_id}/gift"
        if any(one.method_id == gift for one in order.payments) and order.refunded > order.paid:
            self._broken("more went back than came in")

    def _meant(self, one: Refund) -> bool:
        return (one.reference or "") in self.deeds or (one.reference or "").startswith("outside-")

    def _ending(self, deed: Deed, told: list[str]) -> None:
        if deed.state in ("confirmed", "sent", "awaiting"):
            self._broken(f"{deed.kind} is left {deed.state}")
        if deed.state == "unknown" and not (deed.to_person and deed.escalated_at):
            self._broken(f"{deed.kind} is unknown and nobody looks")
        if deed.state in LIVE - {"unknown", "proposed"}:
            self._broken(f"{deed.kind} still moves")
        lost = told.index("deed.unknown") if "deed.unknown" in told else len(told)
        if not self.shop.guarantee.idempotent and ("deed.sent" in told[lost:] or self.shop.calls[deed.id] > 1):
            self._broken(f"{deed.kind} was sent again: {told}")

    def _effect(self, deed: Deed, order: Order, told: list[str]) -> None:
        effects = self.shop.effects[deed.id]
        back = total((one.amount for one in order.refunds if one.reference == deed.id), "USD").amount
        if effects > 1:
            self._broken(f"{deed.kind} was done {effects} times")
        # What comes later than the shop had promised may be written over again before anybody looks.
        overtaken = deed.id in self.shop.broken_word and deed.kind in OVERWRITTEN
        if effects and deed.state not in ("done", "unknown") and not overtaken:
            self._broken(f"{deed.kind} was done and is {deed.state} {deed.reason}: {told}")
        if deed.state == "done":
            self.found.kinds_done[deed.kind] = self.found.kinds_done.get(deed.kind, 0) + 1
            self.found.came_late += "deed.refused" in told
            if not effects and deed.kind in OF_ITS_OWN:
                self._broken(f"{deed.kind} is done and never happened")
            meant = 0 if deed.kind in ("return_items", "exchange_items") else deed.amount
            # What somebody else paid back meanwhile is no longer there to go back with a cancellation.
            if effects and back != meant and not (deed.kind in OF_WHAT_IS_LEFT and self.outside):
                self._broken(f"{deed.kind} meant {meant} and paid {back}")
        if not effects and back:
            self._broken(f"{deed.kind} paid {back} and never happened")


ACCOUNT = ("change_contact", "lock_account", "unlock_account", "reset_password")
OVERWRITTEN = ("change_address", "change_default_address", *ACCOUNT)
ONCE = (
    "refund_order",
    "refund_duplicate",
    "compensate",
    "compensate_late",
    "return_items",
    "exchange_items",
    "reship_items",
)
OF_WHAT_IS_LEFT = ("cancel_order", "change_payment")
# Nothing but the deed itself can have done what it is read back by.
BACK = ("refund_order", "refund_duplicate", "compensate", "compensate_late")
OF_ITS_OWN = (*BACK, "return_items", "exchange_items", "reship_items", "claim_problem", "hurry_order", "reissue_coupon")


def _plenty(product: dict[str, Any]) -> dict[str, Any]:
    return product | {"variants": [variant | {"stock": 999_999} for variant in product["variants"]]}


def _memory() -> str | None:
    """Where files are kept in memory, on a machine that has such a place."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


@asynccontextmanager
async def ground() -> AsyncIterator[tuple[Store[Tx], ManualClock]]:
    """A house with its rules and a shop's goods, in memory where the machine has such a place."""
    with tempfile.TemporaryDirectory(dir=_memory()) as place:
        url = f"sqlite:///{place}/hostile.db"
        migrate(url)
        clock = ManualClock()
        store = Store(database(url), Journal("test", SUBSCRIPTIONS), clock=clock)
        try:
            await load(store, WORLD | {"orders": []})
            await load(store, {"products": [_plenty(product) for product in MORE["products"]]})
            await load(store, ShopData(return_places=(RETURNS,)))
            await store.write(import_rules, rules())
            yield store, clock
        finally:
            await store.close()


async def runs(seeds: range) -> Found:
    """A run for each seed, one after the other on one ground."""
    found = Found()
    async with ground() as (store, clock):
        for seed in seeds:
            found.add(await Run(store, clock, seed).go())
    return found
