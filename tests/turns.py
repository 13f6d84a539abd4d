"""Which cases PostgreSQL takes.

SQLite takes every case of every test. Where cases differ only in a language, or the test says that they do not matter
to a database (`in_turn`), PostgreSQL takes every third, each test beginning with another: so it meets all languages.
The same goes for the tests of a folder or file about what is said, shown and let in: what they ask of a database is
asked by others too.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable

import pytest

# As many as there are languages.
EVERY = 3
DATABASES = ("database_url", "demo_url", "house")
ASKED_ELSEWHERE = (
    "tests/assistant/",
    "tests/demo/",
    *(f"tests/protocol/test_{name}.py" for name in ("attachments", "http", "policy", "sessions", "settings", "socket")),
)


def has_turn(name: str, place: int, cases: int) -> bool:
    """Whether a case is taken, by its place among all of its test.

    Every third round another of three: cases are often those of a table, and every row and column is to have its turn.
    """
    return (place + place // EVERY) % EVERY == zlib.crc32(name.encode()) % min(EVERY, cases)


def left_out(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Those that have no turn."""
    alike: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if isinstance(item, pytest.Function) and _takes_turns(item):
            alike[_family(item.nodeid)].append(item)
    return [
        item
        for name, cases in alike.items()
        for place, item in enumerate(cases)
        if not has_turn(name, place, len(cases))
    ]


def _family(node: str) -> str:
    return next((place for place in ASKED_ELSEWHERE if node.startswith(place)), node.partition("[")[0])


def _takes_turns(item: pytest.Function) -> bool:
    params = item.callspec.params if hasattr(item, "callspec") else {}
    on_postgres = "postgresql" in [params.get(name) for name in DATABASES]
    return on_postgres and (
        item.nodeid.startswith(ASKED_ELSEWHERE) or "locale" in params or item.get_closest_marker("in_turn") is not None
    )
