"""What waits for a person: for a second yes, and for a word on what nobody knows."""

from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.async_api import expect

from tests.shots.desk import Console
from tests.shots.house import Shopper, fresh
from tests.shots.scene import STAFF, Stage, scene
from tests.shots.scenes.chat import Chat

WRITTEN = "%Y-%m-%dT%H:%M:%S.%fZ"
LATE = {"zh-CN": "说好周三到，今天周五了", "en": "You said Wednesday, and it is Friday"}
# So much of an order in a hundred asks for a second person.
SHARE = 15


@scene("deeds", STAFF)
async def awaiting(stage: Stage) -> None:
    """A compensation above the limit, with the customer's yes; and nothing that waits."""
    console = await Console.of(stage, "supervisor", "deeds")
    await stage.house.once(f"awaiting {stage.locale}", lambda: held(stage))
    await expect(console.page.locator(".deed-card").first).to_be_visible()
    await console.snap()
    none: dict[str, Any] = {"deeds": [], "next": None}
    await console.page.route("**/api/deeds?*", lambda route: route.fulfill(json=none))
    await console.page.reload()
    await expect(console.page.locator(".deeds-all .empty")).to_be_visible()
    await console.snap("none")


async def held(stage: Stage) -> None:
    """Lin proposes more than she may give by herself, and the customer says yes."""
    house, session = stage.house, await stage.house.staff("agent")
    who = house.customer(stage.locale, "paid")
    shopper = Shopper(house, who)
    await shopper.say(LATE[stage.locale])
    await shopper.person()
    told = await shopper.conversation()
    await house.call(session, "POST", f"/conversations/{told}/take")
    order = next(each["id"] for each in who["orders"] if each["status"] == "paid")
    form = await house.call(session, "GET", f"/conversations/{told}/form?action=compensate&order={order}")
    most = next(field["most"] for field in form["fields"] if field["name"] == "amount")
    fields = {"reason": "late", "amount": {**most, "amount": most["amount"] * SHARE // 100}}
    body = {"id": fresh(), "action": "compensate", "order": order, "fields": fields}
    await house.call(session, "POST", f"/conversations/{told}/deeds", body)
    chat = await Chat.of(stage, who)
    await chat.main.locator("section.offer button.primary").last.click()
    await expect(chat.main.locator("section.offer button.primary")).to_have_count(0)


@scene("deeds-settle", STAFF)
async def by_hand(stage: Stage) -> None:
    """A deed of which nobody knows what came of it, and a person's word on it."""
    console = await Console.of(stage, "supervisor")
    page = console.page
    found: dict[str, Any] = {"deeds": [lost(stage.locale)], "next": None}
    await page.route("**/api/deeds?*", lambda route: route.fulfill(json=found))
    await page.goto(f"{stage.house.url}/console/deeds/unknown")
    form = page.locator("form.settle")
    await expect(form).to_be_visible()
    await console.snap()
    await form.locator("input[type=radio]").last.check()
    await console.snap("says")


def lost(locale: str) -> dict[str, Any]:
    """A deed as the server tells of it."""
    at = [(datetime.now(UTC) - timedelta(minutes=ago)).strftime(WRITTEN) for ago in (47, 46, 12)]
    money = {"amount": 19_900, "currency": "CNY"}
    chinese = locale == "zh-CN"
    title = "取消订单 XE-40519" if chinese else "Cancel order XE-40519"
    tried = [
        {"event": kind, "at": when, "agent": None, "attempts": None, "seen": seen}
        for kind, when, seen in zip(
            ("deed.sent", "deed.unknown", "deed.escalated"), at, (None, None, "not_done"), strict=True
        )
    ]
    return {
        "deed": {
            "id": "0190a7f2-0000-7000-8000-000000000001", "action": "cancel_order", "title": title,
            "order": "XE-40519", "state": "unknown", "reason": None, "at": at[0], "rule": "cancel-paid",
            "rule_version": 1, "words": None, "operation": "cancel_order", "approval": False, "amount": money,
            "second": None, "done_at": None,
        },
        "conversation": None, "customer": "林知夏" if chinese else "Hannah Whitlock", "order": "XE-40519",
        "title": title, "lines": ["细嘴手冲壶 × 1" if chinese else "Gooseneck kettle × 1"], "amount": money,
        "proposed_by": None, "own": False, "rule": "cancel-paid", "rule_version": 1,
        "words": "订单还没有发货，可以取消，款项会原路退回。" if chinese else "The order has not been shipped yet.",
        "facts": {
            "actor": {"hand": "assistant", "level": "verified", "role": "none"},
            "contact": {"locale": locale, "verified": True},
            "action": {"kind": "cancel_order", "amount": 19_900, "currency": "CNY"}, "order": None, "history": {},
        },
        "since": at[1], "due_at": None, "escalated": True, "attempts": 12, "tried": tried,
    }  # fmt: skip
