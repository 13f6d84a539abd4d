"""Databases built once and cloned for each test, on both kinds."""

import contextlib
import io
import logging
import os
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.hurry import hurry, leave_what_stays, thorough_passwords  # isort: split

from tests import postgres
from tests.turns import left_out
from xiaoer.app.schema import migrate
from xiaoer.event.tx import Journal, Tx
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.log import JsonFormatter
from xiaoer.kit.store import Store

__all__ = ["hurry", "thorough_passwords"]
# A shorter line may be a word of our own.
TELLING = 12


def pytest_configure(config: pytest.Config) -> None:
    """Where several processes share the work they share one server, of whoever hands it out; else it starts late."""
    if (memory := postgres.memory()) is not None:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        stack = contextlib.ExitStack()
        config.add_cleanup(stack.close)
        os.environ[postgres.GIVEN] = stack.enter_context(postgres.server())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """PostgreSQL takes turns."""
    if left := set(left_out(items)):
        config.hook.pytest_deselected(items=[*left])
        items[:] = [item for item in items if item not in left]


def pytest_collection_finish() -> None:
    """The tests are known, and with them nearly all of the code."""
    leave_what_stays()


@pytest.fixture(scope="session", autouse=True)
def what_is_logged() -> Iterator[io.StringIO]:
    """All that the suite logs, as the server writes it; read at its end: no token, nothing a customer wrote."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield written
    root.removeHandler(handler)
    assert [said for said in unspeakable() if said in written.getvalue()] == []


def unspeakable() -> set[str]:
    """What must not be in any log: addresses with a token, and every line that a customer writes in these tests."""
    here = Path(__file__).parent
    rows = [
        row.split("\t")
        for file in ("assistant/lines.tsv", "conversation/handoff_lines.tsv")
        for row in (here / file).read_text(encoding="utf-8").splitlines()[1:]
    ]
    texts = {cell for row in rows for cell in row if len(cell) >= TELLING}
    return {"token=", "Where is my order", *texts}


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One migrated SQLite file."""
    path = tmp_path_factory.mktemp("template") / "xiaoer.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    """The URL of one migrated PostgreSQL database, for `CREATE DATABASE ... TEMPLATE`."""
    with postgres.server() as url:
        name = f"template_{uuid.uuid4().hex}"
        with psycopg.connect(url, autocommit=True) as admin:
            admin.execute(f"CREATE DATABASE {name}")
        migrate(postgres.with_name(url, name))
        yield postgres.with_name(url, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh migrated database, once on each kind."""
    if request.param == "sqlite":
        path = tmp_path / "xiaoer.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    with postgres.clone(request.getfixturevalue("postgres_template")) as url:
        yield url


@pytest.fixture
def clock() -> ManualClock:
    """A clock the test moves."""
    return ManualClock()


@pytest.fixture
async def store(database_url: str, clock: ManualClock) -> AsyncIterator[Store[Tx]]:
    """An open store whose events nobody subscribes to."""
    opened = Store(database(database_url), Journal("test", lambda _tx, _recorded: None), clock=clock)
    yield opened
    await opened.close()
