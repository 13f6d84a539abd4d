"""Everything a rule may speak of, filled before a decision and kept with it. A new fact is a new field here."""

from typing import Literal, TypeAlias

import msgspec

Hand: TypeAlias = Literal["assistant", "customer", "agent"]
Level: TypeAlias = Literal["visitor", "claimed", "verified", "fresh"]
Role: TypeAlias = Literal["none", "agent", "supervisor", "admin"]


class ActorFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose hand does it, how surely the customer is known, and a person's role.

    `claimed`: she said who she is; `verified`: her shop said so; `fresh`: it said so a short while ago.
    """

    hand: Hand
    level: Level
    role: Role = "none"


class ContactFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The customer it is done for."""

    locale: str
    verified: bool


class ActionFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be done; money in minor units, `amount` to the customer and `charge` from her, by way of `target`.

    `items` counts the lines it is about, `value` is what those were sold for.
    """

    kind: str
    amount: int = 0
    currency: str = ""
    charge: int = 0
    target: str = "none"
    reason: str = ""
    items: int = 0
    value: int = 0


class OrderFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The order as the shop tells it at this moment; money in minor units."""

    status: str
    age_hours: float | None  # None: the shop does not say; a rule that asks for it refuses, to a person
    total: int
    currency: str
    paid: bool
    shipped: bool
    delivered: bool
    items: int
    delivered_hours: float = -1.0  # since it arrived; negative before, or when the shop does not say
    items_changed: bool = False
    coming_back: bool = False
    refunded: int = 0
    late_hours: float = -1.0  # how long it left after its promised day, or has not yet; negative in time or unpromised


class HistoryFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What deeds have moved or are about to, in minor units: for this order, and for the customer in 30 days.

    `customer_same` counts what was done of the very same kind for her in 30 days, or is about to be.
    """

    order_refunded: int = 0
    order_compensated: int = 0
    customer_compensated: int = 0
    customer_deeds: int = 0
    customer_same: int = 0


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All facts of one decision. A rule that names the order of an action that has none decides nothing: it refuses."""

    actor: ActorFacts
    contact: ContactFacts
    action: ActionFacts
    order: OrderFacts | None = None
    history: HistoryFacts = HistoryFacts()
