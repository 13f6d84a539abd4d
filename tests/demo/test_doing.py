"""What a customer does herself: every action by the same pages, only hers, only what she was shown, and once."""

import re
from collections.abc import Mapping
from typing import Any

import httpx
import msgspec
import pytest
from sqlalchemy import bindparam, select

from tests.demo.test_pages import HANNAH, ZHOU, Reading, enter, order_of
from xiaoer.action.jobs import PERFORM, perform
from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.action.queries import Deed, deed_of
from xiaoer.app.house import House
from xiaoer.auth.actor import System
from xiaoer.demo.front import Front
from xiaoer.event.models import event
from xiaoer.job.queue import finish, lease
from xiaoer.kit.statement import query
from xiaoer.kit.words import LOCALES
from xiaoer.order.shop import ShopUnreachable

Web = httpx.AsyncClient
ADDRESS = {"address.name": "Hannah Whitlock", "address.line1": "7 Quarry Lane", "address.city": "Albany"}
ADDRESS |= {"address.country": "US", "address.postal_code": "12207"}


class Line(msgspec.Struct, frozen=True):
    """One event."""

    kind: str
    actor: str


_lines = query(
    select(event.c.kind, event.c.actor).where(event.c.stream == bindparam("stream")).order_by(event.c.position), Line
)


def seal_in(page: str) -> str:
    """The seal of the form on a page."""
    found = re.search(r'name="seal" value="([0-9a-f]{64})"', page)
    assert found is not None
    return found[1]


async def wish(web: Web, path: str, fields: Mapping[str, str] | None = None) -> httpx.Response:
    """Open the form and send it."""
    seal = seal_in((await web.get(path)).text)
    return await web.post(path, data={"seal": seal, **(fields or {})})


async def say(web: Web, path: str, answer: str) -> httpx.Response:
    """Answer what the page shows."""
    seal = seal_in((await web.get(path)).text)
    return await web.post(path, data={"seal": seal, "answer": answer})


async def deed_at(house: House, path: str) -> Deed:
    """The deed a page is about."""
    found = await house.store.read(deed_of, System(), path.rpartition("/")[2])
    assert found is not None
    return found


async def told(house: House, deed: Deed) -> list[tuple[str, str]]:
    """What happened to it, and by whom."""
    lines: list[Line] = await house.store.read(lambda read: read.all(_lines, stream=deed.stream))
    return [(line.kind, line.actor.partition(":")[0]) for line in lines]


async def carry_out(house: House) -> None:
    """What the background would do."""
    for job in await house.store.write(lease, 100):
        if job.kind == PERFORM:
            await perform(house.store, house.shop, job)
        await house.store.write(finish, [job], [])


async def test_she_cancels_her_order_and_sees_it_done(web: Web, house: House) -> None:
    await enter(web, HANNAH)
    number = await order_of(house, HANNAH, "paid")
    at = f"/shop/orders/{number}/cancel_order"
    assert f'href="{at}"' in (await web.get(f"/shop/orders/{number}")).text
    offered = await wish(web, at, {"reason": "no_longer_needed"})
    assert offered.status_code == 303
    place = offered.headers["location"]
    shown = await web.get(place)
    assert 'data-deed="proposed"' in shown.text
    assert "goes back to" in shown.text
    # Each line has the sign of what it is about, as in the chat.
    [money] = re.findall(r'<li data-about="money">.*?</li>', shown.text)
    assert "goes back to" in money
    assert 'data-about="note"' in shown.text
    assert "The order has not been shipped yet." in shown.text
    assert "refresh" not in shown.headers
    # Nothing has happened yet, and the same wish is the same offer.
    assert (await deed_at(house, place)).state == "proposed"
    assert (await wish(web, at, {"reason": "no_longer_needed"})).headers["location"] == place
    assert (await say(web, place, "yes")).headers["location"] == place
    waiting = await web.get(place)
    assert 'data-deed="confirmed"' in waiting.text
    assert waiting.headers["refresh"] == "3"
    assert place in (await web.get(f"/shop/orders/{number}")).text
    await carry_out(house)
    done = await web.get(place)
    assert 'data-deed="done"' in done.text
    assert f'data-deed="done">Order {number} is cancelled</h1>' in done.text
    deed = await deed_at(house, place)
    assert (deed.hand, deed.actor.partition(":")[0], deed.conversation_id) == ("customer", "contact", None)
    assert await told(house, deed) == [
        ("deed.proposed", "contact"),
        ("deed.confirmed", "contact"),
        ("deed.sent", "system"),
        ("deed.done", "system"),
    ]
    order = await house.shop.order(number, HANNAH)
    assert order is not None
    assert (order.status, order.refunded) == ("cancelled", order.paid)


