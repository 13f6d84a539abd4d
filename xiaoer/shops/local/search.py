"""Finding products by what customers call them: by words kept in an index, never by reading every product."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import select

from xiaoer.kit.statement import query_among
from xiaoer.kit.store import Reader
from xiaoer.kit.tokens import index_tokens, query_tokens
from xiaoer.order.facts import Product
from xiaoer.shops.local import models as m
from xiaoer.shops.local import queries

# Of a name, words shorter than this say nothing by which it is known: of, de, a.
SHORTEST = 3
_LONGEST = 64
_MOST_HITS = 400
# What is known half as well as the best is not what she means.
_NEAR = 0.6


class _Hit(msgspec.Struct, frozen=True):
    word: str
    product_id: str
    in_title: bool


_hits = query_among(select(*m.product_word.c).limit(_MOST_HITS), m.product_word.c.word, "words", _Hit)


def words_of(titles: Iterable[str], options: Iterable[str]) -> dict[str, bool]:
    """The words to keep of a product, and whether a title has them."""
    kept = {word: False for text in options for word in _kept(index_tokens(text).split())}
    return kept | {word: True for text in titles for word in _kept(index_tokens(text).split())}


def find(read: Reader, text: str, locale: str, limit: int) -> tuple[Product, ...]:
    """The products a text speaks of, the best first; none unless a word of a name is in it."""
    asked = _kept(query_tokens(text))
    # Two characters tell in Chinese; one alone only where nothing better is found.
    single = sorted({letter for word in asked if not word.isascii() for letter in word})
    for words in (asked, single):
        scores = _scores(read.all(_hits, words=msgspec.json.encode(list(words)).decode())) if words else {}
        if scores:
            break
    else:
        return ()
    best = max(scores.values())
    near = sorted((one for one in scores if scores[one] >= _NEAR * best), key=lambda one: (-scores[one], one))
    found = (queries.product(read, product_id, locale) for product_id in near[:limit])
    return tuple(product for product in found if product is not None)


def _scores(hits: list[_Hit]) -> Mapping[str, float]:
    """How well each product is known by the words; a word that many have says little."""
    known_by: dict[str, set[str]] = defaultdict(set)
    for hit in hits:
        known_by[hit.word].add(hit.product_id)
    named = {hit.product_id for hit in hits if hit.in_title}
    scores: dict[str, float] = defaultdict(float)
    for hit in hits:
        if hit.product_id in named:
            scores[hit.product_id] += (1.0 if hit.in_title else 0.5) / len(known_by[hit.word])
    return scores


def _kept(words: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(_stem(word) for word in words if len(word) <= _LONGEST and _tells(word))


def _tells(word: str) -> bool:
    return not word.isascii() or (len(word) >= SHORTEST and not word.isdigit())


def _stem(word: str) -> str:
    """One spelling for one and many: mug, mugs; plate, plates; taza, tazas; it need not be a word, only the same."""
    while word.isascii() and len(word) > SHORTEST:
        shorter = word.removesuffix("s") if word.endswith("s") else word.removesuffix("e")
        if shorter == word or len(shorter) < SHORTEST:
            return word
        word = shorter
    return word
