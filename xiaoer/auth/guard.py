"""The door of every route: shut, unless it says it is public or a member of staff stands before it."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from xiaoer.auth.actor import Role, Staff
from xiaoer.auth.queries import staff_of_token
from xiaoer.kit.crypto import token_hash
from xiaoer.kit.errors import Forbidden, Unauthorized
from xiaoer.kit.store import Store

PUBLIC: dict[str, Any] = {"public": True}
_RANK: dict[Role, int] = {"agent": 0, "supervisor": 1, "admin": 2}


def at_least(role: Role) -> dict[str, Any]:
    """A route for this role and those above it."""
    return {"role": role}


async def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Let in who may. Raises Unauthorized or Forbidden."""
    if handler.opt.get("public"):
        return
    staff = await authenticate(connection.app.state.store, _token(connection))
    if _RANK[staff.role] < _RANK[handler.opt.get("role", "agent")]:
        raise Forbidden("forbidden")
    connection.state.staff = staff


async def authenticate(store: Store[Any], token: str) -> Staff:
    """The member of staff a token belongs to. Raises Unauthorized."""
    found = await store.read(staff_of_token, token_hash(token), store.clock.now()) if token else None
    if found is None:
        raise Unauthorized("unauthorized")
    return found


def staff_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Staff:
    """Who passed the guard."""
    staff: Staff = connection.state.staff
    return staff


def _token(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else ""
