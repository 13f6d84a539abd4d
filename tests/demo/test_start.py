"""Being a member of staff in one click, and what is there before anybody writes."""

import html
import re
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from sqlalchemy import func, select

from tests.demo.conftest import URL, before, settings
from tests.journal import folded
from xiaoer.app import demo
from xiaoer.app.house import House
from xiaoer.auth.actor import Staff, System
from xiaoer.auth.queries import staff_by_email, staff_of_token
from xiaoer.conversation.models import conversation
from xiaoer.demo.front import Front, Login
from xiaoer.demo.shop import Demo
from xiaoer.event.models import event
from xiaoer.job.models import job
from xiaoer.kit import crypto
from xiaoer.kit.clock import DAY, HOUR, ManualClock
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.kit.words import LOCALES, parse
from xiaoer.order.case.models import order_case
from xiaoer.report.day import Day, Past
from xiaoer.report.queries import live
from xiaoer.team.queries import memberships, teams

Web = httpx.AsyncClient
WORDS = Path(demo.__file__).parent.parent / "demo" / "words"


class Row(msgspec.Struct, frozen=True):
    """A conversation."""

    id: str
    owner: str
    status: str
    locale: str
    agent_id: str | None
    created_at: int
    updated_at: int


class Kind(msgspec.Struct, frozen=True):
    """How often something happened."""

    kind: str
    count: int


class Standing(msgspec.Struct, frozen=True):
    """A case."""

    kind: str
    state: str


_conversations = query(select(*(conversation.c[name] for name in Row.__struct_fields__)), Row)
_kinds = query(select(event.c.kind, func.count().label("count")).group_by(event.c.kind), Kind)
_cases = query(select(order_case.c.kind, order_case.c.state).order_by(order_case.c.id), Standing)
_jobs = query(select(job.c.kind, func.count().label("count")).group_by(job.c.kind), Kind)


def conversations(read: Reader) -> list[Row]:
    """All of them."""
    return read.all(_conversations)


def happened(read: Reader) -> dict[str, int]:
    """How often what happened."""
    return {row.kind: row.count for row in read.all(_kinds)}


def cases(read: Reader) -> list[Standing]:
    """Which there are, the oldest first."""
    return read.all(_cases)


def waiting(read: Reader) -> dict[str, int]:
    """What is still to be done."""
    return {row.kind: row.count for row in read.all(_jobs)}


def session_in(page: str) -> dict[str, object]:
    """The session that a page hands to the console."""
    [kept] = re.findall(r'data-session="([^"]*)"', page)
    session: dict[str, object] = msgspec.json.decode(html.unescape(kept))
    return session


@pytest.mark.parametrize(("email", "role"), [("lin@demo.example", "agent"), ("sam@demo.example", "supervisor")])
async def test_one_click_makes_a_session_and_hands_it_to_the_console(
    web: Web, house: House, clock: ManualClock, email: str, role: str
) -> None:
    page = (await web.get("/", headers={"accept-language": "en"})).text
    assert f'value="{email}"' in page
    answer = await web.post("/demo/staff", data={"email": email})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    session = session_in(answer.text)
    agent = session["agent"]
    assert isinstance(agent, dict)
    assert agent["role"] == role
    staff = await house.store.read(staff_of_token, crypto.token_hash(str(session["token"])), clock.now())
    assert staff is not None
    assert staff.agent_id == agent["id"]
    # It is over as any other, and nobody's address has been counted out.
    clock.advance(house.settings.staff_session_hours * HOUR)
    assert await house.store.read(staff_of_token, crypto.token_hash(str(session["token"])), clock.now()) is None
    for _ in range(8):
        assert (await web.post("/demo/staff", data={"email": email})).status_code == 200


async def test_no_other_site_and_nobody_unknown_gets_a_session(web: Web) -> None:
    elsewhere = {"origin": "https://evil.example"}
    refused = await web.post("/demo/staff", data={"email": "lin@demo.example"}, headers=elsewhere)
    assert refused.status_code == 403
    assert "data-session" not in refused.text
    assert (await web.post("/demo/staff", data={"email": "nobody@demo.example"})).status_code == 404
    assert (await web.post("/demo/staff", data={})).status_code in (400, 422)
    assert (await web.get("/demo/staff")).status_code in (404, 405)


async def test_a_house_that_is_no_demo_lets_nobody_in_by_a_click(house: House) -> None:
    async with before(house, None) as web:
        answer = await web.post("/demo/staff", data={"email": "lin@demo.example"})
        assert answer.status_code in (404, 405)
        assert (await web.get("/shop/pictures/gooseneck-kettle.svg")).status_code == 404


async def test_a_password_changed_since_opens_nothing(web: Web, front: Front) -> None:
    front.staff = [msgspec.structs.replace(each, password="another") for each in front.staff]
    answer = await web.post("/demo/staff", data={"email": "lin@demo.example"})
    assert answer.status_code == 401
    assert "data-session" not in answer.text


