"""A demo house with its pages, on both databases: filled once, cloned for each test."""

import asyncio
import functools
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, ClassVar

import httpx
import pytest

from tests import postgres
from tests.application import lent
from xiaoer.app import demo
from xiaoer.app.house import House
from xiaoer.demo.front import Front
from xiaoer.demo.plan import read
from xiaoer.demo.shop import shop
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.settings import Settings

URL = "http://shop.example"


def settings(data: Path, database: str = "") -> Settings:
    """The settings of a house with its data there."""
    return Settings(data=str(data), database=database)


@pytest.fixture(scope="session", autouse=True)
def drawn_once() -> Iterator[None]:
    """The demo shop of a moment is drawn once: nearly every test begins at the same."""
    drawn = functools.cache(lambda now: shop(read(), now))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("xiaoer.demo.shop.shop", lambda _plan, now: drawn(now))
        yield


class Here:
    """Stands where the assistant's process would and does the same in this one, where all of it is loaded already."""

    learnt: ClassVar[object] = None

    def __init__(self, *_modules: str) -> None:
        """Nothing is loaded."""

    async def start(self) -> None:
        """There is nothing to start."""

    async def stop(self) -> None:
        """Nor to stop."""

    async def run(self, function: Callable[..., Any], *given: Any, **_: Any) -> Any:
        """Ask."""
        return await asyncio.to_thread(function, *given)

    async def prepare(self, function: Callable[..., Any], examples: object) -> Any:
        """Learn, if these are others than before."""
        if examples != Here.learnt:
            Here.learnt = examples
            await asyncio.to_thread(function, examples)


async def _fill(of: Settings) -> None:
    # Some have written already, and the assistant answers them as it does.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("xiaoer.app.house.Worker", Here)
        house = House(of, clock=ManualClock())
        async with house.open():
            await demo.open_to(demo.front(house), house, URL)


@pytest.fixture(scope="session")
def filled_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a filled SQLite database."""
    data = tmp_path_factory.mktemp("demo") / "data"
    data.mkdir()
    shutil.copy(sqlite_template, data / "xiaoer.db")
    asyncio.run(_fill(settings(data)))
    return data


@pytest.fixture(scope="session")
def filled_postgresql(postgres_template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A data folder and its filled PostgreSQL database."""
    data = tmp_path_factory.mktemp("demo") / "data"
    with postgres.clone(postgres_template) as url:
        asyncio.run(_fill(settings(data, url)))
        yield data, url


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock) -> Iterator[House]:
    """A filled house that is opened by its pages."""
    data = tmp_path / "data"
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("filled_sqlite"), data)
        yield House(settings(data), clock=clock)
        return
    filled, template = request.getfixturevalue("filled_postgresql")
    shutil.copytree(filled, data)
    with postgres.clone(template) as url:
        yield House(settings(data, url), clock=clock)


@pytest.fixture
def front(house: House) -> Front:
    """The demo shop's front, not open yet."""
    return demo.front(house)


@asynccontextmanager
async def before(house: House, front: Front | None) -> AsyncIterator[httpx.AsyncClient]:
    """A browser before a house whose background stands still: pages need none of it, and starting it takes long."""
    with lent(house, front) as app:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=URL) as client:
            yield client
    await house.store.close()


@pytest.fixture
async def web(house: House, front: Front) -> AsyncIterator[httpx.AsyncClient]:
    """A browser in the open shop."""
    async with before(house, front) as client:
        # Those who had written when it was filled have written.
        await demo.open_to(front, house, URL, talks=False)
        yield client
