"""Changes of deeds. Each takes one step of the table, decides by the rules, and says what happened."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from sqlalchemy import Text, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from xiaoer.action import events
from xiaoer.action.facts import Filled, Request
from xiaoer.action.judge import Judged, judge
from xiaoer.action.models import deed
from xiaoer.action.queries import APPROVERS, Deed, columns
from xiaoer.action.states import LIVE, Step, after
from xiaoer.auth.actor import Staff
from xiaoer.event.tx import Tx
from xiaoer.job.queue import enqueue
from xiaoer.kit.clock import HOUR, MINUTE, SECOND, iso
from xiaoer.kit.errors import Failed, Forbidden, NotFound, Refused
from xiaoer.kit.statement import change, either, query

PERFORM = "deed.perform"
SETTLE = "deed.settle"
EXPIRE = "deed.expire"
APPROVAL = 24 * HOUR
POSTPONED = 8  # tries to reach the shop at all, some eight minutes
LOOKS = 12  # reads back after a lost answer, some half an hour
WATCH = (10 * MINUTE, HOUR, 5 * HOUR, 18 * HOUR)  # from look to look for what came late
WATCHED = 7 * 24 * HOUR
VOID = {"reason": "changed"}
WITHDRAWN = {"reason": "withdrawn"}

_all = select(*columns)
_by_id = query(_all.where(deed.c.id == bindparam("id")).with_for_update(), Deed)
_by_order = query(
    _all.where(
        deed.c.shop == bindparam("shop"),
        deed.c.order_id == bindparam("order_id"),
        deed.c.line == bindparam("line"),
        deed.c.kind == bindparam("kind"),
        deed.c.live,
    ).with_for_update(),
    Deed,
)
_by_entry = query(
    _all.where(deed.c.conversation_id == bindparam("conversation_id"), deed.c.entry_id == bindparam("entry_id"))
    .order_by(deed.c.id)
    .limit(1)
    .with_for_update(),
    Deed,
)
_put = either(
    on_sqlite=sqlite.insert(deed).on_conflict_do_nothing(),
    on_postgresql=postgresql.insert(deed).on_conflict_do_nothing(),
)
_KEPT = ("conversation_id", "entry_id", "state", "rule", "rule_version", "words", "facts", "reason", "to_person")
_CHANGES = (*_KEPT, "attempts", "updated_at", "sent_at", "escalated_at", "second", "due_at")
_purse = change(select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("purse", type_=Text), 7_733))))
_save = change(
    update(deed)
    .where(deed.c.id == bindparam("deed_id"))
    .values({name: bindparam(name) for name in (*_CHANGES, "live")})
)


def propose(tx: Tx, request: Request, filled: Filled) -> Deed:
    """The deed for this wish: a new one, the live one there is, or one that is refused and says why."""
    _alone(tx, filled)
    judged = judge(tx, filled)
    live = _live(tx, filled)
    if live is not None:
        if live.customer_id != request.contact.customer_id:
            raise Refused("deed_closed", state=live.state)
        if live.state != "proposed" or (judged.reason is None and _same(live, filled)):
            return _offered_here(tx, live, request)
        _step(tx, live, "void", events.DeedVoided, actor=request.actor, told=VOID, changes=VOID)
    made = _new(tx, request, filled, judged)
    if not tx.run(_put, live=made.state in LIVE, **msgspec.structs.asdict(made)):
        # Another hand was faster by a moment.
        if (live := _live(tx, filled)) is None:
            raise Failed
        return live
    if judged.reason is not None:
        _tell(tx, made, events.DeedRefused, request.actor, **judged.refusal())
        return made
    _tell(tx, made, events.DeedProposed, request.actor, hand=request.hand, **judged.decision())
    return made if judged.ask else _confirmed(tx, made, judged, request.actor)


def propose_once(tx: Tx, request: Request, filled: Filled) -> Deed:
    """The same for a hand that names its wish by the entry: asked again, whatever came of it is the answer.

    What is offered or under way in the same conversation already stays where it is.
    """
    _alone(tx, filled)
    place = {"conversation_id": request.conversation_id, "entry_id": request.entry_id}
    if (before := tx.one(_by_entry, **place)) is not None:
        return before
    live = _live(tx, filled)
    if live is not None and live.conversation_id == request.conversation_id and _same(live, filled):
        return live
    return propose(tx, request, filled)


def confirm(tx: Tx, deed_id: str, filled: Filled, *, actor: str) -> Deed:
    """Her yes, decided again on what is true now. Twice is the same yes; one to a closed offer does nothing."""
    # Before the deed itself, as whoever proposes does: else the two would wait for each other.
    _alone(tx, filled)
    before = _locked(tx, deed_id)
    if before.state in ("refused", "declined", "voided"):
        _tell(tx, before, events.DeedOvertaken, actor, state=before.state)
        return before
    if before.state != "proposed":
        return before
    judged = judge(tx, filled, besides=deed_id)
    if judged.reason is not None:
        told = judged.refusal()
        return _step(tx, before, "refuse", events.DeedRefused, actor=actor, told=told, changes=judged.kept())
    if before.terms != filled.terms():
        return _step(tx, before, "void", events.DeedVoided, actor=actor, told=VOID, changes=VOID)
    return _held(tx, before, judged, actor) if judged.second else _confirmed(tx, before, judged, actor)


def decline(tx: Tx, deed_id: str, *, actor: str) -> Deed:
    """Her no. It closes an open offer and nothing else: what has begun goes on."""
    before = _locked(tx, deed_id)
    return _step(tx, before, "decline", events.DeedDeclined, actor=actor) if before.state == "proposed" else before


def withdraw(tx: Tx, deed_id: str, *, actor: str) -> Deed:
    """It is taken back before the customer has answered; twice is once. Raises Refused once it has gone on."""
    before = _locked(tx, deed_id)
    if before.state == "voided" and before.reason == WITHDRAWN["reason"]:
        return before
    if before.state != "proposed":
        raise Refused("deed_closed", state=before.state)
    return _step(tx, before, "void", events.DeedVoided, actor=actor, told=WITHDRAWN, changes=WITHDRAWN)


def approve(tx: Tx, deed_id: str, filled: Filled, staff: Staff) -> Deed:
    """A second person's yes, decided again on what is true now; twice is the same yes.

    Raises Forbidden for who may not and for whoever proposed it herself, Refused when it does not wait for one.
    """
    _alone(tx, filled)
    before = _locked(tx, deed_id)
    _refuse_to_approve(before, staff)
    if before.second == staff.name:
        return before
    if before.state != "awaiting":
        raise Refused("deed_closed", state=before.state)
    judged = judge(tx, filled, besides=deed_id)
    if judged.reason is not None:
        told = judged.refusal()
        return _step(tx, before, "refuse", events.DeedRefused, actor=staff.name, told=told, changes=judged.kept())
    if before.terms != filled.terms():
        return _step(tx, before, "void", events.DeedVoided, actor=staff.name, told=VOID, changes=VOID)
    changes = judged.kept() | {"second": staff.name, "due_at": None}
    return _step(tx, before, "approve", events.DeedApproved, actor=staff.name, told=judged.decision(), changes=changes)


def reject(tx: Tx, deed_id: str, staff: Staff) -> Deed:
    """A second person's no."""
    before = _locked(tx, deed_id)
    _refuse_to_approve(before, staff)
    return _turned_down(tx, before, "rejected", staff.name) if before.state == "awaiting" else before


