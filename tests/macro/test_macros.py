"""Quick replies over HTTP: kept, refused, and filled in from nothing but facts."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

import xiaoer.demo
from tests.journal import journal
from tests.protocol.world import World, bearer, new_id
from tests.shops.world import ANA, BO
from xiaoer.auth.actor import System
from xiaoer.cli.main import main
from xiaoer.kit.words import LOCALES
from xiaoer.macro.fields import FIELDS
from xiaoer.macro.files import read_macros
from xiaoer.macro.jobs import take_in
from xiaoer.macro.queries import macros

DEMO = Path(xiaoer.demo.__file__).parent / "macros.toml"
HI = {"id": "hi", "name": "Greeting", "shortcut": "hi", "texts": {"en": "Hello {{customer.name}}!"}}


async def put(server: World, token: str, macro: dict[str, Any]) -> httpx.Response:
    """Write a quick reply down."""
    return await server.http.put(f"/api/macros/{macro['id']}", json=macro, headers=bearer(token))


async def happened(server: World) -> list[dict[str, Any]]:
    """Every event of a quick reply, with its actor."""
    lines = await journal(server.house.store)
    return [line.decode() | {"actor": line.actor, "stream": line.stream} for line in lines if line.kind[:6] == "macro."]


async def filled(server: World, token: str, conversation: str, macro: str = "m") -> dict[str, Any]:
    """A quick reply in a conversation."""
    response = await server.get(f"/api/conversations/{conversation}/macros/{macro}", token)
    assert response.status_code == 200, response.text
    text: dict[str, Any] = response.json()
    return text


async def test_one_is_kept_changed_and_deleted(server: World) -> None:
    boss, token = await server.staff("supervisor")
    agent = (await server.staff())[1]
    assert (await put(server, token, HI)).json() == HI
    # Again is nothing new.
    assert (await put(server, token, HI)).status_code == 200
    assert (await put(server, token, HI | {"shortcut": "/hello", "texts": {"en": " Hello. ", "es": "  "}})).json() == (
        HI | {"shortcut": "hello", "texts": {"en": "Hello."}}
    )
    listed = (await server.get("/api/macros", agent)).json()
    assert [each["shortcut"] for each in listed["macros"]] == ["hello"]
    assert listed["fields"] == list(FIELDS)
    for _ in range(2):
        assert (await server.http.delete("/api/macros/hi", headers=bearer(token))).status_code == 204
    assert (await server.get("/api/macros", agent)).json()["macros"] == []
    by = {"actor": f"agent:{boss}", "stream": "macro:hi"}
    assert await happened(server) == [
        {"kind": "macro.changed", "shortcut": "hi", "locales": ["en"]} | by,
        {"kind": "macro.changed", "shortcut": "hello", "locales": ["en"]} | by,
        {"kind": "macro.deleted", "shortcut": "hello"} | by,
    ]


async def test_it_has_a_name_in_each_language_that_wants_one(server: World) -> None:
    token = (await server.staff("supervisor"))[1]
    names = {"zh-CN": " 问候 ", "es": " "}
    assert (await put(server, token, HI | {"names": names})).json() == HI | {"names": {"zh-CN": "问候"}}
    [listed] = (await server.get("/api/macros", token)).json()["macros"]
    assert listed["names"] == {"zh-CN": "问候"}
    assert (await put(server, token, HI | {"names": {"xx": "x"}})).json()["code"] == "locale_unknown"
    assert (await put(server, token, HI)).json() == HI
    assert [each["kind"] for each in await happened(server)] == ["macro.changed", "macro.changed"]


async def test_who_may(server: World) -> None:
    agent = (await server.staff())[1]
    assert (await server.get("/api/macros")).status_code == 401
    assert (await put(server, agent, HI)).status_code == 403
    assert (await server.http.delete("/api/macros/hi", headers=bearer(agent))).status_code == 403
    assert await happened(server) == []


@pytest.mark.parametrize(
    ("change", "status", "code", "said"),
    [
        ({"texts": {"en": "Dear {{customer.nmae}}"}}, 422, "macro_field_unknown", "{{customer.nmae}}"),
        ({"texts": {"zh-CN": "{{ order }}"}}, 422, "macro_field_unknown", "{{order}}"),
        ({"texts": {"en": "Dear {{customer.name}"}}, 422, "macro_braces", "{{"),
        ({"texts": {"fr": "Bonjour"}}, 422, "locale_unknown", "fr"),
        ({"texts": {"en": " "}}, 422, "empty", ""),
        ({"texts": {"en": "x" * 10_001}}, 422, "too_long", "10,000"),
        ({"shortcut": "two words"}, 422, "macro_shortcut", ""),
        ({"shortcut": "/"}, 422, "macro_shortcut", ""),
        ({"shortcut": "ＨＩ"}, 409, "macro_shortcut_taken", "Greeting"),
        ({"name": " "}, 422, "name_empty", ""),
    ],
)
@pytest.mark.in_turn
async def test_what_makes_none_is_refused_in_words(
    server: World, change: dict[str, Any], status: int, code: str, said: str
) -> None:
    token = (await server.staff("supervisor"))[1]
    await put(server, token, HI)
    other = {"id": "other", "name": "Other", "shortcut": "other", "texts": {"en": "Bye"}} | change
    refused = await put(server, token, other)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert said in refused.json()["detail"]
    assert len((await server.get("/api/macros", token)).json()["macros"]) == 1
    assert len(await happened(server)) == 1
    renamed = await server.http.put("/api/macros/else", json=HI, headers=bearer(token))
    assert renamed.json()["code"] == "macro_other_id"


async def test_it_is_filled_with_what_is_known_and_nothing_else(shop: World) -> None:
    token = (await shop.staff("supervisor"))[1]
    text = " | ".join(f"{{{{ {field} }}}}" for field in FIELDS)
    await put(shop, token, {"id": "m", "name": "All", "shortcut": "all", "texts": {"en": text}})
    hers, _ = await shop.conversation("hello", ANA)
    made = await filled(shop, token, hers)
    # Her newest order, which has neither parcel nor refund.
    newest = (await shop.house.shop.orders(ANA))[0]
    assert made["missing"] == ["parcel.carrier", "parcel.tracking", "parcel.status", "refund.amount"]
    assert made["text"].split(" | ")[:8] == [
        "Ana Ruiz",
        "Supervisor 1",
        "Shop",
        hers,
        newest.id,
        newest.items[0].title,
        newest.total.text("en"),
        "Refunded",
    ]
    assert made["text"].split(" | ")[8:] == ["[ ]"] * 4
    field = "{{parcel.tracking}}"
    texts = {"en": f"{field} {{{{refund.amount}}}} {field}"}
    twice = {"id": "m", "name": "All", "shortcut": "all", "texts": texts}
    await put(shop, token, twice)
    assert (await filled(shop, token, hers))["missing"] == ["parcel.tracking", "refund.amount", "parcel.tracking"]
    await put(shop, token, {"id": "m", "name": "All", "shortcut": "all", "texts": {"en": text}})
    visitor, _ = await shop.conversation("where is order K-1002?")
    made = await filled(shop, token, visitor)
    assert made["missing"] == [
        field for field in FIELDS if field.split(".")[0] in ("customer", "order", "parcel", "refund")
    ]
    assert "Ana" not in made["text"]
    assert "K-1002" not in made["text"]
    for path in (f"{hers}/macros/none", "none/macros/m"):
        assert (await shop.get(f"/api/conversations/{path}", token)).status_code == 404


async def test_it_is_about_the_order_that_was_named_last(shop: World) -> None:
    token = (await shop.staff("supervisor"))[1]
    text = "{{order.id}} {{parcel.carrier}} {{parcel.tracking}} {{refund.amount}}"
    await put(shop, token, {"id": "m", "name": "All", "shortcut": "all", "texts": {"en": text}})
    hers, customer = await shop.conversation("订单k-1002怎么还没到", ANA)
    assert (await filled(shop, token, hers))["text"] == "#K-1002 Heron HR 0001 77 [ ]"
    # By a parcel's number, by an agent, in a note.
    await shop.post(f"/api/conversations/{hers}/notes", token, id=new_id(), text="Now HR000288 for 20 minutes")
    assert (await filled(shop, token, hers))["text"] == "#K-1004 Heron HR 0002 88 $2.00"
    # Somebody else's order is nobody's word.
    await shop.post("/api/widget/messages", customer, id=new_id(), text="and K-2002?")
    assert (await filled(shop, token, hers))["text"].startswith("#K-1004")


async def test_it_speaks_the_language_of_the_conversation(shop: World) -> None:
    token = (await shop.staff("supervisor"))[1]
    texts = {"en": "Hello, {{order.status}}", "zh-CN": "您好，{{order.status}}"}
    await put(shop, token, {"id": "m", "name": "Hi", "shortcut": "hi", "texts": texts})
    # Where it is not written in her language, the whole of it is in English.
    for customer, locale, said in ((BO, "zh-CN", "您好，已发货"), (ANA, "es", "Hello, Refunded")):
        opened = await shop.session(customer, locale=locale)
        await shop.post("/api/widget/messages", opened["token"], id=new_id(), text="hello")
        conversation = (await shop.session(customer))["conversation"]
        assert (await filled(shop, token, conversation))["text"] == said


async def test_those_of_the_demo_are_whole_in_every_language(server: World) -> None:
    found = read_macros(DEMO)
    assert len(found) >= 8
    assert {frozenset(each.texts) for each in found} == {frozenset(LOCALES)}
    await take_in(server.house.store, found)
    kept = await server.house.store.read(macros, System())
    assert sorted(each.id for each in kept) == sorted(each.id for each in found)
    assert {event["actor"] for event in await happened(server)} == {"system"}


def test_a_file_of_them_is_taken_in_or_refused(tmp_path: Path) -> None:
    run, wrong = CliRunner(), tmp_path / "wrong.toml"
    assert run.invoke(main, ["macro", "import", "--data", str(tmp_path), str(DEMO)]).exit_code == 0
    field = '[a]\nname = "A"\nshortcut = "a"\n[a.texts]\nen = "{{x}}"'
    for text, said in (("[a]\nname = 1", "name"), ("[", "wrong.toml"), (field, "{{x}}")):
        wrong.write_text(text)
        refused = run.invoke(main, ["macro", "import", "--data", str(tmp_path), str(wrong)])
        assert refused.exit_code == 1
        assert said in refused.output
