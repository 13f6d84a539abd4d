"""Everything a rule may speak of, filled before a decision and kept with it. A new fact is a new field here."""

from typing import Literal, TypeAlias

import msgspec

Hand: TypeAlias = Literal["assistant", "customer", "agent"]
Level: TypeAlias = Literal["visitor", "signed"]
Role: TypeAlias = Literal["none", "agent", "supervisor", "admin"]


class ActorFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose hand does it, how surely the customer is known (`signed`: by her shop), and a person's role."""

    hand: Hand
    level: Level
    role: Role = "none"


class ContactFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The customer it is done for."""

    locale: str
    verified: bool


class ActionFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be done, and the money it moves, in minor units."""

    kind: str
    amount: int = 0
    currency: str = ""


class OrderFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The order as the shop tells it at this moment; money in minor units."""

    status: str
    age_hours: float
    total: int
    currency: str
    paid: bool
    shipped: bool
    delivered: bool
    items: int


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All facts of one decision. A rule that names the order of an action that has none decides nothing: it refuses."""

    actor: ActorFacts
    contact: ContactFacts
    action: ActionFacts
    order: OrderFacts | None = None
