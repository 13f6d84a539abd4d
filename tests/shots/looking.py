"""Looking a screen over by program: words, values, overflow, contrast."""

from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message
from playwright.async_api import Frame, Page

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FAULTS = (Path(__file__).parent / "faults.js").read_text(encoding="utf-8")
_CONTRAST = """async () => (await axe.run(document, {runOnly: ["color-contrast"], resultTypes: ["violations"]})).violations
  .flatMap(({nodes}) => nodes.map(({target, any}) => `contrast: ${target.join(" ")}: ${any[0]?.message ?? ""}`))"""


def word_keys() -> list[str]:
    """Every key of every word file that no person would write as a word."""
    keys = set()
    for folder in ("xiaoer", "web/widget/src", "web/console/src"):
        for path in (ROOT / folder).rglob("*.ftl"):
            found = FluentParser().parse(path.read_text(encoding="utf-8")).body
            keys |= {entry.id.name for entry in found if isinstance(entry, Message) and "-" in entry.id.name}
    return sorted(keys)


async def faults(page: Page, keys: list[str]) -> list[str]:
    """What is wrong with what the page and its frames show now, one line each."""
    found: list[str] = []
    for frame in page.frames:
        if frame.url.startswith("http") and not frame.is_detached():
            found += await _faults(frame, keys)
    return sorted(set(found))


async def _faults(frame: Frame, keys: list[str]) -> list[str]:
    said: list[Any] = await frame.evaluate(FAULTS, keys)
    # Evaluated, not added as a script: our pages let no strange script in.
    await frame.evaluate(AXE.read_text(encoding="utf-8"))
    said += await frame.evaluate(_CONTRAST)
    return [str(line) for line in said]
