"""One JSON object a line on stderr. What was said, tokens and addresses with a query never get there.

Our own lines are a fixed name and facts: `log.info("job.dead", extra={"job": job.id})`. A fact is a number or looks
like an id, a code or a path; anything else is left out, so that no text can slip in. Of other people's lines only the
template is kept; of an exception its type and place, never its text, which may quote what a customer wrote.
"""

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Any, TextIO

import msgspec
from typing_extensions import override

from xiaoer.kit.clock import iso

OURS = "xiaoer"
LONGEST = 200
LEFT_OUT = "..."

_request: ContextVar[str | None] = ContextVar("request", default=None)
_standard = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}
# Where a warning arose and of which kind; its text may quote anything.
_warning = re.compile(r"\S+:\d+: \w+")
_plain = re.compile(r"[\w.:/+-]{1,120}", re.ASCII)
_query = re.compile(r"\?[^\s\"']*")


@contextmanager
def request(identity: str) -> Iterator[None]:
    """Every line written inside bears this request's id."""
    token = _request.set(identity)
    try:
        yield
    finally:
        _request.reset(token)


def request_id() -> str | None:
    """The id of the request being served, if one is."""
    return _request.get()


def setup(level: str = "info", stream: TextIO | None = None) -> None:
    """Send every logger of the process through here, the web server's and Python's warnings too."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    logging.captureWarnings(capture=True)
    for name in list(logging.root.manager.loggerDict):
        foreign = logging.getLogger(name)
        foreign.handlers.clear()
        foreign.propagate = True
        foreign.setLevel(logging.NOTSET)
    # Each of these writes what was sent, or where to with its query: at the levels below, frames and texts.
    logging.getLogger("uvicorn.access").disabled = True
    # and the database toolkit every statement.
    for name in ("websockets", "asyncio", "uvicorn", "sqlalchemy", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """The line, without any fact that is no plain value."""
        line: dict[str, Any] = {
            "at": iso(int(record.created * 1_000_000)),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": _said(record),
        }
        if identity := _request.get():
            line["request"] = identity
        line |= {
            name: _fact(value) for name, value in vars(record).items() if name not in _standard and name not in line
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["place"] = place(record.exc_info[2])
        return msgspec.json.encode(line).decode()


def place(trace: TracebackType | None) -> list[str]:
    """Where it happened, innermost last: `file:line function`, without a word of what was handled."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{'/'.join(code.co_filename.rsplit('/', 3)[1:])}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-12:]


def _said(record: logging.LogRecord) -> str:
    template = str(record.msg)
    if record.name.split(".")[0] == OURS:
        return _filled(template, record.args if isinstance(record.args, tuple) else ())[:LONGEST]
    if record.name == "py.warnings":
        found = _warning.match(template)
        return found.group() if found else ""
    first, *_ = template.splitlines() or [""]
    return _query.sub("?", first)[:LONGEST]


def _filled(template: str, facts: tuple[object, ...]) -> str:
    try:
        return template % tuple(_fact(fact) for fact in facts) if facts else template
    except (TypeError, ValueError):
        # Were this raised, the standard library would print the facts as they are.
        return template


def _fact(value: object) -> str | int | float | bool | None:
    if isinstance(value, str):
        return value if _plain.fullmatch(value) else LEFT_OUT
    if isinstance(value, int | float | None):
        return value
    return type(value).__name__
