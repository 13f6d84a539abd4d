"""Logging in and out, for staff."""

import asyncio
from typing import Annotated, Any

import msgspec
from litestar import Request, delete, post
from litestar.params import JSONBody

from xiaoer.auth import passwords, verbs
from xiaoer.auth.guard import PUBLIC
from xiaoer.auth.queries import Member, staff_by_id
from xiaoer.event.tx import Tx
from xiaoer.kit import crypto
from xiaoer.kit.clock import HOUR
from xiaoer.kit.errors import Unauthorized
from xiaoer.kit.store import Store


class Login(msgspec.Struct, frozen=True, kw_only=True):
    """Who wants in."""

    email: Annotated[str, msgspec.Meta(max_length=254)]
    password: Annotated[str, msgspec.Meta(max_length=1024)]


class Agent(msgspec.Struct, frozen=True, kw_only=True):
    """A member of staff as she sees herself."""

    id: str
    name: str
    role: str


class LoggedIn(msgspec.Struct, frozen=True, kw_only=True):
    """A session of a member of staff."""

    token: str
    agent: Agent


@post("/api/staff/sessions", opt=PUBLIC, status_code=201)
async def log_in(request: Request[Any, Any, Any], data: JSONBody[Login]) -> LoggedIn:
    """A token for whoever knows the password."""
    store: Store[Tx] = request.app.state.store
    address = request.client.host if request.client else ""
    asked = await store.write(verbs.begin_login, email=data.email, address=address)
    # Argon2 takes its time by design: not on the event loop.
    if not await asyncio.to_thread(passwords.fits, asked.password_hash, data.password):
        raise Unauthorized("wrong_login")
    token = crypto.token()
    await store.write(
        verbs.log_in,
        asked,
        token_hash=crypto.token_hash(token),
        email=data.email,
        address=address,
        lasts=request.app.state.settings.staff_session_hours * HOUR,
    )
    member = await store.read(staff_by_id, asked.staff_id or "")
    if member is None:
        raise Unauthorized("wrong_login")
    return LoggedIn(token=token, agent=_shown(member))


@delete("/api/staff/sessions", status_code=204)
async def log_out(request: Request[Any, Any, Any]) -> None:
    """The token opens nothing any more."""
    store: Store[Tx] = request.app.state.store
    token = request.headers.get("authorization", "").partition(" ")[2]
    await store.write(verbs.log_out, token_hash=crypto.token_hash(token))


def _shown(member: Member) -> Agent:
    return Agent(id=member.id, name=member.name, role=member.role)


ROUTES = [log_in, log_out]
