"""What an order or an account shows of what was done to it, and what of its payments came twice."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.action.tried import LATER, usd
from tests.shops.world import ANA, CARD, MORE
from xiaoer.action.kinds.registry import make
from xiaoer.action.known import Known
from xiaoer.kit.clock import from_iso
from xiaoer.kit.money import Money
from xiaoer.order.facts import Customer, Order, Payment, Refund, Shipment

USD = "USD"

_HER = Customer(ANA, "Ana", "ana@example.com", "1", "en")


@pytest.mark.parametrize(
    ("kind", "customer", "outcome"),
    [
        ("lock_account", replace(_HER, locked=True), "done"),
        ("lock_account", replace(_HER, reference="before"), "not_done"),
        # Locked and opened again since, or never locked: nobody can tell.
        ("lock_account", replace(_HER, reference="other"), "cannot_tell"),
        ("unlock_account", _HER, "done"),
        ("unlock_account", replace(_HER, locked=True, reference="before"), "not_done"),
        ("unlock_account", replace(_HER, locked=True, reference="other"), "cannot_tell"),
        ("reset_password", replace(_HER, reference="key"), "done"),
        ("reset_password", replace(_HER, reference="before"), "not_done"),
        ("reset_password", replace(_HER, reference="other"), "cannot_tell"),
        ("change_contact", replace(_HER, email="b@b.example", reference="other"), "done"),
        ("change_contact", replace(_HER, reference="before"), "not_done"),
        ("change_contact", replace(_HER, reference="other"), "cannot_tell"),
        ("reissue_coupon", _HER, "cannot_tell"),
        *((kind, None, "cannot_tell") for kind in ("lock_account", "unlock_account", "reset_password")),
    ],
)
def test_the_account_shows_what_was_done_to_it(kind: str, customer: Customer | None, outcome: str) -> None:
    fields = {"before": "before"} if kind != "reissue_coupon" else {}
    action = make(kind, fields | ({"email": "b@b.example"} if kind == "change_contact" else {}))
    assert action.read_back(Known(customer), "key") == outcome


def _with(number: str, change: Callable[[Order], Order]) -> Known:
    listed = [*MORE["orders"], *LATER["orders"]]
    raw = msgspec.json.encode(next(one for one in listed if one["id"] == number))
    times = (
        "placed_at",
        "paid_at",
        "shipped_at",
        "delivered_at",
        "created_at",
        "at",
        "due_at",
        "cancelled_at",
        "ship_by",
    )
    plain = msgspec.json.decode(raw)

    def timed(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: timed(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [timed(one) for one in value]
        return from_iso(value) if key in times and isinstance(value, str) else value

    return Known(_HER, change(msgspec.convert(timed(plain), Order)))


_SENT = Shipment("s9", "Heron", "HR 9", "in_transit", ("1",), replaces="key")


@pytest.mark.parametrize(
    ("kind", "fields", "known", "outcome"),
    [
        ("hurry_order", {}, _with("#A-6", lambda one: one), "cannot_tell"),
        (
            "hurry_order", {},
            _with("#A-6", lambda one: replace(one, hurries=(replace(one.hurries[0], reference="key"),))), "done",
        ),
        ("hurry_order", {}, _with("#W-6", lambda one: one), "not_done"),
        ("reship_items", {"items": ["1"]}, _with("#W-2", lambda one: replace(one, shipments=(_SENT,))), "done"),
        ("reship_items", {"items": ["1"]}, _with("#W-2", lambda one: one), "not_done"),
        ("claim_problem", {"items": ["1"], "reason": "wrong"}, _with("#A-5", lambda one: one), "done"),
        ("claim_problem", {"items": ["2"], "reason": "wrong"}, _with("#A-5", lambda one: one), "not_done"),
        ("issue_label", {"back_id": "A3/r"}, _with("#A-3", lambda one: one), "not_done"),
        ("settle_claim", {"claim_id": "A5/c", "accepted": True}, _with("#A-5", lambda one: one), "not_done"),
        ("settle_return", {"return_id": "A3/r", "amount": usd(5)}, _with("#A-3", lambda one: one), "not_done"),
        ("settle_return", {"return_id": "A3/r"}, _with("#A-3", lambda one: one), "cannot_tell"),
        ("settle_exchange", {"exchange_id": "A4/x", "accepted": False}, _with("#A-4", lambda one: one), "not_done"),
        *((kind, {}, Known(_HER), "cannot_tell") for kind in ("hurry_order", "reship_items", "compensate_late")),
        *((kind, {}, Known(_HER), "cannot_tell") for kind in ("refund_duplicate", "claim_problem", "issue_label")),
        *((kind, {}, Known(_HER), "cannot_tell") for kind in ("settle_return", "settle_exchange", "settle_claim")),
    ],
)  # fmt: skip
def test_the_order_shows_what_was_done_to_it(kind: str, fields: dict[str, Any], known: Known, outcome: str) -> None:
    assert make(kind, fields).read_back(known, "key") == outcome


def _bought(total: int, *paid: int, refunds: tuple[tuple[int, str, str], ...] = (), **more: Any) -> Known:
    """An order of so much, paid in these parts; refunds as (amount, cause, status) of the last."""
    from_world = msgspec.convert(MORE["orders"][6], dict[str, Any])
    base = msgspec.convert(from_world | {"placed_at": 1, "payments": []}, Order)
    parts = tuple(
        Payment(f"p{at}", CARD, "card", "Visa 4242", Money(one, USD), at) for at, one in enumerate(paid, start=1)
    )
    back = tuple(
        Refund(f"r{at}", parts[-1].id, Money(one, USD), status, 1, cause=cause)  # type: ignore[arg-type]
        for at, (one, cause, status) in enumerate(refunds)
    )
    return Known(None, replace(base, total=Money(total, USD), payments=parts, refunds=back, **more))


@pytest.mark.parametrize(
    ("known", "amount", "payment"),
    [
        (_bought(1000, 1000, 1000), 1000, "p2"),
        # Paid in two equal parts is not paid twice.
        (_bought(2000, 1000, 1000), 0, ""),
        (_bought(1000, 1000), 0, ""),
        # More than it costs, but no payment came twice.
        (_bought(1000, 1000, 400), 0, ""),
        # Only what is too much.
        (_bought(1500, 1000, 1000), 500, "p2"),
        (_bought(1000, 1000, 1000, 1000), 1000, "p3"),
        (_bought(1000, 1000, 1000, refunds=((1000, "refund", "done"),)), 0, ""),
        (_bought(1000, 1000, 1000, refunds=((1000, "unknown", "pending"),)), 0, ""),
        (_bought(1000, 1000, 1000, refunds=((1000, "repayment", "pending"),)), 0, ""),
        (_bought(1000, 1000, 1000, refunds=((1000, "refund", "failed"),)), 1000, "p2"),
        (_bought(1000, 1000, 1000, refunds=((300, "refund", "done"),)), 700, "p2"),
        # What went back for other things is no part of it.
        (_bought(1000, 1000, 1000, refunds=((200, "compensation", "done"),)), 800, "p2"),
        (_bought(1000, 1000, 1000, refunds=((1000, "return", "done"),)), 1000, "p1"),
    ],
)
def test_exactly_what_was_paid_too_much_goes_back(known: Known, amount: int, payment: str) -> None:
    action = make("refund_duplicate", {"order_id": "#W-7", "amount": usd(10**9), "payment_id": "p9"})
    exact: Any = action.exact(known)
    assert (action.available(known), exact.amount, exact.payment_id) == (
        None if amount else "no_duplicate",
        Money(amount, USD),
        payment,
    )
    assert action.moves(known) == Money(amount, USD)
