"""A house to look around in: staff, an inbox, the default policy, articles, and a shop with customers and orders."""

import asyncio
import os
import secrets
import tomllib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

import xiaoer.demo
from xiaoer.app.house import House
from xiaoer.app.rehearsal import rehearse
from xiaoer.auth import passwords
from xiaoer.auth.actor import Role, System
from xiaoer.auth.identity import mint
from xiaoer.auth.queries import staff_by_email
from xiaoer.auth.verbs import add_staff, begin_login, log_in
from xiaoer.demo.front import Entered, Front, Login
from xiaoer.demo.shop import Demo, load_demo
from xiaoer.inbox.queries import inboxes
from xiaoer.inbox.verbs import configure
from xiaoer.kit import crypto
from xiaoer.kit.clock import DAY, HOUR
from xiaoer.kit.errors import Unauthorized
from xiaoer.kit.words import FALLBACK, LOCALES
from xiaoer.knowledge.files import Example, read_articles
from xiaoer.knowledge.jobs import take_in
from xiaoer.knowledge.queries import article, examples
from xiaoer.macro.files import read_macros
from xiaoer.macro.jobs import take_in as take_in_macros
from xiaoer.macro.queries import macros
from xiaoer.policy import rules
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.queries import Listed
from xiaoer.team.queries import teams
from xiaoer.team.verbs import create, set_members

INBOX = "demo"
FILE = "demo.json"
SESSION_KEY = "demo-shop.key"
FOLDER = Path(xiaoer.demo.__file__).parent
DOMAIN = "demo.example"


class Hand(msgspec.Struct, frozen=True):
    """Somebody who works in the demo shop."""

    mailbox: str
    name: str
    role: Role


class Group(msgspec.Struct, frozen=True):
    """A team."""

    id: str
    name: str
    names: dict[str, str]
    members: list[str]


class Crew(msgspec.Struct, frozen=True):
    """All who do, their teams, and what the chat they answer is called."""

    inbox: str
    member: list[Hand]
    team: list[Group]


def crew() -> Crew:
    """Who works here, as the file has it."""
    return msgspec.convert(tomllib.loads((FOLDER / "data" / "staff.toml").read_text(encoding="utf-8")), Crew)


def front(house: House) -> Front:
    """What the demo shop's pages stand on."""
    session_key = crypto.key_file(Path(house.settings.data), SESSION_KEY)
    return Front(
        house.shop,
        house.store,
        house.words,
        inbox=INBOX,
        session_key=session_key,
        identity_key=house.identity_keys[0],
        password_key=house.codes.key,
        log_in=partial(_log_in, house),
    )


async def furnish(house: House) -> Demo:
    """Fill an empty house; one that has data stays as it is."""
    store = house.store
    if not await store.read(inboxes):
        await store.write(configure, inbox_id=INBOX, name=crew().inbox, channel="widget", locale="zh-CN", origins=[])
        await store.write(import_rules, rules.load())
    await _teach(house)
    if not await store.read(macros, System()):
        await take_in_macros(store, read_macros(FOLDER / "macros.toml"))
    return await load_demo(store, store.clock.now())


async def open_to(front: Front, house: House, url: str, *, talks: bool = True) -> None:
    """Fill the house and let people in, on the pages and by DIR/demo.json; with `talks`, some have written already."""
    demo = await furnish(house)
    front.staff = [msgspec.convert(row, Login) for row in await tell(house, demo, url)]
    await _make_teams(house)
    if talks:
        await rehearse(house, INBOX)
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
    staff = [row for each in crew().member if (row := await _login(house, each, known)) is not None]
    told: dict[str, Any] = {"url": url, "inbox": INBOX, "staff": staff, "customers": before.get("customers", [])}
    # Before anybody works here: whoever ends us now finds the passwords, and the next start the rest.
    _write(path, told)
    for row in staff:
        await _hire(house, row)
    told["customers"] = [await _told(house, each) for each in demo.customers]
    _write(path, told)
    return staff


async def _login(house: House, member: Hand, known: Mapping[str, str]) -> dict[str, str] | None:
    """Somebody to log in as; None where she is there but her password was never told here."""
    email = _address(member.mailbox)
    if email not in known and await house.store.read(staff_by_email, email) is not None:
        return None
    password = known.get(email) or secrets.token_urlsafe(12)
    return {"email": email, "password": password, "role": member.role, "name": member.name}


async def _hire(house: House, row: Mapping[str, str]) -> None:
    if await house.store.read(staff_by_email, row["email"]) is None:
        hashed = await asyncio.to_thread(passwords.hash_password, row["password"])
        role = msgspec.convert(row["role"], Role)
        await house.store.write(add_staff, email=row["email"], name=row["name"], role=role, password_hash=hashed)


async def _told(house: House, customer: Listed) -> dict[str, Any]:
    now = house.store.clock.now()
    identity = mint(house.identity_keys[0], inbox_id=INBOX, customer_id=customer.id, now=now, life=DAY)
    orders = [{"id": order.id, "status": order.status} for order in customer.orders]
    said = {"id": customer.id, "name": customer.name, "locale": customer.locale}
    return {**said, "identity": identity, "orders": orders}


def _write(path: Path, told: Mapping[str, Any]) -> None:
    draft = path.with_suffix(".draft")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(told), indent=2))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


async def _make_teams(house: House) -> None:
    """Two teams where there are none."""
    if await house.store.read(teams, System()):
        return
    for team in crew().team:
        there = [await house.store.read(staff_by_email, _address(mailbox)) for mailbox in team.members]
        await house.store.write(create, System(), team.id, name=team.name, names=team.names)
        members = [member.id for member in there if member is not None]
        await house.store.write(set_members, System(), team.id, members=members)


def _address(mailbox: str) -> str:
    return f"{mailbox}@{DOMAIN}"


async def _log_in(house: House, login: Login, address: str) -> Entered:
    """As the console does it, her password checked like anybody's."""
    store = house.store
    asked = await store.write(begin_login, email=login.email, address=address)
    if not await asyncio.to_thread(passwords.fits, asked.password_hash, login.password):
        raise Unauthorized("wrong_login")
    token, lasts = crypto.token(), house.settings.staff_session_hours * HOUR
    hashed = crypto.token_hash(token)
    await store.write(log_in, asked, token_hash=hashed, email=login.email, address=address, lasts=lasts)
    member = await store.read(staff_by_email, login.email)
    if member is None:
        raise Unauthorized("wrong_login")
    return Entered(token, {"id": member.id, "name": member.name, "role": member.role})
