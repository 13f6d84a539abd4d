"""The supervisor's page."""

from datetime import UTC, datetime
from typing import Any

from playwright.async_api import expect

from tests.shots.desk import Console
from tests.shots.scene import STAFF, Stage, scene


@scene("live", STAFF)
async def live(stage: Stage) -> None:
    """The floor as it is, all of it, and what the figure means."""
    console = await Console.of(stage, "supervisor", "live")
    await expect(console.page.locator(".kpis .kpi")).to_have_count(5)
    await console.snap()
    await console.page.locator(".explained button").focus()
    await expect(console.page.locator(".explained [role=tooltip]")).to_be_visible()
    await console.snap("explained")
    bottom = "() => document.querySelector('main.live').scrollTo(0, 1e6)"
    await console.snap("end", sizes=("narrow",), again=lambda: console.page.evaluate(bottom))


@scene("live-empty", STAFF)
async def nothing_yet(stage: Stage) -> None:
    """A day that has not begun."""
    now = datetime.now(UTC)
    queue: dict[str, Any] = {"team": None, "waiting": 0, "oldest": None, "p50": None, "p90": None}
    session = await stage.house.staff("supervisor")
    told = await stage.house.call(session, "GET", "/report/live?zone=UTC")
    empty = {
        **told,
        "at": now.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "on_shift": [],
        "queues": [{**dict.fromkeys(told["queues"][0]), **queue}] if told["queues"] else [],
        "longest": [],
        "first_response_p50": None,
        "first_response_p90": None,
        "alone": {"solved": 0, "of": 0},
        "ratings": {"scores": [0, 0, 0, 0, 0], "asked": 0},
        "hours": [],
    }
    console = await Console.of(stage, "supervisor")
    console.wire.hides = lambda frame: bool(frame["type"] == "live")
    await console.page.route("**/api/report/live*", lambda route: route.fulfill(json=empty))
    await console.page.goto(f"{stage.house.url}/console/live")
    await expect(console.page.locator(".empty.first")).to_be_visible()
    await console.snap()


@scene("live-away", STAFF)
async def away(stage: Stage) -> None:
    """The floor cannot be read."""
    console = await Console.of(stage, "supervisor")
    console.wire.hides = lambda frame: bool(frame["type"] == "live")
    problem = {"status": 503, "code": "busy", "detail": "", "title": "", "request_id": "0190a7f2"}
    await console.page.route("**/api/report/live*", lambda route: route.fulfill(status=503, json=problem))
    await console.page.goto(f"{stage.house.url}/console/live")
    await expect(console.page.locator("main.live .trouble")).to_be_visible()
    await console.snap()
