"""The same server without storage: the widget's own socket over a desk that only remembers numbers.

What it cannot do is last; what it costs is what any server of this make must cost.
"""

import argparse
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import uvicorn
from litestar import Litestar, WebSocket, websocket
from litestar.exceptions import WebSocketDisconnect

import xiaoer
from bench.world import World
from xiaoer.app.serve import server
from xiaoer.auth.limits import Limiter
from xiaoer.channels.widget.socket import widget_socket
from xiaoer.inbox.channel import Entry, Listener, Owned, Place, Receipt, Session, Standing
from xiaoer.kit import crypto
from xiaoer.kit.clock import DAY, SystemClock, iso
from xiaoer.kit.outbox import Gone, Outbox, Overflow
from xiaoer.kit.settings import Settings
from xiaoer.kit.words import Words

_encode = msgspec.json.Encoder().encode


class RelayDesk:
    """A desk that passes messages on and forgets them."""

    def __init__(self, world: World) -> None:
        self.clock = SystemClock()
        self.limiter = Limiter(self.clock)
        self.agents: dict[str, Outbox] = {}
        self.listeners: dict[str, Listener] = {}
        self._owner = {customer.conversation_id: customer.agent_id for customer in world.customers}
        self._tokens = {crypto.token_hash(customer.token): customer for customer in world.customers}
        self._n = {customer.conversation_id: customer.last for customer in world.customers}

    async def session(self, token: str, origin: str | None, host: str) -> Session:
        """The customer of a token."""
        customer = self._tokens[crypto.token_hash(token)]
        return Session(customer.conversation_id, "bench", "c", None, "", "en", self.clock.now() + DAY)

    def spend(self, session: Session) -> None:
        """The same limit as the product's."""
        self.limiter.take(session.contact_id)

    async def receive(self, session: Session, *, entry_id: str, text: str, attachments: Sequence[str]) -> int:
        """Number it, echo it, pass it on."""
        conversation_id = session.contact_id
        n = self._n[conversation_id] = self._n[conversation_id] + 1
        at = self.clock.now()
        body = _encode({"text": text, "parts": []})
        listener = self.listeners.get(conversation_id)
        if listener is not None:
            listener(Entry(n, entry_id, "contact", at, body))
        outbox = self.agents.get(self._owner[conversation_id])
        if outbox is not None:
            entry = {"type": "entry", "conversation": conversation_id, "seq": n, "n": n, "id": entry_id, "at": iso(at)}
            outbox.put(_encode(entry)[:-1] + b"," + body[1:])
        return n

    async def thread(self, session: Session, *, after: int, limit: int) -> tuple[list[Entry], int]:
        """Nothing is kept."""
        return [], self._n[session.contact_id]

    async def standing(self, session: Session) -> Standing:
        """Nobody waits."""
        return Standing(Place(0), Receipt(), Owned("agent", None))

    async def listen(self, session: Session, listener: Listener) -> Callable[[], None]:
        """Hear of one's own conversation."""
        self.listeners[session.contact_id] = listener
        return lambda: None


@websocket("/api/staff/socket", opt={"public": True})
async def agent_socket(socket: WebSocket[Any, Any, Any]) -> None:
    """An agent, named by her token."""
    desk: RelayDesk = socket.app.state.desk
    await socket.accept()
    outbox = Outbox(_nothing)
    desk.agents[socket.app.state.agents[socket.query_params["token"]]] = outbox
    with suppress(Overflow, Gone):
        await outbox.serve(socket.send_text, partial(_listen, socket))


async def _listen(socket: WebSocket[Any, Any, Any]) -> None:
    with suppress(WebSocketDisconnect):
        while True:
            await socket.receive_text()


async def _nothing() -> None:
    return


def main() -> None:
    """Serve the world of a file until stopped."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--world", type=Path)
    parser.add_argument("--port", type=int)
    given = parser.parse_args()
    world = msgspec.json.decode(given.world.read_bytes(), type=World)
    app = Litestar([widget_socket, agent_socket], openapi_config=None, logging_config=None)
    app.state.update(
        {
            "desk": RelayDesk(world),
            "words": Words([Path(xiaoer.__file__).parent]),
            "agents": {token: agent_id for agent_id, token in world.agent_tokens.items()},
        }
    )
    settings = Settings(port=given.port)

    async def ready(url: str) -> None:
        print(url, flush=True)

    running: uvicorn.Server = server(app, settings, ready)
    running.run()


if __name__ == "__main__":
    main()
