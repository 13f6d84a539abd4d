"""Quick replies as a TOML file: a table for each id, in it the name, the shortcut and the texts by language."""

import tomllib
from pathlib import Path

import msgspec

from xiaoer.macro.schemas import Macro


class MacroError(Exception):
    """A file that cannot be taken in; the text says why."""


def read_macros(path: Path) -> list[Macro]:
    """Every quick reply of a file. Raises MacroError for one that is none."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        return [msgspec.convert({"id": id_, **fields}, Macro) for id_, fields in found.items()]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError, TypeError) as error:
        raise MacroError(f"{path.name}: {error}") from error
