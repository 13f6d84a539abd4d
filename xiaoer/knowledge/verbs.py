"""Publishing articles and bringing in example sentences."""

from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import BigInteger, Text, bindparam, column, delete, func, insert, select, table, update

from xiaoer.auth.actor import Staff, System
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Invalid, NotFound
from xiaoer.kit.statement import Change, change, either, query, upsert
from xiaoer.kit.words import LOCALES
from xiaoer.knowledge.events import (
    ArticleJudged,
    ArticlePublished,
    ArticleWithdrawn,
    ExamplesChanged,
    ExamplesImported,
)
from xiaoer.knowledge.files import Draft, Example, Said
from xiaoer.knowledge.models import article, article_tally, article_text, article_verdict, example
from xiaoer.knowledge.queries import examples_of, texts_of, verdict_of
from xiaoer.knowledge.tokens import index_tokens

STREAM = "knowledge"
LONGEST_EXAMPLE = 500
MOST_OF_INTENT = 2_000


class _Stored(msgspec.Struct, frozen=True):
    id: int
    title: str
    body: str


class _Sentence(msgspec.Struct, frozen=True):
    intent: str
    text: str


_search = table(
    "article_search", column("id", BigInteger), column("rowid", BigInteger), column("title"), column("body")
)
_put_article = upsert(article, index=["slug"])
_stored = query(
    select(article_text.c.id, article_text.c.title, article_text.c.body).where(
        article_text.c.slug == bindparam("slug"), article_text.c.locale == bindparam("locale")
    ),
    _Stored,
)
_put_text = change(
    insert(article_text)
    .values({name: bindparam(name) for name in ("slug", "locale", "title", "body", "updated_at")})
    .returning(article_text.c.id)
)
_change_text = change(
    update(article_text)
    .where(article_text.c.id == bindparam("text_id"))
    .values(title=bindparam("title"), body=bindparam("body"), updated_at=bindparam("updated_at"))
)
_forget = either(
    on_sqlite=delete(_search).where(_search.c.rowid == bindparam("id")),
    on_postgresql=delete(_search).where(_search.c.id == bindparam("id")),
)
_drop_text = change(delete(article_text).where(article_text.c.id == bindparam("text_id")))
_drop_article = change(delete(article).where(article.c.slug == bindparam("slug")))
_put_verdict = upsert(article_verdict, index=["slug", "reader"], update=["settled"])
_put_tally = upsert(article_tally, index=["slug"])
_count = change(
    update(article_tally)
    .where(article_tally.c.slug == bindparam("article"))
    .values(
        settled=article_tally.c.settled + bindparam("more", type_=BigInteger),
        unsettled=article_tally.c.unsettled + bindparam("less", type_=BigInteger),
    )
)
_drop_verdicts = change(delete(article_verdict).where(article_verdict.c.slug == bindparam("slug")))
_drop_tally = change(delete(article_tally).where(article_tally.c.slug == bindparam("slug")))
_sentences = query(select(example.c.intent, example.c.text).where(example.c.locale == bindparam("locale")), _Sentence)
_put_sentence = change(insert(example))
_drop_sentence = change(
    delete(example).where(
        example.c.intent == bindparam("intent"),
        example.c.locale == bindparam("locale"),
        example.c.text == bindparam("text"),
    )
)


def _index_of() -> Change:
    def tokens(name: str) -> object:
        return func.array_to_tsvector(func.string_to_array(bindparam(name, type_=Text), " "))

    plain = insert(_search).values(rowid=bindparam("id"), title=bindparam("title"), body=bindparam("body"))
    return either(
        on_sqlite=plain,
        on_postgresql=insert(_search).values(id=bindparam("id"), title=tokens("title"), body=tokens("body")),
    )


_index = _index_of()


def publish(tx: Tx, draft: Draft, *, actor: str = "system") -> bool:
    """An article reads this way now, and is found by it. False when it did already."""
    tx.run(_put_article, slug=draft.slug, created_at=tx.now)
    changed = [locale for locale in sorted(draft.texts) if _publish_text(tx, draft, locale)]
    if changed:
        tx.record(ArticlePublished(locales=changed), stream=f"article:{draft.slug}", actor=actor)
    return bool(changed)


def put_article(tx: Tx, actor: Staff | System, draft: Draft) -> None:
    """An article reads this way now, in these languages and no others. Raises Invalid for what makes none."""
    texts = {locale: Said(said.title.strip(), said.body.strip()) for locale, said in draft.texts.items()}
    if unknown := texts.keys() - set(LOCALES):
        raise Invalid("locale_unknown", language=min(unknown))
    if not texts or not all(said.title and said.body for said in texts.values()):
        raise Invalid("article_empty")
    publish(tx, Draft(draft.slug, texts), actor=actor.name)
    _withdraw(tx, actor, draft.slug, [row.locale for row in texts_of(tx, actor, draft.slug) if row.locale not in texts])


