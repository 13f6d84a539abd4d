"""The supervisor's page over HTTP."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import msgspec
from litestar import Request, get
from litestar.params import FromQuery, QueryParameter

from xiaoer.auth.guard import at_least, staff_of
from xiaoer.conversation.api import Told
from xiaoer.conversation.schemas import SummaryPage
from xiaoer.event.tx import Tx
from xiaoer.kit.store import Store
from xiaoer.report import figures, queries
from xiaoer.report.day import day_of
from xiaoer.report.schemas import Figure, FigureName, LiveReport

AnyRequest = Request[Any, Any, Any]
Of = Annotated[str, QueryParameter(max_length=64, pattern=r"^[!-~]*(?![\s\S])")]
# The floor as its reader sees it, with what it speaks of called by its name, which rooms after this one know.
FloorTold = Callable[[AnyRequest, LiveReport], Awaitable[LiveReport]]
Limit = Annotated[int, QueryParameter(ge=1, le=100)]


@get("/api/report/live", opt=at_least("supervisor"))
async def show_live(request: AnyRequest, zone: FromQuery[str] = "UTC") -> LiveReport:
    """The floor at this moment; the day begins at midnight of an IANA time zone."""
    store: Store[Tx] = request.app.state.store
    now = store.clock.now()
    report = await store.read(queries.live, staff_of(request), now, day_of(now, zone))
    told: FloorTold = request.app.state.floor_told
    return await told(request, report)


@get("/api/report/live/conversations", opt=at_least("supervisor"))
async def list_behind(
    request: AnyRequest,
    figure: FromQuery[FigureName],
    of: Of = "",
    zone: FromQuery[str] = "UTC",
    after: Of = figures.NEWEST,
    limit: Limit = 50,
) -> SummaryPage:
    """A page of the conversations that a figure of the floor counts."""
    store: Store[Tx] = request.app.state.store
    now = store.clock.now()
    day = day_of(now, zone)
    page = await store.read(
        figures.behind, staff_of(request), now, day, figure=Figure(name=figure, of=of), after=after, limit=limit
    )
    told: Told = request.app.state.told
    return msgspec.structs.replace(page, conversations=await told(request, page.conversations))


ROUTES = [show_live, list_behind]
