"""The last line of `make test` says the truth about what was skipped."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import ran

INNER = """
import pytest

@pytest.mark.browser
def test_screen():
    assert True

@pytest.mark.data
def test_far():
    pytest.skip("not here")

@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_both(database):
    {both}
"""


@pytest.mark.parametrize(
    ("both", "expected"),
    [
        ("assert database", "browser ran, postgres ran, data SKIPPED"),
        ("assert database == 'sqlite' or pytest.skip('no server')", "browser ran, postgres SKIPPED, data SKIPPED"),
    ],
)
def test_says_what_ran_and_what_was_skipped(tmp_path: Path, both: str, expected: str) -> None:
    (tmp_path / "test_inner.py").write_text(INNER.format(both=both), encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n  browser\n  data\n", encoding="utf-8")
    target = tmp_path / "ran"
    root = Path(__file__).parent.parent
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.ran", "-p", "no:cacheprovider", str(tmp_path)],
        env={"RAN_FILE": str(target), "PYTHONPATH": str(root), "PATH": "", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    said = subprocess.run(
        [sys.executable, str(root / "tests" / "ran.py"), str(target)], check=True, capture_output=True, text=True
    ).stdout
    assert said == expected + "\n"


def test_nothing_recorded_is_nothing_ran() -> None:
    assert ran.line(set()) == "browser SKIPPED, postgres SKIPPED, data SKIPPED"
