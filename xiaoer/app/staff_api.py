"""What staff ask of several rooms at once."""

from typing import Any, Literal

import msgspec
from litestar import Request, get, put
from litestar.params import FromPath, JSONBody

from xiaoer.action.faces import name
from xiaoer.action.queries import Deed, deeds_of_conversation
from xiaoer.app.house import House
from xiaoer.app.problems import reads
from xiaoer.assistant.speak import order_part
from xiaoer.auth.guard import staff_of
from xiaoer.contact.queries import contact_of
from xiaoer.conversation import queries
from xiaoer.conversation.schemas import DeedShown, Detail
from xiaoer.inbox.parts import Order
from xiaoer.kit.clock import iso
from xiaoer.routing import verbs as routing

ORDERS = 10


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the agent takes conversations."""

    status: Literal["online", "away"]


@get("/api/conversations/{conversation_id:str}")
async def show_conversation(request: Request[Any, Any, Any], conversation_id: FromPath[str]) -> Detail:
    """A conversation with what stands beside its thread."""
    house: House = request.app.state.house
    staff = staff_of(request)
    summary = await house.store.read(queries.summary, staff, conversation_id)
    contact = await house.store.read(contact_of, summary.contact.id)
    orders: list[Order] = []
    if contact is not None and contact.customer_id is not None:
        orders = [order_part(order) for order in await house.shop.orders(contact.customer_id, ORDERS)]
    deeds = await house.store.read(deeds_of_conversation, staff, conversation_id)
    return Detail(conversation=summary, orders=orders, deeds=[_shown(deed, reads(request)) for deed in deeds])


@put("/api/staff/presence")
async def set_presence(request: Request[Any, Any, Any], data: JSONBody[Presence]) -> Presence:
    """Take conversations, or not for now."""
    house: House = request.app.state.house
    await house.store.write(routing.set_online, staff_of(request).agent_id, online=data.status == "online")
    return data


def _shown(deed: Deed, locale: str) -> DeedShown:
    return DeedShown(
        id=deed.id,
        action=deed.kind,
        title=name(deed.kind, locale),
        order=deed.order_id,
        state=deed.state,
        reason=deed.reason,
        at=iso(deed.created_at),
    )


ROUTES = [show_conversation, set_presence]
