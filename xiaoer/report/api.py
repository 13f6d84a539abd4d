"""The supervisor's page over HTTP."""

from typing import Any

from litestar import Request, get
from litestar.params import FromQuery

from xiaoer.auth.guard import at_least, staff_of
from xiaoer.event.tx import Tx
from xiaoer.kit.store import Store
from xiaoer.report import queries
from xiaoer.report.day import day_of
from xiaoer.report.schemas import LiveReport


@get("/api/report/live", opt=at_least("supervisor"))
async def show_live(request: Request[Any, Any, Any], zone: FromQuery[str] = "UTC") -> LiveReport:
    """The floor at this moment; the day begins at midnight of an IANA time zone."""
    store: Store[Tx] = request.app.state.store
    now = store.clock.now()
    return await store.read(queries.live, staff_of(request), now, day_of(now, zone))


ROUTES = [show_live]
