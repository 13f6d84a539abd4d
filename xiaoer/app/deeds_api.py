"""Deeds over HTTP, for staff: proposing them, taking them back, and the second person's yes or no."""

from typing import Annotated, Any

from litestar import Request, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from xiaoer.action.facts import fill_again
from xiaoer.action.queries import deed_of
from xiaoer.action.unknown.verbs import settle_by_hand
from xiaoer.action.verbs import approve, reject
from xiaoer.app import deed_desk, waiting_deeds
from xiaoer.app.beside import deed_shown
from xiaoer.app.deed_schemas import DeedBody, DeedPage, DeedPreview, DeedSettle, DeedWish, Form, Standing
from xiaoer.app.house import House
from xiaoer.app.problems import reads
from xiaoer.auth.guard import at_least, staff_of
from xiaoer.conversation.schemas import DeedShown
from xiaoer.kit.errors import NotFound
from xiaoer.order.shop import ShopUnreachable

AnyRequest = Request[Any, Any, Any]
Named = Annotated[str, QueryParameter(max_length=64)]
# The framework keeps the name `state` for itself.
Wanted = Annotated[Standing, QueryParameter(name="state")]
MaybeNamed = Annotated[str | None, QueryParameter(max_length=64)]


@get("/api/conversations/{conversation_id:str}/form")
async def show_form(
    request: AnyRequest, conversation_id: FromPath[str], action: Named, order: MaybeNamed = None
) -> Form:
    """What an action asks for, with every answer there is."""
    house: House = request.app.state.house
    wish = DeedWish(action=action, order=order)
    return await deed_desk.asked(house.store, house.shop, staff_of(request), conversation_id, wish, reads(request))


@post("/api/conversations/{conversation_id:str}/deeds/preview", status_code=200)
async def preview_deed(request: AnyRequest, conversation_id: FromPath[str], data: JSONBody[DeedWish]) -> DeedPreview:
    """What would happen, and what the rules say to it; nothing is written."""
    house: House = request.app.state.house
    staff = staff_of(request)
    return await deed_desk.previewed(house.store, house.shop, staff, conversation_id, data, reads(request))


@post("/api/conversations/{conversation_id:str}/deeds")
async def propose_deed(request: AnyRequest, conversation_id: FromPath[str], data: JSONBody[DeedBody]) -> DeedShown:
    """Propose it: the customer is asked, or it is done at once, as the rules say."""
    house: House = request.app.state.house
    locale = reads(request)
    deed = await deed_desk.propose(house.store, house.shop, staff_of(request), conversation_id, data, locale)
    return deed_shown(deed, locale)


@get("/api/deeds")
async def list_deeds(request: AnyRequest, standing: Wanted = "awaiting", after: Named = "") -> DeedPage:
    """What waits for a second person, or for somebody to look what became of it."""
    house: House = request.app.state.house
    return await house.store.read(waiting_deeds.page, staff_of(request), standing, after, reads(request))


@post("/api/deeds/{deed_id:str}/withdraw", status_code=200)
async def withdraw_deed(request: AnyRequest, deed_id: FromPath[str]) -> DeedShown:
    """Take it back before the customer has answered."""
    house: House = request.app.state.house
    deed = await deed_desk.take_back(house.store, staff_of(request), deed_id)
    return deed_shown(deed, reads(request))


@post("/api/deeds/{deed_id:str}/approve", status_code=200, opt=at_least("supervisor"))
async def approve_deed(request: AnyRequest, deed_id: FromPath[str]) -> DeedShown:
    """The second person's yes, decided again on what is true now; the answer says what came of it."""
    house: House = request.app.state.house
    staff = staff_of(request)
    before = await house.store.read(deed_of, staff, deed_id)
    if before is None:
        raise NotFound("not_found")
    try:
        filled = await fill_again(house.shop, before, now=house.store.clock.now())
    except ShopUnreachable:
        raise deed_desk.ShopAway from None
    return deed_shown(await house.store.write(approve, deed_id, filled, staff), reads(request))


@post("/api/deeds/{deed_id:str}/reject", status_code=200, opt=at_least("supervisor"))
async def reject_deed(request: AnyRequest, deed_id: FromPath[str]) -> DeedShown:
    """The second person's no."""
    house: House = request.app.state.house
    return deed_shown(await house.store.write(reject, deed_id, staff_of(request)), reads(request))


@post("/api/deeds/{deed_id:str}/settle", status_code=200, opt=at_least("supervisor"))
async def settle_deed(request: AnyRequest, deed_id: FromPath[str], data: JSONBody[DeedSettle]) -> DeedShown:
    """What became of it by a person's word, when no machine can say; the shop is asked nothing."""
    house: House = request.app.state.house
    staff = staff_of(request)
    settled = await house.store.write(settle_by_hand, deed_id, staff, happened=data.happened, why=data.why)
    return deed_shown(settled, reads(request))


ROUTES = [
    show_form,
    preview_deed,
    propose_deed,
    list_deeds,
    withdraw_deed,
    approve_deed,
    reject_deed,
    settle_deed,
]
