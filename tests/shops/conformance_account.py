"""What the writes about a customer's account and coupons must keep. Needs the fixture `stocked`, as the others."""

import pytest
from msgspec.structs import replace

from tests.shops.calls import GIVEN, usd
from tests.shops.world import ANA, BO, LOCKED
from xiaoer.order.facts import Customer
from xiaoer.order.shop import Shop, ShopRefused


async def customer(shop: Shop, customer_id: str = ANA) -> Customer:
    """A customer who is there."""
    found = await shop.customer(customer_id)
    assert found is not None
    return found


class AccountConformance:
    """The promises of these writes, one test each."""

    async def test_a_locked_account_is_locked_until_it_is_unlocked(self, stocked: Shop) -> None:
        before = await customer(stocked)
        await stocked.lock_account(ANA, "key-1")
        assert await customer(stocked) == replace(before, locked=True, reference="key-1")
        assert (await customer(stocked, BO)).locked is False
        await stocked.unlock_account(ANA, "key-2")
        assert await customer(stocked) == replace(before, locked=False, reference="key-2")

    async def test_a_password_can_be_chosen_anew_even_while_locked(self, stocked: Shop) -> None:
        for number, who in enumerate((ANA, LOCKED)):
            before = await customer(stocked, who)
            await stocked.reset_password(who, f"key-{number}")
            assert await customer(stocked, who) == replace(before, reference=f"key-{number}")

    @pytest.mark.in_turn
    @pytest.mark.parametrize(
        ("email", "phone", "told"),
        [
            (" Ana.Nueva@Example.com ", "", ("Ana.Nueva@Example.com", "+34 600 000 001")),
            ("", "+34 (600) 000-009", ("ana@example.com", "+34 (600) 000-009")),
            ("ana@correo.example", "600 000 009", ("ana@correo.example", "600 000 009")),
            ("ana+tienda@bücher.example", "", ("ana+tienda@bücher.example", "+34 600 000 001")),
            ("ANA@example.com", "", ("ANA@example.com", "+34 600 000 001")),
        ],
    )
    async def test_she_is_reached_and_found_by_what_she_says_now(
        self, stocked: Shop, email: str, phone: str, told: tuple[str, str]
    ) -> None:
        before = await customer(stocked)
        await stocked.change_contact(ANA, email, phone, "key-1")
        assert await customer(stocked) == replace(before, email=told[0], phone=told[1], reference="key-1")
        found = await stocked.find_customers(email=told[0].upper())
        assert [one.id for one in found] == [ANA]
        old = await stocked.find_customers(email=before.email)
        assert [one.id for one in old] == ([ANA] if told[0].casefold() == before.email else [])

    async def test_a_coupon_says_what_it_is_for_and_what_it_replaces(self, stocked: Shop) -> None:
        first = replace(GIVEN, products=("cup", "tray"), stackable=True, replaces="ANA5")
        await stocked.issue_coupon(ANA, first, "key-1")
        assert replace(first, reference="key-1") in await stocked.coupons(ANA)
        before = await stocked.coupons(ANA)
        with pytest.raises(ShopRefused) as refused:
            await stocked.issue_coupon(ANA, replace(first, code="SORRY-2", amount=usd(1)), "key-2")
        assert (refused.value.code, await stocked.coupons(ANA)) == ("already_reissued", before)
        # One that is everybody's is replaced for each.
        await stocked.issue_coupon(ANA, replace(GIVEN, code="SORRY-3", replaces="ALL10"), "key-3")
        await stocked.issue_coupon(BO, replace(GIVEN, code="SORRY-4", replaces="ALL10"), "key-4")
