"""The port to a shop, over the embedded shop's own tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Concatenate, ParamSpec, TypeVar

import msgspec

from xiaoer.kit.errors import Busy, Failed, TimedOut, Unknown
from xiaoer.kit.money import Money
from xiaoer.kit.store import Store
from xiaoer.order.events import Tx
from xiaoer.order.facts import (
    Address,
    Cancellation,
    ClaimKind,
    Coupon,
    Customer,
    Invoice,
    Order,
    Product,
    ShippingFee,
    Swap,
    Written,
)
from xiaoer.order.shop import OPERATIONS, Guarantee, Operation, ShopNoAnswer, ShopUnreachable
from xiaoer.shops.local import queries, search
from xiaoer.shops.local.reads import terms
from xiaoer.shops.local.writes import back, cancel, modify, money
from xiaoer.shops.local.writes.account import access, coupon
from xiaoer.shops.local.writes.aftersales import claim, label, promise, settle

P = ParamSpec("P")
A = TypeVar("A")

PAGE = 100
# The key is kept in the transaction of the change itself, so asking again is always safe.
GUARANTEES: Mapping[Operation, Guarantee] = MappingProxyType(dict.fromkeys(OPERATIONS, Guarantee(idempotent=True)))


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
        return GUARANTEES

    async def customer(self, customer_id: str) -> Customer | None:
        """The customer with this id."""
        with _answers():
            return await self._store.read(queries.customer, customer_id)

    async def find_customers(self, *, email: str = "", name: str = "", postal_code: str = "") -> tuple[Customer, ...]:
        """Who has this e-mail, or this name at this postal code."""
        with _answers():
            return await self._store.read(queries.find_customers, email, name, postal_code)

    async def order(self, order_id: str, customer_id: str) -> Order | None:
        """This order, if it is hers."""
        with _answers():
            return await self._store.read(queries.order, customer_id, order_id, self._store.clock.now())

    async def orders(self, customer_id: str, limit: int = 20) -> tuple[Order, ...]:
        """Her orders, newest first."""
        with _answers():
            return await self._store.read(queries.orders, customer_id, _page(limit), self._store.clock.now())

    async def order_by_tracking(self, tracking: str, customer_id: str) -> Order | None:
        """The order that travels under this tracking number, if it is hers."""
        with _answers():
            return await self._store.read(queries.order_by_tracking, customer_id, tracking, self._store.clock.now())

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

    async def invoice(self, order_id: str, customer_id: str) -> Invoice | None:
        """The bill of an order, if it is hers and there is one."""
        with _answers():
            return await self._store.read(terms.invoice, customer_id, order_id)

    async def shipping_fee(self, address: Address, currency: str) -> ShippingFee | None:
        """What sending there costs."""
        with _answers():
            return await self._store.read(terms.shipping_fee, address, currency)

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

    async def cancel_order(self, order_id: str, reason: str, key: str, lines: tuple[str, ...] = ()) -> Cancellation:
        """Cancel what has not left; the same key is answered the same and does nothing twice, here and below."""
        return await self._write(cancel.cancel_order, order_id, reason, key, lines)

    async def change_address(self, order_id: str, address: Address, key: str) -> Written:
        """Send what has not left to another address."""
        return await self._write(modify.change_address, order_id, address, key)

    async def change_items(self, order_id: str, swaps: tuple[Swap, ...], method_id: str, key: str) -> Written:
        """Put other variants into an order that has not left."""
        return await self._write(modify.change_items, order_id, swaps, method_id, key)

    async def change_payment(self, order_id: str, method_id: str, key: str) -> Written:
        """Have an order that has not left paid another way."""
        return await self._write(modify.change_payment, order_id, method_id, key)

    async def change_default_address(self, customer_id: str, address: Address, key: str) -> Written:
        """The address her next orders go to."""
        return await self._write(modify.change_default_address, customer_id, address, key)

    async def refund(self, order_id: str, amount: Money, payment_id: str, key: str) -> Written:
        """Send money back for one payment."""
        return await self._write(money.refund, order_id, amount, payment_id, key)

    async def request_return(self, order_id: str, lines: tuple[str, ...], method_id: str, key: str) -> Written:
        """Announce that lines come back."""
        return await self._write(back.request_return, order_id, lines, method_id, key)

    async def request_exchange(self, order_id: str, swaps: tuple[Swap, ...], method_id: str, key: str) -> Written:
        """Announce that lines come back for other variants."""
        return await self._write(back.request_exchange, order_id, swaps, method_id, key)

    async def compensate(self, order_id: str, amount: Money, key: str) -> Written:
        """Send money for what went wrong."""
        return await self._write(money.compensate, order_id, amount, key)

    async def issue_coupon(self, customer_id: str, given: Coupon, key: str) -> Written:
        """Give her this coupon."""
        return await self._write(coupon.issue_coupon, customer_id, given, key)

    async def hurry(self, order_id: str, key: str) -> Written:
        """Promise to see to an order until a time."""
        return await self._write(promise.hurry, order_id, key)

    async def reship(self, order_id: str, lines: tuple[str, ...], key: str) -> Written:
        """Send lines once more."""
        return await self._write(promise.reship, order_id, lines, key)

    async def open_claim(self, order_id: str, kind: ClaimKind, lines: tuple[str, ...], key: str) -> Written:
        """Note that lines did not arrive as they should."""
        return await self._write(claim.open_claim, order_id, kind, lines, key)

    async def close_claim(self, order_id: str, claim_id: str, key: str, *, accepted: bool) -> Written:
        """A claim has been looked into."""
        return await self._write(claim.close_claim, order_id, claim_id, key, accepted=accepted)

    async def issue_label(self, order_id: str, back_id: str, key: str) -> Written:
        """A label for the parcel of a return or an exchange."""
        return await self._write(label.issue_label, order_id, back_id, key)

    async def close_return(self, order_id: str, return_id: str, amount: Money, key: str) -> Written:
        """So much of what was promised for what came back is paid now."""
        return await self._write(settle.close_return, order_id, return_id, amount, key)

    async def close_exchange(self, order_id: str, exchange_id: str, key: str, *, accepted: bool) -> Written:
        """The other variants leave, or all stays."""
        return await self._write(settle.close_exchange, order_id, exchange_id, key, accepted=accepted)

    async def lock_account(self, customer_id: str, key: str) -> Written:
        """Nobody can use her account any more."""
        return await self._write(access.lock_account, customer_id, key)

    async def unlock_account(self, customer_id: str, key: str) -> Written:
        """Her account can be used again."""
        return await self._write(access.unlock_account, customer_id, key)

    async def reset_password(self, customer_id: str, key: str) -> Written:
        """She may choose a new password."""
        return await self._write(access.reset_password, customer_id, key)

    async def change_contact(self, customer_id: str, email: str, phone: str, key: str) -> Written:
        """The e-mail and phone by which she is reached."""
        return await self._write(access.change_contact, customer_id, email, phone, key)

    async def _write(self, verb: Callable[Concatenate[Tx, str, P], A], *args: P.args, **kwargs: P.kwargs) -> A:
        with _answers():
            return await self._store.write(verb, self._name, *args, **kwargs)


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
