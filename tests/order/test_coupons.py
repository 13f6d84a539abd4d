"""Why a coupon does not apply, and which can be asked back."""

from typing import Any

import pytest
from msgspec.structs import replace

from xiaoer.kit.clock import DAY
from xiaoer.kit.money import Money
from xiaoer.order.coupons import Basket, basket_of, lost, misfit, why_not_lost
from xiaoer.order.facts import Address, Coupon, Item, Order

NOW = 1_000 * DAY
TEN = Coupon("Ten-10", 10, None, None, NOW - DAY, NOW + DAY)
CUP = Item("1", "cup", "cup-red", "Cup", {}, 2, Money(1000, "USD"))
TRAY = Item("2", "tray", "tray-1", "Tray", {}, 1, Money(3500, "USD"))
BASKET = Basket((CUP, TRAY), "USD", NOW)
OTHER = replace(TEN, code="OTHER")


def usd(amount: int) -> Money:
    """So many cents."""
    return Money(amount, "USD")


@pytest.mark.parametrize(
    ("change", "reason", "told"),
    [
        ({}, None, {}),
        ({"minimum": usd(5500)}, None, {}),
        ({"products": ("tray", "pot")}, None, {}),
        ({"starts_at": NOW}, None, {}),
        ({"used": True}, "used", {}),
        ({"ends_at": NOW}, "expired", {"since": NOW}),
        ({"starts_at": NOW + 1}, "not_yet", {"from_": NOW + 1}),
        ({"products": ("pot",)}, "wrong_goods", {}),
        ({"minimum": usd(5501)}, "threshold", {"missing": usd(1)}),
        # What it is not for does not count for what must be bought.
        ({"minimum": usd(5500), "products": ("cup",)}, "threshold", {"missing": usd(3500)}),
        ({"percent": None, "amount": Money(500, "EUR")}, "other_money", {}),
        ({"minimum": Money(500, "EUR")}, "other_money", {}),
        # What can never be mended is said before what can.
        ({"used": True, "ends_at": NOW, "minimum": usd(9_999)}, "used", {}),
        ({"ends_at": NOW, "minimum": usd(9_999)}, "expired", {"since": NOW}),
    ],
)
def test_why_it_does_not_apply(change: dict[str, Any], reason: str | None, told: dict[str, Any]) -> None:
    coupon = replace(TEN, **change)
    found = misfit(" ｔen-10 ", [OTHER, coupon], BASKET)
    if reason is None:
        assert found is None
        return
    assert found is not None
    assert (found.reason, found.coupon) == (reason, coupon)
    rest = {"since": None, "from_": None, "missing": None} | told
    assert {name: getattr(found, name) for name in rest} == rest


def test_a_code_nobody_gave_her_is_unknown() -> None:
    found = misfit("ten", [TEN], BASKET)
    assert found is not None
    assert (found.reason, found.coupon) == ("unknown", None)


@pytest.mark.parametrize(
    ("own", "beside", "stands"),
    [(False, None, True), (True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_what_is_not_made_for_others_stands_alone(own: bool, beside: bool | None, stands: bool) -> None:
    coupons = [replace(TEN, stackable=own), replace(OTHER, stackable=bool(beside))]
    codes = () if beside is None else ("other",)
    found = misfit("TEN-10", coupons, replace(BASKET, codes=codes))
    assert (found.reason if found else None) == (None if stands else "not_stackable")
    # Beside itself it stands.
    assert misfit("TEN-10", coupons, replace(BASKET, codes=("ten-10",))) is None


def order(**more: Any) -> Order:
    """An order of hers."""
    nothing = Money(0, "USD")
    items = (CUP, replace(TRAY, cancelled=True))
    at = Address("Ana", "1 Road", "Town", "ES")
    base = Order("#1", "c", "cancelled", NOW, items, nothing, nothing, usd(2000), at, cancelled_at=NOW - DAY)
    return replace(base, **more)


def test_what_was_called_off_is_not_bought() -> None:
    found = misfit("Ten-10", [replace(TEN, minimum=usd(2001))], basket_of(order(), NOW))
    assert found is not None
    assert (found.reason, found.missing) == ("threshold", usd(1))


@pytest.mark.parametrize(
    ("change", "orders", "reason"),
    [
        ({}, [], "coupon_still_good"),
        ({"ends_at": NOW}, [], None),
        ({"ends_at": NOW - 30 * DAY}, [], None),
        ({"ends_at": NOW - 30 * DAY - 1}, [], "coupon_too_old"),
        ({"ends_at": NOW, "used": True}, [], "coupon_used"),
        # It went with an order that was cancelled, and the shop did not give it back.
        ({"used": True}, [order(coupon="Ten-10")], None),
        ({"used": True}, [order(coupon="Ten-10", cancelled_at=NOW - 31 * DAY)], "coupon_too_old"),
        ({"used": True}, [order(coupon="Ten-10", cancelled_at=None)], "coupon_too_old"),
        ({"used": True}, [order(coupon="Ten-10", status="paid")], "coupon_used"),
        ({"used": True}, [order(coupon="OTHER")], "coupon_used"),
        # The shop gave it back too late to be used.
        ({"ends_at": NOW - 40 * DAY}, [order(coupon="Ten-10")], None),
        ({}, [order(coupon="Ten-10")], "coupon_still_good"),
    ],
)
def test_what_can_be_asked_back(change: dict[str, Any], orders: list[Order], reason: str | None) -> None:
    coupon = replace(TEN, **change)
    assert why_not_lost("ten-10", [coupon], orders, NOW) == reason
    assert lost([coupon], orders, NOW) == ([] if reason else [coupon])
    # Once there is another in its place, that is that.
    again = [coupon, replace(OTHER, replaces="Ten-10")]
    assert why_not_lost("Ten-10", again, orders, NOW) == "coupon_given_again"
    assert why_not_lost("nobody's", again, orders, NOW) == "no_such_coupon"
