"""Starting a server: the lock on its data folder, the socket, and what is told once it is ready."""

import fcntl
import gc
import os
import resource
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from litestar import Litestar
from typing_extensions import override

from xiaoer.kit.settings import Settings

FRAME_LIMIT = 4 * 1024 * 1024
LOCK = "server.lock"
DEAF = 30_000
Ready = Callable[[str], Awaitable[None]]


class FolderTaken(Exception):
    """Another server works on this data folder; the text says which."""


@contextmanager
def data_folder(settings: Settings) -> Iterator[Path]:
    """The data folder, with SQLite ours alone for as long as we serve. Raises FolderTaken."""
    folder = Path(settings.data)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not settings.database_url.startswith("sqlite:"):
        # On a server any number of nodes share the database, and the keys in the folder.
        yield folder
        return
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FolderTaken(os.read(descriptor, 200).decode(errors="replace").strip()) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"process {os.getpid()} at {settings.host}:{settings.port}\n".encode())
        yield folder
    finally:
        os.close(descriptor)


class Server(uvicorn.Server):
    """A uvicorn server that says when it listens, and where."""

    def __init__(self, config: uvicorn.Config, ready: Ready) -> None:
        super().__init__(config)
        self._ready = ready

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so."""
        if sockets is None:
            sockets = [self.config.bind_socket()]
            # Of a reader who reads nothing the kernel lets go too; what is accepted inherits it.
            sockets[0].setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, DEAF)
            # asyncio knows a bound socket for TCP only by a number that this one lacks: it would wait 40 ms to answer.
            sockets[0].setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await super().startup(sockets)
        settle_memory()
        if self.started and not self.should_exit:
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            await self._ready(f"http://{host}:{port}")


def settle_memory() -> None:
    """What is loaded by now stays for good: the garbage collector need not walk it again and again.

    It stops everything while it walks, half a second at a time with a few thousand sockets; rarely is often enough,
    since hardly anything here is held in circles.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def allow_sockets() -> None:
    """As many open sockets as the machine lets us have: the usual soft limit is a thousand."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def server(app: Litestar, settings: Settings, ready: Ready) -> Server:
    """A server for the house's application."""
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_max_size=FRAME_LIMIT,
        # 58 KiB a socket with it, 24 without.
        ws_per_message_deflate=False,
        # Its own loggers write query strings, and with them tokens.
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    return Server(config, ready)
