"""The journal: numbers without gaps, commitments, erasure, commit order."""

import asyncio

import pytest

from xiaoer.event.erase import erase_entry, proofs
from xiaoer.event.journal import Event, Line
from xiaoer.event.tail import Cursor, cursor_of, lines_after, move
from xiaoer.event.tx import Tx
from xiaoer.kit.crypto import commitment
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store


class ThingSeen(Event, tag="thing.seen", frozen=True, kw_only=True):
    """A fact for these tests."""

    value: int


def see(
    tx: Tx, value: int, *, visible: bool = False, body: bytes | None = None, refuse: bool = False
) -> tuple[int, int | None]:
    """Record, then perhaps refuse."""
    recorded = tx.record(
        ThingSeen(value=value), stream="thing:1", actor="system", entry=f"e{value}", visible=visible, body=body
    )
    if refuse:
        raise Refused("no")
    return recorded.seq, recorded.n


async def test_both_numbers_have_no_gaps_even_when_verbs_refuse(store: Store[Tx]) -> None:
    """A refused verb takes no number with it."""
    seen = [await store.write(see, 1), await store.write(see, 2, visible=True)]
    with pytest.raises(Refused):
        await store.write(see, 3, visible=True, refuse=True)
    seen.append(await store.write(see, 4, visible=True))
    assert seen == [(1, None), (2, 1), (3, 2)]


async def test_erasure_takes_the_bytes_and_leaves_the_commitment(store: Store[Tx]) -> None:
    """What is proven stays, what was said is gone."""
    await store.write(see, 1, body=b"secret words")
    [before] = await store.read(proofs, "thing:1", "e1")
    assert before.salt is not None
    assert before.body == b"secret words"
    assert before.commitment == commitment(before.salt, before.body)
    assert await store.write(erase_entry, "thing:1", "e1") == 1
    [after] = await store.read(proofs, "thing:1", "e1")
    assert (after.commitment, after.salt, after.body) == (before.commitment, None, None)


async def test_a_tail_reads_everything_once_in_commit_order(store: Store[Tx]) -> None:
    """In pages, from a stored cursor."""
    for value in range(5):
        await store.write(see, value)
    first = await _lines(store, Cursor(-1, 0), 3)
    await store.write(lambda tx: move(tx, "test", first[-1]))
    rest = await _lines(store, await store.read(cursor_of, "test"), 2)
    assert [line.decode()["value"] for line in first + rest] == [0, 1, 2, 3, 4]


async def _lines(store: Store[Tx], after: Cursor, many: int) -> list[Line]:
    """So many lines, once they are there: a transaction of any other database of the server holds the tail back."""
    found: list[Line] = []
    for _ in range(500):
        found = await store.read(lines_after, after, many)
        if len(found) == many:
            break
        await asyncio.sleep(0.02)
    return found
