"""The address a file is shown from."""

from typing import Annotated, Any

from litestar import Request, get
from litestar.params import FromPath, QueryParameter
from litestar.response import File as FileResponse

from xiaoer.auth.actor import System
from xiaoer.auth.guard import PUBLIC
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import NotFound
from xiaoer.kit.store import Store
from xiaoer.media.addresses import Addresses, disposition
from xiaoer.media.files import Files
from xiaoer.media.queries import file_of

_HEADERS = {
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, max-age=300",
    "cross-origin-resource-policy": "same-origin",
}


@get("/media/{file_id:str}", opt=PUBLIC, include_in_schema=False)
async def show(
    request: Request[Any, Any, Any],
    file_id: FromPath[str],
    expires: Annotated[int, QueryParameter(ge=0, le=1 << 40)] = 0,
    signature: Annotated[str, QueryParameter(max_length=128)] = "",
) -> FileResponse:
    """A file, to whoever has its address, for as long as that holds."""
    store: Store[Tx] = request.app.state.store
    addresses: Addresses = request.app.state.addresses
    files: Files = request.app.state.files
    addresses.check(file_id, expires, signature, store.clock.now())
    found = await store.read(file_of, System(), file_id)
    if found is None:
        raise NotFound("not_found")
    shown = disposition(found.name, inline=found.media_type.startswith("image/"))
    return FileResponse(
        files.path(found.digest), media_type=found.media_type, headers={**_HEADERS, "content-disposition": shown}
    )


ROUTES = [show]
