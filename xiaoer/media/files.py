"""Where the bytes lie: under their hash, whole or not at all. Everything here blocks; call it in a thread."""

import contextlib
import os
import re
import time
import uuid
from pathlib import Path

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Files:
    """A folder of bytes by hash, and one of drafts: files on their way in or out.

    A draft that knows its hash bears it in its name. It stays until the row that names these bytes is committed, so
    whatever dies in between leaves something by which it is cleared up.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drafts = folder / "drafts"

    def path(self, digest: str) -> Path:
        """Where the bytes of a hash lie. Raises ValueError for what is none."""
        if not _DIGEST.fullmatch(digest):
            raise ValueError("no digest")
        return self._folder / digest[:2] / digest[2:4] / digest

    def draft(self) -> Path:
        """A name for a new draft."""
        self._drafts.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self._drafts / uuid.uuid4().hex

    def place(self, draft: Path, digest: str) -> Path:
        """Have the bytes of a draft lie under their hash, on the disk for good; the draft under its new name."""
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        named = draft.with_name(f"{draft.name}.{digest}")
        draft.rename(named)
        self._link(named, digest)
        return named

    def still_there(self, named: Path, digest: str) -> None:
        """After the commit: somebody who cleared up may have taken the bytes away just before."""
        if not self.path(digest).exists():
            self._link(named, digest)

    def put_aside(self, digest: str) -> Path | None:
        """Take the bytes from their place, to be brought back or deleted. None when there are none."""
        self._drafts.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside = self._drafts / f"{uuid.uuid4().hex}.{digest}"
        try:
            self.path(digest).rename(aside)
        except FileNotFoundError:
            return None
        return aside

    def bring_back(self, aside: Path, digest: str) -> None:
        """They are needed after all."""
        self._link(aside, digest)
        self.delete(aside)

    def delete(self, path: Path) -> None:
        """A draft is no longer needed."""
        path.unlink(missing_ok=True)

    def leftovers(self, seconds: float) -> list[tuple[Path, str]]:
        """Drafts that nobody has touched for so long, each with its hash or nothing."""
        before = time.time() - seconds
        found = []
        for path in self._drafts.glob("*") if self._drafts.exists() else ():
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    digest = path.name.partition(".")[2]
                    found.append((path, digest if _DIGEST.fullmatch(digest) else ""))
        return found

    def _link(self, draft: Path, digest: str) -> None:
        path = self.path(digest)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # The same bytes are there already: nothing to do.
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(draft)
        for folder in (path.parent, path.parent.parent, self._folder):
            _sync(folder)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
