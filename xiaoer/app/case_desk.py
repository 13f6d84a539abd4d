"""Cases as staff see them: rows of a list, and one with its way, its timeline and the deeds about it."""

from collections.abc import Mapping, Sequence

import anyio
import msgspec

from xiaoer.action.case.api import back_text, coming_back, reason_text
from xiaoer.action.case.queries import deeds_of_order
from xiaoer.action.kinds.address import told as told_address
from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.app.beside import deed_shown
from xiaoer.app.case_schemas import (
    CaseDetail,
    CaseDo,
    CaseItem,
    CaseNumbers,
    CasePage,
    CasePhase,
    CasePhoto,
    CaseRow,
    CasesChanged,
    CaseTold,
    Need,
    Turn,
    View,
)
from xiaoer.app.count_feed import Counted
from xiaoer.auth.actor import Staff, System
from xiaoer.auth.queries import names_of
from xiaoer.contact.queries import contact_names
from xiaoer.conversation.schemas import AgentName, DeedShown
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import iso
from xiaoer.kit.errors import NotFound
from xiaoer.kit.store import Reader, Store
from xiaoer.media.addresses import Addresses
from xiaoer.media.queries import file_of, sent_in
from xiaoer.order.case import telling
from xiaoer.order.case.matter import label_of, matter_of
from xiaoer.order.case.path import phases
from xiaoer.order.case.queries import (
    Case,
    Told,
    case_of,
    cases,
    cases_of_conversation,
    cases_of_customer,
    numbers,
    timeline,
)
from xiaoer.order.case.states import CaseState, CaseStep, steps_for
from xiaoer.order.case.verbs import LOOKED_AT, shows_something
from xiaoer.order.facts import Order
from xiaoer.order.shop import Shop, ShopUnreachable

SHOP_LIMIT = 2.0
AGENT = "agent:"
_TURNS: Mapping[CaseState, Turn] = {
    "photos": "customer",
    "to_send": "customer",
    "on_the_way": "carrier",
    "review": "shop",
    "received": "shop",
    "inspected": "shop",
    "accepted": "shop",
    "promised": "shop",
}
_NEEDS: Mapping[CaseStep, Need] = {"refuse": "why", "ask_photos": "why", "inspect": "verdict", "send": "number"}


class Seen(msgspec.Struct, frozen=True):
    """A case with all that our own rooms know of it."""

    case: Case
    row: CaseRow
    told: list[Told]
    names: Mapping[str, str]
    photos: list[CasePhoto]
    chat_photos: list[CasePhoto]
    deeds: list[DeedShown]


def page(read: Reader, actor: Staff, view: View, after: str, locale: str, now: int) -> CasePage:
    """A page of a view."""
    (found, following), names = cases(read, actor, view, after), names_of(read)
    [(opened, waiting, mine)] = numbers(read, [actor])
    return CasePage(
        cases=_rows(read, found, names, locale, now),
        next=following,
        numbers=CaseNumbers(open=opened, waiting=waiting, mine=mine),
    )


def counted(read: Reader, actors: Sequence[Staff]) -> list[Counted]:
    """How many there are for each of these readers; every change of a case is told, for who has it open looks again."""
    return [
        Counted(CasesChanged(open=opened, waiting=waiting, mine=mine))
        for opened, waiting, mine in numbers(read, actors)
    ]


def of_conversation(
    read: Reader, actor: Staff, conversation_id: str, customer_id: str | None, locale: str, now: int
) -> list[CaseRow]:
    """Every case of the customer one talks with there, the newest first."""
    if customer_id is None:
        found = cases_of_conversation(read, actor, conversation_id)
    else:
        found = cases_of_customer(read, actor, customer_id)
    names = names_of(read)
    return _rows(read, found, names, locale, now)


async def detail(
    store: Store[Tx], shop: Shop, addresses: Addresses, staff: Staff, case_id: str, locale: str
) -> CaseDetail:
    """A case with everything about it; what the shop does not say in time is left out. Raises NotFound."""
    seen = await store.read(_seen, staff, addresses, case_id, locale, store.clock.now())
    case, order, away = seen.case, None, False
    try:
        with anyio.fail_after(SHOP_LIMIT):
            order = await shop.order(case.order_id, case.customer_id)
    except (ShopUnreachable, TimeoutError):
        away = True
    matter = matter_of(order, case) if order else None
    label = label_of(matter)
    terms, back = case.asked, back_text(case, order, locale)
    return CaseDetail(
        case=seen.row,
        head=telling.head(case, locale, back),
        lead=telling.lead(case, locale, back),
        steps=_steps(case, seen.told, locale, back),
        do=_do(case, locale),
        timeline=[_told(one, seen.names, locale) for one in seen.told],
        photos=seen.photos,
        chat_photos=seen.chat_photos,
        photos_needed=terms.photos,
        freight=terms.freight,
        tracking=case.tracking,
        passed=case.passed,
        label=label,
        send_to=told_address(label.to) if label else None,
        items=_items(order, case),
        amount=coming_back(case, order),
        matter=matter.id if matter else None,
        ends_by=next((kind for kind, action in ACTIONS.items() if action.ends == case.kind), None),
        deeds=seen.deeds,
        shop_away=away,
    )


