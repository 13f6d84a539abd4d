"""Long matters as the tests of the protocol begin and watch them."""

import asyncio
import copy
from typing import Any

import pytest

from tests.journal import journal
from tests.protocol.test_deeds import answer, begun, propose
from tests.protocol.world import PATIENCE, Frame, World, new_id
from tests.shops.world import ANA, CARD, MORE, WORLD
from xiaoer.auth.actor import Contact, System
from xiaoer.contact.verbs import contact_id_of
from xiaoer.event.tx import Tx
from xiaoer.job.queue import enqueue
from xiaoer.kit import ids
from xiaoer.kit.clock import DAY, iso
from xiaoer.media.kinds import Checked
from xiaoer.media.verbs import attach, keep
from xiaoer.order.case.queries import case_of
from xiaoer.order.facts import Order
from xiaoer.policy.rules import load
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import load as load_shop

NUMBER = "#C-1"
RETURN: dict[str, Any] = {
    "action": "return_items",
    "order": NUMBER,
    "fields": {"items": ["1"], "method_id": CARD, "reason": "no_reason"},
}
DAMAGED = RETURN | {"fields": RETURN["fields"] | {"reason": "damaged"}}
EXCHANGE: dict[str, Any] = {
    "action": "exchange_items",
    "order": NUMBER,
    "fields": {"swaps": [{"line": "1", "variant_id": "cup-blue"}], "method_id": CARD},
}
CLAIM: dict[str, Any] = {
    "action": "claim_problem",
    "order": NUMBER,
    "fields": {"items": ["1"], "reason": "not_received"},
}
HURRY: dict[str, Any] = {"action": "hurry_order", "order": "#C-2", "fields": {}}


@pytest.fixture
async def shop(server: World) -> World:
    """A shop where one order arrived yesterday and another was paid two days ago, and its rules."""
    now = server.clock.now()
    arrived = copy.deepcopy(next(one for one in MORE["orders"] if one["id"] == "#W-2"))
    arrived |= {"id": NUMBER, "placed_at": iso(now - 5 * DAY)}
    arrived["payments"][0]["id"] = f"{NUMBER}/p"
    arrived["shipments"][0] |= {"id": f"{NUMBER}/s", "tracking": "HR C 1", "delivered_at": iso(now - DAY)}
    arrived["shipments"][0] |= {"shipped_at": iso(now - 3 * DAY)}
    paid = copy.deepcopy(next(one for one in MORE["orders"] if one["id"] == "#W-7"))
    paid |= {"id": "#C-2", "placed_at": iso(now - 2 * DAY)}
    paid["payments"][0]["id"] = "#C-2/p"
    await load_shop(server.house.store, WORLD)
    await load_shop(server.house.store, MORE | {"orders": [arrived, paid]})
    await server.house.store.write(import_rules, load())
    return server


async def until(check: Any) -> Any:
    """What it gives, once it gives anything."""
    async with asyncio.timeout(PATIENCE):
        while not (found := await check()):  # noqa: ASYNC110 - what it waits for is a state of others
            await asyncio.sleep(0.02)
        return found


async def open_case(shop: World, wish: dict[str, Any] = RETURN) -> tuple[str, str, str, str]:
    """A deed that she said yes to, done: the case it opened, the conversation, her token and the agent's."""
    conversation, hers, _, token = await begun(shop)
    made = await propose(shop, token, conversation, wish)
    assert made.status_code == 201, made.text
    if made.json()["state"] == "proposed":
        await answer(shop, hers, "yes")
    deed = made.json()["id"]
    await until(lambda: shop.house.store.read(case_of, System(), deed))
    return deed, conversation, hers, token


async def detail(shop: World, token: str, case: str) -> Frame:
    """A case as staff see it."""
    response = await shop.get(f"/api/cases/{case}", token)
    assert response.status_code == 200, response.text
    found: Frame = response.json()
    return found


async def step(shop: World, token: str, case: str, name: str, **body: Any) -> Frame:
    """Take a step that can be taken."""
    response = await shop.post(f"/api/cases/{case}/{name}", token, **({"id": new_id()} | body))
    assert response.status_code == 200, response.text
    found: Frame = response.json()
    return found


async def stands(shop: World, token: str, case: str, state: str) -> Frame:
    """The case, once it stands so."""

    async def look() -> Frame | None:
        found = await detail(shop, token, case)
        return found if found["case"]["state"] == state else None

    found: Frame = await until(look)
    return found


async def told(shop: World, hers: str, text: str) -> None:
    """She has read a line with this text, and reads it once."""

    async def look() -> bool:
        return any(text in entry["text"] for entry in await shop.thread(hers))

    await until(look)
    assert sum(text in entry["text"] for entry in await shop.thread(hers)) == 1


async def happened(shop: World, case: str) -> list[str]:
    """What the journal says of it."""
    return [line.kind for line in await journal(shop.house.store) if line.stream == f"case:{case}"]


async def order_of(shop: World, number: str = NUMBER) -> Order:
    """The order as the shop has it."""
    found = await LocalShop(shop.house.store).order(number, ANA)
    assert found is not None
    return found


async def photo(shop: World, conversation: str = "") -> str:
    """A picture of hers, sent in the conversation or only uploaded."""
    her = Contact(contact_id_of("shop", ANA), "shop", ANA)
    checked = Checked("cup.png", "image/png", 10, 8, 6, ids.new_id())
    kept = (await shop.house.store.write(keep, her, checked)).id
    if conversation:
        await shop.house.store.write(attach, her, [kept], conversation_id=conversation, entry_id=new_id())
    return kept


async def run(shop: World, kind: str, case: str, **args: Any) -> None:
    """Have a job done now that would be due much later."""

    def put(tx: Tx) -> None:
        enqueue(tx, kind, key=f"{kind}:{ids.new_id()}", due_at=tx.now, args={"case": case, **args})

    await shop.house.store.write(put)


async def labelled(shop: World, token: str, case: str) -> bool:
    """Whether its label is there, and noted."""
    shown = await detail(shop, token, case)
    return shown["label"] is not None and any(one["event"] == "case.labelled" for one in shown["timeline"])


async def order_is(shop: World, status: str) -> bool:
    """Whether the order stands so at the shop."""
    return (await order_of(shop)).status == status
