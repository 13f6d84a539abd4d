"""One-time codes: asked for, sent by a job, and proved where they were asked for and nowhere else.

A code is derived from a key file and its row's id when it is sent, so it stands in no row, event or job: what is kept
is a salted hash. Limits hold by contact and, over all contacts, by the customer it is for.
"""

import re
from typing import Literal, TypeAlias

import msgspec
from sqlalchemy import Text, and_, bindparam, delete, func, insert, or_, select, update

from xiaoer.contact.events import CodeAsked, CodeMissed, CodeSent, ContactProved, Miss, Way
from xiaoer.contact.models import contact_proof, one_time_code
from xiaoer.contact.verbs import stream_of
from xiaoer.event.tx import Tx
from xiaoer.kit import crypto
from xiaoer.kit.clock import DAY, HOUR, MINUTE, SECOND
from xiaoer.kit.errors import TooMany
from xiaoer.kit.folding import fold
from xiaoer.kit.statement import change, query, upsert
from xiaoer.kit.store import Reader

DIGITS = 6
GOOD_FOR = 10 * MINUTE
FRESH_FOR = 15 * MINUTE
TRIES = 5
AN_HOUR = 3
PAUSE = 60 * SECOND
# For so long six digits are taken for a code that has expired by now.
REMEMBERED = HOUR
HIDDEN = "••••••"
CONVERSATION = "conversation:"

State: TypeAlias = Literal["asked", "sent", "used", "void", "missed"]
Result: TypeAlias = Literal["right"] | Miss

_SHORT = 60
_GROUPS = re.compile(r"\d(?:[ \t\u00a0.\-]?\d)*")
_GLUED = re.compile(r"[^\W_]")


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """A wish for a code. `id` is minted by who asks: the same again is the same code.

    `neutral`: whoever asks is not known to be that customer and must not learn whether there is one (`customer_id` is
    None where there is none); a customer who has had too many gets no more, and the asker hears nothing of it.
    """

    id: str
    contact_id: str
    place: str
    customer_id: str | None
    way: Way
    locale: str
    actor: str
    neutral: bool = False


class Code(msgspec.Struct, frozen=True):
    """A code as it stands, without the code."""

    id: str
    contact_id: str
    place: str
    customer_id: str | None
    way: Way
    locale: str
    state: State
    salt: bytes | None
    hash: bytes | None
    tries: int
    asked_at: int
    expires_at: int


class Tried(msgspec.Struct, frozen=True):
    """What came of giving a code: how many more may be given, and until when it is good."""

    result: Result
    left: int = 0
    until: int | None = None


class Heard(msgspec.Struct, frozen=True):
    """A message that gave a code, as it may be kept, and what came of it."""

    text: str
    tried: Tried


class _Asked(msgspec.Struct, frozen=True):
    number: int
    first: int | None
    last: int | None


class _Until(msgspec.Struct, frozen=True):
    customer_id: str
    until: int


_columns = [one_time_code.c[name] for name in Code.__struct_fields__]
_by_id = query(select(*_columns).where(one_time_code.c.id == bindparam("id")).with_for_update(), Code)
_read_id = query(select(*_columns).where(one_time_code.c.id == bindparam("id")), Code)
_of_place = (
    select(*_columns)
    .where(one_time_code.c.contact_id == bindparam("contact_id"), one_time_code.c.place == bindparam("place"))
    .order_by(one_time_code.c.asked_at.desc(), one_time_code.c.id.desc())
    .limit(1)
)
_current = query(_of_place.with_for_update(), Code)
_read_current = query(_of_place, Code)
_asked = (
    func.count().label("number"),
    func.min(one_time_code.c.asked_at).label("first"),
    func.max(one_time_code.c.asked_at).label("last"),
)
_by_contact = query(
    select(*_asked).where(
        one_time_code.c.contact_id == bindparam("contact_id"), one_time_code.c.asked_at > bindparam("since")
    ),
    _Asked,
)
# What nobody was sent counts against nobody: else whoever asks in vain would lock her out.
_by_customer = query(
    select(*_asked).where(
        one_time_code.c.customer_id == bindparam("customer_id"), one_time_code.c.asked_at > bindparam("since")
    ),
    _Asked,
)
_put = change(insert(one_time_code))
_void = change(
    update(one_time_code)
    .where(
        one_time_code.c.contact_id == bindparam("contact"),
        or_(one_time_code.c.state == "asked", one_time_code.c.state == "sent"),
    )
    .values(state="void", salt=None, hash=None)
)
_seal = change(
    update(one_time_code)
    .where(one_time_code.c.id == bindparam("code"), one_time_code.c.hash.is_(None))
    .values(salt=bindparam("salted"), hash=bindparam("hashed"))
)
_step = change(
    update(one_time_code)
    .where(one_time_code.c.id == bindparam("code"))
    .values(state=bindparam("becomes"), tries=bindparam("tried"))
)
_forget_codes = change(delete(one_time_code).where(one_time_code.c.asked_at < bindparam("before")))
_forget_proofs = change(delete(contact_proof).where(contact_proof.c.until < bindparam("before")))
_prove = upsert(contact_proof, index=["contact_id", "place"], update=["customer_id", "proved_at", "until"])
_proof = query(
    select(contact_proof.c.customer_id, contact_proof.c.until).where(
        and_(contact_proof.c.contact_id == bindparam("contact_id"), contact_proof.c.place == bindparam("place"))
    ),
    _Until,
)
_alone = change(select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("whose", type_=Text), 7_734))))


