"""Which language a text is in, and that a conversation does not flutter between two."""

import csv
import time
from pathlib import Path

import pytest

from xiaoer.assistant.language import LanguageVote, detect

HERE = Path(__file__).parent
SOURCES = (HERE / "lines.tsv", HERE.parent / "conversation" / "handoff_lines.tsv")


@pytest.mark.parametrize("locale", ["zh-CN", "en", "es"])
def test_customers_lines(locale: str) -> None:
    texts = []
    for source in SOURCES:
        with source.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            texts += [row["text"] for row in rows if row["locale"] == locale]
    said = [detect(text) for text in texts]
    right, silent = said.count(locale) / len(said), said.count(None) / len(said)  # type: ignore[arg-type]
    print(f"{locale}: {right:.3f} right, {silent:.3f} not said, {1 - right - silent:.3f} wrong of {len(said)}")  # noqa: T201
    assert right >= 0.95
    assert 1 - right - silent <= 0.005


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("hola", "es"),
        ("退款", "zh-CN"),
        ("好", "zh-CN"),
        ("thanks", "en"),
        ("gracias", "es"),
        ("si", "es"),
        ("ok gracias", "es"),
        ("ok 谢谢", "zh-CN"),
        ("donde esta mi pedido", "es"),
        ("¿DÓNDE ESTÁ?", "es"),
        ("WHERE IS IT", "en"),
        ("ｗｈｅｒｅ　ｉｓ　ｉｔ", "en"),
        ("帮我查W1234567，iPhone 15 Pro的壳", "zh-CN"),
        ("I want the 茶 cup please", "en"),
        *(
            (nothing, None)
            for nothing in ("ok", "no", "", " ", "W1234567", "#W1234567", "XP-20117", "1", "🙂", "👍👍", "?")
        ),
        *(
            (nothing, None)
            for nothing in ("https://example.com/where/is/the/order", "the.where@is.com", "\ud800", "TEA10")
        ),
        *((foreign, None) for foreign in ("ありがとう", "注文はどこですか", "주문 취소", "Где мой заказ", "أين طلبي")),
    ],
)
def test_short_and_odd_texts(text: str, locale: str | None) -> None:
    assert detect(text) == locale


def test_the_first_clear_message_settles_the_language() -> None:
    vote = LanguageVote("en")
    assert vote.hear("W1234567") == vote
    assert vote.hear("ok").hear("退款").locale == "zh-CN"


def test_a_settled_language_changes_after_two_messages_in_a_row() -> None:
    vote = LanguageVote("en").hear("where is my order")
    once = vote.hear("gracias")
    assert (once.locale, once.heard, once.times) == ("en", "es", 1)
    assert once.hear("W1234567") == once  # says nothing, so it does not interrupt either
    assert once.hear("dónde está mi pedido") == LanguageVote("es", settled=True)
    assert once.hear("is it here yet") == vote  # back: the count begins anew
    assert once.hear("退款").times == 1  # a third language is not the second message of the first
    assert once.hear("退款").locale == "en"


@pytest.mark.parametrize(
    "text", ["where " * 100_000, "哈" * 200_000, "a" * 500_000, "a1@" * 100_000, "http://" * 50_000]
)
def test_long_texts_cost_little(text: str) -> None:
    began = time.process_time()
    detect(text)
    assert time.process_time() - began < 0.01
