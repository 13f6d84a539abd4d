"""A code that an agent has sent: it goes to the customer, she gives it in her chat, and nobody else ever sees it."""

import asyncio
import re
from typing import Any

import httpx
import msgspec
import pytest

from tests.journal import journal
from tests.protocol.world import PATIENCE, World, new_id
from tests.shops.world import ANA, WORLD
from xiaoer.app.subscriptions import SUBSCRIBERS
from xiaoer.assistant.jobs import TURN
from xiaoer.channels.outbox.queries import sent_to
from xiaoer.contact.proof import FRESH_FOR, HIDDEN
from xiaoer.kit.clock import MINUTE
from xiaoer.policy.rules import load
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.load import load as load_shop

RESET: dict[str, Any] = {"action": "reset_password", "order": None, "fields": {}}


@pytest.fixture(autouse=True)
def sending(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the assistant's turns are missing: codes are sent, and what becomes of a deed is told."""
    acting = {kind: [each for each in of if each.kind != TURN] for kind, of in SUBSCRIBERS.items()}
    monkeypatch.setattr("tests.protocol.conftest.without_assistant", lambda: acting)


@pytest.fixture
async def shop(server: World) -> World:
    """The same with a shop and its rules."""
    await load_shop(server.house.store, WORLD)
    await server.house.store.write(import_rules, load())
    return server


async def begun(server: World, customer: str | None = ANA) -> tuple[str, str, str]:
    """A conversation an agent has: its id, the customer's token, and the agent's."""
    conversation, hers = await server.conversation("please help", customer)
    _, token = await server.staff()
    await server.post(f"/api/conversations/{conversation}/take", token)
    return conversation, hers, token


async def send(server: World, token: str, conversation: str, way: str = "email", **more: Any) -> httpx.Response:
    """Have a code sent."""
    return await server.post(f"/api/conversations/{conversation}/code", token, **({"id": new_id(), "way": way} | more))


async def say(server: World, hers: str, text: str) -> None:
    """The customer writes."""
    async with await server.widget(hers) as tab:
        assert (await tab.say(text))["type"] == "ack"


async def mailed(server: World) -> str:
    """The code that was sent to her last."""
    customer = await server.house.shop.customer(ANA)
    assert customer is not None

    async with asyncio.timeout(PATIENCE):
        while True:
            found = await server.house.store.read(sent_to, customer.email)
            if codes := [code for one in found for code in re.findall(r"\d{6}", one.text)]:
                return str(codes[0])
            await asyncio.sleep(0.02)


async def level(server: World, token: str, conversation: str) -> tuple[str, bool]:
    """How surely she is known, and whether it says until when."""
    contact = (await server.get(f"/api/conversations/{conversation}", token)).json()["contact"]
    return contact["level"], contact["fresh_until"] is not None


async def test_a_code_makes_her_sure_and_then_the_deed_is_possible(shop: World) -> None:
    conversation, hers, token = await begun(shop)
    assert await level(shop, token, conversation) == ("verified", False)
    path = f"/api/conversations/{conversation}/deeds/preview"
    assert (await shop.post(path, token, **RESET)).json()["reason"] == "not_fresh"

    answer = await send(shop, token, conversation)
    assert answer.status_code == 202
    assert "***@" in answer.json()["to"]
    code = await mailed(shop)
    assert code not in answer.text
    await say(shop, hers, f"here: {code[:3]} {code[3:]}")
    assert await level(shop, token, conversation) == ("fresh", True)
    assert (await shop.post(path, token, **RESET)).json()["reason"] is None

    # What the agent sees of it: that it was sent, where to, and that it was right.
    seen = await shop.get(f"/api/conversations/{conversation}/entries", token)
    texts = [entry["text"] for entry in seen.json()["entries"] if entry["kind"] == "message"]
    assert answer.json()["to"] in texts[1]
    assert texts[2] == HIDDEN
    assert "it is you" in texts[3]
    assert code not in seen.text
    kinds = [line.kind for line in await journal(shop.house.store)]
    assert [kind for kind in kinds if kind in ("code.asked", "code.sent", "contact.proved")] == [
        "code.asked",
        "code.sent",
        "contact.proved",
    ]
    shop.clock.advance(FRESH_FOR)
    assert await level(shop, token, conversation) == ("verified", False)


async def test_an_agent_learns_from_no_answer_what_the_code_is(shop: World) -> None:
    conversation, hers, token = await begun(shop)
    await send(shop, token, conversation)
    code = await mailed(shop)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    await say(shop, hers, wrong)
    seen = await shop.get(f"/api/conversations/{conversation}/entries", token)
    assert "4 tries left" in seen.text
    assert code not in seen.text
    assert wrong not in seen.text
    assert await level(shop, token, conversation) == ("verified", False)
    assert (
        msgspec.json.encode([line.facts.decode() for line in await journal(shop.house.store)]).find(code.encode()) < 0
    )
    # She cannot give it for her either.
    note = {"id": new_id(), "text": code, "attachments": []}
    await shop.post(f"/api/conversations/{conversation}/messages", token, **note)
    assert await level(shop, token, conversation) == ("verified", False)


async def test_limits_hold_for_whoever_presses_the_button(shop: World) -> None:
    conversation, _, token = await begun(shop)
    id_ = new_id()
    first = await send(shop, token, conversation, id=id_)
    again = await send(shop, token, conversation, id=id_)
    assert (again.status_code, again.json()) == (202, first.json())
    assert (await send(shop, token, conversation, "phone")).json()["code"] == "code_too_soon"
    for _ in range(2):
        shop.clock.advance(MINUTE)
        assert (await send(shop, token, conversation)).status_code == 202
    shop.clock.advance(MINUTE)
    refused = await send(shop, token, conversation)
    assert (refused.status_code, refused.json()["code"]) == (429, "code_too_many")
    kinds = [line.kind for line in await journal(shop.house.store)]
    assert kinds.count("code.asked") == 3


async def test_who_may_not_have_one_sent(shop: World) -> None:
    conversation, hers, token = await begun(shop)
    _, colleague = await shop.staff()
    assert (await send(shop, colleague, conversation)).json()["code"] == "not_yours"
    assert (await send(shop, hers, conversation)).status_code == 401
    assert (await send(shop, token, "nobody")).status_code == 404
    assert (await send(shop, token, conversation, "pigeon")).status_code == 400
    visitors, _, taken = await begun(shop, None)
    assert (await send(shop, taken, visitors)).json()["code"] == "code_no_way"
    assert "code.asked" not in [line.kind for line in await journal(shop.house.store)]
