"""The same matter at the shop: the return, exchange or claim that a case is about, and what became of a promise."""

from xiaoer.order.case.queries import Case
from xiaoer.order.case.states import CaseKind
from xiaoer.order.facts import CaseStatus, Claim, Exchange, Hurry, Label, Order, Return

OPEN: frozenset[CaseStatus] = frozenset({"requested", "received"})
Matter = Return | Exchange | Claim


def matters(order: Order, kind: CaseKind) -> tuple[Matter, ...]:
    """All of this kind on an order."""
    of: dict[CaseKind, tuple[Matter, ...]] = {
        "return": order.returns,
        "exchange": order.exchanges,
        "claim": order.claims,
    }
    return of.get(kind, ())


def matter_of(order: Order, case: Case) -> Matter | None:
    """What the shop keeps of a case. A shop that keeps no keys is known by what is open for the same lines."""
    there = matters(order, case.kind)
    named = next((one for one in there if one.reference == case.id), None)
    if named is not None:
        return named
    return next(
        (one for one in there if not one.reference and one.status in OPEN and set(lines(one)) == set(case.of_lines)),
        None,
    )


def lines(matter: Matter) -> tuple[str, ...]:
    """The lines of the order that it is about."""
    return tuple(swap.line for swap in matter.swaps) if isinstance(matter, Exchange) else matter.lines


def label_of(matter: Matter | None) -> Label | None:
    """The label of its parcel, once there is one."""
    return matter.label if isinstance(matter, Return | Exchange) else None


def promise(order: Order, key: str) -> Hurry | None:
    """The promise that was made under a key; a shop that keeps none means its last."""
    named = next((one for one in order.hurries if one.reference == key), None)
    return named or next((one for one in reversed(order.hurries) if not one.reference), None)


def moved_on(order: Order, case: Case) -> bool:
    """Whether an order has moved since the promise: its state is another, or a parcel of it was heard of."""
    if order.status != case.reason:
        return True
    heard = [at for one in order.shipments for at in (one.shipped_at, one.delivered_at, *(e.at for e in one.events))]
    return any(at is not None and at > case.opened_at for at in heard)
