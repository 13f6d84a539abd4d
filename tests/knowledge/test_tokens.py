"""What is searched for is found, in every script, and by the real FTS5 too."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoer.knowledge.tokens import index_tokens, query_tokens


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("七天无理由退款说明", "退款", True),
        ("七天无理由退款说明", "款退", False),
        ("七天无理由退款说明", "退", True),
        ("退貨運費誰付", "退货运费", True),
        ("Política de Devolución", "politica devolucion", True),
        ("How returns work", "RETURNS", True),
        ("How returns work", "turns", False),
        ("ＳＦ１２３４５６７８", "sf12345678", True),
        ("order #W1234567 is late", "w1234567", True),
        ("iPhone15手机壳", "手机 iphone15", True),
        ("snake_case", "snake case", True),
        ("配送料はいくら", "配送料", True),
    ],
)
def test_found_or_not(text: str, query: str, found: bool) -> None:
    tokens = query_tokens(query)
    assert tokens
    assert set(tokens).issubset(index_tokens(text).split()) is found
    assert by_fts5(text, tokens) is found


def by_fts5(text: str, tokens: list[str]) -> bool:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE VIRTUAL TABLE t USING fts5(tokens, tokenize = 'unicode61 remove_diacritics 0')")
        database.execute("INSERT INTO t VALUES (?)", (index_tokens(text),))
        match = " AND ".join(f'"{token}"' for token in tokens)
        rows = database.execute("SELECT count(*) FROM t WHERE t MATCH ?", (match,)).fetchone()
    database.close()
    return bool(rows[0])


@pytest.mark.parametrize("nothing", ["", " ", "！？…", "🙂🙂", "\u200b", "___"])
def test_nothing_is_nothing(nothing: str) -> None:
    assert index_tokens(nothing) == ""
    assert query_tokens(nothing) == []


def test_a_pasted_page_is_a_short_query() -> None:
    assert len(query_tokens("退款什么时候到账 " + "word" + " ".join(map(str, range(5000))))) == 32


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_part_is_found_in_the_whole_and_tokens_are_safe_to_quote(before: str, text: str) -> None:
    tokens = query_tokens(text)
    assert set(tokens) <= set(index_tokens(f"{before} {text}").split())
    assert all(token.replace('"', "") == token and " " not in token for token in tokens)
