"""From what she wrote and picked to commands: fixed forms first, then what the words are about."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import msgspec

from xiaoer.assistant.commands import (
    MEANT,
    Affirm,
    Again,
    AnyCommand,
    Ask,
    Bye,
    Check,
    Code,
    Deny,
    Fact,
    Greet,
    Human,
    Look,
    Set,
    Show,
    Start,
    Thanks,
    Unsure,
    Went,
    Words,
)
from xiaoer.assistant.patterns import Answer, NumberPatterns, and_more, answer
from xiaoer.assistant.understand.matters import apart
from xiaoer.assistant.understand.ranking import OUT_OF_SCOPE, Examples, Ranked, decided
from xiaoer.assistant.understand.wishes import is_question, read_wishes
from xiaoer.kit.folding import fold
from xiaoer.kit.worker import Elsewhere

NAMED = 3
LONGEST = 300
# What is less likely is not offered as what she may have meant.
GUESS = 0.1
_MEANINGS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("intents.toml").read_text("utf-8"))
# What is asked most, shown where nothing better is known.
USUAL = _MEANINGS["returns_howto"]["ask"]
_ALIKE = (
    frozenset(name for name, meaning in _MEANINGS.items() if "look" in meaning),
    frozenset(name for name, meaning in _MEANINGS.items() if meaning.get("show") in ("order", "parcel")),
)
_SOCIAL: dict[str, AnyCommand] = {"greeting": Greet(), "thanks": Thanks(), "bye": Bye(), "human": Human()}
# Only the worker process loads what this is done with.
learn: Elsewhere[[Examples], int] = Elsewhere("xiaoer.assistant.classifier", "learn")
rank: Elsewhere[[Sequence[str], str], list[Ranked]] = Elsewhere("xiaoer.assistant.classifier", "rank")


class Reading(msgspec.Struct, frozen=True):
    """What words were taken to mean; `confidence` is in thousandths."""

    commands: tuple[AnyCommand, ...]
    intent: str | None = None
    confidence: int = 0


def comes_to(intent: str) -> str:
    """The action an intent starts, or the intent itself."""
    return _MEANINGS.get(intent, {}).get("start", intent)


def meant_by(picked: Sequence[str]) -> Ranked:
    """The intent she picked when she was asked what she meant; empty when she picked none."""
    return [(value.removeprefix(MEANT), 1.0) for value in picked if value.startswith(MEANT)][-1:]


def read_forms(
    texts: Sequence[str], picked: Sequence[str], numbers: NumberPatterns, *, asked: bool = True
) -> tuple[AnyCommand, ...]:
    """What is said by picking, by a plain yes or no, and by numbers; `asked` where there is something to say it to."""
    found: list[AnyCommand] = [command for value in picked for command in _picked(value)]
    said = _answer(texts, asked=asked) if texts else None
    # Asked nothing, she refuses nothing: "I don't want it any more" is a wish.
    if said == "no" and not asked and any(read_wishes("", text, numbers) for text in texts):
        said = None
    if said is not None:
        found.append(Affirm() if said == "yes" else Deny())
    text = "\n".join(texts)
    named = numbers.find(text)
    every = dict.fromkeys((*named.orders, *named.tracking))
    return (*found, *(Set("order", _as_typed(number, text)) for number in list(every)[:NAMED]))


def _answer(texts: Sequence[str], *, asked: bool) -> Answer | None:
    """The answer in several lines sent at once: the last one's, or that of all; where one says no, it is no yes."""
    each = [answer(text, asked=asked) for text in texts]
    said = each[-1] or answer("\n".join(texts), asked=asked)
    return "no" if said == "yes" and "no" in each else said


def read_more(
    forms: Sequence[AnyCommand], entries: Sequence[str], texts: Sequence[str], numbers: NumberPatterns, *, asked: bool
) -> tuple[AnyCommand, ...]:
    """The deeds she wishes for in so many words; `asked` takes the rest for an answer, unless it is a question."""
    said = list(zip(entries, texts, strict=True))
    wished = [one for entry, text in said for one in read_wishes(entry, text, numbers)]
    told = apart(forms, texts, asked=asked)
    if told and not (wished and told[0] == Again()):
        return told
    if any(isinstance(command, Affirm | Deny | Human) for command in forms):
        return (*_besides(said, numbers), *forms) if Deny() in forms else tuple(forms)
    if said and (more := _besides(said, numbers)) and answer(texts[0][: and_more(texts[0])]) == "yes":
        return (Affirm(), *more, *forms)
    if wished:
        return (*wished, *forms)
    if asked and texts and not any(is_question(text) for text in texts):
        return (Went(tuple(Words(entry, 0, len(text)) for entry, text in said)), *forms)
    return tuple(forms)


