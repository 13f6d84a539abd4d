"""The demo shop is whole, the same each time, believable, and changes nothing that is there."""

from collections import Counter
from itertools import pairwise

import pytest

from tests.shops.world import WORLD
from xiaoer.demo import plan as files
from xiaoer.demo.shop import load_demo, shop
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import DAY, HOUR, MINUTE, ManualClock
from xiaoer.kit.money import Money, total
from xiaoer.kit.store import Store
from xiaoer.kit.words import LOCALES
from xiaoer.order.facts import ORDER_STATUSES, Address, Order
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import ShopData, load
from xiaoer.shops.local.reads.promises import NOT_LEFT, late_fee

NOW = 1_790_000_000_000_000
FIRST = ("cust-1001", "cust-2001", "cust-3001")


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
    twice = {order.id for order in data.orders if len(order.payments) > 1}
    for order in data.orders:
        currency = currencies[locale[order.customer_id]]
        goods = total((item.price * item.quantity for item in order.items), currency)
        assert order.total == goods - order.discount + order.shipping
        assert order.total > Money(0, currency)
        assert order.refunded <= order.paid
        assert order.paid in (order.total, Money(0, currency)) or order.id in twice
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
    assert {one.partition("-")[0] for one in coupons["OUTDOOR20"].products} >= {"tent", "flask"}
    missed = {code for code, coupon in coupons.items() if coupon.customer_id and coupon.ends_at < NOW}
    assert missed == {"BACK1001", "BACK2001", "BACK3001"}
    assert {coupon.code[:-4] for coupon in data.coupons if coupon.stackable} == {"THANKS"}
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


def test_what_left_late_and_what_has_not_left_are_owed_for(data: ShopData) -> None:
    owed = {order.id: fee for order in data.orders if (fee := late_fee(order, NOW))}
    late = Counter(order.status for order in data.orders if order.id in owed)
    assert late == {"paid": 5, "packed": 4, "delivered": 1, "shipped": 1}
    for customer in FIRST:
        assert [order.id for order in data.orders if order.customer_id == customer and order.id in owed]
    assert all(order.ship_by == (order.placed_at or 0) + 2 * DAY for order in data.orders)


def test_the_first_of_each_language_paid_one_order_twice(data: ShopData) -> None:
    twice = [order for order in data.orders if len(order.payments) > 1]
    assert sorted(order.customer_id for order in twice) == list(FIRST)
    for order in twice:
        one, other = order.payments
        assert (one.amount, one.method_id) == (other.amount, other.method_id)
        assert other.amount == order.total
        assert (other.paid_at or 0) - (one.paid_at or 0) == 2 * MINUTE


def test_what_arrived_has_a_bill(data: ShopData) -> None:
    orders = {order.id: order for order in data.orders}
    arrived = {order.id for order in data.orders if order.status not in (*NOT_LEFT, "shipped", "cancelled")}
    assert {bill.order_id for bill in data.invoices} == arrived
    assert len({bill.number for bill in data.invoices}) == len(data.invoices)
    for bill in data.invoices:
        order = orders[bill.order_id]
        assert bill.total == order.total
        assert (order.placed_at or 0) < bill.issued_at < NOW


def test_what_comes_back_is_asked_for(data: ShopData) -> None:
    shelf = {variant.id: variant for product in data.products for variant in product.variants}
    for order in data.orders:
        assert len(order.returns) == (order.status == "returning")
        assert len(order.exchanges) == (order.status == "exchanging")
        for back in order.returns:
            assert Money(0, order.total.currency) < back.amount <= order.paid
        for swap in (swap for back in order.exchanges for swap in back.swaps):
            [item] = [item for item in order.items if item.line == swap.line]
            assert swap.variant_id != item.variant_id
            assert [one for one in shelf[swap.variant_id].prices if one.currency == order.total.currency]


async def test_sending_costs_what_the_place_costs(store: Store[Tx], data: ShopData) -> None:
    await load_demo(store, NOW)
    local = LocalShop(store)

    async def costs(country: str, currency: str, region: str = "") -> str | None:
        fee = await local.shipping_fee(Address("", "", "", country, region=region), currency)
        return None if fee is None else str(fee.amount.decimal)

    told = [
        await costs("中国", "CNY"),
        await costs("USA", "USD"),
        await costs("España", "EUR"),
        await costs("MX", "USD"),
    ]
    assert told == ["10.00", "5.90", "4.90", "11.90"]
    assert await costs("united states", "USD", "Hawaii") == "14.90"
    assert (await costs("France", "CNY"), await costs("Atlantis", "USD")) == (None, None)
    # Whoever ordered from home paid what the same would cost today.
    for order in data.orders:
        fee = await local.shipping_fee(order.address, order.total.currency)
        assert fee is not None
        assert fee.free_from is not None
        goods = order.total - order.shipping
        assert order.shipping == (Money(0, fee.amount.currency) if goods >= fee.free_from else fee.amount)


async def test_what_comes_back_goes_to_the_nearest_place(store: Store[Tx], data: ShopData) -> None:
    await load_demo(store, NOW)
    local, seen = LocalShop(store), set[tuple[str, str]]()
    for order in data.orders:
        for back in (*(one.id for one in order.returns), *(one.id for one in order.exchanges)):
            await local.issue_label(order.id, back, f"key-{back}")
            shown = await local.order(order.id, order.customer_id)
            assert shown is not None
            [label] = [*(one.label for one in shown.returns), *(one.label for one in shown.exchanges)]
            assert label is not None
            assert label.carrier == order.shipments[0].carrier
            seen.add((order.address.country, label.to.country))
    assert seen == {("中国", "中国"), ("United States", "United States"), ("España", "España")}


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
