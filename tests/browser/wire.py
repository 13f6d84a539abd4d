"""The wire between a browser and the server, which may break: while a file goes up, or before an answer comes down."""

import asyncio
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

PIECE = 16 * 1024


class Wire:
    """A port of its own that passes on to the server, byte by byte, as long as it is whole."""

    def __init__(self, url: str) -> None:
        self._host, self._port = str(urlsplit(url).hostname), int(urlsplit(url).port or 80)
        self._writers: set[asyncio.StreamWriter] = set()
        self._passing: set[asyncio.Task[None]] = set()
        self._broken = False
        self._deaf = False
        self._marker: bytes | None = None
        self._left = 0
        self._stuck = asyncio.Event()
        self._server: asyncio.Server
        self.url: str

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._server.close()
        self.cut()
        for way in self._passing:
            way.cancel()
        await asyncio.gather(*self._passing, return_exceptions=True)

    def hold(self, marker: bytes, after: int) -> None:
        """What begins with this gets stuck after so many bytes, once."""
        self._marker, self._left = marker, after
        self._stuck.clear()

    async def stuck(self) -> None:
        """Wait until it is."""
        async with asyncio.timeout(20):
            await self._stuck.wait()

    def deafen(self) -> None:
        """From now on what goes up arrives, and nothing comes down."""
        self._deaf = True

    def cut(self) -> None:
        """It breaks, and stays so until `mend`."""
        self._broken = True
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    def mend(self) -> None:
        """It is whole again."""
        self._broken = self._deaf = False
        self._marker = None

    async def _pass_on(self, below: asyncio.StreamReader, down: asyncio.StreamWriter) -> None:
        if self._broken:
            down.transport.abort()
            return
        above, up = await asyncio.open_connection(self._host, self._port)
        self._writers |= {down, up}
        ways = [asyncio.create_task(self._up(below, up)), asyncio.create_task(self._down(above, down))]
        self._passing.update(ways)
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for writer in (down, up):
            writer.transport.abort()
            self._writers.discard(writer)
        self._passing.difference_update(ways)
        await asyncio.gather(*ways, return_exceptions=True)

    async def _up(self, below: asyncio.StreamReader, up: asyncio.StreamWriter) -> None:
        while piece := await below.read(PIECE):
            if self._marker is not None and self._marker in piece:
                self._marker = None
                await self._let_through(below, up, piece)
                return
            up.write(piece)
            await up.drain()

    async def _let_through(self, below: asyncio.StreamReader, up: asyncio.StreamWriter, piece: bytes) -> None:
        """The beginning, and then nothing: it takes no more, and holds the connection."""
        left = self._left
        while left > 0 and piece:
            up.write(piece[:left])
            await up.drain()
            left -= len(piece)
            piece = await below.read(PIECE) if left > 0 else b""
        self._stuck.set()
        await up.wait_closed()

    async def _down(self, above: asyncio.StreamReader, down: asyncio.StreamWriter) -> None:
        while piece := await above.read(PIECE):
            if not self._deaf:
                down.write(piece)
                await down.drain()
