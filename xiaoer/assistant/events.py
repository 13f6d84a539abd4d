"""What the assistant understood, did and missed, for agents to see: kinds and ids, no text."""

from xiaoer.event.journal import Event


class Understood(Event, tag="assistant.understood", frozen=True, kw_only=True):
    """What a message was taken to mean; `confidence` is in thousandths, `about` the action or intent she then wants."""

    answers: int
    commands: list[str]
    intent: str | None
    confidence: int
    locale: str
    about: str | None = None


class Acted(Event, tag="assistant.acted", frozen=True, kw_only=True):
    """What was said in return, and about which order, article or deed."""

    answers: int
    did: list[str]
    order: str | None = None
    article: str | None = None
    deed: str | None = None


class Missed(Event, tag="assistant.missed", frozen=True, kw_only=True):
    """It was not understood; `misses` counts those in a row."""

    answers: int
    misses: int
