"""Adding and changing staff; logging in and out.

A login is three steps, since a password is checked outside the transaction: `begin_login` counts the attempt before
the password is looked at, so that many at once count as many; `passwords.fits`; then `log_in`, which forgets the count.
"""

import unicodedata

import msgspec
from sqlalchemy import bindparam, delete, insert, select, update

from xiaoer.auth.actor import Role, Staff, System
from xiaoer.auth.events import StaffAdded, StaffChanged, StaffLoggedIn, StaffLoggedOut, StaffPasswordChanged
from xiaoer.auth.models import staff, staff_attempt, staff_session
from xiaoer.event.tx import Tx
from xiaoer.kit import crypto
from xiaoer.kit.clock import HOUR, MINUTE, SECOND
from xiaoer.kit.errors import Invalid, NotFound, Refused, TooMany, Unauthorized
from xiaoer.kit.statement import change, query, upsert

ATTEMPTS = 5
WINDOW = 15 * MINUTE
SESSION = 12 * HOUR


class Credentials(msgspec.Struct, frozen=True):
    """What a password is checked against; without a hash there is nobody, and the check says no."""

    staff_id: str | None
    password_hash: str | None


class _Known(msgspec.Struct, frozen=True):
    id: str
    password_hash: str
    active: bool


class _Attempts(msgspec.Struct, frozen=True):
    count: int
    began_at: int


class _Member(msgspec.Struct, frozen=True):
    id: str
    name: str
    role: Role
    active: bool


class _Session(msgspec.Struct, frozen=True):
    staff_id: str


_put_staff = upsert(staff, index=["email"])
_known = query(
    select(staff.c.id, staff.c.password_hash, staff.c.active).where(staff.c.email == bindparam("email")), _Known
)
_known_by_id = query(
    select(staff.c.id, staff.c.password_hash, staff.c.active).where(staff.c.id == bindparam("id")), _Known
)
_attempts = query(
    select(staff_attempt.c.count, staff_attempt.c.began_at).where(staff_attempt.c.key == bindparam("key")), _Attempts
)
_put_attempts = upsert(staff_attempt, index=["key"], update=["count", "began_at"])
_forget_attempts = change(
    delete(staff_attempt).where(
        (staff_attempt.c.key == bindparam("forgotten")) | (staff_attempt.c.began_at < bindparam("before"))
    )
)
_put_session = change(insert(staff_session))
_session = query(
    select(staff_session.c.staff_id).where(staff_session.c.token_hash == bindparam("token_hash")), _Session
)
_end_session = change(delete(staff_session).where(staff_session.c.token_hash == bindparam("ended")))
_end_all = change(
    delete(staff_session).where(
        staff_session.c.staff_id == bindparam("owner"), staff_session.c.token_hash != bindparam("kept")
    )
)
_end_expired = change(delete(staff_session).where(staff_session.c.expires_at <= bindparam("now")))
_member = query(
    select(staff.c.id, staff.c.name, staff.c.role, staff.c.active)
    .where(staff.c.id == bindparam("id"))
    .with_for_update(),
    _Member,
)
# Held together, so that of two admins who dismiss each other at the same time one stays.
_admins = query(
    select(staff.c.id, staff.c.name, staff.c.role, staff.c.active)
    .where(staff.c.role == "admin", staff.c.active)
    .order_by(staff.c.id)
    .with_for_update(),
    _Member,
)
_change = change(
    update(staff)
    .where(staff.c.id == bindparam("staff_id"))
    .values(name=bindparam("called"), role=bindparam("as_role"), active=bindparam("works"))
)
_change_password = change(
    update(staff).where(staff.c.id == bindparam("staff_id")).values(password_hash=bindparam("hashed"))
)


def fold_email(email: str) -> str:
    """The one spelling of an address. Raises Invalid for what is none."""
    folded = unicodedata.normalize("NFKC", email).strip().casefold()
    mailbox, _, host = folded.rpartition("@")
    if not mailbox or not host or not folded.isprintable() or " " in folded or len(folded) > 254:
        raise Invalid("email_invalid")
    return folded


def add_staff(tx: Tx, *, email: str, name: str, role: Role, password_hash: str, actor: str = "system") -> str:
    """Somebody new works here; her id. Refused as `email_taken` when she already does."""
    if not name.strip():
        raise Invalid("name_empty")
    staff_id = tx.new_id()
    added = tx.run(
        _put_staff,
        id=staff_id,
        email=fold_email(email),
        name=name.strip(),
        role=role,
        password_hash=password_hash,
        active=True,
        created_at=tx.now,
    )
    if not added:
        raise Refused("email_taken")
    tx.record(StaffAdded(role=role), stream=f"agent:{staff_id}", actor=actor)
    return staff_id


