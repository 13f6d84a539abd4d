"""Finding conversations by whose they are, which order they are about, or what was said in them."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects import postgresql

from xiaoer.action.models import deed
from xiaoer.app.topics import with_topics
from xiaoer.auth.actor import Staff
from xiaoer.conversation import queries
from xiaoer.conversation.entries import decode_body
from xiaoer.conversation.jobs import LONGEST, numbers, search
from xiaoer.conversation.models import conversation, entry
from xiaoer.conversation.schemas import Found, Hit
from xiaoer.event.models import event, payload
from xiaoer.kit.folding import fold
from xiaoer.kit.statement import Query, query
from xiaoer.kit.store import Reader
from xiaoer.kit.words import Locale
from xiaoer.knowledge.tokens import query_tokens

# So many lines are looked at, the newest first, so many at once.
PAGE = 100
PAGES = 10
_EXCERPT = 160
_BEFORE = 40
# A word is also found by its beginning, once that says something.
_BEGINNING = 3


class _Line(msgspec.Struct, frozen=True):
    position: int
    conversation_id: str
    seq: int
    body: bytes


class _Id(msgspec.Struct, frozen=True):
    id: str


def _matches(name: str) -> ColumnElement[bool]:
    """On PostgreSQL: the words of a column hold what is asked."""
    asked = cast(bindparam("asked", type_=Text), postgresql.TSQUERY)
    return search.c[name].op("@@")(asked)


def _on_sqlite() -> ColumnElement[bool]:
    whole: ColumnElement[str] = literal_column("message_search", Text)
    return whole.op("MATCH")(bindparam("asked", type_=Text))


def _lines(number: ColumnElement[int], holds: ColumnElement[bool]) -> Select[tuple[int, str, int, bytes]]:
    # What was erased has no bytes, so it is not found, whether or not the index has heard of it.
    return (
        select(number.label("position"), entry.c.conversation_id, entry.c.seq, payload.c.body)
        .select_from(
            search.join(payload, payload.c.position == number)
            .join(event, event.c.position == number)
            .join(
                entry,
                and_(
                    entry.c.conversation_id == func.substr(event.c.stream, len("conversation:") + 1),
                    entry.c.id == event.c.entry,
                    entry.c.position == number,
                ),
            )
        )
        .where(holds, number < bindparam("before", type_=BigInteger))
        .order_by(number.desc())
        .limit(bindparam("limit"))
    )


def _of_names(number: ColumnElement[int], holds: ColumnElement[bool]) -> Select[tuple[str]]:
    return (
        select(conversation.c.id)
        .select_from(
            search.join(event, event.c.position == number).join(
                conversation, conversation.c.contact_id == func.substr(event.c.stream, len("contact:") + 1)
            )
        )
        .where(holds)
        .order_by(conversation.c.updated_at.desc(), conversation.c.id)
        .limit(bindparam("limit"))
    )


def _either(on_sqlite: Select[tuple[str]], on_postgresql: Select[tuple[str]]) -> Query[_Id]:
    return Query(lambda dialect: on_postgresql if dialect == "postgresql" else on_sqlite, _Id)


_found_lines: Query[_Line] = Query(
    lambda dialect: (
        _lines(search.c.id, _matches("text")) if dialect == "postgresql" else _lines(search.c.rowid, _on_sqlite())
    ),
    _Line,
)
_found_names = _either(_of_names(search.c.rowid, _on_sqlite()), _of_names(search.c.id, _matches("name")))
_with_order = query(
    select(conversation.c.id)
    .where(
        conversation.c.id.in_(
            select(deed.c.conversation_id).where(deed.c.order_id == bindparam("number"), deed.c.order_id != "")
        )
    )
    .order_by(conversation.c.updated_at.desc(), conversation.c.id)
    .limit(bindparam("limit")),
    _Id,
)


def find(read: Reader, actor: Staff, asked: str, limit: int, locale: Locale) -> Found:
    """The conversations a search finds: those of the customer or the order named, then what was said, newest first.

    Lines that hold the very words asked for stand before those that hold them apart.
    """
    lines = {line.conversation_id: line for line in _said(read, asked, limit + 1)}
    named = [row.id for row in [*_customers(read, asked, limit + 1), *_orders(read, asked, limit + 1)]]
    wanted = list(dict.fromkeys([*named, *lines]))
    rows = {row.id: row for row in with_topics(read, queries.summaries(read, actor, wanted[:limit]), locale)}
    hits = [
        Hit(
            conversation=rows[id_],
            seq=lines[id_].seq if id_ in lines else None,
            text=_excerpt(lines[id_], asked) if id_ in lines else None,
        )
        for id_ in wanted[:limit]
        if id_ in rows
    ]
    return Found(hits=hits, more=len(wanted) > limit)


def _customers(read: Reader, asked: str, limit: int) -> list[_Id]:
    words = [word[:LONGEST] for word in query_tokens(asked)]
    if not words:
        return []
    if read.dialect == "postgresql":
        return read.all(_found_names, asked=" & ".join(f"'{word}':*" for word in words), limit=limit)
    return read.all(_found_names, asked=" AND ".join(f'name : "{word}" *' for word in words), limit=limit)


def _orders(read: Reader, asked: str, limit: int) -> list[_Id]:
    """Of deeds on an order whose number is written this way, or the way shops write theirs."""
    typed = asked.strip().lstrip("#").strip()
    ways = dict.fromkeys([typed, typed.upper(), *(number.upper() for number in numbers(typed)), *numbers(typed)])
    found: dict[str, _Id] = {}
    for way in ways:
        if way:
            found |= {row.id: row for row in read.all(_with_order, number=way, limit=limit)}
    return list(found.values())


def _said(read: Reader, asked: str, limit: int) -> list[_Line]:
    """The newest line of each conversation that holds all the words, or the number; the exact ones first."""
    match = _match(asked, read.dialect)
    if match is None:
        return []
    newest: dict[str, _Line] = {}
    before = 1 << 62
    for _ in range(PAGES):
        page = read.all(_found_lines, asked=match, before=before, limit=PAGE)
        for line in page:
            newest.setdefault(line.conversation_id, line)
        if len(page) < PAGE or len(newest) >= limit:
            break
        before = page[-1].position
    whole = fold(asked)
    return sorted(newest.values(), key=lambda line: (whole not in fold(decode_body(line.body).text), -line.position))


def _match(asked: str, dialect: str) -> str | None:
    """What the index is asked: all the words, the last of them by its beginning; or one number, as it is kept."""
    words = [word[:LONGEST] for word in query_tokens(asked)]
    if not words:
        return None
    number = max(numbers(asked), key=len, default=None)
    return _on(dialect, words, None if number in words else number)


def _on(dialect: str, words: Iterable[str], number: str | None) -> str:
    *whole, last = words
    open_ended = last.isascii() and len(last) >= _BEGINNING
    if dialect == "postgresql":
        parts = [*(f"'{word}'" for word in whole), f"'{last}':*" if open_ended else f"'{last}'"]
        every = " & ".join(parts)
        return every if number is None else f"({every}) | '{number}'"
    terms = [*(f'text : "{word}"' for word in whole), f'text : "{last}" *' if open_ended else f'text : "{last}"']
    every = " AND ".join(terms)
    return every if number is None else f'({every}) OR text : "{number}"'


def _excerpt(line: _Line, asked: str) -> str:
    """The line where it says what was asked, on one line."""
    text = " ".join(decode_body(line.body).text.split())
    words = [at for word in [fold(asked), *query_tokens(asked)] if (at := fold(text).find(word)) >= 0]
    begin = max(0, words[0] - _BEFORE) if words and len(text) > _EXCERPT else 0
    return text[begin : begin + _EXCERPT]
