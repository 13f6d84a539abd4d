"""What a customer and an agent do with their hands, and what they then see."""

import re
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from fluent.runtime import FluentBundle, FluentResource
from playwright.async_api import Browser, BrowserContext, Locator, Page, WebSocketRoute, expect

PATIENCE = 20_000
WINDOW = {"width": 1280, "height": 860}


class ConsoleWords:
    """What the console says, from the same files as the console itself."""

    def __init__(self) -> None:
        words = Path(__file__).parent.parent.parent / "web" / "console" / "src" / "words"
        self._bundles: dict[str, FluentBundle] = {}
        for folder in (each for each in words.iterdir() if each.is_dir()):
            bundle = FluentBundle([folder.name], use_isolating=False)
            for file in folder.glob("*.ftl"):
                bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
            self._bundles[folder.name] = bundle

    def text(self, locale: str, key: str, **facts: object) -> str:
        """The words under a key; KeyError when there are none."""
        bundle = self._bundles[locale]
        pattern = bundle.get_message(key).value
        assert pattern is not None
        return str(bundle.format_pattern(pattern, facts)[0])


CONSOLE = ConsoleWords()


class Person:
    """Somebody with a browser window, whose page must never complain."""

    def __init__(self, url: str, locale: str, browser: Browser, pictures: Path) -> None:
        self.url = url
        self.locale = locale
        self.complaints: list[str] = []
        self._browser = browser
        self._pictures = pictures
        self._taken = 0
        self.window: BrowserContext
        self.page: Page

    async def __aenter__(self) -> Self:
        self.window = await self._browser.new_context(viewport=WINDOW, locale=self.locale)  # type: ignore[arg-type]
        self.window.set_default_timeout(PATIENCE)
        self.window.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page = await self.window.new_page()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        await self.picture("at-the-end")
        await self.window.close()

    async def picture(self, name: str) -> None:
        """Keep what the window shows."""
        self._taken += 1
        who = type(self).__name__.lower()
        await self.page.screenshot(path=self._pictures / f"{who}-{self._taken:02d}-{name}.png")

    async def offline(self, off: bool = True) -> None:
        """The network is gone, or back."""
        await self.window.set_offline(off)


class Customer(Person):
    """A customer on the demo shop's pages."""

    def __init__(self, url: str, who: dict[str, Any], browser: Browser, pictures: Path) -> None:
        super().__init__(url, who["locale"], browser, pictures)
        self.id: str = who["id"]
        self.name: str = who["name"]
        self.orders: dict[str, str] = {order["status"]: order["id"] for order in who["orders"]}

    async def sign_in(self) -> None:
        """By one click on the start page."""
        await self.page.goto(self.url)
        await self.page.locator(f'form:has(input[value="{self.id}"]) button').click()
        await expect(self.page).to_have_url(f"{self.url}/shop/orders", timeout=PATIENCE)

    async def open_chat(self) -> None:
        """By the bubble."""
        await self.page.locator("#xiaoer button").click()
        await expect(self.chat.locator("textarea").first).to_be_visible(timeout=PATIENCE)

    async def come_back(self) -> None:
        """Close the tab, open another, on the same page."""
        where = self.page.url
        await self.page.close()
        self.page = await self.window.new_page()
        await self.page.goto(where)

    @property
    def chat(self) -> Locator:
        """The chat in its frame."""
        return self.page.frame_locator("#xiaoer iframe").locator("main.chat")

    @property
    def lines(self) -> Locator:
        """Everything in the thread."""
        return self.chat.locator(".lines")

    async def say(self, text: str) -> None:
        """Write and send; it stands in the thread, and the server has it."""
        before = await self.said_by("contact").count()
        await self.chat.locator("form.compose textarea").fill(text)
        await self.chat.locator("form.compose textarea").press("Enter")
        await expect(self.said_by("contact")).to_have_count(before + 1, timeout=PATIENCE)
        await expect(self.chat.locator(".bubble.sending")).to_have_count(0, timeout=PATIENCE)
        await expect(self.said_by("contact")).to_have_count(before + 1)

    def said_by(self, author: str) -> Locator:
        """The entries of one author."""
        return self.lines.locator(f"article.{author}")

    async def sees(self, text: str, times: int = 1) -> None:
        """It stands in the thread, exactly so often."""
        await expect(self.lines.get_by_text(text)).to_have_count(times, timeout=PATIENCE)

    async def thread(self) -> list[str]:
        """The texts of all bubbles, in order."""
        return [text.strip() for text in await self.lines.locator(".bubble").all_inner_texts()]


class Agent(Person):
    """An agent at the console."""

    def __init__(self, url: str, who: dict[str, Any], locale: str, browser: Browser, pictures: Path) -> None:
        super().__init__(url, locale, browser, pictures)
        self._who = who
        self._deaf = False
        self._held: list[tuple[WebSocketRoute, str | bytes]] | None = None
        self._sockets: list[WebSocketRoute] = []

    @property
    def password(self) -> str:
        """Hers."""
        return str(self._who["password"])

    async def log_in(self) -> None:
        """With e-mail and password."""
        await self.page.route_web_socket(re.compile("/api/staff/socket"), self._wire)
        await self.page.goto(f"{self.url}/console/")
        await self.page.locator("#email").fill(self._who["email"])
        await self.page.locator("#password").fill(self._who["password"])
        await self.page.locator("form button[type=submit]").click()
        await expect(self.page.locator("section.list")).to_be_visible(timeout=PATIENCE)

    async def deaf(self) -> None:
        """From now on what she sends arrives, but nothing comes back: the worst moment for a wire to break."""
        self._deaf = True

    def hold(self) -> None:
        """What comes back is under way until `release`."""
        self._held = []

    def release(self) -> None:
        """And now it is there."""
        held, self._held = self._held or [], None
        for socket, message in held:
            socket.send(message)

    async def cut(self) -> None:
        """The wire breaks; the next one is whole."""
        self._deaf = False
        for socket in self._sockets:
            await socket.close()
        self._sockets.clear()

    @property
    def rows(self) -> Locator:
        """The conversations of the list."""
        return self.page.locator("section.list .conv")

    async def open(self, name: str) -> None:
        """The conversation of a customer."""
        await self.rows.filter(has_text=name).first.click()
        await expect(self.page.locator("main.thread .th h2")).to_have_text(name, timeout=PATIENCE)

    @property
    def field(self) -> Locator:
        """Where she writes."""
        return self.page.locator(".comp textarea").first

    @property
    def flow(self) -> Locator:
        """The open thread."""
        return self.page.locator("main.thread .flow")

    async def write(self, text: str, mode: str = "message") -> None:
        """A reply, or a note that only colleagues see."""
        tab = self.page.locator(".comp .tb button").nth(0 if mode == "message" else 1)
        if await tab.get_attribute("aria-pressed") != "true":
            await tab.click()
        await self.page.locator(".comp textarea").first.fill(text)
        await self.page.locator(".comp textarea").first.press("Enter")

    async def sees(self, text: str, times: int = 1) -> None:
        """It stands in the thread, exactly so often."""
        await expect(self.flow.locator(".bub").get_by_text(text, exact=True)).to_have_count(times, timeout=PATIENCE)

    async def act(self, label: str) -> None:
        """Press one of the buttons above the thread."""
        await self.page.locator("main.thread .th").get_by_role("button", name=label, exact=True).click()

    def _wire(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        self._sockets.append(socket)

        def hear(message: str | bytes) -> None:
            if self._held is not None:
                self._held.append((socket, message))
            elif not self._deaf:
                socket.send(message)

        server.on_message(hear)
