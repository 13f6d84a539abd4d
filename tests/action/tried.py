"""What every action is tried on: how it goes well, why it cannot be done, and the orders it takes for that."""

from collections.abc import Awaitable, Callable
from copy import deepcopy
from typing import Any

from tests.action.gate import Gate
from tests.shops.world import ANA, CARD, GIFT, MORE
from xiaoer.shops.local.adapter import LocalShop

TO = {"name": "Ana", "line1": "9 Calle Nueva", "city": "Sevilla", "country": "ES"}
BLUE, TIN, OLD, RED, GOLD, NONE = (
    {"line": "1", "variant_id": f"cup-{name}"} for name in ("blue", "tin", "old", "red", "gold", "none")
)
STAFF_ONLY = (
    "refund_order",
    "compensate",
    "reship_items",
    "issue_label",
    "settle_return",
    "settle_exchange",
    "settle_claim",
)
NEEDS_FRESH = ("unlock_account", "reset_password", "change_contact")


def usd(amount: int) -> dict[str, Any]:
    """So many cents."""
    return {"amount": amount, "currency": "USD"}


def _like(of: str, number: str, **more: Any) -> dict[str, Any]:
    """An order like one there is, under a number of its own."""
    made: dict[str, Any] = deepcopy(next(order for order in MORE["orders"] if order["id"] == of)) | {"id": number}
    for place, payment in enumerate(made.get("payments", ())):
        payment["id"] = f"{number}/p{place}"
    for parcel in made.get("shipments", ()):
        parcel |= {"id": f"{number}/s", "tracking": f"HR {number}"}
    return made | more


def _coupon(code: str, ends: str, **more: Any) -> dict[str, Any]:
    times = {"starts_at": "2026-01-01T00:00:00Z", "ends_at": f"2026-{ends}T00:00:00Z"}
    return {"code": code, "customer_id": ANA, **times} | more


def _double(number: str) -> list[dict[str, Any]]:
    paid = {"method_id": CARD, "kind": "card", "label": "Visa 4242", "amount": usd(1000)}
    times = ("2026-10-01T08:00:05Z", "2026-10-01T08:00:09Z")
    return [paid | {"id": f"{number}/p{place}", "paid_at": at} for place, at in enumerate(times)]


_BEGUN = {"status": "requested", "created_at": "2026-10-20T12:00:00Z"}
# What is late, paid twice, on its way back or complained of.
LATER: dict[str, Any] = {
    "coupons": [
        _coupon("LAPSED", "10-10", percent=10, minimum=usd(2000)),
        _coupon("LONGAGO", "08-01", amount=usd(500)),
        _coupon("SPENT", "10-10", amount=usd(500)),
        _coupon("GONE", "10-09", amount=usd(700), products=["cup"]),
        _coupon("TWICE", "10-08", amount=usd(300)),
        _coupon("THRICE", "10-30", amount=usd(300), replaces="TWICE"),
    ],
    "orders": [
        _like("#W-4", "#A-1", ship_by="2026-10-10T00:00:00Z"),
        _like("#W-7", "#A-2", payments=_double("#A-2")),
        _like("#W-2", "#A-3", status="returning", returns=[
            _BEGUN | {"id": "A3/r", "lines": ["1"], "method_id": CARD, "amount": usd(2000)},
        ]),
        _like("#W-2", "#A-4", status="exchanging", exchanges=[
            _BEGUN | {"id": "A4/x", "swaps": [BLUE], "method_id": CARD, "difference": usd(1000)},
        ]),
        _like("#W-2", "#A-5", claims=[_BEGUN | {"id": "A5/c", "kind": "damaged", "lines": ["1"]}]),
        _like("#W-6", "#A-6", hurries=[{"at": "2026-10-20T00:00:00Z", "due_at": "2026-10-22T00:00:00Z"}]),
        _like("#W-2", "#A-7", status="exchanging", exchanges=[
            _BEGUN | {"id": "A7/x", "swaps": [BLUE], "method_id": GIFT, "difference": usd(1000)},
        ]),
        _like("#W-5", "#A-8", coupon="SPENT"),
        _like("#W-8", "#A-9", coupon="GONE", cancelled_at="2026-10-15T00:00:00Z"),
    ],
}  # fmt: skip