def _seen(read: Reader, actor: Staff, addresses: Addresses, case_id: str, locale: str, now: int) -> Seen:
    case = case_of(read, actor, case_id)
    if case is None:
        raise NotFound("not_found")
    names = names_of(read)
    [row] = _rows(read, [case], names, locale, now)
    deeds = deeds_of_order(read, actor, case.shop, case.order_id)
    return Seen(
        case,
        row,
        timeline(read, actor, case),
        names,
        [photo(read, addresses, file_id, now) for file_id in case.files],
        [photo(read, addresses, file_id, now) for file_id in _sent_besides(read, actor, case)],
        [deed_shown(deed, locale, names) for deed in deeds[::-1] if deed.id >= case.id],
    )


def _sent_besides(read: Reader, actor: Staff, case: Case) -> list[str]:
    """The pictures she sent in the chat that the case could have and has not."""
    if case.state not in LOOKED_AT or case.conversation_id is None:
        return []
    found = sent_in(read, actor, case.conversation_id, case.contact_id)
    return [one.id for one in found[::-1] if shows_something(one) and one.id not in case.files]


def photo(read: Reader, addresses: Addresses, file_id: str, now: int) -> CasePhoto:
    """A picture of a case, at an address for the next minutes."""
    found = file_of(read, System(), file_id)
    if found is None:
        return CasePhoto(id=file_id, name="", type="", url=None)
    return CasePhoto(id=found.id, name=found.name, type=found.media_type, url=addresses.of(found.id, now)[0])


def _rows(read: Reader, found: Sequence[Case], names: Mapping[str, str], locale: str, now: int) -> list[CaseRow]:
    hers = contact_names(read, [case.contact_id for case in found])
    return [_row(case, hers.get(case.contact_id, ""), names, locale, now) for case in found]


def _row(case: Case, customer: str, names: Mapping[str, str], locale: str, now: int) -> CaseRow:
    turn: Turn = _TURNS.get(case.state, "nobody") if case.open else "nobody"
    return CaseRow(
        id=case.id,
        kind=case.kind,
        title=telling.kind_name(case.kind, locale),
        state=case.state,
        stands=telling.state_name(case.state, locale),
        open=case.open,
        turn=turn,
        order=case.order_id,
        customer=customer,
        conversation=case.conversation_id,
        agent=None if case.agent_id is None else AgentName(id=case.agent_id, name=names.get(case.agent_id, "")),
        reason=reason_text(case, locale) or None,
        opened_at=iso(case.opened_at),
        updated_at=iso(case.updated_at),
        due_at=None if case.due_at is None else iso(case.due_at),
        late=case.open and case.due_at is not None and case.due_at <= now,
    )


def _steps(case: Case, told: list[Told], locale: str, back: telling.Back | None) -> list[CasePhase]:
    return [
        CasePhase(
            key=one.key,
            title=telling.phase_name(case, one, locale, back),
            state=one.state,
            at=None if one.at is None else iso(one.at),
            due_at=None if one.due_at is None else iso(one.due_at),
            text=one.text,
            passed=one.passed,
        )
        for one in phases(case, told)
    ]


def _do(case: Case, locale: str) -> list[CaseDo]:
    """What staff may do by themselves; what pictures and deeds bring about is not among it."""
    steps = [one for one in steps_for(case.kind, case.state, "agent") if one not in ("show", "pass")]
    return [CaseDo(step=one, title=telling.step_name(one, locale), needs=_NEEDS.get(one, "nothing")) for one in steps]


def _told(told: Told, names: Mapping[str, str], locale: str) -> CaseTold:
    facts = {key: value for key, value in told.fact().items() if key not in ("kind", "matter", "shop", "order")}
    agent = told.actor.removeprefix(AGENT) if told.actor.startswith(AGENT) else None
    by = told.actor.partition(":")[0]
    return CaseTold(
        seq=told.seq,
        event=told.kind,
        title=telling.event_name(told, locale),
        at=iso(told.at),
        by="customer" if by == "contact" else "agent" if by == "agent" else "third" if by == "third" else "system",
        agent=None if agent is None else AgentName(id=agent, name=names.get(agent, "")),
        facts=facts,
        text=None if told.entry is not None and told.typed and told.body is None else told.text,
    )


def _items(order: Order | None, case: Case) -> list[CaseItem] | None:
    if order is None:
        return None
    return [
        CaseItem(line=item.line, title=item.title, quantity=item.quantity, picture=item.picture)
        for item in order.items
        if not case.of_lines or item.line in case.of_lines
    ]