def place_of(conversation_id: str) -> str:
    """A conversation as the place where a code counts."""
    return f"{CONVERSATION}{conversation_id}"


def ask_code(tx: Tx, ask: Ask) -> Code:
    """A code is to be sent; the one before voids with it. Raises TooMany within a minute, and after three an hour."""
    before = tx.one(_by_id, id=ask.id)
    if before is not None:
        return before
    _one_by_one(tx, ask)
    _refuse_too_many(tx.one(_by_contact, contact_id=ask.contact_id, since=tx.now - HOUR), tx.now)
    customer_id = ask.customer_id
    try:
        _refuse_too_many(tx.one(_by_customer, customer_id=customer_id or "", since=tx.now - HOUR), tx.now)
    except TooMany:
        if not ask.neutral:
            raise
        customer_id = None
    tx.run(_forget_codes, before=tx.now - DAY)
    tx.run(_forget_proofs, before=tx.now - DAY)
    again = tx.run(_void, contact=ask.contact_id) > 0
    code = Code(
        id=ask.id,
        contact_id=ask.contact_id,
        place=ask.place,
        customer_id=customer_id,
        way=ask.way,
        locale=ask.locale,
        state="asked",
        salt=None,
        hash=None,
        tries=0,
        asked_at=tx.now,
        expires_at=tx.now + GOOD_FOR,
    )
    tx.run(_put, **msgspec.structs.asdict(code))
    fact = CodeAsked(code=code.id, way=code.way, again=again)
    tx.record(fact, stream=_stream(code), actor=ask.actor)
    return code


def seal(tx: Tx, code_id: str, salt: bytes, hashed: bytes) -> Code | None:
    """The code's hash is kept from now on, before it goes out; None when it is not to go out any more."""
    code = tx.one(_by_id, id=code_id)
    if code is None or code.customer_id is None or code.state not in ("asked", "sent") or code.expires_at <= tx.now:
        return None
    tx.run(_seal, code=code_id, salted=salt, hashed=hashed)
    return code


def mark_sent(tx: Tx, code_id: str) -> None:
    """It went out, once."""
    code = tx.one(_by_id, id=code_id)
    if code is not None and code.state == "asked":
        tx.run(_step, code=code_id, becomes="sent", tried=code.tries)
        tx.record(CodeSent(code=code.id, way=code.way), stream=_stream(code), actor="system")


def prove(tx: Tx, *, contact_id: str, place: str, customer_id: str | None, given: str, actor: str) -> Tried | None:
    """Six digits given as the code of this place; None where they cannot be meant as one.

    `customer_id` is who she is known to be, and then no other's code counts.
    """
    code = tx.one(_current, contact_id=contact_id, place=place)
    if code is None or not _meant(code, given, tx.now):
        return None
    if customer_id is not None and code.customer_id != customer_id:
        return None
    if code.state == "used":
        return _missed(tx, code, "used", actor)
    if code.tries >= TRIES or code.state == "missed":
        return _missed(tx, code, "too_many", actor)
    if code.expires_at <= tx.now:
        return _missed(tx, code, "expired", actor)
    if not _fits(code, given):
        tries = code.tries + 1
        over = tries >= TRIES
        tx.run(_step, code=code.id, becomes="missed" if over else code.state, tried=tries)
        return _missed(tx, code, "too_many" if over else "wrong", actor, left=TRIES - tries)
    until = tx.now + FRESH_FOR
    tx.run(_step, code=code.id, becomes="used", tried=code.tries)
    tx.run(
        _prove, contact_id=contact_id, place=place, customer_id=code.customer_id or "", proved_at=tx.now, until=until
    )
    fact = ContactProved(code=code.id, way=code.way, until=until)
    tx.record(fact, stream=_stream(code), actor=actor)
    return Tried("right", until=until)


