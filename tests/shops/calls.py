"""The writes of the port as the conformance suite makes them, and what can be seen of their effect."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.shops.world import ANA, BO, CARD, CLEO, GIFT, LOCKED
from xiaoer.kit.money import Money
from xiaoer.order.facts import Address, Coupon, Order, Swap
from xiaoer.order.shop import Shop

NEW = Address(name="Ana Ruiz", line1="9 Calle Nueva", city="Sevilla", country="ES", postal_code="41001")
GIVEN = Coupon("SORRY-1", None, Money(300, "USD"), Money(1000, "USD"), 1_790_000_000_000_000, 1_799_000_000_000_000)
TO_BLUE, TO_TIN = Swap("1", "cup-blue"), Swap("1", "cup-tin")


def usd(amount: int) -> Money:
    """So much in dollars."""
    return Money(amount, "USD")


Call = Callable[[Shop, str], Awaitable[Any]]
# Each write as it goes well, and the same for something else.
WRITES: dict[str, tuple[Call, Call]] = {
    "cancel_order": (
        lambda shop, key: shop.cancel_order("#W-1", "other", key, ("1",)),
        lambda shop, key: shop.cancel_order("#W-4", "other", key),
    ),
    "change_address": (
        lambda shop, key: shop.change_address("#W-1", NEW, key),
        lambda shop, key: shop.change_address("#W-4", NEW, key),
    ),
    "change_items": (
        lambda shop, key: shop.change_items("#W-1", (TO_TIN,), GIFT, key),
        lambda shop, key: shop.change_items("#W-4", (TO_TIN,), GIFT, key),
    ),
    "change_payment": (
        lambda shop, key: shop.change_payment("#W-9", GIFT, key),
        lambda shop, key: shop.change_payment("#W-4", GIFT, key),
    ),
    "change_default_address": (
        lambda shop, key: shop.change_default_address(ANA, NEW, key),
        lambda shop, key: shop.change_default_address(BO, NEW, key),
    ),
    "refund": (
        lambda shop, key: shop.refund("#W-2", usd(700), "#W-2/p1", key),
        lambda shop, key: shop.refund("#W-5", usd(700), "#W-5/p1", key),
    ),
    "request_return": (
        lambda shop, key: shop.request_return("#W-2", ("1",), CARD, key),
        lambda shop, key: shop.request_return("#W-5", ("1",), CARD, key),
    ),
    "request_exchange": (
        lambda shop, key: shop.request_exchange("#W-2", (TO_BLUE,), CARD, key),
        lambda shop, key: shop.request_exchange("#W-5", (TO_TIN,), CARD, key),
    ),
    "compensate": (
        lambda shop, key: shop.compensate("#W-2", usd(500), key),
        lambda shop, key: shop.compensate("#W-5", usd(500), key),
    ),
    "issue_coupon": (
        lambda shop, key: shop.issue_coupon(ANA, GIVEN, key),
        lambda shop, key: shop.issue_coupon(BO, GIVEN, key),
    ),
    "hurry": (
        lambda shop, key: shop.hurry("#W-1", key),
        lambda shop, key: shop.hurry("#W-6", key),
    ),
    "reship": (
        lambda shop, key: shop.reship("#W-2", ("1",), key),
        lambda shop, key: shop.reship("#W-5", ("1",), key),
    ),
    "open_claim": (
        lambda shop, key: shop.open_claim("#W-2", "damaged", ("1", "2"), key),
        lambda shop, key: shop.open_claim("#W-5", "damaged", ("1", "2"), key),
    ),
    "close_claim": (
        lambda shop, key: shop.close_claim("#W-14", "C-14", key, accepted=True),
        lambda shop, key: shop.close_claim("#W-15", "C-15", key, accepted=True),
    ),
    "issue_label": (
        lambda shop, key: shop.issue_label("#W-10", "R-10", key),
        lambda shop, key: shop.issue_label("#W-12", "X-12", key),
    ),
    "close_return": (
        lambda shop, key: shop.close_return("#W-10", "R-10", usd(2000), key),
        lambda shop, key: shop.close_return("#W-11", "R-11", usd(2000), key),
    ),
    "close_exchange": (
        lambda shop, key: shop.close_exchange("#W-12", "X-12", key, accepted=True),
        lambda shop, key: shop.close_exchange("#W-13", "X-13", key, accepted=True),
    ),
    "lock_account": (
        lambda shop, key: shop.lock_account(ANA, key),
        lambda shop, key: shop.lock_account(BO, key),
    ),
    "unlock_account": (
        lambda shop, key: shop.unlock_account(LOCKED, key),
        lambda shop, key: shop.unlock_account(ANA, key),
    ),
    "reset_password": (
        lambda shop, key: shop.reset_password(ANA, key),
        lambda shop, key: shop.reset_password(BO, key),
    ),
    "change_contact": (
        lambda shop, key: shop.change_contact(ANA, "Ana.New@Example.com", "", key),
        lambda shop, key: shop.change_contact(BO, "bo.new@example.com", "", key),
    ),
}


async def everything(shop: Shop) -> list[Any]:
    """All that the writes could change."""
    said: list[Any] = [await shop.products("en")]
    for customer_id in (ANA, BO, CLEO, LOCKED):
        told = (
            await shop.customer(customer_id),
            await shop.orders(customer_id, limit=100),
            await shop.coupons(customer_id),
        )
        said.append(told)
    return said


async def order_of(shop: Shop, number: str) -> Order:
    """An order of Ana's."""
    order = await shop.order(number, ANA)
    assert order is not None
    return order


async def gift(shop: Shop) -> int:
    """What is on her gift card."""
    ana = await shop.customer(ANA)
    assert ana is not None
    [held] = [method.balance for method in ana.methods if method.id == GIFT]
    assert held is not None
    return held.amount


async def stock(shop: Shop) -> dict[str, int | None]:
    """How many cups of which kind there are."""
    cup = await shop.product("cup", "en")
    assert cup is not None
    return {variant.id.removeprefix("cup-"): variant.stock for variant in cup.variants}


def back(order: Order) -> list[tuple[str, int, str, str | None]]:
    """What went back of which payment, whether it has arrived, and where else it goes."""
    return sorted((one.payment_id, one.amount.amount, one.status, one.method_id) for one in order.refunds)
