"""Programs that act for one customer: the tools are the actions, the gate is the gate, and she is the only one."""

import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import mcp_types as types
import msgspec
import multipart
import pytest
from click.testing import CliRunner
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

import xiaoer
from tests.action.conftest import SUBSCRIPTIONS
from tests.action.gate import Gate, TroubleShop
from tests.shops.world import ANA, BO, WORLD
from xiaoer.action.facts import Request
from xiaoer.action.kinds.registry import ACTIONS, make
from xiaoer.action.kinds.tools import PROPOSE, openai, schema, tools
from xiaoer.app.mcp_server import server
from xiaoer.app.own_tools import SESSION, OwnTools, own_tools
from xiaoer.auth.actor import Contact
from xiaoer.auth.identity import mint
from xiaoer.cli.main import main
from xiaoer.contact.verbs import contact_id_of
from xiaoer.event.tx import Journal
from xiaoer.inbox.verbs import configure
from xiaoer.kit import crypto
from xiaoer.kit.clock import HOUR, ManualClock, SystemClock
from xiaoer.kit.database import database
from xiaoer.kit.errors import Invalid, NotFound, Unauthorized
from xiaoer.kit.store import Store
from xiaoer.kit.words import Words
from xiaoer.policy.rules import load as rules
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.load import load

INBOX = "web"
WORDS = Words([Path(xiaoer.__file__).parent])


@pytest.fixture
async def house(database_url: str, clock: ManualClock) -> AsyncIterator[Gate]:
    """A shop with rules, an inbox and the subscribers of a server."""
    store = Store(database(database_url), Journal("node-1", SUBSCRIPTIONS), clock=clock)
    await store.write(configure, inbox_id=INBOX, name="Web", channel="widget", locale="en", origins=[])
    await store.write(import_rules, rules())
    await load(store, WORLD)
    yield Gate(store, TroubleShop(store), clock)
    await store.close()


def tools_of(house: Gate, customer_id: str | None = ANA) -> OwnTools:
    """What a program may do for her."""
    contact = Contact(contact_id_of(INBOX, customer_id or ""), INBOX, customer_id)
    request = Request(contact=contact, hand="customer", locale="en")
    return OwnTools(house.store, house.shop, request, house.clock.now() + SESSION)


async def use(client: Client, name: str, **given: Any) -> Any:
    """What a tool answers, and whether it failed."""
    result = await client.call_tool(name, given)
    assert isinstance(result, types.CallToolResult)
    [said] = result.content
    assert isinstance(said, types.TextContent)
    answer = json.loads(said.text)
    assert bool(result.is_error) == (isinstance(answer, dict) and "error" in answer)
    return answer


# ------------------------------------------------------------------------------------------------- the schemas


@pytest.mark.parametrize("kind", sorted(ACTIONS))
def test_a_schema_asks_for_what_the_class_asks_for(kind: str) -> None:
    action = ACTIONS[kind]
    made = schema(action)
    about = {"order_id"} if action.about == "order" else set()
    assert made["properties"].keys() == {ask.field for ask in action.asks} | about
    assert set(made["required"]) == {ask.field for ask in action.asks if not ask.optional} | about
    assert made["additionalProperties"] is False
    for ask in action.asks:
        assert made["properties"][ask.field].get("enum", []) == list(ask.options)
    # Every name it speaks of is there, and no other.
    names = {name.rpartition("/")[2] for name in json.dumps(made).split('"') if name.startswith("#/$defs/")}
    assert names == made.get("$defs", {}).keys()


def test_what_fits_a_schema_is_an_action() -> None:
    given: dict[str, Any] = {"line": "1", "lines": ["1"], "method": "m", "swaps": [{"line": "1", "variant_id": "v"}]}
    given |= {"address": {"name": "A", "line1": "B", "city": "C", "country": "D"}}
    given |= {"money": {"amount": 100, "currency": "EUR"}, "email": "a@b.example", "phone": "+1 555 0100"}
    given |= {"yes_no": True, "lost_coupon": "X", "return": "r", "exchange": "x", "sent_back": "r", "claim": "c"}
    for kind, action in ACTIONS.items():
        fields = {ask.field: ask.options[0] if ask.options else given[ask.kind] for ask in action.asks}
        made = make(kind, fields)
        assert all(getattr(made, name) for name in fields)


def test_there_is_a_tool_for_each_action_of_the_hand_and_no_other() -> None:
    for hand in ("customer", "assistant"):
        names = [one["function"]["name"] for one in openai(hand)]
        proposing = [name.removeprefix(PROPOSE) for name in names if name.startswith(PROPOSE)]
        assert proposing == [kind for kind, action in ACTIONS.items() if hand in action.hands]
        assert len(set(names)) == len(names)
    said = next(one.description for one in tools("customer") if one.name == "confirm_offer")
    assert "shown her all terms" in said


