"""Whether an article settled what a reader came for: her last word counts once, and nobody learns who she is."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import msgspec
import pytest
from sqlalchemy import select

from tests.application import lent
from tests.policy.test_import import events
from xiaoer.app.help import READER
from xiaoer.app.house import House
from xiaoer.auth.actor import System
from xiaoer.kit import crypto
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.settings import Settings
from xiaoer.kit.statement import query
from xiaoer.knowledge.files import Draft, Said
from xiaoer.knowledge.models import article_verdict
from xiaoer.knowledge.queries import Tally, tallies, tally_of
from xiaoer.knowledge.verbs import delete_article, publish

Web = httpx.AsyncClient


class Row(msgspec.Struct):
    """A row as stored."""

    slug: str
    reader: str
    settled: bool


PAGE = "/help/en/returns"
EVERY = query(select(article_verdict), Row)
YES, NO = {"settled": "yes"}, {"settled": "no"}


@pytest.fixture
async def house(database_url: str, tmp_path: Path, clock: ManualClock) -> House:
    """A house that is no demo, with one article."""
    settings = Settings(data=str(tmp_path / "data"), database=database_url, session_rate=0.1, session_burst=4)
    return House(settings, clock=clock)


@pytest.fixture
async def web(house: House) -> AsyncIterator[Web]:
    """A browser before the help centre."""
    with lent(house) as app:
        await house.store.write(publish, Draft("returns", {"en": Said("How returns work", "Send it back.")}))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://help.example") as client:
            yield client
    await house.store.close()


async def said(house: House) -> tuple[int, int]:
    """How often it settled it, and did not."""
    tally = await house.store.read(tally_of, System(), "returns")
    return tally.settled, tally.unsettled


async def judged(house: House) -> list[str]:
    """The events of it."""
    return [one.kind for one in await events(house.store) if one.kind == "article.judged"]


async def test_her_last_word_counts_once_and_is_shown(web: Web, house: House) -> None:
    assert READER not in (await web.get(PAGE)).cookies
    answer = await web.post(PAGE, data=YES)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}#settled")
    kept = answer.headers["set-cookie"]
    assert "Path=/help" in kept
    assert "HttpOnly" in kept
    assert 'value="yes" aria-pressed="true"' in (await web.get(PAGE)).text
    await web.post(PAGE, data=YES)
    assert (await said(house), await judged(house)) == ((1, 0), ["article.judged"])
    await web.post(PAGE, data=NO)
    assert (await said(house), len(await judged(house))) == ((0, 1), 2)
    page = (await web.get(PAGE)).text
    assert 'value="no" aria-pressed="true"' in page
    assert "Thank you. It is noted." in page
    web.cookies.clear()
    assert 'aria-pressed="true"' not in (await web.get(PAGE)).text
    await web.post(PAGE, data=YES)
    assert await said(house) == (1, 1)


async def test_what_is_kept_names_nobody(web: Web, house: House) -> None:
    kept = (await web.post(PAGE, data=YES)).cookies[READER]
    rows = await house.store.read(lambda read: read.all(EVERY))
    assert rows == [Row("returns", crypto.token_hash(kept), settled=True)]


async def test_an_address_that_says_too_much_is_told_so_on_the_page(web: Web, house: House, clock: ManualClock) -> None:
    for _ in range(4):
        web.cookies.clear()
        assert (await web.post(PAGE, data=NO)).status_code == 303
    answer = await web.post(PAGE, data=NO)
    assert (answer.status_code, "<h1>How returns work</h1>" in answer.text) == (429, True)
    assert 'role="alert"' in answer.text
    assert await said(house) == (0, 4)
    clock.advance(11_000_000)
    web.cookies.clear()
    assert (await web.post(PAGE, data=NO)).status_code == 303


@pytest.mark.parametrize(
    ("path", "data", "origin", "status"),
    [
        ("/help/en/nothing", YES, None, 404),
        ("/help/fr/returns", YES, None, 404),
        (PAGE, {"settled": "maybe"}, None, 400),
        (PAGE, {}, None, 400),
        (PAGE, YES, "https://evil.example", 403),
    ],
)
async def test_what_is_no_word_on_an_article_is_not_kept(
    web: Web, house: House, path: str, data: dict[str, str], origin: str | None, status: int
) -> None:
    answer = await web.post(path, data=data, headers={"origin": origin} if origin else {})
    assert answer.status_code == status
    assert "set-cookie" not in answer.headers
    assert await house.store.read(tallies, System()) == {}
    assert await judged(house) == []


async def test_with_the_article_goes_what_was_said_of_it(web: Web, house: House) -> None:
    await web.post(PAGE, data=YES)
    assert await house.store.read(tallies, System()) == {"returns": Tally("returns", 1, 0)}
    await house.store.write(delete_article, System(), "returns")
    assert await house.store.read(tallies, System()) == {}
    assert (await web.post(PAGE, data=YES)).status_code == 404
