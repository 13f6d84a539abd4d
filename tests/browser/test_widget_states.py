"""Every state of the chat: no violation for axe, no overflow, nothing that moves, light and dark."""

from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.browser.widget_stage import Stage, at, attachment, rests

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

PHONE: dict[str, Any] = {"viewport": {"width": 320, "height": 568}, "has_touch": True, "is_mobile": True}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
EVENTS = [
    {"at": at(80_000 - 9_000 * hour), "place": place, "text": f"Arrived at {place}"}
    for hour, place in enumerate(("Huzhou", "Jiaxing", "Shanghai", "Hangzhou"))
]
ORDER: dict[str, Any] = {
    "type": "order",
    "id": "XE-2611-41102",
    "status": "shipped",
    "placed_at": at(days=3),
    "total": {"amount": 26_800, "currency": "CNY"},
    "items": [
        {
            "title": "Gooseneck kettle",
            "quantity": 2,
            "price": {"amount": 13_400, "currency": "CNY"},
            "picture": "/media/k",
        }
    ],
    "parcels": [{"carrier": "YunYan", "tracking": "YY88412", "status": "in_transit", "events": EVENTS}],
    "url": "/shop/orders/1",
}
PRODUCT: dict[str, Any] = {
    "type": "product",
    "id": "p",
    "title": LONG,
    "text": "Thrown by hand",
    "price": {"amount": 7_600, "currency": "CNY"},
    "available": True,
    "stock": 3,
    "options": ["White", "Black"],
    "picture": "/media/p",
    "url": "https://beishan.example/mug",
}
CHOICES: dict[str, Any] = {
    "type": "choices",
    "options": [{"value": str(number), "label": f"Choice {number}"} for number in range(5)],
    "picked": "1",
}


def offer(state: str) -> dict[str, Any]:
    """An offer in one of its states; those that are over are from before their lines had kinds."""
    kinds = {
        "goods": "Kettle × 2",
        "place": "8 Mill Lane",
        "time": "By 14:00",
        "money": "¥268.00 back",
        "note": "Final",
    }
    said = {"title": "Cancel XE-2611-41102", "lines": list(kinds.values()), "yes": "Yes", "no": "No"}
    if state == "open":
        said["kinds"] = list(kinds)
    return {"type": "offer", "deed": "d", "action": "cancel_order", **said, "state": state}


async def everything(stage: Stage) -> None:
    """A thread that has every kind of line in it."""
    await stage.say("contact", "Where is it? https://beishan.example/" + "x" * 120, at=at(days=2))
    await stage.say("assistant", LONG, ORDER, CHOICES)
    await stage.say("assistant", "", PRODUCT, {**PRODUCT, "available": False, "picture": None, "url": None})
    states = ("open", "confirmed", "declined", "void", "done", "refused", "unknown")
    await stage.say("assistant", "", *[offer(state) for state in states])
    await stage.say("assistant", "See", {"type": "article", "id": "r", "title": "Returns", "url": "/help/en/returns"})
    pictures = [attachment(f"m-{number}-photo.png") for number in range(3)]
    await stage.say("contact", "", *pictures, attachment(f"m-9-{LONG}.pdf"))
    await stage.say("agent", "Hello", name="Lin Shen")
    await stage.say("system", "Resolved")
    await stage.say("system", "", {"type": "rating", "score": None})
    stage.send({"type": "typing", "author": "agent"}, {"type": "receipt", "delivered": 6, "read": 6})
    await expect(stage.chat.locator("form.rating")).to_be_visible()