# Each as it goes well: fields, hand, and what of the order is different afterwards.
WELL: dict[str, tuple[dict[str, Any], str]] = {
    "cancel_order": ({"order_id": "#W-1", "item": "1", "reason": "other"}, "assistant"),
    "hurry_order": ({"order_id": "#W-6"}, "customer"),
    "change_address": ({"order_id": "#W-1", "address": TO}, "customer"),
    "change_items": ({"order_id": "#W-1", "swaps": [TIN], "method_id": GIFT}, "assistant"),
    "change_payment": ({"order_id": "#W-9", "method_id": GIFT}, "customer"),
    "return_items": ({"order_id": "#W-2", "items": ["1"], "method_id": CARD}, "customer"),
    "exchange_items": ({"order_id": "#W-2", "swaps": [BLUE], "method_id": CARD}, "assistant"),
    "claim_problem": ({"order_id": "#W-2", "items": ["1"], "reason": "damaged"}, "customer"),
    "refund_order": ({"order_id": "#W-2", "part": "line", "item": "1"}, "agent"),
    "refund_duplicate": ({"order_id": "#A-2"}, "customer"),
    "compensate": ({"order_id": "#W-2", "amount": usd(500), "reason": "late"}, "agent"),
    "compensate_late": ({"order_id": "#A-1"}, "assistant"),
    "reship_items": ({"order_id": "#W-2", "items": ["1"], "reason": "damaged"}, "agent"),
    "issue_label": ({"order_id": "#A-3", "back_id": "A3/r"}, "assistant"),
    "settle_return": ({"order_id": "#A-3", "return_id": "A3/r", "amount": usd(1500)}, "agent"),
    "settle_exchange": ({"order_id": "#A-4", "exchange_id": "A4/x", "accepted": True}, "agent"),
    "settle_claim": ({"order_id": "#A-5", "claim_id": "A5/c", "accepted": False}, "agent"),
    "change_default_address": ({"address": TO}, "customer"),
    "change_contact": ({"email": "ana@new.example", "phone": "+34 600 999 999"}, "assistant"),
    "reissue_coupon": ({"code": " lapsed "}, "customer"),
    "lock_account": ({}, "customer"),
    "unlock_account": ({}, "assistant"),
    "reset_password": ({}, "agent"),
}
# What goes back at once.
BACK = {
    "cancel_order": 1800,
    "change_items": 800,
    "change_payment": 400,
    "refund_order": 2000,
    "refund_duplicate": 1000,
    "compensate": 500,
    "compensate_late": 500,
    "settle_return": 1500,
}
# Every reason an action may give, and how it comes about.
REASONS: list[tuple[str, dict[str, Any], str]] = [
    ("cancel_order", {"order_id": "#W-1", "item": "9"}, "no_such_line"),
    ("change_address", {"order_id": "#W-1", "address": TO | {"city": " "}}, "no_address"),
    ("change_items", {"order_id": "#W-1", "swaps": [], "method_id": CARD}, "no_such_line"),
    ("change_items", {"order_id": "#W-1", "swaps": [BLUE, TIN], "method_id": CARD}, "no_such_line"),
    ("change_items", {"order_id": "#W-1", "swaps": [NONE], "method_id": CARD}, "no_such_variant"),
    ("change_items", {"order_id": "#W-1", "swaps": [RED], "method_id": CARD}, "same_variant"),
    ("change_items", {"order_id": "#W-1", "swaps": [OLD], "method_id": CARD}, "sold_out"),
    ("change_items", {"order_id": "#W-1", "swaps": [BLUE], "method_id": "m-cleo"}, "no_such_payment"),
    ("change_items", {"order_id": "#W-1", "swaps": [GOLD], "method_id": GIFT}, "balance_too_small"),
    ("change_items", {"order_id": "#W-3", "swaps": [BLUE], "method_id": CARD}, "nothing_paid"),
    ("change_payment", {"order_id": "#W-1", "method_id": CARD}, "several_payments"),
    ("change_payment", {"order_id": "#W-7", "method_id": CARD}, "same_payment"),
    ("change_payment", {"order_id": "#W-7", "method_id": "m-cleo"}, "no_such_payment"),
    ("change_payment", {"order_id": "#W-7", "method_id": GIFT}, "balance_too_small"),
    ("return_items", {"order_id": "#W-2", "items": [], "method_id": CARD}, "no_such_line"),
    ("return_items", {"order_id": "#W-2", "items": ["1"], "method_id": "m-cleo"}, "no_such_payment"),
    ("exchange_items", {"order_id": "#W-2", "swaps": [OLD], "method_id": CARD}, "sold_out"),
    ("refund_order", {"order_id": "#W-2", "part": "line", "item": "9"}, "no_such_line"),
    ("refund_order", {"order_id": "#W-2", "part": "line"}, "no_amount"),
    ("refund_order", {"order_id": "#W-2", "part": "amount", "amount": usd(0)}, "no_amount"),
    ("refund_order", {"order_id": "#W-2", "part": "amount", "amount": usd(-5)}, "no_amount"),
    ("refund_order", {"order_id": "#W-2", "part": "amount", "amount": {"amount": 5, "currency": "EUR"}}, "no_amount"),
    ("refund_order", {"order_id": "#W-2", "part": "amount", "amount": usd(5_501)}, "more_than_remains"),
    ("refund_order", {"order_id": "#W-2", "part": "amount", "amount": usd(10**25)}, "more_than_remains"),
    ("refund_order", {"order_id": "#W-3"}, "nothing_paid"),
    ("compensate", {"order_id": "#W-2"}, "no_amount"),
    ("compensate", {"order_id": "#W-2", "amount": usd(-1)}, "no_amount"),
    ("compensate", {"order_id": "#W-2", "amount": {"amount": 5, "currency": "EUR"}}, "no_amount"),
    ("compensate", {"order_id": "#W-2", "amount": usd(10**25)}, "more_than_remains"),
    ("compensate", {"order_id": "#W-3", "amount": usd(1)}, "nothing_paid"),
    ("change_default_address", {}, "no_address"),
    ("cancel_order", {"order_id": "#K-2001"}, "order_not_found"),
    ("hurry_order", {"order_id": "#A-6"}, "already_hurried"),
    ("hurry_order", {"order_id": "#W-3"}, "not_paid"),
    ("hurry_order", {"order_id": "#W-2"}, "arrived"),
    ("hurry_order", {"order_id": "#W-8"}, "cancelled"),
    ("hurry_order", {"order_id": "#A-3"}, "coming_back"),
    ("claim_problem", {"order_id": "#W-7", "items": ["1"], "reason": "damaged"}, "not_left"),
    ("claim_problem", {"order_id": "#W-8", "items": ["1"], "reason": "damaged"}, "cancelled"),
    ("claim_problem", {"order_id": "#W-2", "items": ["9"], "reason": "damaged"}, "no_such_line"),
    ("claim_problem", {"order_id": "#W-2", "items": [], "reason": "damaged"}, "no_such_line"),
    ("claim_problem", {"order_id": "#A-3", "items": ["1"], "reason": "damaged"}, "coming_back"),
    ("claim_problem", {"order_id": "#A-5", "items": ["1", "2"], "reason": "wrong"}, "already_claimed"),
    ("claim_problem", {"order_id": "#W-2", "items": ["1"]}, "not_said"),
    ("compensate_late", {"order_id": "#W-4"}, "no_late_fee"),
    ("refund_duplicate", {"order_id": "#W-7"}, "no_duplicate"),
    ("reship_items", {"order_id": "#W-7", "items": ["1"]}, "not_left"),
    ("reship_items", {"order_id": "#W-2", "items": ["9"]}, "no_such_line"),
    ("reship_items", {"order_id": "#A-3", "items": ["1"]}, "coming_back"),
    ("issue_label", {"order_id": "#W-2", "back_id": "A3/r"}, "nothing_comes_back"),
    ("issue_label", {"order_id": "#A-3", "back_id": "A4/x"}, "nothing_comes_back"),
    ("settle_return", {"order_id": "#A-3", "return_id": "A3/r"}, "no_amount"),
    ("settle_return", {"order_id": "#A-3", "return_id": "A3/r", "amount": usd(-1)}, "no_amount"),
    (
        "settle_return",
        {"order_id": "#A-3", "return_id": "A3/r", "amount": {"amount": 1, "currency": "EUR"}},
        "no_amount",
    ),
    ("settle_return", {"order_id": "#A-3", "return_id": "A3/r", "amount": usd(2_001)}, "more_than_promised"),
    ("settle_return", {"order_id": "#A-3", "return_id": "A4/x", "amount": usd(1)}, "nothing_comes_back"),
    ("settle_exchange", {"order_id": "#A-4", "exchange_id": "A4/x"}, "not_said"),
    ("settle_exchange", {"order_id": "#A-3", "exchange_id": "A4/x", "accepted": True}, "nothing_comes_back"),
    ("settle_exchange", {"order_id": "#A-7", "exchange_id": "A7/x", "accepted": True}, "balance_too_small"),
    ("settle_claim", {"order_id": "#A-5", "claim_id": "A5/c"}, "not_said"),
    ("settle_claim", {"order_id": "#A-4", "claim_id": "A5/c", "accepted": True}, "no_claim"),
    ("reissue_coupon", {"code": "NEVER"}, "no_such_coupon"),
    ("reissue_coupon", {"code": "LONGAGO"}, "coupon_too_old"),
    ("reissue_coupon", {"code": "SPENT"}, "coupon_used"),
    ("reissue_coupon", {"code": "ALL10"}, "coupon_still_good"),
    ("reissue_coupon", {"code": "TWICE"}, "coupon_given_again"),
    ("unlock_account", {}, "not_locked"),
    ("change_contact", {}, "no_contact"),
    ("change_contact", {"email": "ana at home"}, "no_such_email"),
    ("change_contact", {"email": "ana@example.com, eve@example.com"}, "no_such_email"),
    ("change_contact", {"phone": "no 12"}, "no_such_phone"),
    ("change_contact", {"email": "ana@example.com"}, "same_contact"),
]


async def _locked(gate: Gate) -> None:
    await LocalShop(gate.store).lock_account(ANA, "before")


# What must have happened before it can go well.
FIRST: dict[str, Callable[[Gate], Awaitable[None]]] = {"unlock_account": _locked}
