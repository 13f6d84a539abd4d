"""The house on the network: routes, guards, headers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from litestar import Litestar, Request, Response, Router, get
from litestar.datastructures import State
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

import xiaoer
from xiaoer.app import (
    cases_api,
    codes_api,
    deeds_api,
    inspection,
    knowledge_api,
    policy_api,
    problems,
    settings_api,
    staff_api,
    topics,
)
from xiaoer.app import help as help_centre
from xiaoer.app.attachments import ROUTES as ATTACHMENTS
from xiaoer.app.house import House
from xiaoer.app.pages import ROUTES as PAGES
from xiaoer.app.staff_socket import staff_socket
from xiaoer.auth.api import ROUTES as AUTH
from xiaoer.auth.guard import PUBLIC, guard
from xiaoer.channels.widget.api import ROUTES as WIDGET
from xiaoer.channels.widget.socket import widget_socket
from xiaoer.conversation.api import ROUTES as CONVERSATION
from xiaoer.demo.cases import ROUTES as CASES
from xiaoer.demo.doing import ROUTES as DOING
from xiaoer.demo.front import Front
from xiaoer.demo.mail import ROUTES as MAIL
from xiaoer.demo.pages import ROUTES as DEMO
from xiaoer.demo.start import ROUTES as START
from xiaoer.job.queue import dead
from xiaoer.kit import ids, log
from xiaoer.kit.errors import NotFound, Refused
from xiaoer.macro.api import ROUTES as MACRO
from xiaoer.media.api import ROUTES as MEDIA
from xiaoer.report.api import ROUTES as REPORT

STATIC = Path(xiaoer.__file__).parent / "app" / "static"
BODY_LIMIT = 4 * 1024 * 1024
HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


@get("/healthz", opt=PUBLIC)
async def healthz(request: Request[Any, Any, Any]) -> dict[str, str]:
    """Whether the database answers."""
    house: House = request.app.state.house
    await house.store.read(dead, 0, 1)
    return {"status": "ok", "version": xiaoer.__version__}


@get("/metrics", opt=PUBLIC)
async def metrics(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Counts and sizes for Prometheus."""
    house: House = request.app.state.house
    house.metrics.writes_waiting.set(house.store.waiting)
    house.metrics.sockets.labels("staff").set(house.feed.sockets)
    house.metrics.jobs_dead.set(len(await house.store.read(dead, 0, 1000)))
    return Response(generate_latest(house.metrics.registry), headers={"content-type": CONTENT_TYPE_LATEST})


ROUTES = [
    healthz,
    metrics,
    *AUTH,
    *WIDGET,
    widget_socket,
    *CONVERSATION,
    *staff_api.ROUTES,
    *deeds_api.ROUTES,
    *codes_api.ROUTES,
    *cases_api.ROUTES,
    *inspection.ROUTES,
    *settings_api.ROUTES,
    *policy_api.ROUTES,
    *knowledge_api.ROUTES,
    staff_socket,
    *MEDIA,
    *ATTACHMENTS,
    *MACRO,
    *REPORT,
    *PAGES,
    *help_centre.ROUTES,
]

PROBLEMS: dict[int | type[Exception], Any] = {
    Refused: problems.refused,
    HTTPException: help_centre.nowhere,
    RecursionError: problems.unreadable,
    UnicodeError: problems.unreadable,
    Exception: problems.unexpected,
}


def create(house: House, demo: Front | None = None) -> Litestar:
    """The application of a house; it opens and closes with it. With a demo shop's front, its pages are served too."""
    app = application(shop=demo is not None)
    move_in(app, house, demo)
    return app


def application(*, shop: bool) -> Litestar:
    """The application before any house is in it: all that is the same for each."""
    app = Litestar(
        route_handlers=[*ROUTES, *([*START, *DEMO, *DOING, *CASES, *MAIL] if shop else ())],
        guards=[guard],
        lifespan=[_lifespan],
        on_app_init=[problems.describe],
        middleware=[storable],
        exception_handlers=PROBLEMS,
        openapi_config=OpenAPIConfig(
            title="xiaoer",
            version=xiaoer.__version__,
            path="/api",
            render_plugins=[JsonRenderPlugin()],
            openapi_router=Router("/api", route_handlers=[], opt=PUBLIC, include_in_schema=False),
        ),
        request_max_body_size=BODY_LIMIT,
        logging_config=None,
    )
    # Around everything, since Litestar's own middleware does not see what has no route.
    app.asgi_handler = identified(app.asgi_handler)
    return app


@asynccontextmanager
async def _lifespan(app: Litestar) -> AsyncIterator[None]:
    house: House = app.state.house
    async with house.open():
        yield


def move_in(app: Litestar, house: House, demo: Front | None) -> None:
    """From now on it serves this house, and no other."""
    app.state = _state(house, demo)


def _state(house: House, demo: Front | None) -> State:
    """What routes find under `app.state`."""
    return State(
        {
            "house": house,
            "store": house.store,
            "told": topics.told,
            "floor_told": topics.floor_told,
            "desk": house.desk,
            "intake": house.intake,
            "addresses": house.addresses,
            "files": house.files,
            "words": house.words,
            "settings": house.settings,
            "help_templates": help_centre.templates(house.words),
            "demo": demo,
            "shop_page": None if demo is None else "/shop/",
        }
    )


def storable(app: ASGIApp) -> ASGIApp:
    """No database holds a NUL, so nothing is found under an address with one."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if "\0" in scope["path"] or b"%00" in scope["query_string"]:
            raise NotFound("not_found")
        await app(scope, receive, send)

    return serve


def identified(app: ASGIApp) -> ASGIApp:
    """Every request has an id, in its log and its answer; every answer the headers that keep browsers strict."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        # A socket lives for hours: one id would tell nothing, and what it holds counts.
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        request_id = ids.new_id()

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS, (b"x-request-id", request_id.encode())]
            await send(message)

        with log.request(request_id):
            await app(scope, receive, send_marked)

    return serve
