"""The simulated customer: she says what she wants, who she is when asked, and yes to an offer of just that."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

Task = dict[str, Any]
HERE = Path(__file__).parent
_CHARACTER = re.compile(r"\bYou are (?:[a-z-]+(?:, )?)+\. ?")
_WHO = re.compile(r"^Your name is .*?\.(?=\s) ?")
KINDS = {
    "cancel_pending_order": "cancel_order",
    "modify_pending_order_address": "change_address",
    "modify_pending_order_items": "change_items",
    "modify_pending_order_payment": "change_payment",
    "modify_user_address": "change_default_address",
    "return_delivered_order_items": "return_items",
    "exchange_delivered_order_items": "exchange_items",
}


class Customer:
    """One customer with one task; `text` is her request when it is told in other words."""

    def __init__(self, task: Task, text: str | None = None) -> None:
        said = _CHARACTER.sub("", task["instruction"], count=1)
        who = _WHO.match(said)
        self.who = first_person(who[0]).strip() if who else ""
        self.request = text or first_person(said[who.end() :] if who else said).strip()
        self._left = [action for action in task["actions"] if action["name"] in KINDS]

    def wants(self, kind: str, fields: dict[str, Any], order: dict[str, Any] | None) -> bool:
        """Whether a deed is one of those she wants and has not said yes to yet; if so she now has."""
        for action in self._left:
            if KINDS[action["name"]] == kind and _same(action["arguments"], kind, fields, order):
                self._left.remove(action)
                return True
        return False


def first_person(text: str) -> str:
    """What is said of her, said by her."""
    for line in (HERE / "first_person.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, instead = line.split("\t")
            text = re.sub(pattern, instead, text)
    return text


def _same(wanted: dict[str, Any], kind: str, fields: dict[str, Any], order: dict[str, Any] | None) -> bool:
    if "order_id" in wanted and wanted["order_id"] != fields.get("order_id"):
        return False
    items = {str(at + 1): item["item_id"] for at, item in enumerate(order["items"])} if order else {}
    match kind:
        case "cancel_order":
            return not fields.get("item") and fields.get("reason") == wanted["reason"].replace(" ", "_")
        case "change_payment":
            return bool(fields.get("method_id") == wanted["payment_method_id"])
        case "change_address" | "change_default_address":
            return _address(fields.get("address") or {}) == tuple(
                wanted[name] for name in ("address1", "address2", "city", "state", "zip", "country")
            )
        case "return_items":
            lines = Counter(items[line] for line in fields.get("items", ()))
            return lines == Counter(wanted["item_ids"]) and fields.get("method_id") == wanted["payment_method_id"]
        case _:
            swaps = Counter((items[one["line"]], one["variant_id"]) for one in fields.get("swaps", ()))
            pairs = Counter(zip(wanted["item_ids"], wanted["new_item_ids"], strict=True))
            return swaps == pairs and fields.get("method_id") == wanted["payment_method_id"]


def _address(address: dict[str, Any]) -> tuple[str, ...]:
    names = ("line1", "line2", "city", "region", "postal_code", "country")
    return tuple(address.get(name, "") for name in names)
