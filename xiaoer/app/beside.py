"""What stands beside a thread: the customer, her orders with what can be done to them, and what was before."""

from collections.abc import Mapping, Sequence

import anyio
import msgspec

from xiaoer.action.faces import name, possible, why_not
from xiaoer.action.facts import Request
from xiaoer.action.queries import Deed, deeds_of_conversation, deeds_of_customer
from xiaoer.app.earlier import settled_before
from xiaoer.app.handoff_summary import summed_up
from xiaoer.app.topics import with_topics
from xiaoer.assistant.queries import state_of
from xiaoer.assistant.schemas import State
from xiaoer.assistant.speak import order_part
from xiaoer.auth.actor import Contact, Staff
from xiaoer.auth.queries import names_of
from xiaoer.contact.proof import place_of
from xiaoer.contact.queries import Known, contact_of, verified_at
from xiaoer.conversation import queries
from xiaoer.conversation.receipts import receipts_of
from xiaoer.conversation.schemas import ActionShown, AgentName, ContactShown, DeedShown, Detail, OrderShown
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import iso
from xiaoer.kit.errors import NotFound
from xiaoer.kit.money import Money
from xiaoer.kit.store import Reader, Store
from xiaoer.kit.words import nearest
from xiaoer.order.facts import Customer, Order
from xiaoer.order.reach import reaches
from xiaoer.order.shop import Shop, ShopUnreachable
from xiaoer.policy.level import Standing, standing
from xiaoer.policy.queries import rule_versions

ORDERS = 10
# The screen is there at once; what the shop does not say in this time is left out.
SHOP_LIMIT = 2.0


async def detail(store: Store[Tx], shop: Shop, staff: Staff, conversation_id: str, locale: str) -> Detail:
    """A conversation with what stands beside its thread. Raises NotFound."""
    summary = await store.read(queries.summary, staff, conversation_id)
    known = await store.read(contact_of, summary.contact.id)
    if known is None:
        raise NotFound("not_found")
    now = store.clock.now()
    stands = await store.read(standing_of, known, conversation_id, now)
    customer, orders = await _asked_of_shop(shop, stands.customer_id)
    deeds = await store.read(deeds_of_conversation, staff, conversation_id)
    request = Request(
        contact=Contact(known.id, known.inbox_id, stands.customer_id),
        hand="agent",
        locale=locale,
        staff=staff,
        conversation_id=conversation_id,
        level=stands.level,
    )
    far = await store.read(receipts_of, conversation_id)
    wished, about = spoken_of(await store.read(state_of, conversation_id))
    # What is talked about stands first, then the newest.
    orders = None if orders is None else sorted(orders, key=lambda one: one.id != about)
    names = await store.read(names_of) if any(deed.second for deed in deeds) else None
    said = await store.read(said_of, deeds, locale)
    return Detail(
        conversation=(await store.read(with_topics, [summary], locale))[0],
        contact=await store.read(_contact, known, stands, customer, orders),
        orders=None if orders is None else await store.read(_orders, shop.name, orders, request, now, wished),
        actions=[] if customer is None else await store.read(_actions, shop.name, customer, request, now, wished),
        deeds=[deed_shown(deed, locale, names, said.get(deed.id)) for deed in deeds],
        elsewhere=await store.read(_elsewhere, staff, stands.customer_id, request),
        handoff=await store.read(summed_up, staff, conversation_id, deeds, locale),
        earlier=await store.read(settled_before, staff, summary, known),
        delivered_n=far.customer_delivered,
        read_n=far.customer_read,
    )


def spoken_of(state: State) -> tuple[str | None, str | None]:
    """The action she wished for as the assistant understood it, and the order that was talked about last."""
    offer, wish = state.offer, next(iter(state.wishes), None)
    if offer is not None:
        return offer.action, offer.order
    return (wish.action, wish.order or state.order) if wish else (None, state.order)


def _elsewhere(read: Reader, actor: Staff, customer_id: str | None, request: Request) -> list[DeedShown]:
    found = [] if customer_id is None else deeds_of_customer(read, actor, customer_id)
    return [deed_shown(one, request.locale) for one in found if one.conversation_id != request.conversation_id]


