"""Which deeds a message wishes for, each with the part of her words that speaks of it."""

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from xiaoer.assistant.commands import Start, Words
from xiaoer.assistant.patterns import NumberPatterns
from xiaoer.kit.folding import fold

LONGEST = 4_000
MOST = 8
_DATA = tomllib.loads(Path(__file__).with_name("wishes.toml").read_text("utf-8"))
_NEVER, _ASKS = re.compile(_DATA["never"]), re.compile(_DATA["asks"])
_BREAK = re.compile(r"[.!?](?=\s|$)|[;。！？；\n]")
_CUT = re.compile(r"[。！？!?；;\n，,]|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_PAYS = re.compile(_DATA["pays"])
_NOTED = re.compile(r"\{[^}]*\}|\([^)]*\)")
_JOINT, _LIST, _REFERS, _LIKE = (re.compile(_DATA[name]) for name in ("joint", "list", "refers", "like"))


class _Form(msgspec.Struct, frozen=True):
    actions: tuple[str, ...]
    words: str
    weak: bool = False


class _Heard(msgspec.Struct, frozen=True):
    begin: int
    end: int
    form: _Form


_FORMS = msgspec.convert(_DATA["wish"], tuple[_Form, ...])
_WORDS = [re.compile(form.words) for form in _FORMS]


@functools.lru_cache(maxsize=4_096)
def _letter(letter: str) -> str:
    folded = fold(letter)
    return " " if letter.isspace() and letter != "\n" else folded if len(folded) == 1 else letter


def flat(text: str) -> str:
    """The text folded letter by letter: every place in it is the same place in what she wrote."""
    return "".join(map(_letter, text))


def is_question(text: str) -> bool:
    """Whether she asks about something instead of saying it."""
    plain = flat(text)
    return "?" in plain or "？" in text or _ASKS.search(plain) is not None


def read_wishes(entry: str, text: str, numbers: NumberPatterns, since: int = 0) -> list[Start]:
    """The deeds wished for in a message, in their order, `since` a place in it; none where she only asks about them."""
    plain = flat(text[:LONGEST])
    heard = [one for one in _heard(plain) if one.begin >= since]
    if not heard:
        return []
    starts: list[Start] = []
    for (begin, end), one in zip(_pieces(plain, heard, numbers), heard, strict=True):
        starts += _starts(entry, text, plain, (begin, end), one, numbers, starts)
    return starts[:MOST]


def _heard(plain: str) -> list[_Heard]:
    masked = _NOTED.sub(lambda found: ("{" if found[0][0] == "{" else " ").ljust(len(found[0])), plain)
    taken: list[_Heard] = []
    for form, words in zip(_FORMS, _WORDS, strict=True):
        for found in words.finditer(masked):
            free = all(found.end() <= one.begin or found.start() >= one.end for one in taken)
            meant = not _NEVER.search(masked[: found.start()]) and not _asks(masked, found.start())
            if free and meant:
                taken.append(_Heard(found.start(), found.end(), form))
    strong = [one for one in taken if not one.form.weak]
    return _merged(masked, sorted(strong or taken[:1], key=lambda one: one.begin))


def _asks(plain: str, place: int) -> bool:
    """Whether the sentence around a place asks; Chinese is often cut by commas and blanks alone."""
    begin = max((found.end() for found in _CUT.finditer(plain, 0, place)), default=0)
    after = _CUT.search(plain, place)
    here = plain[begin : after.start() if after else len(plain)]
    sentence = here if _HAN.search(here) else _sentence(plain, place)
    return _ASKS.search(sentence) is not None or _PAYS.search(here) is not None


def _sentence(plain: str, place: int) -> str:
    """The sentence around a place, up to the mark that ends it."""
    after = _BREAK.search(plain, place)
    return plain[_begin(plain, place) : after.end() if after else len(plain)]


def _begin(plain: str, place: int) -> int:
    return max((found.end() for found in _BREAK.finditer(plain, 0, place)), default=0)


def _merged(plain: str, heard: list[_Heard]) -> list[_Heard]:
    """Two ways of saying the same in one breath are one wish; so is the same said again with no order named."""
    kept: list[_Heard] = []
    for one in heard:
        before = kept[-1] if kept else None
        if before is not None and _alike(before.form, one.form) and "#" not in plain[before.end : one.begin + 40]:
            between = plain[before.end : one.begin]
            if not re.search(r"\d{4,}", between) and not re.search(r"\d{5,}", _sentence(plain, one.begin)):
                # The plainer word says which of them it is.
                if len(one.form.actions) < len(before.form.actions):
                    kept[-1] = msgspec.structs.replace(before, form=one.form)
                continue
        kept.append(one)
    return kept


def _alike(one: _Form, other: _Form) -> bool:
    """Whether both may mean the same deed."""
    return not set(one.actions).isdisjoint(other.actions)


def _pieces(plain: str, heard: Sequence[_Heard], numbers: NumberPatterns) -> Iterator[tuple[int, int]]:
    """Where the words of each wish begin and end."""
    cuts = [0, *(_cut(plain, one, other, numbers) for one, other in pairwise(heard)), len(plain)]
    yield from pairwise(cuts)


def _cut(plain: str, one: _Heard, other: _Heard, numbers: NumberPatterns) -> int:
    between = plain[one.end : other.begin]
    breaks = [one.end + found.end() for found in _BREAK.finditer(between)]
    own = numbers.find(_NOTED.sub(" ", _sentence(plain, one.begin))).orders
    for at in breaks:  # a sentence that names another order begins the next wish
        named = numbers.find(_NOTED.sub(" ", _sentence(plain, at))).orders
        if named and not set(named) & set(own):
            return at
    if breaks:
        return breaks[-1]
    joints = [one.end + found.start() for found in _JOINT.finditer(between)]
    return joints[-1] if joints else other.begin


def _starts(
    entry: str,
    text: str,
    plain: str,
    piece: tuple[int, int],
    heard: _Heard,
    numbers: NumberPatterns,
    before: Sequence[Start],
) -> Iterator[Start]:
    """One wish, or one for each order of a list."""
    begin, end = piece
    first, *others = heard.form.actions
    own = max(begin, _begin(plain, heard.begin))
    stop = _BREAK.search(plain, heard.end)
    named = _named(text[own : min(end, stop.end() if stop else end)], numbers) or _named(text[begin:end], numbers)
    if not named and before and before[-1].order and _refers(plain[begin:end]):
        named = [before[-1].order]
    parts = _apart(text, begin, end, numbers)
    if len(parts) > 1:
        for number, at, to in parts:
            yield Start(first, tuple(others), number, (Words(entry, at, to),))
        return
    orders: list[str | None] = [*named] or [None]
    for order in orders:
        yield Start(first, tuple(others), order, (Words(entry, begin, end),))


def _apart(text: str, begin: int, end: int, numbers: NumberPatterns) -> list[tuple[str, int, int]]:
    """The goods of one order and those of another, where one wish speaks of both."""
    found = _places(text[begin:end], numbers)
    plain = flat(text[begin:end])
    cuts = [0]
    for one, other in pairwise(found):
        between = plain[one[1] : other[0]]
        joint = next((hit for hit in reversed(list(_JOINT.finditer(between)))), None)
        if _LIST.fullmatch(between) or joint is None or not re.search(r"\w{3}", between[joint.end() :]):
            return []
        cuts.append(one[1] + joint.start())
    pieces = zip(cuts, [*cuts[1:], end - begin], strict=True)
    return [(one[2], begin + at, begin + to) for one, (at, to) in zip(found, pieces, strict=True)] if found else []


def _refers(piece: str) -> bool:
    """Whether it goes on about the order that was spoken of."""
    return _REFERS.search(piece) is not None


def _named(piece: str, numbers: NumberPatterns) -> list[str]:
    """The order she means; several only where they stand in a list."""
    found = _places(piece, numbers)
    kept = found[:1]
    for one, other in pairwise(found):
        if one is not kept[-1] or not _LIST.fullmatch(flat(piece)[one[1] : other[0]]):
            break
        kept.append(other)
    return [number for _, _, number in kept]


def _places(piece: str, numbers: NumberPatterns) -> list[tuple[int, int, str]]:
    """Where orders are named, and not just to compare with."""
    bare = _NOTED.sub(lambda found: " " * len(found[0]), piece)
    found: list[tuple[int, int, str]] = []
    for number in numbers.find(bare).orders:
        place = re.search(rf"(?<!_)#?{'[^0-9a-zA-Z]{0,2}'.join(number)}", flat(bare), re.IGNORECASE)
        if place is not None:
            found.append((place.start(), place.end(), piece[place.start() : place.end()]))
    found.sort()
    return [one for at, one in enumerate(found) if not (at and _LIKE.search(flat(bare)[: one[0]]))]
