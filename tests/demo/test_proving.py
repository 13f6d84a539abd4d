"""On her own pages: what must be sure asks for a code, which she reads in the demo's mailbox, and then lets her on."""

import html
import re
from functools import partial

import httpx
import pytest

from tests.demo.test_doing import carry_out, deed_at, say, seal_in, wish
from tests.demo.test_pages import HANNAH, ZHOU, Reading, enter
from xiaoer.app.house import House
from xiaoer.contact.jobs import SEND_CODE, send_code
from xiaoer.contact.proof import FRESH_FOR, TRIES
from xiaoer.job.queue import finish, lease
from xiaoer.kit.clock import MINUTE, ManualClock
from xiaoer.kit.words import LOCALES
from xiaoer.order.reach import reach

Web = httpx.AsyncClient
RESET = "/shop/account/reset_password"


async def deliver(house: House) -> None:
    """What the background would do for codes."""
    for job in await house.store.write(lease, 100):
        if job.kind == SEND_CODE:
            await send_code(house.store, house.codes.sender, house.codes.key, partial(reach, house.shop), job)
        await house.store.write(finish, [job], [])


async def send(web: Web, house: House, path: str = RESET, way: str = "email") -> httpx.Response:
    """Have a code sent."""
    seal = seal_in((await web.get(path)).text)
    answer = await web.post(path, data={"seal": seal, "prove": "send", "way": way})
    await deliver(house)
    return answer


async def give(web: Web, code: str, path: str = RESET) -> httpx.Response:
    """Give a code."""
    seal = seal_in((await web.get(path)).text)
    return await web.post(path, data={"seal": seal, "prove": "give", "code": code})


async def mailed(web: Web) -> str:
    """The newest code in the mailbox."""
    page = (await web.get("/shop/mail")).text
    [first, *_] = re.findall(r"(?:Your code is |验证码是 |<p>|código es )(\d{6})", page)
    return str(first)


def other(code: str, step: int = 1) -> str:
    """Another one."""
    return f"{(int(code) + step) % 1_000_000:06}"


async def test_what_must_be_sure_lets_her_on_once_she_gave_the_code(web: Web, house: House) -> None:
    await enter(web, HANNAH)
    assert f'href="{RESET}"' in (await web.get("/shop/orders")).text
    shown = await web.get(RESET)
    assert 'data-code="ways"' in shown.text
    assert "h***@example.com" in shown.text
    assert "*** 0101" in shown.text
    assert "hannah.whitlock@" not in shown.text

    sent = await send(web, house)
    assert (sent.status_code, sent.headers["location"]) == (303, RESET)
    asked = await web.get(RESET)
    assert 'data-code="sent"' in asked.text
    code = await mailed(web)
    assert code not in asked.text
    assert (await give(web, f" {code[:3]} {code[3:]} ")).headers["location"] == RESET

    offered = await wish(web, RESET)
    assert offered.status_code == 303
    place = offered.headers["location"]
    assert (await say(web, place, "yes")).headers["location"] == place
    await carry_out(house)
    assert 'data-deed="done"' in (await web.get(place)).text
    assert (await deed_at(house, place)).state == "done"


async def test_wrong_ones_are_counted_and_what_is_no_code_is_not(web: Web, house: House) -> None:
    await enter(web, HANNAH)
    await send(web, house, way="phone")
    code = await mailed(web)
    none = await give(web, "hello")
    assert (none.status_code, f"{TRIES} tries left" in none.text) == (422, True)
    for step in range(1, TRIES):
        assert (await give(web, other(code, step))).status_code == 422
    over = await give(web, other(code, TRIES))
    assert "one try too many" in over.text
    assert 'data-code="ways"' in over.text
    assert 'data-code="ways"' in (await web.get(RESET)).text
    assert (await web.get(RESET)).text.count("own-digits") == 0


async def test_it_is_hers_in_this_browser_for_a_quarter_of_an_hour(web: Web, house: House, clock: ManualClock) -> None:
    await enter(web, HANNAH)
    await send(web, house)
    code = await mailed(web)
    await give(web, code)
    place = (await wish(web, RESET)).headers["location"]
    assert 'data-deed="proposed"' in (await web.get(place)).text
    # Signed in elsewhere as the same customer, she has proved nothing.
    clock.advance(2 * MINUTE)
    proved = dict(web.cookies)
    await enter(web, HANNAH)
    assert dict(web.cookies) != proved
    assert 'data-code="ways"' in (await web.get(RESET)).text
    assert 'data-code="ways"' in (await web.get(place)).text
    web.cookies.clear()
    web.cookies.update(proved)
    assert "own-digits" not in (await web.get(RESET)).text
    clock.advance(FRESH_FOR)
    seen = await web.get(place)
    assert 'data-code="ways"' in seen.text
    # An old page's yes, sealed as it was, is none.
    assert (await deed_at(house, place)).state == "proposed"


