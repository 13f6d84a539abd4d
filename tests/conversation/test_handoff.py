"""Who asks for a person gets one: measured on labelled lines in three languages, half of them traps."""

import csv
import json
import os
import time
from pathlib import Path

import pytest

from xiaoer.conversation.handoff import wants_person

LINES = Path(__file__).with_name("handoff_lines.tsv")
INTENTS = Path(os.environ.get("TESTS_DATA", Path(__file__).parents[2].parent / "shared" / "data")) / "intents"
LOCALES = ("zh-CN", "en", "es")

foreign_data = pytest.mark.skipif(not INTENTS.exists(), reason="the data made by others is not on this machine")


def rows() -> list[dict[str, str]]:
    with LINES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def rates(lines: list[dict[str, str]]) -> tuple[float, float]:
    """Share of the wishes that were heard, share of the traps taken for one."""
    heard = [wants_person(line["text"]) for line in lines if line["wants"] == "yes"]
    alarms = [wants_person(line["text"]) for line in lines if line["wants"] == "no"]
    return sum(heard) / len(heard), sum(alarms) / len(alarms)


def test_the_lines_are_many_and_half_are_traps() -> None:
    lines = rows()
    assert len(lines) >= 180
    assert len({line["text"] for line in lines}) == len(lines)
    for locale in LOCALES:
        traps = [line for line in lines if line["locale"] == locale and line["wants"] == "no"]
        assert all(line["why"] for line in traps)
        assert len(traps) * 2 == sum(line["locale"] == locale for line in lines)


@pytest.mark.parametrize("locale", LOCALES)
def test_recall_and_false_alarms(locale: str) -> None:
    lines = [line for line in rows() if line["locale"] == locale]
    for half in ("dev", "test"):
        recall, false_alarms = rates([line for line in lines if line["half"] == half])
        print(f"hand-off {locale} {half}: recall {recall:.3f}, false alarms {false_alarms:.3f}")  # noqa: T201
        assert recall >= 0.95
        assert false_alarms <= 0.03


@pytest.mark.parametrize(
    "text",
    ["ＨＵＭＡＮ　ＡＧＥＮＴ", "轉人工", "转 人 工", "转\u200b人工", "húmano", "  \n agent \t!!"],
)
def test_ways_of_writing_are_folded(text: str) -> None:
    assert wants_person(text)


@pytest.mark.parametrize("text", ["", " ", "\x00", "🙂", "W1234567", "？", "¦ § ¦", "ok", "\ud800"])
def test_what_says_nothing_asks_for_nobody(text: str) -> None:
    assert not wants_person(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("不要取消，帮我转人工", True),
        ("为什么不给我转人工", True),
        ("不要转人工，直接取消", False),
        ("I don't want a refund, I want a human", True),
        ("no human hair please, synthetic", False),
        ("no quiero cancelar, quiero hablar con una persona", True),
        ("no quiero hablar con una persona, quiero cancelar", False),
    ],
)
def test_a_no_reaches_as_far_as_it_means(text: str, wanted: bool) -> None:
    assert wants_person(text) is wanted


def test_in_a_long_text_the_wish_is_heard_at_both_ends() -> None:
    pasted = "Lorem ipsum dolor sit amet, the parcel left the depot. " * 180
    assert wants_person("a human please. " + pasted)
    assert wants_person(pasted + "转人工")
    assert not wants_person(pasted)


HOSTILE = [
    *(
        "转",
        "转人",
        "人工",
        "找个",
        "不要再先",
        "请",
        "客服跟",
        "！",
        "a",
        "(",
        "é",
        "i ",
        "human ",
        "your real ",
        "un ",
    ),
    *(
        "speak to a real ",
        "don't want to want to ",
        "could please have to i get ",
        "the customer ",
        "no quiero que me ",
    ),
    *(
        "i have had just already ",
        "quiero a con que ver ",
        "are you really actually ",
        "hay una alguna ",
        "me ",
        "\u0301",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    def cost(text: str) -> float:
        began = time.process_time()
        wants_person(text)
        return time.process_time() - began

    text = (piece * 10_000)[:10_000]
    assert min(cost(text) for _ in range(5)) < 0.005


@pytest.mark.data
@foreign_data
def test_bank_customers_of_others_raise_no_alarm() -> None:
    """None of the 77 intents is a wish for a person, though a few of the 13,000 texts hold one."""
    texts = []
    for part in ("train", "test"):
        with (INTENTS / "banking77" / f"{part}.csv").open(encoding="utf-8", newline="") as file:
            texts += [row["text"] for row in csv.DictReader(file)]
    alarms = sum(map(wants_person, texts))
    print(f"hand-off, banking77: {alarms} alarms in {len(texts)} texts")  # noqa: T201
    assert alarms <= 0.001 * len(texts)


@pytest.mark.data
@foreign_data
def test_shop_texts_of_others() -> None:
    """Bitext's texts are made from templates with typing errors sown in; its test part was never looked at."""
    (path,) = (INTENTS / "bitext" / "test").glob("*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        lines = [(row["intent"], row["utterance"]) for row in csv.DictReader(file)]
    wishes = [text for intent, text in lines if intent == "contact_human_agent"]
    others = [text for intent, text in lines if not intent.startswith("contact_") and intent != "complaint"]
    heard, alarms = sum(map(wants_person, wishes)), sum(map(wants_person, others))
    print(f"hand-off, bitext test: heard {heard} of {len(wishes)}, {alarms} alarms in {len(others)} texts")  # noqa: T201
    assert heard >= 0.75 * len(wishes)
    assert alarms <= 0.01 * len(others)


@pytest.mark.data
@foreign_data
def test_general_questions_of_others() -> None:
    whole = json.loads((INTENTS / "clinc150" / "data_full.json").read_text("utf-8"))
    texts = [text for part in whole.values() for text, _ in part]
    alarms = sum(map(wants_person, texts))
    print(f"hand-off, clinc150: {alarms} alarms in {len(texts)} texts")  # noqa: T201
    assert alarms <= 0.001 * len(texts)