def expire(tx: Tx, deed_id: str) -> Deed:
    """Nobody approved it in time: it is refused, and the customer hears so. What was decided meanwhile stays."""
    before = _locked(tx, deed_id)
    late = before.state == "awaiting" and before.due_at is not None and before.due_at <= tx.now
    return _turned_down(tx, before, "not_approved", "system") if late else before


def _turned_down(tx: Tx, before: Deed, reason: str, actor: str) -> Deed:
    told = {
        "reason": reason,
        "to_person": True,
        "rule": before.rule,
        "rule_version": before.rule_version,
        "facts": None,
    }
    changes = {"reason": reason, "to_person": True, "words": "{}", "due_at": None}
    return _step(tx, before, "refuse", events.DeedRefused, actor=actor, told=told, changes=changes)


def _refuse_to_approve(before: Deed, staff: Staff) -> None:
    if staff.role not in APPROVERS:
        raise Forbidden("forbidden")
    if before.actor == staff.name:
        raise Forbidden("own_deed")


def _held(tx: Tx, before: Deed, judged: Judged, actor: str) -> Deed:
    due = tx.now + APPROVAL
    told = judged.decision() | {"until": iso(due)}
    held = _step(
        tx, before, "hold", events.DeedAwaiting, actor=actor, told=told, changes=judged.kept() | {"due_at": due}
    )
    enqueue(tx, EXPIRE, key=f"{EXPIRE}:{held.id}", due_at=due, args={"stream": held.stream})
    return held


