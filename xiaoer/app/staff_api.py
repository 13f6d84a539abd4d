"""What staff ask of several rooms at once."""

from typing import Any, Literal

import msgspec
from litestar import Request, get, put
from litestar.params import FromPath, JSONBody

from xiaoer.app.beside import detail
from xiaoer.app.house import House
from xiaoer.app.problems import reads
from xiaoer.auth.guard import staff_of
from xiaoer.conversation.schemas import Detail
from xiaoer.routing import verbs as routing


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the agent takes conversations."""

    status: Literal["online", "away"]


@get("/api/conversations/{conversation_id:str}")
async def show_conversation(request: Request[Any, Any, Any], conversation_id: FromPath[str]) -> Detail:
    """A conversation with what stands beside its thread."""
    house: House = request.app.state.house
    return await detail(house.store, house.shop, staff_of(request), conversation_id, reads(request))


@put("/api/staff/presence")
async def set_presence(request: Request[Any, Any, Any], data: JSONBody[Presence]) -> Presence:
    """Take conversations, or not for now."""
    house: House = request.app.state.house
    await house.store.write(routing.set_online, staff_of(request).agent_id, online=data.status == "online")
    return data


ROUTES = [show_conversation, set_presence]