async def _asked_of_shop(shop: Shop, customer_id: str | None) -> tuple[Customer | None, Sequence[Order] | None]:
    """Who she is and her orders; None where the shop does not answer in time."""
    if customer_id is None:
        return None, []
    customer: Customer | None = None
    try:
        with anyio.fail_after(SHOP_LIMIT):
            customer = await shop.customer(customer_id)
            return customer, await shop.orders(customer_id, ORDERS)
    except (TimeoutError, ShopUnreachable):
        return customer, None


def standing_of(read: Reader, known: Known, conversation_id: str, now: int) -> Standing:
    """Who the contact of a conversation is taken for in it, and how surely."""
    actor = Contact(known.id, known.inbox_id, known.customer_id)
    return standing(read, actor, place=place_of(conversation_id), now=now)


def _contact(
    read: Reader, known: Known, stands: Standing, customer: Customer | None, orders: Sequence[Order] | None
) -> ContactShown:
    proved = verified_at(read, known)
    return ContactShown(
        id=known.id,
        name=customer.name if customer else known.name,
        level=stands.level,
        verified_at=None if proved is None else iso(proved),
        fresh_until=None if stands.fresh_until is None else iso(stands.fresh_until),
        ways=[] if customer is None else list(reaches(customer)),
        # She bought here before she ever wrote.
        since=iso(min([known.created_at, *(one.placed_at for one in orders or () if one.placed_at)])),
        locale=known.locale,
        email=customer.email if customer else None,
        phone=customer.phone if customer else None,
        city=customer.addresses[0].city if customer and customer.addresses else None,
        orders=len(orders or ()),
    )


def _actions(
    read: Reader, shop: str, of: Order | Customer, request: Request, now: int, wished: str | None
) -> list[ActionShown]:
    return [
        ActionShown(
            action=each.kind, title=each.title, possible=each.reason is None, reason=each.reason, stands=each.stands
        )
        for each in possible(read, shop, of, request, now, wished)
    ]


def _orders(
    read: Reader, shop: str, orders: Sequence[Order], request: Request, now: int, wished: str | None
) -> list[OrderShown]:
    return [
        OrderShown(order=order_part(order), actions=_actions(read, shop, order, request, now, wished))
        for order in orders
    ]


class Said(msgspec.Struct, frozen=True):
    """Why a deed is decided as it is, and whether its rule asks for a second person."""

    words: str | None = None
    approval: bool = False


def said_of(read: Reader, deeds: Sequence[Deed], locale: str) -> dict[str, Said]:
    """Of each deed what decided it: why it was refused, or else what its rule says and asks."""
    said = {}
    rules = rule_versions(read, {deed.rule for deed in deeds if deed.rule})
    for deed in deeds:
        rule = rules.get((deed.rule or "", deed.rule_version or 0))
        words = why_not(deed, locale) if deed.state == "refused" else rule and rule.words.get(nearest(locale))
        said[deed.id] = Said(words or None, approval=rule is not None and rule.verdict == "approve")
    return said


def deed_shown(deed: Deed, locale: str, names: Mapping[str, str] | None = None, said: Said | None = None) -> DeedShown:
    """A deed as staff see it; whoever approved it by her name, where `names` has it."""
    second = None if deed.second is None else deed.second.removeprefix("agent:")
    said = said or Said()
    return DeedShown(
        id=deed.id,
        action=deed.kind,
        operation=deed.action.operation,
        title=name(deed.kind, locale),
        order=deed.order,
        state=deed.state,
        reason=deed.reason,
        at=iso(deed.created_at),
        rule=deed.rule,
        rule_version=deed.rule_version,
        words=said.words,
        approval=said.approval or second is not None,
        amount=Money(deed.amount, deed.currency) if deed.amount and deed.currency else None,
        second=None if second is None else AgentName(id=second, name=(names or {}).get(second, "")),
        # Nothing changes it any more.
        done_at=iso(deed.updated_at) if deed.state == "done" else None,
    )
