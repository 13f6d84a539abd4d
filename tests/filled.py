"""Databases with more in them than tables, filled once and cloned for each test of a folder or file."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import postgres
from xiaoer.event.tx import Journal, Tx
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.store import Store

Fill = Callable[[Store[Tx]], Awaitable[None]]


async def _filled(url: str, fill: Fill) -> None:
    store = Store(database(url), Journal("test", lambda _tx, _recorded: None), clock=ManualClock())
    await fill(store)
    await store.close()


def templates(fill: Fill) -> tuple[Any, Any]:
    """The fixtures `sqlite_template` and `postgres_template`, to stand for those of the suite where they are named."""

    @pytest.fixture(scope="session")
    def sqlite_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
        path = tmp_path_factory.mktemp("filled") / "xiaoer.db"
        shutil.copy(sqlite_template, path)
        asyncio.run(_filled(f"sqlite:///{path}", fill))
        return path

    @pytest.fixture(scope="session")
    def postgres_template(postgres_template: str) -> Iterator[str]:
        with postgres.clone(postgres_template) as url:
            asyncio.run(_filled(url, fill))
            yield url

    return sqlite_template, postgres_template
