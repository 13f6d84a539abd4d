"""The customers' mailboxes, since in the demo nothing really leaves: what the shop has sent by e-mail and SMS."""

from typing import Any

from litestar import Response, get

from xiaoer.auth.guard import PUBLIC
from xiaoer.demo.pages import Lang, Picked, Web, front_of, page, visit_of

MAIL = "/shop/mail"


@get(MAIL, opt=PUBLIC, include_in_schema=False)
async def mail(request: Web, lang: Lang = "", of: Picked = "") -> Response[bytes]:
    """Her mail; whoever is not signed in says whose, as she may be anybody here."""
    visit = await visit_of(request, lang)
    front = front_of(request)
    whose = visit.customer or (await front.shop.customer(of) if of else None)
    facts: dict[str, Any] = {
        "whose": whose,
        "messages": await front.mail(whose) if whose else [],
        "people": () if visit.customer else front.people or (),
    }
    return page(request, visit, "mail.html", **facts)


ROUTES = [mail]
