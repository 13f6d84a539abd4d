"""How surely somebody is known: one answer for the chat, her own pages, the console and programs that act for her."""

import msgspec

from xiaoer.auth.actor import Contact
from xiaoer.contact.proof import fresh_until, proved_as
from xiaoer.kit.store import Reader
from xiaoer.policy.facts import Level


class Standing(msgspec.Struct, frozen=True):
    """Who she is taken for, how surely, and until when that is as sure as can be."""

    customer_id: str | None
    level: Level
    fresh_until: int | None = None


def standing(read: Reader, contact: Contact, *, place: str, now: int, claimed: str | None = None) -> Standing:
    """What is known of a contact in a place, a conversation or a browser's session.

    Her shop has said who she is where the contact has a customer; `claimed` is whom she says to be, where that counts.
    A code she was sent and gave in this place makes either fresh, or known at all.
    """
    customer_id = contact.customer_id or claimed or proved_as(read, contact.contact_id, place, now)
    if customer_id is None:
        return Standing(None, "visitor")
    until = fresh_until(read, contact.contact_id, customer_id, place)
    if until is not None and until > now:
        return Standing(customer_id, "fresh", until)
    return Standing(customer_id, "verified" if contact.customer_id is not None else "claimed")
