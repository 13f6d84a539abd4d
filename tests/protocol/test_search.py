"""Staff find conversations by whose they are, by number, and by what was said."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import bindparam, insert

from tests.journal import folded
from tests.protocol.database import checkpoint, contents
from tests.protocol.test_erasing import in_files
from tests.protocol.world import PATIENCE, Frame, World, bearer, new_id
from xiaoer.action.models import deed
from xiaoer.conversation import entries
from xiaoer.conversation.entries import Body
from xiaoer.conversation.ownership import locked
from xiaoer.conversation.verbs import say
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import AnyPart, Order, Parcel
from xiaoer.kit.money import Money
from xiaoer.kit.statement import change
from xiaoer.order.facts import Customer
from xiaoer.shops.local.load import put_customers


async def search(server: World, token: str, asked: str, **more: Any) -> list[Frame]:
    """What is found once the index has everything that was said so far."""
    await folded(server.house.store, *server.house.folds)
    response = await server.get("/api/conversations/search", token, q=asked, **more)
    assert response.status_code == 200, response.text
    hits: list[Frame] = response.json()["hits"]
    return hits


async def found(server: World, token: str, asked: str) -> list[str]:
    """The ids of what is found."""
    return [hit["conversation"]["id"] for hit in await search(server, token, asked)]


def show(tx: Tx, conversation_id: str, parts: Sequence[AnyPart]) -> None:
    """The assistant shows something."""
    current = locked(tx, conversation_id)
    say(tx, current, Body("Here it is.", [*parts]), author="assistant", actor="assistant", answers=None)


def parcel_of(number: str, tracking: str) -> Order:
    """An order as a part."""
    money = Money(100, "CNY")
    on_its_way = Parcel(carrier="SF", tracking=tracking, status="in_transit", events=[])
    return Order(id=number, status="shipped", placed_at="", total=money, items=[], parcels=[on_its_way])


async def test_what_was_said_is_found_in_every_script_and_the_line_with_it(server: World) -> None:
    token = (await server.staff())[1]
    kettle, contact = await server.conversation("The kettle arrived broken, one handle is off")
    refund, _ = await server.conversation("我要退款，杯子碎了")
    other, _ = await server.conversation("nothing of the kind")
    await server.post(f"/api/conversations/{other}/notes", token, id="note", text="wants a Geschenkgutschein")
    assert await found(server, token, "broken kettle") == [kettle]
    assert await found(server, token, "KETTLE brok") == [kettle]
    assert await found(server, token, "退款") == [refund]
    assert await found(server, token, "退款 杯") == [refund]
    assert await found(server, token, "Geschenkgut") == [other]
    assert await found(server, token, "kettle 退款") == []
    assert await found(server, token, 'a" OR text : "b') == []
    assert await found(server, token, "  ?!  ") == []
    [hit] = await search(server, token, "handle")
    assert (hit["seq"], "handle is off" in hit["text"]) == (2, True)
    # The newest line of a conversation stands for it, and the newest conversation first.
    await server.post("/api/widget/messages", contact, id=new_id(), text="the handle again")
    second, _ = await server.conversation("my handle too")
    hits = await search(server, token, "handle")
    assert [(each["conversation"]["id"], each["text"]) for each in hits] == [
        (second, "my handle too"),
        (kettle, "the handle again"),
    ]
    # Who says it in these very words stands before who says it apart.
    assert await found(server, token, "the handle") == [kettle]
    response = await server.get("/api/conversations/search", token, q="handle", limit=1)
    assert (len(response.json()["hits"]), response.json()["more"]) == (1, True)


async def test_numbers_are_found_as_people_type_them(server: World) -> None:
    token = (await server.staff())[1]
    shown, _ = await server.conversation("where is it")
    typed, _ = await server.conversation("xe 2611 40837 is late")
    done, _ = await server.conversation("cancel it")
    write = server.house.store.write
    await write(show, shown, [parcel_of("XE-2611-40999", "SF 1020-3040")])
    await write(put_deed, done, "XE-2611-41000")
    for asked in ("XE-2611-40837", "xe261140837", "#2611 40837"):
        assert await found(server, token, asked) == [typed], asked
    for asked in ("XE-2611-40999", "xe261140999", "sf10203040", "1020 3040"):
        assert await found(server, token, asked) == [shown], asked
    for asked in ("XE-2611-41000", "xe-2611-41000", "#XE-2611-41000"):
        assert await found(server, token, asked) == [done], asked
    assert await found(server, token, "XE-2611-00000") == []


async def test_customers_are_found_by_the_beginning_of_their_names(server: World) -> None:
    token = (await server.staff())[1]
    for id_, name in (("c1", "Hannah Whitlock"), ("c2", "林知夏")):
        customer = Customer(id_, name, f"{id_}@example.org", "", "en")
        await server.house.store.write(put_customers, [customer])
    hannah, _ = await server.conversation("hello", "c1")
    lin, _ = await server.conversation("你好", "c2")
    assert await found(server, token, "hann") == [hannah]
    assert await found(server, token, "Whitl") == [hannah]
    assert await found(server, token, "whitlock hannah") == [hannah]
    assert await found(server, token, "林知") == [lin]
    assert await found(server, token, "annah") == []
    [hit] = await search(server, token, "hannah")
    assert (hit["seq"], hit["text"]) == (None, None)
    # Whoever is called so stands before where it is said.
    said, _ = await server.conversation("Hannah told me so")
    assert await found(server, token, "hannah") == [hannah, said]


async def test_what_is_erased_is_found_no_more_and_leaves_no_trace(server: World) -> None:
    url, store = server.house.settings.database_url, server.house.store
    token = (await server.staff())[1]
    conversation, contact = await server.conversation("something else")
    for id_, word in (("gone", "tegucigalpa"), ("stays", "ouagadougou")):
        await server.post("/api/widget/messages", contact, id=id_, text=f"I live in {word}")
        assert await found(server, token, word) == [conversation]
    await store.write(entries.erase, conversation, "gone", actor="system")
    # At once, whether or not the index has heard of it.
    response = await server.get("/api/conversations/search", token, q="tegucigalpa")
    assert response.json() == {"hits": [], "more": False}
    assert await found(server, token, "tegucigalpa") == []
    assert await found(server, token, "ouagadougou") == [conversation]
    async with asyncio.timeout(PATIENCE):
        while any("tegucigalpa" in repr(row) for rows in contents(url).values() for row in rows):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    if url.startswith("sqlite"):
        checkpoint(url)
        assert in_files(url, "tegucigalpa") == []


async def test_only_staff_search_and_within_limits(server: World) -> None:
    contact = await server.token()
    token = (await server.staff())[1]
    for asker in (None, contact):
        assert (await server.get("/api/conversations/search", asker, q="x")).status_code == 401
    for wrong in ("q=" + "x" * 201, "q=x&limit=0", "q=x&limit=51"):
        response = await server.http.get(f"/api/conversations/search?{wrong}", headers=bearer(token))
        assert response.status_code == 400, wrong
    assert await found(server, token, "é" * 200) == []


@pytest.mark.parametrize("chunk", [1, 3])
async def test_it_comes_to_the_same_whatever_the_chunks_are(server: World, chunk: int) -> None:
    token = (await server.staff())[1]
    conversation, contact = await server.conversation("first words")
    await server.post("/api/widget/messages", contact, id="m", text="second words")
    await server.house.store.write(entries.change_entry, conversation, "m", Body("changed words"), actor="system")
    server.house.folds[1]._chunk = chunk  # noqa: SLF001 - as if it had stopped in between
    assert await found(server, token, "changed") == [conversation]
    assert await found(server, token, "second") == []


_put_deed = change(insert(deed).values({column.name: bindparam(column.name) for column in deed.columns}))
_EMPTY: dict[type, Any] = {str: "{}", int: 0, bool: False}


def put_deed(tx: Tx, conversation_id: str, order_id: str) -> None:
    """Something was done to an order."""
    plain = {column.name: None if column.nullable else _EMPTY[column.type.python_type] for column in deed.columns}
    told = {"id": tx.new_id(), "order_id": order_id, "conversation_id": conversation_id, "state": "done"}
    tx.run(_put_deed, **plain | told | {"created_at": tx.now, "updated_at": tx.now})
