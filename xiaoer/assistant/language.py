"""Which language a text is written in, and when a conversation changes to it. A few microseconds, no model file."""

import math
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from xiaoer.kit.words import Locale

# how many messages in a row it takes to leave a language that is spoken
MESSAGES_TO_CHANGE = 2

_FILE = Path(__file__).with_name("language_sentences.toml")
_LONGEST = 1000
_SURE = 2.5  # nats: the texts that mean nothing in either language stay far below
_HAN_WORTH = 3  # one Han character says as much as three letters
_GUESS = 1.5  # what an unseen word can say at most by its letters, so that no such word decides alone
# order numbers, addresses, links: in no language; bounded, so that a hostile text costs no more than its length
_ADDRESS = re.compile(r"(?:https?:|www\.)[!-~]*|[!-~]{0,30}[0-9@][!-~]*")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_OTHER = re.compile(r"[\u3040-\u30ff\uac00-\ud7a3\u0400-\u04ff\u0600-\u06ff\u0590-\u05ff\u0e00-\u0e7f\u0900-\u097f]")
_LATIN = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u024f]")
_WORD = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u024f]+(?:'[a-z]+)?")


class LanguageVote(msgspec.Struct, frozen=True):
    """The language a conversation is held in, and the other one last heard: `times` messages in a row.

    A vote begins with the session's locale, which nobody has chosen: the first message that is clear settles it.
    """

    locale: Locale
    settled: bool = False
    heard: Locale | None = None
    times: int = 0

    def hear(self, text: str) -> "LanguageVote":
        """The vote after one more message; a message that is in no language changes nothing."""
        said = detect(text)
        if said is None:
            return self
        if said == self.locale or not self.settled:
            return LanguageVote(said, settled=True)
        times = self.times + 1 if said == self.heard else 1
        if times >= MESSAGES_TO_CHANGE:
            return LanguageVote(said, settled=True)
        return LanguageVote(self.locale, settled=True, heard=said, times=times)


def detect(text: str) -> Locale | None:
    """The language of a text, or None when it could be any: a number, an emoji, 'ok', a language nobody speaks here."""
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold().replace("’", "'")
    plain = _ADDRESS.sub(" ", plain)
    han, other, letters = (len(script.findall(plain)) for script in (_HAN, _OTHER, _LATIN))
    if other > han + letters or (other and han):  # kana beside Han is Japanese
        return None
    if han and han * _HAN_WORTH >= letters:
        return "zh-CN"
    leaning = _leaning(_WORD.findall(plain))
    if abs(leaning) < _SURE:
        return None
    return "es" if leaning > 0 else "en"


def _leaning(words: Iterable[str]) -> float:
    """How much more Spanish than English the words are, in nats."""
    return sum(_KNOWN[word] if word in _KNOWN else _of_letters(word) for word in words)


def _groups(word: str) -> list[str]:
    edged = f" {word} "
    return [edged[at : at + 3] for at in range(len(edged) - 2)]


def _of_letters(word: str) -> float:
    said = sum(_LETTERS.get(group, 0.0) for group in _groups(word))
    return max(-_GUESS, min(_GUESS, said))


def _learn() -> tuple[dict[str, float], dict[str, float]]:
    """What whole words say, and what groups of three letters say of words nobody has seen."""
    data = tomllib.loads(_FILE.read_text("utf-8"))
    counted, grouped = {}, {}
    for language in ("es", "en"):
        words = Counter(_WORD.findall(data[language]["sentences"].casefold()))
        words.update(dict.fromkeys(data[language]["words"].split(), 3))
        counted[language] = words
        grouped[language] = Counter(group for word in words for group in _groups(word))
    letters = _odds(grouped["es"], grouped["en"], 0.5)
    # nobody types accents: what they would say is said without them too
    known = {word: 2 * odd for word, odd in _odds(counted["es"], counted["en"], 0.5).items()}
    for word, odd in list(known.items()):
        known.setdefault(word.translate(_ACCENTS), odd)
    return known | dict.fromkeys(data["neutral"].split(), 0.0), letters


def _odds(of: Counter[str], against: Counter[str], smoothing: float) -> dict[str, float]:
    size = (of.total() + smoothing) / (against.total() + smoothing)
    return {
        key: math.log((of[key] + smoothing) / (against[key] + smoothing) / size) for key in of.keys() | against.keys()
    }


_ACCENTS = str.maketrans("áéíóúüñ", "aeiouun")
_KNOWN, _LETTERS = _learn()
