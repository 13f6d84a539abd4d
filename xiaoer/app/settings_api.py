"""What the settings pages of the console read and write: inboxes, staff, passwords, teams."""

import asyncio
import re
import secrets
from typing import Any

import msgspec
from litestar import Request, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody

from xiaoer.app.settings_schemas import (
    InboxEdit,
    InboxSettings,
    PasswordChange,
    Slug,
    StaffEdit,
    StaffMember,
    StaffNew,
    StaffPassword,
    Team,
    TeamEdit,
)
from xiaoer.app.teams import teams_shown
from xiaoer.auth import passwords
from xiaoer.auth import verbs as staff_verbs
from xiaoer.auth.actor import Staff
from xiaoer.auth.guard import at_least, staff_of
from xiaoer.auth.queries import Listed, listed, staff_by_id
from xiaoer.event.tx import Tx
from xiaoer.inbox.queries import Inbox, inbox_of, inboxes
from xiaoer.inbox.verbs import configure
from xiaoer.kit import crypto
from xiaoer.kit.clock import iso
from xiaoer.kit.errors import Invalid, NotFound, Unauthorized
from xiaoer.kit.store import Reader, Store
from xiaoer.kit.words import LOCALES
from xiaoer.team import verbs as team_verbs
from xiaoer.team.queries import memberships

ADMIN = at_least("admin")
CHANNEL = "widget"
# Without what is easily taken for something else; 79 bits.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_ORIGIN = re.compile(r"(https?)://((?:[a-z0-9-]+\.)*[a-z0-9-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?")
_USUAL = {"http": ":80", "https": ":443"}
AnyRequest = Request[Any, Any, Any]


@get("/api/inboxes", opt=ADMIN)
async def list_inboxes(request: AnyRequest) -> list[InboxSettings]:
    """All inboxes, each with what a shop's page includes."""
    return [_inbox(request, found) for found in await _store(request).read(inboxes)]


@put("/api/inboxes/{inbox_id:str}", opt=ADMIN)
async def put_inbox(request: AnyRequest, inbox_id: FromPath[str], data: JSONBody[InboxEdit]) -> InboxSettings:
    """Make an inbox of the chat, or change one."""
    if data.locale not in LOCALES:
        raise Invalid("locale_unknown", language=data.locale)
    if not data.name.strip():
        raise Invalid("name_empty")
    await _store(request).write(
        configure,
        inbox_id=slug(inbox_id),
        name=data.name.strip(),
        channel=CHANNEL,
        locale=data.locale,
        origins=list(dict.fromkeys(origin(text) for text in data.origins)),
        color=data.color,
        actor=staff_of(request).name,
    )
    return _inbox(request, await _store(request).read(inbox_of, inbox_id))


@get("/api/staff", opt=ADMIN)
async def list_staff(request: AnyRequest) -> list[StaffMember]:
    """Everybody who works or worked here."""
    return await _store(request).read(_members, staff_of(request))


@post("/api/staff", opt=ADMIN, status_code=201)
async def add_staff(request: AnyRequest, data: JSONBody[StaffNew]) -> Response[StaffPassword]:
    """Somebody new; her first password is shown this once."""
    password, hashed = await _new_password()
    staff_id = await _store(request).write(_hire, staff_of(request), data, hashed)
    return await _once(request, staff_id, password, 201)


@put("/api/staff/{staff_id:str}", opt=ADMIN)
async def edit_staff(request: AnyRequest, staff_id: FromPath[str], data: JSONBody[StaffEdit]) -> StaffMember:
    """Change her name, role and teams, or whether she works here."""
    await _store(request).write(_edit, staff_of(request), staff_id, data)
    return await _store(request).read(_one, staff_of(request), staff_id)


@post("/api/staff/{staff_id:str}/password", opt=ADMIN, status_code=200)
async def reset_password(request: AnyRequest, staff_id: FromPath[str]) -> Response[StaffPassword]:
    """A new password for who has lost hers, shown this once; she is logged out everywhere."""
    password, hashed = await _new_password()
    await _store(request).write(staff_verbs.give_password, staff_of(request), staff_id, password_hash=hashed)
    return await _once(request, staff_id, password, 200)


@put("/api/staff/me/password", status_code=204)
async def change_password(request: AnyRequest, data: JSONBody[PasswordChange]) -> None:
    """My own new password; my other sessions are over."""
    store, staff = _store(request), staff_of(request)
    me = await store.read(staff_by_id, staff.agent_id)
    if me is None:
        raise Unauthorized("unauthorized")
    address = request.client.host if request.client else ""
    # Whoever found an open console may not try passwords either.
    asked = await store.write(staff_verbs.begin_login, email=me.email, address=address)
    if not await asyncio.to_thread(passwords.fits, asked.password_hash, data.old):
        raise Invalid("wrong_password")
    hashed = await asyncio.to_thread(passwords.hash_password, data.new)
    token = request.headers.get("authorization", "").partition(" ")[2]
    await store.write(
        staff_verbs.change_password,
        staff,
        asked,
        email=me.email,
        address=address,
        password_hash=hashed,
        token_hash=crypto.token_hash(token),
    )


