"""One file out of a form, piece by piece as it comes, never the whole in memory."""

import re
from collections.abc import AsyncGenerator, AsyncIterator, Iterator

import msgspec
from multipart import MultipartError, MultipartSegment, PushMultipartParser

from xiaoer.kit.errors import Invalid, TooLarge

_BOUNDARY = re.compile(r'boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))', re.IGNORECASE)
_PARTS = 8


class Head(msgspec.Struct, frozen=True):
    """What its sender says of a file: name and type."""

    name: str
    media_type: str


async def incoming(
    content_type: str, body: AsyncIterator[bytes], field: str, limit: int
) -> AsyncGenerator[Head | bytes, None]:
    """The file in this field of a form: its head, then its bytes; what comes after it in the form is not read.

    Raises Invalid for a form without it or one that breaks off, and TooLarge after `limit` bytes in all.
    """
    boundary = _BOUNDARY.search(content_type)
    if not content_type.casefold().startswith("multipart/form-data") or boundary is None:
        raise Invalid("no_file")
    inside = False
    try:
        parser = PushMultipartParser(
            (boundary[1] or boundary[2]).encode("latin-1", "replace"), max_segment_count=_PARTS
        )
        async for event in _events(parser, body, limit):
            if isinstance(event, MultipartSegment):
                inside = event.name == field and bool(event.filename)
                if inside:
                    yield Head(event.filename or "", event.content_type or "")
            elif inside and event is not None:
                yield bytes(event)
            elif inside:
                return
    except MultipartError:
        raise Invalid("file_incomplete" if inside else "no_file") from None
    raise Invalid("no_file")


async def _events(
    parser: PushMultipartParser, body: AsyncIterator[bytes], limit: int
) -> AsyncIterator[MultipartSegment | bytes | None]:
    size = 0
    async for piece in body:
        size += len(piece)
        if size > limit:
            raise TooLarge("too_large")
        events: Iterator[MultipartSegment | bytes | None] = parser.parse(piece) if piece else iter(())
        for event in events:
            yield event
    # Whether that was all of it.
    parser.close()
