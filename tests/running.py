"""A real server process, for tests that kill it or run two of them."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import msgspec

XIAOER = Path(sys.executable).with_name("xiaoer")
START = 90.0


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Running:
    """`xiaoer serve --demo` on a data folder of its own; may be killed and started again on the same."""

    def __init__(self, folder: Path, *, database: str = "") -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.socket_url = f"ws://127.0.0.1:{self.port}"
        self.log = folder / "serve.log"
        self._environment = {key: value for key, value in os.environ.items() if not key.startswith("XIAOER_")}
        if database:
            self._environment["XIAOER_DATABASE"] = database
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(exist_ok=True)

    def start(self) -> None:
        """Begin; it is not ready yet."""
        command = [str(XIAOER), "serve", "--demo", "--empty", "--data", str(self.folder), "--port", str(self.port)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self.folder, env=self._environment, stdout=log, stderr=subprocess.STDOUT
            )

    def ready(self) -> dict[str, Any]:
        """Wait until it serves; what demo.json says."""
        until = time.monotonic() + START
        while time.monotonic() < until:
            assert self._process is not None
            assert self._process.poll() is None, self.log.read_text("utf-8")[-2000:]
            told = self.folder / "demo.json"
            if told.exists() and self.answers():
                found: dict[str, Any] = msgspec.json.decode(told.read_bytes())
                # Passwords are written before anybody has them, the customers once all is furnished.
                if found["customers"]:
                    return found
            time.sleep(0.05)
        raise TimeoutError(self.log.read_text("utf-8")[-2000:])

    def answers(self) -> bool:
        """Whether it is well."""
        try:
            return httpx.get(f"{self.url}/healthz", timeout=30).status_code == 200
        except httpx.TransportError:
            return False

    def kill(self) -> None:
        """As the power would: no goodbye."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def complaints(self) -> list[str]:
        """Lines of its log that should never be there."""
        words = ("job.failed", "job.cancelled", "store.broken", "background work failed", "Traceback")
        return [line for line in self.log.read_text("utf-8").splitlines() if any(word in line for word in words)]
