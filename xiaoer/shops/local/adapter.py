"""The port over the shop's own tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import msgspec

from xiaoer.kit.errors import Busy, Failed, TimedOut, Unknown
from xiaoer.kit.store import Store
from xiaoer.order.events import Tx
from xiaoer.order.shop import (
    Cancellation,
    Coupon,
    Customer,
    Guarantee,
    Operation,
    Order,
    Product,
    ShopNoAnswer,
    ShopUnreachable,
)
from xiaoer.shops.local import queries, search, verbs

PAGE = 100
# The key is kept in the transaction of the change itself, so asking again is always safe.
OPERATIONS: Mapping[Operation, Guarantee] = MappingProxyType({"cancel_order": Guarantee(idempotent=True)})


class LocalShop:
    """The embedded shop; its answers are as sure as the house's own database."""

    def __init__(self, store: Store[Tx], name: str = "local") -> None:
        self._store = store
        self._name = name

    @property
    def name(self) -> str:
        """The shop's id in this house."""
        return self._name

    @property
    def operations(self) -> Mapping[Operation, Guarantee]:
        """Every write, all of them idempotent by key."""
        return OPERATIONS

    async def customer(self, customer_id: str) -> Customer | None:
        """The customer with this id."""
        with _answers():
            return await self._store.read(queries.customer, customer_id)

    async def order(self, order_id: str, customer_id: str) -> Order | None:
        """This order, if it is hers."""
        with _answers():
            return await self._store.read(queries.order, customer_id, order_id)

    async def orders(self, customer_id: str, limit: int = 20) -> tuple[Order, ...]:
        """Her orders, newest first."""
        with _answers():
            return await self._store.read(queries.orders, customer_id, _page(limit))

    async def order_by_tracking(self, tracking: str, customer_id: str) -> Order | None:
        """The order that travels under this tracking number, if it is hers."""
        with _answers():
            return await self._store.read(queries.order_by_tracking, customer_id, tracking)

    async def product(self, product_id: str, locale: str) -> Product | None:
        """This product, told in the nearest locale."""
        with _answers():
            found = await self._store.read(queries.product, product_id, locale)
        return self._promised((found,))[0] if found else None

    async def products(self, locale: str, limit: int = 50, after: str | None = None) -> tuple[Product, ...]:
        """A page of the products by id."""
        with _answers():
            return self._promised(await self._store.read(queries.products, locale, _page(limit), after))

    async def find_products(self, text: str, locale: str, limit: int = 4) -> tuple[Product, ...]:
        """The products whose names a text speaks of, the best first."""
        with _answers():
            return self._promised(await self._store.read(search.find, text, locale, _page(limit)))

    async def coupons(self, customer_id: str) -> tuple[Coupon, ...]:
        """The coupons she may use or has used."""
        with _answers():
            return await self._store.read(queries.coupons, customer_id)

    def _promised(self, products: tuple[Product, ...]) -> tuple[Product, ...]:
        """The products without the days that have passed and brought nothing: those are no promise any more."""
        now = self._store.clock.now()
        return tuple(
            msgspec.structs.replace(
                product,
                variants=tuple(
                    msgspec.structs.replace(one, restock_at=None) if (one.restock_at or now) < now else one
                    for one in product.variants
                ),
            )
            for product in products
        )

    async def cancel_order(self, order_id: str, reason: str, key: str) -> Cancellation:
        """Cancel an order that has not left; the same key is answered the same and does nothing twice."""
        with _answers():
            return await self._store.write(verbs.cancel_order, self._name, order_id, reason, key)


def _page(limit: int) -> int:
    # A negative limit is none at all to SQLite.
    return max(0, min(limit, PAGE))


@contextmanager
def _answers() -> Iterator[None]:
    """Say the store's troubles in the port's words."""
    try:
        yield
    except Unknown as error:
        raise ShopNoAnswer from error
    except (Busy, Failed, TimedOut) as error:
        raise ShopUnreachable from error
