"""What a house does thoroughly and the suite a thousand times: done once, or quicker."""

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fluent.runtime import FluentBundle
from hypothesis import settings

from xiaoer.auth import passwords
from xiaoer.kit import words
from xiaoer.kit.words import Locale

THOROUGH = passwords._hasher  # noqa: SLF001 - taken away below, and given back where it is looked at
_bundle = words._bundle  # noqa: SLF001

# How long one example takes says what else the machine does.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@functools.cache
def _read_once(locale: Locale, paths: tuple[Path, ...], _changed: tuple[int, ...]) -> FluentBundle:
    return _bundle(locale, list(paths))


def _unless_changed(locale: Locale, paths: list[Path]) -> FluentBundle:
    return _read_once(locale, tuple(paths), tuple(path.stat().st_mtime_ns for path in paths))


@pytest.fixture(scope="session", autouse=True)
def hurry() -> Iterator[None]:
    """Words are read once, and a password takes a millisecond instead of a hundred."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "_bundle", _unless_changed)
        patch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture
def thorough_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords as a house keeps them."""
    monkeypatch.setattr(passwords, "_hasher", THOROUGH)
