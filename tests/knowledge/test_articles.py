"""Articles come in from files, are found in every language on both databases, and only news is written down."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.policy.test_import import events
from xiaoer.auth.actor import Contact
from xiaoer.event.tx import Tx
from xiaoer.kit.store import Store
from xiaoer.knowledge import queries
from xiaoer.knowledge.files import Draft, Example, KnowledgeError, Said, read_articles
from xiaoer.knowledge.jobs import take_in
from xiaoer.knowledge.models import article_text

ANYBODY = Contact("c", "i")
FOLDER = {
    "returns.en.md": "# How returns work\n\nYou have 30 days. Send it back with the label.\n",
    "returns.zh-CN.md": "# 退货怎么办\n\n收到三十天内可以退货，退款原路返回。\n",
    "returns.es.md": "# Cómo devolver\n\nTiene 30 días para una devolución.\n",
    "shipping.en.md": "# Shipping\n\nParcels leave within a day; returns are on another page.\n",
    "shipping.zh-CN.md": "# 配送\n\n一天内发货。\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of articles."""
    made = tmp_path / "articles"
    made.mkdir()
    for name, text in FOLDER.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


async def found(store: Store[Tx], text: str, locale: str) -> list[str]:
    """The slugs found, best first."""
    return [one.slug for one in await store.read(queries.find, ANYBODY, text, locale)]


async def test_an_article_is_found_by_what_customers_write(store: Store[Tx], folder: Path) -> None:
    assert await take_in(store, read_articles(folder), {}) == 2
    assert await found(store, "how do I return this?", "en") == ["returns", "shipping"]
    assert await found(store, "Returned?", "en") == ["returns", "shipping"]
    assert await found(store, "我要退款", "zh-CN") == ["returns"]
    assert await found(store, "發貨", "zh-CN") == ["shipping"]
    assert await found(store, "¿una devolucion?", "es") == ["returns"]
    assert await found(store, "退款", "en") == []
    assert await found(store, "shipping", "es") == []


@pytest.mark.parametrize(
    "text", ["", "?!", "' OR \" * : & | ( )", "title:x AND NEAR", "a" * 5_000, "%s %(match)s", "\x00"]
)
async def test_no_text_breaks_the_search(store: Store[Tx], folder: Path, text: str) -> None:
    await take_in(store, read_articles(folder), {})
    assert "returns" not in await found(store, text, "en")


async def test_only_news_is_written_and_the_old_text_is_found_no_more(store: Store[Tx], folder: Path) -> None:
    await take_in(store, read_articles(folder), {})
    before = len(await events(store))
    assert await take_in(store, read_articles(folder), {}) == 0
    assert len(await events(store)) == before
    changed = Draft("shipping", {"en": Said("Delivery", "By drone.")})
    assert await take_in(store, [changed], {}) == 1
    assert (await events(store))[-1].stream == "article:shipping"
    assert b'["en"]' in (await events(store))[-1].facts
    assert await found(store, "drone", "en") == ["shipping"]
    assert await found(store, "parcels", "en") == []


async def test_an_article_is_read_in_the_language_or_in_english(store: Store[Tx], folder: Path) -> None:
    await take_in(store, read_articles(folder), {})
    assert (await _article(store, "shipping", "es")).locale == "en"
    assert (await _article(store, "returns", "es")).title == "Cómo devolver"
    assert await store.read(queries.article, "no-such", "en") is None
    assert [one.slug for one in await store.read(queries.articles, "en")] == ["returns", "shipping"]


async def _article(store: Store[Tx], slug: str, locale: str) -> queries.Found:
    one = await store.read(queries.article, slug, locale)
    assert one is not None
    return one


async def test_sentences_are_replaced_as_a_whole(store: Store[Tx]) -> None:
    assert await take_in(store, [], {"en": [Example("ask", "why"), Example("ask", "why"), Example("greet", "hi")]}) == 1
    assert await take_in(store, [], {"en": [Example("greet", "hi"), Example("ask", "why")]}) == 0
    assert await take_in(store, [], {"en": [Example("greet", "hello")], "es": [Example("greet", "hola")]}) == 2
    there = await store.read(queries.examples)
    assert [(one.intent, one.locale, one.text) for one in there] == [("greet", "en", "hello"), ("greet", "es", "hola")]


def test_a_file_that_is_no_article_is_named(folder: Path) -> None:
    (folder / "returns.fr.md").write_text("Titre\ntexte", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"returns\.fr\.md"):
        read_articles(folder)
    (folder / "returns.fr.md").unlink()
    (folder / "empty.en.md").write_text("only a title", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="empty"):
        read_articles(folder)


def test_the_table_has_no_column_the_store_cannot_read() -> None:
    assert set(select(article_text).selected_columns.keys()) >= {"slug", "locale", "title", "body"}
