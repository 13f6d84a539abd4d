"""The suite's own log is read, and would tell."""

import io
import logging

from tests.conftest import unspeakable


def test_what_is_logged_is_kept_and_would_tell(what_is_logged: io.StringIO) -> None:
    logging.getLogger("xiaoer.test").warning("a.name", extra={"path": "/api/x", "text": "我前天拍的那单现在什么情况了"})
    [line] = [line for line in what_is_logged.getvalue().splitlines() if '"event":"a.name"' in line]
    assert '"logger":"xiaoer.test"' in line
    assert "我前天拍的那单现在什么情况了" in unspeakable()
    assert not any(said in line for said in unspeakable())
