"""The page of whoever inspects a parcel for the shop without working here: one case, one word, once."""

from typing import Annotated, Any

import anyio
import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath, QueryParameter

from xiaoer.action.faces import words as action_words
from xiaoer.app.case_desk import SHOP_LIMIT
from xiaoer.app.help import POLICY
from xiaoer.app.house import House
from xiaoer.app.problems import reads
from xiaoer.auth.guard import PUBLIC
from xiaoer.kit.errors import Forbidden, Invalid, NotFound, Refused
from xiaoer.kit.html import MEDIA_TYPE, Templates
from xiaoer.order.case.queries import Case, Third, case_of
from xiaoer.order.case.verbs import TEXT_LIMIT, Said, move
from xiaoer.order.facts import Item
from xiaoer.order.shop import ShopUnreachable

Web = Request[Any, Any, Any]
Expires = Annotated[int, QueryParameter(ge=0, le=1 << 40)]
Signature = Annotated[str, QueryParameter(max_length=128)]
VERDICTS = {"passed": True, "failed": False}


class Came(msgspec.Struct, frozen=True):
    """What was sent, to be shown again where something is missing."""

    verdict: str = ""
    text: str = ""


@get("/inspection/{case_id:str}", opt=PUBLIC, include_in_schema=False)
async def ask(request: Web, case_id: FromPath[str], expires: Expires = 0, signature: Signature = "") -> Response[bytes]:
    """What is to be said of the parcel."""
    case = await _admitted(request, case_id, expires, signature)
    return _page(request, "over", status=403) if case is None else await _form(request, case, Came())


@post("/inspection/{case_id:str}", opt=PUBLIC, include_in_schema=False, status_code=200)
async def say(request: Web, case_id: FromPath[str], expires: Expires = 0, signature: Signature = "") -> Response[bytes]:
    """What was found; the address is over with it."""
    house: House = request.app.state.house
    case = await _admitted(request, case_id, expires, signature)
    if case is None:
        return _page(request, "over", status=403)
    form = await request.form()
    came = Came(*(str(form.get(name) or "").replace("\0", "") for name in ("verdict", "text")))
    if came.verdict not in VERDICTS:
        return await _form(request, case, came, wrong="inspect-missing")
    said = Said(text=came.text, passed=VERDICTS[came.verdict])
    try:
        await house.store.write(move, Third(case.id), case.id, "inspect", said)
    except Invalid as wrong:
        return await _form(request, case, came, wrong=f"error-{wrong.code}", **wrong.facts)
    except Refused:
        # Somebody else said it a moment ago.
        return _page(request, "over", status=409)
    return _page(request, "done")


async def _admitted(request: Web, case_id: str, expires: int, signature: str) -> Case | None:
    """The case an address is for; None for one that is none, or is over: the two cannot be told apart."""
    house: House = request.app.state.house
    case = await house.store.read(case_of, Third(case_id), case_id)
    try:
        if case is None:
            raise NotFound("not_found")
        house.inspections.check(case, expires, signature, house.store.clock.now())
    except (NotFound, Forbidden):
        return None
    return case


async def _form(request: Web, case: Case, came: Came, *, wrong: str = "", **facts: str | int) -> Response[bytes]:
    house: House = request.app.state.house
    locale, reason = reads(request), f"action-reason-{case.reason}"
    told: dict[str, Any] = {
        "order": case.order_id,
        "reason": action_words.text(locale, reason) if action_words.has(reason) else "",
        "items": await _items(house, case),
        "came": came,
        "wrong": house.words.text(locale, wrong, **facts) if wrong else "",
        "most": TEXT_LIMIT,
    }
    return _page(request, "open", status=422 if wrong else 200, **told)


async def _items(house: House, case: Case) -> list[Item]:
    """What the parcel should hold; nothing where the shop does not answer in time."""
    try:
        with anyio.fail_after(SHOP_LIMIT):
            order = await house.shop.order(case.order_id, case.customer_id)
    except (ShopUnreachable, TimeoutError):
        return []
    return [one for one in order.items if not case.of_lines or one.line in case.of_lines] if order else []


def _page(request: Web, stands: str, *, status: int = 200, **facts: object) -> Response[bytes]:
    templates: Templates = request.app.state.help_templates
    page = templates.render("inspection.html", reads(request), stands=stands, **facts)
    headers = {"content-security-policy": POLICY, "cache-control": "no-store", "referrer-policy": "no-referrer"}
    return Response(page, status_code=status, media_type=MEDIA_TYPE, headers=headers)


ROUTES = [ask, say]
