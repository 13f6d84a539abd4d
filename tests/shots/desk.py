"""A member of staff at the console."""

import asyncio
from typing import Any

import msgspec
from playwright.async_api import Locator, Page, expect

from tests.browser.people import CONSOLE
from tests.shots import wire as wires
from tests.shots.house import House, Shopper, fresh
from tests.shots.photo import photo
from tests.shots.scene import Stage
from tests.shots.wire import Wire

# So many seconds she waits for a person.
WAITED = 9
ENTER = """({session, locale}) => {
  if (sessionStorage.getItem("entered")) return;
  sessionStorage.setItem("entered", "1");
  localStorage.setItem("xiaoer.session", session);
  localStorage.setItem("xiaoer.locale", JSON.stringify(locale));
}"""
# Enough that a colleague who is here has all she can have, and others still wait: asked, and said once more.
WAITING = {
    "zh-CN": (
        ("壶盖裂了，能换一个吗", "照片随时可以发给您"),
        ("发票抬头写错了，可以重开吗", "公司名少了两个字"),
        ("什么时候发货？周五要用", "赶不上就先别发了"),
    ),
    "en": (
        ("The lid is cracked, can I exchange it?", "I can send you a photo"),
        ("Can you redo the invoice?", "The company name is wrong"),
        ("How much is shipping to Canada?", "It is for two cups only"),
    ),
    "es": (
        ("La tapa llegó rota, ¿me la cambian?", "Puedo mandar una foto"),
        ("¿Pueden rehacer la factura?", "Falta el NIF de la empresa"),
        ("¿Cuánto cuesta el envío a México?", "Es solo una taza"),
    ),
}
SAID = {
    "zh-CN": ("我的订单到哪了", "取消订单 {}", "收到的盖碗磕破了，您看看照片", "能快一点吗？周五要送人"),
    "en": (
        "Where is my order?",
        "Cancel order {}",
        "The rim of my gaiwan is chipped, here is a photo",
        "Can it be here by Friday?",
    ),
}
REPLIED = {
    "zh-CN": (
        "您好，我是林晓岚，照片收到了。这只我给您换新的，不用寄回来。",
        "老客户，第二次破损，优先换新。仓库说周三能出库。",
    ),
    "en": (
        "Hello, Lin here. I have the photo. You get a new one, keep the old one.",
        "Regular customer, second time. The warehouse can ship on Wednesday.",
    ),
}


class Console:
    """Her window."""

    def __init__(self, stage: Stage, page: Page, wire: Wire, session: dict[str, Any]) -> None:
        self.stage = stage
        self.page = page
        self.wire = wire
        self.session = session

    @classmethod
    async def of(cls, stage: Stage, role: str = "agent", path: str = "", *, which: int = 0) -> "Console":
        """Logged in, at a page of it."""
        session = await stage.house.staff(role, which)
        page = await stage.page()
        told = {"session": msgspec.json.encode(session).decode(), "locale": stage.locale}
        await page.add_init_script(f"({ENTER})({msgspec.json.encode(told).decode()})")
        console = cls(stage, page, await Wire.of(page, wires.CONSOLE), session)
        await page.goto(f"{stage.house.url}/console/{path}")
        await expect(page.locator(".app")).to_be_visible()
        await expect(page.locator(".skeleton")).to_have_count(0)
        return console

    def t(self, key: str, **facts: object) -> str:
        """What it says under a key."""
        return CONSOLE.text(self.stage.locale, key, **facts)

    @property
    def field(self) -> Locator:
        """Where she writes."""
        return self.page.locator(".comp textarea")

    @property
    def panel(self) -> Locator:
        """The small panel that is open."""
        return self.page.locator(".pop:popover-open")

    async def press(self, *keys: str) -> None:
        """On the page, in no field."""
        await self.page.evaluate("document.activeElement?.blur?.()")
        for key in keys:
            await self.page.keyboard.press(key)

    async def read(self) -> None:
        """The thread is there."""
        await expect(self.page.locator("main.thread .flow .bub").first).to_be_visible()
        await expect(self.page.locator("aside.side .skeleton")).to_have_count(0)

    async def snap(self, what: str = "", **how: Any) -> None:
        """As it stands."""
        await self.stage.snap(self.page, what, **how)


async def furnished(house: House) -> None:
    """Some who wait in each language, and nobody but Lin to take them."""
    for role, which in (("agent", 1), ("supervisor", 0), ("admin", 0)):
        away = {"status": "away", "reason": "meeting"}
        await house.call(await house.staff(role, which), "PUT", "/staff/presence", away)
    for locale, texts in WAITING.items():
        for asked, more in texts:
            visitor = Shopper(house, {"locale": locale, "identity": None})
            await visitor.say(asked)
            await visitor.person()
            await visitor.write(more)


async def served(stage: Stage) -> str:
    """A conversation in which much has happened, Lin's; its id. The same for all scenes of a language."""
    return str(await stage.house.once(f"served {stage.locale}", lambda: _serve(stage)))


async def _serve(stage: Stage) -> str:
    house = stage.house
    who = house.customer(stage.locale, "paid", "shipped")
    shopper, words = Shopper(house, who), SAID[stage.locale]
    paid = next(each["id"] for each in who["orders"] if each["status"] == "paid")
    await shopper.say(words[0], words[1].format(paid))
    await shopper.write(words[2], await shopper.upload("rim.jpg", "image/jpeg", photo()))
    await shopper.person()
    await asyncio.sleep(WAITED)
    session, told = await house.staff("agent"), await shopper.conversation()
    await house.call(session, "POST", f"/conversations/{told}/take")
    for kind, text in zip(("messages", "notes"), REPLIED[stage.locale], strict=True):
        await house.call(
            session, "POST", f"/conversations/{told}/{kind}", {"id": fresh(), "text": text, "attachments": []}
        )
    await shopper.write(words[3])
    return told


async def handed_over(stage: Stage) -> str:
    """A conversation of its own, given to Lin by the assistant and not answered yet; its id."""
    shopper = Shopper(stage.house, stage.house.customer(stage.locale, "shipped"))
    await shopper.say(SAID[stage.locale][0])
    await shopper.person()
    told = await shopper.conversation()
    await stage.house.call(await stage.house.staff("agent"), "POST", f"/conversations/{told}/take")
    return told
