"""What passes on one node is heard on the others: who types, how far somebody is, who shows a thread. Losable.

PostgreSQL's notifications carry it, put together a few times a second; with one node nobody needs it.
"""

from collections.abc import Sequence

import anyio
import msgspec
from sqlalchemy import Text, bindparam, func, select

from xiaoer.app.watching import AgentTyping, Watching
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Receipt, Typing
from xiaoer.kit.statement import change
from xiaoer.kit.store import Store
from xiaoer.realtime.hub import Heard, Hub, Signal

CHANNEL = "xiaoer_passing"
PACE = 0.1
MOST = 1_000
_KINDS: dict[str, type[msgspec.Struct]] = {
    "typing": Typing,
    "receipt": Receipt,
    "watching": Watching,
    "agent_typing": AgentTyping,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_notify = change(select(func.pg_notify(CHANNEL, bindparam("message", type_=Text))))


class _Passing(msgspec.Struct, frozen=True):
    node: str
    topic: str
    kind: str
    what: msgspec.Raw


class Relay:
    """Tells the other nodes, and this one what they tell."""

    def __init__(self, store: Store[Tx], hub: Hub, node: str) -> None:
        self._store = store
        self._hub = hub
        self._node = node
        # Of several that say the same of one topic the newest counts.
        self._waiting: dict[tuple[str, str], object] = {}
        self._repeating = False
        self._woken = anyio.Event()

    def begin(self) -> None:
        """From now on what passes here is told."""
        self._hub.listen("*", self._hear)

    async def run(self) -> None:
        """Tell until cancelled."""
        while True:
            await self._woken.wait()
            await anyio.sleep(PACE)
            self._woken = anyio.Event()
            told, self._waiting = self._waiting, {}
            if told:
                messages = [self._message(topic, kind, what) for (topic, kind), what in told.items()]
                await self._store.write(_tell, messages)

    def receive(self, message: str) -> None:
        """Another node, or this one, has said this."""
        told = msgspec.json.decode(message, type=_Passing)
        if told.node == self._node or told.kind not in _KINDS:
            return
        what = msgspec.json.decode(told.what, type=_KINDS[told.kind])
        self._repeating = True
        try:
            self._hub.signal(told.topic, what)
        finally:
            self._repeating = False

    def _hear(self, heard: Heard | Signal) -> None:
        if isinstance(heard, Signal) and not self._repeating and len(self._waiting) < MOST:
            kind = _NAMES.get(type(heard.what))  # type: ignore[arg-type]
            if kind is not None:
                self._waiting[heard.topic, kind] = heard.what
                self._woken.set()

    def _message(self, topic: str, kind: str, what: object) -> str:
        return msgspec.json.encode(_Passing(self._node, topic, kind, msgspec.Raw(msgspec.json.encode(what)))).decode()


def _tell(tx: Tx, messages: Sequence[str]) -> None:
    for message in messages:
        tx.run(_notify, message=message)
