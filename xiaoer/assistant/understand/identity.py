"""Who she says she is: an e-mail, or a name and a postal code."""

import re
import tomllib
from pathlib import Path

import msgspec

from xiaoer.assistant.understand.wishes import flat

_DATA = tomllib.loads(Path(__file__).with_name("identity.toml").read_text("utf-8"))
_EMAIL = re.compile(_DATA["email"], re.ASCII)
_CODE, _BARE, _NAME = (re.compile(_DATA[name]) for name in ("code", "bare", "name"))


class Claim(msgspec.Struct, frozen=True):
    """What she says of herself, as a shop is asked by it."""

    email: str = ""
    name: str = ""
    postal_code: str = ""


def claim(text: str, *, asked: bool = False) -> Claim | None:
    """Her claim, if she makes a whole one; once asked, a bare name with a code is one."""
    plain = flat(text)
    if found := _EMAIL.search(plain):
        return Claim(email=text[found.start() : found.end()])
    name, code = _NAME.search(plain), _CODE.search(plain)
    if name and code:
        return Claim(name=_as_written(text, name, 1), postal_code=_as_written(text, code, 1))
    bare = _BARE.match(plain) if asked else None
    return Claim(name=_as_written(text, bare, 1), postal_code=_as_written(text, bare, 2)) if bare else None


def _as_written(text: str, found: re.Match[str], group: int) -> str:
    """Not every shop folds names as they are folded here."""
    return text[found.start(group) : found.end(group)].strip()
