"""What staff see and say of cases."""

from typing import Any, Literal

import msgspec

from xiaoer.conversation.schemas import AgentName, DeedShown, Id
from xiaoer.kit.money import Money
from xiaoer.order.case.queries import View
from xiaoer.order.case.states import By, CaseKind, CaseState, CaseStep
from xiaoer.order.facts import Label

Turn = Literal["customer", "shop", "carrier", "nobody"]
Need = Literal["nothing", "why", "number", "verdict"]

__all__ = [
    "CaseDetail",
    "CaseDo",
    "CaseLink",
    "CaseNumbers",
    "CasePage",
    "CasePhase",
    "CasePhoto",
    "CasePhotosBody",
    "CaseRow",
    "CaseStepBody",
    "CaseTold",
    "CasesChanged",
    "Label",
    "View",
]


class CaseRow(msgspec.Struct, frozen=True, kw_only=True):
    """A case in a list. `title` and `stands` are words in the reader's language; `turn` is who is to do something.

    `due_at` is until when, `late` once that is over; `customer` is her name, `reason` what she gave.
    """

    id: str
    kind: CaseKind
    title: str
    state: CaseState
    stands: str
    open: bool
    turn: Turn
    order: str
    customer: str
    conversation: str | None
    agent: AgentName | None
    reason: str | None
    opened_at: str
    updated_at: str
    due_at: str | None
    late: bool


class CaseNumbers(msgspec.Struct, frozen=True, kw_only=True):
    """How many cases are open, wait for the shop, and are the reader's own."""

    open: int
    waiting: int
    mine: int


class CasesChanged(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="cases"):
    """A case has changed; so many are open, wait for the shop, and are the reader's own."""

    open: int
    waiting: int
    mine: int


class CasePage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a view; `next` asks for the one after it, null at the end."""

    cases: list[CaseRow]
    next: str | None
    numbers: CaseNumbers


class CasePhase(msgspec.Struct, frozen=True, kw_only=True):
    """A step of its way: behind it, now (until `due_at`), still to come, or where it ended badly (`off`).

    `text` is what somebody typed for it, `passed` how it was inspected.
    """

    key: str
    title: str
    state: Literal["done", "now", "todo", "off"]
    at: str | None
    due_at: str | None
    text: str
    passed: bool | None


class CaseDo(msgspec.Struct, frozen=True, kw_only=True):
    """A step the reader may take, and what it needs: a reason, a parcel's number, or passed or failed."""

    step: CaseStep
    title: str
    needs: Need


class CaseTold(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened; `agent` took it if she works here, `text` is what was typed, null once erased."""

    seq: int
    event: str
    title: str
    at: str
    by: By
    agent: AgentName | None
    facts: dict[str, Any]
    text: str | None


class CasePhoto(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of hers, at an address that holds for some minutes; null when the file is gone."""

    id: str
    name: str
    type: str
    url: str | None


class CaseItem(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the order that it is about."""

    line: str
    title: str
    quantity: int
    picture: str | None


class CaseDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A case with its way, its timeline, and the deeds about it.

    `head` and `lead` are what the customer reads, `amount` what goes back to her in the end; `chat_photos` she sent in
    the chat, and the case could have them. `matter` is its id at the shop, for the deed that ends it; `send_to` is the
    label's address on one line. `label`, `items`, `amount` and `matter` are null when the shop did not answer in time
    (`shop_away`).
    """

    case: CaseRow
    head: str
    lead: str
    steps: list[CasePhase]
    do: list[CaseDo]
    timeline: list[CaseTold]
    photos: list[CasePhoto]
    chat_photos: list[CasePhoto]
    photos_needed: int
    freight: Literal["customer", "shop"]
    tracking: str | None
    passed: bool | None
    label: Label | None
    send_to: str | None
    items: list[CaseItem] | None
    amount: Money | None
    matter: str | None
    ends_by: str | None
    deeds: list[DeedShown]
    shop_away: bool


class CaseStepBody(msgspec.Struct, frozen=True, kw_only=True):
    """A step in earnest; the same id again is the same one."""

    id: Id
    text: str = ""
    tracking: str = ""
    passed: bool | None = None


class CasePhotosBody(msgspec.Struct, frozen=True, kw_only=True):
    """Files that she sent in the conversation."""

    photos: list[Id]


class CaseLink(msgspec.Struct, frozen=True, kw_only=True):
    """Where somebody else says what she found: for this case as it stands, until `expires_at`."""

    url: str
    expires_at: str
