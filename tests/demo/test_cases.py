"""The steps page of her case: what is next and until when, her photos and her parcel's number, and only hers."""

import asyncio
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from tests.demo.test_doing import say, seal_in, wish
from tests.demo.test_pages import HANNAH, ZHOU, Reading, enter
from tests.media.samples import PDF, picture
from xiaoer.action.case.jobs import CLOSE, DEED, LABEL, close, done, label
from xiaoer.action.jobs import PERFORM, perform
from xiaoer.app.house import House
from xiaoer.auth.actor import Contact, Staff, System
from xiaoer.job.queue import finish, lease
from xiaoer.kit.clock import HOUR, SECOND, ManualClock, iso
from xiaoer.kit.code128 import barcode
from xiaoer.kit.words import LOCALES
from xiaoer.order.case.queries import Case, case_of, timeline
from xiaoer.order.case.verbs import Said, end, move
from xiaoer.order.facts import Order
from xiaoer.order.shop import ShopUnreachable

Web = httpx.AsyncClient
LIN = Staff("lin", "agent")
DOES: dict[str, Callable[..., Any]] = {PERFORM: perform, DEED: done, LABEL: label, CLOSE: close}


async def run(house: House) -> None:
    """What the background would do by now with deeds and cases."""
    while jobs := await house.store.write(lease, 100):
        for job in jobs:
            if job.kind in DOES:
                await DOES[job.kind](house.store, house.shop, job)
            await house.store.write(finish, [job], [])


