"""One wish by every hand: the chat, the console, her own page, a program of hers, and the gate itself."""

import asyncio
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import msgspec
from mcp import Client
from mcp_types import CallToolResult, TextContent
from sqlalchemy import bindparam, select

from tests.application import lent
from tests.protocol.world import Frame, World, new_id
from xiaoer.action.facts import Request, fill
from xiaoer.action.judge import Judged, judge
from xiaoer.action.kinds.registry import make
from xiaoer.action.models import deed
from xiaoer.app import demo
from xiaoer.app.mcp_server import server as mcp_server
from xiaoer.app.own_tools import own_tools
from xiaoer.auth.actor import Contact
from xiaoer.auth.identity import mint
from xiaoer.demo.front import SIGNED_IN
from xiaoer.kit.errors import Unauthorized
from xiaoer.kit.statement import query
from xiaoer.policy.facts import Facts

BEGUN = ("confirmed", "sent", "done")
MOVING = ("confirmed", "sent")
URL = "http://shop.example"


class Row(msgspec.Struct, frozen=True):
    """A deed as the database has it."""

    id: str
    hand: str
    state: str
    reason: str | None
    rule: str | None
    rule_version: int | None
    facts: str


class Seen(msgspec.Struct, frozen=True):
    """What a face said to a wish: the verdict and the rule behind it, on which facts, in what words."""

    verdict: str
    rule: str | None = None
    facts: Facts | None = None
    said: str = ""


_newest = query(
    select(*(deed.c[name] for name in Row.__struct_fields__))
    .where(deed.c.order_id == bindparam("order_id"), deed.c.kind == bindparam("kind"))
    .order_by(deed.c.id.desc())
    .limit(1),
    Row,
)


class Wish(msgspec.Struct, frozen=True):
    """What she wants of her order: in fields, and in her words."""

    kind: str
    order_id: str
    customer_id: str | None
    fields: dict[str, Any]
    words: str


