"""What the writes about late, lost, broken and returned goods must keep. Needs the fixture `stocked`, as the others."""

import pytest

from tests.shops.calls import back, everything, gift, order_of, stock, usd
from tests.shops.world import CARD, GIFT, SHED
from xiaoer.kit.clock import HOUR
from xiaoer.order.facts import Order
from xiaoer.order.shop import Shop, ShopRefused


def cases(order: Order) -> list[str]:
    """How what hangs on an order stands."""
    back = [*(one.status for one in order.returns), *(one.status for one in order.exchanges)]
    return [*back, *(one.status for one in order.claims)]


class AftersalesConformance:
    """The promises of these writes, one test each."""

    # -- late

    @pytest.mark.parametrize(("number", "hours"), [("#W-1", 24), ("#W-6", 48)])
    async def test_somebody_sees_to_it_until_then(self, stocked: Shop, number: str, hours: int) -> None:
        done = await stocked.hurry(number, "key-1")
        [promise] = (await order_of(stocked, number)).hurries
        assert (promise.at, promise.due_at, promise.reference) == (done.at, done.at + hours * HOUR, "key-1")
        before = await everything(stocked)
        with pytest.raises(ShopRefused) as refused:
            await stocked.hurry(number, "key-2")
        assert (refused.value.code, await everything(stocked)) == ("already_hurried", before)

    async def test_what_is_late_is_owed_for_until_it_is_called_off(self, stocked: Shop) -> None:
        # 5 % of 55.00 would be less than the least.
        assert (await order_of(stocked, "#W-17")).late_fee == usd(500)
        assert (await order_of(stocked, "#W-1")).late_fee is None
        await stocked.compensate("#W-17", usd(500), "key-1")
        assert (await order_of(stocked, "#W-17")).late_fee == usd(500)
        await stocked.cancel_order("#W-17", "other", "key-2")
        assert (await order_of(stocked, "#W-17")).late_fee is None

    # -- once more

    async def test_what_is_sent_again_is_taken_off_the_shelf_at_no_cost(self, stocked: Shop) -> None:
        before, shelf = await order_of(stocked, "#W-2"), await stock(stocked)
        await stocked.reship("#W-2", ("1", "2"), "key-1")
        order = await order_of(stocked, "#W-2")
        [again] = [parcel for parcel in order.shipments if parcel.replaces]
        assert (again.replaces, again.status, again.lines) == ("key-1", "label_created", ("1", "2"))
        assert (again.carrier, again.shipped_at) == ("Heron", None)
        assert (order.total, order.paid, order.refunded) == (before.total, before.paid, before.refunded)
        assert (order.status, order.items) == (before.status, before.items)
        assert await stock(stocked) == shelf | {"red": (shelf["red"] or 0) - 2}
        found = await stocked.order_by_tracking(again.tracking, order.customer_id)
        assert found is not None
        assert found.id == "#W-2"
        with pytest.raises(ShopRefused) as refused:
            await stocked.reship("#W-2", ("2",), "key-2")
        assert refused.value.code == "already_reshipped"

    async def test_what_is_not_on_the_shelf_is_not_sent_again(self, stocked: Shop) -> None:
        # Five red cups; each takes two.
        await stocked.reship("#W-2", ("1",), "key-1")
        await stocked.reship("#W-5", ("1",), "key-2")
        before = await everything(stocked)
        with pytest.raises(ShopRefused) as refused:
            await stocked.reship("#W-14", ("2", "1"), "key-3")
        assert (refused.value.code, await everything(stocked)) == ("variant_sold_out", before)

    # -- claims

    @pytest.mark.parametrize("accepted", [True, False])
    async def test_a_claim_is_open_until_it_is_looked_into(self, stocked: Shop, *, accepted: bool) -> None:
        await stocked.open_claim("#W-2", "not_received", ("1",), "key-1")
        [claim] = (await order_of(stocked, "#W-2")).claims
        assert (claim.kind, claim.lines, claim.status, claim.reference) == (
            "not_received",
            ("1",),
            "requested",
            "key-1",
        )
        # Another line is another matter.
        await stocked.open_claim("#W-2", "damaged", ("2",), "key-2")
        await stocked.close_claim("#W-2", claim.id, "key-3", accepted=accepted)
        order = await order_of(stocked, "#W-2")
        assert sorted(cases(order)) == sorted(["done" if accepted else "refused", "requested"])
        assert (order.status, order.refunded) == ("delivered", usd(0))
        await stocked.open_claim("#W-2", "wrong", ("1",), "key-4")

    # -- labels

    @pytest.mark.parametrize(("number", "case"), [("#W-10", "R-10"), ("#W-12", "X-12")])
    async def test_a_label_says_where_it_goes(self, stocked: Shop, number: str, case: str) -> None:
        await stocked.issue_label(number, case, "key-1")
        order = await order_of(stocked, number)
        [label] = [*(one.label for one in order.returns), *(one.label for one in order.exchanges)]
        assert label is not None
        assert (label.carrier, label.to.line1, label.to.city) == ("Heron", SHED["line1"], SHED["city"])
        assert len(label.tracking) > 8
        assert cases(order) == ["requested"]

    # -- what came back for money

    @pytest.mark.parametrize(("amount", "stands"), [(2000, "partially_refunded"), (1, "partially_refunded")])
    async def test_what_came_back_is_paid_and_put_on_the_shelf(self, stocked: Shop, amount: int, stands: str) -> None:
        shelf = await stock(stocked)
        await stocked.close_return("#W-10", "R-10", usd(amount), "key-1")
        order = await order_of(stocked, "#W-10")
        assert (cases(order), order.status) == (["done"], stands)
        assert back(order) == [("#W-10/p1", amount, "pending", CARD)]
        assert [(one.cause, one.reference) for one in order.refunds] == [("return", "key-1")]
        assert await stock(stocked) == shelf | {"red": (shelf["red"] or 0) + 2}

    async def test_all_that_was_paid_is_all_of_the_order(self, stocked: Shop) -> None:
        await stocked.compensate("#W-11", usd(3500), "key-0")
        await stocked.close_return("#W-11", "R-11", usd(2000), "key-1")
        order = await order_of(stocked, "#W-11")
        assert (order.status, order.refunded, await gift(stocked)) == ("refunded", order.paid, 2500)

    async def test_never_more_than_is_left_is_paid_for_it(self, stocked: Shop) -> None:
        await stocked.compensate("#W-11", usd(3501), "key-0")
        before = await everything(stocked)
        with pytest.raises(ShopRefused) as refused:
            await stocked.close_return("#W-11", "R-11", usd(2000), "key-1")
        assert (refused.value.code, await everything(stocked)) == ("more_than_paid", before)
        await stocked.close_return("#W-11", "R-11", usd(1999), "key-2")
        assert (await order_of(stocked, "#W-11")).status == "refunded"

    @pytest.mark.parametrize(("refunded", "stands"), [(0, "delivered"), (100, "partially_refunded")])
    async def test_what_is_refused_stays_with_her(self, stocked: Shop, refunded: int, stands: str) -> None:
        shelf = await stock(stocked)
        if refunded:
            await stocked.refund("#W-10", usd(refunded), "#W-10/p1", "key-0")
        await stocked.close_return("#W-10", "R-10", usd(0), "key-1")
        order = await order_of(stocked, "#W-10")
        assert (cases(order), order.status, order.refunded) == (["refused"], stands, usd(refunded))
        assert await stock(stocked) == shelf
        await stocked.request_return("#W-10", ("1",), CARD, "key-2")

    async def test_what_was_paid_for_one_line_is_still_so_when_another_is_refused(self, stocked: Shop) -> None:
        await stocked.close_return("#W-10", "R-10", usd(2000), "key-1")
        await stocked.request_return("#W-10", ("2",), CARD, "key-2")
        [again] = [one for one in (await order_of(stocked, "#W-10")).returns if one.reference == "key-2"]
        await stocked.close_return("#W-10", again.id, usd(0), "key-3")
        order = await order_of(stocked, "#W-10")
        assert (sorted(cases(order)), order.status) == (["done", "refused"], "partially_refunded")
        assert order.refunded == usd(2000)

    # -- what came back for other variants

    async def test_a_dearer_one_is_paid_for_and_leaves(self, stocked: Shop) -> None:
        shelf = await stock(stocked)
        await stocked.close_exchange("#W-12", "X-12", "key-1", accepted=True)
        order = await order_of(stocked, "#W-12")
        assert (cases(order), order.status) == (["done"], "delivered")
        assert (order.total, order.paid, order.refunded) == (usd(6500), usd(6500), usd(0))
        assert [(item.variant_id, item.price) for item in order.items] == [
            ("cup-blue", usd(1500)),
            ("tray", usd(3500)),
        ]
        assert [(one.lines, one.status) for one in order.shipments if one.replaces == "key-1"] == [
            (("1",), "label_created")
        ]
        # The blue ones were set aside when it was asked for.
        assert await stock(stocked) == shelf | {"red": (shelf["red"] or 0) + 2}

    async def test_a_cheaper_one_gives_the_difference_back(self, stocked: Shop) -> None:
        await stocked.close_exchange("#W-13", "X-13", "key-1", accepted=True)
        order = await order_of(stocked, "#W-13")
        assert (order.total, order.paid - order.refunded, await gift(stocked)) == (usd(4700), usd(4700), 1300)
        assert [(one.cause, one.reference, one.method_id) for one in order.refunds] == [("difference", "key-1", GIFT)]

    async def test_an_exchange_that_is_refused_undoes_what_was_set_aside(self, stocked: Shop) -> None:
        before, shelf = await order_of(stocked, "#W-12"), await stock(stocked)
        await stocked.close_exchange("#W-12", "X-12", "key-1", accepted=False)
        order = await order_of(stocked, "#W-12")
        assert (cases(order), order.status) == (["refused"], "delivered")
        assert (order.items, order.total, order.payments) == (before.items, before.total, before.payments)
        assert (order.shipments, order.refunds) == (before.shipments, ())
        assert await stock(stocked) == shelf | {"blue": (shelf["blue"] or 0) + 2}

    async def test_from_the_request_to_the_end_nothing_is_lost(self, stocked: Shop) -> None:
        shelf = await stock(stocked)
        await stocked.request_return("#W-2", ("1",), CARD, "key-1")
        [asked] = (await order_of(stocked, "#W-2")).returns
        await stocked.issue_label("#W-2", asked.id, "key-2")
        await stocked.close_return("#W-2", asked.id, asked.amount, "key-3")
        order = await order_of(stocked, "#W-2")
        assert (order.refunded, order.status) == (usd(2000), "partially_refunded")
        assert await stock(stocked) == shelf | {"red": (shelf["red"] or 0) + 2}
