"""`python -m tests.shots [--only NAME] [OUT]`: pictures of every screen in its main states, and the faults in them."""

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from pathlib import Path

import msgspec
from playwright.async_api import async_playwright, expect

from tests.browser.conftest import ARGS, CHROMIUM, serving
from tests.shots.album import Album
from tests.shots.looking import ROOT, word_keys
from tests.shots.run import ACTS, Run, scenes_of
from tests.shots.scene import PATIENCE


async def shots(place: Path, folder: Path, only: str) -> Album:
    """All scenes whose name holds `only`; each act has a house of its own below `place`."""
    album = Album(folder, word_keys())
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        for number, act in enumerate(ACTS):
            if not scenes_of(act, only):
                continue
            with serving(data := place / f"data-{number}", place / f"log-{number}", empty=False):
                told = msgspec.json.decode((data / "demo.json").read_bytes())
                api = await playwright.request.new_context(base_url=told["url"])
                await Run(told, api, browser, album).play(act, only)
                await api.dispose()
        await browser.close()
    return album


def main() -> int:
    """0 when nothing was found, otherwise 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    parser.add_argument("--only", default="", metavar="NAME", help="scenes whose name holds this")
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / ".shots", metavar="OUT")
    asked = parser.parse_args()
    began = time.monotonic()
    if not asked.only:
        shutil.rmtree(asked.out, ignore_errors=True)
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="xiaoer-shots-") as place:
        album = asyncio.run(shots(Path(place), asked.out, asked.only))
    page = album.index()
    for picture in album.wrong:
        for line in picture.faults:
            sys.stdout.write(f"{picture.scene} ({picture.variant}): {line}\n")
    took = time.monotonic() - began
    sys.stdout.write(f"{len(album.pictures)} pictures, {len(album.wrong)} with faults, {took:.0f} s: {page}\n")
    return 1 if album.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
