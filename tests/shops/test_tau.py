"""The shop of tau-retail, made by others, works as one of ours. Skipped where its data is not there."""

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from xiaoer.event.tx import Tx
from xiaoer.kit.money import Money
from xiaoer.kit.store import Store
from xiaoer.order.shop import ShopRefused
from xiaoer.shops.local import tau
from xiaoer.shops.local.adapter import LocalShop

DATA = Path(os.environ.get("TESTS_DATA", Path(__file__).parents[2].parent / "shared" / "data"))
DB = DATA / "tau_retail" / "db.json"
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DB.exists(), reason=f"{DB} is not there; set TESTS_DATA to where the data lies"),
]


@pytest.fixture(scope="module")
def db() -> Any:
    """Their database, as it came."""
    return msgspec.json.decode(DB.read_bytes())


def test_every_order_keeps_its_money(db: Any) -> None:
    shop = tau.shop(db)
    assert len(shop.orders) == 1_000
    assert all(order.paid == order.total for order in shop.orders)
    for order in shop.orders:
        theirs = db["orders"][order.id]
        assert [item.variant_id for item in order.items] == [item["item_id"] for item in theirs["items"]]
        assert order.total == Money(round(theirs["payment_history"][0]["amount"] * 100), "USD")
        assert sorted(line for parcel in order.shipments for line in parcel.lines) == (
            [item.line for item in order.items] if theirs["fulfillments"] else []
        )
        assert order.refunded == (order.total if theirs["status"] == "cancelled" else Money(0, "USD"))


async def test_the_whole_shop_comes_in_once(store: Store[Tx], db: Any) -> None:
    first = await tau.load(store, db)
    nothing = dict.fromkeys(("coupons", "invoices", "rates", "return_places"), 0)
    assert first.added == nothing | {"products": 50, "customers": 500, "orders": 1_000}
    shop = LocalShop(store)
    yusuf = db["users"]["yusuf_rossi_9620"]
    orders = await shop.orders("yusuf_rossi_9620")
    assert [order.id for order in orders] == yusuf["orders"][::-1]
    assert {order.id: order.status for order in orders} == {
        number: {"pending": "paid", "processed": "shipped"}.get(status, status)
        for number, status in ((order.id, db["orders"][order.id]["status"]) for order in orders)
    }
    assert sum(len(product.variants) for product in await shop.products("en", limit=100)) == 591

    again = await tau.load(store, db)
    assert again.added == dict.fromkeys(first.added, 0)
    assert again.kept == first.added
    assert await shop.orders("yusuf_rossi_9620") == orders


async def test_a_pending_order_is_cancelled_as_their_policy_says(store: Store[Tx], db: Any) -> None:
    await tau.load(store, db)
    shop = LocalShop(store)
    by_gift = next(
        order
        for order in db["orders"].values()
        if order["status"] == "pending" and order["payment_history"][0]["payment_method_id"].startswith("gift_card")
    )
    user, number = by_gift["user_id"], by_gift["order_id"].removeprefix("#")
    paid = Money.parse(str(by_gift["payment_history"][0]["amount"]), "USD")
    before = await _balance(shop, user)
    done = await shop.cancel_order(number.lower(), "no_longer_needed", "key-1")
    assert [(refund.amount, refund.status) for refund in done.refunds] == [(paid, "done")]
    assert await _balance(shop, user) == before + paid
    order = await shop.order(number, user)
    assert order is not None
    assert (order.id, order.status) == (by_gift["order_id"], "cancelled")
    # Their shop counts nothing, so nothing is said to be back on a shelf.
    assert done.restocked == ()
    assert await shop.order(number, next(other for other in db["users"] if other != user)) is None


async def test_what_left_is_not_cancelled(store: Store[Tx], db: Any) -> None:
    await tau.load(store, db)
    shop = LocalShop(store)
    codes = {"processed": "order_shipped", "delivered": "order_shipped", "cancelled": "order_cancelled"}
    for status, code in codes.items():
        order = next(order for order in db["orders"].values() if order["status"] == status)
        with pytest.raises(ShopRefused) as refused:
            await shop.cancel_order(order["order_id"], "no_longer_needed", f"key-{status}")
        assert refused.value.code == code
        tracking = order["fulfillments"][0]["tracking_id"][0]
        found = await shop.order_by_tracking(tracking, order["user_id"])
        assert found is not None
        assert found.id == order["order_id"]


async def _balance(shop: LocalShop, customer_id: str) -> Money:
    customer = await shop.customer(customer_id)
    assert customer is not None
    return next(method.balance for method in customer.methods if method.balance is not None)