def hear(tx: Tx, *, contact_id: str, place: str, customer_id: str | None, text: str, actor: str) -> Heard | None:
    """A message that gives the code of this place, with the digits taken out; None for any other."""
    said = code_in(text)
    if said is None:
        return None
    tried = prove(tx, contact_id=contact_id, place=place, customer_id=customer_id, given=said, actor=actor)
    return Heard(HIDDEN, tried) if tried is not None else None


def code_in(text: str) -> str | None:
    """Six digits in a short message, however they are written; a longer number holds none."""
    plain = fold(text) if len(text) <= _SHORT else ""
    runs = ["".join(filter(str.isdigit, run)) for run in _GROUPS.findall(plain)]
    if len(runs) != 1 or len(runs[0]) != DIGITS or not runs[0].isascii():
        return None
    found = _GROUPS.search(plain)
    before = plain[: found.start()][-1:] if found else ""
    # "#O-123456" is an order.
    return None if before in ("#", "-", "_") or (_GLUED.match(before) and before.isascii()) else runs[0]


def code_of(read: Reader, code_id: str) -> Code | None:
    """A code by its id."""
    return read.one(_read_id, id=code_id)


def current_code(read: Reader, contact_id: str, place: str, now: int) -> Code | None:
    """The last code of a place that may still be given, or has just become useless; None otherwise."""
    code = read.one(_read_current, contact_id=contact_id, place=place)
    there = code is not None and code.state in ("asked", "sent", "missed") and now - code.asked_at < REMEMBERED
    return code if there else None


def fresh_until(read: Reader, contact_id: str, customer_id: str, place: str) -> int | None:
    """Until when it is sure in this place that she is this customer; None where she never proved it."""
    found = read.one(_proof, contact_id=contact_id, place=place)
    return found.until if found is not None and found.customer_id == customer_id else None


def proved_as(read: Reader, contact_id: str, place: str, now: int) -> str | None:
    """The customer that somebody has proved to be in this place, for as long as that is good."""
    found = read.one(_proof, contact_id=contact_id, place=place)
    return found.customer_id if found is not None and found.until > now else None


def hashed(salt: bytes, digits: str) -> bytes:
    """What is kept of a code."""
    return crypto.commitment(salt, digits.encode())


def _one_by_one(tx: Tx, ask: Ask) -> None:
    """Who asks at the same moment on two nodes is counted one after the other: by contact, then by customer."""
    if tx.dialect == "postgresql":
        tx.run(_alone, whose=f"contact:{ask.contact_id}")
        tx.run(_alone, whose=f"customer:{ask.customer_id or ''}")


def _refuse_too_many(asked: _Asked | None, now: int) -> None:
    if asked is None or not asked.number:
        return
    if asked.number >= AN_HOUR:
        raise TooMany("code_too_many", retry_after=((asked.first or now) + HOUR - now) / SECOND)
    pause = (asked.last or 0) + PAUSE - now
    if pause > 0:
        raise TooMany("code_too_soon", retry_after=pause / SECOND)


def _meant(code: Code, given: str, now: int) -> bool:
    if code.state == "used":
        return now < code.expires_at and _fits(code, given)
    return code.state != "void" and now - code.asked_at < REMEMBERED


def _fits(code: Code, given: str) -> bool:
    # Compared also where there is nothing to compare with: nobody learns from the time whether a code was sent.
    wanted = code.hash or crypto.commitment(b"", code.id.encode())
    same = crypto.same(wanted, hashed(code.salt or b"", given))
    return same and code.hash is not None and code.customer_id is not None


def _missed(tx: Tx, code: Code, why: Miss, actor: str, left: int = 0) -> Tried:
    tx.record(CodeMissed(code=code.id, why=why, left=left), stream=_stream(code), actor=actor)
    return Tried(why, left)


def _stream(code: Code) -> str:
    return code.place if code.place.startswith(CONVERSATION) else stream_of(code.contact_id)
