"""Files of the staff: their own uploads, and the addresses of all that stand in conversations."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath

from xiaoer.auth.guard import staff_of
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import AttachmentAddress, AttachmentTaken
from xiaoer.kit.clock import iso
from xiaoer.kit.errors import NotFound
from xiaoer.kit.store import Store
from xiaoer.media.addresses import Addresses
from xiaoer.media.jobs import Intake
from xiaoer.media.queries import file_of


# How much it takes is the intake's to say, in words about files.
@post("/api/attachments", status_code=201, request_max_body_size=None, opt={"form": True})
async def upload(request: Request[Any, Any, Any]) -> AttachmentTaken:
    """Keep a file of a member of staff: a form with the field `file`."""
    intake: Intake = request.app.state.intake
    kept = await intake.take(staff_of(request), request.headers.get("content-type", ""), request.stream())
    return AttachmentTaken(id=kept.id, name=kept.name, type=kept.media_type, size=kept.size)


@get("/api/attachments/{file_id:str}")
async def address(request: Request[Any, Any, Any], file_id: FromPath[str]) -> AttachmentAddress:
    """Where a file of a conversation, or one of one's own, is shown for the next minutes."""
    store: Store[Tx] = request.app.state.store
    addresses: Addresses = request.app.state.addresses
    found = await store.read(file_of, staff_of(request), file_id)
    if found is None:
        raise NotFound("not_found")
    url, ends = addresses.of(found.id, store.clock.now())
    return AttachmentAddress(url=url, expires_at=iso(ends))


ROUTES = [upload, address]
