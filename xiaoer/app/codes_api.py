"""Having a customer prove who she is, from the console: the code goes to her, and she gives it in her chat."""

from typing import Any

import anyio
from litestar import Request, post
from litestar.params import FromPath, JSONBody

from xiaoer.app.deed_desk import SHOP_LIMIT, ShopAway, place_of
from xiaoer.app.house import House
from xiaoer.auth.guard import staff_of
from xiaoer.contact.proof import Ask
from xiaoer.contact.proof import place_of as code_place
from xiaoer.conversation import agents
from xiaoer.conversation.schemas import CodeBody, CodeOnItsWay
from xiaoer.kit.clock import iso
from xiaoer.kit.errors import Refused
from xiaoer.order.reach import reach
from xiaoer.order.shop import ShopUnreachable


@post("/api/conversations/{conversation_id:str}/code", status_code=202)
async def send_code(
    request: Request[Any, Any, Any], conversation_id: FromPath[str], data: JSONBody[CodeBody]
) -> CodeOnItsWay:
    """Have a code sent to the customer; once she gives it in her chat, it is sure who she is."""
    house: House = request.app.state.house
    staff, now = staff_of(request), house.store.clock.now()
    place = await house.store.read(place_of, staff, conversation_id, now)
    customer_id = place.wish.contact.customer_id
    if customer_id is None:
        raise Refused("code_no_way")
    try:
        with anyio.fail_after(SHOP_LIMIT):
            to = await reach(house.shop, customer_id, data.way)
    except (ShopUnreachable, TimeoutError):
        raise ShopAway from None
    if to is None:
        raise Refused("code_no_way")
    ask = Ask(
        id=data.id,
        contact_id=place.wish.contact.contact_id,
        place=code_place(conversation_id),
        customer_id=customer_id,
        way=data.way,
        locale=place.summary.locale,
        actor=staff.name,
    )
    code = await house.store.write(agents.send_code, staff, conversation_id, ask, entry_id=data.id, to=to.masked)
    return CodeOnItsWay(to=to.masked, expires_at=iso(code.expires_at))


ROUTES = [send_code]
