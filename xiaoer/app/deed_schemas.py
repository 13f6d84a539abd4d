"""What staff see and say of deeds: what would happen, what waits for a person, and how many do."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from xiaoer.action.kinds.form import Form
from xiaoer.conversation.schemas import AgentName, DeedShown, Id
from xiaoer.kit.money import Money
from xiaoer.policy.facts import Facts

Standing = Literal["awaiting", "unknown"]
Verdict = Literal["allow", "confirm", "approve", "refuse"]

__all__ = [
    "DeedBody",
    "DeedPage",
    "DeedPreview",
    "DeedRow",
    "DeedSettle",
    "DeedTried",
    "DeedWish",
    "DeedsChanged",
    "Form",
]


class DeedWish(msgspec.Struct, frozen=True, kw_only=True):
    """What an agent wants done: an action, an order (null where it has none), and the answers to its form."""

    action: Id
    order: Id | None = None
    fields: dict[str, Any] = {}


class DeedBody(DeedWish, frozen=True, kw_only=True):
    """The same in earnest; the same id again is the same deed."""

    id: Id


class DeedPreview(msgspec.Struct, frozen=True, kw_only=True):
    """What would happen and how the rules decide; `reason` and `words` say why not, when they refuse."""

    title: str
    lines: list[str]
    verdict: Verdict
    reason: str | None
    words: str | None


class DeedSettle(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a deed by a person's word, and how she knows."""

    happened: bool
    why: Annotated[str, Meta(max_length=500)]


class DeedTried(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a deed; `attempts` counts the looks or tries behind it, `agent` is who took it if she works here.

    `seen` is what the shop showed of it then: `not_done` or `cannot_tell`.
    """

    event: str
    at: str
    agent: AgentName | None
    attempts: int | None
    seen: str | None


class DeedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A deed that waits for a person; `customer` is her name, `words` what the rule says.

    `own`: the reader proposed it herself, so somebody else decides.
    """

    deed: DeedShown
    conversation: str | None
    customer: str
    order: str | None
    title: str
    lines: list[str]
    amount: Money | None
    proposed_by: AgentName | None
    own: bool
    rule: str | None
    rule_version: int | None
    words: str | None
    facts: Facts
    since: str
    due_at: str | None
    escalated: bool
    attempts: int
    tried: list[DeedTried]


class DeedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page, oldest first; `next` asks for the one after it, null at the end."""

    deeds: list[DeedRow]
    next: str | None


class DeedsChanged(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="deeds"):
    """So many deeds wait for a second person (0 for who may not approve), and of so many nobody knows the outcome."""

    awaiting: int
    unknown: int
