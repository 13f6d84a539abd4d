"""Taking a file in, clearing away what nobody needs, and letting erased bytes go."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import BinaryIO, Protocol

import anyio

from xiaoer.auth.actor import Contact, Staff, System
from xiaoer.auth.limits import Limiter
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job
from xiaoer.kit.errors import Busy, Invalid, Refused, TimedOut, TooLarge
from xiaoer.kit.multipart import Head, incoming
from xiaoer.kit.store import Store
from xiaoer.kit.worker import Elsewhere, Gone
from xiaoer.media.files import Files
from xiaoer.media.kinds import Checked
from xiaoer.media.queries import File, needed, unused_of
from xiaoer.media.verbs import UNUSED, forget_unused, keep

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
FIELD = "file"
# With what a form puts around a file.
BODY = LARGEST + MEGABYTE // 8
LIMIT = 5.0
PATIENCE = 15.0
LINE = 32
# Longer than any upload takes.
LEFT_OVER = 3_600.0
_CHUNK = MEGABYTE // 2
# Only the worker process loads what this is done with.
_examine: Elsewhere[[str, str, str, str], Checked] = Elsewhere("xiaoer.media.examine", "examine")
log = logging.getLogger(__name__)


class Hands(Protocol):
    """The worker process, as far as files need it."""

    def run(
        self,
        function: Callable[[str, str, str, str], Checked],
        source: str,
        target: str,
        name: str,
        declared: str,
        /,
        *,
        timeout: float,
    ) -> Awaitable[Checked]:
        """Run the function there."""
        ...


class Intake:
    """The one way in for files, whoever sends them.

    One file at a time stands in the worker's queue, so that a turn of the assistant waits for one at most; the others
    wait here, a bounded number for a bounded time.
    """

    def __init__(self, store: Store[Tx], files: Files, worker: Hands, limiter: Limiter) -> None:
        self._store = store
        self._files = files
        self._worker = worker
        self._limiter = limiter
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def take(self, actor: Contact | Staff, content_type: str, body: AsyncIterator[bytes]) -> File:
        """Check the file in a form's field `file` and keep it. Raises Invalid, TooLarge, TooMany, Busy, or
        Refused("too_many_files")."""
        await self._admit(actor)
        form = incoming(content_type, body, FIELD, BODY)
        try:
            head = await anext(form)
            if not isinstance(head, Head):
                raise Invalid("no_file")
            return await self._take(actor, head, form)
        except TooLarge:
            raise TooLarge("file_too_large", limit=LARGEST // MEGABYTE) from None
        finally:
            await form.aclose()

    async def _take(self, actor: Contact | Staff, head: Head, pieces: AsyncIterator[Head | bytes]) -> File:
        draft = await asyncio.to_thread(self._files.draft)
        drawn = draft.with_name(f"{draft.name}-drawn")
        try:
            await self._write(draft, pieces)
            checked = await self._examine(draft, drawn, head.name, head.media_type)
            kept = drawn if await asyncio.to_thread(drawn.exists) else draft
            return await self._keep(actor, checked, kept)
        finally:
            with anyio.CancelScope(shield=True):
                await asyncio.to_thread(self._files.delete, draft)
                await asyncio.to_thread(self._files.delete, drawn)

    async def _admit(self, actor: Contact | Staff) -> None:
        """Whether somebody may send one more; asked before anything of it is read."""
        self._limiter.take(actor.name)
        if await self._store.read(unused_of, actor) >= UNUSED:
            raise Refused("too_many_files", limit=UNUSED)

    async def _write(self, draft: Path, pieces: AsyncIterator[Head | bytes]) -> None:
        size, chunk = 0, bytearray()
        file = await asyncio.to_thread(draft.open, "xb")
        try:
            async for piece in pieces:
                if isinstance(piece, Head):
                    continue
                size += len(piece)
                if size > LARGEST:
                    raise TooLarge("too_large")
                chunk += piece
                if len(chunk) >= _CHUNK:
                    await asyncio.to_thread(_append, file, bytes(chunk))
                    chunk.clear()
            await asyncio.to_thread(_append, file, bytes(chunk))
        finally:
            await asyncio.to_thread(file.close)

    async def _examine(self, draft: Path, drawn: Path, name: str, declared: str) -> Checked:
        if self._waiting >= LINE:
            raise Busy
        self._waiting += 1
        try:
            async with asyncio.timeout(PATIENCE):
                await self._turn.acquire()
        except TimeoutError:
            raise Busy from None
        finally:
            self._waiting -= 1
        try:
            return await self._worker.run(_examine, str(draft), str(drawn), name, declared, timeout=LIMIT)
        except TimedOut:
            raise Invalid("file_broken") from None
        except Gone:
            log.warning("media.worker_gone")
            raise Busy from None
        finally:
            self._turn.release()

    async def _keep(self, actor: Contact | Staff, checked: Checked, kept: Path) -> File:
        named = await asyncio.to_thread(self._files.place, kept, checked.digest)
        # Whatever happens from here to the end is cleared up by what the draft is called.
        file = await self._store.write(keep, actor, checked)
        await asyncio.to_thread(self._files.still_there, named, checked.digest)
        await asyncio.to_thread(self._files.delete, named)
        return file


async def drop(store: Store[Tx], files: Files, job: Job) -> None:
    """A file is gone: so are its bytes, unless another file has the same."""
    await _let_go(store, files, str(job.args["digest"]))


async def sweep(store: Store[Tx], files: Files) -> None:
    """Let go what was never sent, and what an upload that broke off left behind."""
    while await store.write(forget_unused):
        pass
    for path, digest in await asyncio.to_thread(files.leftovers, LEFT_OVER):
        if digest:
            if await store.read(needed, System(), digest):
                await asyncio.to_thread(files.still_there, path, digest)
            else:
                await _let_go(store, files, digest)
        await asyncio.to_thread(files.delete, path)


async def _let_go(store: Store[Tx], files: Files, digest: str) -> None:
    # First out of sight, then asked: who keeps the same bytes meanwhile finds them missing and places them again.
    aside = await asyncio.to_thread(files.put_aside, digest)
    if aside is None:
        return
    if await store.read(needed, System(), digest):
        await asyncio.to_thread(files.bring_back, aside, digest)
    else:
        await asyncio.to_thread(files.delete, aside)


def _append(file: BinaryIO, piece: bytes) -> None:
    file.write(piece)
