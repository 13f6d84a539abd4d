"""A running server as the tests of the protocol see it: over HTTP and sockets, and at its database."""

import asyncio
import functools
import json
import socket
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.application import lent
from xiaoer.app import serve
from xiaoer.app.house import House
from xiaoer.app.subscriptions import SUBSCRIBERS
from xiaoer.auth import passwords, verbs
from xiaoer.auth.actor import Role
from xiaoer.auth.identity import mint
from xiaoer.inbox.verbs import configure
from xiaoer.kit import crypto
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.settings import Settings

INBOX = "shop"
ORIGIN = "https://shop.example"
PASSWORD = "correct horse battery"
# Longer than anything takes on a machine that has much else to do: only what never comes is waited for so long.
PATIENCE = 20.0
Frame = dict[str, Any]


@functools.cache
def password_hash() -> str:
    """The hash of PASSWORD, made once: it takes its time by design."""
    return passwords.hash_password(PASSWORD)


def new_id() -> str:
    """An id as clients make them."""
    return str(uuid.uuid4())


class Socket:
    """One client's socket, read in the background unless it is told not to."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.heard: list[Frame] = []
        self.code: int | None = None
        self._news = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        try:
            async for raw in self.connection:
                self.heard.append(json.loads(raw))
                self._news.set()
        except ConnectionClosed:
            pass
        self.code = self.connection.close_code
        self._news.set()

    async def send(self, **frame: Any) -> None:
        """A frame as JSON."""
        await self.connection.send(json.dumps(frame))

    async def say(self, text: str, id_: str | None = None) -> Frame:
        """Send a message and wait for what comes of it, an ack or an error."""
        id_ = id_ or new_id()
        await self.send(type="message.send", id=id_, text=text)
        return await self.answer(id_)

    async def answer(self, id_: str) -> Frame:
        """The ack or error of that id."""
        return await self.until(lambda frame: frame["type"] in ("ack", "error") and frame["id"] == id_)

    async def until(self, wanted: Callable[[Frame], bool]) -> Frame:
        """The first frame heard so far, or soon, that is wanted."""
        async with asyncio.timeout(PATIENCE):
            while True:
                self._news.clear()
                for frame in self.heard:
                    if wanted(frame):
                        return frame
                if self._reading.done():
                    raise AssertionError(f"closed with {self.code}")
                await self._news.wait()

    async def entry(self, text: str) -> Frame:
        """The entry that says this."""
        return await self.until(lambda frame: frame["type"] == "entry" and text in frame["text"])

    async def entry_n(self, n: int) -> Frame:
        """The entry of that number."""
        return await self.until(lambda frame: frame["type"] == "entry" and frame["n"] == n)

    async def error(self, code: str) -> Frame:
        """An error of that code; it is forgotten then, so that the next one is another."""
        found = await self.until(lambda frame: frame["type"] == "error" and frame["code"] == code)
        self.heard.remove(found)
        return found

    async def place(self, position: int) -> Frame:
        """A place in the queue; what was told before it is forgotten."""
        found = await self.until(lambda frame: frame["type"] == "queue" and frame["position"] == position)
        del self.heard[: self.heard.index(found) + 1]
        return found

    def entries(self) -> list[Frame]:
        """Every entry heard."""
        return [frame for frame in self.heard if frame["type"] == "entry"]

    def numbers(self) -> list[int]:
        """The numbers of every entry heard, in order."""
        return [frame["n"] for frame in self.entries()]

    async def closed(self) -> int | None:
        """The code it was closed with, once it is."""
        async with asyncio.timeout(PATIENCE):
            await self._reading
        return self.code

    async def close(self) -> None:
        """Hang up."""
        await self.connection.close()
        await self._reading

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


class World:
    """The server, its clock, and its clients."""

    def __init__(
        self, house: House, url: str, http: httpx.AsyncClient, clock: ManualClock, listening: socket.socket
    ) -> None:
        self.house = house
        self.url = url
        self.http = http
        self.clock = clock
        self.listening = listening
        self._staff = 0
        self._emails: dict[str, str] = {}

    def identity(self, customer: str, *, key: int = 0, inbox: str = INBOX) -> str:
        """The shop's word for a customer."""
        return mint(self.house.identity_keys[key], inbox_id=inbox, customer_id=customer, now=self.clock.now())

    async def post(self, path: str, token: str | None = None, **body: Any) -> httpx.Response:
        """A JSON request."""
        return await self.http.post(path, json=body, headers=bearer(token))

    async def get(self, path: str, token: str | None = None, **query: Any) -> httpx.Response:
        """A plain request."""
        return await self.http.get(path, params=query, headers=bearer(token))

    async def session(
        self, customer: str | None = None, *, visitor: str | None = None, inbox: str = INBOX, locale: str = "en"
    ) -> Frame:
        """A session of a customer or a visitor."""
        identity = self.identity(customer, inbox=inbox) if customer else None
        response = await self.post(
            "/api/widget/sessions", inbox=inbox, locale=locale, identity=identity, visitor=visitor
        )
        assert response.status_code == 201, response.text
        opened: Frame = response.json()
        return opened

    async def token(self, customer: str | None = None) -> str:
        """The token of a new session."""
        return str((await self.session(customer))["token"])

    async def widget(self, token: str, after: int | str = 0, **headers: str) -> Socket:
        """A customer's socket."""
        return await self._socket(f"/api/widget/socket?token={token}&after={after}", headers)

    async def console(self, token: str, query: str = "") -> Socket:
        """An agent's socket."""
        return await self._socket(f"/api/staff/socket?token={token}{query}", {})

    async def _socket(self, path: str, headers: dict[str, str]) -> Socket:
        url = self.url.replace("http", "ws", 1) + path
        return Socket(await connect(url, additional_headers=headers, max_size=None, compression=None))

    async def staff(self, role: Role = "agent") -> tuple[str, str]:
        """Somebody who works here and is logged in: her id and token."""
        self._staff += 1
        email, store = f"{role}{self._staff}@shop.example", self.house.store
        name = f"{role.title()} {self._staff}"
        agent = await store.write(verbs.add_staff, email=email, name=name, role=role, password_hash=password_hash())
        self._emails[agent] = email
        return agent, await self.log_in(agent)

    async def log_in(self, agent: str) -> str:
        """A new session of somebody who works here."""
        email, store, token = self._emails[agent], self.house.store, crypto.token()
        asked = await store.write(verbs.begin_login, email=email, address="test")
        await store.write(verbs.log_in, asked, token_hash=crypto.token_hash(token), email=email, address="test")
        return token

    def email(self, agent: str) -> str:
        """Her address."""
        return self._emails[agent]

    async def conversation(self, text: str = "hello", customer: str | None = None) -> tuple[str, str]:
        """A conversation begun by a message: its id, and the customer's token."""
        opened = await self.session(customer)
        await self.post("/api/widget/messages", opened["token"], id=new_id(), text=text)
        visitor = opened["visitor"]
        return str((await self.session(customer, visitor=visitor))["conversation"]), str(opened["token"])

    async def thread(self, token: str, after: int = 0) -> list[Frame]:
        """What a customer has been told, over HTTP."""
        response = await self.get("/api/widget/messages", token, after=after)
        assert response.status_code == 200, response.text
        entries: list[Frame] = response.json()["entries"]
        return entries

    async def lines(self, token: str, conversation: str, after: int = 0) -> list[Frame]:
        """A conversation as staff read it."""
        response = await self.get(f"/api/conversations/{conversation}/entries", token, after=after)
        assert response.status_code == 200, response.text
        entries: list[Frame] = response.json()["entries"]
        return entries


