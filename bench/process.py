"""The processes that are measured: the product as it is started by everybody, and the relay."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import msgspec

from bench.world import World

START = 60.0
_ASKED = {
    "zh-CN": ["我的订单到哪了", "怎么退货？"],
    "en": ["Where is my order?", "How do I return something?"],
    "es": ["¿Dónde está mi pedido?", "¿Cómo devuelvo un producto?"],
}


class Running(msgspec.Struct, frozen=True):
    """A server that listens."""

    port: int
    pid: int
    folder: str

    async def demo_sessions(self, each: int) -> tuple[list[tuple[str, int]], list[list[str]]]:
        """A session for every customer of the demo, and what each will ask in her language."""
        told = msgspec.json.decode((Path(self.folder) / "demo.json").read_bytes())
        sessions, questions = [], []
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.port}") as http:
            for customer in told["customers"]:
                asked = {"inbox": told["inbox"], "locale": customer["locale"], "identity": customer["identity"]}
                opened = (await http.post("/api/widget/sessions", json=asked)).raise_for_status().json()
                sessions.append((opened["token"], opened["last"]))
                questions.append([_ASKED[customer["locale"]][number % 2] for number in range(each)])
        return sessions, questions


@asynccontextmanager
async def house(folder: Path, *options: str) -> AsyncIterator[Running]:
    """`xiaoer serve` on a data folder."""
    port = free_port()
    serve = ["-c", "from xiaoer.cli.main import main; main()", "serve", "--data", str(folder), "--port", str(port)]
    async with _started([*serve, *options], port, folder) as running:
        yield running


@asynccontextmanager
async def relay(folder: Path, world: World) -> AsyncIterator[Running]:
    """The same server without storage."""
    file = folder / "world.json"
    file.write_bytes(msgspec.json.encode(world))
    port = free_port()
    async with _started(["-m", "bench.relay", "--world", str(file), "--port", str(port)], port, folder) as running:
        yield running


@asynccontextmanager
async def _started(arguments: list[str], port: int, folder: Path) -> AsyncIterator[Running]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    assert process.stdout is not None
    try:
        # Both say their address once they listen.
        line = await asyncio.wait_for(process.stdout.readline(), START)
        if not line:
            raise RuntimeError("the server did not start")
        yield Running(port, process.pid, str(folder))
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def resident(pid: int) -> float:
    """KiB of memory a process really holds (VmRSS)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return float(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])