async def test_a_yes_twice_is_one_and_a_no_closes_it(web: Web, house: House) -> None:
    await enter(web, HANNAH)
    number = await order_of(house, HANNAH, "paid")
    place = (await wish(web, f"/shop/orders/{number}/change_address", ADDRESS)).headers["location"]
    seal = seal_in((await web.get(place)).text)
    for _ in range(2):
        assert (await web.post(place, data={"seal": seal, "answer": "yes"})).status_code == 303
    kinds = [kind for kind, _ in await told(house, await deed_at(house, place))]
    assert kinds == ["deed.proposed", "deed.confirmed"]
    other = (await wish(web, f"/shop/orders/{number}/cancel_order")).headers["location"]
    await say(web, other, "no")
    assert (await deed_at(house, other)).state == "declined"
    assert 'name="answer"' not in (await web.get(other)).text


async def test_a_yes_to_what_has_changed_does_nothing_and_shows_what(web: Web, house: House) -> None:
    await enter(web, HANNAH)
    number = await order_of(house, HANNAH, "paid")
    place = (await wish(web, f"/shop/orders/{number}/cancel_order")).headers["location"]
    seal = seal_in((await web.get(place)).text)
    order = await house.shop.order(number, HANNAH)
    assert order is not None
    # Meanwhile something of it goes back.
    await house.shop.compensate(number, msgspec.structs.replace(order.total, amount=100), "key-1")
    late = await web.post(place, data={"seal": seal, "answer": "yes"})
    assert late.status_code == 409
    assert "Something has changed" in late.text
    assert "What you saw" in late.text
    assert order.total.text("en") in late.text
    assert msgspec.structs.replace(order.total, amount=order.total.amount - 100).text("en") in late.text
    assert (await deed_at(house, place)).state == "proposed"
    fresh = await say(web, place, "again")
    assert fresh.status_code == 303
    assert fresh.headers["location"] != place
    assert (await deed_at(house, place)).state == "voided"
    await say(web, fresh.headers["location"], "yes")
    assert (await deed_at(house, fresh.headers["location"])).state == "confirmed"


async def test_only_her_own_page_can_send_a_form(web: Web, house: House, front: Front) -> None:
    await enter(web, HANNAH)
    number = await order_of(house, HANNAH, "paid")
    at = f"/shop/orders/{number}/cancel_order"
    elsewhere = {"origin": "https://evil.example"}
    assert (await web.post(at, data={"seal": seal_in((await web.get(at)).text)}, headers=elsewhere)).status_code == 403
    for seal in ("", "x", "0" * 64, front.seal("another session", "cancel_order", number)):
        assert (await web.post(at, data={"seal": seal})).status_code == 409
    place = (await wish(web, at)).headers["location"]
    # What was shown for the form is no yes, and one deed's page says nothing of another.
    for seal in ("", seal_in((await web.get(at)).text)):
        assert (await web.post(place, data={"seal": seal, "answer": "yes"})).status_code == 409
    sealed = {"seal": seal_in((await web.get(place)).text), "answer": "yes"}
    assert (await web.post(place, data=sealed, headers=elsewhere)).status_code == 403
    assert (await deed_at(house, place)).state == "proposed"


