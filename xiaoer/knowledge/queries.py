"""Finding what the shop knows. Articles are public: whoever asks may read them."""

from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Text,
    bindparam,
    case,
    cast,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.dialects import postgresql

from xiaoer.auth.actor import Actor
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.kit.words import FALLBACK
from xiaoer.knowledge.models import article_tally, article_text, article_verdict, example
from xiaoer.knowledge.tokens import query_tokens

PAGE = 20
MOST_EXAMPLES = 20_000
MOST_TEXTS = 5_000
# A title says what an article is about: a word there weighs as much as five in the text.
_WEIGHT = 5
# Letters that are cut from a word before it is looked for by its beginning: return, returns, returned.
_ENDINGS = ("ing", "es", "ed", "s")
_STEM = 4
_LONGEST = 64


class Found(msgspec.Struct, frozen=True):
    """An article in one language."""

    slug: str
    locale: str
    title: str
    body: str


class Whole(msgspec.Struct, frozen=True):
    """An article in one language, with when it was last changed."""

    slug: str
    locale: str
    title: str
    body: str
    updated_at: int


class Tally(msgspec.Struct, frozen=True):
    """How many readers said that an article settled what they came for, and how many that it did not."""

    slug: str
    settled: int = 0
    unsettled: int = 0


class Verdict(msgspec.Struct, frozen=True):
    """What one reader said of an article."""

    settled: bool


class Sentence(msgspec.Struct, frozen=True):
    """An example sentence as stored."""

    intent: str
    locale: str
    text: str


_columns = [article_text.c[name] for name in Found.__struct_fields__]
_search = table(
    "article_search", column("id", BigInteger), column("rowid", BigInteger), column("title"), column("body")
)


def _on_sqlite() -> Select[tuple[str, str, str, str]]:
    whole: ColumnElement[Any] = literal_column("article_search")
    return (
        select(*_columns)
        .select_from(_search.join(article_text, article_text.c.id == _search.c.rowid))
        .where(whole.op("MATCH")(bindparam("match", type_=Text)), article_text.c.locale == bindparam("locale"))
        .order_by(func.bm25(whole, literal_column(str(_WEIGHT)), literal_column("1")), article_text.c.slug)
        .limit(bindparam("limit"))
    )


def _on_postgresql() -> Select[tuple[str, str, str, str]]:
    asked = cast(bindparam("match", type_=Text), postgresql.TSQUERY)
    title, body = func.ts_rank(_search.c.title, asked), func.ts_rank(_search.c.body, asked, literal_column("1"))
    return (
        select(*_columns)
        .select_from(_search.join(article_text, article_text.c.id == _search.c.id))
        .where(
            or_(_search.c.title.op("@@")(asked), _search.c.body.op("@@")(asked)),
            article_text.c.locale == bindparam("locale"),
        )
        .order_by((title * literal_column(str(_WEIGHT)) + body).desc(), article_text.c.slug)
        .limit(bindparam("limit"))
    )


