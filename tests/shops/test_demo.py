"""The demo shop is whole, the same each time, believable, and changes nothing that is there."""

from collections import Counter
from itertools import pairwise

import pytest

from tests.shops.world import WORLD
from xiaoer.demo import plan as files
from xiaoer.demo.shop import load_demo, shop
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import DAY, HOUR, ManualClock
from xiaoer.kit.money import Money, total
from xiaoer.kit.store import Store
from xiaoer.kit.words import LOCALES
from xiaoer.order.facts import ORDER_STATUSES, Order
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import ShopData, load

NOW = 1_790_000_000_000_000


@pytest.fixture(scope="module")
def data() -> ShopData:
    """The demo shop at a fixed moment."""
    return shop(files.read(), NOW)


def test_it_has_what_a_shop_has(data: ShopData) -> None:
    assert (len(data.products), len(data.customers), len(data.orders)) == (40, 80, 300)
    assert Counter(customer.locale for customer in data.customers) == {"zh-CN": 32, "en": 26, "es": 22}
    assert {order.status for order in data.orders} == set(ORDER_STATUSES)
    assert set(Counter(order.customer_id for order in data.orders).values()) == {2, 3, 4, 6}
    for ids in ([one.id for one in data.orders], [one.id for one in data.products], [one.id for one in data.customers]):
        assert len(set(ids)) == len(ids)
    variants = [variant.id for product in data.products for variant in product.variants]
    assert len(set(variants)) == len(variants)
    assert {parcel.status for order in data.orders for parcel in order.shipments} >= {
        "label_created",
        "in_transit",
        "out_for_delivery",
        "delivered",
        "exception",
    }
    assert Counter(product.department for product in data.products) == {"tea": 17, "home": 14, "outdoor": 9}
    tracking = [parcel.tracking for order in data.orders for parcel in order.shipments]
    assert len(set(tracking)) == len(tracking)


def test_the_same_moment_gives_the_same_shop(data: ShopData) -> None:
    assert shop(files.read(), NOW) == data
    later = shop(files.read(), NOW + DAY)
    assert [order.id for order in later.orders] == [order.id for order in data.orders]
    assert later.orders[0].placed_at == (data.orders[0].placed_at or 0) + DAY


def test_products_are_told_in_every_language(data: ShopData) -> None:
    for product in data.products:
        assert set(product.texts) == set(LOCALES)
        assert all(text.title and text.description for text in product.texts.values())
        assert len({text.title for text in product.texts.values()}) == 3
        for variant in product.variants:
            assert set(variant.options) == set(LOCALES)
            assert variant.prices


def test_money_adds_up(data: ShopData) -> None:
    currencies = {"zh-CN": "CNY", "en": "USD", "es": "EUR"}
    locale = {customer.id: customer.locale for customer in data.customers}
    for order in data.orders:
        currency = currencies[locale[order.customer_id]]
        goods = total((item.price * item.quantity for item in order.items), currency)
        assert order.total == goods - order.discount + order.shipping
        assert order.total > Money(0, currency)
        assert order.refunded <= order.paid
        assert order.paid in (order.total, Money(0, currency))
    by_status = {status: [order for order in data.orders if order.status == status] for status in ORDER_STATUSES}
    assert all(order.paid == Money(0, order.total.currency) for order in by_status["unpaid"])
    for status in ("refunded", "refunding", "cancelled"):
        assert all(order.refunded == order.paid for order in by_status[status])
    assert all(order.refunds[0].status == "pending" for order in by_status["refunding"])
    for order in by_status["partially_refunded"]:
        assert Money(0, order.total.currency) < order.refunded < order.paid


def test_time_runs_forward(data: ShopData) -> None:
    for order in data.orders:
        assert order.placed_at is not None
        times = [order.placed_at, *(payment.paid_at or 0 for payment in order.payments)]
        for parcel in order.shipments:
            told = [event.at for event in parcel.events]
            assert [*times, *told] == sorted([*times, *told])
            assert parcel.status == parcel.events[-1].status
            assert (parcel.delivered_at is None) == (parcel.status != "delivered")
        if order.shipments:
            times.append(order.shipments[-1].events[-1].at)
        times += [refund.created_at or 0 for refund in order.refunds]
        times += [refund.completed_at for refund in order.refunds if refund.completed_at]
        assert all(before <= after for before, after in pairwise(times))
        assert max(times) < NOW


def test_parcels_speak_their_customers_language(data: ShopData) -> None:
    locale = {customer.id: customer.locale for customer in data.customers}
    for order in data.orders:
        chinese = locale[order.customer_id] == "zh-CN"
        texts = [item.title for item in order.items]
        texts += [event.text for parcel in order.shipments for event in parcel.events]
        assert all(_has_han(text) == chinese for text in texts)


