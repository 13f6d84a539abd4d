"""The start page: what this product is, whom one can be, and being a member of staff in one click."""

from typing import Annotated, Any

import msgspec
from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body

from xiaoer.auth.guard import PUBLIC
from xiaoer.demo.pages import Lang, Web, front_of, own_page, page, visit_of
from xiaoer.kit.errors import NotFound, Unauthorized

MOST_PEOPLE = 100
# The rest of the staff stands below, with everybody's password.
SHOWN_FIRST = ("agent", "supervisor")


class Working(msgspec.Struct, frozen=True):
    """Which member of staff somebody wants to be."""

    email: Annotated[str, msgspec.Meta(min_length=1, max_length=254)]


@get("/", opt=PUBLIC, include_in_schema=False)
async def start(request: Web, lang: Lang = "") -> Response[bytes]:
    """What this is and whom one can be."""
    front = front_of(request)
    visit = await visit_of(request, lang)
    if front.people is None:
        return page(request, visit, "filling.html", status=503)
    known = {each.listed.id for each in front.first_of_each_language()}
    others = [each for each in front.people if each.id not in known][:MOST_PEOPLE]
    staff = [next((each for each in front.staff if each.role == role), None) for role in SHOWN_FIRST]
    faces = [each for each in staff if each]
    facts: dict[str, Any] = {"others": others, "staff": front.staff, "faces": faces}
    return page(request, visit, "start.html", **facts)


@post("/demo/staff", opt=PUBLIC, include_in_schema=False, status_code=200)
async def work(
    request: Web, data: Annotated[Working, Body(media_type=RequestEncodingType.URL_ENCODED)], lang: Lang = ""
) -> Response[bytes]:
    """Be this member of staff: a page of our own keeps the session where the console looks for it, and goes there."""
    own_page(request)
    front = front_of(request)
    login = next((each for each in front.staff if each.email == data.email), None)
    if login is None:
        raise NotFound("not_found")
    visit = await visit_of(request, lang)
    try:
        entered = await front.log_in(login, request.client.host if request.client else "")
    except Unauthorized:
        return page(request, visit, "locked.html", status=401)
    session = msgspec.json.encode(entered).decode()
    return page(request, visit, "entering.html", session=session, login=login)


ROUTES = [start, work]
