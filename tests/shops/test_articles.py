"""The demo shop's help articles stand in every language, and say the same figures in each."""

import re
from pathlib import Path

import pytest

import xiaoer.demo
from xiaoer.demo import plan as files
from xiaoer.kit.words import LOCALES

ARTICLES = Path(xiaoer.demo.__file__).parent / "articles"
SLUGS = sorted({path.name.split(".")[0] for path in ARTICLES.glob("*.md")})


def _text(slug: str, locale: str) -> str:
    return (ARTICLES / f"{slug}.{locale}.md").read_text(encoding="utf-8")


def test_there_are_enough_of_them() -> None:
    assert len(SLUGS) >= 14
    assert len(list(ARTICLES.iterdir())) == len(SLUGS) * len(LOCALES)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_has_a_title_and_a_text_in_every_language(slug: str) -> None:
    titles = set()
    for locale in LOCALES:
        title, blank, body = _text(slug, locale).split("\n", 2)
        assert title.startswith("# ")
        assert blank == ""
        assert len(body) > 80
        titles.add(title)
    assert len(titles) == len(LOCALES)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_figures_are_the_same_in_every_language(slug: str) -> None:
    figures = {locale: sorted(re.findall(r"\d+(?:[.,:]\d+)?", _text(slug, locale))) for locale in LOCALES}
    said = {locale: {figure.replace(",", ".") for figure in found} for locale, found in figures.items()}
    # UTC+8 is said to those who do not live by Beijing's clock.
    assert said["zh-CN"] | {"8"} == said["en"] | {"8"}
    assert said["en"] == said["es"]


def test_the_fees_told_are_the_fees_taken() -> None:
    told = _text("shipping", "en")
    for market in files.read().markets.values():
        sign = {"CNY": "¥", "USD": "$", "EUR": "€"}[market.currency]
        assert f"{sign}{market.fee} | {sign}{market.free} |" in told
