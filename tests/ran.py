"""Remembers which of the things a machine may lack were really exercised, and says it in one line.

A plugin while tests run (the file named by RAN_FILE gets one word a line), a program afterwards:

    python tests/ran.py FILE
"""

import os
import sys
from pathlib import Path

import pytest

KINDS = ("browser", "postgres", "data")


def kinds(report: pytest.TestReport) -> set[str]:
    """Which kinds a finished test stands for: by its marker, or by the database in its brackets."""
    _, _, variant = report.nodeid.partition("[")
    named = {kind for kind in KINDS if kind in report.keywords}
    return named | ({"postgres"} if "postgres" in variant else set())


def line(seen: set[str]) -> str:
    """The last line of `make test`."""
    return ", ".join(f"{kind} {'ran' if kind in seen else 'SKIPPED'}" for kind in KINDS)


def pytest_configure(config: pytest.Config) -> None:
    """Record in the process that gathers the reports, and only when asked to."""
    target = os.environ.get("RAN_FILE")
    if target and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Recorder(Path(target)))


class _Recorder:
    def __init__(self, target: Path) -> None:
        self._target = target
        self._seen: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A skipped test has no call that passed."""
        if report.when == "call" and report.passed:
            self._seen |= kinds(report)

    def pytest_sessionfinish(self) -> None:
        """Add to what earlier runs wrote."""
        with self._target.open("a", encoding="utf-8") as file:
            file.writelines(f"{kind}\n" for kind in sorted(self._seen))


if __name__ == "__main__":
    path = Path(sys.argv[1])
    sys.stdout.write(line(set(path.read_text(encoding="utf-8").split()) if path.exists() else set()) + "\n")
