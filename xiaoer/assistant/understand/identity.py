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
        return Claim(name=name[1].strip(), postal_code=code[1].strip())
    bare = _BARE.match(plain) if asked else None
    return Claim(name=bare[1].strip(), postal_code=bare[2].strip()) if bare else None
