"""Keeping what staff can search: the words of every line and every customer's name, folded from the journal.

`take` is what a Fold is given. A line is found under the position whose bytes hold its newest state, so that what is
erased cannot be found from that moment on; its words leave the index with the next chunk, and the index's files after.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import BigInteger, Text, bindparam, column, delete, func, insert, select, table

from xiaoer.contact.models import contact
from xiaoer.contact.verbs import ContactMet
from xiaoer.conversation.entries import decode_body
from xiaoer.conversation.events import EntryErased
from xiaoer.event.journal import Line
from xiaoer.event.models import event, payload
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import AnyPart, Attachment, Order, Product
from xiaoer.job.queue import Job, enqueue
from xiaoer.kit.folding import fold
from xiaoer.kit.statement import Change, change, either, query
from xiaoer.kit.store import Store
from xiaoer.knowledge.tokens import index_tokens

NAME = "message_search"
# The writer is held by one chunk for a few milliseconds.
CHUNK = 25
FORGET = "conversation.forget_words"
# So many pages of the index are written anew at once.
PAGES = 64
_PREFIX = "conversation:"
# PostgreSQL takes no word beyond 2,046 bytes, and nobody looks for one.
LONGEST = 64
# Numbers as people write them, groups apart and letters before them: XE-2611-40837, xe 2611 40837.
_GROUP = r"[a-z]*\d[a-z\d]*"
_SPACE = r"[-_./# ]{1,2}"
_NUMBER = re.compile(rf"(?<![a-z\d])(?:[a-z]{{1,4}}{_SPACE})?(?P<rest>{_GROUP}(?:{_SPACE}{_GROUP}){{0,7}})")
_APART = re.compile(r"[-_./# ]+")
_FEWEST = 4


class _Position(msgspec.Struct, frozen=True):
    position: int
    body: bytes | None


class _Name(msgspec.Struct, frozen=True):
    name: str


class _Changes(msgspec.Struct, frozen=True):
    number: int


search = table(
    NAME,
    column("id", BigInteger),
    column("rowid", BigInteger),
    column("name"),
    column("text"),
    column(NAME),
    column("rank"),
)
_of_entry = query(
    select(event.c.position, payload.c.body)
    .select_from(event.outerjoin(payload, payload.c.position == event.c.position))
    .where(event.c.stream == bindparam("stream"), event.c.entry == bindparam("entry"), event.c.commitment.isnot(None))
    .order_by(event.c.position),
    _Position,
)
_name_of = query(select(contact.c.name).where(contact.c.id == bindparam("id")), _Name)
_drop = either(
    on_sqlite=delete(search).where(search.c.rowid == bindparam("id")),
    on_postgresql=delete(search).where(search.c.id == bindparam("id")),
)
_merge = change(insert(search).values({NAME: "merge", "rank": bindparam("pages")}))
_changes = query(select(func.total_changes(type_=BigInteger).label("number")), _Changes)


def _put_words() -> Change:
    def tokens(name: str) -> object:
        return func.array_to_tsvector(func.string_to_array(bindparam(name, type_=Text), " "))

    return either(
        on_sqlite=insert(search).values(rowid=bindparam("id"), name=bindparam("name"), text=bindparam("text")),
        on_postgresql=insert(search).values(id=bindparam("id"), name=tokens("name"), text=tokens("text")),
    )


_put = _put_words()


def take(tx: Tx, lines: Sequence[Line]) -> None:
    """These lines come next in the journal."""
    entries: dict[tuple[str, str], None] = {}
    for line in lines:
        if line.kind == ContactMet.kind():
            _index_name(tx, line)
        elif line.entry is not None and line.stream.startswith(_PREFIX):
            entries[line.stream, line.entry] = None
    for stream, entry in entries:
        _index_entry(tx, stream, entry)
    erased = [line.position for line in lines if line.kind == EntryErased.kind()]
    if erased and tx.dialect == "sqlite":
        # A deleted word lingers in the index's files until they are written anew.
        enqueue(tx, FORGET, key=f"{FORGET}:{erased[-1]}", due_at=tx.now, args={}, lane=FORGET)


async def forget_words(store: Store[Tx], job: Job) -> None:
    """Write the index anew, a few pages at a time, so that no trace of erased words is left."""
    pages = -PAGES
    while await store.write(_write_anew, pages):
        pages = PAGES


def numbers(text: str) -> Iterator[str]:
    """What may be an order's or a parcel's number in a text, without what stands between its groups."""
    for found in _NUMBER.finditer(fold(text)):
        for said in dict.fromkeys((found.group(), found["rest"])):
            number = _APART.sub("", said)
            if sum(letter.isdigit() for letter in number) >= _FEWEST:
                yield number


def _write_anew(tx: Tx, pages: int) -> bool:
    before = tx.one(_changes)
    tx.run(_merge, pages=pages)
    after = tx.one(_changes)
    return before is not None and after is not None and after.number - before.number >= 2


def _index_name(tx: Tx, line: Line) -> None:
    found = tx.one(_name_of, id=line.stream.removeprefix("contact:"))
    if found is not None and found.name:
        tx.run(_drop, id=line.position)
        tx.run(_put, id=line.position, name=index_tokens(found.name[:LONGEST]), text="")


def _index_entry(tx: Tx, stream: str, entry: str) -> None:
    """The newest state of an entry, and none before it."""
    states = tx.all(_of_entry, stream=stream, entry=entry)
    tx.many(_drop, [{"id": state.position} for state in states])
    if states and states[-1].body is not None:
        words = _words(states[-1].body)
        if words:
            tx.run(_put, id=states[-1].position, name="", text=words)


def _words(raw: bytes) -> str:
    body = decode_body(raw)
    said = [body.text, *(text for part in body.parts for text in _named(part))]
    compact = dict.fromkeys(number for text in said for number in numbers(text))
    words = [word for text in said for word in index_tokens(text).split()]
    return " ".join(word[:LONGEST] for word in [*words, *compact])


def _named(part: AnyPart) -> list[str]:
    """By what a part may be looked for."""
    match part:
        case Order():
            return [part.id, *(parcel.tracking for parcel in part.parcels)]
        case Attachment():
            return [part.name]
        case Product():
            return [part.title]
        case _:
            return []
