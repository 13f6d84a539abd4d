"""What a scene is, and what it has in hand."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page

from tests.shots.album import SIZES, Album
from tests.shots.house import House

CUSTOMERS = ("zh-CN", "en", "es")
STAFF = ("zh-CN", "en")
PATIENCE = 20_000
Again = Callable[[], Awaitable[object]]


@dataclass
class Stage:
    """One scene in one language: windows of its own, the house it shares with all others."""

    name: str
    locale: str
    house: House
    album: Album
    browser: Browser
    windows: list[BrowserContext] = field(default_factory=list)

    async def page(self, size: str = "wide") -> Page:
        """A window that knows nothing of any other."""
        window = await self.browser.new_context(
            viewport=SIZES[size],  # type: ignore[arg-type]
            locale=self.locale,
            timezone_id="Europe/Madrid" if self.locale == "es" else "Asia/Shanghai",
        )
        window.set_default_timeout(PATIENCE)
        self.windows.append(window)
        return await window.new_page()

    async def snap(
        self, page: Page, what: str = "", *, sizes: Sequence[str] = tuple(SIZES), again: Again | None = None
    ) -> None:
        """The page as it stands; `again` is done before each picture, for what does not last."""
        name = f"{self.name}-{what}" if what else self.name
        await self.album.snap(page, name, self.locale, sizes=sizes, again=again)

    async def close(self) -> None:
        """Every window of it."""
        for window in self.windows:
            await window.close()
        self.windows.clear()


Play = Callable[[Stage], Awaitable[Any]]


@dataclass(frozen=True)
class Scene:
    """A screen in its states, in each language it is spoken in."""

    name: str
    locales: tuple[str, ...]
    play: Play


SCENES: list[Scene] = []


def scene(name: str, locales: tuple[str, ...]) -> Callable[[Play], Play]:
    """Put it on the list; its pictures are called by this name."""

    def listed(play: Play) -> Play:
        SCENES.append(Scene(name, locales, play))
        return play

    return listed
