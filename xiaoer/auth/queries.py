"""Who works here, and who is logged in."""

import msgspec
from sqlalchemy import bindparam, select

from xiaoer.auth.actor import Role, Staff, System
from xiaoer.auth.models import staff, staff_session
from xiaoer.kit.errors import Forbidden
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader

MOST = 2_000


class Member(msgspec.Struct, frozen=True):
    """Somebody who works here, and may see this of herself."""

    id: str
    email: str
    name: str
    role: Role
    active: bool


class Listed(msgspec.Struct, frozen=True):
    """Somebody who works or worked here, as an admin sees her."""

    id: str
    email: str
    name: str
    role: Role
    active: bool
    created_at: int


class _Who(msgspec.Struct, frozen=True):
    id: str
    role: Role


class _Name(msgspec.Struct, frozen=True):
    id: str
    name: str


_member = select(staff.c.id, staff.c.email, staff.c.name, staff.c.role, staff.c.active)
_by_id = query(_member.where(staff.c.id == bindparam("id")), Member)
_by_email = query(_member.where(staff.c.email == bindparam("email")), Member)
_of_token = query(
    select(staff.c.id, staff.c.role)
    .join(staff_session, staff_session.c.staff_id == staff.c.id)
    .where(
        staff_session.c.token_hash == bindparam("token_hash"),
        staff_session.c.expires_at > bindparam("now"),
        staff.c.active,
    ),
    _Who,
)
_listed = query(
    select(*(staff.c[name] for name in Listed.__struct_fields__))
    .order_by(staff.c.active.desc(), staff.c.created_at, staff.c.id)
    .limit(bindparam("limit")),
    Listed,
)
_names = query(select(staff.c.id, staff.c.name).order_by(staff.c.id), _Name)


def staff_of_token(read: Reader, token_hash: str, now: int) -> Staff | None:
    """Whose session this is; None for one that never was, is over or expired, or whose owner has left."""
    found = read.one(_of_token, token_hash=token_hash, now=now)
    return Staff(found.id, found.role) if found else None


def staff_by_email(read: Reader, email: str) -> Member | None:
    """Who has this folded address, whether or not she still works here."""
    return read.one(_by_email, email=email)


def staff_by_id(read: Reader, staff_id: str) -> Member | None:
    """Who has this id, whether or not she still works here."""
    return read.one(_by_id, id=staff_id)


def listed(read: Reader, actor: Staff | System, limit: int = MOST) -> list[Listed]:
    """Everybody who works or worked here, those who left last. Raises Forbidden for who is no admin."""
    if isinstance(actor, Staff) and actor.role != "admin":
        raise Forbidden("forbidden")
    return read.all(_listed, limit=limit)


def names_of(read: Reader) -> dict[str, str]:
    """The name of everybody who works or worked here, by id."""
    return {found.id: found.name for found in read.all(_names)}
