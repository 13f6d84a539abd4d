"""Ids that sort by the time they were made (RFC 9562, UUID version 7)."""

import os
import re
import time

_MILLISECOND = 1_000_000
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def new_id() -> str:
    """A new UUID version 7 in lower case; of two made here a microsecond apart the later one sorts later."""
    stamp, within = divmod(time.time_ns(), _MILLISECOND)
    # What the time is within the millisecond stands first among the bits that are free (RFC 9562, 6.2, method 3).
    fraction = (within << 12) // _MILLISECOND
    value = stamp << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | int.from_bytes(os.urandom(8)) >> 2
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def is_uuid(text: str) -> bool:
    """Whether it is a UUID as we write them: lower case, with dashes."""
    return _UUID.fullmatch(text) is not None
