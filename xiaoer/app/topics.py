"""What conversations are about, for the rows that show them: no room before this one knows all of it."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from litestar import Request
from sqlalchemy import func, select

from xiaoer.action.faces import name
from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.action.models import deed
from xiaoer.action.states import State
from xiaoer.app.handoff_summary import words
from xiaoer.app.problems import reads
from xiaoer.assistant.models import assistant_state
from xiaoer.assistant.schemas import About
from xiaoer.auth.actor import Staff, System
from xiaoer.conversation import queries
from xiaoer.conversation.models import conversation
from xiaoer.conversation.schemas import Summary, Topic
from xiaoer.event.tx import Tx
from xiaoer.kit.money import Money
from xiaoer.kit.statement import query_among
from xiaoer.kit.store import Reader, Store
from xiaoer.kit.words import Locale
from xiaoer.order.case.models import order_case
from xiaoer.order.case.states import CaseKind, CaseState
from xiaoer.order.case.telling import kind_name, state_name
from xiaoer.report.schemas import LiveReport

DEED, CASE = "deed:", "case:"


class _Row(msgspec.Struct, frozen=True):
    """What is understood, the newest deed something may still come of, and the newest open case."""

    id: str
    remembered: bytes | None
    deed_kind: str | None
    deed_order: str | None
    deed_state: State | None
    deed_amount: int | None
    deed_currency: str | None
    case_kind: CaseKind | None
    case_order: str | None
    case_state: CaseState | None


class _Remembered(msgspec.Struct, frozen=True):
    about: About | None = None


class _Of(msgspec.Struct, frozen=True):
    conversation_id: str | None


_deed, _case = deed.alias("one_deed"), order_case.alias("one_case")
_live = (
    select(func.max(_deed.c.id))
    .where(_deed.c.conversation_id == conversation.c.id, _deed.c.live)
    .correlate(conversation)
    .scalar_subquery()
)
_open = (
    select(func.max(_case.c.id))
    .where(_case.c.conversation_id == conversation.c.id, _case.c.open)
    .correlate(conversation)
    .scalar_subquery()
)
_rows = select(
    conversation.c.id,
    assistant_state.c.state.label("remembered"),
    deed.c.kind.label("deed_kind"),
    deed.c.order_id.label("deed_order"),
    deed.c.state.label("deed_state"),
    deed.c.amount.label("deed_amount"),
    deed.c.currency.label("deed_currency"),
    order_case.c.kind.label("case_kind"),
    order_case.c.order_id.label("case_order"),
    order_case.c.state.label("case_state"),
).select_from(
    conversation.outerjoin(assistant_state, assistant_state.c.conversation_id == conversation.c.id)
    .outerjoin(deed, deed.c.id == _live)
    .outerjoin(order_case, order_case.c.id == _open)
)
_several = query_among(_rows, conversation.c.id, "ids", _Row)
_of_deeds = query_among(select(deed.c.conversation_id), deed.c.id, "ids", _Of)
_of_cases = query_among(select(order_case.c.conversation_id), order_case.c.id, "ids", _Of)
_decode = msgspec.json.Decoder(_Remembered).decode


async def told(request: Request[Any, Any, Any], rows: Sequence[Summary]) -> list[Summary]:
    """The rows with what each is about, in the language the sender reads."""
    store: Store[Tx] = request.app.state.store
    return await store.read(with_topics, rows, reads(request))


def with_topics(read: Reader, rows: Sequence[Summary], locale: str) -> list[Summary]:
    """The rows with what each is about: one query, however many there are."""
    known = _known(read, [row.id for row in rows])
    return [_with(row, known.get(row.id), locale) for row in rows]


async def floor_told(request: Request[Any, Any, Any], report: LiveReport) -> LiveReport:
    """The floor with what it speaks of called by its name, in the language the sender reads."""
    store: Store[Tx] = request.app.state.store
    return await store.read(floor_with_topics, report, reads(request))


def floor_with_topics(read: Reader, report: LiveReport, locale: str) -> LiveReport:
    """The floor with what it speaks of called by its name; what the shop itself named stays as it is."""
    asked = [msgspec.structs.replace(one, title=_named(one.topic, locale) or one.topic) for one in report.topics]
    return msgspec.structs.replace(report, topics=asked, longest=with_topics(read, report.longest, locale))


def summaries(
    read: Reader, actor: Staff | System, conversation_ids: Sequence[str], locales: Iterable[Locale]
) -> list[tuple[Summary, dict[Locale, Summary]]]:
    """Those conversations as rows, bare and in each of the languages, in no order."""
    known = _known(read, conversation_ids)
    return [
        (row, {locale: _with(row, known.get(row.id), locale) for locale in locales})
        for row in queries.summaries(read, actor, conversation_ids)
    ]


def conversations_of(read: Reader, streams: Iterable[str]) -> set[str]:
    """The conversations in which those deeds and cases came up."""
    taken = [*streams]
    deeds = [stream.removeprefix(DEED) for stream in taken if stream.startswith(DEED)]
    cases = [stream.removeprefix(CASE) for stream in taken if stream.startswith(CASE)]
    found = [*read.all(_of_deeds, ids=_json(deeds)), *read.all(_of_cases, ids=_json(cases))]
    return {row.conversation_id for row in found if row.conversation_id is not None}


def _known(read: Reader, conversation_ids: Sequence[str]) -> dict[str, _Row]:
    return {row.id: row for row in read.all(_several, ids=_json(conversation_ids))}


def _with(row: Summary, known: _Row | None, locale: str) -> Summary:
    return row if known is None else msgspec.structs.replace(row, topic=_topic(known, locale))


def _topic(row: _Row, locale: str) -> Topic | None:
    """The deed that is under way, else the case, else what was understood; of the order spoken of last."""
    about = _decode(row.remembered).about if row.remembered else None
    spoken = about.order if about else None
    if row.deed_kind and row.deed_state and spoken in (None, row.deed_order):
        return Topic(
            title=name(row.deed_kind, locale),
            stands=words.text(locale, f"topic-deed-{row.deed_state}"),
            # What is about the customer herself has no order.
            order=None if not row.deed_order or row.deed_order.startswith("@") else row.deed_order,
            amount=Money(row.deed_amount, row.deed_currency) if row.deed_amount and row.deed_currency else None,
        )
    if row.case_kind and row.case_state and spoken in (None, row.case_order):
        stands = state_name(row.case_state, locale)
        return Topic(title=kind_name(row.case_kind, locale), stands=stands, order=row.case_order, amount=None)
    title = _named(about.matter, locale) if about else None
    if about is None or title is None:
        return None
    amount = Money(about.amount, about.currency) if about.amount else None
    return Topic(title=title, stands=None, order=about.order, amount=amount)


def _named(matter: str, locale: str) -> str | None:
    """What an action or an intent is called; None for an intent of the shop's own."""
    if matter in ACTIONS:
        return name(matter, locale)
    key = f"topic-{matter}"
    return words.text(locale, key) if words.has(key) else None


def _json(ids: Sequence[str]) -> str:
    return msgspec.json.encode(ids).decode()
