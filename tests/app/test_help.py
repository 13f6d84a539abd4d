"""The help centre: every article in every language, found by what people ask, and harmless whatever stands in it."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

import xiaoer.demo
from tests.application import lent
from xiaoer.app.house import House
from xiaoer.kit.settings import Settings
from xiaoer.knowledge.files import Draft, Said, read_articles
from xiaoer.knowledge.verbs import publish

Web = httpx.AsyncClient
ARTICLES = read_articles(Path(xiaoer.demo.__file__).parent / "articles")


@pytest.fixture
async def house(database_url: str, tmp_path: Path) -> House:
    """A house that is no demo."""
    return House(Settings(data=str(tmp_path / "data"), database=database_url))


@pytest.fixture
async def web(house: House) -> AsyncIterator[Web]:
    """A browser before the help centre."""
    with lent(house) as app:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://help.example") as client:
            yield client
    await house.store.close()


@pytest.fixture
async def filled(web: Web, house: House) -> None:
    """All articles are published."""
    for draft in ARTICLES:
        await house.store.write(publish, draft)


@pytest.mark.usefixtures("filled")
async def test_every_article_is_listed_can_be_read_and_is_found(web: Web) -> None:
    assert len(ARTICLES) == 16
    for locale, asked in (("zh-CN", "怎么退货"), ("en", "how do returns work"), ("es", "cómo devolver algo")):
        await reads_all(web, locale)
        await finds(web, locale, asked, "returns")


async def reads_all(web: Web, locale: str) -> None:
    """Every article stands in the list, and on a page of its own."""
    home = (await web.get("/help/", headers={"accept-language": f"{locale},en;q=0.5"}, follow_redirects=True)).text
    assert f'<html lang="{locale}">' in home
    for draft in ARTICLES:
        said = draft.texts[locale]
        assert f'href="/help/{locale}/{draft.slug}"' in home
        page = await web.get(f"/help/{locale}/{draft.slug}")
        assert page.status_code == 200
        assert f"<h1>{said.title}</h1>" in page.text
        assert f'lang="{locale}"' in page.text


async def finds(web: Web, locale: str, asked: str, slug: str) -> None:
    """What is asked leads to the article, among the first three."""
    page = (await web.get(f"/help/{locale}/", params={"q": asked})).text
    found = re.findall(rf'href="/help/{locale}/([a-z-]+)"><svg', page)
    assert slug in found[:3]
    assert len(found) < len(ARTICLES)


async def test_nothing_found_says_so(web: Web) -> None:
    page = (await web.get("/help/en/", params={"q": "xylophone <b>"})).text
    assert "xylophone &lt;b&gt;" in page
    assert "<b>" not in page.split("xylophone", 1)[1].split("</p>")[0]
    assert 'class="hits"' not in page


async def test_markdown_becomes_a_page_and_nothing_dangerous(web: Web, house: House) -> None:
    body = (
        "<script>alert(1)</script>\n\n[bad](javascript:alert(1)) [good](/help/en/returns)\n\n"
        "![x](https://evil.example/x.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- **one** <img src=x onerror=y>"
    )
    await house.store.write(publish, Draft("odd", {"en": Said("Odd <i>", body)}))
    answer = await web.get("/help/en/odd")
    article = answer.text.split("<article", 1)[1].split("</article>")[0]
    assert "<h1>Odd &lt;i&gt;</h1>" in article
    assert "<script" not in article
    assert "<img" not in article
    assert 'href="javascript' not in article
    assert '<a href="/help/en/returns">good</a>' in article
    assert "<td>2</td>" in article
    assert "<strong>one</strong>" in article
    # Its own script finds as one types; nothing else runs, and nothing is asked of anybody else.
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'; connect-src 'self'" in policy
    assert "unsafe" not in policy
    assert "Changed" in answer.text


async def test_an_article_that_a_language_lacks_is_shown_in_english_and_says_so(web: Web, house: House) -> None:
    await house.store.write(publish, Draft("only-english", {"en": Said("Only English", "Text.")}))
    page = (await web.get("/help/zh-CN/only-english")).text
    assert '<article class="text" lang="en">' in page
    assert "这篇还没有中文" in page


async def test_what_is_not_there_is_a_page_that_helps(web: Web) -> None:
    for path in ("fr/", "fr/returns", "en/nothing", "en/%27"):
        answer = await web.get(f"/help/{path}")
        assert answer.status_code == 404
        assert 'role="search"' in answer.text
    assert (await web.get("/help/en/%00")).status_code == 404


async def test_a_wrong_address_is_a_page_for_browsers_and_a_problem_for_programs(web: Web) -> None:
    browser = {"accept": "text/html,*/*;q=0.8", "accept-language": "es"}
    page = await web.get("/nonsense", headers=browser)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>No hay nada en esta dirección</h1>" in page.text
    assert 'role="search"' in page.text
    assert "aria-current" not in page.text.split("</header>")[0].split('class="rest"')[0]
    for path, accept in (("/nonsense", "*/*"), ("/api/widget/nonsense", "text/html")):
        told = await web.get(path, headers={"accept": accept})
        assert (told.status_code, told.json()["code"]) == (404, "not_found")
    assert (await web.post("/nonsense", headers=browser)).headers["content-type"] == "application/problem+json"


async def test_only_whole_words_of_a_question_are_marked(web: Web, house: House) -> None:
    await house.store.write(publish, Draft("odd", {"en": Said("This is a parcel, or two parcels", "Text.")}))
    page = (await web.get("/help/en/", params={"q": "is my parcels there"})).text
    assert "<b>This is a <mark>parcel</mark>, or two <mark>parcel</mark>s</b>" in page


async def test_too_long_a_question_is_refused(web: Web) -> None:
    assert (await web.get("/help/en/", params={"q": "x" * 201})).status_code in (400, 422)


async def test_without_a_demo_there_is_no_shop_to_go_to(web: Web) -> None:
    assert 'href="/shop/"' not in (await web.get("/help/en/")).text
