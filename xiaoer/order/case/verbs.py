"""Changes of cases. Each takes one step of the table and says what happened; the same once more is once."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from xiaoer.auth.actor import Actor, Contact, Staff, System
from xiaoer.event.erase import erase_entry
from xiaoer.event.models import event
from xiaoer.event.tx import Tx
from xiaoer.job.queue import enqueue
from xiaoer.kit.clock import DAY, iso
from xiaoer.kit.errors import Forbidden, Invalid, NotFound, Refused
from xiaoer.kit.statement import change, either, query
from xiaoer.media.queries import File, file_of
from xiaoer.media.verbs import AT_ONCE, attach
from xiaoer.order.case import events
from xiaoer.order.case.models import order_case
from xiaoer.order.case.queries import Case, Hand, Third, Typed, by_of, case_of, columns, stream_of
from xiaoer.order.case.states import CLOSED, TABLE, CaseKind, CaseStep, after
from xiaoer.order.case.terms import Terms

DUE = "case.due"
LOOK = "case.look"
TEXT_LIMIT = 2_000
NUMBER_LIMIT = 40
# A no needs its reason: she is told it.
WHY: frozenset[CaseStep] = frozenset({"refuse", "ask_photos"})
# In these her pictures are looked at.
LOOKED_AT = frozenset({"photos", "review"})
# In these she is reminded of what is next, and the case does not wait for her for ever.
HERS = frozenset({"photos", "to_send"})

_by_id = query(select(*columns).where(order_case.c.id == bindparam("id")).with_for_update(), Case)
_put = either(
    on_sqlite=sqlite.insert(order_case).on_conflict_do_nothing(),
    on_postgresql=postgresql.insert(order_case).on_conflict_do_nothing(),
)
_CHANGES = (
    "conversation_id",
    "state",
    "open",
    "step",
    "moves",
    "photos",
    "tracking",
    "passed",
    "agent_id",
    "label_deed",
    "end_deed",
    "updated_at",
    "due_at",
    "reminded",
)
_save = change(
    update(order_case)
    .where(order_case.c.id == bindparam("case_id"))
    .values({name: bindparam(name) for name in _CHANGES})
)


class _Seq(msgspec.Struct, frozen=True):
    seq: int


_said = query(
    select(event.c.seq).where(event.c.stream == bindparam("stream"), event.c.entry == bindparam("entry")).limit(1), _Seq
)


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """The deed that opens a case, as far as the case needs it; `due_at` is what a promise names itself."""

    id: str
    kind: CaseKind
    shop: str
    order_id: str
    lines: tuple[str, ...]
    customer_id: str
    contact_id: str
    conversation_id: str | None
    reason: str
    due_at: int | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What comes with a step: words under an id by which they are known again, a parcel's number, a verdict."""

    text: str = ""
    id: str | None = None
    tracking: str = ""
    passed: bool | None = None
    deed: str | None = None


NOTHING = Said()


def open_case(tx: Tx, opening: Opening, terms: Terms) -> Case:
    """A case for this deed; there is one, however often it is asked for."""
    made = _new(opening, terms, tx.now)
    if not tx.run(_put, **msgspec.structs.asdict(made)):
        return _locked(tx, System(), made.id)
    facts: dict[str, Any] = {"reason": made.reason, "state": made.state, "conversation": made.conversation_id}
    _tell(tx, made, events.CaseOpened, "system", due=_iso(made.due_at), **facts)
    _look_after(tx, made)
    return made


def move(tx: Tx, actor: Hand, case_id: str, step: CaseStep, said: Said = NOTHING) -> Case:
    """Take a step. Raises Refused("case_closed") or Refused("not_now") for one that is not in the table from here,
    Forbidden for who may not take it, Invalid for what lacks its words or number."""
    before = _locked(tx, actor, case_id)
    said = _checked(step, said)
    if _once(tx, before, step, said):
        return before
    if step in ("show", "pass", "settle", "turn_down") and not isinstance(actor, System):
        # What pictures and deeds bring about is not said by anybody.
        raise Forbidden("forbidden")
    return _move(tx, before, actor, step, said)


def add_photos(tx: Tx, actor: Contact | Staff, case_id: str, file_ids: Sequence[str]) -> Case:
    """Pictures of hers, uploaded for this or sent in the chat before; once there are enough it goes on by itself.

    Raises Invalid for what is no picture of hers, Refused where none are looked at any more.
    """
    before = _locked(tx, actor, case_id)
    new = [one for one in dict.fromkeys(file_ids) if one not in before.files]
    if not new and file_ids:
        return before
    if before.state not in LOOKED_AT:
        raise Refused("case_closed" if before.state in CLOSED else "not_now")
    photos = [*before.files, *_pictures(tx, actor, before, new)]
    if not file_ids or len(photos) > AT_ONCE:
        raise Invalid("too_many_files" if file_ids else "no_such_attachment", limit=AT_ONCE)
    terms = before.asked
    held = _change(tx, before, photos=msgspec.json.encode(photos).decode())
    _tell(tx, held, events.CasePhotosAdded, actor.name, count=len(photos), needed=terms.photos)
    if held.state != "photos" or len(photos) < terms.photos:
        return held
    # Who was asked for others shows them to whoever asked.
    looked_at = terms.review or held.step == "ask_photos"
    return _move(tx, held, actor, "show" if looked_at else "pass", NOTHING)


