"""What a house does thoroughly and the suite a thousand times: done once, or quicker.

To be imported before any room is: rooms read their words when they are.
"""

import asyncio
import functools
import gc
import importlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import uvicorn.server
from argon2 import PasswordHasher
from fluent.runtime import FluentBundle
from fluent.syntax import ast
from hypothesis import settings
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from typing_extensions import override

import xiaoer
from xiaoer.auth import passwords
from xiaoer.kit import html, words
from xiaoer.kit.words import Locale

THOROUGH = passwords._hasher  # noqa: SLF001 - taken away below, and given back where it is looked at
HOUSE = (Path(xiaoer.__file__).parent,)
# By so much more often a server looks whether it is to end.
SHORTER = 20
_parse = words.parse
_files = words.files

# All that is loaded before the first test stays, so looking through it finds nothing.
gc.disable()

# How long one example takes says what else the machine does.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def leave_what_stays() -> None:
    """What is loaded by now stays to the end: the collector need not look at it after every test again, nor once."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(20_000, 20, 20)


@functools.cache
def _found_once(locale: Locale) -> list[Path]:
    return _files(HOUSE, locale)


def _unless_others(directories: Iterable[Path], locale: Locale) -> list[Path]:
    roots = tuple(directories)
    return _found_once(locale) if roots == HOUSE else _files(roots, locale)


@functools.cache
def _parsed_once(path: Path, _changed: int) -> Mapping[str, ast.Message | ast.Term]:
    return _parse(path)


def _parse_unless_changed(path: Path) -> Mapping[str, ast.Message | ast.Term]:
    return _parsed_once(path, path.stat().st_mtime_ns)


@functools.cache
def _read_once(locale: Locale, paths: tuple[Path, ...], _changed: tuple[int, ...]) -> FluentBundle:
    return _bundle(locale, list(paths))


def _unless_changed(locale: Locale, paths: list[Path]) -> FluentBundle:
    return _read_once(locale, tuple(paths), tuple(path.stat().st_mtime_ns for path in paths))


_bundle = words._bundle  # noqa: SLF001 - what is read twice comes to the same
words.parse = _parse_unless_changed
words._bundle = _unless_changed  # noqa: SLF001
words.files = _unless_others


class _Soon:
    """asyncio, for a server that looks more often whether it is to end and whether all have gone."""

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    async def sleep(self, delay: float) -> None:
        """Not as long."""
        await asyncio.sleep(delay / SHORTER)


class _Compiled(BytecodeCache):
    """Templates as they were compiled for the house before; Jinja itself sees whether their text has changed."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    @override
    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    @override
    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


def _remembered(rules: Any) -> Any:
    """Rules of a text, read and proved once; whoever asks has a list of his own."""
    proved = functools.cache(rules.parse)
    return lambda *of: [*proved(*of)]


@pytest.fixture(scope="session", autouse=True)
def hurry() -> Iterator[None]:
    """Pages are compiled and rules proved once, servers end soon, and a password takes a millisecond."""
    with pytest.MonkeyPatch.context() as patch:
        rules = importlib.import_module("xiaoer.policy.rules")
        patch.setattr(rules, "parse", _remembered(rules))
        patch.setattr(uvicorn.server, "asyncio", _Soon())
        patch.setattr(html, "Environment", functools.partial(Environment, bytecode_cache=_Compiled()))
        patch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


# What a house does every so often, it does five times as often here; what comes before what stays as it is.
PACES = {
    "xiaoer.app.count_feed.PACE": 0.1,
    "xiaoer.app.learner.PACE": 0.4,
    "xiaoer.app.live_feed.PACE": 0.4,
    "xiaoer.app.live_feed.SETTLE": 0.1,
    "xiaoer.app.queue_ticker.PACE": 0.1,
    "xiaoer.app.receipts.PACE": 0.04,
    "xiaoer.app.staff_feed.PACE": 0.06,
    "xiaoer.event.fold.PACE": 0.04,
    "xiaoer.event.fold.LOOK_AGAIN": 0.4,
}


def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A house that is opened now waits less."""
    for name, pace in PACES.items():
        monkeypatch.setattr(name, pace)


class Still:
    """Stands where the assistant's process would: it is not asked, where no turn is taken."""

    def __init__(self, *modules: str) -> None:
        self.modules = modules

    async def start(self) -> None:
        """There is nothing to start."""

    async def stop(self) -> None:
        """Nor to stop."""

    async def learn(self, *of: object) -> None:
        """Nor to learn."""


def without_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A house that is opened now starts no process and learns nothing."""
    monkeypatch.setattr("xiaoer.app.house.Worker", Still)
    monkeypatch.setattr("xiaoer.app.house.teach", Still.learn)


@pytest.fixture
def thorough_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords as a house keeps them."""
    monkeypatch.setattr(passwords, "_hasher", THOROUGH)
