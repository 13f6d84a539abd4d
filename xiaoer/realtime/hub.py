"""Who listens to which stream on this node."""

from collections.abc import Callable
from functools import partial

import msgspec

from xiaoer.event.journal import Recorded
from xiaoer.event.tx import Tx


class Heard(msgspec.Struct, frozen=True):
    """Something happened in a stream; `recorded` is None when it was on another node or may have been missed."""

    stream: str
    seq: int
    recorded: Recorded | None


class Signal(msgspec.Struct, frozen=True):
    """Something passing that nobody stores, such as typing."""

    topic: str
    what: object


Listener = Callable[[Heard | Signal], None]


class Hub:
    """Listeners by topic. Topics are streams; the topic "*" hears everything."""

    def __init__(self) -> None:
        # Most topics have one listener, and there are many topics: a tuple is the smallest that holds it.
        self._listeners: dict[str, tuple[Listener, ...]] = {}

    def listen(self, topic: str, listener: Listener) -> Callable[[], None]:
        """Hear of a topic until the returned function is called."""
        self._listeners[topic] = (*self._listeners.get(topic, ()), listener)
        return partial(self._stop, topic, listener)

    def _stop(self, topic: str, listener: Listener) -> None:
        left = tuple(other for other in self._listeners.get(topic, ()) if other is not listener)
        if left:
            self._listeners[topic] = left
        else:
            self._listeners.pop(topic, None)

    def listens(self, topic: str) -> bool:
        """Whether anybody listens to it here."""
        return topic in self._listeners

    def committed(self, transactions: list[Tx]) -> None:
        """Everything these transactions recorded."""
        for tx in transactions:
            for recorded in tx.recorded:
                self._tell(recorded.stream, Heard(recorded.stream, recorded.seq, recorded))

    def elsewhere(self, stream: str, seq: int) -> None:
        """Something was committed on another node."""
        self._tell(stream, Heard(stream, seq, None))

    def missed(self) -> None:
        """News from other nodes may have been lost: everybody looks for himself."""
        for topic, listeners in [*self._listeners.items()]:
            for listener in listeners:
                listener(Heard(topic, 0, None))

    def signal(self, topic: str, what: object) -> None:
        """Tell the listeners of a topic something passing."""
        for listener in self._listeners.get(topic, ()) + self._listeners.get("*", ()):
            listener(Signal(topic, what))

    def _tell(self, stream: str, heard: Heard) -> None:
        for listener in self._listeners.get(stream, ()) + self._listeners.get("*", ()):
            listener(heard)
