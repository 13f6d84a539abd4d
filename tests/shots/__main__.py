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
from tests.shots.run import Run
from tests.shots.scene import PATIENCE


async def shots(data: Path, folder: Path, only: str) -> Album:
    """All scenes whose name holds `only`, taken of the house over `data`."""
    told = msgspec.json.decode((data / "demo.json").read_bytes())
    album = Album(folder, word_keys())
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        api = await playwright.request.new_context(base_url=told["url"])
        await Run(told, api, browser, album).play(only)
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
    with (
        tempfile.TemporaryDirectory(prefix="xiaoer-shots-") as place,
        serving(data := Path(place) / "data", Path(place) / "log", empty=False),
    ):
        album = asyncio.run(shots(data, asked.out, asked.only))
    page = album.index()
    for picture in album.wrong:
        for line in picture.faults:
            sys.stdout.write(f"{picture.scene} ({picture.variant}): {line}\n")
    took = time.monotonic() - began
    sys.stdout.write(f"{len(album.pictures)} pictures, {len(album.wrong)} with faults, {took:.0f} s: {page}\n")
    return 1 if album.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
