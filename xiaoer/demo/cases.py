"""The steps page of a customer's case: what is behind it, what is next and until when, and the steps that are hers."""

from typing import Annotated, Any

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, QueryParameter

from xiaoer.action.case.api import OwnCase, OwnCases
from xiaoer.action.own.answers import sent
from xiaoer.auth.guard import PUBLIC
from xiaoer.demo.front import SIGNED_IN
from xiaoer.demo.pages import Lang, Visit, Web, front_of, go, own_page, page, visit_of
from xiaoer.kit.errors import NotFound, Refused
from xiaoer.media.addresses import Addresses
from xiaoer.media.jobs import Intake

CASES = "/shop/cases"
# How long a page that waits for the label stands before it looks again, without a script.
LOOK_AGAIN = 3
Seal = Annotated[str, QueryParameter(max_length=64)]


@get(f"{CASES}/{{case_id:str}}", opt=PUBLIC, include_in_schema=False)
async def case(request: Web, case_id: FromPath[str], lang: Lang = "") -> Response[bytes]:
    """How one of her cases stands."""
    visit = await visit_of(request, lang)
    if visit.customer is None:
        return page(request, visit, "nobody.html", status=401)
    return await _show(request, visit, case_id)


@post(f"{CASES}/{{case_id:str}}", opt=PUBLIC, include_in_schema=False)
async def take(request: Web, case_id: FromPath[str], lang: Lang = "") -> Response[Any]:
    """Her parcel is on its way, or she withdraws."""
    own_page(request)
    visit = await visit_of(request, lang)
    if visit.customer is None:
        return page(request, visit, "nobody.html", status=401)
    came = sent((await request.form()).multi_items())
    if not _sealed(request, came.get("seal", [""])[0], case_id):
        return await _show(request, visit, case_id, stale=True, status=409)
    hand = _cases(request, visit)
    tracking = came.get("tracking", [""])[0]
    try:
        match came.get("step", [""])[0]:
            case "send":
                await hand.sent(case_id, tracking)
            case "withdraw":
                await hand.withdraw(case_id)
            case _:
                raise NotFound("not_found")
    except Refused as refused:
        return await _refused(request, visit, case_id, refused, tracking)
    return go(f"{CASES}/{case_id}")


@post(
    f"{CASES}/{{case_id:str}}/photos", opt={**PUBLIC, "form": True}, include_in_schema=False, request_max_body_size=None
)
async def show_photo(request: Web, case_id: FromPath[str], lang: Lang = "", seal: Seal = "") -> Response[Any]:
    """One of her pictures."""
    own_page(request)
    visit = await visit_of(request, lang)
    if visit.customer is None:
        return page(request, visit, "nobody.html", status=401)
    # Before anything of the file is read; the form is sent in pieces, so its seal stands in the address.
    if not _sealed(request, seal, case_id):
        return await _show(request, visit, case_id, stale=True, status=409)
    intake: Intake = request.app.state.intake
    hand = _cases(request, visit)
    try:
        await hand.stands(case_id)
        contact = front_of(request).contact(visit.customer.id)
        kept = await intake.take(contact, request.headers.get("content-type", ""), request.stream())
        await hand.show(case_id, [kept.id])
    except Refused as refused:
        return await _refused(request, visit, case_id, refused)
    return go(f"{CASES}/{case_id}")


async def _refused(request: Web, visit: Visit, case_id: str, refused: Refused, tracking: str = "") -> Response[bytes]:
    if isinstance(refused, NotFound):
        return page(request, visit, "missing.html", status=404)
    said = request.app.state.words.text(visit.locale, f"error-{refused.code}", **refused.facts)
    return await _show(request, visit, case_id, says=said, tracking=tracking, status=refused.status)


async def _show(
    request: Web,
    visit: Visit,
    case_id: str,
    *,
    says: str = "",
    tracking: str = "",
    stale: bool = False,
    status: int = 200,
) -> Response[bytes]:
    try:
        own = await _cases(request, visit).stands(case_id)
    except NotFound:
        return page(request, visit, "missing.html", status=404)
    front = front_of(request)
    # What else can be done with what the case is about; the rest of the order has its own page.
    could = msgspec.structs.replace(own.order, items=tuple(own.items)) if own.order and own.case.open else None
    hand = front.hand(own.case.customer_id, visit.locale, _session(request))
    facts = {
        "own": own,
        "possible": await hand.possible(could) if could else [],
        "under_way": await hand.under_way(could) if could else [],
        "photos": _pictures(request, own),
        "says": says,
        "tracking": tracking,
        "stale": stale,
        "seal": front.seal(_session(request), "case", case_id),
        "at": f"{CASES}/{own.case.id}",
        "back": f"/shop/orders/{own.case.order_id}",
    }
    shown = page(request, visit, "case.html", status=status, **facts)
    if own.moving:
        shown.headers["refresh"] = str(LOOK_AGAIN)
    return shown


def _pictures(request: Web, own: OwnCase) -> list[str]:
    """The addresses of her pictures, for the next minutes."""
    addresses: Addresses = request.app.state.addresses
    now = front_of(request).now()
    return [addresses.of(file_id, now)[0] for file_id in own.case.files]


def _sealed(request: Web, seal: str, case_id: str) -> bool:
    return front_of(request).sealed(seal, _session(request), "case", case_id)


def _session(request: Web) -> str:
    return request.cookies.get(SIGNED_IN, "")


def _cases(request: Web, visit: Visit) -> OwnCases:
    if visit.customer is None:
        raise NotFound("not_found")
    return front_of(request).cases(visit.customer.id, visit.locale)


ROUTES = [case, take, show_photo]
