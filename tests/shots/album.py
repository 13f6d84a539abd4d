"""The pictures' folder and its index page."""

import html
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Page

from tests.shots.looking import faults

SIZES = {"wide": {"width": 1440, "height": 900}, "narrow": {"width": 390, "height": 844}}
SCHEMES = ("light", "dark")
# Animations of 200 ms, and fonts.
SETTLED = 350
_PAGE = """<!doctype html><meta charset="utf-8"><title>Screens</title>
<style>body{{font:14px/1.5 system-ui;margin:24px;background:#f3f5f4;color:#16201d}}h2{{margin:32px 0 8px}}
ul{{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:16px}}img{{height:320px;border:1px solid #c9d1ce;display:block;background:#fff}}
figcaption{{color:#475350}}.fault{{color:#b01e2e}}</style><h1>Screens</h1><p>{count} pictures, {wrong} with faults</p>{body}"""


@dataclass
class Picture:
    """One picture and what a program found wrong with it."""

    scene: str
    variant: str
    path: Path
    faults: list[str]


@dataclass
class Album:
    """All pictures of a run; `only` keeps to scenes whose name holds it."""

    folder: Path
    keys: list[str]
    only: str = ""
    pictures: list[Picture] = field(default_factory=list)

    async def snap(self, page: Page, scene: str, locale: str, *, sizes: tuple[str, ...] = ("wide", "narrow")) -> None:
        """The page as it stands, in each size and scheme."""
        if self.only and self.only not in scene:
            return
        for size in sizes:
            await page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
            for scheme in SCHEMES:
                await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                await page.wait_for_timeout(SETTLED)
                await self._take(page, scene, f"{locale} {size} {scheme}")
        await page.set_viewport_size(SIZES["wide"])  # type: ignore[arg-type]
        await page.emulate_media(color_scheme="light")

    async def _take(self, page: Page, scene: str, variant: str) -> None:
        path = self.folder / f"{scene}.{variant.replace(' ', '.')}.png"
        await page.screenshot(path=path)
        self.pictures.append(Picture(scene, variant, path, await faults(page, self.keys)))

    def index(self) -> Path:
        """Write the page that shows them all."""
        scenes = dict.fromkeys(picture.scene for picture in self.pictures)
        body = "".join(self._scene(scene) for scene in scenes)
        path = self.folder / "index.html"
        wrong = sum(bool(picture.faults) for picture in self.pictures)
        path.write_text(_PAGE.format(count=len(self.pictures), wrong=wrong, body=body), encoding="utf-8")
        return path

    def _scene(self, scene: str) -> str:
        shown = "".join(_figure(picture) for picture in self.pictures if picture.scene == scene)
        return f"<h2>{html.escape(scene)}</h2><ul>{shown}</ul>"


def _figure(picture: Picture) -> str:
    found = "".join(f'<div class="fault">{html.escape(line)}</div>' for line in picture.faults)
    name = html.escape(picture.path.name)
    return (
        f'<li><figure><a href="{name}"><img src="{name}" loading="lazy" alt="{name}"></a>'
        f"<figcaption>{html.escape(picture.variant)}{found}</figcaption></figure></li>"
    )
