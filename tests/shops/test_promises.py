"""What the embedded shop owes for what is late, to the cent."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from msgspec.structs import replace

from tests.shops.calls import order_of, stock
from tests.shops.world import ANA, CARD, MORE, WORLD
from xiaoer.event.tx import Journal, Tx
from xiaoer.kit.clock import DAY, HOUR, ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.money import Money
from xiaoer.kit.store import Store
from xiaoer.order.facts import Address, Hurry, Item, Order, OrderStatus, Payment, Refund, Return, Shipment
from xiaoer.order.shop import ShopRefused
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import ShopData, load
from xiaoer.shops.local.reads.promises import late_fee

NOW = 1_790_000_000_000_000
HOME = Address("Ana", "1 Calle", "Madrid", "ES")


def order(goods: int, status: OrderStatus = "paid", currency: str = "USD", *, ship_by: int | None = NOW - 1) -> Order:
    """An order of one thing, paid."""
    money = Money(goods, currency)
    item = Item("1", "p", "v", "A thing", {}, 1, money)
    zero = Money(0, currency)
    paid = (Payment("p1", "m", "card", "", money, NOW - DAY),)
    made = Order("o", "c", status, NOW - DAY, (item,), zero, zero, money, HOME, payments=paid)
    return replace(made, ship_by=ship_by)


def parcel(shipped_at: int | None, replaces: str | None = None) -> Shipment:
    """A parcel with it."""
    return Shipment(f"s{shipped_at}", "", "", "in_transit", ("1",), shipped_at, replaces=replaces)


@pytest.mark.parametrize(
    ("goods", "currency", "fee"),
    [
        (20_000, "USD", 1_000),  # 5 %
        (20_010, "USD", 1_001),  # rounded half up
        (10_000, "USD", 500),
        (9_999, "USD", 500),  # the least
        (60_000, "USD", 3_000),
        (60_001, "CNY", 3_000),  # the most
        (499, "EUR", 499),  # never more than was paid
        (400, "JPY", 20),  # without minor units
        (10_000, "JPY", 30),
    ],
)
def test_it_is_so_much_of_the_goods(goods: int, currency: str, fee: int) -> None:
    assert late_fee(order(goods, currency=currency), NOW) == Money(fee, currency)


@pytest.mark.parametrize(
    ("late", "status", "ship_by", "parcels"),
    [
        (True, "paid", NOW - 1, ()),
        (True, "packed", NOW - 1, (parcel(None),)),
        (False, "paid", NOW, ()),
        (False, "paid", NOW + HOUR, ()),
        (False, "paid", None, ()),
        (False, "unpaid", NOW - 1, ()),
        (False, "cancelled", NOW - 1, ()),
        (True, "shipped", NOW - HOUR, (parcel(NOW - HOUR + 1),)),
        (False, "shipped", NOW - HOUR, (parcel(NOW - HOUR),)),
        # The last parcel counts, and what was sent once more does not.
        (True, "delivered", NOW - HOUR, (parcel(NOW - 2 * HOUR), parcel(NOW - 1))),
        (False, "delivered", NOW - HOUR, (parcel(NOW - 2 * HOUR), parcel(NOW - 1, replaces="key"))),
        # When it left the shop does not know.
        (False, "shipped", NOW - HOUR, (parcel(None),)),
        (False, "delivered", NOW - HOUR, ()),
        (True, "refunded", NOW - HOUR, (parcel(NOW - 1),)),
    ],
)
def test_it_is_owed_for_what_left_after_it_was_to(
    late: bool, status: OrderStatus, ship_by: int | None, parcels: tuple[Shipment, ...]
) -> None:
    made = replace(order(20_000, status, ship_by=ship_by), shipments=parcels)
    assert (late_fee(made, NOW) is not None) == late


def test_what_was_called_off_and_what_was_not_paid_count_for_nothing() -> None:
    made = order(40_000)
    half = replace(made.items[0], line="2", price=Money(20_000, "USD"))
    gone = replace(half, line="3", cancelled=True)
    assert late_fee(replace(made, items=(half, gone)), NOW) == Money(1_000, "USD")
    assert late_fee(replace(made, payments=()), NOW) is None


@pytest.fixture
async def stocked(store: Store[Tx]) -> LocalShop:
    """The embedded shop with all of the world."""
    await load(store, WORLD)
    await load(store, MORE)
    return LocalShop(store)


async def test_a_promise_holds_until_its_time_or_until_it_is_kept(stocked: LocalShop, clock: ManualClock) -> None:
    first = await stocked.hurry("#W-1", "key-1")
    clock.advance(24 * HOUR - 1)
    await refused(stocked.hurry, "already_hurried")
    clock.advance(1)
    again = await stocked.hurry("#W-1", "key-3")
    told = (await order_of(stocked, "#W-1")).hurries
    assert [(one.at, one.due_at, one.reference) for one in told] == [
        (first.at, first.at + 24 * HOUR, "key-1"),
        (again.at, again.at + 24 * HOUR, "key-3"),
    ]


def sent(number: str, *parcels: Shipment, **more: Any) -> Order:
    """An order of Ana's on its way: two lines of two blue cups, of which three are on the shelf."""
    item = Item("1", "cup", "cup-blue", "Cup", {}, 2, Money(1_500, "USD"))
    lines = (item, replace(item, line="2"))
    return replace(order(6_000, "shipped"), id=number, customer_id=ANA, items=lines, shipments=parcels, **more)


