"""A house to look around in: staff, an inbox, the default policy, articles, and a shop with customers and orders."""

import asyncio
import os
import secrets
import tomllib
from pathlib import Path
from typing import Any

import msgspec

import xiaoer.demo
from xiaoer.app.house import House
from xiaoer.auth import passwords
from xiaoer.auth.actor import Role, System
from xiaoer.auth.identity import mint
from xiaoer.auth.queries import staff_by_email
from xiaoer.auth.verbs import add_staff
from xiaoer.demo.front import Front, Login
from xiaoer.demo.shop import Demo, load_demo
from xiaoer.inbox.queries import inboxes
from xiaoer.inbox.verbs import configure
from xiaoer.kit import crypto
from xiaoer.kit.clock import DAY
from xiaoer.kit.words import FALLBACK, LOCALES
from xiaoer.knowledge.files import Example, read_articles
from xiaoer.knowledge.jobs import take_in
from xiaoer.knowledge.queries import article, examples
from xiaoer.macro.files import read_macros
from xiaoer.macro.jobs import take_in as take_in_macros
from xiaoer.macro.queries import macros
from xiaoer.policy import rules
from xiaoer.policy.verbs import import_rules

INBOX = "demo"
FILE = "demo.json"
SESSION_KEY = "demo-shop.key"
STAFF: tuple[tuple[str, str, Role], ...] = (
    ("lin@demo.example", "Lin", "agent"),
    ("ana@demo.example", "Ana", "agent"),
    ("sam@demo.example", "Sam", "supervisor"),
    ("ada@demo.example", "Ada", "admin"),
)
FOLDER = Path(xiaoer.demo.__file__).parent


def front(house: House) -> Front:
    """What the demo shop's pages stand on."""
    session_key = crypto.key_file(Path(house.settings.data), SESSION_KEY)
    return Front(
        house.shop,
        house.store.clock,
        house.words,
        inbox=INBOX,
        session_key=session_key,
        identity_key=house.identity_keys[0],
    )


async def furnish(house: House) -> Demo:
    """Fill an empty house; one that has data stays as it is."""
    store = house.store
    if not await store.read(inboxes):
        await store.write(configure, inbox_id=INBOX, name="Demo", channel="widget", locale="zh-CN", origins=[])
        await store.write(import_rules, rules.load())
    await _teach(house)
    if not await store.read(macros, System()):
        await take_in_macros(store, read_macros(FOLDER / "macros.toml"))
    return await load_demo(store, store.clock.now())


async def open_to(front: Front, house: House, url: str) -> None:
    """Fill the house and let people in: on the pages, and by DIR/demo.json."""
    demo = await furnish(house)
    front.staff = [msgspec.convert(row, Login) for row in await tell(house, demo, url)]
    front.people = demo.customers


async def _teach(house: House) -> None:
    """Publish the articles that are not there, and the sentences of a language that has none: what somebody has
    changed stays."""
    store = house.store
    drafts = read_articles(FOLDER / "articles")
    there = {row.locale for row in await store.read(examples)}
    missing = [draft for draft in drafts if not await store.read(article, draft.slug, FALLBACK)]
    sentences: dict[str, list[Example]] = {locale: _sentences(locale) for locale in LOCALES if locale not in there}
    await take_in(store, missing, sentences)
    if sentences:
        await house.learn()


def _sentences(locale: str) -> list[Example]:
    said: dict[str, list[str]] = tomllib.loads((FOLDER / "examples" / f"{locale}.toml").read_text(encoding="utf-8"))
    return [Example(intent, text) for intent, texts in said.items() for text in texts]


async def tell(house: House, demo: Demo, url: str) -> list[dict[str, str]]:
    """Write whom one can be into DIR/demo.json, for its owner only; passwords stay what they were. The staff of it."""
    path = Path(house.settings.data) / FILE
    before: dict[str, Any] = msgspec.json.decode(path.read_bytes()) if path.exists() else {}
    known = {row["email"]: row["password"] for row in before.get("staff", [])}
    members = [await _member(house, email, name, role, known.get(email)) for email, name, role in STAFF]
    staff = [row for row in members if row]
    now = house.store.clock.now()
    customers = []
    for customer in demo.customers:
        orders = await house.shop.orders(customer.id)
        identity = mint(house.identity_keys[0], inbox_id=INBOX, customer_id=customer.id, now=now, life=DAY)
        customers.append(
            {
                "id": customer.id,
                "name": customer.name,
                "locale": customer.locale,
                "identity": identity,
                "orders": [{"id": order.id, "status": order.status} for order in orders],
            }
        )
    told = {"url": url, "inbox": INBOX, "staff": staff, "customers": customers}
    draft = path.with_suffix(".draft")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(told), indent=2))
    draft.replace(path)
    return staff


async def _member(house: House, email: str, name: str, role: Role, known: str | None) -> dict[str, str] | None:
    """Somebody to log in as; None where she is there but her password was never told here."""
    if await house.store.read(staff_by_email, email) is None:
        known = secrets.token_urlsafe(12)
        hashed = await asyncio.to_thread(passwords.hash_password, known)
        await house.store.write(add_staff, email=email, name=name, role=role, password_hash=hashed)
    return None if known is None else {"email": email, "password": known, "role": role}