def test_the_command_prints_them() -> None:
    done = CliRunner().invoke(main, ["tools", "openai"])
    assert done.exit_code == 0
    assert json.loads(done.output) == openai("customer")


# ------------------------------------------------------------------------------------------------- the server


async def test_an_order_is_cancelled_only_after_the_yes(house: Gate) -> None:
    async with Client(server(tools_of(house), WORDS)) as client:
        listed = await client.list_tools()
        assert [one.name for one in listed.tools] == [one.name for one in tools("customer")]
        orders = await use(client, "list_orders")
        assert "#K-1001" in [order["order_id"] for order in orders]
        shown = await use(client, "get_order", order_id="#K-1001")
        assert {"tool": "propose_cancel_order", "possible": True, "reason": None} in shown["actions"]
        offer = await use(client, "propose_cancel_order", order_id="#K-1001")
        assert (offer["state"], offer["open"]) == ("proposed", True)
        assert any("goes back to" in line for line in offer["terms"])
        await house.run()
        assert (await house.money("#K-1001"))[0] == "paid"
        said = await use(client, "confirm_offer", offer_id=offer["offer_id"])
        assert said["state"] == "confirmed"
        await house.run()
        assert (await use(client, "deed_status", offer_id=offer["offer_id"]))["state"] == "done"
        # The same yes twice is one.
        assert (await use(client, "confirm_offer", offer_id=offer["offer_id"]))["state"] == "done"
    status, paid, refunded = await house.money("#K-1001")
    assert (status, refunded) == ("cancelled", paid)
    assert house.shop.effects == {"#K-1001": 1}


async def test_the_deed_is_by_her_hand(house: Gate) -> None:
    own = tools_of(house)
    offer = await own.call("propose_cancel_order", {"order_id": "#K-1001"})
    deed = await house.now(msgspec.convert({"id": offer["offer_id"]}, _Id))  # type: ignore[arg-type]
    assert (deed.hand, deed.customer_id, deed.conversation_id) == ("customer", ANA, None)
    assert deed.actor == f"contact:{contact_id_of(INBOX, ANA)}"
    assert (await own.call("decline_offer", {"offer_id": deed.id}))["state"] == "declined"
    assert await house.told(deed) == ["proposed", "declined"]
    # A yes after that does nothing.
    assert (await own.call("confirm_offer", {"offer_id": deed.id}))["state"] == "declined"


class _Id(msgspec.Struct, frozen=True):
    id: str


async def test_a_stale_offer_is_void(house: Gate) -> None:
    own = tools_of(house)
    offer = await own.call("propose_cancel_order", {"order_id": "#K-1001"})
    await house.refund_part("#K-1001")
    assert (await own.call("deed_status", {"offer_id": offer["offer_id"]}))["open"] is False
    said = await own.call("confirm_offer", {"offer_id": offer["offer_id"]})
    assert said["state"] in ("voided", "refused")
    await house.run()
    assert house.shop.effects == {}


async def test_another_customers_order_and_offer_are_not_found(house: Gate) -> None:
    mine, other = tools_of(house), tools_of(house, BO)
    offer = await mine.call("propose_cancel_order", {"order_id": "#K-1001"})
    async with Client(server(other, WORDS)) as client:
        assert "#K-1001" not in json.dumps(await use(client, "list_orders"))
        for name, given in [
            ("get_order", {"order_id": "#K-1001"}),
            ("propose_cancel_order", {"order_id": "#K-1001"}),
            ("confirm_offer", {"offer_id": offer["offer_id"]}),
            ("decline_offer", {"offer_id": offer["offer_id"]}),
            ("deed_status", {"offer_id": offer["offer_id"]}),
        ]:
            answer = await use(client, name, **given)
            assert answer["error"] == "not_found"
            assert "#K-1001" not in json.dumps(answer)
    assert (await mine.call("deed_status", {"offer_id": offer["offer_id"]}))["state"] == "proposed"


def test_what_reads_forms_is_still_ours_with_the_sdk_installed() -> None:
    assert multipart.__file__ is not None
    assert Path(multipart.__file__).name == "multipart.py"
    assert hasattr(multipart, "PushMultipartParser")


async def test_what_must_be_sure_is_said_and_no_program_can_prove_it(house: Gate) -> None:
    async with Client(server(tools_of(house), WORDS)) as client:
        refused = await use(client, "propose_reset_password")
        assert (refused["state"], refused["open"]) == ("refused", False)
        assert refused["says"] == WORDS.text("en", "action-refused-not_fresh")
        assert not [name for name in tools_of(house).tools if "code" in name]
        told = await use(client, "confirm_offer", offer_id=refused["offer_id"])
        assert told["state"] == "refused"
    customer = await house.shop.customer(ANA)
    assert customer is not None
    assert customer.reference == ""


