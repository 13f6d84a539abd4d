"""Customers and an agent who do not give up: whatever was not acknowledged is sent again after the next connection."""

import asyncio
import contextlib
import random
import uuid
from typing import Any

import httpx
import msgspec
from typing_extensions import override
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tests.running import Running

LOST = (OSError, WebSocketException, TimeoutError)
TEXTS = ("where is my order?", "我的包裹到哪了", "hola", "and then?", "12345")
_encode = msgspec.json.encode


class Sender:
    """Sends frames with ids over one socket after another, each until it is acknowledged."""

    def __init__(self, server: Running, path: str) -> None:
        self._server = server
        self._path = path
        self.sent: list[str] = []
        self.unacked: dict[str, dict[str, Any]] = {}
        self.acked: dict[str, int] = {}
        self.wrong: list[str] = []
        self.connections = 0
        self._socket: ClientConnection | None = None

    def address(self) -> str:
        """Where to go on."""
        return f"{self._server.socket_url}{self._path}"

    async def send(self, frame: dict[str, Any]) -> None:
        """Send one frame, now or with the next connection."""
        self.sent.append(frame["id"])
        self.unacked[frame["id"]] = frame
        if self._socket is not None:
            with contextlib.suppress(*LOST):
                await self._socket.send(_encode(frame).decode())

    async def stay(self) -> None:
        """Be connected, until cancelled."""
        while True:
            try:
                async with connect(self.address(), open_timeout=15, ping_interval=None, compression=None) as socket:
                    self.connections += 1
                    for frame in [*self.unacked.values()]:
                        await socket.send(_encode(frame).decode())
                    self._socket = socket
                    async for raw in socket:
                        await self.hear(msgspec.json.decode(raw))
            except LOST:
                pass
            self._socket = None
            await asyncio.sleep(0.05)

    async def hear(self, frame: dict[str, Any]) -> None:
        """One frame from the server."""
        if frame["type"] == "ack":
            self.unacked.pop(frame["id"], None)
            if self.acked.setdefault(frame["id"], frame["n"]) != frame["n"]:
                self.wrong.append(f"acknowledged under two numbers: {frame}")
        elif frame["type"] == "error":
            self.refuse(frame)

    def refuse(self, frame: dict[str, Any]) -> None:
        """The server says no."""
        if frame["code"] not in ("busy", "failed", "unknown"):
            self.wrong.append(f"refused: {frame}")


class Customer(Sender):
    """Writes and counts what she is shown."""

    def __init__(self, server: Running, session: dict[str, Any], seed: int) -> None:
        self.token: str = session["token"]
        super().__init__(server, f"/api/widget/socket?token={self.token}")
        self._chance = random.Random(seed)
        self.last = 0

    @override
    def address(self) -> str:
        """Resume after the last number she was shown."""
        return f"{super().address()}&after={self.last}"

    @override
    async def hear(self, frame: dict[str, Any]) -> None:
        """Every number comes once, in order."""
        await super().hear(frame)
        if frame["type"] == "entry":
            if frame["n"] != self.last + 1:
                self.wrong.append(f"after {self.last} came {frame['n']}")
            self.last = frame["n"]

    async def say(self, text: str) -> None:
        """One message."""
        await self.send({"type": "message.send", "id": str(uuid.uuid4()), "text": text, "attachments": []})

    async def chatter(self) -> None:
        """Write until cancelled, without waiting for answers."""
        while True:
            for _ in range(self._chance.choice((1, 1, 2, 3))):
                await self.say(self._chance.choice(TEXTS))
            await asyncio.sleep(self._chance.uniform(0.4, 1.2))

    async def entries(self, http: httpx.AsyncClient, page: int) -> list[dict[str, Any]]:
        """Her whole thread over HTTP."""
        found: list[dict[str, Any]] = []
        bearer = {"authorization": f"Bearer {self.token}"}
        while True:
            after = found[-1]["n"] if found else 0
            answer = await http.get(f"/api/widget/messages?after={after}&limit={page}", headers=bearer)
            got = answer.raise_for_status().json()
            found += got["entries"]
            if not got["more"]:
                assert got["last"] == len(found)
                return found


class Agent(Sender):
    """Answers every message in the conversations she was given."""

    def __init__(self, server: Running, token: str, agent_id: str) -> None:
        super().__init__(server, f"/api/staff/socket?token={token}")
        self.agent_id = agent_id
        self.mine: set[str] = set()
        self.not_mine: set[str] = set()

    @override
    async def hear(self, frame: dict[str, Any]) -> None:
        """A reply, one at a time, wherever a customer of hers waits."""
        await super().hear(frame)
        if frame["type"] == "conversation":
            row = frame["conversation"]
            mine = row["owner"] == "agent" and row["agent"]["id"] == self.agent_id
            (self.mine.add if mine else self.mine.discard)(row["id"])
            if mine and row["waiting_since"]:
                await self._reply(row["id"])

    @override
    def refuse(self, frame: dict[str, Any]) -> None:
        """A conversation may have gone back to the queue while she was away."""
        if frame["code"] == "not_yours":
            self.unacked.pop(frame["id"], None)
            self.not_mine.add(frame["id"])
        else:
            super().refuse(frame)

    async def _reply(self, conversation_id: str) -> None:
        if conversation_id not in {frame["conversation"] for frame in self.unacked.values()}:
            id_ = str(uuid.uuid4())
            frame = {"type": "message.send", "conversation": conversation_id, "id": id_, "text": "on my way"}
            await self.send(frame)
