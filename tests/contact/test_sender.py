"""What every sender of codes keeps to; each adapter passes the same."""

from collections.abc import Awaitable, Callable

import pytest

from xiaoer.channels.outbox.queries import sent_to
from xiaoer.channels.outbox.sender import Outbox
from xiaoer.channels.outbox.verbs import KEPT
from xiaoer.contact.sender import CodeSender, NotSent, Reach
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.store import Store

ANNA = Reach("email", "anna@mail.example")
PHONE = Reach("phone", "+1 555 0100 200")
Arrived = Callable[[Reach], Awaitable[list[tuple[str, str]]]]


@pytest.fixture
def sender(store: Store[Tx]) -> CodeSender:
    """A sender."""
    return Outbox(store)


@pytest.fixture
def arrived(store: Store[Tx]) -> Arrived:
    """What has arrived somewhere, the newest first."""

    async def look(at: Reach) -> list[tuple[str, str]]:
        return [(one.way, one.text) for one in await store.read(sent_to, at.address)]

    return look


async def test_a_message_arrives_where_it_was_sent_and_nowhere_else(sender: CodeSender, arrived: Arrived) -> None:
    await sender.send(ANNA, "您的验证码是 123456", subject="您的验证码", key="k-1")
    await sender.send(PHONE, "123456", subject="", key="k-2")
    assert await arrived(ANNA) == [("email", "您的验证码是 123456")]
    assert await arrived(PHONE) == [("phone", "123456")]
    assert await arrived(Reach("email", "bob@mail.example")) == []


async def test_the_same_key_is_the_same_message(sender: CodeSender, arrived: Arrived) -> None:
    for _ in range(3):
        await sender.send(ANNA, "one", subject="s", key="k-1")
    await sender.send(ANNA, "two", subject="s", key="k-2")
    assert sorted(await arrived(ANNA)) == [("email", "one"), ("email", "two")]


async def test_what_is_not_taken_is_said(store: Store[Tx], sender: CodeSender) -> None:
    await store.close()
    with pytest.raises(NotSent):
        await sender.send(ANNA, "one", subject="s", key="k-1")


async def test_the_outbox_forgets(sender: CodeSender, arrived: Arrived, clock: ManualClock) -> None:
    await sender.send(ANNA, "old", subject="s", key="k-1")
    clock.advance(KEPT + 1)
    await sender.send(ANNA, "new", subject="s", key="k-2")
    assert await arrived(ANNA) == [("email", "new")]
