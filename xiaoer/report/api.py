"""The supervisor's page over HTTP."""

from typing import Annotated, Any

from litestar import Request, get
from litestar.params import FromQuery, QueryParameter

from xiaoer.auth.guard import at_least, staff_of
from xiaoer.conversation.schemas import SummaryPage
from xiaoer.event.tx import Tx
from xiaoer.kit.store import Store
from xiaoer.report import figures, queries
from xiaoer.report.day import day_of
from xiaoer.report.schemas import Figure, FigureName, LiveReport

Of = Annotated[str, QueryParameter(max_length=64, pattern=r"^[!-~]*(?![\s\S])")]
Limit = Annotated[int, QueryParameter(ge=1, le=100)]


@get("/api/report/live", opt=at_least("supervisor"))
async def show_live(request: Request[Any, Any, Any], zone: FromQuery[str] = "UTC") -> LiveReport:
    """The floor at this moment; the day begins at midnight of an IANA time zone."""
    store: Store[Tx] = request.app.state.store
    now = store.clock.now()
    return await store.read(queries.live, staff_of(request), now, day_of(now, zone))


@get("/api/report/live/conversations", opt=at_least("supervisor"))
async def list_behind(
    request: Request[Any, Any, Any],
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
    return await store.read(
        figures.behind, staff_of(request), now, day, figure=Figure(name=figure, of=of), after=after, limit=limit
    )


ROUTES = [show_live, list_behind]
