"""The pictures' folder and its index page."""

import html
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Page

from tests.shots.looking import faults, settled

SIZES = {"wide": {"width": 1440, "height": 900}, "narrow": {"width": 390, "height": 844}}
SCHEMES = ("light", "dark")
# An open chat measures the window when it opens.
_REOPEN = """() => { const root = document.getElementById("xiaoer");
  if (root?.hasAttribute("data-open")) { window.xiaoer.close(); window.xiaoer.open(); } }"""
_PAGE = """<!doctype html><meta charset="utf-8"><title>Screens</title>
<style>body{{font:14px/1.5 system-ui;margin:24px;background:#f3f5f4;color:#16201d}}h2{{margin:32px 0 8px}}
nav{{columns:5 200px}}a{{color:#0b6b57}}figure{{margin:0}}
ul{{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:16px}}
img{{height:320px;border:1px solid #c9d1ce;display:block;background:#fff}}figcaption{{color:#475350;max-width:512px}}
.fault{{color:#b01e2e;overflow-wrap:anywhere}}</style><h1>Screens</h1><p>{count} pictures, {wrong} with faults</p>
<nav>{places}</nav>{body}"""


@dataclass
class Picture:
    """One picture and what a program found wrong with it."""

    scene: str
    variant: str
    path: Path
    faults: list[str]


@dataclass
class Album:
    """All pictures of a run."""

    folder: Path
    keys: list[str]
    pictures: list[Picture] = field(default_factory=list)

    async def snap(
        self,
        page: Page,
        scene: str,
        locale: str,
        *,
        sizes: Sequence[str] = tuple(SIZES),
        again: Callable[[], Awaitable[object]] | None = None,
    ) -> None:
        """The page as it stands, in each size and scheme."""
        for size in sizes:
            if page.viewport_size != SIZES[size]:
                await page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
                await page.evaluate(_REOPEN)
            for scheme in SCHEMES:
                await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                if again:
                    await again()
                await settled(page)
                await self.take(page, scene, f"{locale} {size} {scheme}", await faults(page, self.keys))
        await page.emulate_media(color_scheme="light")
        if page.viewport_size != SIZES[sizes[0]]:
            await page.set_viewport_size(SIZES[sizes[0]])  # type: ignore[arg-type]
            await page.evaluate(_REOPEN)

    async def take(self, page: Page, scene: str, variant: str, found: list[str]) -> None:
        """One picture, and what was found."""
        path = self.folder / f"{scene}.{variant.replace(' ', '.')}.png"
        await page.screenshot(path=path)
        self.pictures.append(Picture(scene, variant, path, found))

    def lack(self, scene: str, variant: str, found: list[str]) -> None:
        """No picture could be taken, and why."""
        self.pictures.append(Picture(scene, variant, self.folder / "none.png", found))

    @property
    def wrong(self) -> list[Picture]:
        """The pictures in which something was found."""
        return [picture for picture in self.pictures if picture.faults]

    def index(self) -> Path:
        """Write the page that shows them all, by scene."""
        self.pictures.sort(key=lambda picture: picture.scene)
        scenes = dict.fromkeys(picture.scene for picture in self.pictures)
        bad = {picture.scene for picture in self.wrong}
        places = "<br>".join(f'<a href="#{each}"{_red(each in bad)}>{html.escape(each)}</a>' for each in scenes)
        body = "".join(self._scene(scene) for scene in scenes)
        path = self.folder / "index.html"
        page = _PAGE.format(count=len(self.pictures), wrong=len(self.wrong), places=places, body=body)
        path.write_text(page, encoding="utf-8")
        return path

    def _scene(self, scene: str) -> str:
        shown = "".join(_figure(picture) for picture in self.pictures if picture.scene == scene)
        return f'<h2 id="{html.escape(scene)}">{html.escape(scene)}</h2><ul>{shown}</ul>'


def _red(bad: bool) -> str:
    return ' class="fault"' if bad else ""


def _figure(picture: Picture) -> str:
    found = "".join(f'<div class="fault">{html.escape(line)}</div>' for line in picture.faults)
    name = html.escape(picture.path.name)
    return (
        f'<li><figure><a href="{name}"><img src="{name}" loading="lazy" alt="{name}"></a>'
        f"<figcaption>{html.escape(picture.variant)}{found}</figcaption></figure></li>"
    )