def delete_article(tx: Tx, actor: Staff | System, slug: str) -> bool:
    """Nobody finds or reads it any more; whether there was one."""
    there = [row.locale for row in texts_of(tx, actor, slug)]
    _withdraw(tx, actor, slug, there)
    for forget in (_drop_article, _drop_verdicts, _drop_tally):
        tx.run(forget, slug=slug)
    return bool(there)


def judge(tx: Tx, actor: System, slug: str, *, reader: str, settled: bool) -> bool:
    """A reader says whether it settled what she came for; her last word counts, once. False when she had said so."""
    if not texts_of(tx, actor, slug):
        raise NotFound("not_found")
    before = verdict_of(tx, actor, slug, reader)
    if before == settled:
        return False
    tx.run(_put_verdict, slug=slug, reader=reader, settled=settled)
    tx.run(_put_tally, slug=slug, settled=0, unsettled=0)
    # What she said before is taken back, if she had said anything.
    taken = 0 if before is None else -1
    more, less = (1, taken) if settled else (taken, 1)
    tx.run(_count, article=slug, more=more, less=less)
    tx.record(ArticleJudged(settled=settled), stream=f"article:{slug}", actor="reader")
    return True


def put_examples(tx: Tx, actor: Staff | System, intent: str, texts: Mapping[str, Sequence[str]]) -> bool:
    """This is what customers say when they mean this, and nothing else. False when it was so already."""
    if unknown := texts.keys() - set(LOCALES):
        raise Invalid("locale_unknown", language=min(unknown))
    said = {(locale, " ".join(text.split())) for locale, of_locale in texts.items() for text in of_locale}
    wanted = {(locale, text) for locale, text in said if text}
    if len(wanted) > MOST_OF_INTENT:
        raise Invalid("too_many_examples", limit=MOST_OF_INTENT)
    if any(len(text) > LONGEST_EXAMPLE for _, text in wanted):
        raise Invalid("example_too_long", limit=LONGEST_EXAMPLE)
    there = {(row.locale, row.text) for row in examples_of(tx, actor, intent)}
    if wanted == there:
        return False
    tx.many(_drop_sentence, [{"intent": intent, "locale": at, "text": text} for at, text in sorted(there - wanted)])
    tx.many(_put_sentence, [{"intent": intent, "locale": at, "text": text} for at, text in sorted(wanted - there)])
    tx.record(ExamplesChanged(intent=intent, count=len(wanted)), stream=STREAM, actor=actor.name)
    return True


def replace_examples(tx: Tx, locale: str, sentences: Sequence[Example], *, actor: str = "system") -> bool:
    """These are the example sentences of a language, and no others. False when they were already."""
    wanted = {(sentence.intent, sentence.text) for sentence in sentences}
    there = {(row.intent, row.text) for row in tx.all(_sentences, locale=locale)}
    if wanted == there:
        return False
    tx.many(_drop_sentence, [{"intent": i, "locale": locale, "text": t} for i, t in sorted(there - wanted)])
    tx.many(_put_sentence, [{"intent": i, "locale": locale, "text": t} for i, t in sorted(wanted - there)])
    tx.record(ExamplesImported(locale=locale, count=len(wanted)), stream=STREAM, actor=actor)
    return True


def _publish_text(tx: Tx, draft: Draft, locale: str) -> bool:
    said = draft.texts[locale]
    before = tx.one(_stored, slug=draft.slug, locale=locale)
    if before is not None and (before.title, before.body) == (said.title, said.body):
        return False
    if before is None:
        values = {"slug": draft.slug, "locale": locale, "title": said.title, "body": said.body}
        [id_] = tx.returning(_put_text, **values, updated_at=tx.now)
    else:
        id_ = before.id
        tx.run(_change_text, text_id=id_, title=said.title, body=said.body, updated_at=tx.now)
        tx.run(_forget, id=id_)
    tx.run(_index, id=id_, title=index_tokens(said.title), body=index_tokens(said.body))
    return True


def _withdraw(tx: Tx, actor: Staff | System, slug: str, locales: Sequence[str]) -> None:
    for locale in locales:
        stored = tx.one(_stored, slug=slug, locale=locale)
        if stored is not None:
            tx.run(_forget, id=stored.id)
            tx.run(_drop_text, text_id=stored.id)
    if locales:
        tx.record(ArticleWithdrawn(locales=list(locales)), stream=f"article:{slug}", actor=actor.name)