def void(tx: Tx, deed_id: str, filled: Filled) -> Deed:
    """Another deed changed the order after her yes to this one: if that is so, nothing is done."""
    before = _locked(tx, deed_id)
    changed = before.state == "confirmed" and before.terms != filled.terms()
    return _step(tx, before, "void", events.DeedVoided, told=VOID, changes=VOID) if changed else before


def mark_sent(tx: Tx, deed_id: str, *, again: bool = False) -> Deed:
    """The shop is about to be asked. Raises Refused unless it is confirmed, or unknown and to be asked `again`."""
    step: Step = "send_again" if again else "send"
    return _step(tx, _locked(tx, deed_id), step, events.DeedSent, told={"again": again}, changes={"sent_at": tx.now})


def postpone(tx: Tx, deed_id: str) -> Deed:
    """The shop could not be reached and nothing happened: later, and after eight tries not at all."""
    before = _locked(tx, deed_id)
    attempts = before.attempts + 1
    counted = {"attempts": attempts}
    back = _step(tx, before, "postpone", events.DeedPostponed, told=counted, changes=counted)
    if attempts >= POSTPONED:
        return finish(tx, deed_id, "refused", reason="unreachable")
    args = {"stream": back.stream}
    due = tx.now + SECOND * 2**attempts
    enqueue(tx, PERFORM, key=f"{PERFORM}:{deed_id}:{attempts}", due_at=due, args=args, lane=_lane(back))
    return back


def finish(
    tx: Tx, deed_id: str, outcome: Literal["done", "refused", "unknown"], *, reason: str = "", actor: str = "system"
) -> Deed:
    """How it ended, or that nobody knows yet. The same ending again changes nothing; another one is refused."""
    before = _locked(tx, deed_id)
    if before.state == outcome:
        return before
    if outcome == "done":
        return _step(tx, before, "finish", events.DeedDone, actor=actor, changes={"reason": reason or None})
    if outcome == "refused":
        to_person = reason in ("failed", "unreachable")
        told = {"reason": reason, "to_person": to_person, "rule": None, "rule_version": None, "facts": None}
        changes = {"reason": reason, "to_person": to_person, "words": "{}"}
        return _step(tx, before, "refuse", events.DeedRefused, actor=actor, told=told, changes=changes)
    lost = _step(tx, before, "lose", events.DeedUnknown, actor=actor, changes={"attempts": 0})
    _look_later(tx, lost, tx.now + 2 * SECOND)
    return lost


def watch(tx: Tx, deed_id: str, look: int = 0) -> None:
    """It counts as not done by the shop's own word; look now and then whether the word was kept."""
    found = _locked(tx, deed_id)
    if look < len(WATCH) and tx.now - found.updated_at < WATCHED:
        args = {"stream": found.stream, "attempt": look, "late": True}
        key = f"{SETTLE}:{deed_id}:late:{tx.now}"
        enqueue(tx, SETTLE, key=key, due_at=tx.now + WATCH[look], args=args, lane=_lane(found))


def surface(tx: Tx, deed_id: str) -> Deed:
    """It was given up as failed, and the shop shows it as done: late, and before a person."""
    before = _locked(tx, deed_id)
    if before.state != "refused" or before.reason != "failed":
        return before
    changes = {"reason": None, "to_person": True, "escalated_at": tx.now}
    return _step(tx, before, "surface", events.DeedDone, changes=changes)


def give_up(tx: Tx, deed_id: str) -> Deed:
    """Her yes could not be decided, since the shop is away: it is refused. What another hand has begun goes on."""
    before = _locked(tx, deed_id)
    return finish(tx, deed_id, "refused", reason="unreachable") if before.state == "proposed" else before


def look_again(tx: Tx, deed_id: str, attempt: int, *, until: int | None, seen: str = "cannot_tell") -> Deed:
    """Nothing is known after this look: there is another, later each time and up to `until`; then a person looks."""
    before = _locked(tx, deed_id)
    if before.state != "unknown" or before.attempts != attempt:
        return before
    attempts = attempt + 1
    told = {"attempts": attempts, "seen": seen}
    if attempts >= LOOKS and (until is None or tx.now >= until):
        changes = {"attempts": attempts, "to_person": True, "escalated_at": tx.now}
        return _step(tx, before, "escalate", events.DeedEscalated, told=told, changes=changes)
    now = _step(tx, before, "look_again", None, changes={"attempts": attempts})
    _look_later(tx, now, tx.now + min(SECOND * 2 ** min(attempts + 1, LOOKS), 5 * MINUTE))
    return now


