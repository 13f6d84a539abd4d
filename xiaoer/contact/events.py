"""What can have happened to a one-time code; neither the code nor where it went stands in any of it."""

from typing import Literal, TypeAlias

from xiaoer.event.journal import Event

Way: TypeAlias = Literal["email", "phone"]
Miss: TypeAlias = Literal["wrong", "expired", "too_many", "used"]


class CodeAsked(Event, tag="code.asked", frozen=True, kw_only=True):
    """A one-time code is to go out by e-mail or phone; `again` when it takes the place of one that was still good."""

    code: str
    way: Way
    again: bool


class CodeSent(Event, tag="code.sent", frozen=True, kw_only=True):
    """It went out."""

    code: str
    way: Way


class CodeMissed(Event, tag="code.missed", frozen=True, kw_only=True):
    """What was given as the code does not count: wrong, expired, used before, or one of too many; `left` may follow."""

    code: str
    why: Miss
    left: int


class ContactProved(Event, tag="contact.proved", frozen=True, kw_only=True):
    """The code was right: until then it is sure who she is."""

    code: str
    way: Way
    until: int
