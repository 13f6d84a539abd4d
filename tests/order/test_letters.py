"""A letter with which a customer chooses a new password: to the address the shop knows, for her, and for an hour."""

import re
from typing import Any

import pytest
from typing_extensions import override

from tests.shops.world import ANA, CARD, WORLD
from xiaoer.auth.identity import identify
from xiaoer.channels.outbox.queries import Sent, sent_to
from xiaoer.channels.outbox.sender import Outbox
from xiaoer.contact.sender import NotSent
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job
from xiaoer.kit.clock import HOUR, MINUTE, ManualClock
from xiaoer.kit.errors import Refused, Unauthorized
from xiaoer.kit.store import Store
from xiaoer.order.letters import SEND_RESET, send_reset, whose
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import load

KEY, OTHER = b"k" * 32, b"o" * 32
HOUSE = "https://shop.example"


@pytest.fixture
async def shop(store: Store[Tx]) -> LocalShop:
    """The embedded shop with the world in it."""
    await load(store, WORLD)
    return LocalShop(store)


def job(customer: str, key: str, ends_at: int) -> Job:
    """What the event of a reset makes."""
    facts = {"shop": "local", "customer": customer, "key": key, "ends_at": ends_at}
    return Job(1, SEND_RESET, key, {"facts": facts}, 0)


async def letters(store: Store[Tx], address: str = "ana@example.com") -> list[Sent]:
    """What went to an address."""
    return await store.read(sent_to, address)


async def test_it_goes_to_the_address_that_is_known_then(store: Store[Tx], shop: LocalShop, clock: ManualClock) -> None:
    ends_at = clock.now() + HOUR
    for _ in range(2):  # a job may run twice
        await send_reset(store, shop, Outbox(store), KEY, HOUSE, job(ANA, "key-1", ends_at))
    [letter] = await letters(store)
    assert letter.way == "email"
    assert letter.subject == "Elija una contraseña nueva"
    [token] = re.findall(rf"{HOUSE}/shop/password/(\S+)\?lang=es", letter.text)
    assert whose(token, [KEY], clock.now()).customer_id == ANA
    clock.advance(HOUR + MINUTE)
    for keys in ([KEY], [OTHER]):
        with pytest.raises(Unauthorized):
            whose(token, keys, clock.now())
    assert CARD not in letter.text


async def test_its_word_opens_nothing_else(store: Store[Tx], shop: LocalShop, clock: ManualClock) -> None:
    await send_reset(store, shop, Outbox(store), KEY, HOUSE, job(ANA, "key-1", clock.now() + HOUR))
    [letter] = await letters(store)
    [token] = re.findall(r"password/(\S+)\?", letter.text)
    for inbox in ("web", "demo-shop"):
        with pytest.raises(Unauthorized):
            identify(token, keys=[KEY], inbox_id=inbox, now=clock.now(), longest=HOUR)


async def test_none_is_written_too_late_or_to_nobody(store: Store[Tx], shop: LocalShop, clock: ManualClock) -> None:
    for customer, ends_at in ((ANA, clock.now()), ("c-nobody", clock.now() + HOUR)):
        await send_reset(store, shop, Outbox(store), KEY, HOUSE, job(customer, "key-1", ends_at))
    assert await letters(store) == []


async def test_one_that_is_not_taken_is_tried_again(store: Store[Tx], shop: LocalShop, clock: ManualClock) -> None:
    class Away(Outbox):
        @override
        async def send(self, *_: Any, **__: Any) -> None:
            raise NotSent

    with pytest.raises(Refused) as refused:
        await send_reset(store, shop, Away(store), KEY, HOUSE, job(ANA, "key-1", clock.now() + HOUR))
    assert refused.value.code == "letter_not_sent"
