"""Changes of deeds. Each takes one step of the table, decides by the rules, and says what happened."""

from collections.abc import Mapping
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from xiaoer.action import events
from xiaoer.action.facts import Filled, Request
from xiaoer.action.models import deed
from xiaoer.action.queries import Deed, columns
from xiaoer.action.states import LIVE, Step, after
from xiaoer.event.tx import Tx
from xiaoer.job.queue import enqueue
from xiaoer.kit.clock import MINUTE, SECOND
from xiaoer.kit.errors import Failed, NotFound, Refused
from xiaoer.kit.statement import change, either, query
from xiaoer.kit.store import Reader
from xiaoer.policy.facts import Level
from xiaoer.policy.queries import current_rules
from xiaoer.policy.rules import decide

PERFORM = "deed.perform"
SETTLE = "deed.settle"
POSTPONED = 8  # tries to reach the shop at all, some eight minutes
LOOKS = 12  # reads back after a lost answer, some half an hour
VOID = {"reason": "changed"}
LEVELS: tuple[Level, ...] = get_args(Level)


class Judged(msgspec.Struct, frozen=True):
    """What the gate says: a `reason` against it, or go, with or without a yes of the customer."""

    reason: str | None
    ask: bool = True
    rule: str | None = None
    rule_version: int | None = None
    words: Mapping[str, str] = {}
    to_person: bool = False
    failed: str | None = None


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
_put = either(
    on_sqlite=sqlite.insert(deed).on_conflict_do_nothing(),
    on_postgresql=postgresql.insert(deed).on_conflict_do_nothing(),
)
_KEPT = ("conversation_id", "entry_id", "state", "rule", "rule_version", "words", "facts", "reason", "to_person")
_CHANGES = (*_KEPT, "attempts", "updated_at", "sent_at", "escalated_at")
_save = change(
    update(deed)
    .where(deed.c.id == bindparam("deed_id"))
    .values({name: bindparam(name) for name in (*_CHANGES, "live")})
)


def propose(tx: Tx, request: Request, filled: Filled) -> Deed:
    """The deed for this wish: a new one, the live one there is, or one that is refused and says why."""
    judged = judge(tx, filled)
    live = _live(tx, filled)
    if live is not None:
        if live.customer_id != request.contact.customer_id:
            raise Refused("deed_closed", state=live.state)
        if live.state != "proposed" or (judged.reason is None and live.terms == _terms(filled)):
            return _offered_here(tx, live, request)
        _step(tx, live, "void", events.DeedVoided, actor=request.actor, told=VOID, changes=VOID)
    made = _new(tx, request, filled, judged)
    if not tx.run(_put, live=made.state in LIVE, **msgspec.structs.asdict(made)):
        # Another hand was faster by a moment.
        if (live := _live(tx, filled)) is None:
            raise Failed
        return live
    if judged.reason is not None:
        _tell(tx, made, events.DeedRefused, request.actor, **_refusal(filled, judged))
        return made
    _tell(tx, made, events.DeedProposed, request.actor, hand=request.hand, **_decision(filled, judged))
    return made if judged.ask else _confirmed(tx, made, filled, judged, request.actor)


def confirm(tx: Tx, deed_id: str, filled: Filled, *, actor: str) -> Deed:
    """Her yes, decided again on what is true now. Twice is the same yes; one to a closed offer does nothing."""
    before = _locked(tx, deed_id)
    if before.state in ("refused", "declined", "voided"):
        _tell(tx, before, events.DeedOvertaken, actor, state=before.state)
        return before
    if before.state != "proposed":
        return before
    judged = judge(tx, filled)
    if judged.reason is not None:
        told = _refusal(filled, judged)
        return _step(tx, before, "refuse", events.DeedRefused, actor=actor, told=told, changes=_kept(filled, judged))
    if before.terms != _terms(filled):
        return _step(tx, before, "void", events.DeedVoided, actor=actor, told=VOID, changes=VOID)
    return _confirmed(tx, before, filled, judged, actor)


def decline(tx: Tx, deed_id: str, *, actor: str) -> Deed:
    """Her no. It closes an open offer and nothing else: what has begun goes on."""
    before = _locked(tx, deed_id)
    return _step(tx, before, "decline", events.DeedDeclined, actor=actor) if before.state == "proposed" else before


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
        return _step(tx, before, "finish", events.DeedDone, actor=actor, changes={"reason": None})
    if outcome == "refused":
        to_person = reason in ("failed", "unreachable")
        told = {"reason": reason, "to_person": to_person, "rule": None, "rule_version": None, "facts": None}
        changes = {"reason": reason, "to_person": to_person, "words": "{}"}
        return _step(tx, before, "refuse", events.DeedRefused, actor=actor, told=told, changes=changes)
    lost = _step(tx, before, "lose", events.DeedUnknown, actor=actor, changes={"attempts": 0})
    _look_later(tx, lost, tx.now + 2 * SECOND)
    return lost


