"""The embedded shop behind all that can go wrong between two houses."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Literal

from msgspec.structs import replace
from typing_extensions import override

from tests.action.gate import Life
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import SECOND
from xiaoer.kit.store import Store
from xiaoer.order.facts import Customer, Order
from xiaoer.order.shop import OPERATIONS, Guarantee, Operation, ShopNoAnswer, ShopRefused, ShopUnreachable
from xiaoer.shops.local.adapter import LocalShop

Manner = Literal["well", "dropped", "broken", "twice", "late", "beyond", "lost", "away"]
MANNERS: tuple[Manner, ...] = ("well", "well", "dropped", "broken", "twice", "late", "beyond", "lost", "away")
PROMISED = 120.0
GUARANTEES = (Guarantee(True), Guarantee(False, PROMISED), Guarantee(False))


class HostileShop(LocalShop):
    """The embedded shop behind all that can go wrong; what really happened is kept in `effects` and `calls`."""

    def __init__(self, store: Store[Tx], chance: random.Random) -> None:
        super().__init__(store, "local")
        self.store = store
        self.chance = chance
        self.guarantee = chance.choice(GUARANTEES)
        self.hostile = False
        self.life = Life()
        self.blind = 0.0
        self.effects = Counter[str]()
        self.calls = Counter[str]()
        self.broken_word = set[str]()  # keys of what came later than promised
        self.coming: list[tuple[int, Callable[[], Awaitable[Any]]]] = []

    @property
    @override
    def operations(self) -> Mapping[Operation, Guarantee]:
        return dict.fromkeys(OPERATIONS, self.guarantee)

    @override
    async def order(self, order_id: str, customer_id: str) -> Order | None:
        self.life.step()
        await self.arrive()
        if self.hostile and self.chance.random() < self.blind:
            raise ShopUnreachable
        found = await super().order(order_id, customer_id)
        return found and _under_our_keys(found)

    @override
    async def customer(self, customer_id: str) -> Customer | None:
        await self.arrive()
        found = await super().customer(customer_id)
        return found and _ours(found)

    async def arrive(self) -> None:
        """What was on its way for long arrives now."""
        now = self.store.clock.now()
        due, self.coming = [one for one in self.coming if one[0] <= now], [one for one in self.coming if one[0] > now]
        for _, call in due:
            try:
                await call()
            except ShopRefused:
                continue

    @override
    async def _write(self, verb: Any, *args: Any, **kwargs: Any) -> Any:
        key = str(args[2] if verb.__name__ == "cancel_order" else args[-1])
        manner: Manner = self.chance.choice(MANNERS) if self.hostile else "well"
        self.life.step()
        if manner == "away":
            raise ShopUnreachable
        self.calls[key] += 1
        if manner == "lost":
            raise ShopNoAnswer
        if manner in ("late", "beyond"):
            seconds = self.chance.uniform(1, PROMISED) if manner == "late" else self.chance.uniform(PROMISED, 9_000)
            self.coming.append(
                (self.store.clock.now() + int(seconds * SECOND), lambda: self.do(key, verb, args, kwargs))
            )
            if seconds > PROMISED:
                self.broken_word.add(key)
            raise ShopNoAnswer
        done = await self.do(key, verb, args, kwargs)
        if manner == "twice" and self.guarantee.idempotent:
            done = await self.do(key, verb, args, kwargs)
        self.life.step()
        if manner == "dropped":
            raise ShopNoAnswer
        if manner == "broken":
            raise RuntimeError("500")
        return done

    async def do(self, key: str, verb: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
        name = key if self.guarantee.idempotent else f"{key}~{self.effects[key]}"
        # A far side that knows no keys does anew whatever reaches it, as far as its own state lets it.
        place = 2 if verb.__name__ == "cancel_order" else len(args) - 1
        keyed = (*args[:place], name, *args[place + 1 :])
        done = await super()._write(verb, *keyed, **kwargs)
        # Where keys are kept the same key again is no effect; that it is not is held by tests/shops.
        self.effects[key] += not (self.guarantee.idempotent and self.effects[key])
        return done


def _ours(one: Any) -> Any:
    return replace(one, reference=one.reference and one.reference.partition("~")[0])


def _under_our_keys(order: Order) -> Order:
    return replace(
        order,
        refunds=tuple(map(_ours, order.refunds)),
        returns=tuple(map(_ours, order.returns)),
        exchanges=tuple(map(_ours, order.exchanges)),
        claims=tuple(map(_ours, order.claims)),
        hurries=tuple(map(_ours, order.hurries)),
        shipments=tuple(
            replace(one, replaces=one.replaces and one.replaces.partition("~")[0]) for one in order.shipments
        ),
    )
