"""Writes a shop must refuse, and why."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.shops.calls import GIVEN, NEW, TO_BLUE, TO_TIN, Call, usd
from tests.shops.world import ANA, BO, CARD, CLEO, GIFT, LOCKED
from xiaoer.kit.money import Money
from xiaoer.order.facts import Coupon, Swap


def _refuse(name: str, call: Call, code: str) -> Any:
    return pytest.param(call, code, id=f"{name}-{code}")


def _bad_email(bad: str) -> Any:
    return _refuse(f"email-{bad[:20]}", lambda shop, key: shop.change_contact(ANA, bad, "", key), "bad_email")


_BAD_EMAILS = (
    *("ana", "@example.com", "ana@localhost", "a b@example.com", "a@b.fr\nBcc: d@e.fr", "<a@b.de>", "a@b.de,c@d.de"),
    f"{'x' * 65}@b.de",
)
_TWO = (Swap("1", "cup-blue"), Swap("2", "cup-tin"))
REFUSED = [
    _refuse("line", lambda s, k: s.cancel_order("#W-1", "other", k, ("9",)), "no_such_line"),
    _refuse("lines", lambda s, k: s.cancel_order("#W-1", "other", k, ("1", "9")), "no_such_line"),
    _refuse("line", lambda s, k: s.cancel_order("#W-2", "other", k, ("1",)), "order_shipped"),
    _refuse("address", lambda s, k: s.change_address("#W-6", NEW, k), "order_shipped"),
    _refuse("address", lambda s, k: s.change_address("#W-8", NEW, k), "order_cancelled"),
    _refuse("address", lambda s, k: s.change_address("#K-1006", NEW, k), "order_refunded"),
    _refuse("address", lambda s, k: s.change_address("#W-99", NEW, k), "order_not_found"),
    _refuse("default", lambda s, k: s.change_default_address("c-nobody", NEW, k), "no_such_customer"),
    _refuse("items", lambda s, k: s.change_items("#W-1", (Swap("9", "cup-blue"),), CARD, k), "no_such_line"),
    _refuse("none", lambda s, k: s.change_items("#W-1", (), CARD, k), "no_such_line"),
    _refuse("twice", lambda s, k: s.change_items("#W-1", (TO_BLUE, TO_TIN), CARD, k), "no_such_line"),
    _refuse("items", lambda s, k: s.change_items("#W-1", (Swap("1", "tray-old"),), CARD, k), "no_such_variant"),
    _refuse("same", lambda s, k: s.change_items("#W-1", (Swap("1", "cup-red"),), CARD, k), "no_such_variant"),
    _refuse("items", lambda s, k: s.change_items("#W-1", (Swap("1", "cup-old"),), CARD, k), "variant_sold_out"),
    _refuse("items", lambda s, k: s.change_items("#W-1", (TO_BLUE,), "m-cleo", k), "no_such_payment"),
    _refuse("items", lambda s, k: s.change_items("#W-1", (Swap("1", "cup-gold"),), GIFT, k), "balance_too_small"),
    _refuse("items", lambda s, k: s.change_items("#W-3", (TO_BLUE,), CARD, k), "nothing_paid"),
    _refuse("items", lambda s, k: s.change_items("#W-6", (TO_BLUE,), CARD, k), "order_shipped"),
    _refuse("payment", lambda s, k: s.change_payment("#W-7", CARD, k), "same_payment"),
    _refuse("payment", lambda s, k: s.change_payment("#W-1", CARD, k), "several_payments"),
    _refuse("payment", lambda s, k: s.change_payment("#W-3", CARD, k), "nothing_paid"),
    _refuse("payment", lambda s, k: s.change_payment("#W-7", "m-cleo", k), "no_such_payment"),
    _refuse("payment", lambda s, k: s.change_payment("#W-4", GIFT, k), "balance_too_small"),
    _refuse("payment", lambda s, k: s.change_payment("#W-6", GIFT, k), "order_shipped"),
    _refuse("refund", lambda s, k: s.refund("#W-2", usd(5501), "#W-2/p1", k), "more_than_paid"),
    _refuse("refund-0", lambda s, k: s.refund("#W-2", usd(0), "#W-2/p1", k), "more_than_paid"),
    _refuse("refund-minus", lambda s, k: s.refund("#W-2", usd(-1), "#W-2/p1", k), "more_than_paid"),
    _refuse("refund-euro", lambda s, k: s.refund("#W-2", Money(1, "EUR"), "#W-2/p1", k), "more_than_paid"),
    _refuse("refund-other", lambda s, k: s.refund("#W-2", usd(1), "#W-5/p1", k), "more_than_paid"),
    _refuse("refund", lambda s, k: s.refund("#W-99", usd(1), "#W-2/p1", k), "order_not_found"),
    _refuse("compensate", lambda s, k: s.compensate("#W-2", usd(5501), k), "more_than_paid"),
    _refuse("compensate-0", lambda s, k: s.compensate("#W-2", usd(0), k), "more_than_paid"),
    _refuse("compensate-euro", lambda s, k: s.compensate("#W-2", Money(1, "EUR"), k), "more_than_paid"),
    _refuse("return", lambda s, k: s.request_return("#W-6", ("1",), CARD, k), "not_delivered"),
    _refuse("return", lambda s, k: s.request_return("#W-2", ("9",), CARD, k), "no_such_line"),
    _refuse("return-none", lambda s, k: s.request_return("#W-2", (), CARD, k), "no_such_line"),
    _refuse("return", lambda s, k: s.request_return("#W-2", ("1",), "m-cleo", k), "no_such_payment"),
    _refuse("exchange", lambda s, k: s.request_exchange("#W-6", (TO_BLUE,), CARD, k), "not_delivered"),
    _refuse("exchange", lambda s, k: s.request_exchange("#W-2", (Swap("1", "cup-old"),), CARD, k), "variant_sold_out"),
    _refuse("exchange", lambda s, k: s.request_exchange("#W-2", _TWO, CARD, k), "no_such_variant"),
    _refuse(
        "exchange", lambda s, k: s.request_exchange("#W-2", (Swap("1", "cup-gold"),), GIFT, k), "balance_too_small"
    ),
    _refuse("hurry", lambda s, k: s.hurry("#W-2", k), "already_arrived"),
    _refuse("hurry", lambda s, k: s.hurry("#W-3", k), "nothing_paid"),
    _refuse("hurry", lambda s, k: s.hurry("#W-8", k), "order_cancelled"),
    _refuse("hurry", lambda s, k: s.hurry("#K-1006", k), "order_refunded"),
    _refuse("hurry", lambda s, k: s.hurry("#W-99", k), "order_not_found"),
    _refuse("reship", lambda s, k: s.reship("#W-1", ("1",), k), "not_left"),
    _refuse("reship", lambda s, k: s.reship("#W-8", ("1",), k), "order_cancelled"),
    _refuse("reship", lambda s, k: s.reship("#K-1006", ("1",), k), "order_refunded"),
    _refuse("reship", lambda s, k: s.reship("#W-2", ("1", "9"), k), "no_such_line"),
    _refuse("reship-none", lambda s, k: s.reship("#W-2", (), k), "no_such_line"),
    _refuse("reship", lambda s, k: s.reship("#K-1002", ("1",), k), "variant_sold_out"),
    _refuse("reship-twice", lambda s, k: s.reship("#W-15", ("2",), k), "already_reshipped"),
    _refuse("claim", lambda s, k: s.open_claim("#W-1", "damaged", ("1",), k), "not_left"),
    _refuse("claim", lambda s, k: s.open_claim("#W-8", "damaged", ("1",), k), "order_cancelled"),
    _refuse("claim", lambda s, k: s.open_claim("#W-2", "wrong", ("9",), k), "no_such_line"),
    _refuse("claim-none", lambda s, k: s.open_claim("#W-2", "missing", (), k), "no_such_line"),
    _refuse("claim", lambda s, k: s.open_claim("#W-14", "not_received", ("2", "1"), k), "already_claimed"),
    _refuse("close-claim", lambda s, k: s.close_claim("#W-14", "C-99", k, accepted=True), "no_such_case"),
    _refuse("close-other", lambda s, k: s.close_claim("#W-15", "C-14", k, accepted=True), "no_such_case"),
    _refuse("close-claim", lambda s, k: s.close_claim("#W-15", "C-15", k, accepted=False), "already_closed"),
    _refuse("label", lambda s, k: s.issue_label("#W-10", "R-99", k), "no_such_case"),
    _refuse("label-other", lambda s, k: s.issue_label("#W-2", "R-10", k), "no_such_case"),
    _refuse("label", lambda s, k: s.issue_label("#W-11", "R-11", k), "label_issued"),
    _refuse("label", lambda s, k: s.issue_label("#W-15", "R-15", k), "already_closed"),
    _refuse("label", lambda s, k: s.issue_label("#W-16", "R-16", k), "no_return_address"),
    _refuse("settle", lambda s, k: s.close_return("#W-10", "R-10", usd(2001), k), "more_than_promised"),
    _refuse("settle-minus", lambda s, k: s.close_return("#W-10", "R-10", usd(-1), k), "more_than_promised"),
    _refuse("settle-euro", lambda s, k: s.close_return("#W-10", "R-10", Money(1, "EUR"), k), "more_than_promised"),
    _refuse("settle-other", lambda s, k: s.close_return("#W-2", "R-10", usd(1), k), "no_such_case"),
    _refuse("settle", lambda s, k: s.close_return("#W-15", "R-15", usd(1), k), "already_closed"),
    _refuse("swap", lambda s, k: s.close_exchange("#W-12", "R-10", k, accepted=True), "no_such_case"),
    _refuse("swap", lambda s, k: s.close_exchange("#W-15", "X-15", k, accepted=False), "already_closed"),
    _refuse("swap", lambda s, k: s.close_exchange("#W-16", "X-16", k, accepted=True), "balance_too_small"),
    _refuse("lock", lambda s, k: s.lock_account("c-nobody", k), "no_such_customer"),
    _refuse("lock", lambda s, k: s.lock_account(LOCKED, k), "account_locked"),
    _refuse("unlock", lambda s, k: s.unlock_account(ANA, k), "account_not_locked"),
    _refuse("password", lambda s, k: s.reset_password(CLEO, k), "no_email"),
    _refuse("contact-none", lambda s, k: s.change_contact(ANA, " ", "", k), "same_contact"),
    _refuse("contact-same", lambda s, k: s.change_contact(ANA, "ana@example.com", "", k), "same_contact"),
    _refuse("contact", lambda s, k: s.change_contact(ANA, "bo@Example.com ", "", k), "email_in_use"),
    _refuse("contact", lambda s, k: s.change_contact(ANA, "", "call me", k), "bad_phone"),
    _refuse("contact", lambda s, k: s.change_contact(LOCKED, "new@example.com", "", k), "account_locked"),
    *(_bad_email(bad) for bad in _BAD_EMAILS),
    _refuse(
        "coupon-for-none", lambda s, k: s.issue_coupon(ANA, replace(GIVEN, replaces="GONE"), k), "no_such_coupon"
    ),
    _refuse(
        "coupon-for-hers", lambda s, k: s.issue_coupon(BO, replace(GIVEN, replaces="ANA5"), k), "no_such_coupon"
    ),
    _refuse("coupon", lambda s, k: s.issue_coupon("c-nobody", GIVEN, k), "no_such_customer"),
    _refuse("coupon", lambda s, k: s.issue_coupon(ANA, Coupon("ALL10", 5, None, None, 0, 1), k), "coupon_exists"),
    _refuse("coupon-0", lambda s, k: s.issue_coupon(ANA, Coupon("X", None, None, None, 0, 1), k), "coupon_unclear"),
    _refuse("coupon-both", lambda s, k: s.issue_coupon(ANA, Coupon("X", 5, usd(5), None, 0, 1), k), "coupon_unclear"),
    _refuse(
        "coupon-mixed",
        lambda s, k: s.issue_coupon(ANA, Coupon("X", None, usd(5), Money(9, "EUR"), 0, 1), k),
        "coupon_unclear",
    ),
]  # fmt: skip
