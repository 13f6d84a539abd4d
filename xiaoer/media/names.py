"""What a file is called: what its sender calls it, without anything that could be more than a name."""

import re
import unicodedata

LONGEST = 120
UNNAMED = "file"
_ENDING = re.compile(r"[a-z0-9]{1,10}")
# Controls, marks that turn the direction of writing, surrogates, what nobody has assigned, line ends.
_OUT = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# What some system takes for more than a letter: a drive, a stream, a pattern, a pipe, the end of a quoted name.
_UNSAFE = str.maketrans(dict.fromkeys('<>:"|?*', "_"))


def clean(name: str) -> str:
    """The last part of a path, composed, at most 120 characters, its ending kept; never empty."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    # What turns the direction goes before anything is read from the name.
    visible = "".join(letter for letter in last if unicodedata.category(letter) not in _OUT)
    tidy = " ".join(visible.translate(_UNSAFE).split()).strip(". ")
    stem, dot, ending = tidy.rpartition(".")
    if not dot:
        return tidy[:LONGEST].strip(". ") or UNNAMED
    if len(ending) > LONGEST // 4:
        return tidy[:LONGEST].strip(". ")
    return f"{stem[: LONGEST - len(ending) - 1].rstrip('. ') or UNNAMED}.{ending}"


def ending(name: str) -> str:
    """What stands after the last dot, in small letters; empty where it is nothing that any system takes for a kind."""
    _, dot, last = name.rpartition(".")
    folded = last.casefold()
    return folded if dot and _ENDING.fullmatch(folded) else ""


def with_ending(name: str, wanted: str) -> str:
    """The name with this ending in the place of its own."""
    stem = name.rpartition(".")[0] if ending(name) else name
    return f"{stem[: LONGEST - len(wanted) - 1]}.{wanted}"
