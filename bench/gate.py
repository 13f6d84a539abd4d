"""The gate: agents propose, customers say yes, the shop does it; and the rules by themselves."""

import asyncio
import itertools
import time
import uuid
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import httpx
import msgspec

from bench.client import Client
from bench.scenario import HOST, PATIENCE, open_all
from bench.world import Customer, World
from xiaoer.event.tx import Journal
from xiaoer.kit.database import database
from xiaoer.kit.money import Money
from xiaoer.kit.store import Store
from xiaoer.order.facts import Address, Item, Order, Payment, PaymentMethod
from xiaoer.order.facts import Customer as Buyer
from xiaoer.policy.rules import ANY_ACTION, Active, decide, load
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.load import ShopData
from xiaoer.shops.local.load import load as fill

# Deeds under way at a time.
AT_ONCE = 16
PRICE = Money(2400, "USD")
_HOME = Address("Somebody", "1 Bench Street", "Benchton", "US", postal_code="00001")


class Deeds(msgspec.Struct, frozen=True):
    """Deeds a second, and milliseconds from a customer's yes until her screen shows it done."""

    a_second: float
    p50: float
    p99: float


class _Waits(NamedTuple):
    """A yes whose deed is not done yet: where it was offered, and since when."""

    entry: bytes
    since: float
    done: asyncio.Future[float]


async def stock(world: World, buyers: int, rounds: int) -> None:
    """A shop with the rules a house begins with, and for so many of the customers a paid order a round."""
    store = Store(
        database(f"sqlite:///{Path(world.folder) / 'xiaoer.db'}"), Journal("bench", lambda _tx, _recorded: None)
    )
    people = [_buyer(number) for number in range(buyers)]
    orders = [_order(person, number, turn) for turn in range(rounds) for number, person in enumerate(people)]
    try:
        await store.write(import_rules, load())
        await fill(store, ShopData(customers=tuple(people), orders=tuple(orders)))
    finally:
        await store.close()


def _buyer(number: int) -> Buyer:
    card = PaymentMethod(f"card-{number}", "card", "Visa 4242")
    return Buyer(f"customer-{number}", "Somebody", f"{number}@bench.example", "", "en", (_HOME,), (card,))


def _order(person: Buyer, number: int, turn: int) -> Order:
    id_, none = order_id(turn, number), Money(0, PRICE.currency)
    return Order(
        id=id_,
        customer_id=person.id,
        status="paid",
        placed_at=time.time_ns() // 1_000,
        items=(Item("1", "bowl", "bowl-s", "Rice bowl", {}, 1, PRICE),),
        shipping=none,
        discount=none,
        total=PRICE,
        address=_HOME,
        payments=(Payment(f"{id_}/p", person.methods[0].id, "card", "Visa 4242", PRICE, time.time_ns() // 1_000),),
    )


def order_id(turn: int, number: int) -> str:
    """The number of a customer's order for a round."""
    return f"B-{turn:02}{number:05}"


async def deeds(port: int, world: World, buyers: int, turn: int) -> Deeds:
    """Each buyer's order of this round is cancelled: her agent proposes it over HTTP, she says yes over her socket."""
    waits: dict[Client, _Waits] = {}

    def heard(client: Client, frame: bytes) -> None:
        waiting = waits.get(client)
        if waiting is None or waiting.done.done():
            return
        if frame.startswith(b'{"type":"entry"') and b'"state":"done"' in frame and waiting.entry in frame:
            waiting.done.set_result(time.perf_counter() - waiting.since)
        elif frame.startswith(b'{"type":"error"'):
            waiting.done.set_exception(RuntimeError(frame.decode()))

    clients = await open_all(port, world.customers[:buyers], heard)
    free = asyncio.Semaphore(AT_ONCE)

    async def one(number: int, customer: Customer, client: Client) -> float:
        async with free:
            entry = await _proposed(http, world, customer, order_id(turn, number))
            waits[client] = _Waits(entry.encode(), time.perf_counter(), asyncio.get_running_loop().create_future())
            client.send(_yes(entry))
            return await asyncio.wait_for(waits[client].done, PATIENCE)

    limits = httpx.Limits(max_connections=AT_ONCE)
    async with httpx.AsyncClient(base_url=f"http://{HOST}:{port}", limits=limits, timeout=PATIENCE) as http:
        begun = time.perf_counter()
        took = await asyncio.gather(*map(one, itertools.count(), world.customers, clients))
        a_second = len(took) / (time.perf_counter() - begun)
    for client in clients:
        client.close()
    return Deeds(a_second, median(took) * 1000, quantiles(took, n=100)[98] * 1000)


async def _proposed(http: httpx.AsyncClient, world: World, customer: Customer, order: str) -> str:
    """The entry that offers it to her."""
    wish = {"id": str(uuid.uuid4()), "action": "cancel_order", "order": order}
    token = {"authorization": f"Bearer {world.agent_tokens[customer.agent_id]}"}
    answer = await http.post(f"/api/conversations/{customer.conversation_id}/deeds", json=wish, headers=token)
    if answer.status_code != 201 or answer.json()["state"] != "proposed":
        raise RuntimeError(answer.text)
    return wish["id"]


def _yes(entry: str) -> bytes:
    frame = {"type": "choice.pick", "id": str(uuid.uuid4()), "entry": entry, "value": "yes"}
    return msgspec.json.encode(frame)


def conditions(seconds: float) -> float:
    """Conditions a second: what the rules a house begins with say to each other's examples, every one of them asked."""
    rules = load()
    active = [Active(rule.id, 1, rule.action, rule.when, rule.verdict, rule.words) for rule in rules]
    cases = [(facts, facts.action.kind) for rule in rules for facts in (rule.hit, rule.miss)]
    asked = [sum(rule.action in (kind, ANY_ACTION) for rule in active) for _, kind in cases]
    counted, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        for (facts, kind), number in zip(cases, asked, strict=True):
            decide(active, facts, kind)
            counted += number
    return counted / (time.perf_counter() - begun)
