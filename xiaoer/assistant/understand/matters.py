"""What is known by words alone beside the deeds: matters that nothing here is for, and "the other one"."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from xiaoer.assistant.commands import Again, AnyCommand, Beyond, Set
from xiaoer.assistant.understand.wishes import LONGEST, flat


class _Form(msgspec.Struct, frozen=True):
    what: str
    words: str
    unless: str = "(?!)"


_DATA = tomllib.loads(Path(__file__).with_name("matters.toml").read_text("utf-8"))
_OTHER, _NAMED = (re.compile(_DATA["again"][name]) for name in ("other", "named"))
_FORMS = msgspec.convert(_DATA["matter"], tuple[_Form, ...])
_SAID = [(form.what, re.compile(form.words), re.compile(form.unless)) for form in _FORMS]
_ANOTHERS = "another"
# Whoever goes on about the same says it in a few words.
_SHORT = 60


def apart(forms: Sequence[AnyCommand], texts: Sequence[str], *, asked: bool) -> tuple[AnyCommand, ...]:
    """What decides a message alone, whatever else is in it. Whose order it is, its number says; while something is
    `asked` "the other one" answers that.
    """
    named = any(isinstance(command, Set) and command.field == "order" for command in forms)
    beyond = matter(texts)
    if beyond is not None and not (named and beyond == _ANOTHERS):
        return (Beyond(beyond),)
    other = None if asked or named else again(texts)
    return () if other is None else (Again(other),)


def matter(texts: Sequence[str]) -> str | None:
    """The gravest matter of what she wrote, if there is one of these."""
    plain = flat("\n".join(texts)[:LONGEST])
    return next((what for what, words, unless in _SAID if words.search(unless.sub(" ", plain))), None)


def again(texts: Sequence[str]) -> bool | None:
    """Whether she asks the same of the other one (True) or of something she names (False); None where neither."""
    plain = flat(texts[0]).strip() if len(texts) == 1 and len(texts[0]) <= _SHORT else ""
    if _OTHER.fullmatch(plain):
        return True
    return False if _NAMED.match(plain) else None
