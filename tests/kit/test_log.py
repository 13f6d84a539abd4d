"""Logs say what happened and never what was said."""

import io
import json
import logging
import warnings
from collections.abc import Iterator

import pytest

from xiaoer.kit import log

SECRET = "tok-4711"
SAID = "my husband must not know"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Logging as the server sets it up, into a buffer; put back afterwards."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    stream = io.StringIO()
    logging.getLogger("uvicorn").addHandler(logging.StreamHandler(stream))
    log.setup("info", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)
    logging.getLogger("uvicorn.access").disabled = False


def written(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_is_one_object_with_its_facts_and_request(lines: io.StringIO) -> None:
    with log.request("r-1"):
        assert log.request_id() == "r-1"
        logging.getLogger("xiaoer.job").info("job.dead", extra={"job": "j-1", "attempts": 5, "late": True})
    logging.getLogger("xiaoer.job").info("job.done")
    logging.getLogger("xiaoer.job").debug("job.looked")
    first, second = written(lines)
    assert first.pop("at")
    assert first == {
        "level": "info",
        "logger": "xiaoer.job",
        "event": "job.dead",
        "request": "r-1",
        "job": "j-1",
        "attempts": 5,
        "late": True,
    }
    assert "request" not in second


def test_an_exception_keeps_its_type_and_place_but_not_its_text(lines: io.StringIO) -> None:
    try:
        raise ValueError(SAID)
    except ValueError:
        logging.getLogger("xiaoer.job").exception("job.failed")
    assert SAID not in lines.getvalue()
    (line,) = written(lines)
    assert line["error"] == "ValueError"
    assert "test_an_exception_keeps" in str(line["place"])


def test_the_web_server_writes_no_query_and_no_request_line(lines: io.StringIO) -> None:
    path = f"/api/widget/socket?token={SECRET}&after=3"
    logging.getLogger("uvicorn.access").info('%s - "%s %s" %d', "1.2.3.4", "GET", path, 200)
    logging.getLogger("uvicorn.error").error('%s - "WebSocket %s" [accepted]', "1.2.3.4", path)
    logging.getLogger("uvicorn.error").error(f"{path} failed\n{SAID}")  # noqa: G004  # this is what others do
    logging.getLogger("websockets.server").info("< TEXT %r", SAID)
    logging.getLogger("asyncio").error(f"never retrieved\nfuture: {SAID}")  # noqa: G004  # the same
    assert SECRET not in lines.getvalue()
    assert SAID not in lines.getvalue()
    assert [line["event"] for line in written(lines)] == [
        '%s - "WebSocket %s" [accepted]',
        "/api/widget/socket? failed",
        "never retrieved",
    ]


def test_a_fact_that_may_be_a_text_is_left_out(lines: io.StringIO) -> None:
    logging.getLogger("xiaoer.x").info("x.seen", extra={"body": {"text": SAID}, "note": SAID, "word": "你好"})
    logging.getLogger("xiaoer.x").warning("x.seen %s after %d: %s", "disk.full", 3, SAID)
    assert SAID not in lines.getvalue()
    first, second = written(lines)
    assert (first["body"], first["note"], first["word"]) == ("dict", log.LEFT_OUT, log.LEFT_OUT)
    assert second["event"] == f"x.seen disk.full after 3: {log.LEFT_OUT}"


def test_a_template_that_does_not_fit_its_facts_is_left_as_it_is() -> None:
    record = logging.makeLogRecord({"name": "xiaoer.x", "msg": "x.counted %d", "args": (SAID,)})
    assert json.loads(log.JsonFormatter().format(record))["event"] == "x.counted %d"


def test_warnings_come_the_same_way(lines: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"careful\n{SAID}", stacklevel=1)
    (line,) = written(lines)
    assert line["logger"] == "py.warnings"
    assert str(line["event"]).endswith(": UserWarning")
    assert SAID not in lines.getvalue()
