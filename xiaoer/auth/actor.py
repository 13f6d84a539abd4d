"""Who asks. Every query takes one of these as its first argument and shows only what is theirs."""

from typing import Literal, TypeAlias

import msgspec

Role: TypeAlias = Literal["agent", "supervisor", "admin"]


class Contact(msgspec.Struct, frozen=True):
    """A customer or visitor in one inbox; without `customer_id` nothing of a shop's customer is hers."""

    contact_id: str
    inbox_id: str
    customer_id: str | None = None

    @property
    def name(self) -> str:
        """What the journal writes as the actor of an event."""
        return f"contact:{self.contact_id}"


class Staff(msgspec.Struct, frozen=True):
    """A person who works here, with the one role she logged in with."""

    agent_id: str
    role: Role

    @property
    def name(self) -> str:
        """What the journal writes as the actor of an event."""
        return f"agent:{self.agent_id}"


class System(msgspec.Struct, frozen=True):
    """The house itself: jobs, imports and the command line of whoever holds the machine."""

    @property
    def name(self) -> str:
        """What the journal writes as the actor of an event."""
        return "system"


Actor: TypeAlias = Contact | Staff | System
