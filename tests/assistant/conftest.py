"""The demo shop and what it knows, loaded once and cloned for each test."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

import xiaoer.demo
from tests import postgres
from tests.assistant.talk import SUBSCRIPTIONS, Made, Talk
from xiaoer.assistant.understand import learn
from xiaoer.demo.shop import load_demo
from xiaoer.event.tx import Journal, Tx
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.store import Store
from xiaoer.knowledge.files import read_articles, read_examples
from xiaoer.knowledge.jobs import take_in
from xiaoer.policy.rules import load
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.adapter import LocalShop

DEMO = Path(xiaoer.demo.__file__).parent


@pytest.fixture(scope="session")
def learned() -> None:
    """This process has learned the demo's sentences."""
    sentences = read_examples(DEMO / "examples")
    examples: dict[str, dict[str, list[str]]] = {}
    for locale, of_locale in sentences.items():
        for one in of_locale:
            examples.setdefault(locale, {}).setdefault(one.intent, []).append(one.text)
    assert learn(examples) == 3


@pytest.fixture(scope="session")
def demo_on_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the demo in it."""
    path = tmp_path_factory.mktemp("demo") / "xiaoer.db"
    shutil.copy(sqlite_template, path)
    asyncio.run(_fill(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def demo_on_postgres(postgres_template: str) -> Iterator[str]:
    """The URL of a database with the demo in it."""
    with postgres.clone(postgres_template) as url:
        asyncio.run(_fill(url))
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def demo_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of one's own with the demo in it, once on each kind."""
    if request.param == "sqlite":
        path = tmp_path / "xiaoer.db"
        shutil.copy(request.getfixturevalue("demo_on_sqlite"), path)
        yield f"sqlite:///{path}"
        return
    with postgres.clone(request.getfixturevalue("demo_on_postgres")) as url:
        yield url


@pytest.fixture
async def house(demo_url: str, clock: ManualClock, learned: None) -> AsyncIterator[Store[Tx]]:
    """A store with the demo shop, its articles and rules, and whoever acts on events."""
    opened = Store(database(demo_url), Journal("test", SUBSCRIPTIONS), clock=clock)
    yield opened
    await opened.close()


@pytest.fixture
def shop(house: Store[Tx]) -> LocalShop:
    """The demo shop behind its port."""
    return LocalShop(house)


@pytest.fixture
def talk(house: Store[Tx], shop: LocalShop) -> Made:
    """Begins a chat; without a customer it is a visitor's."""
    return lambda customer_id=None, locale="en", shop=shop: Talk(house, shop, customer_id, locale)


async def _fill(url: str) -> None:
    filled = Store(database(url), Journal("test", SUBSCRIPTIONS), clock=ManualClock())
    await load_demo(filled, filled.clock.now())
    await take_in(filled, read_articles(DEMO / "articles"), {})
    await filled.write(import_rules, load())
    await filled.close()