_find_on_sqlite = query(_on_sqlite(), Found)
_find_on_postgresql = query(_on_postgresql(), Found)
_article = query(
    select(*_columns)
    .where(
        article_text.c.slug == bindparam("slug"),
        or_(article_text.c.locale == bindparam("locale"), article_text.c.locale == FALLBACK),
    )
    .order_by(case((article_text.c.locale == bindparam("locale"), 0), else_=1))
    .limit(1),
    Found,
)
_listed = query(
    select(*_columns)
    .where(article_text.c.locale == bindparam("locale"), article_text.c.slug > bindparam("after"))
    .order_by(article_text.c.slug)
    .limit(bindparam("limit")),
    Found,
)
_whole = select(*(article_text.c[name] for name in Whole.__struct_fields__))
_all_texts = query(_whole.order_by(article_text.c.slug, article_text.c.locale).limit(bindparam("limit")), Whole)
_texts_of = query(_whole.where(article_text.c.slug == bindparam("slug")).order_by(article_text.c.locale), Whole)
_tallies = select(*(article_tally.c[name] for name in Tally.__struct_fields__))
_all_tallies = query(_tallies.order_by(article_tally.c.slug).limit(bindparam("limit")), Tally)
_tally_of = query(_tallies.where(article_tally.c.slug == bindparam("slug")), Tally)
_verdict_of = query(
    select(article_verdict.c.settled).where(
        article_verdict.c.slug == bindparam("slug"), article_verdict.c.reader == bindparam("reader")
    ),
    Verdict,
)
_sentences_of = query(
    select(example.c.intent, example.c.locale, example.c.text)
    .where(example.c.intent == bindparam("intent"))
    .order_by(example.c.locale, example.c.text)
    .limit(bindparam("limit")),
    Sentence,
)
_sentences = query(
    select(example.c.intent, example.c.locale, example.c.text)
    .order_by(example.c.locale, example.c.intent, example.c.text)
    .limit(bindparam("limit")),
    Sentence,
)


def find(read: Reader, actor: Actor, text: str, locale: str, limit: int = 3) -> list[Found]:
    """The articles of a language that say something about a text, the best first."""
    words = [word for word in query_tokens(text) if len(word) <= _LONGEST]
    if not words:
        return []
    params = {"locale": locale, "limit": min(limit, PAGE)}
    if read.dialect == "postgresql":
        return read.all(_find_on_postgresql, match=" | ".join(_beginning(word, "'{}':*") for word in words), **params)
    return read.all(_find_on_sqlite, match=" OR ".join(_beginning(word, '"{}" *') for word in words), **params)


def article(read: Reader, slug: str, locale: str) -> Found | None:
    """An article in a language, or else in English; None when there is none."""
    return read.one(_article, slug=slug, locale=locale)


def articles(read: Reader, locale: str, after: str = "", limit: int = PAGE) -> list[Found]:
    """A page of the articles of a language, by slug."""
    return read.all(_listed, locale=locale, after=after, limit=limit)


def all_texts(read: Reader, actor: Actor) -> list[Whole]:
    """Every article in every language, by slug."""
    return read.all(_all_texts, limit=MOST_TEXTS)


def texts_of(read: Reader, actor: Actor, slug: str) -> list[Whole]:
    """An article in every language it is written in."""
    return read.all(_texts_of, slug=slug)


def tallies(read: Reader, actor: Actor) -> dict[str, Tally]:
    """What readers said of every article anybody said anything of."""
    return {one.slug: one for one in read.all(_all_tallies, limit=MOST_TEXTS)}


def tally_of(read: Reader, actor: Actor, slug: str) -> Tally:
    """What readers said of an article."""
    return read.one(_tally_of, slug=slug) or Tally(slug)


def verdict_of(read: Reader, actor: Actor, slug: str, reader: str) -> bool | None:
    """Whether it settled what this reader came for; None while she has not said."""
    said = read.one(_verdict_of, slug=slug, reader=reader)
    return None if said is None else said.settled


def examples_of(read: Reader, actor: Actor, intent: str) -> list[Sentence]:
    """What customers say when they mean this."""
    return read.all(_sentences_of, intent=intent, limit=MOST_EXAMPLES)


def examples(read: Reader) -> list[Sentence]:
    """Every example sentence, what the classifier learns from."""
    return read.all(_sentences, limit=MOST_EXAMPLES)


def _beginning(word: str, pattern: str) -> str:
    """The word as the index is asked for it: long words in letters by their beginning, all others as they are."""
    stem = word
    for ending in _ENDINGS if word.isascii() and word.isalpha() else ():
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            stem = word.removesuffix(ending)
            break
    by_beginning = word.isascii() and word.isalpha() and len(word) > _STEM
    return (pattern if by_beginning else pattern.replace(" *", "").replace(":*", "")).format(stem)