def remind(tx: Tx, case_id: str, due_at: int, left: int) -> bool:
    """So many days are left: she is told, once. False when it has moved on."""
    before = _locked(tx, System(), case_id)
    told = before.reminded is not None and before.reminded <= left
    if before.state not in HERS or before.due_at != due_at or told or tx.now >= due_at:
        return False
    held = _change(tx, before, reminded=left)
    _tell(tx, held, events.CaseReminded, "system", state=held.state, left=left, due=iso(due_at))
    return True


def expire(tx: Tx, case_id: str, due_at: int) -> bool:
    """Its time is over. False when it has moved on, or was given more."""
    before = _locked(tx, System(), case_id)
    if before.due_at != due_at or tx.now < due_at or (before.kind, before.state, "expire") not in TABLE:
        return False
    _move(tx, before, System(), "expire", NOTHING)
    return True


def labelled(tx: Tx, case_id: str, deed_id: str) -> Case:
    """The shop has made a label for its parcel."""
    before = _locked(tx, System(), case_id)
    if before.label_deed == deed_id:
        return before
    held = _change(tx, before, label_deed=deed_id)
    _tell(tx, held, events.CaseLabelled, "system", deed=deed_id)
    return held


def end(tx: Tx, case_id: str, deed_id: str, *, granted: bool) -> Case:
    """The shop has closed the matter, with something for her or without; a case that is closed already stays so."""
    before = _locked(tx, System(), case_id)
    if not before.open:
        return before
    return _move(tx, before, System(), "settle" if granted else "turn_down", Said(deed=deed_id))


def take(tx: Tx, staff: Staff, case_id: str) -> Case:
    """She looks after it from now on."""
    before = _locked(tx, staff, case_id)
    if before.agent_id == staff.agent_id:
        return before
    if not before.open:
        raise Refused("case_closed")
    held = _change(tx, before, agent_id=staff.agent_id)
    _tell(tx, held, events.CaseTaken, staff.name, agent=staff.agent_id)
    return held


def talk(tx: Tx, staff: Staff, case_id: str, conversation_id: str) -> Case:
    """It is talked about there from now on; one that has its conversation keeps it."""
    before = _locked(tx, staff, case_id)
    if before.conversation_id is not None:
        return before
    held = _change(tx, before, conversation_id=conversation_id)
    _tell(tx, held, events.CaseTalked, staff.name, conversation=conversation_id)
    return held


def note(tx: Tx, staff: Staff, case_id: str, said: Said) -> Case:
    """A line for colleagues."""
    before = _locked(tx, staff, case_id)
    if not said.text.strip():
        raise Invalid("empty")
    said = _checked(None, said)
    if said.id is None or tx.one(_said, stream=before.stream, entry=said.id) is None:
        _tell(tx, before, events.CaseNoted, staff.name, said=said)
    return before


def erase(tx: Tx, actor: Actor, case_id: str, entry: str) -> bool:
    """What somebody typed is gone for good, what happened stays. False when nothing was typed under that id."""
    before = _locked(tx, actor, case_id)
    typed = tx.one(_said, stream=before.stream, entry=entry)
    if typed is None or not erase_entry(tx, before.stream, entry):
        return False
    _tell(tx, before, events.CaseTextErased, actor.name, of=typed.seq)
    return True


def _locked(tx: Tx, actor: Hand, case_id: str) -> Case:
    found = tx.one(_by_id, id=case_id)
    if found is None or (isinstance(actor, Contact | Third) and case_of(tx, actor, case_id) is None):
        raise NotFound("not_found")
    return found


def _once(tx: Tx, before: Case, step: CaseStep, said: Said) -> bool:
    """Whether just this has been done already."""
    if said.id is not None and tx.one(_said, stream=before.stream, entry=said.id) is not None:
        return True
    same = before.step == step and said.passed in (None, before.passed) and said.tracking in ("", before.tracking)
    # On its way it can be sent once more, but only to correct the parcel's number.
    return same and ((before.kind, before.state, step) not in TABLE or step == "send")


def _new(opening: Opening, terms: Terms, now: int) -> Case:
    return Case(
        id=opening.id,
        kind=opening.kind,
        shop=opening.shop,
        order_id=opening.order_id,
        lines=msgspec.json.encode(opening.lines).decode(),
        customer_id=opening.customer_id,
        contact_id=opening.contact_id,
        conversation_id=opening.conversation_id,
        reason=opening.reason,
        terms=msgspec.json.encode(terms).decode(),
        state=terms.start,
        open=True,
        step=None,
        moves=0,
        photos="[]",
        tracking=None,
        passed=None,
        agent_id=None,
        label_deed=None,
        end_deed=None,
        opened_at=now,
        updated_at=now,
        due_at=opening.due_at if opening.kind == "hurry" else terms.due(terms.start, now),
        reminded=None,
    )


