"""What a replay left behind, read from the database file alone and told in the benchmark's own form.

Nothing of the product is imported here: what it says of itself is not what is compared.
"""

import copy
import json
import sqlite3
from pathlib import Path
from typing import Any

Rows = dict[str, dict[str, Any]]
TABLES = {
    "orders": ("shop_order", "shop_item", "shop_payment", "shop_refund", "shop_send_back"),
    "users": ("shop_customer", "shop_customer_address"),
}
STATUS = {
    "paid": "pending",
    "packed": "processed",
    "shipped": "processed",
    "delivered": "delivered",
    "cancelled": "cancelled",
    "returning": "return requested",
    "exchanging": "exchange requested",
}
CAUSES = {"no_longer_needed": "no longer needed", "ordered_by_mistake": "ordered by mistake"}
CENT = 100


class Shop:
    """The shop's tables as they stood at the beginning, and the benchmark's own rows of that moment."""

    def __init__(self, file: Path, db: dict[str, Any]) -> None:
        self.db = db
        with sqlite3.connect(file) as connection:
            self._before = {table: _all(connection, table) for tables in TABLES.values() for table in tables}
            self._balances = _balances(connection)

    def changes(self, file: Path) -> dict[str, Rows]:
        """Every row that is another one now, in the benchmark's form."""
        with sqlite3.connect(file) as connection:
            connection.row_factory = sqlite3.Row
            orders, users = self._touched(connection)
            told: dict[str, Rows] = {
                "orders": {one: self._order(connection, one) for one in sorted(orders)},
                "users": {one: self._user(connection, one) for one in sorted(users)},
            }
        return {kind: rows for kind, rows in told.items() if rows}

    def _touched(self, connection: sqlite3.Connection) -> tuple[set[str], set[str]]:
        orders, users = set[str](), set[str]()
        for table, before in self._before.items():
            key = {"shop_order": "id", "shop_customer": "id", "shop_customer_address": "customer_id"}
            for row in _all(connection, table) ^ before:
                subject = str(dict(row)[key.get(table, "order_id")])
                (users if table.startswith("shop_customer") else orders).add(subject)
        now = _balances(connection)
        for method in now.keys() | self._balances.keys():
            if now.get(method) != self._balances.get(method):
                users.add(now.get(method, self._balances.get(method, ("", 0)))[0])
        return orders, users

    def _order(self, connection: sqlite3.Connection, order_id: str) -> dict[str, Any]:
        row: dict[str, Any] = copy.deepcopy(self.db["orders"][order_id])
        now = connection.execute("SELECT * FROM shop_order WHERE id = ?", (order_id,)).fetchone()
        row["status"] = STATUS.get(now["status"], now["status"])
        if now["items_changed_at"] is not None and now["status"] == "paid":
            row["status"] = "pending (item modified)"
        if now["cancel_reason"] is not None:
            row["cancel_reason"] = CAUSES.get(now["cancel_reason"], now["cancel_reason"])
        row["address"] = _address(json.loads(now["address"]))
        lines = connection.execute("SELECT * FROM shop_item WHERE order_id = ? ORDER BY position", (order_id,))
        row["items"] = [_item(item, was) for item, was in zip(lines.fetchall(), row["items"], strict=True)]
        row["payment_history"] = _history(connection, order_id)
        for back in connection.execute("SELECT * FROM shop_send_back WHERE order_id = ?", (order_id,)):
            row |= _back(connection, order_id, back)
        return row

    def _user(self, connection: sqlite3.Connection, user_id: str) -> dict[str, Any]:
        row: dict[str, Any] = copy.deepcopy(self.db["users"][user_id])
        # The key the row stands under; some of the expected rows repeat it, some do not.
        row.pop("user_id", None)
        found = connection.execute(
            "SELECT address FROM shop_customer_address WHERE customer_id = ? ORDER BY position LIMIT 1", (user_id,)
        ).fetchone()
        row["address"] = _address(json.loads(found["address"]))
        balances = _balances(connection)
        for method in row["payment_methods"].values():
            if method["source"] == "gift_card":
                method["balance"] = balances[method["id"]][1] / CENT
        return row


def same(expected: dict[str, Rows], found: dict[str, Rows]) -> bool:
    """Whether all rows are the same, amounts to the cent; a difference of nothing need not be booked."""
    return bool(_plain(expected) == _plain(found))


def _plain(value: Any) -> Any:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return round(float(value), 2)
    if isinstance(value, dict):
        plain = {key: _plain(one) for key, one in value.items() if one != {} or key not in ("orders", "users")}
        if "payment_history" in plain:
            # The benchmark's own order of booking is kept; what moved no money is left out on both sides.
            booked = [entry for entry in plain["payment_history"] if entry["amount"] != 0]
            plain["payment_history"] = sorted(booked, key=lambda entry: json.dumps(entry, sort_keys=True))
        return plain
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


def _all(connection: sqlite3.Connection, table: str) -> set[tuple[tuple[str, Any], ...]]:
    cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608
    names = [column[0] for column in cursor.description]
    return {tuple(zip(names, tuple(row), strict=True)) for row in cursor}


def _balances(connection: sqlite3.Connection) -> dict[str, tuple[str, int]]:
    moved = connection.execute(
        "SELECT m.id, m.customer_id, sum(b.amount) FROM shop_payment_method m"
        " JOIN shop_balance_move b ON b.method_id = m.id GROUP BY m.id, m.customer_id"
    )
    return {method: (customer, amount) for method, customer, amount in map(tuple, moved)}


def _address(address: dict[str, Any]) -> dict[str, Any]:
    return {
        "address1": address["line1"],
        "address2": address.get("line2", ""),
        "city": address["city"],
        "country": address["country"],
        "state": address.get("region", ""),
        "zip": address.get("postal_code", ""),
    }


def _item(item: sqlite3.Row, was: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": was["name"],
        "product_id": item["product_id"],
        "item_id": item["variant_id"],
        "price": item["price"] / CENT,
        "options": json.loads(item["options"]),
    }


def _history(connection: sqlite3.Connection, order_id: str) -> list[dict[str, Any]]:
    paid = connection.execute(
        "SELECT id, method_id, amount FROM shop_payment WHERE order_id = ?", (order_id,)
    ).fetchall()
    by = {row["id"]: row["method_id"] for row in paid}
    back = connection.execute(
        "SELECT payment_id, method_id, amount FROM shop_refund WHERE order_id = ? AND status != 'failed'", (order_id,)
    )
    return [
        *(_entry("payment", row["amount"], row["method_id"]) for row in paid),
        *(_entry("refund", row["amount"], row["method_id"] or by[row["payment_id"]]) for row in back),
    ]


def _entry(kind: str, amount: int, method: str) -> dict[str, Any]:
    return {"transaction_type": kind, "amount": amount / CENT, "payment_method_id": method}


def _back(connection: sqlite3.Connection, order_id: str, back: sqlite3.Row) -> dict[str, Any]:
    lines = json.loads(back["lines"])
    variants = {
        row["line"]: row["variant_id"]
        for row in connection.execute("SELECT line, variant_id FROM shop_item WHERE order_id = ?", (order_id,))
    }
    if back["kind"] == "return":
        return {
            "return_items": sorted(variants[line] for line in lines),
            "return_payment_method_id": back["method_id"],
        }
    return {
        "exchange_items": sorted(variants[swap["line"]] for swap in lines),
        "exchange_new_items": sorted(swap["variant_id"] for swap in lines),
        "exchange_payment_method_id": back["method_id"],
        "exchange_price_difference": back["amount"] / CENT,
    }
