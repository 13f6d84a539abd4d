"""Looking a screen over by program: words, values, overflow, contrast."""

from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message
from playwright.async_api import Error, Frame, Page

ROOT = Path(__file__).parent.parent.parent
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
FAULTS = (Path(__file__).parent / "faults.js").read_text(encoding="utf-8")
# Frames are looked at one by one; axe would ask them through the parent and wait for those that do not answer.
_CONTRAST = """async () => (await axe.run(document, {
    runOnly: ["color-contrast"], resultTypes: ["violations"], iframes: false, elementRef: false,
  })).violations.flatMap(({nodes}) => nodes)
  .map(({target, any}) => `contrast: ${target.join(" ")}: ${any[0]?.message ?? ""}`)"""
# What moves has come to its end, but for what never does (a typing sign); pictures and fonts are there.
_SETTLED = """async () => {
  const ends = (each) => each.effect?.getComputedTiming().iterations !== Infinity;
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const late = new Promise((done) => setTimeout(done, 1500));
  await frame();
  const moving = document.getAnimations().filter(ends).map((each) => each.finished.catch(() => null));
  const seen = (each) => each.getClientRects().length > 0 && each.loading !== "lazy";
  const pictures = [...document.images].filter(seen).map((each) => each.decode().catch(() => null));
  await Promise.race([Promise.all([...moving, ...pictures, document.fonts.ready]), late]);
  await frame();
}"""
_PAUSE = 80


def word_keys() -> list[str]:
    """Every key of every word file that no person would write as a word."""
    keys = set()
    for folder in ("xiaoer", "web/widget/src", "web/console/src"):
        for path in (ROOT / folder).rglob("*.ftl"):
            found = FluentParser().parse(path.read_text(encoding="utf-8")).body
            keys |= {entry.id.name for entry in found if isinstance(entry, Message) and "-" in entry.id.name}
    return sorted(keys)


async def settled(page: Page) -> None:
    """Until nothing on the page moves any more."""
    await page.wait_for_timeout(_PAUSE)
    for frame in _frames(page):
        try:
            await frame.evaluate(_SETTLED)
        except Error:
            # It went elsewhere meanwhile; the one that came instead is looked at in its turn.
            continue


async def faults(page: Page, keys: list[str]) -> list[str]:
    """What is wrong with what the page and its frames show now, one line each."""
    found: list[str] = []
    for frame in _frames(page):
        if frame.parent_frame is None or await _is_shown(frame):
            found += await _faults(frame, keys)
    return sorted(set(found))


def _frames(page: Page) -> list[Frame]:
    return [frame for frame in page.frames if frame.url.startswith("http") and not frame.is_detached()]


async def _is_shown(frame: Frame) -> bool:
    box = await (await frame.frame_element()).bounding_box()
    return box is not None and box["width"] > 0 and box["height"] > 0


async def _faults(frame: Frame, keys: list[str]) -> list[str]:
    said: list[Any] = await frame.evaluate(FAULTS, keys)
    # Evaluated, not added as a script: our pages let no strange script in.
    if not await frame.evaluate("typeof axe === 'object'"):
        await frame.evaluate(AXE)
    said += await frame.evaluate(_CONTRAST)
    return [str(line) for line in said]