async def test_a_visitor_gets_nothing(house: Gate) -> None:
    with pytest.raises(Unauthorized):
        tools_of(house, None)


async def test_what_is_not_asked_for_cannot_be_given(house: Gate) -> None:
    own = tools_of(house)
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("propose_cancel_order", {}),
        ("propose_cancel_order", {"order_id": "#K-1001", "payment_id": "p"}),
        ("propose_cancel_order", {"order_id": "#K-1001", "reason": "because"}),
        ("propose_cancel_order", {"order_id": 7}),
        ("propose_cancel_order", {"order_id": "#K-\0"}),
        ("propose_change_address", {"order_id": "#K-1001", "address": "somewhere"}),
        ("get_order", {"order_id": ["#K-1001"]}),
    ]
    for name, given in wrong:
        with pytest.raises(Invalid):
            await own.call(name, given)
    for name in ("propose_compensate", "propose_refund_order", "propose_", "no_such_tool"):
        with pytest.raises(NotFound):
            await own.call(name, {"order_id": "#K-1001"})
    assert await house.turn() == 0


async def test_only_the_shops_word_opens_it_and_only_for_an_hour(house: Gate, tmp_path: Path) -> None:
    key = crypto.key_file(tmp_path, "identity.key")
    now = house.clock.now()

    async def opened(token: str) -> OwnTools:
        return await own_tools(house.store, house.shop, tmp_path, ("identity.key",), token)

    token = mint(key, inbox_id=INBOX, customer_id=ANA, now=now)
    own = await opened(token)
    assert await own.call("list_orders", {})
    for wrong in (
        "",
        "a.b.c",
        mint(b"x" * 32, inbox_id=INBOX, customer_id=ANA, now=now),
        mint(key, inbox_id="elsewhere", customer_id=ANA, now=now),
        mint(key, inbox_id=INBOX, customer_id="nobody", now=now),
        mint(key, inbox_id=INBOX, customer_id=ANA, now=now - HOUR),
    ):
        with pytest.raises(Unauthorized):
            await opened(wrong)
    house.clock.advance(SESSION)
    with pytest.raises(Unauthorized):
        await own.call("list_orders", {})


async def test_nothing_personal_is_logged(
    house: Gate, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO)
    address = {"name": "Secret Person", "line1": "Hidden Lane 7", "city": "Nowhere", "country": "ES"}
    own = tools_of(house)
    house.shop.blind = True
    async with Client(server(own, WORDS)) as client:
        answer = await use(client, "propose_change_address", order_id="#K-1001", address=address)
        assert answer["error"] == "unreachable"
        house.shop.blind = False
        # Something breaks in the middle.
        monkeypatch.setattr(house.shop, "product", None)
        assert (await use(client, "get_order", order_id="#K-1001"))["error"] == "unknown"
        await use(client, "propose_change_address", order_id="#K-1001", address=address)
    assert "tool failed" in caplog.text
    for said in ("Secret", "Hidden Lane", "Nowhere", "#K-1001", ANA):
        assert said not in caplog.text


async def test_the_command_serves_on_its_standard_input_and_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The command sets its own log up; the suite's is to be read to its end.
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [*root.handlers])
    monkeypatch.setattr(root, "level", root.level)
    data = tmp_path / "data"
    shop = tmp_path / "shop.json"
    shop.write_bytes(msgspec.json.encode(WORLD))
    for arguments in (["shop", "import", str(shop)], ["inbox", "set", INBOX, "--name", "Web"], ["policy", "import"]):
        done = await asyncio.to_thread(CliRunner().invoke, main, [*arguments, "--data", str(data)])
        assert done.exit_code == 0, done.output
    now = SystemClock().now()
    token = mint(crypto.key_file(data, "identity.key"), inbox_id=INBOX, customer_id=ANA, now=now)
    refused = await asyncio.to_thread(
        CliRunner().invoke, main, ["mcp", "serve", "--data", str(data), "--customer-token", "x"]
    )
    assert refused.exit_code == 1
    command = ["-c", "from xiaoer.cli.main import main; main()", "mcp", "serve", "--data", str(data)]
    at = StdioServerParameters(command=sys.executable, args=command, env={"MCP_CUSTOMER_TOKEN": token})
    async with Client(stdio_client(at)) as client:
        assert "#K-1001" in [order["order_id"] for order in await use(client, "list_orders")]
