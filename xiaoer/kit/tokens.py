"""The words by which texts are found, the same for both databases: whole words, and pairs of characters in Chinese."""

import re

from xiaoer.kit.folding import fold

# scripts written without spaces: Han, kana, Hangul
_DENSE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_RUN = re.compile(rf"(?P<dense>[{_DENSE}]+)|[^\W_{_DENSE}]+")
# a query that is a pasted page would only be slow: what it is about stands in its beginning
_QUERY_WORDS = 32


def index_tokens(text: str) -> str:
    """What to store beside a text so that `query_tokens` of any part of it are in it: folded, joined by spaces.

    For FTS5 with `tokenize = 'unicode61 remove_diacritics 0'` and for `array_to_tsvector(string_to_array(..., ' '))`.
    """
    return " ".join(token for run in _RUN.finditer(fold(text)) for token in _indexed(run))


def query_tokens(text: str) -> list[str]:
    """The different words of a query in their order, of letters and digits only, so that quoting them is enough."""
    tokens = dict.fromkeys(token for run in _RUN.finditer(fold(text)) for token in _asked(run))
    return list(tokens)[:_QUERY_WORDS]


def _indexed(run: re.Match[str]) -> list[str]:
    # single characters too: who searches for one must find it
    return [*run.group(), *_pairs(run.group())] if run["dense"] else [run.group()]


def _asked(run: re.Match[str]) -> list[str]:
    return (_pairs(run.group()) or [run.group()]) if run["dense"] else [run.group()]


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]
