"""Where a file is shown: an address that anybody can open who has it, for five minutes, and that nobody can make up."""

import hashlib
import hmac
from urllib.parse import quote

from xiaoer.kit import crypto
from xiaoer.kit.clock import MINUTE, SECOND
from xiaoer.kit.errors import Forbidden

LASTS = 5 * MINUTE


class Addresses:
    """Signs addresses and knows its own again."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, file_id: str, now: int) -> tuple[str, int]:
        """The address of a file from now on, and when it ends; the address is one on this server."""
        ends = (now + LASTS) // SECOND
        return (
            f"/media/{quote(file_id, safe='')}?expires={ends}&signature={self._signature(file_id, ends)}",
            ends * SECOND,
        )

    def check(self, file_id: str, expires: int, signature: str, now: int) -> None:
        """Raises Forbidden for an address that was never given, or is over."""
        if not crypto.same(self._signature(file_id, expires).encode(), signature.encode()):
            raise Forbidden("address_wrong")
        if expires * SECOND <= now:
            raise Forbidden("address_over")

    def _signature(self, file_id: str, expires: int) -> str:
        return hmac.new(self._key, f"{file_id}\n{expires}".encode(), hashlib.sha256).hexdigest()


def disposition(name: str, *, inline: bool) -> str:
    """The header that names a file, as RFC 6266 says: in ASCII for old readers, and as it is."""
    plain = "".join(
        letter if letter.isascii() and letter.isprintable() and letter not in '"\\%' else "_" for letter in name
    )
    kind = "inline" if inline else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
