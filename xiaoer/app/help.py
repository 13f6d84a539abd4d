"""The help centre: the shop's articles, to read and to search, for everybody."""

from pathlib import Path
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect
from markdown_it import MarkdownIt
from markupsafe import Markup

from xiaoer.auth.actor import System
from xiaoer.auth.guard import PUBLIC
from xiaoer.kit.html import MEDIA_TYPE, Templates
from xiaoer.kit.store import Store
from xiaoer.kit.words import LOCALES, Words, nearest
from xiaoer.knowledge.queries import PAGE, Found, article, articles, find

FOLDER = Path(__file__).parent / "templates"
LONGEST = 200
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# An article is text: no HTML of its own, no pictures from elsewhere; links to scripts are refused by the parser.
_markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
Asked = Annotated[str, QueryParameter(max_length=LONGEST)]


class Teaser(msgspec.Struct, frozen=True):
    """An article as a list shows it."""

    slug: str
    title: str
    begin: str


@get(["/help", "/help/"], opt=PUBLIC, include_in_schema=False)
async def help_home(request: Request[Any, Any, Any]) -> Redirect:
    """To the language the browser asks for."""
    return Redirect(f"/help/{nearest(request.headers.get('accept-language', '').split(',')[0])}/")


@get("/help/{locale:str}/", opt=PUBLIC, include_in_schema=False)
async def help_list(
    request: Request[Any, Any, Any], locale: FromPath[str], q: Asked = "", after: Asked = ""
) -> Response[bytes]:
    """All articles of a language, or those that say something about what was asked."""
    if locale not in LOCALES:
        return _page(request, "help_missing.html", nearest(locale), status=404, path="")
    store: Store[Any] = request.app.state.store
    asked = q.strip()
    if asked:
        found = await store.read(find, System(), asked, locale, PAGE)
    else:
        found = await store.read(articles, locale, after)
    more = found[-1].slug if len(found) == PAGE and not asked else None
    return _page(request, "help_list.html", locale, path="", asked=asked, teasers=_teasers(found), more=more)


@get("/help/{locale:str}/{slug:str}", opt=PUBLIC, include_in_schema=False)
async def help_article(request: Request[Any, Any, Any], locale: FromPath[str], slug: FromPath[str]) -> Response[bytes]:
    """One article; where a language lacks it, in English, and it says so."""
    store: Store[Any] = request.app.state.store
    spoken = nearest(locale)
    found = await store.read(article, slug, spoken) if locale in LOCALES else None
    if found is None:
        return _page(request, "help_missing.html", spoken, status=404, path="")
    others = _teasers(await store.read(articles, spoken))
    text = Markup(_markdown.render(found.body))  # noqa: S704  # made by the parser, which lets no HTML through
    return _page(request, "help_article.html", spoken, path=slug, article=found, text=text, others=others)


def _page(
    request: Request[Any, Any, Any], template: str, locale: str, *, status: int = 200, **facts: object
) -> Response[bytes]:
    templates: Templates = request.app.state.help_templates
    page = templates.render(template, locale, shop=request.app.state.get("shop_page"), **facts)
    headers = {"content-security-policy": POLICY, "cache-control": "no-cache"}
    return Response(page, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def templates(words: Words) -> Templates:
    """What the pages are rendered with."""
    return Templates([FOLDER], words)


def _teasers(found: list[Found]) -> list[Teaser]:
    return [Teaser(each.slug, each.title, _begin(each.body)) for each in found]


def _begin(body: str) -> str:
    """The first paragraph as plain text."""
    for token in _markdown.parse(body):
        if token.type == "inline":
            pieces = (" " if child.type.endswith("break") else child.content for child in token.children or ())
            return "".join(pieces)
    return ""


ROUTES = [help_home, help_list, help_article]
