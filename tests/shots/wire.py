"""A page's socket, held in the hand: what it hears besides, what goes no further, when it breaks."""

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any, Self

from playwright.async_api import Page, WebSocketRoute

CHAT = "/api/widget/socket"
CONSOLE = "/api/staff/socket"
Frame = dict[str, Any]


class Wire:
    """The sockets of one page to the house."""

    def __init__(self) -> None:
        self.n = 0
        self.keeps: Callable[[Frame], bool] = lambda _: False
        self.hides: Callable[[Frame], bool] = lambda _: False
        self._sockets: list[WebSocketRoute] = []
        self._broken = False
        self._closing: set[asyncio.Task[None]] = set()

    @classmethod
    async def of(cls, page: Page, path: str) -> Self:
        """Take it into the hand, before the page opens it."""
        wire = cls()
        await page.route_web_socket(re.compile(path), wire._open)
        return wire

    async def tell(self, *frames: Frame) -> None:
        """The page hears this, as if from the house."""
        for frame in frames:
            for socket in self._sockets[-1:]:
                socket.send(json.dumps(frame))

    async def entry(self, author: str, text: str, *parts: Frame, **more: Any) -> None:
        """The page hears an entry under the next number."""
        self.n += 1
        said = {"type": "entry", "n": self.n, "id": f"told-{self.n}", "author": author, "name": None, "text": text}
        await self.tell({**said, "parts": list(parts), "at": more.pop("at"), **more})

    async def cut(self) -> None:
        """It breaks, and no other is had."""
        self._broken = True
        for socket in self._sockets:
            await socket.close()
        self._sockets.clear()

    def _open(self, socket: WebSocketRoute) -> None:
        if self._broken:
            socket.on_message(lambda _: None)
            self._soon(socket)
            return
        server = socket.connect_to_server()
        self._sockets.append(socket)
        socket.on_message(lambda message: None if self.keeps(json.loads(message)) else server.send(message))
        server.on_message(lambda message: self._heard(socket, message))

    def _heard(self, socket: WebSocketRoute, message: str | bytes) -> None:
        frame = json.loads(message)
        self.n = max(self.n, frame.get("n") or 0)
        if not self.hides(frame):
            socket.send(message)

    def _soon(self, socket: WebSocketRoute) -> None:
        task = asyncio.get_running_loop().create_task(socket.close())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)
