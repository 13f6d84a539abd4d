"""One customer with one order that stands anyhow, and what somebody may want done with them."""

import random
from typing import Any

import msgspec
from msgspec.structs import replace

from xiaoer.kit.clock import DAY, HOUR, SECOND
from xiaoer.kit.money import Money, total
from xiaoer.order.facts import (
    CLAIM_KINDS,
    Address,
    Claim,
    Customer,
    Exchange,
    Item,
    Order,
    OrderStatus,
    Payment,
    PaymentMethod,
    Return,
    Shipment,
    Swap,
)
from xiaoer.order.sums import worth
from xiaoer.shops.local.load import CouponData, ReturnPlace, ShopData

HOME = Address("Ana", "1 Road", "Town", "ES", postal_code="1")
STATUSES: tuple[OrderStatus, ...] = (
    *("paid", "packed", "shipped", "delivered", "delivered", "returning", "exchanging", "unpaid"),
)
_HERE = ("cancel_order", "change_address", "change_items", "change_payment", "hurry_order", "compensate_late")
_BACK = ("issue_label", "settle_return", "settle_exchange")
# What may be possible with an order that stands so.
FITTING: dict[OrderStatus, tuple[str, ...]] = {
    "unpaid": ("cancel_order", "change_address"),
    "paid": (*_HERE, "refund_duplicate"),
    "packed": (*_HERE, "refund_order"),
    "shipped": ("hurry_order", "claim_problem", "reship_items", "compensate_late", "refund_duplicate"),
    "delivered": ("return_items", "exchange_items", "claim_problem", "settle_claim", "refund_order", "compensate"),
    "returning": _BACK,
    "exchanging": _BACK,
}
RETURNS = ReturnPlace("Heron", replace(HOME, name="Returns"))


def data(seed: int, chance: random.Random, now: int) -> ShopData:
    """Her, a coupon she has missed, and the order."""
    her = f"c-{seed}"
    missed = CouponData(
        f"LOST-{seed}", now - 40 * DAY, now - 2 * DAY, amount=Money(300, "USD"), customer_id=her, stackable=True
    )
    customer = replace(_customer(her), locked=chance.random() < 0.4)
    return ShopData(customers=(customer,), coupons=(missed,), orders=(order(seed, chance, now),))


def order(seed: int, chance: random.Random, now: int) -> Order:
    """An order of two lines or more: late or in time, paid once or twice, under way, arrived or coming back."""
    number, her, status = f"#H-{seed}", f"c-{seed}", chance.choice(STATUSES)
    items = tuple(
        Item(str(place), "cup", "cup-red", "Cup", {"kind": "red"}, chance.randint(1, 2), Money(1000, "USD"))
        for place in range(1, chance.randint(2, 4))
    )
    shipping, discount = Money(chance.choice((0, 300)), "USD"), Money(chance.choice((0, 333)), "USD")
    cost = total((item.price * item.quantity for item in items), "USD") + shipping - discount
    left = status not in ("paid", "packed", "unpaid")
    arrived = left and status != "shipped"
    parcel = Shipment(
        f"{number}/s", "Heron", number, "delivered" if arrived else "in_transit", ("1",),
        now - 40 * HOUR, now - 20 * HOUR if arrived else None,
    )  # fmt: skip
    made = Order(
        number, her, status, now - 50 * HOUR, items, shipping, discount, cost, HOME,
        shipments=(parcel,) if left else (), ship_by=chance.choice((None, now - 45 * HOUR, now + 2 * HOUR)),
        payments=() if status == "unpaid" else _payments(number, her, cost, chance, now),
    )  # fmt: skip
    return _under_way(made, chance, now) if arrived else made


