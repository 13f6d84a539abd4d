"""A condition says yes or no, or says why it cannot; it never guesses."""

import msgspec
import pytest

from xiaoer.kit.conditions import Condition, ConditionError


class Line(msgspec.Struct, frozen=True):
    title: str
    price: int


class Order(msgspec.Struct, frozen=True):
    status: str
    total: int
    shipped: bool
    lines: tuple[Line, ...] = ()
    note: str | None = None


class Facts(msgspec.Struct, frozen=True):
    hand: str
    order: Order | None = None


ORDER = Order(status="paid", total=9_900, shipped=False, lines=(Line("hat", 900), Line("coat", 9_000)))
FACTS = Facts(hand="customer", order=ORDER)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("order.status == 'paid' && !order.shipped", True),
        ("order.status in ['cancelled', 'done']", False),
        ("hand == 'agent' || order.total > 5000", True),
        ("order.total > 5000.5", True),
        ("order.lines.exists(line, line.price > 8000 && line.title == 'coat')", True),
        ("size(order.lines) == 3", False),
        ("order.status.startsWith('pa') // order.bogus is only a remark", True),
        ("hand == 'order.bogus'", False),
        ("true", True),
    ],
)
def test_says_yes_or_no(source: str, expected: bool) -> None:
    assert Condition(source, Facts).holds(FACTS) is expected


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("order.bogus == 1", "unknown name: order.bogus"),
        ("ordr.total == 1", "unknown name: ordr"),
        ("order.status.length == 1", "unknown name: order.status.length"),
        ("order.lines.exists(line, line.weight > 1)", "unknown name: line.weight"),
        ("order.lines.exists(hand, hand.price > 1)", "hand is a fact"),
        ("order.status.exists(c, c == 'x')", "order.status is no list"),
        ("order['status'] == 'paid'", "an index cannot be checked"),
        ("order.lines[0].price > 1", "an index cannot be checked"),
        ("order.lines.filter(l, l.price > 1).map(x, x.title) == []", "map must follow the name of a list"),
        ("(order).total > 1", "a field of a result cannot be checked"),
        ("Facts{hand: 'x'} == Facts{hand: 'x'}", "makes a value of its own"),
        ("now() > 1", "unknown function: now"),
        ("order.total >", "Failed to parse"),
        ("true" + " " * 2_000, "longer than"),
    ],
)
def test_refuses_at_load_what_it_cannot_check(source: str, said: str) -> None:
    with pytest.raises(ConditionError, match=said.replace("(", r"\(")):
        Condition(source, Facts)


@pytest.mark.parametrize(
    ("source", "facts", "said"),
    [
        ("order.total > 1", Facts(hand="customer"), "missing: order.total"),
        ("true || order.total > 1", Facts(hand="customer"), "missing: order.total"),
        ("order.note == 'x'", FACTS, "missing: order.note"),
        ("order.total", FACTS, "gave int"),
        ("order.total / (order.total - order.total) > 1", FACTS, "zero"),
        ("order.total + hand == hand", FACTS, "overload"),
    ],
)
def test_a_missing_fact_or_an_error_is_never_an_answer(source: str, facts: Facts, said: str) -> None:
    condition = Condition(source, Facts)
    with pytest.raises(ConditionError, match=said):
        condition.holds(facts)


def test_refuses_other_facts_than_it_was_made_for() -> None:
    with pytest.raises(ConditionError, match="made for Facts, not for Order"):
        Condition("hand == 'x'", Facts).holds(ORDER)


def test_tells_the_names_it_uses() -> None:
    condition = Condition("order.total > 1 && order.lines.all(l, l.price > 0) && hand != ''", Facts)
    assert condition.names == ("hand", "order.lines", "order.total")
