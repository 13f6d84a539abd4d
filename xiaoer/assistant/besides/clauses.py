"""Where one thing a message says ends and the next begins."""

import re
import tomllib
from pathlib import Path

from xiaoer.assistant.understand.wishes import flat, is_question

LONGEST = 1000
_DATA = tomllib.loads(Path(__file__).with_name("clauses.toml").read_text("utf-8"))
_ENDS, _MARKED = (re.compile(_DATA[name]) for name in ("ends", "marked"))
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENOUGH = 8


def clauses(text: str) -> list[str]:
    """The parts of a message that can be understood by themselves, none where it has but one; a few words go with
    what stands before them.
    """
    parts: list[str] = []
    for part in _ENDS.split(text[:LONGEST]):
        if part and part.strip():
            if parts and (_weight(part) < _ENOUGH or _weight(parts[-1]) < _ENOUGH) and not is_marked(part):
                parts[-1] += f" {part.strip()}"
            else:
                parts.append(part.strip())
    return parts if len(parts) > 1 else []


def is_marked(part: str) -> bool:
    """Whether it begins as something else than what was said before it."""
    return _MARKED.match(flat(part)) is not None


def stated(text: str) -> str:
    """What she says without what she asks beside it; all of it where there is nothing else."""
    parts = clauses(text)
    kept = [part for part in parts if not is_question(part)]
    return "\n".join(kept) if 0 < len(kept) < len(parts) else text


def _weight(part: str) -> int:
    """As long as it is to read: a Chinese character says as much as three letters."""
    return len(part) + 2 * len(_HAN.findall(part))
