"""The supervisor's page."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.async_api import Route, expect

from tests.shots.desk import Console
from tests.shots.scene import STAFF, Stage, scene


def iso(at: datetime) -> str:
    """A moment as the server writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@scene("live", STAFF)
async def live(stage: Stage) -> None:
    """The floor as it is, all of it, and what the figure means."""
    console = await Console.of(stage, "supervisor", "live")
    await expect(console.page.locator(".kpis .kpi")).to_have_count(5)
    await console.snap()
    for name, of in (("explained", ".kpis"), ("explained-topics", ".topics")):
        told = console.page.locator(f"{of} .explained").last
        await told.locator("button").focus()
        await expect(told.get_by_role("tooltip")).to_be_visible()
        await console.snap(name, again=told.scroll_into_view_if_needed)
    bottom = "() => document.querySelector('main.live').scrollTo(0, 1e6)"
    await console.snap("end", sizes=("narrow",), again=lambda: console.page.evaluate(bottom))


@scene("live-behind", STAFF)
async def behind(stage: Stage) -> None:
    """What a figure counts, in the list."""
    console = await Console.of(stage, "supervisor", "live")
    await console.page.locator(".kpi").nth(2).locator("button.go").first.click()
    await expect(console.page.locator(".list .behind")).to_be_visible()
    await expect(console.page.locator("#rows .conv").first).to_be_visible()
    await console.snap()


async def _told(stage: Stage, **instead: Any) -> Console:
    """The page, told something else of the floor than what is true."""
    console = await Console.of(stage, "supervisor")
    console.wire.hides = lambda frame: bool(frame["type"] == "live")

    async def answer(route: Route) -> None:
        told = {**await (await route.fetch()).json(), **instead}
        if (await route.request.header_value("accept-language") or "").startswith("zh"):
            told["topics"] = [{**each, "title": NAMES.get(each["topic"], each["title"])} for each in told["topics"]]
        await route.fulfill(json=told)

    await console.page.route("**/api/report/live*", answer)
    await console.page.goto(f"{stage.house.url}/console/live")
    return console


NAMES = {
    "parcel_status": "包裹到哪了",
    "refund_status": "退款进度",
    "cancel_order": "取消订单",
    "reissue_coupon": "补发优惠券",
    "stock": "有没有货",
}


def _topic(topic: str, title: str, count: int, before: int, *, hot: bool = False) -> dict[str, Any]:
    return {"topic": topic, "title": title, "count": count, "before": before, "hot": hot}


def _queue(name: str | None, online: int, waiting: int, longest: str | None, *waits: int) -> dict[str, Any]:
    team = None if name is None else {"id": name, "name": name}
    p50, p90 = waits or (None, None)
    return {"team": team, "online": online, "waiting": waiting, "longest_since": longest, "p50": p50, "p90": p90}


def _ago(seconds: float) -> str:
    return iso(datetime.now(UTC) - timedelta(seconds=seconds))


CREW: dict[str, tuple[str, int, list[int]]] = {
    "林晓岚": ("online", 3, [286, 120, 40]),
    "Ana Belmonte": ("online", 3, [165, 70]),
    "沈砚": ("online", 3, [30]),
    "任远": ("online", 1, [20]),
    "叶微": ("online", 1, []),
    "许晚舟": ("online", 2, []),
    "Marisol Etxeberria Goikoetxea": ("online", 1, [15]),
    "程未": ("away", 2, []),
    "闻笛": ("offline", 1, [400]),
    "南星": ("offline", 0, []),
}


def _on_shift(name: str) -> dict[str, Any]:
    status, load, waits = CREW[name]
    return {
        "agent": {"id": name, "name": name},
        "status": status,
        "reason": "break" if status == "away" else None,
        "since": _ago(365),
        "load": load,
        "capacity": 5,
        "waits": [_ago(each) for each in waits],
    }