@put("/api/teams/{team_id:str}", opt=ADMIN)
async def put_team(request: AnyRequest, team_id: FromPath[str], data: JSONBody[TeamEdit]) -> Team:
    """Make a team, or change its name and who is in it."""
    store = _store(request)
    await store.write(_put_team, staff_of(request), slug(team_id), data)
    return await store.read(_team, staff_of(request), team_id, store.clock.now())


@delete("/api/teams/{team_id:str}", opt=ADMIN, status_code=204)
async def delete_team(request: AnyRequest, team_id: FromPath[str]) -> None:
    """It is gone; who waited for it waits for everybody."""
    await _store(request).write(team_verbs.remove, staff_of(request), team_id)


def slug(text: str) -> str:
    """A name that can stand in an address. Raises Invalid."""
    try:
        return msgspec.convert(text, Slug)
    except msgspec.ValidationError:
        raise Invalid("slug_invalid") from None


def origin(text: str) -> str:
    """A page's origin as browsers write it. Raises Invalid for what is none, or more."""
    said = text.strip().rstrip("/").lower()
    scheme, _, host = said.partition("://")
    if not host.isascii():
        try:
            said = f"{scheme}://{host.encode('idna').decode()}"
        except UnicodeError:
            raise Invalid("origin_invalid", origin=text) from None
    found = _ORIGIN.fullmatch(said)
    if found is None:
        raise Invalid("origin_invalid", origin=text)
    return said.removesuffix(found[3]) if found[3] == _USUAL[found[1]] else said


def _hire(tx: Tx, actor: Staff, new: StaffNew, password_hash: str) -> str:
    staff_id = staff_verbs.add_staff(
        tx, email=new.email, name=new.name, role=new.role, password_hash=password_hash, actor=actor.name
    )
    team_verbs.set_teams(tx, actor, staff_id, team_ids=new.teams)
    return staff_id


def _edit(tx: Tx, actor: Staff, staff_id: str, edit: StaffEdit) -> None:
    staff_verbs.change_staff(tx, actor, staff_id, name=edit.name, role=edit.role, active=edit.active)
    team_verbs.set_teams(tx, actor, staff_id, team_ids=edit.teams)


def _put_team(tx: Tx, actor: Staff, team_id: str, edit: TeamEdit) -> None:
    if not team_verbs.create(tx, actor, team_id, name=edit.name, names=edit.names):
        team_verbs.rename(tx, actor, team_id, name=edit.name, names=edit.names)
    team_verbs.set_members(tx, actor, team_id, members=edit.members)


def _members(read: Reader, actor: Staff) -> list[StaffMember]:
    teams: dict[str, list[str]] = {}
    for one in memberships(read, actor):
        teams.setdefault(one.agent_id, []).append(one.team_id)
    return [_member(row, sorted(teams.get(row.id, []))) for row in listed(read, actor)]


def _one(read: Reader, actor: Staff, staff_id: str) -> StaffMember:
    return next(member for member in _members(read, actor) if member.id == staff_id)


def _team(read: Reader, actor: Staff, team_id: str, now: int) -> Team:
    found = next((team for team in teams_shown(read, actor, now) if team.id == team_id), None)
    if found is None:
        raise NotFound("not_found")
    return found


def _member(row: Listed, teams: list[str]) -> StaffMember:
    return StaffMember(
        id=row.id,
        name=row.name,
        email=row.email,
        role=row.role,
        active=row.active,
        created_at=iso(row.created_at),
        teams=teams,
    )


def _inbox(request: AnyRequest, found: Inbox) -> InboxSettings:
    # Where no address is set, the one an admin has come by is the best guess.
    address = (request.app.state.settings.public_url or str(request.base_url)).rstrip("/")
    return InboxSettings(
        id=found.id,
        name=found.name,
        channel=found.channel,
        locale=found.locale,
        origins=found.origins.split(),
        color=found.color,
        snippet=f'<script src="{address}/widget/loader.js" data-inbox="{found.id}" async></script>',
    )


async def _new_password() -> tuple[str, str]:
    groups = ["".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4)]
    password = "-".join(groups)
    return password, await asyncio.to_thread(passwords.hash_password, password)


async def _once(request: AnyRequest, staff_id: str, password: str, status: int) -> Response[StaffPassword]:
    member = await _store(request).read(_one, staff_of(request), staff_id)
    shown = StaffPassword(member=member, password=password)
    return Response(shown, status_code=status, headers={"cache-control": "no-store"})


def _store(request: AnyRequest) -> Store[Tx]:
    store: Store[Tx] = request.app.state.store
    return store


ROUTES = [
    list_inboxes,
    put_inbox,
    list_staff,
    add_staff,
    edit_staff,
    reset_password,
    change_password,
    put_team,
    delete_team,
]
