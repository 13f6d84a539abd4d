"""One process for work that would hold up the event loop: a bounded queue, limits in time, restarted when it dies."""

import asyncio
import importlib
import logging
import os
import pickle
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, Self, TypeVar, TypeVarTuple, cast

from xiaoer.kit.errors import Busy, TimedOut
from xiaoer.kit.worker_process import READY, Link

P = ParamSpec("P")
R = TypeVar("R")
Ts = TypeVarTuple("Ts")

_log = logging.getLogger(__name__)


class Gone(Exception):
    """The process died under this call, could not be started, or was stopped; asking again may go well."""


class Elsewhere(Generic[P, R]):
    """A function by the names of its module and itself: who sends it to the worker need not load what it needs."""

    def __init__(self, module: str, name: str) -> None:
        self.__module__ = module
        self.__qualname__ = name

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Its result, here: its module is loaded now."""
        function = getattr(importlib.import_module(self.__module__), self.__qualname__)
        return cast("R", function(*args, **kwargs))


@dataclass(frozen=True, slots=True)
class _Call:
    module: str
    name: str
    args: tuple[Any, ...]
    limit: float
    keep: bool
    answer: asyncio.Future[Any]


class _Process:
    """The child and the wire to it, driven with blocking calls from one thread; only `kill` may come from another."""

    def __init__(self, modules: tuple[str, ...], limit: float) -> None:
        self._modules = modules
        self._limit = limit
        self._lock = threading.Lock()
        self._closed = False
        self._child: subprocess.Popen[bytes] | None = None
        self._link: Link | None = None

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    def alive(self) -> bool:
        """Whether a started child is there to be asked."""
        return self._child is not None and self._child.poll() is None

    def start(self) -> None:
        """Returns when the child has imported its modules; raises Gone when it cannot."""
        self.end()
        with self._lock:
            if self._closed:
                raise Gone("stopped")
            ours, theirs = socket.socketpair()
            self._link = Link(ours)
            with theirs:
                self._child = self._spawn(theirs.fileno())
        if self._talk(self._link, None, time.monotonic() + self._limit) != READY:
            raise Gone("said something else than that it is ready")

    def _spawn(self, end: int) -> subprocess.Popen[bytes]:
        # A fresh interpreter and not multiprocessing: its spawn would import the house's main module (the whole server)
        # a second time, and a fork of a process with threads may inherit a held lock.
        command = [sys.executable, "-m", "xiaoer.kit.worker_process", str(end), *self._modules]
        threads = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")}
        environment = os.environ | threads | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        return subprocess.Popen(  # noqa: S603 - our own interpreter, our own module names
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=environment,
            pass_fds=(end,),
            start_new_session=True,
        )

    def ask(self, call: _Call) -> Any:
        """The function's result or its own exception; TimedOut and Gone leave no child behind."""
        message = pickle.dumps((call.module, call.name, call.args, call.limit), pickle.HIGHEST_PROTOCOL)
        if self._link is None:
            raise Gone("not started")
        answer = self._talk(self._link, message, time.monotonic() + call.limit)
        done, value = pickle.loads(answer)  # noqa: S301 - our own child wrote it
        if not done:
            raise value
        return value

    def _talk(self, link: Link, message: bytes | None, deadline: float) -> bytes:
        try:
            if message is not None:
                link.send(message, deadline)
            return link.receive(deadline)
        except TimeoutError:
            self.end()
            raise TimedOut from None
        except (EOFError, OSError):
            self.end()
            raise Gone("died") from None

    def end(self) -> None:
        """Afterwards there is no child."""
        if self._link is not None:
            self._link.close()
        if self._child is not None:
            self._child.kill()
            self._child.wait()
        self._link = self._child = None

    def kill(self) -> None:
        """No child from now on; whoever waits for one is told Gone."""
        with self._lock:
            self._closed = True
            if (child := self._child) is not None:
                child.kill()


