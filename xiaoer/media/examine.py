"""What the worker process does with a file: find out what it is, and make of it what is kept."""

import hashlib
from pathlib import Path

from xiaoer.kit.errors import Invalid
from xiaoer.media.kinds import Checked, kind_of, of_drawn
from xiaoer.media.names import clean, ending, with_ending
from xiaoer.media.pictures import redraw


def examine(source: str, target: str, name: str, declared: str) -> Checked:
    """Check the file at `source`; a picture is drawn anew at `target`. Raises Invalid."""
    path, called = Path(source), clean(name)
    if path.stat().st_size == 0:
        raise Invalid("file_empty")
    kind = kind_of(path, ending(called))
    if kind is None or not kind.agrees(declared, ending(called)):
        raise Invalid("file_type")
    width = height = None
    if kind.picture:
        drawn = redraw(path, Path(target))
        path, kind, width, height = Path(target), of_drawn(drawn.format), drawn.width, drawn.height
    if ending(called) not in kind.endings:
        called = with_ending(called, kind.endings[0])
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Checked(called, kind.media_type, path.stat().st_size, width, height, digest)
