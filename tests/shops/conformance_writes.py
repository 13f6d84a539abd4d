"""What every write of the port must keep: its effect to the cent, once for each key, or a refusal and nothing else.

Subclass WritesConformance and give a fixture `stocked`: the shop with tests.shops.world.WORLD and MORE in it.
"""

from typing import Any

import anyio
import pytest
from msgspec.structs import replace

from tests.shops.calls import (
    GIVEN,
    NEW,
    TO_BLUE,
    TO_TIN,
    WRITES,
    Call,
    back,
    everything,
    gift,
    order_of,
    stock,
    usd,
)
from tests.shops.refused import REFUSED
from tests.shops.world import ANA, BO, CARD, GIFT
from xiaoer.order.facts import Customer, Swap
from xiaoer.order.shop import Shop, ShopRefused


class WritesConformance:
    """The promises of the writes, one test each."""

    async def test_every_write_is_tried(self, stocked: Shop) -> None:
        assert set(WRITES) == set(stocked.operations)

    # -- once for each key

    @pytest.mark.parametrize("name", WRITES)
    async def test_the_same_key_has_its_effect_once(self, stocked: Shop, name: str) -> None:
        call, _ = WRITES[name]
        before = await everything(stocked)
        first = await call(stocked, "key-1")
        after = await everything(stocked)
        assert after != before
        assert await call(stocked, "key-1") == first
        assert await everything(stocked) == after

    @pytest.mark.parametrize("name", WRITES)
    @pytest.mark.in_turn
    async def test_many_at_once_with_one_key_have_it_once(self, stocked: Shop, name: str) -> None:
        call, _ = WRITES[name]
        answers: list[Any] = []

        async def ask() -> None:
            answers.append(await call(stocked, "key-1"))

        async with anyio.create_task_group() as group:
            for _ in range(5):
                group.start_soon(ask)
        after = await everything(stocked)
        assert answers == answers[:1] * 5
        assert answers[0] == await call(stocked, "key-1")
        assert await everything(stocked) == after
        for order in await stocked.orders(ANA, limit=100):
            made: list[Any] = [*order.refunds, *order.returns, *order.exchanges, *order.claims, *order.hurries]
            keys = [one.reference for one in made if one.reference == "key-1"]
            assert len(keys) <= (2 if name == "cancel_order" else 1)
            assert [parcel.replaces for parcel in order.shipments].count("key-1") <= 1

    @pytest.mark.parametrize("name", WRITES)
    @pytest.mark.in_turn
    async def test_a_key_stands_for_one_write_of_one_thing(self, stocked: Shop, name: str) -> None:
        call, other = WRITES[name]
        await call(stocked, "key-1")
        after = await everything(stocked)
        another = WRITES["compensate" if name != "compensate" else "refund"][0]
        for again in (other, another):
            with pytest.raises(ShopRefused) as refused:
                await again(stocked, "key-1")
            assert refused.value.code == "key_reused"
        assert await everything(stocked) == after

    @pytest.mark.parametrize(("call", "code"), REFUSED)
    @pytest.mark.in_turn
    async def test_what_is_refused_changes_nothing_and_uses_no_key(self, stocked: Shop, call: Call, code: str) -> None:
        before = await everything(stocked)
        with pytest.raises(ShopRefused) as refused:
            await call(stocked, "key-1")
        assert refused.value.code == code
        assert await everything(stocked) == before
        # The key was not used up.
        await stocked.change_address("#W-1", NEW, "key-1")

    # -- lines called off

    async def test_a_line_called_off_goes_back_with_its_share_of_the_discount(self, stocked: Shop) -> None:
        done = await stocked.cancel_order("#W-1", "other", "key-1", ("1",))
        # 2 x 1000 of 5500, and 200 of the discount of 550.
        assert [refund.amount for refund in done.refunds] == [usd(1800)]
        assert [(one.variant_id, one.quantity) for one in done.restocked] == [("cup-red", 2)]
        order = await order_of(stocked, "#W-1")
        assert (order.status, order.total, order.discount, order.shipping) == ("paid", usd(3450), usd(350), usd(300))
        assert [item.cancelled for item in order.items] == [True, False]
        assert back(order) == [("#W-1/p1", 1800, "pending", None)]
        assert ((await stock(stocked))["red"], await gift(stocked)) == (7, 500)
        last = await stocked.cancel_order("#W-1", "other", "key-2", ("2",))
        assert sorted(refund.amount.amount for refund in last.refunds) == [1000, 2450]
        order = await order_of(stocked, "#W-1")
        assert (order.status, order.refunded, await gift(stocked)) == ("cancelled", order.paid, 1500)

    async def test_a_line_goes_back_as_far_as_anything_is_left(self, stocked: Shop) -> None:
        await stocked.compensate("#W-4", usd(1500), "key-1")
        done = await stocked.cancel_order("#W-4", "other", "key-2", ("1",))
        assert [refund.amount for refund in done.refunds] == [usd(500)]
        order = await order_of(stocked, "#W-4")
        assert (order.refunded, order.status) == (usd(2000), "paid")

    async def test_a_line_of_what_is_not_paid_costs_nothing_back(self, stocked: Shop) -> None:
        done = await stocked.cancel_order("#W-3", "other", "key-1", ("1",))
        assert (done.refunds, (await order_of(stocked, "#W-3")).status) == ((), "cancelled")

    # -- changes

    async def test_an_order_goes_to_another_address(self, stocked: Shop) -> None:
        done = await stocked.change_address("w1", NEW, "key-1")
        assert done.reference == "key-1"
        assert (await order_of(stocked, "#W-1")).address == NEW
        assert (await order_of(stocked, "#W-2")).address.line1 == "12 Calle Mayor"

    async def test_the_default_address_is_the_first_of_hers(self, stocked: Shop) -> None:
        await stocked.change_default_address(ANA, NEW, "key-1")
        ana = await stocked.customer(ANA)
        assert ana is not None
        assert [one.line1 for one in ana.addresses] == ["9 Calle Nueva", "1 Plaza Chica"]
        await stocked.change_default_address(BO, NEW, "key-2")
        bo = await stocked.customer(BO)
        assert bo is not None
        assert bo.addresses == (NEW,)

    async def test_a_dearer_variant_is_paid_for(self, stocked: Shop) -> None:
        await stocked.change_items("#W-7", (TO_BLUE,), GIFT, "key-1")
        order = await order_of(stocked, "#W-7")
        assert (order.total, order.paid, order.refunded, await gift(stocked)) == (usd(1500), usd(1500), usd(0), 0)
        assert [(item.variant_id, item.price, item.options) for item in order.items] == [
            ("cup-blue", usd(1500), {"size": "blue"})
        ]
        assert order.items_changed_at is not None
        assert await stock(stocked) == {"red": 6, "blue": 2, "tin": 9, "gold": 9, "old": None}

    async def test_a_cheaper_one_goes_back_never_more_than_a_payment_holds(self, stocked: Shop) -> None:
        # 2 x 400 less; the gift card has it all, though only what is left of each payment goes back.
        await stocked.compensate("#W-1", usd(4000), "key-0")
        await stocked.change_items("#W-1", (TO_TIN,), GIFT, "key-1")
        order = await order_of(stocked, "#W-1")
        assert (order.total, order.refunded, await gift(stocked)) == (usd(4450), usd(4800), 1300)
        for payment in order.payments:
            gone = sum(one.amount.amount for one in order.refunds if one.payment_id == payment.id)
            assert gone <= payment.amount.amount
        await stocked.compensate("#W-1", usd(450), "key-2")
        with pytest.raises(ShopRefused) as refused:
            await stocked.compensate("#W-1", usd(1), "key-3")
        assert refused.value.code == "more_than_paid"

    async def test_what_is_no_longer_there_to_give_back_is_not_given(self, stocked: Shop) -> None:
        await stocked.compensate("#W-7", usd(900), "key-0")
        before = await everything(stocked)
        with pytest.raises(ShopRefused) as refused:
            await stocked.change_items("#W-7", (TO_TIN,), CARD, "key-1")
        assert (refused.value.code, await everything(stocked)) == ("more_than_paid", before)

    async def test_two_lines_do_not_take_more_than_is_on_the_shelf(self, stocked: Shop) -> None:
        await stocked.change_items("#W-1", (TO_BLUE,), CARD, "key-1")
        with pytest.raises(ShopRefused) as refused:
            await stocked.change_items("#W-4", (Swap("1", "cup-blue"), Swap("2", "cup-blue")), CARD, "key-2")
        assert refused.value.code == "variant_sold_out"
        assert (await stock(stocked))["blue"] == 1

    async def test_an_order_is_paid_another_way(self, stocked: Shop) -> None:
        await stocked.cancel_order("#W-4", "other", "key-0", ("2",))
        await stocked.compensate("#W-4", usd(600), "key-1")
        await stocked.change_payment("#W-4", GIFT, "key-2")
        order = await order_of(stocked, "#W-4")
        assert [(one.method_id, one.amount) for one in order.payments] == [(CARD, usd(2000)), (GIFT, usd(400))]
        assert (order.refunded, await gift(stocked)) == (usd(2000), 100)
        causes = sorted(one.cause for one in order.refunds)
        assert causes == ["cancellation", "compensation", "repayment"]

    # -- money

    async def test_a_refund_is_taken_from_one_payment(self, stocked: Shop) -> None:
        await stocked.refund("#W-2", usd(700), "#W-2/p1", "key-1")
        order = await order_of(stocked, "#W-2")
        assert (back(order), order.status) == ([("#W-2/p1", 700, "pending", None)], "partially_refunded")
        assert [(one.cause, one.reference) for one in order.refunds] == [("refund", "key-1")]
        await stocked.refund("#W-2", usd(4800), "#W-2/p1", "key-2")
        order = await order_of(stocked, "#W-2")
        assert (order.refunded, order.status) == (order.paid, "refunded")

    async def test_a_compensation_goes_back_over_the_payments(self, stocked: Shop) -> None:
        await stocked.compensate("#W-1", usd(4750), "key-1")
        order = await order_of(stocked, "#W-1")
        assert back(order) == [("#W-1/p1", 4250, "pending", None), ("#W-1/p2", 500, "done", None)]
        assert (order.status, order.total, await gift(stocked)) == ("paid", usd(5250), 1000)

    async def test_a_coupon_is_hers_alone(self, stocked: Shop) -> None:
        await stocked.issue_coupon(ANA, GIVEN, "key-1")
        assert replace(GIVEN, reference="key-1") in await stocked.coupons(ANA)
        assert GIVEN.code not in [one.code for one in await stocked.coupons(BO)]

    # -- back

    async def test_lines_that_come_back_are_worth_what_was_paid_for_them(self, stocked: Shop) -> None:
        await stocked.compensate("#W-2", usd(4000), "key-0")
        await stocked.request_return("#W-2", ("2",), GIFT, "key-1")
        order = await order_of(stocked, "#W-2")
        assert [(one.lines, one.method_id, one.amount, one.status, one.reference) for one in order.returns] == [
            (("2",), GIFT, usd(1500), "requested", "key-1")
        ]
        # Nothing goes back before it is here.
        assert (order.status, order.refunded, await gift(stocked)) == ("returning", usd(4000), 500)
        for again in (WRITES["request_return"][0], WRITES["request_exchange"][0]):
            with pytest.raises(ShopRefused) as refused:
                await again(stocked, "key-2")
            assert refused.value.code == "already_coming_back"

    @pytest.mark.parametrize(("swap", "difference"), [(TO_BLUE, 1000), (TO_TIN, -800)])
    async def test_an_exchange_sets_aside_what_is_wanted(self, stocked: Shop, swap: Swap, difference: int) -> None:
        before = await stock(stocked)
        await stocked.request_exchange("#W-2", (swap,), CARD, "key-1")
        order = await order_of(stocked, "#W-2")
        assert [(one.swaps, one.difference, one.reference) for one in order.exchanges] == [
            ((swap,), usd(difference), "key-1")
        ]
        assert (order.status, order.paid, order.refunded) == ("exchanging", usd(5500), usd(0))
        wanted = swap.variant_id.removeprefix("cup-")
        assert await stock(stocked) == before | {wanted: (before[wanted] or 0) - 2}

    # -- who it is

    @pytest.mark.in_turn
    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({"email": "ana@example.com"}, [ANA]),
            ({"email": " ANA@Example.com "}, [ANA]),
            ({"name": "ana  ruiz", "postal_code": "280 13"}, [ANA]),
            ({"name": "Ana Ruiz", "postal_code": "28014"}, []),
            ({"name": "Ana Ruiz"}, []),
            ({"postal_code": "28013"}, []),
            ({"name": "Cleo Ito", "postal_code": "-"}, []),
            ({"name": " ", "postal_code": "28013"}, []),
            ({"email": " "}, []),
            ({"email": "ana@example"}, []),
            ({"email": "%"}, []),
            ({}, []),
        ],
    )
    async def test_customers_are_found_by_what_only_they_know(
        self, stocked: Shop, asked: dict[str, str], found: list[str]
    ) -> None:
        told: tuple[Customer, ...] = await stocked.find_customers(**asked)
        assert [one.id for one in told] == found