class Worker:
    """Runs functions of the named modules in one other process, first come first served.

    Functions are named by module and name, arguments and results go by pickle. Work that comes in crowds should take
    a list: one call for many costs one trip. The limit of a call starts when the process takes it up.
    """

    def __init__(self, *modules: str, size: int = 64, limit: float = 5.0, start_limit: float = 60.0) -> None:
        self._size = size
        self._limit = limit
        self._waiting = 0
        self._process = _Process(modules, start_limit)
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._kept: dict[str, _Call] = {}
        self._thread: threading.Thread | None = None
        self._stopped = False

    @property
    def waiting(self) -> int:
        """Calls not yet answered, the running one included."""
        return self._waiting

    @property
    def pid(self) -> int | None:
        """The process that works now, or None while there is none."""
        return self._process.pid

    async def start(self) -> None:
        """Returns when the process can be asked; raises Gone when its modules cannot be imported."""
        self._thread = threading.Thread(target=self._supervise, name="worker", daemon=True)
        self._thread.start()
        await self._put(os.getpid, (), self._limit, keep=False)

    async def stop(self) -> None:
        """Ends the process; calls not yet answered get Gone."""
        self._stopped = True
        self._calls.put(None)
        self._process.kill()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *reason: object) -> None:
        await self.stop()

    async def run(self, function: Callable[[*Ts], R], *args: *Ts, timeout: float | None = None) -> R:  # noqa: ASYNC109
        """The result or the function's own exception; Busy (queue full), TimedOut (over its limit), Gone (it died)."""
        return cast("R", await self._put(function, args, timeout or self._limit, keep=False))

    async def prepare(self, function: Callable[[*Ts], R], *args: *Ts, timeout: float = 60.0) -> R:  # noqa: ASYNC109
        """Like `run`, and from then on first thing in every new process (the last preparation of each function)."""
        return cast("R", await self._put(function, args, timeout, keep=True))

    async def _put(self, function: Callable[..., Any], args: tuple[Any, ...], limit: float, *, keep: bool) -> Any:
        if self._stopped or self._thread is None:
            raise Gone("not started" if self._thread is None else "stopped")
        if self._waiting >= self._size:
            raise Busy
        answer = asyncio.get_running_loop().create_future()
        self._waiting += 1
        self._calls.put(_Call(function.__module__, function.__qualname__, args, limit, keep, answer))
        return await answer

    def _supervise(self) -> None:
        # everything that may block (starting, sending, waiting) blocks this thread and never the loop
        while (call := self._calls.get()) is not None:
            self._perform(call)
        self._process.end()
        while not self._calls.empty():
            if (late := self._calls.get()) is not None:
                self._settle(late, Gone("stopped"), None)

    def _perform(self, call: _Call) -> None:
        if call.answer.cancelled():
            self._settle(call, None, None)
            return
        try:
            self._ready()
            result = self._process.ask(call)
        except Exception as error:
            self._settle(call, error, None)
            self._revive()
            return
        if call.keep:
            self._kept[f"{call.module}:{call.name}"] = call
        self._settle(call, None, result)

    def _ready(self) -> None:
        if not self._process.alive():
            self._process.start()
            for call in self._kept.values():
                self._process.ask(call)

    def _revive(self) -> None:
        """A new process at once, so that the next call need not wait for it."""
        if self._stopped or self._process.alive():
            return
        try:
            self._ready()
        except Exception as error:  # the next call tries again and is told
            _log.warning("worker could not be restarted: %s", type(error).__name__)

    def _settle(self, call: _Call, error: Exception | None, result: Any) -> None:
        def settle() -> None:
            self._waiting -= 1
            if call.answer.done():
                return
            if error is not None:
                call.answer.set_exception(error)
            else:
                call.answer.set_result(result)

        try:
            call.answer.get_loop().call_soon_threadsafe(settle)
        except RuntimeError:
            _log.debug("worker answered after its loop had closed")