class Faces:
    """The house with all its faces; each brings a wish as far as its yes."""

    def __init__(self, server: World) -> None:
        self.server = server
        self.store, self.shop = server.house.store, server.house.shop

    async def row(self, wish: Wish) -> Row | None:
        """The newest deed of this kind on the order; others may follow from it."""
        return await self.store.read(lambda read: read.one(_newest, order_id=wish.order_id, kind=wish.kind))

    async def settled(self, wish: Wish) -> Row:
        """The same once nothing of it moves."""
        while True:
            found = await self.row(wish)
            assert found is not None
            if found.state not in MOVING:
                return found
            await asyncio.sleep(0.01)

    # --------------------------------------------------------------------------------------------- the gate itself

    async def gate(self, wish: Wish) -> Seen:
        """Asked without a face; nothing is written."""
        contact = Contact("contact-gate", "shop", wish.customer_id)
        request = Request(contact=contact, hand="customer", locale="en")
        action = make(wish.kind, {"order_id": wish.order_id, **wish.fields})
        filled = await fill(self.shop, action, request, now=self.store.clock.now())
        judged: Judged = await self.store.read(judge, filled)
        verdict = "allow" if not judged.ask else "approve" if judged.second else "confirm"
        if judged.reason is not None:
            verdict = f"refuse {judged.reason}"
        return Seen(verdict, _rule(judged.rule, judged.rule_version), judged.facts, judged.words.get("en", ""))

    # ------------------------------------------------------------------------------------------------- the chat

    async def chat(self, wish: Wish) -> Seen:
        """She writes, the assistant answers, she presses yes."""
        opened = await self.server.session(wish.customer_id)
        async with await self.server.widget(opened["token"], opened["last"]) as tab:
            await tab.say(wish.words)
            answer = await tab.until(
                lambda frame: frame["type"] == "entry" and frame["author"] in ("assistant", "system")
            )
            offer = next((part for part in answer["parts"] if part["type"] == "offer"), None)
            if offer is None:
                return await self._seen(wish, answer["text"])
            before = await self.row(wish)
            await tab.send(type="choice.pick", id="yes", entry=answer["id"], value="yes")
            await tab.until(lambda frame: _offer_state(frame) in ("done", "awaiting"))
            return await self._seen(wish, answer["text"], before)

    # --------------------------------------------------------------------------------------------- the console

    async def console(self, wish: Wish) -> Seen:
        """An agent proposes it, the customer presses yes."""
        conversation, hers = await self.server.conversation("hello", wish.customer_id)
        _, token = await self.server.staff()
        assert (await self.server.post(f"/api/conversations/{conversation}/take", token)).status_code == 200
        body = {"id": new_id(), "action": wish.kind, "order": wish.order_id, "fields": wish.fields}
        shown = (
            await self.server.post(f"/api/conversations/{conversation}/deeds/preview", token, **_but_id(body))
        ).json()
        made = await self.server.post(f"/api/conversations/{conversation}/deeds", token, **body)
        before = await self.row(wish)
        if made.status_code != 201:
            assert (shown["verdict"], made.json()["code"]) == ("refuse", "deed_refused")
            if before is None:  # there was no order of hers to keep it with
                return Seen(f"refuse {shown['reason']}", said=made.json()["detail"])
            return await self._seen(wish, made.json()["detail"])
        assert before is not None
        if before.state == "proposed":
            async with await self.server.widget(hers) as tab:
                await tab.send(type="choice.pick", id="yes", entry=body["id"], value="yes")
                await tab.until(lambda frame: _offer_state(frame) in ("done", "awaiting"))
        seen = await self._seen(wish, "", before)
        # What was shown before is what came of it.
        assert shown["verdict"] == seen.verdict
        return seen

    # ------------------------------------------------------------------------------------------- her own page

    async def page(self, wish: Wish) -> Seen:
        """She fills in the form and says yes on the page of the deed."""
        front = demo.front(self.server.house)
        cookies = {SIGNED_IN: front.session(wish.customer_id)} if wish.customer_id else {}
        at = f"/shop/orders/{wish.order_id.replace('#', '%23')}/{wish.kind}?lang=en"
        with lent(self.server.house, front) as app:
            async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=URL, cookies=cookies) as web:
                form = await web.get(at)
                if form.status_code != 200:
                    return Seen(f"not offered {form.status_code}")
                sent = await web.post(at, data={"seal": _seal(form.text), **_as_form(wish.fields)})
                if sent.status_code != 303:
                    assert sent.status_code == 422, sent.text
                    return await self._seen(wish, sent.text)
                place = sent.headers["location"]
                shown = await web.get(place)
                before = await self.row(wish)
                assert (await web.post(place, data={"seal": _seal(shown.text), "answer": "yes"})).status_code == 303
                return await self._seen(wish, shown.text, before)

    # -------------------------------------------------------------------------------------- a program of hers

    async def program(self, wish: Wish) -> Seen:
        """A program calls the tools with the shop's word for her."""
        house = self.server.house
        token = mint(
            house.identity_keys[0], inbox_id="shop", customer_id=wish.customer_id or "", now=self.store.clock.now()
        )
        try:
            own = await own_tools(self.store, self.shop, Path(house.settings.data), ("identity.key",), token)
        except Unauthorized:
            return Seen("not let in")
        async with Client(mcp_server(own, house.words)) as client:
            given = {"order_id": wish.order_id, **wish.fields}
            offered = await _use(client, f"propose_{wish.kind}", given)
            if "error" in offered:
                return Seen(f"not offered {offered['error']}")
            if not offered["open"]:
                return await self._seen(wish, offered["says"])
            before = await self.row(wish)
            await _use(client, "confirm_offer", {"offer_id": offered["offer_id"]})
            return await self._seen(wish, offered["rule"] or "", before)

    async def _seen(self, wish: Wish, said: str, before: Row | None = None) -> Seen:
        """What the database says of it once it stands still; `before` is the deed as it was before her yes."""
        if await self.row(wish) is None:
            return Seen("nothing proposed", said=said)
        now = await self.settled(wish)
        facts = msgspec.json.decode((before or now).facts, type=Facts)
        rule = _rule(now.rule, now.rule_version)
        if now.state == "refused":
            return Seen(f"refuse {now.reason}", rule, facts, said)
        assert before is not None
        assert before.rule == now.rule
        verdict = "allow" if before.state in BEGUN else {"awaiting": "approve", "done": "confirm"}[now.state]
        return Seen(verdict, rule, facts, said)


def _offer_state(frame: Frame) -> str | None:
    parts = frame.get("parts", []) if frame["type"] == "entry" else []
    return next((part["state"] for part in parts if part["type"] == "offer"), None)


def _rule(name: str | None, version: int | None) -> str | None:
    return None if name is None else f"{name}@{version}"


def _but_id(body: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name != "id"}


def _seal(page: str) -> str:
    found = re.search(r'name="seal" value="([0-9a-f]{64})"', page)
    assert found is not None
    return found[1]


def _as_form(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as a form sends them."""
    sent: dict[str, Any] = {}
    for name, value in fields.items():
        if isinstance(value, dict) and "amount" in value:
            sent[name] = f"{value['amount'] / 100:.2f}"
        elif isinstance(value, dict):
            sent |= {f"{name}.{part}": said for part, said in value.items()}
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            sent |= {f"{name}.{swap['line']}": swap["variant_id"] for swap in value}
        else:
            sent[name] = value
    return sent


async def _use(client: Client, name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    result = await client.call_tool(name, dict(given))
    assert isinstance(result, CallToolResult)
    [said] = result.content
    assert isinstance(said, TextContent)
    answer: dict[str, Any] = msgspec.json.decode(said.text)
    return answer