async def test_nothing_of_another_customer_is_there(web: Web, house: House) -> None:
    await enter(web, HANNAH)
    number = await order_of(house, HANNAH, "paid")
    place = (await wish(web, f"/shop/orders/{number}/cancel_order")).headers["location"]
    seal = seal_in((await web.get(place)).text)
    await enter(web, ZHOU)
    for path in (place, f"/shop/orders/{number}/cancel_order", "/shop/deeds/none"):
        for answer in (await web.get(path), await web.post(path, data={"seal": seal, "answer": "yes"})):
            assert answer.status_code == 404
            assert number not in answer.text.replace(path, "")
    await web.post("/shop/leave")
    for path in (place, f"/shop/orders/{number}/cancel_order", "/shop/account/change_default_address"):
        assert (await web.get(path)).status_code == 401
        assert (await web.post(path, data={"seal": seal, "answer": "yes"})).status_code == 401
    assert (await deed_at(house, place)).state == "proposed"


# Her order was paid once, and who reads along over her shoulder has no code.
NOT_HERS_NOW = ("refund_duplicate", "unlock_account", "reset_password", "change_contact")


@pytest.mark.parametrize("kind", sorted(ACTIONS))
@pytest.mark.in_turn
async def test_every_action_for_her_hand_has_its_form_and_no_other(web: Web, house: House, kind: str) -> None:
    await enter(web, HANNAH)
    action, number = ACTIONS[kind], await order_of(house, HANNAH, "paid")
    paths = {"order": f"/shop/orders/{number}/{kind}", "customer": f"/shop/account/{kind}"}
    for about, path in paths.items():
        answer = await web.get(path)
        if about != action.about or "customer" not in action.hands:
            assert answer.status_code == 404
            continue
        page = ""
        for locale in LOCALES:
            page = (await web.get(path, params={"lang": locale})).text
            assert Reading(page).inline == []
            for ask in action.asks:
                assert f'name="{ask.field}' in page or "quiet" in page
        needed = [ask for ask in action.asks if not ask.optional]
        sent = await web.post(path, data={"seal": seal_in(page)})
        assert sent.status_code == (422 if needed or kind in NOT_HERS_NOW else 303), sent.text


async def test_what_the_gate_refuses_is_said_on_the_form_with_what_was_typed(web: Web, house: House) -> None:
    await enter(web, HANNAH)
    number = await order_of(house, HANNAH, "shipped")
    refused = await wish(web, f"/shop/orders/{number}/change_address", ADDRESS)
    assert refused.status_code == 422
    assert "7 Quarry Lane" in refused.text
    assert "That is not possible" in refused.text
    order = await house.shop.order(number, HANNAH)
    assert order is not None
    assert order.address.line1 != "7 Quarry Lane"


async def test_her_default_address_is_changed_on_her_account(web: Web, house: House) -> None:
    page = (await enter(web, HANNAH)).text
    assert 'href="/shop/account/change_default_address"' in page
    place = (await wish(web, "/shop/account/change_default_address", ADDRESS)).headers["location"]
    assert "7 Quarry Lane" in (await web.get(place)).text
    await say(web, place, "yes")
    await carry_out(house)
    assert 'data-deed="done"' in (await web.get(place)).text
    customer = await house.shop.customer(HANNAH)
    assert customer is not None
    assert customer.addresses[0].line1 == "7 Quarry Lane"


async def test_what_no_database_holds_is_left_out_and_nothing_is_endless(web: Web, house: House) -> None:
    await enter(web, HANNAH)
    typed: dict[str, Any] = ADDRESS | {"address.line1": "7\0Quarry\n" + "x" * 500}
    place = (await wish(web, "/shop/account/change_default_address", typed)).headers["location"]
    fields = msgspec.json.decode((await deed_at(house, place)).fields)
    assert fields["address"]["line1"].startswith("7 Quarry xxx")
    assert len(fields["address"]["line1"]) == 200


async def test_a_shop_that_is_away_says_so_and_nothing_is_done(
    web: Web, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await enter(web, HANNAH)
    number = await order_of(house, HANNAH, "paid")
    place = (await wish(web, f"/shop/orders/{number}/cancel_order")).headers["location"]
    seal = seal_in((await web.get(place)).text)

    async def away(*_: Any) -> None:
        raise ShopUnreachable

    monkeypatch.setattr(house.shop, "order", away)
    answer = await web.post(place, data={"seal": seal, "answer": "yes"})
    assert answer.status_code == 503
    assert "Nothing was done" in answer.text
    assert (await deed_at(house, place)).state == "proposed"
