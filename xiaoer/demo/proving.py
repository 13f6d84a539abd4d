"""Having her prove who she is, in place of the page that must be sure: a code is sent and given, and it is there."""

from typing import Any

from litestar import Response

from xiaoer.action.own.answers import Sent
from xiaoer.action.own.api import OwnHand
from xiaoer.contact.proof import Tried
from xiaoer.demo.front import SIGNED_IN
from xiaoer.demo.pages import Visit, Web, front_of, go, page
from xiaoer.kit.errors import NotFound, TooMany

PROVE = "prove"
SEND, GIVE = "send", "give"
# Before the names of what she had answered already: it goes along with the code's own fields.
KEPT = "kept."


def proving(came: Sent) -> bool:
    """Whether a form that was sent is about a code."""
    return PROVE in came


def kept_in(came: Sent) -> Sent:
    """What she had answered before she was asked for a code, or has answered now."""
    if proving(came):
        return {name.removeprefix(KEPT): values for name, values in came.items() if name.startswith(KEPT)}
    return {name: values for name, values in came.items() if name != "seal"}


async def ask_for_code(
    request: Web,
    visit: Visit,
    hand: OwnHand,
    title: str,
    back: str,
    *,
    came: Sent | None = None,
    kept: Sent | None = None,
) -> Response[Any] | None:
    """Take what she sent of a code, if she did; the page as it is then, with what is `kept`. None once it was right."""
    tried: Tried | None = None
    refused = ""
    did = (came or {}).get(PROVE, [""])[0]
    if came and not _sealed(request, came):
        refused = "own-stale"
    elif came and did == SEND:
        refused = await _send(hand, came.get("way", [""])[0])
    elif came and did == GIVE:
        tried = await hand.give_code(came.get("code", [""])[0])
    if tried is not None and tried.result in ("right", "used"):
        return None
    if did == SEND and not refused and not kept:
        return go(request.url.path)
    shown = 200 if request.method == "GET" or did == SEND else 422
    status = 429 if refused.startswith("error-") else 409 if refused else shown
    facts = {"title": title, "back": back, "tried": tried, "refused": refused}
    return page(request, visit, "code.html", status=status, **facts, **await _code_page(request, hand, kept or {}))


async def _code_page(request: Web, hand: OwnHand, kept: Sent) -> dict[str, Any]:
    """Where a code can go and where one went, and what goes along with it."""
    ways = await hand.ways()
    code = await hand.code()
    return {
        "ways": list(ways.values()),
        "to": ways[code.way].masked if code is not None and code.way in ways else None,
        "way": code.way if code is not None else None,
        "kept": [(f"{KEPT}{name}", value) for name, values in kept.items() for value in values],
        "seal": front_of(request).seal(_session(request), PROVE, request.url.path),
    }


async def _send(hand: OwnHand, way: str) -> str:
    try:
        await hand.send_code("phone" if way == "phone" else "email")
    except TooMany as error:
        return f"error-{error.code}"
    except NotFound:
        return "error-code_no_way"
    return ""


def _sealed(request: Web, came: Sent) -> bool:
    return front_of(request).sealed(came.get("seal", [""])[0], _session(request), PROVE, request.url.path)


def _session(request: Web) -> str:
    return request.cookies.get(SIGNED_IN, "")
