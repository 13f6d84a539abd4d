"""A demo house of its own for each test, and a browser before it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests.browser.people import PATIENCE, Agent, Customer

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = "/usr/bin/chromium"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FRONTS = ROOT / "xiaoer" / "app" / "static"
START = 60
# Whatever is expected may take so long; a machine that has much else to do needs more than the five seconds there are.
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path:
    """Where the pictures of a test are kept."""
    name = re.sub(r"[^A-Za-z0-9-]+", "-", request.node.name.removeprefix("test_")).strip("-")
    folder = Path(os.environ.get("TESTS_PICTURES") or ROOT / ".pictures") / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a demo house that was opened once and is closed again."""
    folder = tmp_path_factory.mktemp("furnished")
    with serving(folder / "data", folder / "log", keep=True):
        pass
    return folder / "data"


@pytest.fixture
def told(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """A demo house that serves, and what its demo.json says."""
    if not Path(CHROMIUM).exists():
        pytest.skip("there is no chromium")
    missing = [front for front in ("console", "widget", "pages") if not (FRONTS / front).is_dir()]
    assert not missing, f"not built, run npm run build: {missing}"
    shutil.copytree(request.getfixturevalue("furnished"), tmp_path / "data")
    with serving(tmp_path / "data", tmp_path / "log"):
        yield msgspec.json.decode((tmp_path / "data" / "demo.json").read_bytes())


@contextmanager
def serving(data: Path, log: Path, *, empty: bool = True, keep: bool = False) -> Iterator[None]:
    """`xiaoer serve --demo` on a free port, from when it is ready until the end; its data goes with it, or is kept."""
    program = Path(sys.executable).parent / "xiaoer"
    command = [str(program), "serve", "--demo", *(["--empty"] if empty else []), "--data", str(data), "--port", "0"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("XIAOER_")}
    with (
        log.open("wb") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=clean, cwd=data.parent) as server,
    ):
        try:
            _wait_until_ready(server, log)
            yield
        finally:
            server.terminate()
            try:
                server.wait(START)
            finally:
                server.kill()
                # What it said is worth most when something went wrong.
                sys.stderr.write(log.read_text())
                if not keep:
                    shutil.rmtree(data, ignore_errors=True)


def _wait_until_ready(server: subprocess.Popen[bytes], log: Path) -> None:
    """The last thing it says before it serves is where the demo's logins stand."""
    assert server.stdout is not None
    if not any(line.strip().endswith(b"demo.json") for line in server.stdout):
        pytest.fail(f"the server did not start: {log.read_text()}")


@pytest.fixture
def chromium() -> str:
    """Where the browser is."""
    if not Path(CHROMIUM).exists():
        pytest.skip("there is no chromium")
    return CHROMIUM


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """A browser before no house at all: what it sees is played to it."""
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=chromium, args=ARGS)
        yield opened
        await opened.close()


@pytest.fixture
async def browsers(told: dict[str, Any]) -> AsyncIterator[tuple[Browser, Browser]]:
    """Where two people open their windows. One process for both: its contexts know nothing of each other."""
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield opened, opened
        await opened.close()


@pytest.fixture(params=["zh-CN", "en"])
def locale(request: pytest.FixtureRequest) -> str:
    """The language of the customer and of the console."""
    return str(request.param)


@pytest.fixture
async def customer(
    told: dict[str, Any], browsers: tuple[Browser, Browser], locale: str, pictures: Path
) -> AsyncIterator[Customer]:
    """The first customer of the language, signed in on the shop's page."""
    who = next(each for each in told["customers"] if each["locale"] == locale)
    async with Customer(told["url"], who, browsers[0], pictures) as entered:
        yield entered


@pytest.fixture
def foreign_order(told: dict[str, Any], locale: str) -> str:
    """The number of an order of somebody else."""
    other = next(each for each in told["customers"] if each["locale"] != locale)
    return str(other["orders"][0]["id"])


@pytest.fixture
async def agent(
    told: dict[str, Any], browsers: tuple[Browser, Browser], locale: str, pictures: Path
) -> AsyncIterator[Agent]:
    """An agent who can log in."""
    who = next(each for each in told["staff"] if each["role"] == "agent")
    async with Agent(told["url"], who, locale, browsers[1], pictures) as known:
        yield known
