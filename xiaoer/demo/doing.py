"""What a customer does with her order or her account herself: generic pages over all actions, in the shop's frame."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from xiaoer.action.case.api import OwnCases
from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.action.known import Known
from xiaoer.action.own.answers import Sent, answers, sent
from xiaoer.action.own.api import OwnHand, Standing
from xiaoer.auth.guard import PUBLIC
from xiaoer.demo.cases import CASES
from xiaoer.demo.front import SIGNED_IN
from xiaoer.demo.pages import Lang, Visit, Web, front_of, go, own_page, page, visit_of
from xiaoer.demo.proving import ask_for_code, kept_in, proving
from xiaoer.kit.errors import Invalid, NotFound, Refused, Unauthorized
from xiaoer.order.shop import ShopUnreachable

DEEDS = "/shop/deeds"
ORDERS = "/shop/orders"
ACCOUNT = "/shop/account"
# How long a page that waits for the shop stands before it looks again, without a script.
LOOK_AGAIN = 3


@get(f"{ORDERS}/{{order_id:str}}/{{kind:str}}", opt=PUBLIC, include_in_schema=False)
async def order_form(request: Web, order_id: FromPath[str], kind: FromPath[str], lang: Lang = "") -> Response[bytes]:
    """What an action on her order asks for."""
    return await _form(request, lang, kind, order_id)


@post(f"{ORDERS}/{{order_id:str}}/{{kind:str}}", opt=PUBLIC, include_in_schema=False)
async def order_wish(request: Web, order_id: FromPath[str], kind: FromPath[str], lang: Lang = "") -> Response[Any]:
    """Her answers to it."""
    return await _wish(request, lang, kind, order_id)


@get(f"{ACCOUNT}/{{kind:str}}", opt=PUBLIC, include_in_schema=False)
async def account_form(request: Web, kind: FromPath[str], lang: Lang = "") -> Response[bytes]:
    """What an action on her account asks for."""
    return await _form(request, lang, kind, "")


@post(f"{ACCOUNT}/{{kind:str}}", opt=PUBLIC, include_in_schema=False)
async def account_wish(request: Web, kind: FromPath[str], lang: Lang = "") -> Response[Any]:
    """Her answers to it."""
    return await _wish(request, lang, kind, "")


@get(f"{DEEDS}/{{deed_id:str}}", opt=PUBLIC, include_in_schema=False)
async def deed(request: Web, deed_id: FromPath[str], lang: Lang = "") -> Response[bytes]:
    """What would happen, for her yes; afterwards how it stands."""
    visit = await visit_of(request, lang)
    if visit.customer is None:
        return page(request, visit, "nobody.html", status=401)
    hand = _hand(request, visit)
    try:
        standing = await hand.stands(deed_id)
        if await hand.must_prove(standing) and (
            asked := await ask_for_code(request, visit, hand, standing.title, _back(standing))
        ):
            return asked
    except NotFound:
        return page(request, visit, "missing.html", status=404)
    except ShopUnreachable:
        return page(request, visit, "away.html", status=503)
    return await _show(request, visit, standing)


@post(f"{DEEDS}/{{deed_id:str}}", opt=PUBLIC, include_in_schema=False)
async def answer(request: Web, deed_id: FromPath[str], lang: Lang = "") -> Response[Any]:
    """Her yes or no to exactly what she was shown, or the same wish once more."""
    own_page(request)
    visit = await visit_of(request, lang)
    if visit.customer is None:
        return page(request, visit, "nobody.html", status=401)
    hand = _hand(request, visit)
    came = sent((await request.form()).multi_items())
    said = came.get("answer", [""])[0]
    try:
        standing = await hand.stands(deed_id)
        if proving(came) or (said == "yes" and await hand.must_prove(standing)):
            back = _back(standing)
            asked = await ask_for_code(request, visit, hand, standing.title, back, came=_of_code(came))
            return asked or go(request.url.path)
        if not _sealed(request, came, _shown(standing)) or said not in ("yes", "no", "again"):
            return await _show(request, visit, standing, stale=True, status=409)
        if said == "again":
            standing = await hand.again(deed_id)
        else:
            standing = await hand.answer(deed_id, yes=said == "yes")
    except NotFound:
        return page(request, visit, "missing.html", status=404)
    except ShopUnreachable:
        return page(request, visit, "away.html", status=503)
    return go(f"{DEEDS}/{standing.deed.id}")


async def _form(request: Web, lang: str, kind: str, order_id: str) -> Response[bytes]:
    visit = await visit_of(request, lang)
    if visit.customer is None:
        return page(request, visit, "nobody.html", status=401)
    hand = _hand(request, visit)
    try:
        known = await _known(hand, kind, order_id)
        if await hand.unproved(kind, known) and (
            asked := await ask_for_code(request, visit, hand, hand.form(kind, known).title, _at(known)[1])
        ):
            return asked
    except NotFound:
        return page(request, visit, "missing.html", status=404)
    except ShopUnreachable:
        return page(request, visit, "away.html", status=503)
    return await _ask(request, visit, hand, kind, known)


async def _wish(request: Web, lang: str, kind: str, order_id: str) -> Response[Any]:
    own_page(request)
    visit = await visit_of(request, lang)
    if visit.customer is None:
        return page(request, visit, "nobody.html", status=401)
    hand = _hand(request, visit)
    came = sent((await request.form()).multi_items())
    try:
        known = await _known(hand, kind, order_id)
        if proving(came) or await hand.unproved(kind, known):
            title, kept = hand.form(kind, known).title, kept_in(came)
            asked = await ask_for_code(request, visit, hand, title, _at(known)[1], came=_of_code(came), kept=kept)
            if asked or not kept:
                return asked or go(request.url.path)
            # Her own page sealed the code's form, and what she had answered with it.
            came = {**kept, "seal": [_seal(request, kind, known)]}
        if not _sealed(request, came, (kind, _subject(known))):
            return await _ask(request, visit, hand, kind, known, came=came, stale=True, status=409)
        given = answers(ACTIONS[kind], came, known.nothing().currency)
        if given.missing:
            return await _ask(request, visit, hand, kind, known, came=came, missing=given.missing, status=422)
        standing = await hand.propose(kind, {"order_id": order_id, **given.fields})
        if standing.deed.reason == "not_fresh" and (await _beside(hand, known, kind))["against"] is None:
            asked = await ask_for_code(request, visit, hand, standing.title, _at(known)[1], kept=kept_in(came))
            return asked or go(request.url.path)
    except (NotFound, Invalid):
        return page(request, visit, "missing.html", status=404)
    except ShopUnreachable:
        return page(request, visit, "away.html", status=503)
    if standing.deed.state == "refused":
        # What is not possible at all is said rather than that she has to prove herself.
        says = "" if standing.deed.reason == "not_fresh" else standing.says
        return await _ask(request, visit, hand, kind, known, came=came, says=says, status=422)
    return go(f"{DEEDS}/{standing.deed.id}")


async def _known(hand: OwnHand, kind: str, order_id: str) -> Known:
    """All that can be chosen; an action on an account is not found on an order, nor the other way round."""
    if kind not in ACTIONS or (ACTIONS[kind].about == "order") != bool(order_id):
        raise NotFound("not_found")
    return await hand.known(kind, order_id)


async def _ask(
    request: Web,
    visit: Visit,
    hand: OwnHand,
    kind: str,
    known: Known,
    *,
    came: Sent | None = None,
    missing: frozenset[str] = frozenset(),
    says: str = "",
    stale: bool = False,
    status: int = 200,
) -> Response[bytes]:
    beside = await _beside(hand, known, kind)
    facts: dict[str, Any] = {
        "form": hand.form(kind, known),
        "came": came or {},
        "missing": missing,
        # What cannot be done whatever she answers is said before she does.
        "says": says or beside["against"] or "",
        "stale": stale,
        "seal": _seal(request, kind, known),
        **beside,
    }
    return page(request, visit, "doing.html", status=status, **facts)


async def _show(
    request: Web, visit: Visit, standing: Standing, *, stale: bool = False, status: int = 200
) -> Response[bytes]:
    case_at = await _case_at(request, visit, standing)
    facts: dict[str, Any] = {
        "standing": standing,
        "stale": stale,
        "seal": front_of(request).seal(_session(request), *_shown(standing)),
        "case_at": case_at,
        **await _beside(_hand(request, visit), standing.known, standing.deed.kind),
    }
    shown = page(request, visit, "deed.html", status=status, **facts)
    if standing.moving or (case_at is None and _cases(request, visit).coming(standing.deed)):
        shown.headers["refresh"] = str(LOOK_AGAIN)
    return shown


async def _beside(hand: OwnHand, known: Known, kind: str) -> dict[str, Any]:
    """What stands at the right: the order, and what else can be done with it."""
    order = known.found
    found = await hand.possible(order)
    against = next((each.reason for each in found if each.kind == kind), None)
    others = [each for each in found if each.kind != kind]
    at, back = _at(known)
    form_at = f"{at}/{kind}"
    return {"order": order, "possible": others, "against": against, "at": at, "form_at": form_at, "back": back}


async def _case_at(request: Web, visit: Visit, standing: Standing) -> str | None:
    """Where the long matter is shown that a deed began; None where it began none."""
    if visit.customer is None or standing.deed.state != "done":
        return None
    case = await _cases(request, visit).named(standing.deed.id)
    return f"{CASES}/{case.id}" if case else None


def _cases(request: Web, visit: Visit) -> OwnCases:
    if visit.customer is None:
        raise Unauthorized("unauthorized")
    return front_of(request).cases(visit.customer.id, visit.locale)


def _at(known: Known) -> tuple[str, str]:
    """Where the forms are of what is known, and the page it came from."""
    at = f"{ORDERS}/{known.found.id}" if known.found else ACCOUNT
    return at, at if known.found else ORDERS


def _back(standing: Standing) -> str:
    return _at(standing.known)[1]


def _of_code(came: Sent) -> Sent | None:
    return came if proving(came) else None


def _shown(standing: Standing) -> tuple[str, ...]:
    """What she answers: this deed, with these terms and no others."""
    return (standing.deed.id, *standing.lines, *(standing.now or ()))


def _subject(known: Known) -> str:
    return known.found.id if known.found else ""


def _seal(request: Web, kind: str, known: Known) -> str:
    return front_of(request).seal(_session(request), kind, _subject(known))


def _sealed(request: Web, came: Sent, what: tuple[str, ...]) -> bool:
    return front_of(request).sealed(came.get("seal", [""])[0], _session(request), *what)


def _session(request: Web) -> str:
    return request.cookies.get(SIGNED_IN, "")


def _hand(request: Web, visit: Visit) -> OwnHand:
    if visit.customer is None:
        raise Refused("not_found")
    return front_of(request).hand(visit.customer.id, visit.locale, _session(request))


ROUTES = [order_form, order_wish, account_form, account_wish, deed, answer]
