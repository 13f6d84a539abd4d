"""What the settings pages read and write of what the shop knows: articles, and what customers say."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import msgspec
from litestar import Request, delete, get, put
from litestar.params import FromPath, JSONBody

import xiaoer.knowledge
from xiaoer.app.problems import reads
from xiaoer.app.settings_api import slug as checked
from xiaoer.app.settings_schemas import ArticleSettings, ArticleText, IntentExamples
from xiaoer.auth.guard import at_least, staff_of
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import iso
from xiaoer.kit.errors import NotFound
from xiaoer.kit.store import Store
from xiaoer.kit.words import FALLBACK, LOCALES, Words, parse
from xiaoer.knowledge import queries, verbs
from xiaoer.knowledge.files import Draft, Said
from xiaoer.knowledge.queries import Sentence, Tally, Whole

SUPERVISOR = at_least("supervisor")
_PREFIX = "intent-"
_WORDS = Path(xiaoer.knowledge.__file__).parent
# What the house itself can tell apart, in the order in which its words stand.
KNOWN = [key.removeprefix(_PREFIX) for key in parse(_WORDS / "words" / f"{FALLBACK}.ftl") if key.startswith(_PREFIX)]
AnyRequest = Request[Any, Any, Any]


class ArticlePut(msgspec.Struct, frozen=True, kw_only=True):
    """An article with all its languages; one that is left out is taken away."""

    texts: dict[str, ArticleText]


class ExamplesPut(msgspec.Struct, frozen=True, kw_only=True):
    """What customers say when they mean one thing, by language."""

    texts: dict[str, Annotated[list[str], msgspec.Meta(max_length=2000)]]


@get("/api/articles", opt=SUPERVISOR)
async def list_articles(request: AnyRequest) -> list[ArticleSettings]:
    """Every article with all its languages."""
    store, staff = _store(request), staff_of(request)
    texts = await store.read(queries.all_texts, staff)
    said = await store.read(queries.tallies, staff)
    by_slug = groupby(texts, lambda text: text.slug)
    return [_article(said.get(slug, Tally(slug)), list(of_slug)) for slug, of_slug in by_slug]


@put("/api/articles/{slug:str}", opt=SUPERVISOR)
async def put_article(request: AnyRequest, slug: FromPath[str], data: JSONBody[ArticlePut]) -> ArticleSettings:
    """A new article, or a new version of one."""
    said = {locale: Said(text.title, text.body) for locale, text in data.texts.items()}
    store, staff = _store(request), staff_of(request)
    await store.write(verbs.put_article, staff, Draft(checked(slug), said))
    judged = await store.read(queries.tally_of, staff, slug)
    return _article(judged, await store.read(queries.texts_of, staff, slug))


@delete("/api/articles/{slug:str}", opt=SUPERVISOR, status_code=204)
async def delete_article(request: AnyRequest, slug: FromPath[str]) -> None:
    """It is gone; gone twice is gone."""
    await _store(request).write(verbs.delete_article, staff_of(request), slug)


@get("/api/examples", opt=SUPERVISOR)
async def list_examples(request: AnyRequest) -> list[IntentExamples]:
    """What customers say, by what they mean; also what nobody has written a sentence for yet."""
    sentences = await _store(request).read(queries.examples)
    by_intent: dict[str, list[Sentence]] = {intent: [] for intent in KNOWN}
    for sentence in sentences:
        by_intent.setdefault(sentence.intent, []).append(sentence)
    return [_examples(request, intent, of_intent) for intent, of_intent in by_intent.items()]


@put("/api/examples/{intent:str}", opt=SUPERVISOR)
async def put_examples(request: AnyRequest, intent: FromPath[str], data: JSONBody[ExamplesPut]) -> IntentExamples:
    """These are the sentences of an intent, and no others; the assistant learns them a moment later."""
    store, staff = _store(request), staff_of(request)
    if intent not in KNOWN and not await store.read(queries.examples_of, staff, intent):
        raise NotFound("not_found")
    await store.write(verbs.put_examples, staff, intent, data.texts)
    return _examples(request, intent, await store.read(queries.examples_of, staff, intent))


def _article(said: Tally, texts: Sequence[Whole]) -> ArticleSettings:
    return ArticleSettings(
        slug=said.slug,
        texts={text.locale: ArticleText(title=text.title, body=text.body) for text in texts},
        updated_at=iso(max((text.updated_at for text in texts), default=0)),
        settled=said.settled,
        unsettled=said.unsettled,
    )


def _examples(request: AnyRequest, intent: str, sentences: Sequence[Sentence]) -> IntentExamples:
    words: Words = request.app.state.words
    key = f"{_PREFIX}{intent}"
    title = words.text(reads(request), key) if words.has(key) else intent
    texts: dict[str, list[str]] = {each: [one.text for one in sentences if one.locale == each] for each in LOCALES}
    return IntentExamples(intent=intent, title=title, texts=texts)


def _store(request: AnyRequest) -> Store[Tx]:
    store: Store[Tx] = request.app.state.store
    return store


ROUTES = [list_articles, put_article, delete_article, list_examples, put_examples]
