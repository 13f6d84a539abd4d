"""The help centre: the shop's articles, to read and to search, for everybody; in the demo also what she has ordered."""

import re
import tomllib
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote

import msgspec
from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.exceptions import HTTPException
from litestar.params import Body, FromPath, QueryParameter
from litestar.response import Redirect
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from xiaoer.app import problems
from xiaoer.app.house import House
from xiaoer.auth.actor import System
from xiaoer.auth.guard import PUBLIC
from xiaoer.demo.front import SIGNED_IN, Front, Told, about
from xiaoer.demo.pages import own_page
from xiaoer.kit import crypto
from xiaoer.kit.errors import TooMany
from xiaoer.kit.html import MEDIA_TYPE, Templates
from xiaoer.kit.store import Store
from xiaoer.kit.tokens import query_tokens
from xiaoer.kit.words import FALLBACK, LOCALES, Words, nearest
from xiaoer.knowledge.queries import PAGE, Found, Whole, articles, find, texts_of, verdict_of
from xiaoer.knowledge.verbs import judge

FOLDER = Path(__file__).parent / "templates"
LONGEST = 200
TOPICS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("help_topics.toml").read_text(encoding="utf-8"))
# Read in a minute: words, or characters in Chinese.
_WORDS, _CHARACTERS = 220, 450
# Words of so few letters stand in every title.
_SHORT = 3
MOST_FOUND = 6
# Her own orders shown beside the articles found: more would bury these.
MOST_ORDERS = 2
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# An article is text: no HTML of its own, no pictures from elsewhere; links to scripts are refused by the parser.
_markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
# What a browser keeps once somebody has said something: chance alone, so that her last word counts once.
READER = "xiaoer_reader"
READER_LIFE = 180 * 24 * 60 * 60
Web = Request[Any, Any, Any]
Asked = Annotated[str, QueryParameter(max_length=LONGEST)]


class Judged(msgspec.Struct, frozen=True):
    """Whether it settled what she came for."""

    settled: Literal["yes", "no"]


class Teaser(msgspec.Struct, frozen=True):
    """An article as a list shows it; `marked` is its title with the words that were asked for marked."""

    slug: str
    title: str
    begin: str
    marked: Markup


@get(["/help", "/help/"], opt=PUBLIC, include_in_schema=False)
async def help_home(request: Web) -> Redirect:
    """To the language the browser asks for."""
    return Redirect(f"/help/{nearest(request.headers.get('accept-language', '').split(',')[0])}/")


@get("/help/{locale:str}/", opt=PUBLIC, include_in_schema=False)
async def help_list(request: Web, locale: FromPath[str], q: Asked = "", after: Asked = "") -> Response[bytes]:
    """All articles of a language, or those that say something about what was asked."""
    if locale not in LOCALES:
        return _page(request, "help_missing.html", nearest(locale), status=404, path="")
    store: Store[Any] = request.app.state.store
    asked = q.strip()
    found = await store.read(find, System(), asked, locale, MOST_FOUND) if asked else []
    listed = await store.read(articles, locale, after)
    facts: dict[str, Any] = {
        "asked": asked,
        "teasers": _teasers(found, asked),
        "topics": _topics(_teasers(listed)),
        "more": listed[-1].slug if len(listed) == PAGE else None,
        "orders": _asked_about(asked, found, await _orders(request)) if asked else [],
    }
    return _page(request, "help_list.html", locale, path="", **facts)


@get("/help/{locale:str}/{slug:str}", opt=PUBLIC, include_in_schema=False)
async def help_article(request: Web, locale: FromPath[str], slug: FromPath[str]) -> Response[bytes]:
    """One article; where a language lacks it, in English, and it says so."""
    return await _article(request, locale, slug)