@pytest.mark.parametrize(("ago", "open_"), [(2 * HOUR, True), (HOUR // 2, False)])
async def test_a_promise_that_it_leaves_is_kept_when_it_has_left(
    store: Store[Tx], stocked: LocalShop, clock: ManualClock, *, ago: int, open_: bool
) -> None:
    promised = Hurry(clock.now() - HOUR, clock.now() + 23 * HOUR)
    gone = sent("#W-1x", parcel(clock.now() - ago), hurries=(promised,))
    await load(store, ShopData(orders=(gone,)))
    if open_:
        with pytest.raises(ShopRefused):
            await stocked.hurry(gone.id, "key-1")
    else:
        await stocked.hurry(gone.id, "key-1")
    assert len((await order_of(stocked, gone.id)).hurries) == 1 + (not open_)


async def test_lines_of_one_variant_are_counted_together(store: Store[Tx], stocked: LocalShop) -> None:
    await load(store, ShopData(orders=(sent("#S-1", parcel(NOW)),)))
    with pytest.raises(ShopRefused) as said:
        await stocked.reship("#S-1", ("1", "2"), "key-1")
    assert said.value.code == "variant_sold_out"
    await stocked.reship("#S-1", ("1",), "key-1")
    assert (await stock(stocked))["blue"] == 1


async def test_what_was_sent_again_and_came_can_be_sent_again(store: Store[Tx], stocked: LocalShop) -> None:
    came = replace(parcel(NOW, replaces="key-0"), id="again", status="delivered")
    await load(store, ShopData(orders=(sent("#S-2", parcel(NOW - 1), came),)))
    await stocked.reship("#S-2", ("1",), "key-1")
    assert [one.replaces for one in (await order_of(stocked, "#S-2")).shipments if one.replaces] != ["key-0"]


async def test_two_nodes_do_not_send_the_last_one_twice(
    store: Store[Tx], stocked: LocalShop, database_url: str, clock: ManualClock
) -> None:
    numbers = [f"#S-{number}" for number in range(6)]
    await load(store, ShopData(orders=tuple(replace(sent(one), payments=()) for one in numbers)))
    other = Store(database(database_url), Journal("other", lambda _tx, _recorded: None), clock=clock)
    try:
        shops = [stocked, LocalShop(other)]
        calls = (shops[at % 2].reship(one, ("1",), f"key-{one}") for at, one in enumerate(numbers))
        answers = await asyncio.gather(*calls, return_exceptions=True)
    finally:
        await other.close()
    refused = [one.code for one in answers if isinstance(one, ShopRefused)]
    assert (len(answers) - len(refused), set(refused)) == (1, {"variant_sold_out"})
    assert (await stock(stocked))["blue"] == 1


async def test_what_went_back_before_anybody_kept_why_still_counts(store: Store[Tx], stocked: LocalShop) -> None:
    back = Return("R-S", ("1",), CARD, Money(100, "USD"), "requested", NOW)
    gone = Refund("r-s", "p1", Money(100, "USD"), "done", NOW)
    again = sent("#S-3", parcel(NOW), returns=(back,), refunds=(gone,))
    await load(store, ShopData(orders=(replace(again, status="returning"),)))
    await stocked.close_return("#S-3", "R-S", Money(0, "USD"), "key-1")
    assert (await order_of(stocked, "#S-3")).status == "partially_refunded"


async def refused(write: Callable[[str, str], Awaitable[object]], code: str) -> None:
    """The shop says no."""
    with pytest.raises(ShopRefused) as said:
        await write("#W-1", "key-2")
    assert said.value.code == code


async def test_an_order_grows_late_without_a_write(store: Store[Tx], stocked: LocalShop, clock: ManualClock) -> None:
    due = replace(order(5_500, ship_by=clock.now()), id="#L-1", customer_id=ANA)
    await load(store, ShopData(orders=(due,)))
    reads: list[Callable[[], Awaitable[Money | None]]] = [lambda: _fee(stocked), lambda: _listed_fee(stocked)]
    assert [await read() for read in reads] == [None, None]
    clock.advance(1)
    assert [await read() for read in reads] == [Money(500, "USD")] * 2


async def _fee(shop: LocalShop) -> Money | None:
    return (await order_of(shop, "#L-1")).late_fee


async def _listed_fee(shop: LocalShop) -> Money | None:
    [found] = [one for one in await shop.orders(ANA, limit=100) if one.id == "#L-1"]
    return found.late_fee
