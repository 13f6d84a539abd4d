"""What every shop adapter must keep. Subclass ShopConformance and give a fixture `shop` that holds tests.shops.world.

A shop of the far side that cannot be filled with the world answers from captured payloads of it.
"""

import anyio
import pytest

from tests.shops.world import ANA, BO
from xiaoer.kit.clock import from_iso
from xiaoer.kit.money import Money
from xiaoer.order.facts import Address, Cancellation, Invoice, ShippingFee
from xiaoer.order.shop import OPERATIONS, Shop, ShopRefused


class ShopConformance:
    """The promises of the port, one test each."""

    async def test_every_write_says_what_it_guarantees(self, shop: Shop) -> None:
        assert set(shop.operations) == set(OPERATIONS)
        assert shop.name

    # -- reads: the facts

    async def test_an_order_comes_with_all_that_hangs_on_it(self, shop: Shop) -> None:
        order = await shop.order("#K-1001", ANA)
        assert order is not None
        assert (order.id, order.customer_id, order.status) == ("#K-1001", ANA, "paid")
        assert order.placed_at == from_iso("2026-10-01T08:00:00Z")
        assert [(item.line, item.variant_id, item.quantity) for item in order.items] == [
            ("1", "bowl-s", 2),
            ("2", "tray", 1),
        ]
        assert order.total == order.paid == Money(5900, "USD")
        assert order.refunded == Money(0, "USD")
        assert [payment.kind for payment in order.payments] == ["card", "gift_card"]
        assert order.address.city == "Madrid"
        assert order.coupon == "ANA5"

    async def test_a_parcel_comes_with_what_the_carrier_told(self, shop: Shop) -> None:
        order = await shop.order("#K-1002", ANA)
        assert order is not None
        [parcel] = order.shipments
        assert (parcel.carrier, parcel.tracking, parcel.status) == ("Heron", "HR 0001 77", "in_transit")
        assert [(event.place, event.text) for event in parcel.events] == [("Depot 0", "a"), ("Depot 1", "b")]
        assert parcel.events[0].at < parcel.events[1].at

    @pytest.mark.in_turn
    @pytest.mark.parametrize("typed", ["#K-1001", "K-1001", " k1001", "#k 1001", "Ｋ－１００１"])
    async def test_a_number_is_read_as_people_type_it(self, shop: Shop, typed: str) -> None:
        order = await shop.order(typed, ANA)
        assert order is not None
        assert order.id == "#K-1001"

    @pytest.mark.in_turn
    @pytest.mark.parametrize("typed", ["#K-100", "1001", "", "#", "#K-10011", "%", "' OR 1=1 --"])
    async def test_a_number_that_is_not_there_is_nobodys(self, shop: Shop, typed: str) -> None:
        assert await shop.order(typed, ANA) is None
        assert await shop.order_by_tracking(typed, ANA) is None

    async def test_the_newest_orders_come_first(self, shop: Shop) -> None:
        orders = await shop.orders(ANA)
        assert [order.id for order in orders] == [f"#K-100{n}" for n in (6, 5, 4, 3, 2, 1)]
        assert await shop.orders(ANA, limit=2) == orders[:2]
        assert orders[-1] == await shop.order("#K-1001", ANA)

    async def test_an_order_is_found_by_its_tracking_number(self, shop: Shop) -> None:
        for typed in ("HR 0001 77", "hr000177", "HR-0001-77"):
            order = await shop.order_by_tracking(typed, ANA)
            assert order is not None
            assert order.id == "#K-1002"

    async def test_a_customer_comes_with_addresses_and_ways_to_pay(self, shop: Shop) -> None:
        ana = await shop.customer(ANA)
        assert ana is not None
        assert (ana.name, ana.locale) == ("Ana Ruiz", "es")
        assert [address.line1 for address in ana.addresses] == ["12 Calle Mayor", "1 Plaza Chica"]
        assert {method.id: method.balance for method in ana.methods} == {"m-card": None, "m-gift": Money(500, "USD")}
        assert await shop.customer("c-nobody") is None

    async def test_a_bill_is_hers_alone(self, shop: Shop) -> None:
        bill = await shop.invoice("k1002", ANA)
        at = from_iso("2026-10-02T08:00:00Z")
        assert bill == Invoice("INV-1002", at, Money(1800, "USD"), "/bills/1002", "Inn Ltd", Money(300, "USD"))
        announced = await shop.invoice("#K-2002", BO)
        assert announced is not None
        assert (announced.url, announced.seller, announced.tax) == (None, "", None)
        for number, customer_id in (("#K-2002", ANA), ("#K-1002", BO), ("#K-1001", ANA), ("", ANA)):
            assert await shop.invoice(number, customer_id) is None

    @pytest.mark.in_turn
    @pytest.mark.parametrize(
        ("country", "region", "currency", "fee"),
        [
            ("ES", "", "USD", ShippingFee(Money(490, "USD"), Money(4500, "USD"), 3)),
            (" españa ", "Madrid", "USD", ShippingFee(Money(490, "USD"), Money(4500, "USD"), 3)),
            ("España", "CANARIAS", "USD", ShippingFee(Money(1290, "USD"))),
            ("Spain", "Canarias", "USD", ShippingFee(Money(490, "USD"), Money(4500, "USD"), 3)),
            ("ES", "", "EUR", None),
            ("Mars", "", "USD", None),
            ("", "", "USD", None),
        ],
    )
    async def test_sending_costs_what_the_place_costs(
        self, shop: Shop, country: str, region: str, currency: str, fee: ShippingFee | None
    ) -> None:
        to = Address(name="", line1="", city="", country=country, region=region)
        assert await shop.shipping_fee(to, currency) == fee

    async def test_a_product_is_told_in_the_nearest_locale(self, shop: Shop) -> None:
        bowl = await shop.product("bowl", "zh-CN")
        assert bowl is not None
        assert (bowl.title, bowl.variants[0].options) == ("饭碗", {"尺寸": "小"})
        fallback = await shop.product("bowl", "es")
        assert fallback is not None
        assert (fallback.title, fallback.locale) == ("Bowl", "en")
        assert await shop.product("nothing", "en") is None

    async def test_what_can_be_bought_is_on_sale_and_on_the_shelf(self, shop: Shop) -> None:
        products = await shop.products("en")
        offered = {variant.id: (variant.available, variant.stock) for one in products for variant in one.variants}
        assert offered == {
            "bowl-s": (True, 5),
            "bowl-l": (False, 0),
            "tray": (True, None),
            "tray-old": (False, None),
        }
        assert products[0].variants[0].price("USD") == Money(1200, "USD")
        assert products[0].variants[0].price("EUR") is None

    async def test_products_come_in_pages(self, shop: Shop) -> None:
        [first] = await shop.products("en", limit=1)
        [second] = await shop.products("en", limit=1, after=first.id)
        assert (first.id, second.id) == ("bowl", "tray")
        assert await shop.products("en", after=second.id) == ()

    @pytest.mark.in_turn
    @pytest.mark.parametrize(
        ("said", "found"),
        [
            ("do you have bowls?", ["bowl"]),
            ("BOWL", ["bowl"]),
            ("饭碗还有吗", ["bowl"]),
            ("a bowl and a tray", ["bowl", "tray"]),
            ("is it small", []),  # an option alone names nothing
            ("", []),
            ("' OR 1=1 --", []),
            ("x" * 5000, []),
        ],
    )
    async def test_a_product_is_found_by_what_people_call_it(self, shop: Shop, said: str, found: list[str]) -> None:
        products = await shop.find_products(said, "en")
        assert [product.id for product in products] == found
        assert products == tuple([await shop.product(one, "en") for one in found])
        assert await shop.find_products(said, "en", limit=0) == ()

    # -- reads: what must not be seen

    async def test_nobody_sees_what_is_not_hers(self, shop: Shop) -> None:
        assert await shop.order("#K-1001", BO) is None
        assert await shop.order("K-1001", BO) is None
        assert await shop.order_by_tracking("HR 0001 77", BO) is None
        assert {order.id for order in await shop.orders(BO)} == {"#K-2001", "#K-2002"}
        assert {order.customer_id for order in await shop.orders(BO)} == {BO}
        assert await shop.orders("c-nobody") == ()
        assert [coupon.code for coupon in await shop.coupons(BO)] == ["ALL10"]

    # -- cancelling

    async def test_a_cancelled_order_gives_everything_back(self, shop: Shop) -> None:
        done = await shop.cancel_order("#K-1001", "no_longer_needed", "key-1")
        assert (done.order_id, done.was, done.coupon_returned) == ("#K-1001", "paid", True)
        assert {back.variant_id: back.quantity for back in done.restocked} == {"bowl-s": 2}
        order = await shop.order("#K-1001", ANA)
        assert order is not None
        assert (order.status, order.cancelled_at, order.cancel_reason) == ("cancelled", done.at, "no_longer_needed")
        assert order.refunded == order.paid == Money(5900, "USD")
        # A gift card has it at once, a card through its bank.
        by_payment = {refund.payment_id: (refund.amount.amount, refund.status) for refund in order.refunds}
        assert by_payment == {"#K-1001/p1": (4900, "pending"), "#K-1001/p2": (1000, "done")}
        assert await _gift_balance(shop) == Money(1500, "USD")
        assert await _stock(shop) == 7
        assert {coupon.code: coupon.used for coupon in await shop.coupons(ANA)} == {"ALL10": False, "ANA5": False}

    async def test_the_same_key_cancels_once(self, shop: Shop) -> None:
        first = await shop.cancel_order("#K-1001", "no_longer_needed", "key-1")
        order = await shop.order("#K-1001", ANA)
        again = await shop.cancel_order("K1001", "ordered_by_mistake", "key-1")
        assert again == first
        assert await shop.order("#K-1001", ANA) == order
        assert await _stock(shop) == 7
        assert await _gift_balance(shop) == Money(1500, "USD")

    async def test_many_at_once_with_one_key_cancel_once(self, shop: Shop) -> None:
        answers: list[Cancellation] = []

        async def ask() -> None:
            answers.append(await shop.cancel_order("#K-1001", "no_longer_needed", "key-1"))

        async with anyio.create_task_group() as group:
            for _ in range(8):
                group.start_soon(ask)
        assert answers == answers[:1] * 8
        assert await _stock(shop) == 7

    async def test_another_key_finds_it_cancelled(self, shop: Shop) -> None:
        await shop.cancel_order("#K-1001", "no_longer_needed", "key-1")
        with pytest.raises(ShopRefused) as refused:
            await shop.cancel_order("#K-1001", "no_longer_needed", "key-2")
        assert refused.value.code == "order_cancelled"
        assert await _stock(shop) == 7

    async def test_a_key_stands_for_one_thing(self, shop: Shop) -> None:
        await shop.cancel_order("#K-1001", "no_longer_needed", "key-1")
        with pytest.raises(ShopRefused) as refused:
            await shop.cancel_order("#K-1003", "no_longer_needed", "key-1")
        assert refused.value.code == "key_reused"
        other = await shop.order("#K-1003", ANA)
        assert other is not None
        assert other.status == "unpaid"

    @pytest.mark.parametrize(
        ("number", "code"),
        [
            ("#K-1002", "order_shipped"),
            ("#K-1005", "order_cancelled"),
            ("#K-1006", "order_refunded"),
            ("#K-9999", "order_not_found"),
        ],
    )
    async def test_what_cannot_be_cancelled_stays_as_it_is(self, shop: Shop, number: str, code: str) -> None:
        before = await shop.orders(ANA)
        with pytest.raises(ShopRefused) as refused:
            await shop.cancel_order(number, "no_longer_needed", "key-1")
        assert refused.value.code == code
        assert await shop.orders(ANA) == before
        assert await _stock(shop) == 5

    async def test_a_refused_key_may_be_used_again(self, shop: Shop) -> None:
        with pytest.raises(ShopRefused):
            await shop.cancel_order("#K-9999", "no_longer_needed", "key-1")
        done = await shop.cancel_order("#K-1003", "no_longer_needed", "key-1")
        assert (done.was, done.refunds) == ("unpaid", ())

    async def test_only_what_is_left_of_a_payment_goes_back(self, shop: Shop) -> None:
        done = await shop.cancel_order("#K-1004", "no_longer_needed", "key-1")
        assert [refund.amount for refund in done.refunds] == [Money(1000, "USD")]
        order = await shop.order("#K-1004", ANA)
        assert order is not None
        assert order.refunded == order.paid
        assert [parcel.status for parcel in order.shipments] == ["cancelled"]


async def _stock(shop: Shop) -> int | None:
    bowl = await shop.product("bowl", "en")
    assert bowl is not None
    return bowl.variants[0].stock


async def _gift_balance(shop: Shop) -> Money | None:
    ana = await shop.customer(ANA)
    assert ana is not None
    return next(method.balance for method in ana.methods if method.id == "m-gift")
