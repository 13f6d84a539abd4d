"""The deeds that wait for a person: for a second yes, or for somebody to look what became of them."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import literal_column, select

from xiaoer.action.faces import offered, title
from xiaoer.action.queries import APPROVERS, PAGE, Deed, awaiting_deeds, unknown_deeds, waiting_deeds
from xiaoer.app.beside import Said, deed_shown, said_of
from xiaoer.app.count_feed import Counted
from xiaoer.app.deed_schemas import DeedPage, DeedRow, DeedsChanged, DeedTried, Standing
from xiaoer.auth.actor import Staff, System
from xiaoer.auth.queries import names_of
from xiaoer.contact.queries import contact_names
from xiaoer.conversation.schemas import AgentName
from xiaoer.event.models import event, stream
from xiaoer.kit.clock import iso
from xiaoer.kit.money import Money
from xiaoer.kit.statement import query_among
from xiaoer.kit.store import Reader
from xiaoer.policy.facts import Facts

AGENT = "agent:"
# A deed that is looked for all day keeps its last steps on the screen.
STEPS = 40


class _Event(msgspec.Struct, frozen=True):
    stream: str
    seq: int
    kind: str
    actor: str
    at: int
    facts: bytes


class _Tries(msgspec.Struct, frozen=True):
    attempts: int | None = None
    seen: str | None = None


_last = query_among(
    select(event.c.stream, event.c.seq, event.c.kind, event.c.actor, event.c.at, event.c.facts)
    .join(stream, stream.c.id == event.c.stream)
    # A stream's events are numbered without gaps, so that its last ones are known by their number.
    .where(event.c.seq > stream.c.seq - literal_column(str(STEPS)))
    .order_by(event.c.stream, event.c.seq),
    stream.c.id,
    "streams",
    _Event,
)


def page(read: Reader, actor: Staff, state: Standing, after: str, locale: str) -> DeedPage:
    """A page of them, oldest first. Raises Forbidden for who may not approve and asks what waits for that."""
    found = awaiting_deeds(read, actor, after) if state == "awaiting" else unknown_deeds(read, actor, after)
    names, said = names_of(read), said_of(read, found, locale)
    hers, steps = contact_names(read, [deed.contact_id for deed in found]), _steps(read, found)
    return DeedPage(
        deeds=[
            _row(actor, deed, hers.get(deed.contact_id, ""), steps[deed.stream], names, said[deed.id], locale)
            for deed in found
        ],
        next=found[-1].id if len(found) == PAGE else None,
    )


def counted(read: Reader, actors: Sequence[Staff]) -> list[Counted]:
    """How many there are for each of these readers; told anew when one that waits has changed."""
    awaiting, unknown = waiting_deeds(read, System())
    marks = {True: (awaiting, unknown), False: (None, unknown)}
    return [
        Counted(DeedsChanged(awaiting=awaiting.number if may else 0, unknown=unknown.number), marks[may])
        for may in (actor.role in APPROVERS for actor in actors)
    ]


def _steps(read: Reader, found: Sequence[Deed]) -> dict[str, list[_Event]]:
    """The last events of each, in their order."""
    steps: dict[str, list[_Event]] = {deed.stream: [] for deed in found}
    for one in read.all(_last, streams=msgspec.json.encode(list(steps)).decode()):
        steps[one.stream].append(one)
    return steps


def _row(
    actor: Staff,
    deed: Deed,
    customer: str,
    steps: Sequence[_Event],
    names: dict[str, str],
    said: Said,
    locale: str,
) -> DeedRow:
    stands = f"deed.{deed.state}"
    return DeedRow(
        deed=deed_shown(deed, locale, names, said),
        conversation=deed.conversation_id,
        customer=customer,
        order=deed.order,
        title=title(deed, locale),
        lines=offered(deed, locale),
        amount=Money(deed.amount, deed.currency) if deed.amount and deed.currency else None,
        proposed_by=_named(deed.actor, names),
        own=deed.actor == actor.name,
        rule=deed.rule,
        rule_version=deed.rule_version,
        words=said.words,
        facts=msgspec.json.decode(deed.facts, type=Facts),
        since=iso(next((step.at for step in steps if step.kind == stands), deed.updated_at)),
        due_at=None if deed.due_at is None else iso(deed.due_at),
        escalated=deed.escalated_at is not None,
        attempts=deed.attempts,
        tried=[_tried(step, names) for step in steps],
    )


def _tried(step: _Event, names: dict[str, str]) -> DeedTried:
    told = msgspec.json.decode(step.facts, type=_Tries)
    return DeedTried(
        event=step.kind, at=iso(step.at), agent=_named(step.actor, names), attempts=told.attempts, seen=told.seen
    )


def _named(actor: str, names: dict[str, str]) -> AgentName | None:
    if not actor.startswith(AGENT):
        return None
    id_ = actor.removeprefix(AGENT)
    return AgentName(id=id_, name=names.get(id_, ""))
