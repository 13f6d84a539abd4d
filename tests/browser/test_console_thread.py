"""The thread at the console: written with quick replies, files and notes, kept through a reload, read in peace."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import FilePayload, Locator, Page, expect

from tests.browser.people import CONSOLE, PATIENCE, Agent, Customer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

AXE = Path(__file__).parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
HUMAN = {"zh-CN": "转人工", "en": "human"}
# Forty blue pixels: a whole picture, and small enough to stand here.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000008000000050802000000f7f33a02000000114944415478da63d08a99871531"
    "d041020012922da185bd1d3b0000000049454e44ae426082"
)


def field(agent: Agent) -> Locator:
    """Where she writes."""
    return agent.page.locator(".comp textarea")


async def served(customer: Customer, agent: Agent) -> str:
    """The customer waits for a person and the agent has her thread open; its id."""
    await agent.log_in()
    await customer.sign_in()
    await customer.open_chat()
    await customer.say(HUMAN[customer.locale])
    await expect(agent.rows.filter(has_text=customer.name)).to_have_count(1, timeout=PATIENCE)
    await agent.open(customer.name)
    await agent.sees(HUMAN[customer.locale])
    return agent.page.url.rsplit("/", 1)[-1]


async def entries(page: Page, conversation: str) -> list[dict[str, Any]]:
    """What the server keeps of a thread."""
    told = await page.evaluate(
        """async (id) => {
            const { token } = JSON.parse(localStorage.getItem("xiaoer.session"));
            const headers = { Authorization: `Bearer ${token}` };
            const answer = await fetch(`/api/conversations/${id}/entries`, { headers });
            return (await answer.json()).entries;
        }""",
        conversation,
    )
    return list(told)


async def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    await page.evaluate(
        "Promise.allSettled(document.getAnimations()"
        ".map((each) => each.effect.getComputedTiming().iterations === Infinity ? null : each.finished))"
    )
    found = await page.evaluate(
        """async () => {
            const shown = "main.thread, aside.side, :popover-open";
            const { violations } = await axe.run(shown, { resultTypes: ["violations"] });
            const told = (node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`;
            return violations.map((each) => `${each.id}: ${each.nodes.map(told).join(" | ")}`);
        }"""
    )
    return [str(each) for each in found]


async def test_a_reply_is_written_with_what_is_at_hand(customer: Customer, agent: Agent) -> None:
    conversation = await served(customer, agent)
    await fills_in_a_quick_reply(customer, agent)
    await never_sends_while_a_word_is_chosen(customer, agent)
    await notes_what_the_customer_must_not_see(customer, agent)
    await sends_files(customer, agent)
    kept = await entries(agent.page, conversation)
    mine = [each for each in kept if each["author"] == "agent" and each["kind"] != "activity"]
    assert [each["event"] for each in mine] == ["message.sent", "message.sent", "note.added", "message.sent"]
    assert [each["n"] is None for each in mine] == [False, False, True, False]
    assert [part["type"] for part in mine[-1]["parts"]] == ["attachment", "attachment"]
    assert customer.complaints == []
    assert agent.complaints == []


async def fills_in_a_quick_reply(customer: Customer, agent: Agent) -> None:
    """By a slash; what nobody knows stays in brackets, and does not slip out unseen."""
    text = field(agent)
    await text.fill("/ref")
    options = agent.page.locator(".macros [role=option]")
    await expect(options).to_have_count(1, timeout=PATIENCE)
    await agent.picture("macros")
    await text.press("Enter")
    hole = f"[{CONSOLE.text(agent.locale, 'field-refund-amount')}]"
    await expect(text).to_have_value(re.compile(re.escape(hole)), timeout=PATIENCE)
    assert await text.evaluate("each => each.value.slice(each.selectionStart, each.selectionEnd)") == hole
    await text.press("Enter")
    await expect(agent.page.locator(".comp .hint.wait")).to_contain_text(hole)
    await agent.picture("still-to-fill-in")
    # The caret elsewhere: Tab leads back to the hole.
    await text.evaluate("each => each.setSelectionRange(0, 0)")
    await text.press("Tab")
    await agent.page.keyboard.insert_text("¥ 12")
    await expect(text).not_to_have_value(re.compile(re.escape(hole)))
    said = await text.input_value()
    await text.press("Enter")
    await customer.sees(said)
    await expect(text).to_have_value("")
    await agent.page.reload()
    await agent.sees(said)
    # What she used last stands at hand, by its name where it has one in her language.
    at_hand = agent.page.locator(".at-hand button")
    name = {"zh-CN": "/退款", "en": "/refund"}[agent.locale]
    await expect(at_hand.first).to_have_text(name, timeout=PATIENCE)
    await at_hand.first.click()
    await expect(text).to_have_value(re.compile(re.escape(hole)), timeout=PATIENCE)
    await text.fill("")


async def never_sends_while_a_word_is_chosen(customer: Customer, agent: Agent) -> None:
    """Enter belongs to the input method as long as it is open, whichever way the browser says so."""
    text = field(agent)
    before = await agent.flow.locator("article").count()
    await text.fill("ni hao")
    for how in ({"isComposing": True}, {"keyCode": 229}):
        await text.evaluate(
            """(each, how) => {
                const pressed = { key: "Enter", bubbles: true, cancelable: true, ...how };
                each.dispatchEvent(new KeyboardEvent("keydown", pressed));
            }""",
            how,
        )
    await expect(text).to_have_value("ni hao")
    assert await agent.flow.locator("article").count() == before
    await text.fill("你好")
    await text.press("Shift+Enter")
    await text.press("a")
    await text.press("Enter")
    await customer.sees("你好\na")


async def notes_what_the_customer_must_not_see(customer: Customer, agent: Agent) -> None:
    """One key away from the reply, and yellow."""
    await field(agent).press("Escape")
    await agent.page.keyboard.press("n")
    await expect(agent.page.locator(".comp.note")).to_be_visible()
    await expect(field(agent)).to_be_focused()
    await field(agent).fill("Only for us")
    await agent.picture("note")
    await field(agent).press("Enter")
    await expect(agent.flow.locator("article.note")).to_contain_text("Only for us", timeout=PATIENCE)
    await expect(customer.lines).not_to_contain_text("Only for us")
    await field(agent).press("Escape")
    await agent.page.keyboard.press("r")
    await expect(agent.page.locator(".comp.message")).to_be_visible()


async def sends_files(customer: Customer, agent: Agent) -> None:
    """Several at once; one that is not what it says is refused in words, and holds up nothing once it is taken off."""
    chips = agent.page.locator(".comp .fchip")
    await agent.page.locator(".comp input[type=file]").set_input_files(
        [
            FilePayload(name="rim.png", mimeType="image/png", buffer=PICTURE),
            FilePayload(name="lie.png", mimeType="image/png", buffer=b"not a picture at all"),
            FilePayload(name="receipt.txt", mimeType="text/plain", buffer=b"paid"),
        ]
    )
    await expect(chips).to_have_count(3)
    await expect(agent.page.locator(".comp .fchip.failed")).to_have_count(1, timeout=PATIENCE)
    await agent.picture("files")
    await expect(agent.page.locator(".comp .ft .ant-btn-primary")).to_be_disabled()
    await agent.page.locator(".comp .fchip.failed .ib").click()
    await expect(agent.page.locator(".comp .fchip progress")).to_have_count(0, timeout=PATIENCE)
    await agent.page.locator(".comp .ft .ant-btn-primary").click()
    await expect(chips).to_have_count(0)
    await expect(agent.flow.locator(".shot img")).to_have_count(1, timeout=PATIENCE)
    await expect(agent.flow.locator(".file-row")).to_contain_text("receipt.txt")
    await expect(agent.flow.locator(".shot img")).not_to_have_js_property("naturalWidth", 0, timeout=PATIENCE)
    await agent.flow.locator(".shot").click()
    large = agent.page.locator("dialog.lightbox")
    await expect(large.locator("img")).to_be_visible(timeout=PATIENCE)
    await agent.picture("large")
    await agent.page.keyboard.press("Escape")
    await expect(large).to_have_count(0)
    await expect(customer.chat.get_by_text("receipt.txt").first).to_be_visible(timeout=PATIENCE)
    await expect(customer.lines).not_to_contain_text("lie.png")


async def test_what_is_begun_survives_the_page(customer: Customer, agent: Agent) -> None:
    await served(customer, agent)
    await field(agent).fill("Half a rep")
    await agent.page.locator(".comp input[type=file]").set_input_files(
        {"name": "rim.png", "mimeType": "image/png", "buffer": PICTURE}
    )
    chips = agent.page.locator(".comp .fchip")
    await expect(chips).to_have_count(1)
    await expect(agent.page.locator(".comp .fchip progress")).to_have_count(0, timeout=PATIENCE)
    await agent.page.locator(".comp .tb button").nth(1).click()
    await field(agent).fill("Half a note")
    await agent.page.reload()
    await expect(agent.page.locator(".comp.note")).to_be_visible(timeout=PATIENCE)
    await expect(field(agent)).to_have_value("Half a note")
    await agent.page.locator(".comp .tb button").nth(0).click()
    await expect(field(agent)).to_have_value("Half a rep")
    await expect(chips).to_contain_text("rim.png")
    await agent.picture("still-there")
    # Left for the list, its row says that something waits there.
    await agent.page.goto(f"{agent.url}/console/")
    row = agent.rows.filter(has_text=customer.name)
    await expect(row).to_contain_text(CONSOLE.text(agent.locale, "draft-unsent"), timeout=PATIENCE)
    await agent.open(customer.name)
    await field(agent).press("End")
    await agent.page.keyboard.insert_text("ly")
    await field(agent).press("Enter")
    await customer.sees("Half a reply")
    await expect(customer.lines).not_to_contain_text("Half a note")
    await expect(chips).to_have_count(0)


async def below_after_growing(flow: Locator) -> float:
    """How far the end is below who reads it when a picture grows, and the scrolling is heard of only after that."""
    return float(
        await flow.evaluate(
            """each => {
                const grown = document.createElement("div");
                grown.style.height = "300px";
                each.firstElementChild.append(grown);
                each.dispatchEvent(new Event("scroll"));
                return each.scrollHeight - each.scrollTop - each.clientHeight;
            }"""
        )
    )


async def scrolled(flow: Locator) -> float:
    """Where it stands once it was scrolled up and rests; so long after the wheel nothing is excused by it."""
    return float(
        await flow.evaluate(
            """async each => {
                const pause = () => new Promise((over) => setTimeout(over, 700));
                const below = () => each.scrollHeight - each.scrollTop - each.clientHeight;
                for (let last = -1; last !== each.scrollTop || below() < 300; await pause()) last = each.scrollTop;
                return each.scrollTop;
            }"""
        )
    )


@pytest.mark.parametrize("locale", ["zh-CN"], indirect=True)
async def test_reading_is_not_disturbed(customer: Customer, agent: Agent) -> None:
    await served(customer, agent)
    for number in range(24):
        await field(agent).fill(f"第 {number} 行")
        await field(agent).press("Enter")
    await agent.sees("第 23 行")
    await expect(agent.flow.locator(".on-its-way")).to_have_count(0, timeout=PATIENCE)
    await agent.page.evaluate(
        """() => {
            window.moved = 0;
            new PerformanceObserver((list) => {
                for (const each of list.getEntries()) if (!each.hadRecentInput) window.moved += each.value;
            }).observe({ type: "layout-shift" });
        }"""
    )
    await agent.flow.hover()
    await agent.page.mouse.wheel(0, -600)
    before = await scrolled(agent.flow)
    await customer.say("在吗")
    await customer.say("你好")
    pill = agent.page.locator(".below")
    await expect(pill).to_contain_text("2", timeout=PATIENCE)
    assert abs(await agent.flow.evaluate("each => each.scrollTop") - before) <= 1
    await agent.picture("reads-above")
    # Lines that come while nobody moves anything move nothing that is read.
    assert await agent.page.evaluate("window.moved") < 0.02
    await pill.click()
    await expect(pill).to_have_count(0)
    await expect(agent.flow.get_by_text("你好", exact=True)).to_be_in_viewport()
    await expect(agent.flow.locator("article.agent .meta").last).to_contain_text(
        CONSOLE.text(agent.locale, "out-read"), timeout=PATIENCE
    )
    assert await below_after_growing(agent.flow) <= 1


@pytest.mark.parametrize("locale", ["zh-CN"], indirect=True)
async def test_everything_is_reachable_and_nothing_breaks_a_rule(customer: Customer, agent: Agent) -> None:
    conversation = await served(customer, agent)
    assert await violations(agent.page) == []
    await field(agent).press("Escape")
    await agent.page.keyboard.press("t")
    panel = agent.page.locator(".pop:popover-open")
    await expect(panel.locator("[role=option]").first).to_be_visible(timeout=PATIENCE)
    await agent.picture("transfer")
    assert await violations(agent.page) == []
    await agent.page.keyboard.press("Escape")
    await expect(panel).to_have_count(0)
    await agent.page.locator(".th .tools .ib").nth(2).click()
    await panel.locator(".tags input").fill("破损")
    await panel.locator(".tags input").press("Enter")
    await expect(agent.page.locator(".th .lvl")).to_have_text("破损", timeout=PATIENCE)
    await panel.locator(".segments label").first.click()
    urgent = CONSOLE.text(agent.locale, "step-priority-urgent")
    await expect(agent.page.locator(".th .chip").filter(has_text=urgent)).to_be_visible(timeout=PATIENCE)
    assert await violations(agent.page) == []
    await agent.page.keyboard.press("Escape")
    # What happened stands in one line, and every single thing in it on a click.
    quiet = agent.flow.locator("details.quiet").filter(has_text=urgent)
    await expect(quiet).to_have_count(1, timeout=PATIENCE)
    await expect(quiet.locator("li").first).to_be_hidden()
    await quiet.locator("summary").click()
    await expect(quiet.locator("li").filter(has_text="破损")).to_be_visible()
    assert await violations(agent.page) == []
    happened = [each["event"] for each in await entries(agent.page, conversation)]
    assert happened.count("conversation.labelled") == 1
    assert happened.count("conversation.prioritised") == 1
    await expect(customer.lines).not_to_contain_text("破损")
    await agent.page.set_viewport_size({"width": 390, "height": 844})
    await agent.picture("phone")
    assert await violations(agent.page) == []
    assert await agent.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert agent.complaints == []


@pytest.mark.parametrize("locale", ["en"], indirect=True)
async def test_at_twice_the_size_there_is_room_to_read_and_to_resolve(customer: Customer, agent: Agent) -> None:
    await served(customer, agent)
    resolve = agent.page.locator(".th").get_by_role("button", name=CONSOLE.text(agent.locale, "act-resolve"))
    # Half of 1280 by 720, half of 1440 by 900, and a window beside another.
    for width, height in ((640, 360), (720, 450), (860, 640)):
        await agent.page.set_viewport_size({"width": width, "height": height})
        await expect(resolve).to_be_in_viewport(ratio=1, timeout=PATIENCE)
        assert await agent.page.evaluate("document.documentElement.scrollWidth") == width
        assert await agent.flow.evaluate("flow => flow.clientHeight") >= 100
    await agent.picture("twice-the-size")