def _move(tx: Tx, before: Case, actor: Hand, step: CaseStep, said: Said) -> Case:
    by = by_of(actor)
    to = after(before.kind, before.state, step, by)
    due = before.due_at if to == before.state else before.asked.due(to, tx.now)
    changes: dict[str, Any] = {"state": to, "open": to not in CLOSED, "step": step, "due_at": due, "reminded": None}
    if step == "send" and said.tracking:
        changes["tracking"] = said.tracking
    if step == "inspect":
        changes["passed"] = said.passed
    if said.deed is not None:
        changes["end_deed"] = said.deed
    if isinstance(actor, Staff) and before.agent_id is None:
        changes["agent_id"] = actor.agent_id
    now = _change(tx, before, moves=before.moves + 1, **changes)
    facts: dict[str, Any] = {"step": step, "before": before.state, "after": to, "by": by, "due": _iso(due)}
    _tell(tx, now, events.CaseMoved, actor.name, said=said, deed=said.deed, passed=said.passed, **facts)
    _look_after(tx, now)
    return now


def _checked(step: CaseStep | None, said: Said) -> Said:
    """The same, tidied. Raises Invalid."""
    text, tracking = said.text.strip(), " ".join(said.tracking.split())
    if len(text) > TEXT_LIMIT:
        raise Invalid("too_long", limit=TEXT_LIMIT)
    if not text and (step in WHY or (step == "inspect" and said.passed is False)):
        raise Invalid("case_why")
    if step == "inspect" and said.passed is None:
        raise Invalid("case_verdict")
    if len(tracking) > NUMBER_LIMIT or not all(letter.isalnum() or letter in " -" for letter in tracking):
        raise Invalid("case_number")
    return msgspec.structs.replace(said, text=text.replace("\0", ""), tracking=tracking)


def _pictures(tx: Tx, actor: Contact | Staff, case: Case, file_ids: Sequence[str]) -> list[str]:
    """Hers, whoever adds them; what was only uploaded belongs to the case from now on."""
    found = [file_of(tx, System(), file_id) for file_id in file_ids]
    if not all(one is not None and _may_show(actor, case, one) for one in found):
        raise Invalid("no_such_attachment")
    unused = [one.id for one in found if one is not None and one.used_at is None]
    if unused and isinstance(actor, Contact):
        attach(tx, actor, unused, conversation_id=case.stream, entry_id=case.id)
    return list(file_ids)


def shows_something(file: File) -> bool:
    """Whether a file can be looked at, as a case asks for it."""
    return file.media_type.startswith(("image/", "video/"))


def _may_show(actor: Contact | Staff, case: Case, file: File) -> bool:
    if not shows_something(file):
        return False
    if isinstance(actor, Contact):
        # Sent in another case it shows something else.
        return file.contact_id == actor.contact_id and not (file.conversation_id or "").startswith("case:")
    in_chat = file.used_at is not None and file.conversation_id == case.conversation_id
    return in_chat and file.contact_id == case.contact_id


def _look_after(tx: Tx, case: Case) -> None:
    """Whatever becomes of it: at its time, and some days before, somebody looks."""
    if case.due_at is None:
        return
    args = {"case": case.id, "due": case.due_at}
    key = f"{case.id}:{case.moves}"
    if case.state == "promised":
        enqueue(tx, LOOK, key=f"{LOOK}:{key}", due_at=case.due_at, args=args, lane=f"{LOOK}:{case.id}")
    elif case.state in HERS:
        for left in (*case.asked.remind, 0):
            at = case.due_at - left * DAY
            if at > tx.now:
                enqueue(
                    tx,
                    DUE,
                    key=f"{DUE}:{key}:{left}",
                    due_at=at,
                    args={**args, "left": left},
                    lane=f"{DUE}:{case.id}",
                )


def _change(tx: Tx, before: Case, **changes: Any) -> Case:
    now = msgspec.structs.replace(before, updated_at=tx.now, **changes)
    tx.run(_save, case_id=now.id, **{name: getattr(now, name) for name in _CHANGES})
    return now


def _tell(tx: Tx, case: Case, kind: type[events.CaseEvent], actor: str, *, said: Said = NOTHING, **facts: Any) -> None:
    typed = msgspec.json.encode(Typed(said.text)) if said.text else None
    tx.record(
        kind(matter=case.kind, shop=case.shop, order=case.order_id, **facts),
        stream=stream_of(case.id),
        actor=actor,
        entry=said.id or (tx.new_id() if typed else None),
        body=typed,
    )


def _iso(at: int | None) -> str | None:
    return None if at is None else iso(at)