async def overflow(stage: Stage) -> list[str]:
    """What is wider than the window it is in."""
    found: list[str] = await stage.inside().evaluate(
        """() => [...document.querySelectorAll("*")].filter((each) => {
            const box = each.getBoundingClientRect();
            return box.width && !each.closest(".sr, .name, svg") && (box.right > innerWidth + 0.5 || box.left < -0.5);
        }).map((each) => each.outerHTML.slice(0, 120))"""
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("color", [None, "#ffd400"])
async def test_axe_finds_nothing(browser: Browser, scheme: str, color: str | None) -> None:
    async with Stage(browser, color_scheme=scheme) as stage:
        stage.inbox["color"] = color
        await stage.open()
        await expect(stage.chat.locator(".empty")).to_be_visible()
        assert await stage.violations() == []
        await everything(stage)
        assert await stage.violations() == []
        stage.send({"type": "queue", "position": 3, "wait": {"p50": 240, "p90": 540}})
        await expect(stage.chat.locator(".place")).to_contain_text("3")
        await stage.chat.get_by_role("button", name="Settings").click()
        await stage.box.fill("x" * 10_001)
        assert await stage.violations() == []
        await stage.chat.locator(".picture").first.click()
        await expect(stage.frame.locator("dialog[open] img")).to_be_visible()
        assert await stage.violations() == []
        assert stage.complaints == []


@pytest.mark.parametrize("locale", ["zh-CN", "en", "es"])
async def test_nothing_is_wider_than_a_small_phone(browser: Browser, locale: str) -> None:
    async with Stage(browser, locale, **PHONE) as stage:
        stage.inbox["name"] = LONG
        await stage.open()
        await everything(stage)
        stage.send({"type": "queue", "position": 88, "wait": {"p50": 2_400, "p90": 5_400}})
        await expect(stage.chat.locator(".place")).to_contain_text("88")
        assert await overflow(stage) == []
        assert await stage.inside().evaluate("document.documentElement.scrollWidth") == 320
        assert await stage.page.evaluate("document.documentElement.scrollWidth") == 320


async def test_a_window_zoomed_to_200_percent_can_be_used(browser: Browser) -> None:
    async with Stage(browser, viewport={"width": 640, "height": 400}) as stage:
        await stage.open()
        await everything(stage)
        assert await overflow(stage) == []
        thread = await stage.chat.locator(".thread").bounding_box()
        assert thread is not None
        assert thread["height"] > 200
        await stage.box.fill("hello")
        await stage.box.press("Enter")
        await expect(stage.chat.locator("article.contact .bubble").last).to_have_text("hello")


WATCH = """() => { window.moved = []; new PerformanceObserver((list) => {
  const text = (node) => (node?.outerHTML ?? node?.textContent ?? "").slice(0, 90);
  for (const each of list.getEntries()) window.moved.push([each.value, each.sources.map(({node}) => text(node))]);
}).observe({type: "layout-shift", buffered: false}); }"""


@pytest.mark.parametrize("lines", [2, 40])
async def test_nothing_moves_when_something_arrives(browser: Browser, lines: int) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        for number in range(lines):
            await stage.say("assistant", f"Line {number}")
        await expect(stage.chat.locator("article")).to_have_count(lines)
        # So long after the last touch nothing that moves is excused by it.
        await stage.page.wait_for_timeout(700)
        await stage.inside().evaluate(WATCH)
        stage.send({"type": "typing", "author": "agent"})
        await stage.page.wait_for_timeout(150)
        for number in range(3):
            await stage.say("agent", f"Word {number}", ORDER if number == 1 else CHOICES, name="Lin Shen")
            await stage.page.wait_for_timeout(150)
        stage.send({"type": "queue", "position": 2, "wait": None}, {"type": "owner", "owner": "agent", "name": "Lin"})
        await stage.page.wait_for_timeout(150)
        await stage.say("agent", "", attachment("m-1-photo.png"), name="Lin Shen")
        await stage.page.wait_for_timeout(400)
        assert await stage.inside().evaluate("window.moved") == []
        at_end = "(box) => box.scrollHeight - box.scrollTop - box.clientHeight"
        await rests(stage.chat.locator("article").last)
        assert await stage.chat.locator(".thread").evaluate(at_end) <= 1


async def test_an_answer_is_read_from_its_beginning(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        await stage.say("contact", "Where is it?")
        await stage.say("assistant", "\n".join(f"line {number}" for number in range(60)))
        speaker, thread = stage.chat.locator("p.speaker"), stage.chat.locator(".thread")
        await expect(speaker).to_be_in_viewport()
        # She reads on, and somebody begins to write: she stays where she is.
        await thread.evaluate("box => { box.scrollTop += 400 }")
        await expect(speaker).not_to_be_in_viewport()
        place = await thread.evaluate("box => box.scrollTop")
        stage.send({"type": "typing", "author": "assistant"})
        await expect(stage.chat.locator(".typing")).to_be_attached()
        assert await thread.evaluate("box => box.scrollTop") == place
        # What is short is shown whole.
        await stage.box.fill("Thanks")
        await stage.box.press("Enter")
        await stage.say("assistant", "You are welcome")
        await expect(stage.chat.get_by_text("You are welcome")).to_be_in_viewport(ratio=1)
        await rests(stage.chat.get_by_text("You are welcome"))
        assert await thread.evaluate("box => box.scrollHeight - box.clientHeight - box.scrollTop") < 2


async def test_what_follows_from_a_pick_is_shown_and_nothing_moves_before(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        open_choices = {key: value for key, value in CHOICES.items() if key != "picked"}
        await stage.say("assistant", "\n".join(f"line {number}" for number in range(60)), open_choices, ORDER)
        option, thread = stage.chat.get_by_role("button", name="Choice 4"), stage.chat.locator(".thread")
        await option.scroll_into_view_if_needed()
        place = await thread.evaluate("box => box.scrollTop")
        await option.click()
        await expect(stage.chat.locator(".choices .sel")).to_have_count(1)
        assert await thread.evaluate("box => box.scrollTop") == place
        await stage.say("assistant", "Then this")
        await expect(stage.chat.get_by_text("Then this")).to_be_in_viewport(ratio=1)
        await expect(stage.chat.locator(".below")).to_have_count(0)


async def test_the_way_to_a_person_says_how_it_stands_once_she_asked(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        options = [{"value": "a", "label": "This one"}, {"value": "person", "label": "Talk to a person"}]
        await stage.say("assistant", "Which?", {"type": "choices", "options": options})
        way, called = stage.chat.get_by_role("button", name="person"), stage.chat.locator(".choices .called")
        await expect(way).to_have_count(2)
        stage.send({"type": "owner", "owner": "queue", "name": None}, {"type": "queue", "position": 2, "wait": None})
        await expect(called).to_have_text("In the queue, 2nd")
        await expect(way).to_have_count(1)
        assert await way.get_attribute("aria-disabled") == "true"
        await way.click(force=True)
        stage.send({"type": "queue", "position": 0, "wait": None}, {"type": "owner", "owner": "agent", "name": "Lin"})
        await expect(called).to_have_text("Lin, a person")
        await expect(way).to_have_count(0)
        assert not stage.said("handoff.request") + stage.said("choice.pick")
        stage.send({"type": "owner", "owner": "assistant", "name": None})
        await expect(way).to_have_count(2)


async def test_what_many_come_for_is_said_with_one_tap(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        await stage.chat.get_by_role("button", name="Where is my order?").click()
        await stage.wait(lambda: len(stage.said()) == 1)
        assert stage.said()[0]["text"] == "Where is my order?"
        await expect(stage.chat.locator(".empty")).to_have_count(0)


async def test_who_reads_above_stays_there_and_is_told_what_came(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        for number in range(40):
            await stage.say("assistant", f"Line {number}")
        await expect(stage.chat.get_by_text("Line 39")).to_be_visible()
        await stage.chat.locator(".thread").evaluate("(box) => { box.scrollTop = 300 }")
        await stage.page.wait_for_timeout(700)
        await stage.inside().evaluate(WATCH)
        await stage.say("agent", "New one", name="Lin")
        await stage.say("agent", "And another", name="Lin")
        pill = stage.chat.locator(".below")
        await expect(pill).to_have_text("2 new messages")
        assert await stage.chat.locator(".thread").evaluate("(box) => box.scrollTop") == 300
        assert await stage.inside().evaluate("window.moved") == []
        await pill.click()
        await expect(pill).to_have_count(0)
        await expect(stage.chat.get_by_text("And another")).to_be_in_viewport()


async def test_older_lines_come_above_what_she_reads(browser: Browser) -> None:
    async with Stage(browser) as stage:
        for number in range(250):
            stage.entry("assistant", f"Line {number}.")
        await stage.open()
        await expect(stage.chat.locator("article")).to_have_count(200)
        await stage.chat.locator(".thread").evaluate("(box) => { box.scrollTop = 0 }")
        first = stage.chat.get_by_text("Line 50.")
        before = await first.bounding_box()
        await stage.chat.get_by_role("button", name="Show earlier messages").click()
        await expect(stage.chat.locator("article")).to_have_count(250)
        after = await rests(first)
        assert before is not None
        assert after is not None
        # The button that was above it is gone; the line is where it was, or as near as its end allows.
        assert abs(after["y"] - before["y"]) < 64
        await expect(first).to_be_in_viewport()
        await expect(stage.chat.locator("article").first).to_contain_text("Line 0.")