@pytest.fixture(autouse=True)
def looking(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are looked at here, without a process of their own."""

    async def look(function: Callable[..., Any], *given: Any, **_: Any) -> Any:
        return await asyncio.to_thread(function, *given)

    monkeypatch.setattr(house.worker, "run", look)


async def returnable(house: House) -> Order:
    """An order of hers that arrived lately."""
    week = house.store.clock.now() - 6 * 24 * 3_600_000_000
    for order in await house.shop.orders(HANNAH):
        arrived = [one.delivered_at for one in order.shipments]
        if order.status == "delivered" and arrived and all(at and at > week for at in arrived):
            return order
    raise LookupError


async def begin(web: Web, house: House, reason: str) -> tuple[str, str]:
    """She sends the first line of an order back: her case and its page."""
    await enter(web, HANNAH)
    order = await returnable(house)
    customer = await house.shop.customer(HANNAH)
    assert customer is not None
    fields = {"items": order.items[0].line, "reason": reason, "method_id": customer.methods[0].id}
    offered = await wish(web, f"/shop/orders/{order.id}/return_items", fields)
    assert offered.status_code == 303, offered.text
    place = offered.headers["location"]
    await say(web, place, "yes")
    await run(house)
    case = place.rpartition("/")[2]
    at = f"/shop/cases/{case}"
    page = (await web.get(place)).text
    assert f'href="{at}"' in page
    # The wish is noted; done it is when her case is.
    assert ("Noted, and read back from the shop" in page, "Done, and read back" in page) == (True, False)
    assert f'href="{at}"' in (await web.get(f"/shop/orders/{order.id}")).text
    return case, at


async def case_now(house: House, case: str) -> Case:
    """The case as it stands."""
    found = await house.store.read(case_of, System(), case)
    assert found is not None
    return found


async def send(web: Web, at: str, step: str, **fields: str) -> httpx.Response:
    """A form of the page."""
    seal = seal_in((await web.get(at)).text)
    return await web.post(at, data={"seal": seal, "step": step, **fields})


async def upload(web: Web, at: str, content: bytes, name: str = "cup.png", seal: str = "") -> httpx.Response:
    """A picture by the page's form."""
    seal = seal or front_seal((await web.get(at)).text)
    return await web.post(f"{at}/photos", params={"seal": seal}, files={"file": (name, content, "image/png")})


def front_seal(page: str) -> str:
    """The seal in the address of the form for files."""
    return page.partition("/photos?seal=")[2][:64]


async def test_she_shows_photos_sends_the_parcel_and_has_her_money(web: Web, house: House) -> None:
    case, at = await begin(web, house, "damaged")
    page = (await web.get(at)).text
    assert 'data-case="photos"' in page
    assert "Please send us 2 photos by" in page
    assert "0 of 2" in page
    assert 'data-step="inspected"' in page
    for count in (1, 2):
        assert (await upload(web, at, picture(size=(count, 6)))).headers["location"] == at
    page = (await web.get(at)).text
    assert 'data-case="review"' in page
    assert page.count('<img src="/media/') == 2
    address = page.partition('<img src="')[2].partition('"')[0].replace("&amp;", "&")
    assert (await web.get(address)).headers["content-type"] == "image/png"
    await house.store.write(move, LIN, case, "accept", Said(text="Chipped <indeed>."))
    assert (await web.get(at)).headers["refresh"] == "3"
    await run(house)
    shown = await web.get(at)
    page = shown.text
    assert "refresh" not in shown.headers
    assert "Please send it back by <time " in page
    assert "Send it by</dt><dd><time " in page
    assert "Chipped &lt;indeed&gt;." in page
    await she_knows_how_to_send_it(house, case, page)
    wrong = await send(web, at, "send", tracking="<script>")
    assert wrong.status_code == 422
    assert "not the number of a parcel" in wrong.text
    assert "<script>" not in wrong.text.partition("own-steps")[2]
    assert (await send(web, at, "send", tracking="YT 77")).headers["location"] == at
    page = (await web.get(at)).text
    assert 'data-case="on_the_way"' in page
    assert "YT 77" in page
    assert 'value="withdraw"' not in page
    await and_to_the_end(web, house, case, at)


async def test_her_deadline_has_its_hour_and_what_comes_back_is_not_reported_as_well(web: Web, house: House) -> None:
    case, at = await begin(web, house, "damaged")
    page, stands = (await web.get(at)).text, await case_now(house, case)
    # Until when, to the minute: her browser writes it in her own zone.
    due = stands.due_at
    assert due is not None
    hour = f"{datetime.fromtimestamp(due // SECOND, UTC):%b %-d, %H:%M} UTC"
    time = f'<time datetime="{iso(due)}" data-form="moment">{hour}</time>'
    assert re.search(rf"<h1[^>]*>Please send us 2 photos by {re.escape(time)}</h1>", page)
    assert f">by {time}<" in page
    assert f" · by {time}<" in (await web.get(f"/shop/orders/{stands.order_id}")).text
    assert "\ufffc" not in page
    # What comes back is not reported as well; the rest of her order has its own page.
    assert 'data-action="claim_problem"' not in page
    assert "Return or exchange under way" in page


async def she_knows_how_to_send_it(house: House, case: str, page: str) -> None:
    """The label, how long she has, what comes back and by which way, and what else she could do or why not."""
    order = await house.shop.order((await case_now(house, case)).order_id, HANNAH)
    assert order is not None
    kept = next(one for one in order.returns if one.reference == case)
    assert kept.label is not None
    assert str(barcode(kept.label.tracking)) in page
    assert kept.label.to.line1 in page
    assert "Damaged" in page
    assert re.search(r"\d days (and \d+ hours )?left\.", page)
    assert f"{kept.amount.text('en')} goes back the way you paid: " in page
    assert 'class="own-cannot"' in page


async def and_to_the_end(web: Web, house: House, case: str, at: str) -> None:
    """Her parcel arrives, all is well, and the shop has paid."""
    await house.store.write(move, LIN, case, "receive")
    await house.store.write(move, LIN, case, "inspect", Said(passed=True))
    assert re.search(r"<h1[^>]*>\$[\d.]+ goes back to you by ", (await web.get(at)).text)
    await house.store.write(end, case, "d-1", granted=True)
    assert "Your return is settled" in (await web.get(at)).text
    assert [one.actor.partition(":")[0] for one in await told(house, case)].count("contact") == 4


async def told(house: House, case: str) -> list[Any]:
    """What happened in it."""
    return list(await house.store.read(timeline, System(), await case_now(house, case)))


async def test_she_withdraws_and_the_shop_lets_go(web: Web, house: House, clock: ManualClock) -> None:
    case, at = await begin(web, house, "no_reason")
    number = (await case_now(house, case)).order_id
    assert 'data-case="to_send"' in (await web.get(at)).text
    seal = seal_in((await web.get(at)).text)
    for _ in range(2):
        assert (await web.post(at, data={"seal": seal, "step": "withdraw"})).status_code == 303
    await run(house)
    page = (await web.get(at)).text
    assert 'data-case="withdrawn"' in page
    assert "<form" not in page.partition("own-steps")[2].partition("</ol>")[0]
    order = await house.shop.order(number, HANNAH)
    assert order is not None
    assert (order.status, order.returns[-1].status) == ("delivered", "refused")
    assert order.refunded.amount == 0
    moves = [one.fact()["step"] for one in await told(house, case) if one.kind == "case.moved"]
    assert moves == ["withdraw"]
    # It can be asked for anew, and that is another case.
    clock.advance(SECOND)
    again, _ = await begin(web, house, "no_reason")
    assert again != case


async def test_what_was_refused_says_why_in_every_language(web: Web, house: House) -> None:
    case, at = await begin(web, house, "damaged")
    for _ in range(2):
        await upload(web, at, picture(size=(3, 3)))
    await house.store.write(move, LIN, case, "refuse", Said(text="It was used."))
    heads = set()
    for locale in LOCALES:
        page = (await web.get(at, params={"lang": locale})).text
        assert Reading(page).inline == []
        assert "It was used." in page
        assert not any(word in page for word in ("Back to you", "退给您", "Para usted"))
        heads.add(page.partition('data-case="refused">')[2].partition("<")[0])
    assert len(heads) == len(LOCALES)


async def test_only_her_own_page_takes_her_steps(web: Web, house: House) -> None:
    case, at = await begin(web, house, "damaged")
    seal = seal_in((await web.get(at)).text) if "name=" in (await web.get(at)).text else ""
    good = front_seal((await web.get(at)).text)
    elsewhere = {"origin": "https://evil.example"}
    for path in (at, f"{at}/photos"):
        assert (await web.post(path, data={"seal": seal}, headers=elsewhere)).status_code == 403
        assert (await web.post(path, data={"seal": "0" * 64, "step": "withdraw"})).status_code == 409
    assert (await upload(web, at, picture(), seal="0" * 64)).status_code == 409
    # Neither what is no picture nor what is none at all.
    assert (await upload(web, at, PDF, "a.pdf")).status_code == 422
    assert (await web.post(f"{at}/photos", params={"seal": good})).status_code == 422
    assert (await send(web, at, "accept")).status_code == 404
    assert (await send(web, at, "send", tracking="1")).status_code == 409
    assert (await case_now(house, case)).files == []
    await enter(web, ZHOU)
    for path in (at, "/shop/cases/none", "/shop/cases/%0A"):
        assert (await web.get(path)).status_code == 404
    assert (await web.post(at, data={"seal": good, "step": "withdraw"})).status_code in (404, 409)
    await web.post("/shop/leave")
    for path in (at, f"{at}/photos"):
        assert (await web.post(path, data={"seal": good, "step": "withdraw"})).status_code == 401
    assert (await web.get(at)).status_code == 401
    assert (await case_now(house, case)).state == "photos"
    her = Contact("x", "web", HANNAH)
    assert len(await house.store.read(timeline, her, await case_now(house, case))) == 1


async def test_a_shop_that_is_away_leaves_the_steps(
    web: Web, house: House, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, at = await begin(web, house, "no_reason")

    async def away(*_: Any) -> None:
        raise ShopUnreachable

    monkeypatch.setattr(house.shop, "order", away)
    clock.advance(HOUR)
    page = await web.get(at)
    # What nobody is making is not looked for again and again.
    assert "refresh" not in page.headers
    assert page.status_code == 200
    assert "The shop does not answer just now" in page.text
    assert 'data-step="to_send"' in page.text