def _besides(said: Sequence[tuple[str, str]], numbers: NumberPatterns) -> list[Start]:
    """The deeds she wishes for behind a yes or a no, in one line or in the next."""
    (entry, text), *others = said
    cut = and_more(text)
    first = read_wishes(entry, text, numbers, since=cut) if cut else []
    return [*first, *(one for entry, text in others for one in read_wishes(entry, text, numbers))] if cut else []


def enough(forms: Sequence[AnyCommand]) -> bool:
    """Whether nothing more need be asked of the words: a choice was picked, or yes or no was all she said."""
    told = (command for command in forms if not isinstance(command, Again))
    return any(not isinstance(command, Set) or command.field not in ("order", "about") for command in told)


def read(forms: Sequence[AnyCommand], ranked: Ranked, text: str = "", said: Sequence[Words] = ()) -> Reading:
    """All commands of a message, from its fixed forms and what it is about; `said` is where she wrote it."""
    if not ranked:
        return Reading(tuple(forms) or (Unsure(),))
    ranked = _together(ranked)
    intent, (likeliest, confidence) = decided(ranked) or _surely(ranked, text), ranked[0]
    if intent is not None:
        meant = tuple(_meant(intent, text, tuple(said)))
    elif any(isinstance(command, Set) for command in forms):
        meant = ()  # a number says enough: it is that order she means
    else:
        meant = (_unsure(ranked, tuple(said)),)
    return Reading((*forms, *meant), likeliest, round(1000 * confidence))


def _unsure(ranked: Ranked, said: tuple[Words, ...]) -> Unsure:
    """What may be meant: what the shop says about it is told as an article of its own."""
    likely = [name for name, share in ranked if share >= GUESS and name != OUT_OF_SCOPE and name not in _SOCIAL]
    asked = [name for name in likely if _MEANINGS.get(name, {"ask": ""}).keys() == {"ask"}]
    articles = [_MEANINGS[name]["ask"] if name in _MEANINGS else name.replace("_", "-") for name in asked]
    intents = tuple(name for name in likely if name not in asked)
    implied = tuple(slug for name in intents if (slug := _MEANINGS[name].get("ask")))
    return Unsure(intents, tuple(dict.fromkeys(articles)), implied, said)


def _together(ranked: Ranked) -> Ranked:
    """Whether it is there and what it costs are one question when it cannot be told which of them was asked; so are
    where the order is and where its parcel is.
    """
    first, *others = ranked
    kind = next((kind for kind in _ALIKE if first[0] in kind), ())
    if not others or others[0][0] not in kind:
        return ranked
    return [(first[0], first[1] + others[0][1]), *others[1:]]


def _surely(ranked: Ranked, text: str) -> str | None:
    """The likeliest where it is not sure enough by itself, but her words leave no doubt."""
    words = _MEANINGS.get(ranked[0][0], {}).get("surely")
    return ranked[0][0] if words and re.search(words, fold(text[:LONGEST])) else None


def _as_typed(number: str, text: str) -> str:
    """The number as she wrote it, so that she knows it again."""
    found = re.search(r"[\W_]{0,2}".join(number), text, re.IGNORECASE)
    return found.group() if found else number


def _meant(intent: str, text: str, said: tuple[Words, ...]) -> Iterator[AnyCommand]:
    if intent in _SOCIAL:
        yield _SOCIAL[intent]
        return
    meaning = _MEANINGS.get(intent)
    if meaning is None:
        yield Unsure((intent,)) if intent == "complaint" else Ask(intent.replace("_", "-"))
        return
    if "start" in meaning:
        yield Start(meaning["start"], said=said)
    if "show" in meaning:
        sending = "sending" in meaning and re.search(meaning["sending"], fold(text[:LONGEST]))
        yield Set("about", "sending" if sending else meaning["show"])
        yield Show()
    if "check" in meaning:
        yield Check(msgspec.convert(meaning["check"], Fact))
    if "look" in meaning:
        yield Look()
    if "ask" in meaning:
        yield Ask(meaning["ask"])


def _picked(value: str) -> Iterator[AnyCommand]:
    """A choice's value: what she wants, and of which order or article."""
    what, _, which = value.partition(":")
    if value.startswith(MEANT):
        return
    if what == "person":
        yield Human()
    elif what == "code":
        yield Code(which or None)
    elif what == "article":
        yield Ask(which)
    elif what == "show":
        yield Show(which or None)
    elif what in get_args(Fact):
        yield Check(msgspec.convert(what, Fact))
        yield Set("order", which)
    elif what == "product":
        yield Look(which or None)
    elif what == "set":
        field, _, chosen = which.partition(":")
        yield Set(field, chosen)
    else:
        yield Start(what)
        if which:
            yield Set("order", which)
