"""The embedded shop keeps the port, and says in the journal what it did."""

import asyncio
import copy
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from tests.filled import templates
from tests.shops.calls import WRITES
from tests.shops.conformance import ShopConformance
from tests.shops.world import ANA, LOCKED, MORE, WORLD
from xiaoer.event.models import event
from xiaoer.event.tx import Journal, Tx
from xiaoer.kit.clock import HOUR, SECOND, ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.errors import Failed, Unknown
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader, Store
from xiaoer.order.shop import ShopNoAnswer, ShopRefused, ShopUnreachable
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import Counts, load


class _Event(msgspec.Struct):
    stream: str
    kind: str
    facts: bytes


_events = query(select(event.c.stream, event.c.kind, event.c.facts).order_by(event.c.position), _Event)


def _journal(read: Reader) -> list[_Event]:
    return read.all(_events)


async def _fill(store: Store[Tx]) -> None:
    await load(store, WORLD)


sqlite_template, postgres_template = templates(_fill)


@pytest.fixture
async def shop(store: Store[Tx]) -> LocalShop:
    """The embedded shop with the world in it."""
    return LocalShop(store)


@pytest.fixture
async def stocked(shop: LocalShop, store: Store[Tx]) -> LocalShop:
    """The same with what the writes are tried on."""
    await load(store, MORE)
    return shop


class TestLocalShop(ShopConformance):
    """The port's promises, on both databases."""


@pytest.mark.parametrize("name", WRITES)
@pytest.mark.in_turn
async def test_a_write_is_one_event_without_personal_text(stocked: LocalShop, store: Store[Tx], name: str) -> None:
    before = await store.read(_journal)
    for _ in range(2):
        await WRITES[name][0](stocked, "key-1")
    [told] = [line for line in await store.read(_journal) if line.kind != "shop.imported"]
    assert len(await store.read(_journal)) == len(before) + 1
    assert told.kind.startswith("shop.")
    assert told.stream.startswith(("order:#W-", f"customer:{ANA}", f"customer:{LOCKED}"))
    said = bytes(told.facts).decode()
    assert '"key":"key-1"' in said
    for personal in ("Ruiz", "Calle", "Sevilla", "41001", "ana@", "4242", "SORRY", "The cup", "Ana.New", "Vuelta"):
        assert personal not in said


SAID: dict[str, tuple[str, dict[str, Any]]] = {
    "reship": ("shop.items_reshipped", {"lines": 1}),
    "open_claim": ("shop.claim_opened", {"about": "damaged", "lines": 2}),
    "close_claim": ("shop.claim_closed", {"claim": "C-14", "accepted": True}),
    "issue_label": ("shop.label_issued", {"back": "R-10"}),
    "close_return": (
        "shop.return_closed",
        {"back": "R-10", "accepted": True, "amount": 2000, "currency": "USD", "restocked": 2},
    ),
    "close_exchange": (
        "shop.exchange_closed",
        {"back": "X-12", "accepted": True, "difference": 1000, "currency": "USD"},
    ),
    "lock_account": ("shop.account_locked", {"customer": ANA}),
    "unlock_account": ("shop.account_unlocked", {"customer": LOCKED}),
    "change_contact": ("shop.contact_changed", {"customer": ANA, "email": True, "phone": False}),
}


@pytest.mark.parametrize("name", SAID)
@pytest.mark.in_turn
async def test_an_event_says_what_was_done(stocked: LocalShop, store: Store[Tx], name: str) -> None:
    await WRITES[name][0](stocked, "key-1")
    told = (await store.read(_journal))[-1]
    kind, facts = SAID[name]
    assert told.kind == kind
    assert facts.items() <= msgspec.json.decode(told.facts).items()