async def test_another_customers_code_and_an_old_one_open_nothing(web: Web, house: House, clock: ManualClock) -> None:
    await enter(web, HANNAH)
    await send(web, house)
    hers = await mailed(web)
    await enter(web, ZHOU)
    await send(web, house)
    assert (await give(web, hers)).status_code == 422
    his = await mailed(web)
    clock.advance(10 * MINUTE)
    assert 'data-code="ways"' in (await web.get(RESET)).text
    assert (await give(web, his)).status_code == 422
    assert 'data-code="ways"' in (await web.get(RESET)).text


async def test_a_code_is_asked_for_by_the_shops_own_page_and_not_too_often(
    web: Web, house: House, clock: ManualClock
) -> None:
    await enter(web, HANNAH)
    assert (await web.post(RESET, data={"prove": "send", "way": "email", "seal": "0" * 64})).status_code == 409
    assert (
        await web.post(RESET, data={"prove": "send"}, headers={"origin": "https://evil.example"})
    ).status_code == 403
    assert (await send(web, house)).status_code == 303
    soon = await send(web, house)
    assert (soon.status_code, "less than a minute" in soon.text) == (429, True)
    for _ in range(2):
        clock.advance(MINUTE)
        assert (await send(web, house)).status_code == 303
    clock.advance(MINUTE)
    assert "Three codes within an hour" in (await send(web, house)).text


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_mailbox_and_the_code_page_are_there_in_every_language(web: Web, house: House, locale: str) -> None:
    empty = await web.get("/shop/mail", params={"lang": locale, "of": HANNAH})
    assert empty.status_code == 200
    assert "Hannah Whitlock" in empty.text
    await enter(web, HANNAH)
    await send(web, house)
    for path in (RESET, "/shop/mail"):
        page = await web.get(path, params={"lang": locale})
        assert Reading(page.text).inline == []
        assert f'lang="{locale}"' in page.text
    code = await mailed(web)
    # Nobody's mail but hers is hers to see.
    await enter(web, ZHOU)
    assert code not in (await web.get("/shop/mail", params={"of": HANNAH})).text


def hidden(page: str) -> dict[str, list[str]]:
    """What the last form of a page sends along by itself."""
    form = page.rpartition('name="prove" value="')[0].rpartition("<form")[2]
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(html.unescape(value))
    return found


async def test_what_she_had_answered_is_kept_while_she_proves_who_she_is(
    web: Web, house: House, clock: ManualClock
) -> None:
    path = "/shop/account/change_contact"
    await enter(web, HANNAH)
    await send(web, house, path)
    await give(web, await mailed(web), path)
    seal = seal_in((await web.get(path)).text)
    # It took her so long that the proof is over.
    clock.advance(FRESH_FOR + MINUTE)
    answers = {"email": "hannah+new@example.org", "phone": ""}
    asked = await web.post(path, data={"seal": seal, **answers})
    assert 'data-code="ways"' in asked.text
    sent = await web.post(path, data={**hidden(asked.text), "prove": "send", "way": "email"})
    await deliver(house)
    assert (sent.status_code, 'data-code="sent"' in sent.text) == (200, True)
    code = await mailed(web)
    wrong = await web.post(path, data={**hidden(sent.text), "prove": "give", "code": other(code)})
    assert wrong.status_code == 422
    # A form that the shop's own page did not make carries nothing on.
    forged = {**hidden(wrong.text), "seal": ["0" * 64], "prove": ["give"], "code": [code]}
    assert (await web.post(path, data=forged)).status_code == 409
    done = await web.post(path, data={**hidden(wrong.text), "prove": "give", "code": code})
    assert done.status_code == 303
    shown = await web.get(done.headers["location"])
    assert 'data-deed="proposed"' in shown.text
    assert answers["email"] in html.unescape(shown.text)
    assert (await deed_at(house, done.headers["location"])).state == "proposed"
