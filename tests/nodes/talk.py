"""One socket with a memory, and what can be asked of a node over HTTP."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec
from websockets.asyncio.client import ClientConnection, connect

from tests.running import Running

Frame = dict[str, Any]
# Longer than anything takes on a machine that has much else to do: only what never comes is waited for so long.
PATIENCE = 30.0


class Talk:
    """Everything that came over a socket, and waiting for what is to come."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.frames: list[Frame] = []
        self._more = asyncio.Condition()

    async def listen(self) -> None:
        """Hear until the socket ends."""
        async for raw in self._socket:
            async with self._more:
                self.frames.append(msgspec.json.decode(raw))
                self._more.notify_all()

    async def send(self, type_: str, **facts: Any) -> str:
        """Send a frame; its id."""
        id_ = facts.pop("id", None) or str(uuid.uuid4())
        await self._socket.send(msgspec.json.encode({"type": type_, "id": id_, **facts}).decode())
        return str(id_)

    async def until(self, holds: Callable[[Frame], bool]) -> Frame:
        """The first frame that is so, however long ago it came. Raises TimeoutError."""
        seen = 0
        async with asyncio.timeout(PATIENCE), self._more:
            while True:
                for frame in self.frames[seen:]:
                    if holds(frame):
                        return frame
                seen = len(self.frames)
                await self._more.wait()

    async def entry(self, id_: str) -> Frame:
        """The entry of that id."""
        return await self.until(lambda frame: frame["type"] == "entry" and frame["id"] == id_)

    async def ack(self, id_: str) -> Frame:
        """The acknowledgement of that id; an error in its place fails."""
        frame = await self.until(lambda frame: frame.get("id") == id_ and frame["type"] in ("ack", "error"))
        assert frame["type"] == "ack", frame
        return frame

    def numbers(self, of: str = "n", conversation: str | None = None) -> list[int]:
        """The numbers of all entries that were shown, as they came."""
        return [
            frame[of]
            for frame in self.frames
            if frame["type"] == "entry" and conversation in (None, frame.get("conversation"))
        ]


@asynccontextmanager
async def talk(node: Running, path: str) -> AsyncIterator[Talk]:
    """A socket on a node."""
    async with connect(f"{node.socket_url}{path}", ping_interval=None, compression=None) as socket:
        talking = Talk(socket)
        listening = asyncio.create_task(talking.listen())
        try:
            yield talking
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)


class House:
    """Two nodes of one house, and who can be somebody in it."""

    def __init__(self, one: Running, two: Running, demo: dict[str, Any], database: str) -> None:
        self.one = one
        self.two = two
        self.database = database
        self.staff = demo["staff"]
        self._customers = iter(demo["customers"])
        self._inbox = demo["inbox"]

    async def customer(self, node: Running) -> Frame:
        """The session of a customer nobody was yet; good on both nodes."""
        identity = next(self._customers)["identity"]
        asked = {"inbox": self._inbox, "locale": "en", "identity": identity, "visitor": None}
        async with httpx.AsyncClient(base_url=node.url, timeout=PATIENCE) as http:
            session: Frame = (await http.post("/api/widget/sessions", json=asked)).raise_for_status().json()
        return session

    @asynccontextmanager
    async def agent(self, node: Running, which: int = 0) -> AsyncIterator[tuple[httpx.AsyncClient, str, str]]:
        """An agent logged in on a node: her client, her token, her id."""
        known = {key: self.staff[which][key] for key in ("email", "password")}
        async with httpx.AsyncClient(base_url=node.url, timeout=PATIENCE) as http:
            made = (await http.post("/api/staff/sessions", json=known)).raise_for_status().json()
            http.headers["authorization"] = f"Bearer {made['token']}"
            yield http, made["token"], made["agent"]["id"]


def widget(session: Frame, after: int = 0) -> str:
    """The address of a customer's socket."""
    return f"/api/widget/socket?token={session['token']}&after={after}"


def console(token: str) -> str:
    """The address of an agent's socket."""
    return f"/api/staff/socket?token={token}"
