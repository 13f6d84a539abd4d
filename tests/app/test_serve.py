"""The server's own process loads what it needs, and nothing of what its worker works with."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOADS = """
import sys
import xiaoer.cli.main
print(*sys.modules)
import xiaoer.assistant.classifier, xiaoer.media.examine
print(*sys.modules)
"""


def test_only_the_worker_loads_what_learns_and_what_draws() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [heavy] = [{*one["forbidden_modules"]} for one in contracts if one["name"].startswith("Only the worker process")]
    done = subprocess.run([sys.executable, "-c", LOADS], capture_output=True, text=True, check=True, cwd=ROOT)
    server, worker = ({*line.split()} for line in done.stdout.splitlines())
    assert "xiaoer.app.house" in server
    assert not server & heavy
    assert heavy <= worker
