"""A case as it is worked on at the console, with pictures that came by the chat."""

from playwright.async_api import expect

from tests.shots.desk import Console
from tests.shots.house import Shopper, fresh
from tests.shots.photo import photo
from tests.shots.scene import STAFF, Stage, scene
from tests.shots.scenes.cases import SAID, TABLES, begins
from tests.shots.scenes.pages import order, signed_in

SENT = {"zh-CN": "这里磕了一块", "en": "Here is the chip"}


@scene("case-shown", STAFF)
async def at_the_desk(stage: Stage) -> None:
    """A case at the console whose pictures came by the chat, as they are picked; and before its money goes back."""
    who = stage.house.customer(stage.locale, "delivered")
    page = await signed_in(stage, who)
    case = await begins(stage, page, order(who, "delivered"), "return_items")
    console = await Console.of(stage, "supervisor")
    lead = console.session
    # In a person's hands the assistant leaves what she sends to her.
    begun = await stage.house.call(lead, "POST", f"/cases/{case}/conversation")
    shopper = Shopper(stage.house, who)
    for place, table in enumerate(TABLES):
        await shopper.write(SENT[stage.locale], await shopper.upload(f"{place}.jpg", "image/jpeg", photo(table)))
    page = console.page
    await page.goto(f"{stage.house.url}/console/cases/{case}")
    sent = page.locator(".from-chat label")
    await expect(sent).to_have_count(len(TABLES))
    await sent.first.click()
    await page.locator(".from-chat").scroll_into_view_if_needed()
    await console.snap("chat-photos")
    photos = [one["id"] for one in (await stage.house.call(lead, "GET", f"/cases/{case}"))["chat_photos"]]
    await stage.house.call(lead, "POST", f"/cases/{case}/photos", {"photos": photos})
    for step, said in (
        ("accept", {}),
        ("receive", {}),
        ("inspect", {"passed": True, "text": SAID[stage.locale]["found"]}),
    ):
        await stage.house.call(lead, "POST", f"/cases/{case}/{step}", {"id": fresh(), **said})
    await page.goto(f"{stage.house.url}/console/cases/{case}")
    await page.locator(".case .next .ant-btn-primary").first.click()
    await expect(page.locator(".case form.deed-form .deed-verdict")).to_be_visible()
    await console.snap("settle")
    await page.goto(f"{stage.house.url}/console/c/{begun['case']['conversation']}")
    deeds = page.locator("aside.side .sec-b:has(.deeds a)").last
    await expect(deeds).to_be_visible()
    await console.snap("beside", sizes=("wide",), again=deeds.scroll_into_view_if_needed)