def _live(tx: Tx, filled: Filled) -> Deed | None:
    action = filled.action
    return tx.one(_by_order, shop=filled.shop, order_id=filled.subject, line=action.line, kind=action.kind)


def _same(live: Deed, filled: Filled) -> bool:
    return live.terms == filled.terms() and live.fields == msgspec.json.encode(filled.action).decode()


def _alone(tx: Tx, filled: Filled) -> None:
    """Two deeds out of one purse are decided one after the other, on whatever node."""
    if tx.dialect == "postgresql" and (filled.action.budget != "none" or filled.action.reshapes):
        tx.run(_purse, purse=f"{filled.shop}:{filled.customer_id}")


def _locked(tx: Tx, deed_id: str) -> Deed:
    found = tx.one(_by_id, id=deed_id)
    if found is None:
        raise NotFound("not_found")
    return found


def _new(tx: Tx, request: Request, filled: Filled, judged: Judged) -> Deed:
    return Deed(
        id=tx.new_id(),
        shop=filled.shop,
        kind=filled.action.kind,
        order_id=filled.subject,
        line=filled.action.line,
        fields=msgspec.json.encode(filled.action).decode(),
        customer_id=request.contact.customer_id,
        contact_id=request.contact.contact_id,
        conversation_id=request.conversation_id,
        entry_id=request.entry_id,
        hand=request.hand,
        actor=request.actor,
        state="proposed" if judged.reason is None else "refused",
        budget=filled.action.budget,
        # What is refused moves nothing; whatever somebody asked for, it need not fit a column.
        amount=judged.facts.action.amount if judged.reason is None else 0,
        currency=judged.facts.action.currency,
        terms=filled.terms(),
        attempts=0,
        created_at=tx.now,
        updated_at=tx.now,
        sent_at=None,
        escalated_at=None,
        **judged.kept(),
    )


def _confirmed(tx: Tx, before: Deed, judged: Judged, actor: str) -> Deed:
    told, changes = judged.decision(), judged.kept()
    return _step(tx, before, "confirm", events.DeedConfirmed, actor=actor, told=told, changes=changes)


def _offered_here(tx: Tx, live: Deed, request: Request) -> Deed:
    """The same offer, shown in another place: what becomes of it is told there."""
    place = (request.conversation_id, request.entry_id or live.entry_id)
    if live.state != "proposed" or request.conversation_id is None or place == (live.conversation_id, live.entry_id):
        return live
    moved = msgspec.structs.replace(live, conversation_id=place[0], entry_id=place[1], updated_at=tx.now)
    _write(tx, moved)
    _tell(tx, moved, events.DeedOffered, request.actor)
    return moved


def _step(
    tx: Tx,
    before: Deed,
    step: Step,
    event: type[events.DeedEvent] | None,
    *,
    actor: str = "system",
    told: Mapping[str, Any] | None = None,
    changes: Mapping[str, Any] | None = None,
) -> Deed:
    """Take a step of the table and say so. Raises Refused for one that cannot be taken."""
    now = msgspec.structs.replace(before, state=after(before.state, step), updated_at=tx.now, **(changes or {}))
    _write(tx, now)
    if event is not None:
        _tell(tx, now, event, actor, **(told or {}))
    return now


def _write(tx: Tx, now: Deed) -> None:
    tx.run(_save, deed_id=now.id, live=now.state in LIVE, **{name: getattr(now, name) for name in _CHANGES})


def _tell(tx: Tx, of: Deed, event: type[events.DeedEvent], actor: str, **told: Any) -> None:
    fact = event(
        action=of.kind,
        shop=of.shop,
        order=of.order_id,
        line=of.line,
        conversation=of.conversation_id,
        entry=of.entry_id,
        **told,
    )
    tx.record(fact, stream=of.stream, actor=actor)


def _look_later(tx: Tx, of: Deed, due: int) -> None:
    args = {"stream": of.stream, "attempt": of.attempts}
    enqueue(tx, SETTLE, key=f"{SETTLE}:{of.id}:{of.attempts}", due_at=due, args=args, lane=_lane(of))


def _lane(of: Deed) -> str:
    # The lane of the jobs that the confirmation itself begets: whoever asks the shop about a deed does so alone.
    return f"{PERFORM}:{of.stream}"
