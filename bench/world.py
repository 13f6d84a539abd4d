"""A house with customers whose agents own their conversations, made through the product's own verbs."""

import asyncio
from pathlib import Path

import msgspec

from xiaoer.app import schema
from xiaoer.auth.actor import Staff
from xiaoer.auth.verbs import Credentials, add_staff, log_in
from xiaoer.contact.verbs import Who
from xiaoer.conversation import agents, verbs
from xiaoer.conversation.sessions import open_session
from xiaoer.event.tx import Journal, Tx
from xiaoer.inbox.channel import Session
from xiaoer.inbox.verbs import configure
from xiaoer.kit import crypto
from xiaoer.kit.clock import DAY
from xiaoer.kit.database import database
from xiaoer.kit.store import Store

INBOX = "bench"


class Customer(msgspec.Struct, frozen=True):
    """Somebody who writes: her token, and where."""

    token: str
    conversation_id: str
    last: int
    agent_id: str


class World(msgspec.Struct, frozen=True):
    """A prepared data folder."""

    folder: str
    customers: list[Customer]
    agent_tokens: dict[str, str]


async def prepare(folder: Path, customers: int, staff: int) -> World:
    """Customers with one message each, spread over agents who have taken them; the folder is there."""
    url = f"sqlite:///{folder / 'xiaoer.db'}"
    schema.migrate(url)
    store = Store(database(url), Journal("bench", lambda _tx, _recorded: None))
    try:
        await store.write(configure, inbox_id=INBOX, name="Bench", channel="widget", locale="en", origins=[])
        tokens = dict([await _agent(store, number) for number in range(staff)])
        ids = list(tokens)
        made = [_customer(store, number, ids[number % len(ids)]) for number in range(customers)]
        return World(str(folder), list(await asyncio.gather(*made)), tokens)
    finally:
        await store.close()


async def _agent(store: Store[Tx], number: int) -> tuple[str, str]:
    email = f"agent{number}@bench.example"
    # No real hash: argon2 is slow by design, and nobody types this password.
    agent_id = await store.write(add_staff, email=email, name=f"Agent {number}", role="agent", password_hash="-")
    token = crypto.token()
    known = Credentials(agent_id, "-")
    await store.write(log_in, known, token_hash=crypto.token_hash(token), email=email, address="bench")
    return agent_id, token


async def _customer(store: Store[Tx], number: int, agent_id: str) -> Customer:
    token = crypto.token()
    who = Who(INBOX, f"customer-{number}", f"Customer {number}", "en")
    expires_at = store.clock.now() + DAY
    opened = await store.write(
        open_session, who, token_hash=crypto.token_hash(token), visitor_hash=None, fresh_hash="-", expires_at=expires_at
    )
    session = Session(opened.contact_id, INBOX, who.customer_id, None, who.name, who.locale, expires_at)
    accepted = await store.write(verbs.receive, session, entry_id=f"first-{number}", text="hello")
    await store.write(agents.take, Staff(agent_id, "agent"), accepted.conversation_id)
    return Customer(token, accepted.conversation_id, accepted.n, agent_id)