@post("/help/{locale:str}/{slug:str}", opt=PUBLIC, include_in_schema=False, status_code=303)
async def help_judge(
    request: Web,
    locale: FromPath[str],
    slug: FromPath[str],
    data: Annotated[Judged, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[Any]:
    """Whether an article settled what she came for: back to it, or on to the chat with its question."""
    own_page(request)
    house: House = request.app.state.house
    texts = await house.store.read(texts_of, System(), slug) if locale in LOCALES else []
    found = _spoken(texts, locale)
    if found is None:
        return _page(request, "help_missing.html", nearest(locale), status=404, path="")
    kept = request.cookies.get(READER) or crypto.token()
    settled = data.settled == "yes"
    try:
        house.doors.take(request.client.host if request.client else "")
        await house.store.write(judge, System(), slug, reader=crypto.token_hash(kept), settled=settled)
    except TooMany as wrong:
        return await _article(request, locale, slug, status=429, wrong=house.refusal(locale, wrong))
    shop = request.app.state.get("shop_page")
    question = house.words.text(locale, "help-about", title=found.title)
    where = f"/help/{locale}/{slug}#settled" if settled or not shop else f"{shop}#chat={quote(question)}"
    answer = Redirect(where, status_code=303)
    secure = house.settings.url.startswith("https:")
    answer.set_cookie(READER, kept, max_age=READER_LIFE, path="/help", httponly=True, samesite="lax", secure=secure)
    return answer


async def _article(
    request: Web, locale: str, slug: str, *, status: int = 200, wrong: str | None = None
) -> Response[bytes]:
    store: Store[Any] = request.app.state.store
    spoken = nearest(locale)
    texts = await store.read(texts_of, System(), slug) if locale in LOCALES else []
    found = _spoken(texts, spoken)
    if found is None:
        return _page(request, "help_missing.html", spoken, status=404, path="")
    reader = request.cookies.get(READER)
    text = Markup(_markdown.render(found.body))  # noqa: S704  # made by the parser, which lets no HTML through
    facts: dict[str, Any] = {
        "article": found,
        "text": text,
        "topics": _topics(_teasers(await store.read(articles, spoken))),
        "minutes": _minutes(found.body),
        "own": about(slug, await _orders(request)),
        "settled": await store.read(verdict_of, System(), slug, crypto.token_hash(reader)) if reader else None,
        "wrong": wrong,
    }
    return _page(request, "help_article.html", spoken, status=status, path=slug, **facts)


def nowhere(request: Web, error: HTTPException) -> Response[Any]:
    """The framework said no. A browser that looks for a page where none is, is shown one; programs get the problem."""
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api")
    if error.status_code != HTTPStatus.NOT_FOUND or request.method != "GET" or not wants_page:
        return problems.of_http(request, error)
    spoken = nearest(request.headers.get("accept-language", "").split(",")[0])
    return _page(request, "help_missing.html", spoken, status=404, path="", said="help-lost")


async def _orders(request: Web) -> list[Told]:
    """The orders of whoever is signed in at the demo shop."""
    shop: Front | None = request.app.state.get("demo")
    session = request.cookies.get(SIGNED_IN, "")
    return await shop.orders(await shop.customer(session)) if shop and session else []


def _asked_about(asked: str, found: list[Found], orders: list[Told]) -> list[Told]:
    """Her orders that a question names, by number or by what is in them, then those the first articles are about."""
    words = [word for word in query_tokens(asked) if len(word) > _SHORT or not word.isascii()]
    named = [one for one in orders if any(word in _name(one) for word in words)]
    meant = [one for article in found[:3] if (one := about(article.slug, orders))]
    return list({one.order.id: one for one in (*named, *meant)}.values())[:MOST_ORDERS]


def _name(told: Told) -> str:
    return " ".join((told.order.id, *(item.title for item in told.order.items))).lower()


def _spoken(texts: list[Whole], locale: str) -> Whole | None:
    """An article in a language, or else in English."""
    there = {text.locale: text for text in texts}
    return there.get(locale) or there.get(FALLBACK)


def _page(request: Web, template: str, locale: str, *, status: int = 200, **facts: object) -> Response[bytes]:
    templates: Templates = request.app.state.help_templates
    known: dict[str, object] = {"shop": request.app.state.get("shop_page"), "asked": "", "teasers": [], "orders": []}
    page = templates.render(template, locale, **(known | facts))
    # Her own orders may stand on it.
    headers = {"content-security-policy": POLICY, "cache-control": "private, no-store"}
    return Response(page, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def templates(words: Words) -> Templates:
    """What the pages are rendered with."""
    return Templates([FOLDER], words)


def _teasers(found: list[Found], asked: str = "") -> list[Teaser]:
    return [Teaser(each.slug, each.title, _begin(each.body), _marked(each.title, asked)) for each in found]


def _topics(teasers: list[Teaser]) -> list[tuple[str, list[Teaser]]]:
    """The articles under their headings, in the order written there; empty headings are left out."""
    there = {each.slug: each for each in teasers}
    placed = {topic: [there.pop(slug) for slug in slugs if slug in there] for topic, slugs in TOPICS.items()}
    placed[next(reversed(TOPICS))] += there.values()
    return [(topic, under) for topic, under in placed.items() if under]


def _marked(title: str, asked: str) -> Markup:
    """The title with every word of the question in it marked, one letter more or less at its end included."""
    words = [word for word in query_tokens(asked) if len(word) > (_SHORT if word.isascii() else 1)]
    if not words:
        return escape(title)
    pattern = "|".join(rf"\b{re.escape(word.rstrip('s'))}" if word.isascii() else re.escape(word) for word in words)
    pieces = re.split(rf"({pattern})", title, flags=re.IGNORECASE)
    return Markup("").join(Markup("<mark>{}</mark>").format(one) if at % 2 else one for at, one in enumerate(pieces))


def _minutes(body: str) -> int:
    """How long it takes to read, a minute at least."""
    dense = len(re.findall(r"[\u3400-\u9fff]", body))
    return max(1, round((len(body.split()) - dense / 40) / _WORDS + dense / _CHARACTERS))


def _begin(body: str) -> str:
    """The first paragraph as plain text."""
    for token in _markdown.parse(body):
        if token.type == "inline":
            pieces = (" " if child.type.endswith("break") else child.content for child in token.children or ())
            return "".join(pieces)
    return ""


ROUTES = [help_home, help_list, help_article, help_judge]