def _payments(number: str, her: str, cost: Money, chance: random.Random, now: int) -> tuple[Payment, ...]:
    by_gift = Money(chance.choice((0, 0, 0, 400)), "USD")
    card = Payment(f"{number}/c", f"{her}/card", "card", "Visa 1", cost - by_gift, now)
    if by_gift:
        return card, Payment(f"{number}/g", f"{her}/gift", "gift_card", "Gift 1", by_gift, now)
    if chance.random() < 0.2:
        return card, replace(card, id=f"{number}/d", paid_at=now + SECOND)
    return (card,)


def _under_way(made: Order, chance: random.Random, now: int) -> Order:
    """What its customer has begun already."""
    first, method = made.items[0], f"{made.customer_id}/card"
    if made.status == "returning":
        back = Return(f"{made.id}/r", ("1",), method, worth(made, [first]), "requested", now)
        return replace(made, returns=(back,))
    if made.status == "exchanging":
        to, more = chance.choice((("cup-blue", 500), ("cup-tin", -400)))
        swap = Exchange(f"{made.id}/x", (Swap("1", to),), method, Money(more * first.quantity, "USD"), "requested", now)
        return replace(made, exchanges=(swap,))
    if chance.random() < 0.4:
        return replace(made, claims=(Claim(f"{made.id}/k", "damaged", ("1",), "requested", now),))
    return made


def wanted(status: OrderStatus, kinds: list[str], chance: random.Random) -> str:
    """What somebody wants, mostly of what fits; a wish that does not is part of life."""
    fitting = [kind for kind in FITTING.get(status, ()) if kind in kinds]
    return chance.choice(fitting if fitting and chance.random() < 0.6 else kinds)


def fields(kind: str, seed: int, chance: random.Random) -> dict[str, Any]:
    """What somebody asks for."""
    line, number, her = chance.choice(("1", "2")), f"#H-{seed}", f"c-{seed}"
    swaps = [{"line": line, "variant_id": chance.choice(("cup-blue", "cup-tin"))}]
    amount = {"amount": chance.choice((50, 150, 700, 5_000)), "currency": "USD"}
    method = chance.choice((f"{her}/card", f"{her}/gift"))
    address = msgspec.to_builtins(replace(HOME, line1=f"{chance.randint(1, 99)} Way"))
    part = chance.choice(("all", "line", "freight", "amount"))
    refund = {"part": part, "item": line if part == "line" else "", "amount": amount if part == "amount" else None}
    all_: dict[str, dict[str, Any]] = {
        "cancel_order": {"item": chance.choice(("", line)), "reason": "other"},
        "change_address": {"address": address},
        "change_default_address": {"address": address},
        "change_items": {"swaps": swaps, "method_id": method},
        "exchange_items": {"swaps": swaps, "method_id": method},
        "change_payment": {"method_id": f"{her}/gift"},
        "return_items": {"items": [line], "method_id": method, "reason": "damaged"},
        "refund_order": refund,
        "compensate": {"amount": amount, "reason": "late"},
        "claim_problem": {"items": [line], "reason": chance.choice(CLAIM_KINDS)},
        "reship_items": {"items": [line], "reason": "damaged"},
        "issue_label": {"back_id": chance.choice((f"{number}/r", f"{number}/x"))},
        "settle_return": {"return_id": f"{number}/r", "amount": amount | {"amount": chance.choice((0, 700, 999))}},
        "settle_exchange": {"exchange_id": f"{number}/x", "accepted": chance.random() < 0.7},
        "settle_claim": {"claim_id": f"{number}/k", "accepted": chance.random() < 0.7},
        "reissue_coupon": {"code": f"LOST-{seed}"},
        "change_contact": {"email": f"new-{chance.randint(1, 99)}-{seed}@example.com"},
    }
    return all_.get(kind, {})


def _customer(customer_id: str) -> Customer:
    gift = PaymentMethod(f"{customer_id}/gift", "gift_card", "Gift 1", Money(6_000, "USD"))
    card = PaymentMethod(f"{customer_id}/card", "card", "Visa 1")
    return Customer(customer_id, "Ana", f"{customer_id}@example.com", "", "en", (HOME,), (card, gift))
