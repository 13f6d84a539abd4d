"""One row of cases.tsv: a policy, an action, facts as `name=value` over the base ones, and what must be decided."""

from pathlib import Path
from typing import Any

import msgspec

from xiaoer.policy.facts import Facts

FILE = Path(__file__).with_name("cases.tsv")
SECTIONS = ("actor", "contact", "action", "order", "history")
BASE: dict[str, dict[str, Any]] = {
    "actor": {"hand": "assistant", "level": "verified", "role": "none"},
    "contact": {"locale": "en", "verified": True},
    "action": {"kind": "", "amount": 0, "currency": "USD", "charge": 0, "target": "original", "reason": "", "items": 1,
               "value": 0},
    "order": {
        "status": "paid", "age_hours": 2.0, "total": 20_000, "currency": "USD", "paid": True, "shipped": False,
        "delivered": False, "items": 2, "delivered_hours": -1.0, "items_changed": False, "coming_back": False,
        "refunded": 0, "late_hours": -1.0,
    },
    "history": {
        "order_refunded": 0, "order_compensated": 0, "customer_compensated": 0, "customer_deeds": 0, "customer_same": 0,
    },
}  # fmt: skip
# The same name in two sections is the order's; written `action.amount` it would be the action's.
WHERE = {name: section for section in reversed(SECTIONS) for name in BASE[section]} | {"items": "order"}


class Case(msgspec.Struct, frozen=True):
    """What is asked and what must come of it; no rule means that a person decides."""

    policy: str
    action: str
    told: str
    verdict: str
    rule: str | None

    @property
    def facts(self) -> Facts:
        """The base facts with the row's laid over them."""
        raw: dict[str, Any] = {section: dict(values) for section, values in BASE.items()}
        raw["action"]["kind"] = self.action
        for pair in self.told.split():
            name, _, value = pair.partition("=")
            if name == "order" and value == "none":
                raw["order"] = None
                continue
            section = WHERE[name]
            old = BASE[section][name]
            raw[section][name] = (
                None if value == "missing" else value == "yes" if isinstance(old, bool) else type(old)(value)
            )
        return msgspec.convert(raw, Facts) if "=missing" not in self.told else _with_a_gap(raw)


def _with_a_gap(raw: dict[str, Any]) -> Facts:
    """What the shop does not say stays open, as `order_facts` leaves it."""
    gaps = [(section, name) for section in SECTIONS for name, value in (raw[section] or {}).items() if value is None]
    whole = {section: dict(values) if values else values for section, values in raw.items()}
    for section, name in gaps:
        whole[section][name] = BASE[section][name]
    facts = msgspec.convert(whole, Facts)
    for section, name in gaps:
        part = msgspec.structs.replace(getattr(facts, section), **{name: None})
        facts = msgspec.structs.replace(facts, **{section: part})
    return facts


def cases() -> list[Case]:
    """All rows."""
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()[1:]]
    return [Case(policy, action, told, verdict, rule or None) for policy, action, told, verdict, rule in rows]
