"""What an event is, and what is known of it once it is recorded."""

from typing import Any

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """A fact that happened: ids, states, numbers; personal text goes into the body. Tag: `noun.past_participle`."""

    @classmethod
    def kind(cls) -> str:
        """The tag."""
        return str(cls.__struct_config__.tag)


class Recorded(msgspec.Struct, frozen=True):
    """An event in its place. `n` is None when the customer may not see it."""

    position: int
    stream: str
    seq: int
    n: int | None
    entry: str | None
    actor: str
    at: int
    event: Event
    body: bytes | None


class Line(msgspec.Struct, frozen=True):
    """An event as it is read back."""

    position: int
    xact: int
    stream: str
    seq: int
    n: int | None
    entry: str | None
    kind: str
    actor: str
    at: int
    facts: bytes

    def decode(self) -> dict[str, Any]:
        """Its facts."""
        decoded: dict[str, Any] = msgspec.json.decode(self.facts)
        return decoded