def change_staff(tx: Tx, actor: Staff | System, staff_id: str, *, name: str, role: Role, active: bool) -> bool:
    """She is called this, may do this, and works here or not. False when it was so already.

    Another role begins with a new login, and who is not active is logged out everywhere. Refused as `own_role` to an
    admin who would take her own right away, as `last_admin` when nobody would be left to give it back.
    """
    admins = {row.id for row in tx.all(_admins)}
    before = tx.one(_member, id=staff_id)
    if before is None:
        raise NotFound("not_found")
    after = _Member(staff_id, " ".join(name.split()), role, active)
    if not after.name:
        raise Invalid("name_empty")
    if staff_id in admins and (role != "admin" or not active):
        if isinstance(actor, Staff) and actor.agent_id == staff_id:
            raise Refused("own_role")
        if admins == {staff_id}:
            raise Refused("last_admin")
    if after == before:
        return False
    tx.run(_change, staff_id=staff_id, called=after.name, as_role=role, works=active)
    tx.record(StaffChanged(role=role, active=active), stream=f"agent:{staff_id}", actor=actor.name)
    if not active or role != before.role:
        _end_sessions(tx, actor, staff_id)
    return True


def give_password(tx: Tx, actor: Staff | System, staff_id: str, *, password_hash: str) -> None:
    """She has this password now, which somebody else made for her, and is logged out everywhere."""
    if tx.one(_member, id=staff_id) is None:
        raise NotFound("not_found")
    tx.run(_change_password, staff_id=staff_id, hashed=password_hash)
    tx.record(StaffPasswordChanged(own=False), stream=f"agent:{staff_id}", actor=actor.name)
    _end_sessions(tx, actor, staff_id)


def change_password(
    tx: Tx, actor: Staff, credentials: Credentials, *, email: str, address: str, password_hash: str, token_hash: str
) -> None:
    """She has chosen another password; her other sessions are over. The old one was checked against `credentials`,
    and is refused when it is no longer hers."""
    known = tx.one(_known_by_id, id=actor.agent_id)
    if known is None or known.id != credentials.staff_id or known.password_hash != credentials.password_hash:
        raise Invalid("wrong_password")
    tx.run(_forget_attempts, forgotten=_attempt_key(email, address), before=tx.now - WINDOW)
    tx.run(_change_password, staff_id=known.id, hashed=password_hash)
    tx.record(StaffPasswordChanged(own=True), stream=f"agent:{known.id}", actor=actor.name)
    _end_sessions(tx, actor, known.id, kept=token_hash)


def begin_login(tx: Tx, *, email: str, address: str) -> Credentials:
    """Counts an attempt from this address; what the password is to be checked against. Refused after too many."""
    key = _attempt_key(email, address)
    before = tx.one(_attempts, key=key)
    if before is None or before.began_at <= tx.now - WINDOW:
        before = _Attempts(0, tx.now)
    if before.count >= ATTEMPTS:
        raise TooMany("too_many_logins", retry_after=(before.began_at + WINDOW - tx.now) / SECOND)
    tx.run(_put_attempts, key=key, count=before.count + 1, began_at=before.began_at)
    known = tx.one(_known, email=_folded(email))
    if known is None or not known.active:
        return Credentials(None, None)
    return Credentials(known.id, known.password_hash)


def log_in(tx: Tx, credentials: Credentials, *, token_hash: str, email: str, address: str, lasts: int = SESSION) -> int:
    """A session begins for whose password fitted; when it ends. Refused when she has left or changed it meanwhile."""
    known = tx.one(_known_by_id, id=credentials.staff_id)
    if known is None or not known.active or known.password_hash != credentials.password_hash:
        raise Unauthorized("wrong_login")
    tx.run(_forget_attempts, forgotten=_attempt_key(email, address), before=tx.now - WINDOW)
    tx.run(_end_expired, now=tx.now)
    expires_at = tx.now + lasts
    tx.run(_put_session, token_hash=token_hash, staff_id=known.id, created_at=tx.now, expires_at=expires_at)
    tx.record(StaffLoggedIn(expires_at=expires_at), stream=f"agent:{known.id}", actor=f"agent:{known.id}")
    return expires_at


def log_out(tx: Tx, *, token_hash: str) -> bool:
    """The session is over; whether there was one."""
    session = tx.one(_session, token_hash=token_hash)
    if session is None:
        return False
    tx.run(_end_session, ended=token_hash)
    tx.record(StaffLoggedOut(), stream=f"agent:{session.staff_id}", actor=f"agent:{session.staff_id}")
    return True


def _end_sessions(tx: Tx, actor: Staff | System, staff_id: str, kept: str = "") -> None:
    """Who listens on a socket hears of it and asks whether it may stay."""
    if tx.run(_end_all, owner=staff_id, kept=kept):
        tx.record(StaffLoggedOut(), stream=f"agent:{staff_id}", actor=actor.name)


def _attempt_key(email: str, address: str) -> str:
    return crypto.token_hash(f"{_folded(email)}\n{address}")


def _folded(email: str) -> str:
    try:
        return fold_email(email)
    except Invalid:
        # Nobody has it; it is counted all the same.
        return ascii(email)