def _has_han(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def test_a_stuck_parcel_has_not_moved_for_three_days(data: ShopData) -> None:
    held = [parcel for order in data.orders for parcel in order.shipments if parcel.status == "exception"]
    assert len(held) == 7
    assert all(NOW - parcel.events[-1].at > 72 * HOUR for parcel in held)
    silent = [
        parcel
        for order in data.orders
        for parcel in order.shipments
        if parcel.status == "in_transit" and NOW - parcel.events[-1].at > 72 * HOUR
    ]
    assert len(silent) >= 3


def test_some_orders_should_have_left_and_some_came_damaged(data: ShopData) -> None:
    waiting = [order for order in data.orders if order.status in ("paid", "packed")]
    late = [order for order in waiting if NOW - (order.placed_at or NOW) > 4 * DAY]
    assert 8 <= len(late) < len(waiting)
    dented = [order for order in data.orders if "crushed" in _last_word(order)]
    assert dented
    assert all(order.status == "delivered" for order in dented)


def _last_word(order: Order) -> str:
    return order.shipments[0].events[-1].text if order.shipments else ""


def test_coupons_are_used_over_out_of_reach_and_free_to_use(data: ShopData) -> None:
    coupons = {coupon.code: coupon for coupon in data.coupons}
    used = {order.coupon for order in data.orders if order.coupon}
    assert used == {"TEA10", "WELCOME5", "WINTER15"}
    assert coupons["WINTER15"].ends_at < NOW < coupons["TEA10"].ends_at
    for order in data.orders:
        if order.coupon:
            of_it = coupons[order.coupon]
            assert of_it.starts_at < (order.placed_at or 0) < of_it.ends_at
            assert order.discount.amount > 0
    house = coupons["HOUSE1001"]
    newest = max(order.total for order in data.orders if order.customer_id == "cust-1001")
    assert house.minimum is not None
    assert newest < house.minimum
    assert coupons["THANKS1001"].customer_id == "cust-1001"


def test_what_is_sold_out_is_back_on_a_day_or_nobody_knows_when(data: ShopData) -> None:
    gone = [variant for product in data.products for variant in product.variants if variant.stock == 0]
    assert len(gone) >= 8
    assert all(variant.restock_at is None or variant.restock_at > NOW for variant in gone)
    assert {variant.restock_at is None for variant in gone} == {True, False}
    stocked = [variant for product in data.products for variant in product.variants if variant.stock]
    assert all(variant.restock_at is None for variant in stocked)


async def test_each_language_has_somebody_to_show_it_with(store: Store[Tx]) -> None:
    demo = await load_demo(store, NOW)
    assert [listed.locale for listed in demo.customers[:3]] == ["zh-CN", "en", "es"]
    assert len(demo.customers) == 80
    local = LocalShop(store)
    for listed in demo.customers[:3]:
        orders = await local.orders(listed.id)
        assert [(order.id, order.status) for order in orders] == [(one.id, one.status) for one in listed.orders]
        [shipped] = [order for order in orders if order.status == "shipped"]
        assert len(shipped.shipments[0].events) > 2
        [paid] = [order for order in orders if order.status == "paid"]
        done = await local.cancel_order(paid.id, "no_longer_needed", f"key-{listed.id}")
        assert done.refunds[0].amount == paid.total
        assert {back.variant_id for back in done.restocked} == {item.variant_id for item in paid.items}


async def test_loading_again_changes_nothing(store: Store[Tx], clock: ManualClock) -> None:
    demo = await load_demo(store, NOW)
    local = LocalShop(store)
    paid = next(one for one in demo.customers[0].orders if one.status == "paid")
    await local.cancel_order(paid.id, "no_longer_needed", "key-1")
    before = await _everything(local, demo.customers[0].id)
    clock.advance(DAY)
    again = await load_demo(store, NOW + DAY)
    assert await _everything(local, demo.customers[0].id) == before
    assert {one.id: one.status for one in again.customers[0].orders}[paid.id] == "cancelled"
    assert again.customers[1:] == demo.customers[1:]


async def _everything(local: LocalShop, customer_id: str) -> tuple[object, ...]:
    return await local.orders(customer_id), await local.products("en"), await local.coupons(customer_id)


async def test_a_load_cut_short_is_finished(store: Store[Tx], data: ShopData) -> None:
    await load(store, ShopData(products=data.products[:3], customers=data.customers[:5]))
    demo = await load_demo(store, NOW)
    assert sum(len(listed.orders) for listed in demo.customers) == 300


async def test_a_shop_with_other_data_is_left_alone(store: Store[Tx]) -> None:
    await load(store, WORLD)
    demo = await load_demo(store, NOW)
    assert [listed.id for listed in demo.customers] == ["c-ana", "c-bo"]
    assert await LocalShop(store).product("gaiwan-celadon", "en") is None


async def test_another_shop_beside_the_demo_is_listed_behind_it(store: Store[Tx]) -> None:
    await load_demo(store, NOW)
    await load(store, WORLD)
    demo = await load_demo(store, NOW)
    assert [listed.id for listed in demo.customers[-2:]] == ["c-ana", "c-bo"]
    assert len(demo.customers) == 82


def test_no_address_is_anybodys(data: ShopData) -> None:
    """Mail goes to a reserved domain; nobody real has these numbers."""
    assert all(customer.email.endswith("@example.com") for customer in data.customers)
    assert len({customer.email for customer in data.customers}) == 80
    orders: tuple[Order, ...] = data.orders
    assert all(order.address.name for order in orders)
