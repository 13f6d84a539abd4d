"""Several things said in one breath: what else a message asks beside what it was taken for."""

import re
import tomllib
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import msgspec

from xiaoer.assistant.commands import Affirm, AnyCommand, Ask, Check, Deny, Human, Look, Send, Set, Show, Start, Words
from xiaoer.assistant.patterns import NumberPatterns
from xiaoer.assistant.understand import Reading, read
from xiaoer.assistant.understand.ranking import Ranked, decided
from xiaoer.assistant.understand.wishes import flat, is_question, read_wishes

Rank = Callable[[str], Awaitable[Ranked]]
LONGEST = 300
MOST = 6
BESIDES = 1
_DATA = tomllib.loads(Path(__file__).with_name("clauses.toml").read_text("utf-8"))
_ENDS, _MARKED, _ASKS = (re.compile(_DATA[name]) for name in ("ends", "marked", "asks"))
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENOUGH = 8
# A part says less than the whole, so it must say it more plainly.
SURELY = 0.8


class Besides(msgspec.Struct, frozen=True):
    """Something else she asks, and her words about it."""

    reading: Reading
    text: str


def clauses(text: str) -> list[str]:
    """The parts of a message that can be understood by themselves; a few words go with what stands before them."""
    parts: list[str] = []
    for part in _ENDS.split(text[:LONGEST]):
        if part and part.strip():
            if parts and (_weight(part) < _ENOUGH or _weight(parts[-1]) < _ENOUGH) and not _MARKED.match(flat(part)):
                parts[-1] += f" {part.strip()}"
            else:
                parts.append(part.strip())
    return parts


def stated(text: str) -> str:
    """What she says without what she asks beside it; all of it where there is nothing else."""
    parts = clauses(text)
    kept = [part for part in parts if not is_question(part)]
    return "\n".join(kept) if 0 < len(kept) < len(parts) else text


async def listened(
    text: str, said: Sequence[Words], reading: Reading, rank: Rank, numbers: NumberPatterns
) -> tuple[Reading, list[Besides]]:
    """The reading of a message, by one of its parts where it was not understood whole, and what else is asked in it."""
    parts = clauses(text)
    settled = (Affirm, Deny, Human, Send)
    if not 1 < len(parts) <= MOST or any(isinstance(command, settled) for command in reading.commands):
        return reading, []
    starts = any(isinstance(command, Start) for command in reading.commands)
    told = any(isinstance(command, Show | Check | Look | Ask) for command in reading.commands)
    unsure = reading.intent is not None and not (starts or told)
    found: list[Besides] = []
    for part in parts:
        # What goes on about the same says nothing new: a question does, and what is marked as something else.
        asks = unsure or _ASKS.search(flat(part)) is not None or _MARKED.match(flat(part)) is not None
        if not asks or (starts and read_wishes("", part, numbers)):
            continue
        ranked = await rank(part)
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
    return intent is not None and intent not in ("greeting", "thanks", "bye", "complaint", "human")


def _about(reading: Reading) -> frozenset[str]:
    """What it is about, in words that mean the same for an intent and for the deed that it may lead to."""
    names = {command.action for command in reading.commands if isinstance(command, Start)}
    names |= {reading.intent} if reading.intent else set()
    return frozenset(_DATA["same"].get(name, name) for name in names)


def _only_tells(commands: Sequence[AnyCommand]) -> bool:
    return all(isinstance(command, Show | Check | Look | Ask | Set) for command in commands)


def _weight(part: str) -> int:
    """As long as it is to read: a Chinese character says as much as three letters."""
    return len(part) + 2 * len(_HAN.findall(part))
