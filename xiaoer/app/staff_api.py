"""What staff ask of several rooms at once."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Literal

import anyio
import msgspec
from litestar import Request, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from xiaoer.app import finding
from xiaoer.app.beside import detail
from xiaoer.app.house import House
from xiaoer.app.problems import reads
from xiaoer.app.settings_schemas import Team
from xiaoer.app.teams import teams_shown
from xiaoer.app.topics import told
from xiaoer.auth.actor import Role, Staff
from xiaoer.auth.guard import staff_of
from xiaoer.auth.queries import staff_by_id
from xiaoer.conversation import agents, queries
from xiaoer.conversation.receipts import n_of
from xiaoer.conversation.schemas import (
    BulkBody,
    BulkDone,
    BulkRefusal,
    Colleague,
    Detail,
    Found,
    ReadBody,
    Summary,
    TeamName,
)
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import iso
from xiaoer.kit.errors import Refused, Unauthorized
from xiaoer.kit.store import Reader
from xiaoer.routing import queries as routing_queries
from xiaoer.routing import verbs as routing
from xiaoer.team.queries import memberships, teams_of

AnyRequest = Request[Any, Any, Any]
AwayReason = Literal["break", "meal", "meeting", "training", "other"]


class PresenceBody(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the agent takes conversations, and why not."""

    status: Literal["online", "away"]
    reason: AwayReason | None = None


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the agent takes conversations, why not, and since when; `offline` when she never opened the console."""

    status: Literal["online", "away", "offline"]
    reason: str | None
    since: str | None


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """A member of staff as she sees herself."""

    id: str
    name: str
    role: Role
    presence: Presence
    teams: list[TeamName]


@get("/api/conversations/{conversation_id:str}")
async def show_conversation(request: AnyRequest, conversation_id: FromPath[str]) -> Detail:
    """A conversation with what stands beside its thread."""
    house: House = request.app.state.house
    return await detail(house.store, house.shop, staff_of(request), conversation_id, reads(request))


@get("/api/conversations/search")
async def search_conversations(
    request: AnyRequest,
    q: Annotated[str, QueryParameter(max_length=200)] = "",
    limit: Annotated[int, QueryParameter(ge=1, le=50)] = 20,
) -> Found:
    """Conversations by customer's name, order or tracking number, or what was said."""
    house: House = request.app.state.house
    return await house.store.read(finding.find, staff_of(request), q, limit, reads(request))


@post("/api/conversations/{conversation_id:str}/read", status_code=200)
async def mark_read(request: AnyRequest, conversation_id: FromPath[str], data: JSONBody[ReadBody]) -> Summary:
    """I have seen everything so far; once it is nobody else's to answer, the customer sees that it was read."""
    house: House = request.app.state.house
    staff = staff_of(request)
    if await house.store.write(agents.mark_read, staff, conversation_id, seq=data.seq):
        house.receipts.staff(conversation_id, read=await house.store.read(n_of, conversation_id, data.seq))
    return (await told(request, [await house.store.read(queries.summary, staff, conversation_id)]))[0]


@post("/api/conversations/bulk/resolve", status_code=200)
async def resolve_several(request: AnyRequest, data: JSONBody[BulkBody]) -> BulkDone:
    """Several are settled, each for itself."""
    return await _each(request, data, agents.resolve)


@post("/api/conversations/bulk/take", status_code=200)
async def take_several(request: AnyRequest, data: JSONBody[BulkBody]) -> BulkDone:
    """Several are mine, each for itself."""
    return await _each(request, data, agents.take)


@put("/api/staff/presence")
async def set_presence(request: AnyRequest, data: JSONBody[PresenceBody]) -> Presence:
    """Take conversations, or not for now."""
    house: House = request.app.state.house
    staff, online = staff_of(request), data.status == "online"
    await house.store.write(routing.set_online, staff.agent_id, online=online, reason=data.reason)
    return await house.store.read(_presence, staff)


@get("/api/staff/me")
async def me(request: AnyRequest) -> Me:
    """Who I am."""
    house: House = request.app.state.house
    return await house.store.read(_me, staff_of(request))


@get("/api/colleagues")
async def list_colleagues(request: AnyRequest) -> list[Colleague]:
    """Whom a conversation can be given to: everybody else who works here."""
    house: House = request.app.state.house
    return await house.store.read(_colleagues, staff_of(request), house.store.clock.now())


@get("/api/teams")
async def list_teams(request: AnyRequest) -> list[Team]:
    """Every team with its members."""
    house: House = request.app.state.house
    return await house.store.read(teams_shown, staff_of(request), house.store.clock.now())


async def _each(request: AnyRequest, data: BulkBody, verb: Callable[[Tx, Staff, str], None]) -> BulkDone:
    """Each by its own verb, in its own transaction; those that come together share a commit."""
    house: House = request.app.state.house
    wanted = list(dict.fromkeys(data.conversations))
    refused: dict[str, Refused] = {}

    async def one(conversation_id: str) -> None:
        try:
            await house.store.write(verb, staff_of(request), conversation_id)
        except Refused as error:
            refused[conversation_id] = error

    async with anyio.create_task_group() as tasks:
        for conversation_id in wanted:
            tasks.start_soon(one, conversation_id)
    say = partial(house.refusal, reads(request))
    return BulkDone(
        done=[id_ for id_ in wanted if id_ not in refused],
        refused=[
            BulkRefusal(conversation=id_, code=refused[id_].code, message=say(refused[id_]))
            for id_ in wanted
            if id_ in refused
        ],
    )


def _presence(read: Reader, actor: Staff) -> Presence:
    found = routing_queries.availability_of(read, actor)
    if found is None:
        return Presence(status="offline", reason=None, since=None)
    return Presence(status="online" if found.online else "away", reason=found.reason, since=_iso(found.since))


def _me(read: Reader, actor: Staff) -> Me:
    member = staff_by_id(read, actor.agent_id)
    if member is None:
        raise Unauthorized("unauthorized")
    hers = [queries.team_name(each.id, each.name, each.names) for each in teams_of(read, actor, actor.agent_id)]
    return Me(id=member.id, name=member.name, role=member.role, presence=_presence(read, actor), teams=hers)


def _colleagues(read: Reader, actor: Staff, now: int) -> list[Colleague]:
    found = memberships(read, actor)
    return [
        Colleague(
            id=person.id,
            name=person.name,
            role=person.role,
            status="offline" if not person.here else "online" if person.online else "away",
            reason=person.reason,
            since=_iso(person.since),
            load=person.load,
            capacity=routing_queries.CAPACITY,
            teams=[each.team_id for each in found if each.agent_id == person.id],
        )
        for person in routing_queries.people(read, actor, now)
        if person.id != actor.agent_id
    ]


def _iso(at: int | None) -> str | None:
    # Who was there before this was kept has no such moment.
    return iso(at) if at else None


ROUTES = [
    search_conversations,
    show_conversation,
    mark_read,
    resolve_several,
    take_several,
    set_presence,
    me,
    list_colleagues,
    list_teams,
]
