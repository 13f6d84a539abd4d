"""Whether a text asks for a person: by words alone, so that nothing that can hang stands between her and a person."""

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from xiaoer.kit.folding import fold

_FILE = Path(__file__).with_name("handoff_words.toml")
_CUT = " ¦ "  # stands where something was taken out: no word, so a clause that holds one is never bare
_END = 2000  # longer texts are pasted: what she wants herself stands at the beginning or at the end
_PERSON = "§"  # stands for a phrase that names the people: one word

_INSIDE_HAN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LETTER = re.compile(r"[a-z]")
_CLAUSE = re.compile(r"[.,;:!?，。；：！？、()/…]+")


class _Bare(NamedTuple):
    """The words of clauses that hold nothing but the wish for a person."""

    allowed: frozenset[str]
    person: frozenset[str]
    anyone: frozenset[str]
    contact: frozenset[str]
    phrases: re.Pattern[str]


def wants_person(text: str) -> bool:
    """True when the text asks to be served by a person; a few microseconds, some milliseconds for the longest text."""
    folded = _INSIDE_HAN.sub("", fold(text if len(text) <= 2 * _END else text[:_END] + _CUT + text[-_END:]))
    if _BARE_HAN.fullmatch(folded):  # also as pinyin
        return True
    return bool((_HAN.search(folded) and _in_han(folded)) or (_LETTER.search(folded) and _in_letters(folded)))


def _in_han(folded: str) -> bool:
    left = _HAN_TRAPS.sub(_CUT, folded)
    return _HAN_ASKS.search(left) is not None


def _in_letters(folded: str) -> bool:
    left = _LETTER_TRAPS.sub(_CUT, folded)
    return _LETTER_ASKS.search(left) is not None or any(_is_bare(left, bare) for bare in _BARE)


def _is_bare(text: str, bare: _Bare) -> bool:
    for clause in _CLAUSE.split(bare.phrases.sub(_PERSON, text)):
        words = clause.split()
        if bare.allowed.issuperset(words) and not (
            bare.person.isdisjoint(words) and (bare.anyone.isdisjoint(words) or bare.contact.isdisjoint(words))
        ):
            return True
    return False


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for _ in range(2):  # parts may name parts
        for name, part in parts.items():
            pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


def _any(of: list[dict[str, Any]], kind: str, where: str = "") -> re.Pattern[str]:
    patterns = "|".join(_filled(pattern, words["parts"]) for words in of for pattern in words[kind])
    return re.compile(f"{where}(?:{patterns})", re.ASCII)


def _bare(of: dict[str, str]) -> _Bare:
    anyone, contact = frozenset(of["anyone"].split()), frozenset(of["contact"].split())
    person = frozenset([*of["person"].split(), _PERSON])
    allowed = frozenset(of["bare"].split()) | person | anyone | contact
    return _Bare(allowed, person, anyone, contact, re.compile(rf"\b(?:{of['phrases']})\b", re.ASCII))


_words = tomllib.loads(_FILE.read_text("utf-8"))
_zh, _spaced = _words["zh-CN"], [_words["en"], _words["es"]]
_HAN_TRAPS, _HAN_ASKS = _any([_zh], "traps"), _any([_zh], "asks")
_BARE_HAN = re.compile(_filled(_zh["bare"], _zh["parts"]))
_LETTER_TRAPS, _LETTER_ASKS = _any(_spaced, "traps", r"\b"), _any(_spaced, "asks", r"\b")
_BARE = tuple(_bare(words) for words in _spaced)
