"""What a text is about: linear models over a shop's own example sentences. Runs in the worker process only."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

from xiaoer.assistant.understand.ranking import Examples, Ranked
from xiaoer.kit.folding import fold

_LIKELIEST = 3
# What concepts weigh beside the words themselves: with more, whoever borrows a word of the shop is taken in.
_CONCEPTS = 0.7
_LONGEST = 1000  # a customer says what she wants in less; what is longer is pasted
_NUMBER = re.compile(r"#?\b[a-z]{0,3}[0-9][0-9a-z-]{4,}\b")
_DIGITS = re.compile(r"[0-9]+")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
_WORD = re.compile(r"\w+")
_DENSE = ("zh", "ja")  # languages written without spaces
_WORDS = tomllib.loads(Path(__file__).with_name("concepts.toml").read_text("utf-8"))
_BEFORE, _AFTER = ("|".join(_WORDS["courtesy"][where]) for where in ("before", "after"))
_COURTESY = re.compile(rf"^(?:{_BEFORE})+|(?:{_AFTER})$", re.ASCII)


def _concept(dense: str, *spaced: str) -> re.Pattern[str]:
    words = re.sub(r"\$(?=[|)]|$)", r"\\b", "|".join(spaced))
    return re.compile(rf"{dense}|\b(?:{words})", re.ASCII)


_CONCEPT = {name: _concept(*expressions) for name, expressions in _WORDS["concepts"].items()}


def read_examples(folder: Path) -> dict[str, dict[str, list[str]]]:
    """The example sentences of a shop: one file `<locale>.toml` for each language, in it a list for each intent."""
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))}


def _plain(text: str) -> str:
    # which number or address it is does not matter here
    plain = _NUMBER.sub(" ordernumber ", _EMAIL.sub(" mailaddress ", fold(text[:_LONGEST])))
    return _DIGITS.sub("0", _COURTESY.sub("", plain))


def _concepts(text: str) -> list[str]:
    """The concepts a text names, and each two of them together: it is pairs that tell 'refund' from 'return'."""
    plain = _plain(text)
    named = [name for name, words in _CONCEPT.items() if words.search(plain)] or ["nothing"]
    return [*named, *(f"{one} {other}" for at, one in enumerate(named) for other in named[at + 1 :])]


def _split(plain: str) -> list[str]:
    return _WORD.findall(plain)


def _features(locale: str) -> Any:
    dense = locale.startswith(_DENSE)
    characters = TfidfVectorizer(
        preprocessor=_plain,
        analyzer="char" if dense else "char_wb",
        ngram_range=(1, 3) if dense else (2, 6),
        sublinear_tf=True,
        dtype=np.float32,
    )
    words = TfidfVectorizer(
        preprocessor=_plain,
        tokenizer=_split,
        token_pattern=None,
        ngram_range=(1, 2),
        sublinear_tf=True,
        dtype=np.float32,
    )
    concepts = TfidfVectorizer(analyzer=_concepts, sublinear_tf=True, dtype=np.float32)
    parts = [("characters", characters), ("concepts", concepts)] + ([] if dense else [("words", words)])
    return FeatureUnion(parts, transformer_weights={"concepts": _CONCEPTS})


class _Classifier:
    """One language: scores of a linear model, made into confidences on sentences it had not seen."""

    def __init__(self, locale: str, sentences: Mapping[str, Sequence[str]]) -> None:
        texts = [text for intent in sentences for text in sentences[intent]]
        named = np.array([intent for intent in sentences for _ in sentences[intent]])
        self._features = _features(locale)
        seen = self._features.fit_transform(texts)
        self._sharpness = _sharpness(seen, named)
        self._linear = _linear().fit(seen, named)

    def rank(self, texts: Sequence[str]) -> Iterator[Ranked]:
        logs = _log_confidences(self._linear.decision_function(self._features.transform(texts)), self._sharpness)
        for confidences in np.exp(logs):
            order = np.argsort(-confidences)
            yield [(str(self._linear.classes_[at]), float(confidences[at])) for at in order]


def _linear() -> Any:
    return LinearSVC(C=1.0, class_weight="balanced", random_state=0)


def _log_confidences(scores: Any, sharpness: float) -> Any:
    if scores.ndim == 1:  # two intents: sklearn gives the score of the second
        scores = np.stack([-scores, scores], axis=1)
    scaled = (scores - scores.max(axis=1, keepdims=True)) * sharpness
    return scaled - np.log(np.exp(scaled).sum(axis=1, keepdims=True))


def _sharpness(seen: Any, named: Any) -> float:
    """The factor on scores with which confidences come nearest to how often they are right, on held-back sentences."""
    folds = min(4, int(np.unique(named, return_counts=True)[1].min()))
    if folds < 2:  # nothing can be held back; what other shops' sentences gave
        return 4.0
    held_back = []
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=0).split(seen, named):
        linear = _linear().fit(seen[train], named[train])
        right = np.searchsorted(linear.classes_, named[test])
        held_back.append((linear.decision_function(seen[test]), right))

    def surprise(sharpness: float) -> float:
        return -sum(
            float(_log_confidences(scores, sharpness)[np.arange(len(right)), right].sum())
            for scores, right in held_back
        )

    return min(map(float, np.geomspace(0.5, 32, 40)), key=surprise)


class Model:
    """A classifier for each language of the examples. Can be pickled."""

    def __init__(self, examples: Examples) -> None:
        self._of = {
            locale: _Classifier(locale, sentences) for locale, sentences in examples.items() if len(sentences) > 1
        }
        if not self._of:
            raise ValueError("examples of at least two intents are needed")

    def rank(self, text: str, locale: str) -> Ranked:
        """All intents with their confidences, the likeliest first; they sum up to one."""
        return self.rank_many([text], locale)[0]

    def rank_many(self, texts: Sequence[str], locale: str) -> list[Ranked]:
        """Like `rank`; many at once are cheaper. A language without examples is taken for the first one."""
        known = self._of.get(locale) or next(iter(self._of.values()))
        return list(known.rank(texts)) if texts else []


def train(examples: Examples) -> Model:
    """The model of a shop's example sentences; the intent `out_of_scope` holds what the shop has no business with."""
    return Model(examples)


_learned: list[Model] = []


def learn(examples: Examples) -> int:
    """Learn the shop's example sentences; how many languages there are."""
    _learned[:] = [train(examples)]
    return len(examples)


def rank(texts: Sequence[str], locale: str) -> list[Ranked]:
    """Of each text the likeliest intents with their confidences, the best first; none before it has learned any."""
    if not _learned:
        return [[] for _ in texts]
    return [ranked[:_LIKELIEST] for ranked in _learned[0].rank_many(texts, locale)]
