"""What a text holds in fixed forms: order and tracking numbers, and a plain yes or no. Takes microseconds."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from xiaoer.kit.folding import fold

Answer = Literal["yes", "no"]

_LONGEST = 2000  # a number further down stands in something pasted
_FEW = 12
_SHORT = 80  # a plain answer is short
_MOST = 10
_THUMBS = {"\N{THUMBS UP SIGN}", "\N{OK HAND SIGN}"}
_BETWEEN = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[a-z0-9]")
# numbers as shops write them: letters and digits with hyphens; digits alone only when they are long or called a number
_GENERIC = (
    r"#\s?[A-Z]{0,4}[ -]?[0-9]{3,}(?:-[0-9]+)*",
    r"[A-Z]{1,4}-?[0-9]{4,}(?:-[0-9]+)*",
    # what is written like a Chinese mobile phone's number is one
    r"(?!1[3-9][0-9]{9}(?![0-9]))[0-9]{8,20}(?:-[0-9]+)*",
)
# "order and give me a 100% refund" names none
_CALLED = r"(?:order|pedido|compra|orden)\b[^0-9#\n]{0,16}?#?\s?([0-9]{3,})(?![0-9]|\s?[%€$¥])"
# as carriers write theirs: the postal union's, UPS, two letters and ten digits or more, or only digits
_TRACKING = (
    r"[A-Z]{2}[0-9]{9}[A-Z]{2}",
    r"1Z[0-9A-Z]{16}",
    r"[A-Z]{2,4}[0-9]{9,15}",
    r"[0-9]{12,22}",
)


class Numbers(msgspec.Struct, frozen=True):
    """Numbers named in a text, as `key` writes them, in their order. One may be of both kinds: look both up."""

    orders: tuple[str, ...] = ()
    tracking: tuple[str, ...] = ()


def key(number: str) -> str:
    """What makes two ways of writing one number the same: letters and digits, in capitals."""
    return "".join(re.findall(r"[0-9A-Z]+", fold(number).upper()))


class NumberPatterns:
    """Finds numbers by a shop's own forms (regular expressions over capitals) and by what all shops have in common."""

    def __init__(self, orders: Iterable[str] = (), tracking: Iterable[str] = ()) -> None:
        self._orders = _any([*orders, *_GENERIC])
        self._called = re.compile(_CALLED, re.IGNORECASE)
        self._tracking = _any([*tracking, *_TRACKING])

    def find(self, text: str) -> Numbers:
        """The order and tracking numbers a text names, each once."""
        plain = fold(text[:_LONGEST])
        capitals = plain.upper()
        found = list(self._orders.finditer(capitals))
        whole = [hit.span() for hit in found]
        # "order XP-1234" names one order, not another called 1234 beside it.
        called = [hit[1] for hit in self._called.finditer(capitals) if not any(a <= hit.start(1) < b for a, b in whole)]
        orders = [*(hit.group() for hit in found), *called]
        return Numbers(_keys(orders), _keys(self._tracking.findall(capitals)))


def answer(text: str, *, asked: bool = True) -> Answer | None:
    """'yes' or 'no' when the text says nothing else; a yes with a condition is none. A no may say more, but only where
    she was `asked`.
    """
    if len(text) <= _SHORT:
        if text.strip() in _THUMBS:
            return "yes"
        words = _words_of(text)
        if "?" not in fold(text) and _made_of(words, _YES):
            return "yes"
        if _made_of(words, _NO):
            return "no"
    return "no" if asked and _REFUSING.match(fold(text[:_SHORT]).replace("'", "")) else None


def agrees(text: str) -> bool:
    """Whether a few words agree, though they say besides to what."""
    plain = fold(text).strip()
    return len(plain) <= _FEW and not hedged(text) and _AGREES.search(plain) is not None


def and_more(text: str) -> int:
    """Where the rest of a message begins, in letters, whose first words are a whole yes or no and that then says what
    else she wants: of a no anything, of a yes only what is marked as something besides. Zero where none does.
    """
    first = _CLAUSE.search(text[:_SHORT])
    if first is None:
        return 0
    said = answer(text[: first.start()])
    more = said == "no" or (said == "yes" and _BESIDES.match(fold(text[first.end() :]).lstrip()) is not None)
    return first.end() if more else 0


def hedged(text: str) -> bool:
    """Whether there is an "if" or a "but" in it, so that no yes in it is a plain one."""
    return _HEDGES.search(fold(text[:_LONGEST])) is not None


def _words_of(text: str) -> str:
    return _BETWEEN.sub(" ", fold(text).replace("'", "")).strip()


def _made_of(words: str, phrases: frozenset[str]) -> bool:
    """Whether one of the phrases, others of them and filler make up the whole. Not by a regular expression: nested
    alternatives would try exponentially many ways to cut a hostile text.
    """
    reached: dict[int, bool] = {0: False}  # place -> whether a phrase has come before it
    for place in range(len(words)):
        if place not in reached:
            continue
        if words[place] == " ":
            reached[place + 1] = reached[place] or reached.get(place + 1, False)
            continue
        for end in range(place + 1, min(place + _LONGEST_PHRASE, len(words)) + 1):
            piece = words[place:end]
            if (piece in phrases or piece in _FILLER) and _whole(words, place, end):
                reached[end] = reached[place] or reached.get(end, False) or piece in phrases
    return reached.get(len(words), False)


def _whole(words: str, begin: int, end: int) -> bool:
    """Words in letters are cut only where they end; Chinese anywhere."""
    return not (
        (begin and _LETTER.match(words[begin]) and _LETTER.match(words[begin - 1]))
        or (end < len(words) and _LETTER.match(words[end]) and _LETTER.match(words[end - 1]))
    )


def _any(forms: Iterable[str]) -> re.Pattern[str]:
    # not inside a longer number or word, and no sum of money
    return re.compile(rf"(?<![0-9A-Z$€£¥])(?:{'|'.join(forms)})(?![0-9A-Z])", re.ASCII)


def _keys(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(key, found)))[:_MOST]


def _phrases(kind: str) -> frozenset[str]:
    listed = "|".join(words[kind] for words in _WORDS.values()).replace("\n", "")
    return frozenset(filter(None, listed.split("|")))


_WORDS = tomllib.loads(Path(__file__).with_name("answers.toml").read_text("utf-8"))
_YES, _NO, _FILLER = _phrases("yes"), _phrases("no"), _phrases("filler")
_LONGEST_PHRASE = max(map(len, _YES | _NO | _FILLER))
_REFUSING = re.compile("|".join(words["refusing"] for words in _WORDS.values()))
_HEDGES = re.compile("|".join(words["hedges"] for words in _WORDS.values()))
_BESIDES = re.compile("|".join(words["besides"] for words in _WORDS.values()))
_CLAUSE = re.compile(
    r"[,.!;:\n，。！；：～~]+\s*|\s{2,}|" + "|".join(filter(None, (words.get("clause") for words in _WORDS.values())))
)
_AGREES = re.compile("|".join(words["agrees"] for words in _WORDS.values()))