async def test_what_lasts_says_until_when(stocked: LocalShop, store: Store[Tx], clock: ManualClock) -> None:
    await stocked.hurry("#W-1", "key-1")
    await stocked.reset_password(ANA, "key-2")
    hurried, reset = (msgspec.json.decode(line.facts) for line in (await store.read(_journal))[-2:])
    assert (hurried["kind"], hurried["due_at"]) == ("shop.order_hurried", clock.now() + 24 * HOUR)
    assert (reset["kind"], reset["ends_at"]) == ("shop.password_reset", clock.now() + HOUR)


async def test_a_cancellation_is_one_event_without_personal_text(shop: LocalShop, store: Store[Tx]) -> None:
    for _ in range(2):
        await shop.cancel_order("K1001", "no_longer_needed", "key-1")
    with pytest.raises(ShopRefused):
        await shop.cancel_order("#K-1001", "no_longer_needed", "key-2")
    told = [line for line in await store.read(_journal) if line.kind == "shop.order_cancelled"]
    assert [line.stream for line in told] == ["order:#K-1001"]
    assert msgspec.json.decode(told[0].facts) == {
        "kind": "shop.order_cancelled",
        "shop": "local",
        "order": "#K-1001",
        "key": "key-1",
        "was": "paid",
        "refunded": 5900,
        "currency": "USD",
        "restocked": 2,
        "coupon_returned": True,
    }


async def test_reading_in_again_changes_nothing(shop: LocalShop, store: Store[Tx], clock: ManualClock) -> None:
    before = await shop.orders(ANA), await shop.products("en"), await shop.customer(ANA)
    clock.advance(SECOND)
    counts = await load(store, copy.deepcopy(WORLD))
    there = {"products": 2, "customers": 2, "coupons": 2, "orders": 8, "invoices": 2, "rates": 2, "return_places": 0}
    assert counts == Counts(added=dict.fromkeys(there, 0), kept=there)
    assert (await shop.orders(ANA), await shop.products("en"), await shop.customer(ANA)) == before


async def test_reading_in_again_undoes_nothing(shop: LocalShop, store: Store[Tx]) -> None:
    await shop.cancel_order("#K-1001", "no_longer_needed", "key-1")
    await load(store, WORLD)
    order = await shop.order("#K-1001", ANA)
    assert order is not None
    assert order.status == "cancelled"


async def test_two_nodes_on_one_database_cancel_once(shop: LocalShop, database_url: str, clock: ManualClock) -> None:
    other = Store(database(database_url), Journal("other", lambda _tx, _recorded: None), clock=clock)
    try:
        shops = [shop, LocalShop(other)]
        same = await asyncio.gather(*(one.cancel_order("#K-1001", "no_longer_needed", "key-1") for one in shops))
        assert same[0] == same[1]
        rivals = await asyncio.gather(
            *(one.cancel_order("#K-1004", "no_longer_needed", f"key-{one is shop}") for one in shops),
            return_exceptions=True,
        )
    finally:
        await other.close()
    [refused] = [answer for answer in rivals if isinstance(answer, ShopRefused)]
    assert refused.code == "order_cancelled"
    for number in ("#K-1001", "#K-1004"):
        order = await shop.order(number, ANA)
        assert order is not None
        assert order.refunded == order.paid
    bowl = await shop.product("bowl", "en")
    assert bowl is not None
    assert bowl.variants[0].stock == 5 + 2 + 1


@pytest.mark.parametrize("limit", [0, -1])
async def test_a_page_of_nothing_is_empty(shop: LocalShop, limit: int) -> None:
    assert await shop.orders(ANA, limit=limit) == ()
    assert await shop.products("en", limit=limit) == ()


@pytest.mark.parametrize(("trouble", "told"), [(Unknown, ShopNoAnswer), (Failed, ShopUnreachable)])
async def test_the_stores_troubles_are_told_in_the_ports_words(
    shop: LocalShop, store: Store[Tx], monkeypatch: pytest.MonkeyPatch, trouble: type[Exception], told: type[Exception]
) -> None:
    async def lost(*_: object) -> None:
        raise trouble

    monkeypatch.setattr(store, "write", lost)
    with pytest.raises(told):
        await shop.cancel_order("#K-1001", "no_longer_needed", "key-1")
