"""The far side of `kit/worker.py`: imports what it was told to, then answers one call after the other."""

import contextlib
import importlib
import os
import pickle
import signal
import socket
import struct
import sys
import threading
import time
import traceback
from functools import reduce
from typing import Any

READY = b"ready"
# a call long given up is ended by the kernel: a worker whose house was killed does not compute for ever
GRACE = 2.0
WATCH = 0.2
_SIZE = struct.Struct("!Q")


class Link:
    """Whole messages over one socket, each way with a deadline."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end

    def send(self, message: bytes, deadline: float | None = None) -> None:
        """Raises TimeoutError at the deadline (of the monotonic clock), OSError when nobody is there."""
        self._wait_until(deadline)
        self._end.sendall(_SIZE.pack(len(message)) + message)

    def receive(self, deadline: float | None = None) -> bytes:
        """Raises TimeoutError at the deadline, EOFError or OSError when nobody is there any more."""
        (size,) = _SIZE.unpack(self._exactly(_SIZE.size, deadline))
        return self._exactly(size, deadline)

    def close(self) -> None:
        """The other side reads the end."""
        self._end.close()

    def _exactly(self, size: int, deadline: float | None) -> bytes:
        message = bytearray()
        while len(message) < size:
            self._wait_until(deadline)
            piece = self._end.recv(min(size - len(message), 1 << 20))
            if not piece:
                raise EOFError
            message += piece
        return bytes(message)

    def _wait_until(self, deadline: float | None) -> None:
        # a timeout of zero would mean "do not block", so what is already late waits a blink
        self._end.settimeout(None if deadline is None else max(deadline - time.monotonic(), 0.001))


def main() -> None:
    """Serve calls until the other side closes the link."""
    link = Link(socket.socket(fileno=int(sys.argv[1])))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the house; it closes the link
    os.nice(5)  # the event loop goes first when there are fewer processors than work
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    for name in sys.argv[2:]:
        importlib.import_module(name)
    with contextlib.suppress(EOFError, OSError):
        link.send(READY)
        while True:
            link.send(_answer(link.receive()))


def _end_with(house: int) -> None:
    """A house that was killed closes the link, but a long call would go on beside the house that comes next."""
    while os.getppid() == house:
        time.sleep(WATCH)
    os._exit(1)


def _answer(call: bytes) -> bytes:
    try:
        module, name, args, limit = pickle.loads(call)  # noqa: S301 - our own parent wrote it
        function: Any = reduce(getattr, name.split("."), importlib.import_module(module))
        signal.setitimer(signal.ITIMER_REAL, limit + GRACE)
        result = function(*args)
        signal.setitimer(signal.ITIMER_REAL, 0)
        return pickle.dumps((True, result), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        signal.setitimer(signal.ITIMER_REAL, 0)
        return _failure(error)


def _failure(error: Exception) -> bytes:
    error.add_note("in the worker process:\n" + "".join(traceback.format_tb(error.__traceback__)))
    try:
        answer: Any = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(answer)  # noqa: S301 - some exceptions can be written and not read
    except Exception:
        answer = pickle.dumps((False, RuntimeError(f"{type(error).__qualname__} in the worker process")))
    return bytes(answer)


if __name__ == "__main__":
    main()
