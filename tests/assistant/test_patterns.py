"""Numbers are found as people write them; a yes is heard only where nothing else is said."""

import csv
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoer.assistant.commands import Affirm, AnyCommand, Ask, Greet, Set, Show, Start, Unsure
from xiaoer.assistant.patterns import NumberPatterns, answer, key

patterns = NumberPatterns([r"XP-?[0-9]{5}"])


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("#W1234567 please", ("W1234567",)),
        ("w1234567", ("W1234567",)),
        ("# W 1234567", ("W1234567",)),
        ("订单Ｗ１２３４５６７到哪了", ("W1234567",)),
        ("xp20117 和 XP－20130，还有xp-20117", ("XP20117", "XP20130")),
        ("my order number is 20117", ("20117",)),
        ("pedido 4455", ("4455",)),
        # One order, not another called 20117 beside it.
        ("cancel order XP-20117", ("XP20117",)),
        ("cancela el pedido XP-20117 y el pedido 4455", ("XP20117", "4455")),
        # Nor is a sum an order.
        ("I want a refund of $999999999999", ()),
        ("赔我￥１２３４５６７８", ()),
        ("20231105-778899 no llega", ("20231105778899",)),
        ("", ()),
        ("12 cups in 2024", ()),
        ("cancel my order and give me 100% back", ()),
        ("mi pedido costó 120 €", ()),
        ("the XXL one, size 42", ()),
        ("x" * 5000, ()),
    ],
)
def test_order_numbers(text: str, orders: tuple[str, ...]) -> None:
    assert patterns.find(text).orders == orders


@pytest.mark.parametrize(
    ("text", "tracking"),
    [
        ("单号NW7310442906到哪了", ("NW7310442906",)),
        ("1Z999AA10123456784?", ("1Z999AA10123456784",)),
        ("rr123456789cn", ("RR123456789CN",)),
        ("SF1234567890123", ("SF1234567890123",)),
        ("123456789012", ("123456789012",)),
        ("#W1234567", ()),
        ("XP-20117", ()),
    ],
)
def test_tracking_numbers(text: str, tracking: tuple[str, ...]) -> None:
    assert patterns.find(text).tracking == tracking


def test_a_shops_own_form_is_found_where_the_common_ones_are_blind() -> None:
    assert NumberPatterns([r"A[0-9]{3}Z"]).find("a123z").orders == ("A123Z",)
    assert NumberPatterns().find("a123z").orders == ()


def test_at_most_ten_numbers_are_looked_up() -> None:
    assert len(patterns.find(" ".join(f"W{number}" for number in range(1_000_000, 1_000_200))).orders) == 10


@given(st.text(alphabet="ABCxyz0189-#", min_size=1, max_size=12))
def test_one_key_for_all_ways_of_writing(number: str) -> None:
    assert key(number) == key(number.lower()) == key(f" #{number} ") == key(key(number))


with Path(__file__).with_name("answers.tsv").open(encoding="utf-8", newline="") as file:
    ANSWERS = [(row["text"], row["answer"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("text", "said"), [*ANSWERS, ("", "neither"), (" ", "neither")])
def test_yes_no_or_neither(text: str, said: str) -> None:
    assert answer(text) == (None if said == "neither" else said)


@given(
    st.sampled_from([text for text, said in ANSWERS if said == "yes" and text.isascii()]),
    st.sampled_from(["but", "if", "except", "when"]),
)
def test_a_yes_with_a_condition_is_none(yes: str, condition: str) -> None:
    assert answer(f"{yes} {condition} it is the blue one") != "yes"


@pytest.mark.parametrize(
    "text",
    [
        "yes " * 5000,
        "好的" * 40,
        "好的" * 39 + "x",
        "ya " * 26 + "q",
        "yes ok " * 11 + "x",
        "吧" * 79 + "x",
        "ABCD-" * 2000,
        "# " * 5000,
    ],
)
def test_hostile_text_is_quick(text: str) -> None:
    began = time.process_time()
    answer(text)
    patterns.find(text)
    assert time.process_time() - began < 0.01


def test_commands_come_back_as_they_were() -> None:
    commands: list[AnyCommand] = [
        Start("cancel_order"),
        Set("order", "XP-20117"),
        Affirm("deed"),
        Affirm(),
        Ask("returns"),
        Show(),
        Greet(),
        Unsure(("order_status", "invoice")),
    ]
    wire = msgspec.json.encode(commands)
    assert msgspec.json.decode(wire, type=list[AnyCommand]) == commands
    assert b'{"type":"start","action":"cancel_order"}' in wire
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'[{"type":"wire_money"}]', type=list[AnyCommand])
