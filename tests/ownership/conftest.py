"""A house for each example."""

import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.ownership.world import CUSTOMERS, World
from xiaoer.kit.statement import metadata


def emptied(url: str) -> None:
    """As it was made."""
    with psycopg.connect(url, autocommit=True) as connection:
        names = ", ".join(table.name for table in metadata.sorted_tables)
        connection.execute(f"TRUNCATE {names} RESTART IDENTITY".encode())


@pytest.fixture
def world(database_url: str, tmp_path: Path) -> Callable[[], World]:
    """A new house each time it is called."""

    def made() -> World:
        if database_url.startswith("postgresql"):
            emptied(database_url)
            return World(tmp_path, database_url, CUSTOMERS)
        path = tmp_path / f"{uuid.uuid4()}.db"
        shutil.copy(tmp_path / "xiaoer.db", path)
        return World(tmp_path, f"sqlite:///{path}", CUSTOMERS)

    return made
