"""Quick replies over HTTP."""

from typing import Any

import anyio
import msgspec
from litestar import Request, delete, get, put
from litestar.params import FromPath, JSONBody

from xiaoer.auth.guard import at_least, staff_of
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Invalid
from xiaoer.kit.store import Store
from xiaoer.macro import queries, verbs
from xiaoer.macro.fields import FIELDS, fill, spoken_of
from xiaoer.macro.schemas import Macro, Macros, MacroText
from xiaoer.order.facts import Order
from xiaoer.order.shop import Shop, ShopUnreachable

ORDERS = 50
SHOP_LIMIT = 3.0
AnyRequest = Request[Any, Any, Any]


@get("/api/macros")
async def list_macros(request: AnyRequest) -> Macros:
    """All quick replies, and the fields they may use."""
    return Macros(macros=await _store(request).read(queries.macros, staff_of(request)), fields=list(FIELDS))


@put("/api/macros/{macro_id:str}", opt=at_least("supervisor"))
async def put_macro(request: AnyRequest, macro_id: FromPath[str], data: JSONBody[Macro]) -> Macro:
    """A new quick reply, or a new version of one."""
    if data.id != macro_id:
        raise Invalid("macro_other_id")
    return await _store(request).write(verbs.put, staff_of(request), data)


@delete("/api/macros/{macro_id:str}", opt=at_least("supervisor"), status_code=204)
async def delete_macro(request: AnyRequest, macro_id: FromPath[str]) -> None:
    """It is gone; gone twice is gone."""
    await _store(request).write(verbs.delete_macro, staff_of(request), macro_id)


@get("/api/conversations/{conversation_id:str}/macros/{macro_id:str}")
async def fill_macro(request: AnyRequest, conversation_id: FromPath[str], macro_id: FromPath[str]) -> MacroText:
    """A quick reply as it is to be said in a conversation, of facts only."""
    store, staff = _store(request), staff_of(request)
    wanted = await store.read(queries.macro_of, staff, macro_id)
    place = await store.read(queries.place, staff, conversation_id)
    order = spoken_of(await _orders(request.app.state.house.shop, place.customer_id), place.numbers)
    return fill(wanted.texts, msgspec.structs.replace(place.setting, order=order))


async def _orders(shop: Shop, customer_id: str | None) -> tuple[Order, ...]:
    """Her orders; none when the shop is away, so that what it knows is left open."""
    if customer_id is None:
        return ()
    try:
        with anyio.fail_after(SHOP_LIMIT):
            return await shop.orders(customer_id, ORDERS)
    except (ShopUnreachable, TimeoutError):
        return ()


def _store(request: AnyRequest) -> Store[Tx]:
    store: Store[Tx] = request.app.state.store
    return store


ROUTES = [list_macros, put_macro, delete_macro, fill_macro]
