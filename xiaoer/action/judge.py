"""What the gate says of a wish: by identity and hand, by the rules, by what is possible and what is left."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

import msgspec
from msgspec.structs import replace
from sqlalchemy import BigInteger, and_, bindparam, cast, func, or_, select

from xiaoer.action.facts import Filled
from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.action.known import free_of
from xiaoer.action.models import deed
from xiaoer.kit.clock import HOUR
from xiaoer.kit.money import Money
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.policy.facts import Facts, HistoryFacts, Level
from xiaoer.policy.queries import current_rules
from xiaoer.policy.rules import Active, decide

LEVELS: tuple[Level, ...] = get_args(Level)
MONTH = 30 * 24 * HOUR


class Judged(msgspec.Struct, frozen=True):
    """What the gate says: a `reason` against it, or go, and on what facts: with a yes of the customer (`ask`) and
    of a second person (`second`), or without."""

    reason: str | None
    facts: Facts
    ask: bool = True
    second: bool = False
    rule: str | None = None
    rule_version: int | None = None
    words: Mapping[str, str] = {}
    to_person: bool = False
    failed: str | None = None

    def kept(self) -> dict[str, Any]:
        """What stays with the deed of this decision."""
        return {
            "rule": self.rule,
            "rule_version": self.rule_version,
            "words": msgspec.json.encode(self.words).decode(),
            "facts": msgspec.json.encode(self.facts).decode(),
            "reason": self.reason,
            "to_person": self.to_person,
        }

    def decision(self) -> dict[str, Any]:
        """By which rule and on what facts, for the journal."""
        return {"rule": self.rule, "rule_version": self.rule_version, "facts": self.facts}

    def refusal(self) -> dict[str, Any]:
        """The same of a no."""
        told = {"reason": self.reason, "to_person": self.to_person, "failed": self.failed}
        return told | self.decision()


class _Sum(msgspec.Struct, frozen=True):
    amount: int | None
    number: int


_moved = cast(func.sum(deed.c.amount), BigInteger).label("amount"), func.count().label("number")
_going = or_(deed.c.state == "awaiting", deed.c.state == "confirmed", deed.c.state == "sent", deed.c.state == "unknown")
_decided = or_(_going, deed.c.state == "done")
_of_order = query(
    select(*_moved).where(
        deed.c.shop == bindparam("shop"),
        deed.c.order_id == bindparam("order_id"),
        deed.c.budget == bindparam("budget"),
        deed.c.id != bindparam("besides"),
        _decided,
    ),
    _Sum,
)
_of_customer = query(
    select(*_moved).where(
        deed.c.shop == bindparam("shop"),
        deed.c.customer_id == bindparam("customer_id"),
        deed.c.id != bindparam("besides"),
        deed.c.updated_at > bindparam("since"),
        deed.c.budget == bindparam("budget"),
        _decided,
    ),
    _Sum,
)
# What goes out of an order's money and is not to be seen in what was read of it.
_under_way = query(
    select(*_moved).where(
        deed.c.shop == bindparam("shop"),
        deed.c.order_id == bindparam("order_id"),
        deed.c.budget != "none",
        deed.c.id != bindparam("besides"),
        or_(
            _going,
            and_(deed.c.state == "done", deed.c.updated_at >= bindparam("read_at")),
        ),
    ),
    _Sum,
)

_on_order = (
    deed.c.shop == bindparam("shop"),
    deed.c.order_id == bindparam("order_id"),
    deed.c.id != bindparam("besides"),
    or_(deed.c.state == "confirmed", deed.c.state == "sent", deed.c.state == "unknown"),
)
_reshapes = or_(*(deed.c.kind == kind for kind, one in ACTIONS.items() if one.reshapes))
_money_going = query(select(*_moved).where(or_(deed.c.budget != "none", _reshapes), *_on_order), _Sum)
_shapes_going = query(select(*_moved).where(_reshapes, *_on_order), _Sum)
_of_kind = query(
    select(*_moved).where(
        deed.c.shop == bindparam("shop"),
        deed.c.customer_id == bindparam("customer_id"),
        deed.c.id != bindparam("besides"),
        deed.c.updated_at > bindparam("since"),
        deed.c.kind == bindparam("kind"),
        _decided,
    ),
    _Sum,
)


def judge(read: Reader, filled: Filled, *, besides: str = "", probing: bool = False) -> Judged:
    """The gate: identity, hand and order first, then the rules, then what is possible at all.

    `besides` is the deed that is judged, if there is one already; `probing` asks without its fields.
    """
    action, facts = filled.action, filled.facts
    if LEVELS.index(facts.actor.level) < LEVELS.index(action.level):
        proves = action.level == "fresh" and facts.actor.level != "visitor"
        return Judged("not_fresh" if proves else "not_signed_in", facts)
    if facts.actor.hand not in action.hands:
        return Judged("not_this_hand", facts, to_person=True)
    if not filled.there:
        return Judged("order_not_found", facts)
    facts = replace(facts, history=_history(read, filled, besides))
    rules = current_rules(read, action.kind)
    decision = decide(rules, facts, action.kind)
    rule, version, verdict = decision.rule, decision.version, decision.verdict
    if verdict == "refuse" and _were_fresh(rules, facts):
        return Judged("not_fresh", facts, rule=rule, rule_version=version)
    if verdict == "refuse" and decision.words:
        return Judged("rule", facts, words=decision.words, rule=rule, rule_version=version)
    # A rule that fails decides nothing, so what the order itself says goes before it.
    if (reason := _impossible(read, filled, besides, probing)) is not None:
        return Judged(reason, facts, rule=rule, rule_version=version)
    if verdict == "refuse":
        failed = decision.failed
        return Judged("needs_person", facts, to_person=True, failed=failed, rule=rule, rule_version=version)
    waits = verdict == "approve"
    return Judged(None, facts, ask=verdict != "allow", second=waits, rule=rule, rule_version=version)


def _were_fresh(rules: Sequence[Active], facts: Facts) -> bool:
    """Whether the rules ask for nothing more than that she proves herself now."""
    if facts.actor.level in ("visitor", "fresh"):
        return False
    proved = replace(facts.actor, level="fresh")
    known = replace(facts, actor=proved, contact=replace(facts.contact, verified=True))
    return decide(rules, known, facts.action.kind).verdict != "refuse"


def _impossible(read: Reader, filled: Filled, besides: str, probing: bool) -> str | None:
    action, known = filled.action, filled.known
    if (reason := action.available(known)) is not None or probing:
        return reason
    if (reason := action.wrong(known)) is not None:
        return reason
    if (action.reshapes or action.budget != "none") and _crossed(read, filled, besides):
        return "under_way"
    if action.budget == "none":
        return None
    found = read.one(_under_way, shop=filled.shop, order_id=filled.subject, besides=besides, read_at=filled.at)
    going = Money(found.amount or 0 if found else 0, filled.facts.action.currency)
    return "more_than_remains" if action.moves(known) + going > free_of(known.order) else None


def _crossed(read: Reader, filled: Filled, besides: str) -> bool:
    """Whether another deed is being done that this one would change under way, or the other way round."""
    counted = _money_going if filled.action.reshapes else _shapes_going
    found = read.one(counted, shop=filled.shop, order_id=filled.subject, besides=besides)
    return found is not None and found.number > 0


def _history(read: Reader, filled: Filled, besides: str) -> HistoryFacts:
    # What is judged does not count against itself.
    order = {"shop": filled.shop, "order_id": filled.subject, "besides": besides}
    her = {"shop": filled.shop, "customer_id": filled.customer_id, "since": filled.at - MONTH, "besides": besides}
    refunded = read.one(_of_order, budget="refund", **order)
    compensated = read.one(_of_order, budget="compensation", **order)
    of_her = read.one(_of_customer, budget="compensation", **her)
    of_kind = read.one(_of_kind, kind=filled.action.kind, **her)
    return HistoryFacts(
        order_refunded=(refunded.amount or 0) if refunded else 0,
        order_compensated=(compensated.amount or 0) if compensated else 0,
        customer_compensated=(of_her.amount or 0) if of_her else 0,
        customer_deeds=of_her.number if of_her else 0,
        customer_same=of_kind.number if of_kind else 0,
    )
