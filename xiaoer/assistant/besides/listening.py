"""What else a message asks beside what it was taken for."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from xiaoer.assistant.besides.clauses import is_marked
from xiaoer.assistant.commands import Affirm, AnyCommand, Ask, Check, Deny, Human, Look, Send, Set, Show, Start, Words
from xiaoer.assistant.patterns import NumberPatterns
from xiaoer.assistant.understand import Reading, read
from xiaoer.assistant.understand.ranking import ASIDE, Ranked, decided
from xiaoer.assistant.understand.wishes import flat, read_wishes

MOST = 6
BESIDES = 1
_DATA = tomllib.loads(Path(__file__).with_name("listening.toml").read_text("utf-8"))
_ASKS = re.compile(_DATA["asks"])
# A part says less than the whole, so it must say it more plainly.
SURELY = 0.8


class Besides(msgspec.Struct, frozen=True):
    """Something else she asks, and her words about it."""

    reading: Reading
    text: str


def listened(
    parts: Mapping[str, Ranked], said: Sequence[Words], reading: Reading, numbers: NumberPatterns
) -> tuple[Reading, list[Besides]]:
    """The reading of a message, by one of its parts where it was not understood whole, and what else is asked in it."""
    settled = (Affirm, Deny, Human, Send)
    if len(parts) > MOST or any(isinstance(command, settled) for command in reading.commands):
        return reading, []
    starts = any(isinstance(command, Start) for command in reading.commands)
    told = any(isinstance(command, Show | Check | Look | Ask) for command in reading.commands)
    unsure = reading.intent is not None and not (starts or told)
    found: list[Besides] = []
    for part, ranked in parts.items():
        # What goes on about the same says nothing new: a question does, and what is marked as something else.
        asks = unsure or is_marked(part) or _ASKS.search(flat(part)) is not None
        if not asks or (starts and read_wishes("", part, numbers)):
            continue
        one = Besides(read((), ranked, part, said), part)
        if _matters(decided(ranked)) and (ranked[0][1] >= SURELY or (unsure and _only_tells(one.reading.commands))):
            found.append(one)
    return _sorted(reading, found, unsure=unsure)


def _sorted(reading: Reading, found: Sequence[Besides], *, unsure: bool) -> tuple[Reading, list[Besides]]:
    """What her words come to first, and of the rest what can simply be told, each once."""
    if unsure and found:
        numbers = tuple(command for command in reading.commands if isinstance(command, Set))
        first = found[0].reading
        reading = msgspec.structs.replace(first, commands=(*numbers, *first.commands))
    tells = [one for one in found if _only_tells(one.reading.commands)]
    known = _about(reading)
    kept: list[Besides] = []
    for one in tells:
        about = _about(one.reading)
        if not about & known:
            kept.append(one)
            known |= about
    return reading, kept[:BESIDES]


def _matters(intent: str | None) -> bool:
    """Whether a part says something: neither a courtesy nor a sigh is what a message is about."""
    return intent is not None and intent != "human" and intent not in ASIDE


def _about(reading: Reading) -> frozenset[str]:
    """What it is about, in words that mean the same for an intent and for the deed that it may lead to."""
    names = {command.action for command in reading.commands if isinstance(command, Start)}
    names |= {reading.intent} if reading.intent else set()
    return frozenset(_DATA["same"].get(name, name) for name in names)


def _only_tells(commands: Sequence[AnyCommand]) -> bool:
    return all(isinstance(command, Show | Check | Look | Ask | Set) for command in commands)
