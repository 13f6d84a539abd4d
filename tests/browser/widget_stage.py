"""The built chat in a shop's page of another origin, with a server that says exactly what a test wants said."""

import asyncio
import json
import mimetypes
import struct
import zlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from playwright.async_api import (
    Browser,
    BrowserContext,
    FloatRect,
    Frame,
    FrameLocator,
    Locator,
    Page,
    Route,
    WebSocketRoute,
    expect,
)

from xiaoer.app.pages import _POLICY, STATIC

SHOP = "https://shop.test"
CHAT = "https://chat.test"
PATIENCE = 20_000
STAYED = 0.3
AXE = Path(__file__).parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
PAGE = """<!doctype html><html lang="{locale}"><head><meta charset="utf-8"><title>Shop</title>{head}
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body style="margin:0;min-height:1600px;background:#f5efe6"><main><h1>Shop</h1><p><a href="/other">Other</a></p></main>
<script src="{chat}/widget/loader.js" data-inbox="web" data-locale="{locale}"{attributes} async></script>
</body></html>"""
# The chat is told by a message, which takes its time.
HEARS = """() => {
  const closed = (heard) => heard.data?.xiaoer === "shown" && !heard.data.shown
  window.closed_now = new Promise((done) => addEventListener("message", (heard) => { if (closed(heard)) done() }))
}"""
# What a browser that keeps strange frames from storage does: every touch throws.
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {get() { throw new DOMException("denied", "SecurityError"); }});"""
# What is still coming in is half transparent: it is looked at when it stands.
AXE_RUN = """async () => {
  const ends = (each) => each.effect.getComputedTiming().iterations !== Infinity;
  await Promise.allSettled(document.getAnimations().filter(ends).map((each) => each.finished));
  const {violations} = await axe.run(document, {resultTypes: ["violations"]});
  const node = ({html, any}) => `${html.slice(0, 160)} ${any[0]?.message ?? ""}`;
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(node).join(" | ")}`);
}"""

Answer = Callable[[Route], Awaitable[None]]


def at(seconds: float = 0, days: int = 0) -> str:
    """So long ago, as the server writes times."""
    return (datetime.now(UTC) - timedelta(seconds=seconds, days=days)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


async def rests(shown: Locator) -> FloatRect | None:
    """Where it is, once it has stayed there for a while."""
    before, now = None, await shown.bounding_box()
    while now != before:
        await asyncio.sleep(STAYED)
        before, now = now, await shown.bounding_box()
    return now


def picture(width: int = 64, height: int = 48, shade: int = 0x66) -> bytes:
    """A PNG of one grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes([shade]) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Stage:
    """One customer's window before a played server."""

    def __init__(self, browser: Browser, locale: str = "en", **window: Any) -> None:
        self.locale = locale
        self.inbox: dict[str, Any] = {"name": "Beishan", "color": None}
        self.heard: list[dict[str, Any]] = []
        self.sessions: list[dict[str, Any]] = []
        self.uploads: list[str] = []
        self.complaints: list[str] = []
        self.attributes = ""
        self.head = ""
        self.mute = False
        # The browser keeps a strange site's frame from storage; on the server's own site it remembers.
        self.home = SHOP
        self.on_session: Answer | None = None
        self.on_upload: Answer | None = None
        self.n = 0
        self._kept: list[dict[str, Any]] = []
        self._browser = browser
        self._window = {"viewport": {"width": 1280, "height": 800}, **window}
        self._sockets: list[WebSocketRoute] = []
        self._closing: asyncio.Task[None] | None = None
        self.context: BrowserContext
        self.page: Page

    async def __aenter__(self) -> Self:
        self.context = await self._browser.new_context(locale=self.locale, **self._window)
        self.context.set_default_timeout(PATIENCE)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        await self.context.route(f"{SHOP}/**", self._shop)
        await self.context.route(f"{CHAT}/**", self._chat)
        self.page = await self.context.new_page()
        await self.page.route_web_socket("**/api/widget/socket*", self._socket)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        await self.context.close()

    async def open(self, *, talk: bool = True) -> None:
        """The shop's page, and the chat opened by its button."""
        await self.page.goto(f"{self.home}/")
        await self.page.locator("#xiaoer button").click()
        if talk:
            await self.wait(lambda: bool(self._sockets))

    @property
    def frame(self) -> FrameLocator:
        """The chat's frame."""
        return self.page.frame_locator("#xiaoer iframe")

    @property
    def chat(self) -> Locator:
        """The chat."""
        return self.frame.locator("main.chat")

    @property
    def box(self) -> Locator:
        """Where she writes."""
        return self.chat.locator("form.compose textarea")

    def inside(self) -> Frame:
        """The chat's frame, to evaluate in."""
        return next(frame for frame in self.page.frames if frame.url.startswith(f"{CHAT}/widget/"))

    async def close(self) -> None:
        """The page closes the chat, and the chat has heard so: what comes from now on nobody looks at."""
        await self.inside().evaluate(HEARS)
        await self.page.evaluate("() => xiaoer.close()")
        await self.inside().evaluate("() => window.closed_now")

    def entry(self, author: str, text: str, *parts: dict[str, Any], **more: Any) -> dict[str, Any]:
        """The next entry of the thread."""
        self.n += 1
        said = {"type": "entry", "n": self.n, "id": f"e{self.n}", "author": author, "name": None, "text": text}
        entry = {**said, "parts": list(parts), "at": at(), **more}
        self._kept.append(entry)
        return entry

    async def say(self, author: str, text: str, *parts: dict[str, Any], **more: Any) -> None:
        """Somebody says something."""
        self.send(self.entry(author, text, *parts, **more))

    def send(self, *frames: dict[str, Any]) -> None:
        """The server sends frames."""
        for frame in frames:
            self._sockets[-1].send(json.dumps(frame))

    async def cut(self) -> None:
        """The wire breaks; new ones are refused while `mute`."""
        for socket in self._sockets:
            await socket.close()
        self._sockets.clear()

    async def wait(self, holds: Callable[[], bool], seconds: float = PATIENCE / 1_000) -> None:
        """Until something holds."""
        for _ in range(int(seconds * 50)):
            if holds():
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"did not come true; heard {self.heard}")

    def said(self, kind: str = "message.send") -> list[dict[str, Any]]:
        """The frames of a kind the server heard."""
        return [frame for frame in self.heard if frame["type"] == kind]

    async def violations(self) -> list[str]:
        """What axe finds in the chat."""
        inside = self.inside()
        await inside.evaluate(AXE.read_text(encoding="utf-8"))
        found = await inside.evaluate(AXE_RUN)
        return [str(each) for each in found]

    async def _shop(self, route: Route) -> None:
        body = PAGE.format(locale=self.locale, chat=CHAT, attributes=self.attributes, head=self.head)
        await route.fulfill(body=body, content_type="text/html; charset=utf-8")

    async def _chat(self, route: Route) -> None:
        path = route.request.url.removeprefix(CHAT).split("?")[0]
        if path == "/":
            await self._shop(route)
        elif path == "/api/widget/sessions":
            self.sessions.append(route.request.post_data_json or {})
            await (self.on_session or self.session)(route)
        elif path == "/api/widget/attachments":
            await (self.on_upload or self.take)(route)
        elif path.startswith("/api/widget/attachments/"):
            await route.fulfill(json={"url": path.replace("/api/widget/attachments", "/media"), "expires_at": at(-300)})
        elif path.startswith("/media/"):
            await route.fulfill(body=picture(), content_type="image/png")
        elif path == "/api/widget/messages":
            asked = parse_qs(urlsplit(route.request.url).query)
            found = self._after(int(asked["after"][0]))[: int(asked["limit"][0])]
            more = bool(found) and found[-1]["n"] < self.n
            await route.fulfill(json={"entries": found, "last": self.n, "more": more})
        elif path == "/widget/":
            policy = f"{_POLICY}frame-ancestors 'self' {SHOP}"
            page = (STATIC / "widget" / "index.html").read_bytes()
            await route.fulfill(body=page, content_type="text/html", headers={"content-security-policy": policy})
        elif (file := STATIC / path.lstrip("/")).is_file():
            await route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "")
        else:
            await route.fulfill(status=404, json={"code": "not_found", "detail": "not there"})

    async def session(self, route: Route, contact: str = "c1", visitor: str | None = "v1") -> None:
        """A session like the server's."""
        told = {"token": f"t-{contact}", "visitor": visitor, "contact": contact, "conversation": "conv", "last": self.n}
        await route.fulfill(status=201, json={**told, "inbox": self.inbox})

    async def take(self, route: Route) -> None:
        """A file is kept."""
        body = route.request.post_data_buffer or b""
        name = body.split(b'filename="', 1)[1].split(b'"', 1)[0].decode()
        self.uploads.append(name)
        kind = mimetypes.guess_type(name)[0]
        taken = {"id": f"m-{len(self.uploads)}-{name}", "name": name, "type": kind, "size": len(body)}
        await route.fulfill(status=201, json=taken)

    def _socket(self, socket: WebSocketRoute) -> None:
        if self.mute:
            socket.on_message(lambda _: None)
            self._closing = asyncio.get_running_loop().create_task(socket.close())
            return
        self._sockets.append(socket)
        socket.on_message(self._hear)
        for entry in self._after(int(parse_qs(urlsplit(socket.url).query)["after"][0])):
            socket.send(json.dumps(entry))

    def _after(self, n: int) -> list[dict[str, Any]]:
        return [entry for entry in self._kept if entry["n"] > n]

    def _hear(self, message: str | bytes) -> None:
        frame = json.loads(message)
        self.heard.append(frame)
        if frame["type"] != "message.send" or self.mute:
            return
        self.n += 1
        self.send({"type": "ack", "id": frame["id"], "n": self.n})
        parts = [attachment(each) for each in frame.get("attachments", [])]
        mine = {"type": "entry", "n": self.n, "id": frame["id"], "author": "contact", "name": None}
        entry = {**mine, "text": frame["text"], "parts": parts, "at": at()}
        self._kept.append(entry)
        self.send(entry)


def attachment(media: str) -> dict[str, Any]:
    """The part a kept file becomes."""
    name = media.split("-", 2)[2]
    kind = mimetypes.guess_type(name)[0] or ""
    size = {"width": 64, "height": 48} if kind.startswith("image/") else {}
    return {"type": "attachment", "id": media, "name": name, "media_type": kind, "size": 20_480, **size}


__all__ = ["CHAT", "NO_STORAGE", "SHOP", "Stage", "at", "attachment", "expect", "picture", "rests"]
