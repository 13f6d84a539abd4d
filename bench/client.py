"""A WebSocket client that costs next to nothing, so that the server is what is measured (RFC 6455, client side)."""

import asyncio
import base64
import os
from collections.abc import Callable
from typing import cast

from typing_extensions import override

_HELLO = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
Heard = Callable[["Client", bytes], None]


class Client(asyncio.Protocol):
    """One socket; `heard` is called with every text frame."""

    def __init__(self, hello: bytes, heard: Heard) -> None:
        self._hello = hello
        self._heard = heard
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.closed = False

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._transport.write(self._hello)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self.closed = True
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("closed in the handshake"))

    @override
    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self.opened.done():
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            if not self._buffer.startswith(b"HTTP/1.1 101"):
                self.opened.set_exception(ConnectionError(bytes(self._buffer[:60]).decode()))
                return
            del self._buffer[: end + 4]
            self.opened.set_result(None)
        self._read_frames()

    def send(self, text: bytes) -> None:
        """A text frame, masked with zeros."""
        self._write(TEXT, text)

    def close(self) -> None:
        """Leave."""
        if self._transport is not None:
            self._transport.close()

    def _write(self, kind: int, body: bytes) -> None:
        size = len(body)
        head = bytes([0x80 | kind, 0x80 | size]) if size < 126 else bytes([0x80 | kind, 0xFE]) + size.to_bytes(2)
        assert self._transport is not None
        self._transport.write(head + b"\0\0\0\0" + body)

    def _read_frames(self) -> None:
        buffer, at = self._buffer, 0
        while len(buffer) - at >= 2:
            size, begin = buffer[at + 1] & 0x7F, at + 2
            if size == 126:
                size, begin = int.from_bytes(buffer[at + 2 : at + 4]), at + 4
            elif size == 127:
                size, begin = int.from_bytes(buffer[at + 2 : at + 10]), at + 10
            if len(buffer) < begin + size:
                break
            kind, body = buffer[at] & 0x0F, bytes(buffer[begin : begin + size])
            at = begin + size
            if kind == TEXT:
                self._heard(self, body)
            elif kind == PING:
                self._write(PONG, body)
        del buffer[:at]


async def connect(host: str, port: int, path: str, heard: Heard) -> Client:
    """An open socket. Raises ConnectionError when the handshake is refused."""
    key = base64.b64encode(os.urandom(16)).decode()
    hello = _HELLO.format(path=path, host=f"{host}:{port}", key=key).encode()
    _, client = await asyncio.get_running_loop().create_connection(lambda: Client(hello, heard), host, port)
    await client.opened
    return client