@scene("live-busy", STAFF)
async def busy(stage: Stage) -> None:
    """A Saturday afternoon: six queues, ten on shift, and one of them gone with a customer in hand."""
    begun = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    came = (22, 44, 78, 84, 76, 58, 90, 121, 31)
    console = await _told(
        stage,
        at=_ago(0),
        on_shift=[_on_shift(name) for name in CREW],
        queues=[
            _queue(None, 7, 9, _ago(374), 190, 470),
            _queue("After-sales", 3, 7, _ago(246), 130, 350),
            _queue("Español", 2, 2, _ago(126), 70, 230),
            _queue("Pre-sales", 4, 3, _ago(54), 20, 55),
            _queue("投诉专员", 1, 2, _ago(582), 340, 780),
            _queue("发票与账户", 2, 0, None),
        ],
        hours=[{"at": iso(begun - timedelta(hours=8 - n)), **_hour(each)} for n, each in enumerate(came)],
        overdue={"late": 2, "soon": 5},
        first_response_p50=42,
        first_response_p90=156,
        alone={"solved": 720, "of": 1107},
        ratings={"scores": [8, 5, 15, 49, 241], "asked": 1026},
        topics=[
            _topic("parcel_status", "Where the parcel is", 86, 21, hot=True),
            _topic("refund_status", "Refund status", 61, 56),
            _topic("cancel_order", "Cancel order", 48, 50),
            _topic("reissue_coupon", "Issue a coupon again", 33, 53),
            _topic("stock", "In stock?", 5, 0),
        ],
        last_week=_last_week(begun, came),
    )
    await expect(console.page.locator(".ag li")).to_have_count(len(CREW))
    await console.snap()
    topics = "() => document.querySelector('.topics').scrollIntoView({ block: 'end' })"
    await console.snap("topics", sizes=("narrow",), again=lambda: console.page.evaluate(topics))
    bottom = "() => document.querySelector('main.live').scrollTo(0, 1e6)"
    await console.snap("end", sizes=("narrow",), again=lambda: console.page.evaluate(bottom))


def _last_week(begun: datetime, came: Sequence[int]) -> dict[str, Any]:
    """A calmer day, whose evening is known."""
    hours = [0] * 24
    now = (begun + timedelta(hours=8)).hour  # in Shanghai, as the browser has it
    for hour in range(24):
        ago = now - hour
        calm = (20, 41, 70, 80, 79, 61, 72, 70, 66)
        hours[hour] = calm[8 - ago] if 0 <= ago <= 8 else max(0, 60 + 9 * ago) if ago < 0 else 0
    return {
        "day": (begun - timedelta(days=7)).date().isoformat(),
        "came": hours,
        "came_so_far": sum(came) - 79,
        "first_response_p50": 58,
        "alone": {"solved": 655, "of": 1040},
        "ratings": [9, 8, 16, 60, 190],
    }


def _hour(came: int) -> dict[str, int]:
    return {"came": came, "assistant": came * 62 // 100, "agent": came * 34 // 100}


@scene("live-first-hour", STAFF)
async def first_hour(stage: Stage) -> None:
    """Half past midnight: two have come."""
    now = datetime.now(UTC)
    hour = {"at": iso(now.replace(minute=0, second=0, microsecond=0)), "came": 2, "assistant": 2, "agent": 0}
    none = {"first_response_p50": None, "first_response_p90": None, "alone": {"solved": 0, "of": 0}}
    ratings = {"scores": [0, 0, 0, 0, 0], "asked": 1}
    topics = [{"topic": "stock", "title": "In stock?", "count": 1, "before": None, "hot": False}]
    console = await _told(stage, at=iso(now), hours=[hour], ratings=ratings, topics=topics, last_week=None, **none)
    await expect(console.page.locator(".arrivals .hour").last).to_be_attached()
    await console.snap()


@scene("live-empty", STAFF)
async def nothing_yet(stage: Stage) -> None:
    """A day that has not begun."""
    console = await _told(
        stage,
        at=iso(datetime.now(UTC)),
        on_shift=[],
        queues=[_queue(None, 0, 0, None)],
        longest=[],
        hours=[],
        overdue={"late": 0, "soon": 0},
        first_response_p50=None,
        first_response_p90=None,
        alone={"solved": 0, "of": 0},
        ratings={"scores": [0, 0, 0, 0, 0], "asked": 0},
        topics=[],
        last_week=None,
    )
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
