"""What a figure means is said the same on the supervisor's page as where it is counted."""

from pathlib import Path

import pytest

import xiaoer.report
from xiaoer.kit.words import Words

PAGES = Path(__file__).parents[2] / "web/console/src/words"
words = Words([Path(xiaoer.report.__file__).parent])


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_what_solved_alone_means(locale: str) -> None:
    lines = (PAGES / locale / "live.ftl").read_text("utf-8").splitlines()
    [shown] = [line.removeprefix("live-alone-means = ") for line in lines if line.startswith("live-alone-means")]
    assert shown == words.text(locale, "alone-definition")