def give_up(tx: Tx, deed_id: str) -> Deed:
    """Her yes could not be decided, since the shop is away: it is refused. What another hand has begun goes on."""
    before = _locked(tx, deed_id)
    return finish(tx, deed_id, "refused", reason="unreachable") if before.state == "proposed" else before


def look_again(tx: Tx, deed_id: str, attempt: int, *, until: int | None) -> Deed:
    """Nothing is known after this look: there is another, later each time and up to `until`; then a person looks."""
    before = _locked(tx, deed_id)
    if before.state != "unknown" or before.attempts != attempt:
        return before
    attempts = attempt + 1
    told = {"attempts": attempts}
    if attempts >= LOOKS and (until is None or tx.now >= until):
        changes = {"attempts": attempts, "to_person": True, "escalated_at": tx.now}
        return _step(tx, before, "escalate", events.DeedEscalated, told=told, changes=changes)
    now = _step(tx, before, "look_again", None, changes={"attempts": attempts})
    _look_later(tx, now, tx.now + min(SECOND * 2 ** min(attempts + 1, LOOKS), 5 * MINUTE))
    return now


def judge(read: Reader, filled: Filled) -> Judged:
    """The gate: identity, hand and order first, then the rules, then what is possible at all."""
    action, facts, order = filled.action, filled.facts, filled.order
    if LEVELS.index(facts.actor.level) < LEVELS.index(action.level):
        return Judged("not_signed_in")
    if facts.actor.hand not in action.hands:
        return Judged("not_this_hand", to_person=True)
    if order is None:
        return Judged("order_not_found")
    decision = decide(current_rules(read, action.kind), facts, action.kind)
    rule, version, waits = decision.rule, decision.version, decision.verdict == "approve"
    if decision.verdict in ("refuse", "approve") and decision.words:
        return Judged("rule", words=decision.words, to_person=waits, rule=rule, rule_version=version)
    # A rule that fails decides nothing, so what the order itself says goes before it.
    if (reason := action.available(order)) is not None:
        return Judged(reason, rule=rule, rule_version=version)
    if decision.verdict in ("refuse", "approve"):
        return Judged("needs_person", to_person=True, failed=decision.failed, rule=rule, rule_version=version)
    return Judged(None, ask=decision.verdict != "allow", rule=rule, rule_version=version)


def _live(tx: Tx, filled: Filled) -> Deed | None:
    action = filled.action
    return tx.one(_by_order, shop=filled.shop, order_id=action.order_id, line=action.line, kind=action.kind)


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
        order_id=filled.action.order_id,
        line=filled.action.line,
        fields=msgspec.json.encode(filled.action).decode(),
        customer_id=request.contact.customer_id,
        contact_id=request.contact.contact_id,
        conversation_id=request.conversation_id,
        entry_id=request.entry_id,
        hand=request.hand,
        actor=request.actor,
        state="proposed" if judged.reason is None else "refused",
        terms=_terms(filled),
        attempts=0,
        created_at=tx.now,
        updated_at=tx.now,
        sent_at=None,
        escalated_at=None,
        **_kept(filled, judged),
    )


def _confirmed(tx: Tx, before: Deed, filled: Filled, judged: Judged, actor: str) -> Deed:
    told, changes = _decision(filled, judged), _kept(filled, judged)
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


def _terms(filled: Filled) -> str:
    terms = filled.action.terms(filled.order) if filled.order else []
    return msgspec.json.encode(terms).decode()


def _kept(filled: Filled, judged: Judged) -> dict[str, Any]:
    """What stays with the deed of a decision."""
    return {
        "rule": judged.rule,
        "rule_version": judged.rule_version,
        "words": msgspec.json.encode(judged.words).decode(),
        "facts": msgspec.json.encode(filled.facts).decode(),
        "reason": judged.reason,
        "to_person": judged.to_person,
    }


def _decision(filled: Filled, judged: Judged) -> dict[str, Any]:
    return {"rule": judged.rule, "rule_version": judged.rule_version, "facts": filled.facts}


def _refusal(filled: Filled, judged: Judged) -> dict[str, Any]:
    told = {"reason": judged.reason, "to_person": judged.to_person, "failed": judged.failed}
    return told | _decision(filled, judged)
