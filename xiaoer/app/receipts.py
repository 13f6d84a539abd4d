"""Writes down how far each side is with a thread, a few times a second at most, and tells the other side."""

from contextlib import suppress
from functools import partial
from typing import Protocol

import anyio

from xiaoer.conversation import receipts
from xiaoer.conversation.entries import stream_of
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Receipt
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store
from xiaoer.realtime.hub import Hub

PACE = 0.2
MOST = 10_000


class Seen(Protocol):
    """A verb that writes down how far one side is."""

    def __call__(self, tx: Tx, conversation_id: str, /, *, delivered: int, read: int) -> Receipt | None:
        """None when that was known."""
        ...


class Receipts:
    """What was said since the last writing: a burst of receipts costs one write a conversation and side."""

    def __init__(self, store: Store[Tx], hub: Hub) -> None:
        self._store = store
        self._hub = hub
        self._customer: dict[str, tuple[int, int]] = {}
        self._staff: dict[str, tuple[int, int]] = {}
        self._woken = anyio.Event()

    def customer(self, conversation_id: str, *, delivered: int, read: int) -> None:
        """The customer's device has the thread so far, and she has seen it so far."""
        self._note(self._customer, conversation_id, delivered, read)

    def staff(self, conversation_id: str, *, delivered: int = 0, read: int = 0) -> None:
        """A console has the thread so far, and somebody of the staff has read it so far, as numbers n."""
        self._note(self._staff, conversation_id, delivered, read)

    async def run(self) -> None:
        """Write until cancelled. What cannot be written is let go: the next receipt says it again."""
        while True:
            await self._woken.wait()
            await anyio.sleep(PACE)
            self._woken = anyio.Event()
            await self._write()

    def _note(self, said: dict[str, tuple[int, int]], conversation_id: str, delivered: int, read: int) -> None:
        before = said.get(conversation_id, (0, 0))
        if conversation_id in said or len(said) < MOST:
            said[conversation_id] = (max(before[0], delivered), max(before[1], read))
            self._woken.set()

    async def _write(self) -> None:
        customer, self._customer = self._customer, {}
        staff, self._staff = self._staff, {}
        # All at once, so that they share a commit.
        async with anyio.create_task_group() as tasks:
            for conversation_id, (delivered, read) in customer.items():
                tasks.start_soon(self._put, receipts.seen_by_customer, conversation_id, delivered, read)
            for conversation_id, (delivered, read) in staff.items():
                tasks.start_soon(self._put, receipts.seen_by_staff, conversation_id, delivered, read)

    async def _put(self, seen: Seen, conversation_id: str, delivered: int, read: int) -> None:
        with suppress(Refused):
            now = await self._store.write(partial(seen, delivered=delivered, read=read), conversation_id)
            if now is not None:
                self._hub.signal(stream_of(conversation_id), now)
