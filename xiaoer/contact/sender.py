"""The port by which codes go out, and where to."""

from typing import Protocol

import msgspec

from xiaoer.contact.events import Way

_SHOWN = 4
_LEAST = 6


class Reach(msgspec.Struct, frozen=True):
    """Where a customer is reached, as her shop knows it."""

    way: Way
    address: str

    @property
    def masked(self) -> str:
        """Enough to know one's own by, too little for anybody else."""
        if self.way == "email":
            mailbox, _, host = self.address.rpartition("@")
            return f"{mailbox[:1]}***@{host}"
        digits = "".join(letter for letter in self.address if letter.isdigit())
        return f"*** {digits[-_SHOWN:]}" if len(digits) >= _LEAST else "***"


class NotSent(Exception):
    """It did not go out and never will by itself: whoever sends tries again with the same key."""


class CodeSender(Protocol):
    """Sends a short text by e-mail or SMS."""

    async def send(self, to: Reach, text: str, *, subject: str, key: str) -> None:
        """Have it delivered; the same key again is the same message. Raises NotSent when it was not taken."""
        ...
