"""The port over the outbox."""

from typing import TypeVar

from xiaoer.channels.outbox import verbs
from xiaoer.contact.sender import NotSent, Reach
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store, Tx

T = TypeVar("T", bound=Tx)


class Outbox:
    """Implements `contact.sender.CodeSender`: nothing leaves the house."""

    def __init__(self, store: Store[T]) -> None:
        self._store = store

    async def send(self, to: Reach, text: str, *, subject: str, key: str) -> None:
        """Put it into the outbox. Raises NotSent when the database does not take it."""
        try:
            await self._store.write(verbs.keep, key, to.way, to.address, subject, text)
        except Refused as refused:
            raise NotSent from refused
