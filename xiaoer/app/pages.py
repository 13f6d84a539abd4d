"""The built fronts: the console, the widget's frame and its loader."""

import mimetypes
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import File

from xiaoer.auth.guard import PUBLIC
from xiaoer.inbox.queries import inbox_of
from xiaoer.kit.errors import NotFound
from xiaoer.kit.store import Store

STATIC = Path(__file__).parent / "static"
FOREVER = "public, max-age=31536000, immutable"
# Pictures of products lie where the shop keeps them; what is about to be sent is shown from memory (blob:).
_POLICY = (
    "default-src 'self'; img-src 'self' data: blob: https:; "
    "style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; "
)


@get("/widget/", opt=PUBLIC, include_in_schema=False)
async def widget_page(request: Request[Any, Any, Any], inbox: FromQuery[str] = "") -> Response[bytes]:
    """The chat's frame, which only the inbox's own pages may hold."""
    store: Store[Any] = request.app.state.store
    found = await store.read(inbox_of, inbox)
    policy = f"{_POLICY}frame-ancestors 'self' {found.origins}".strip()
    return _page("widget", policy)


@get("/widget/loader.js", opt=PUBLIC, include_in_schema=False)
async def loader() -> File:
    """What a shop's page includes."""
    return _file("widget/loader.js", "public, max-age=300", cross_origin=True)


@get("/widget/assets/{path:path}", opt=PUBLIC, include_in_schema=False)
async def widget_asset(path: FromPath[Path]) -> File:
    """A built file of the widget, its name bears its hash."""
    return _file(f"widget/assets/{_inside(path)}", FOREVER)


@get(["/console", "/console/", "/console/{path:path}"], opt=PUBLIC, include_in_schema=False)
async def console_page(path: FromPath[Path | None] = None) -> Response[bytes]:
    """The staff console, whichever of its addresses was opened; nobody may frame it."""
    return _page("console", f"{_POLICY}frame-ancestors 'none'")


@get("/console/assets/{path:path}", opt=PUBLIC, include_in_schema=False)
async def console_asset(path: FromPath[Path]) -> File:
    """A built file of the console, its name bears its hash."""
    return _file(f"console/assets/{_inside(path)}", FOREVER)


@get("/pages/{name:str}", opt=PUBLIC, include_in_schema=False)
async def page_asset(name: FromPath[str]) -> File:
    """A style sheet of the pages the server makes itself."""
    return _file(f"pages/{_inside(Path(name))}", "public, max-age=300")


def _page(front: str, policy: str) -> Response[bytes]:
    index = STATIC / front / "index.html"
    if not index.exists():
        raise NotFound("not_found")
    headers = {"content-security-policy": policy, "cache-control": "no-cache"}
    return Response(index.read_bytes(), media_type="text/html", headers=headers)


def _inside(path: Path) -> str:
    name = str(path).lstrip("/")
    if ".." in Path(name).parts:
        raise NotFound("not_found")
    return name


def _file(name: str, cache: str, *, cross_origin: bool = False) -> File:
    path = STATIC / name
    if not path.is_file():
        raise NotFound("not_found")
    headers = {"cache-control": cache}
    if cross_origin:
        headers["cross-origin-resource-policy"] = "cross-origin"
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return File(path, media_type=kind, headers=headers, content_disposition_type="inline")


ROUTES = [widget_page, loader, widget_asset, console_page, console_asset, page_asset]
