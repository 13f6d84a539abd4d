"""A wire to PostgreSQL that can be cut at a chosen moment."""

import contextlib
import socket
import threading
from urllib.parse import urlsplit

from psycopg.conninfo import conninfo_to_dict


class Proxy:
    """Listens on this machine and passes everything on to the server, until told to cut."""

    def __init__(self, url: str) -> None:
        known = conninfo_to_dict(url)
        host, port = str(known.get("host") or "localhost"), int(known.get("port") or 5432)
        self._target = f"{host}/.s.PGSQL.{port}" if host.startswith("/") else (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._cut: str | None = None
        self.cuts = 0
        secret = f":{known['password']}" if known.get("password") else ""
        own_port = self._listener.getsockname()[1]
        self.url = f"postgresql://{known['user']}{secret}@127.0.0.1:{own_port}{urlsplit(url).path}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut_now(self) -> None:
        """Every connection ends."""
        for end in list(self._open):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def cut_next(self, what: str) -> None:
        """The next `question` never arrives, or its `answer` never comes back."""
        self._cut = what

    def close(self) -> None:
        """No more connections, old or new."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut_now()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.socket(socket.AF_UNIX if isinstance(self._target, str) else socket.AF_INET)
                far.connect(self._target)
                self._open += [near, far]
                threading.Thread(target=self._pump, args=(near, far, "question"), daemon=True).start()
                threading.Thread(target=self._pump, args=(far, near, "answer"), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, what: str) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if self._cut == what:
                    # The question has been carried out, but nobody hears of it.
                    self._cut = None
                    self.cuts += 1
                    break
                sink.sendall(data)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        source.close()