def bearer(token: str | None) -> dict[str, str]:
    """The header that shows a token."""
    return {} if token is None else {"authorization": f"Bearer {token}"}


async def eventually(check: Callable[[], Any]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(PATIENCE):
        while not check():  # noqa: ASYNC110 - what it waits for is a state of others
            await asyncio.sleep(0.01)


@asynccontextmanager
async def running(settings: Settings, clock: ManualClock) -> AsyncIterator[World]:
    """A server on a free port, with one inbox."""
    house = House(settings, clock=clock)
    await house.store.write(configure, inbox_id=INBOX, name="Shop", channel="widget", locale="zh-CN", origins=[ORIGIN])
    listens: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def ready(url: str) -> None:
        listens.set_result(url)

    with lent(house) as app:
        server = serve.server(app, settings, ready)
        serving = asyncio.create_task(server.serve())
        async with asyncio.timeout(2 * PATIENCE):
            url = await listens
        async with httpx.AsyncClient(base_url=url, verify=False, timeout=PATIENCE) as http:  # noqa: S501 - there is no TLS, only its cost
            yield World(house, url, http, clock, server.servers[0].sockets[0])
        server.should_exit = True
        await serving


def without_assistant() -> dict[Any, Any]:
    """Who acts on which event when people are among themselves."""
    return {
        event: [each for each in subscribers if not each.kind.startswith("assistant")]
        for event, subscribers in SUBSCRIBERS.items()
    }
