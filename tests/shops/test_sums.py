"""Whatever goes back of an order, line by line or at once, never comes to more than was paid for it."""

import random
import uuid
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.shops.world import ADDRESS, ANA, CARD, GIFT, WORLD
from xiaoer.event.tx import Tx
from xiaoer.kit.money import Money, total
from xiaoer.kit.store import Store
from xiaoer.order.facts import Item, Order
from xiaoer.order.shop import ShopRefused
from xiaoer.order.sums import worth
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import load

LINES = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 5000)), min_size=1, max_size=6)


def _usd(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "USD"}


def _order(number: str, lines: list[tuple[int, int]], discount: int, shipping: int, by_gift: int) -> dict[str, Any]:
    goods = sum(quantity * price for quantity, price in lines)
    discount = min(discount, goods)
    cost = goods - discount + shipping
    paid = [(CARD, "card", cost - min(by_gift, cost)), (GIFT, "gift_card", min(by_gift, cost))]
    return {
        "id": number,
        "customer_id": ANA,
        "status": "paid",
        "placed_at": "2026-09-01T08:00:00Z",
        "items": [
            {
                "line": str(place),
                "product_id": "tray",
                "variant_id": "tray",
                "title": "Tray",
                "options": {},
                "quantity": quantity,
                "price": _usd(price),
            }
            for place, (quantity, price) in enumerate(lines)
        ],
        "shipping": _usd(shipping),
        "discount": _usd(discount),
        "total": _usd(cost),
        "address": ADDRESS,
        "payments": [
            {
                "id": f"{number}/{method}",
                "method_id": method,
                "kind": kind,
                "label": kind,
                "amount": _usd(amount),
                "paid_at": None,
            }
            for method, kind, amount in paid
            if amount
        ],
    }


def _adds_up(order: Order) -> None:
    standing = [item for item in order.items if not item.cancelled]
    goods = total((item.price * item.quantity for item in standing), "USD")
    assert order.refunded <= order.paid
    if standing and order.status != "cancelled":
        assert order.total == goods - order.discount + order.shipping
        assert Money(0, "USD") <= order.discount <= goods
    for payment in order.payments:
        gone = total((one.amount for one in order.refunds if one.payment_id == payment.id), "USD")
        assert gone <= payment.amount


@settings(
    max_examples=25, phases=[Phase.generate], deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    lines=LINES,
    discount=st.integers(0, 9000),
    shipping=st.integers(0, 2000),
    by_gift=st.integers(0, 9000),
    given_before=st.integers(0, 3000),
    seed=st.integers(0, 2**32),
)
async def test_all_parts_together_are_what_was_paid(
    store: Store[Tx],
    lines: list[tuple[int, int]],
    discount: int,
    shipping: int,
    by_gift: int,
    given_before: int,
    seed: int,
) -> None:
    chance = random.Random(seed)
    number = f"#{uuid.uuid4()}"
    if await LocalShop(store).customer(ANA) is None:
        await load(store, WORLD)
    await load(store, {"orders": [_order(number, lines, discount, shipping, by_gift)]})
    shop = LocalShop(store)
    order = await shop.order(number, ANA)
    assert order is not None
    first = order
    before = order.refunded
    try:
        await shop.compensate(number, Money(given_before, "USD"), f"{number}-sorry")
        before = Money(given_before, "USD")
    except ShopRefused:
        assert given_before == 0 or given_before > order.paid.amount
    left = [str(place) for place in range(len(lines))]
    chance.shuffle(left)
    gone: dict[str, Money] = {}
    while left:
        chosen = tuple(left.pop() for _ in range(chance.randint(1, len(left))))
        done = await shop.cancel_order(number, "other", f"{number}-{len(left)}", chosen)
        gone["/".join(chosen)] = total((one.amount for one in done.refunds), "USD")
        order = await shop.order(number, ANA)
        assert order is not None
        _adds_up(order)
    assert (order.status, order.refunded) == ("cancelled", first.paid)
    assert total(gone.values(), "USD") + before == first.paid


@given(
    lines=st.lists(st.tuples(st.integers(1, 9), st.integers(0, 10_000)), min_size=1, max_size=9),
    discount=st.integers(0, 99_999),
)
def test_no_line_is_worth_less_than_nothing_and_all_of_them_no_more_than_the_whole(
    lines: list[tuple[int, int]], discount: int
) -> None:
    items = tuple(
        Item(str(place), "p", "v", "t", {}, quantity, Money(price, "USD"))
        for place, (quantity, price) in enumerate(lines)
    )
    order: Any = type("Bought", (), {"items": items, "discount": Money(discount, "USD"), "total": Money(0, "USD")})
    parts = [worth(order, [item]) for item in items]
    assert all(Money(0, "USD") <= part <= item.price * item.quantity for part, item in zip(parts, items, strict=True))
    assert total(parts, "USD") <= worth(order, items)
    goods = sum(quantity * price for quantity, price in lines)
    assert worth(order, items).amount == max(0, goods - discount)