async def test_whoever_is_killed_while_hiring_loses_no_password(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House(settings(tmp_path / "data", database_url), clock=ManualClock())
    nobody, hire, hired = Demo(()), demo._hire, 0  # noqa: SLF001 - the moment between two of them

    async def killed_after_two(*args: Any) -> None:
        nonlocal hired
        hired += 1
        if hired > 2:
            raise KeyboardInterrupt
        await hire(*args)

    monkeypatch.setattr(demo, "_hire", killed_after_two)
    with pytest.raises(KeyboardInterrupt):
        await demo.tell(house, nobody, URL)
    promised = msgspec.json.decode((tmp_path / "data" / demo.FILE).read_bytes())["staff"]
    monkeypatch.setattr(demo, "_hire", hire)
    staff = await demo.tell(house, nobody, URL)
    assert len(staff) == 4
    assert staff == promised
    front = demo.front(house)
    for row in staff:
        entered = await front.log_in(msgspec.convert(row, Login), "")
        assert entered.agent["role"] == row["role"]
    await house.store.close()


async def test_a_password_that_stands_nowhere_is_not_made_up(house: House) -> None:
    told = Path(house.settings.data) / demo.FILE
    known = msgspec.json.decode(told.read_bytes())
    known["staff"] = [row for row in known["staff"] if row["email"] != "ada@demo.example"]
    told.write_bytes(msgspec.json.encode(known))
    assert await demo.tell(house, Demo(()), URL) == known["staff"]
    await house.store.close()


async def test_two_teams_share_the_staff(house: House) -> None:
    assert {team.id for team in await house.store.read(teams, System())} == {"presales", "aftersales"}
    lin = await house.store.read(staff_by_email, "lin@demo.example")
    assert lin is not None
    theirs = await house.store.read(memberships, System())
    assert Counter(one.agent_id for one in theirs)[lin.id] == 2
    await house.store.close()


async def test_some_have_written_already_in_every_state_and_language(house: House, clock: ManualClock) -> None:
    found = await house.store.read(conversations)
    assert len(found) == 105
    assert {row.locale for row in found} == set(LOCALES)
    assert Counter(row.owner for row in found) == {"assistant": 73, "queue": 3, "agent": 2, "nobody": 27}
    counted = await house.store.read(happened)
    assert counted["rating.given"] == 25
    assert counted["note.added"] >= 3
    # One order cancelled; two returns, with a label each; two claims.
    assert counted["deed.done"] == 7
    assert [(one.kind, one.state) for one in await house.store.read(cases)] == [
        ("return", "inspected"),
        ("return", "to_send"),
        ("claim", "photos"),
        ("claim", "photos"),
    ]
    assert counted["shop.order_cancelled"] == 1
    assert counted["assistant.acted"] >= 8
    now = clock.now()
    assert all(now - 2 * DAY < row.created_at <= row.updated_at <= now for row in found)
    assert len({row.created_at for row in found}) == len(found)
    # Nobody was handed over because no answer came, and nothing waits to be done about it.
    left = await house.store.read(waiting)
    assert not {"conversation.unanswered", "assistant.turn", "deed.perform", "deed.answer"} & set(left)
    await house.store.close()


async def test_a_supervisor_finds_a_day_that_looks_like_one(house: House) -> None:
    await folded(house.store, house.folds[0])
    sam = await house.store.read(staff_by_email, "sam@demo.example")
    assert sam is not None
    now = house.store.clock.now()
    # Late in the day, wherever that is: all of the last day and a half is there, and each hour of it had somebody.
    start = now - 22 * HOUR
    day = Day("", start, Past("", start - 7 * DAY, now - 7 * DAY, start - 6 * DAY))
    shown = await house.store.read(live, Staff(sam.id, sam.role), now, day)
    assert shown.alone.of >= 20
    assert 0.6 < shown.alone.solved / shown.alone.of < 0.9
    assert sum(shown.ratings.scores) >= 15
    assert shown.ratings.asked > sum(shown.ratings.scores)
    assert 60 <= (shown.first_response_p50 or 0) <= 180
    # Of the last hour there is enough to say how long the next one will wait.
    assert 60 <= (shown.queues[0].p50 or 0) < (shown.queues[0].p90 or 0)
    assert all(sum(hour.came for hour in shown.hours[n : n + 3]) > 0 for n in range(20))
    assert sum(hour.agent + hour.assistant for hour in shown.hours) > sum(hour.came for hour in shown.hours) - 3
    await house.store.close()


def test_every_word_is_there_in_every_language() -> None:
    keys = {locale: set(parse(WORDS / f"{locale}.ftl")) for locale in LOCALES}
    assert keys["en"] == keys["es"] == keys["zh-CN"]
    templates = [path.read_text(encoding="utf-8") for path in (WORDS.parent / "templates").glob("*.html")]
    said = {key for text in templates for key in re.findall(r't\("(demo-[a-z-]*[a-z])"', text)}
    begun = {key for text in templates for key in re.findall(r't\("(demo-[a-z-]*-)" ~', text)}
    assert said <= keys["en"]
    unused = {key for key in keys["en"] - said if not key.startswith(tuple(begun))}
    chosen = {key for text in templates for key in re.findall(r'"(demo-[a-z-]+)"', text)}
    # The help centre names the shop as the shop does.
    assert unused - chosen - {"demo-brand"} == set()
