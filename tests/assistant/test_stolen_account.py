"""A stolen account: who is signed in is offered the lock at once, and who is locked out needs no more than a code."""

import re

import pytest

from tests.assistant.talk import LOCALES, WHO, YES, Made, Talk, offer_in
from xiaoer.channels.outbox.queries import sent_to
from xiaoer.shops.local.adapter import LocalShop

STOLEN = {
    "zh-CN": "我的账号被盗了，快锁定",
    "en": "my account was stolen, lock it",
    "es": "me robaron la cuenta, bloquéenla",
}
MINE = {"zh-CN": "我的邮箱是 {}", "en": "my e-mail is {}", "es": "mi correo es {}"}


async def locked(shop: LocalShop, customer_id: str) -> bool:
    """Whether nobody can use the account."""
    customer = await shop.customer(customer_id)
    assert customer is not None
    return customer.locked


async def mailed(her: Talk, address: str) -> str:
    """The code that was sent last to an address."""
    [newest, *_] = await her.store.read(sent_to, address)
    return str(re.findall(r"\d{6}", newest.text)[0])


@pytest.mark.parametrize("locale", LOCALES)
async def test_who_is_signed_in_has_it_locked_with_one_yes(talk: Made, shop: LocalShop, locale: str) -> None:
    her = talk(WHO[locale], locale)
    offered = await her.say(STOLEN[locale])
    assert offer_in(offered).state == "open"
    assert not await locked(shop, WHO[locale])
    await her.say(YES[locale])
    assert await locked(shop, WHO[locale])
    assert [facts["did"] for facts in await her.happened("assistant.acted")] == [["told_deed"], ["doing"]]


@pytest.mark.parametrize("locale", LOCALES)
async def test_who_cannot_sign_in_gives_her_mail_and_a_code_and_has_it_locked(
    talk: Made, shop: LocalShop, locale: str
) -> None:
    customer = await shop.customer(WHO[locale])
    assert customer is not None
    her = talk(None, locale)
    await her.say(STOLEN[locale])
    sent = await her.say(MINE[locale].format(customer.email))
    code = await mailed(her, customer.email)
    assert code not in sent.text
    offered = await her.say(code)
    assert offer_in(offered).state == "open"
    assert not await locked(shop, customer.id)
    await her.say(YES[locale])
    assert await locked(shop, customer.id)
    assert await her.handed_off() == []


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_stranger_with_the_mail_alone_locks_nothing(talk: Made, shop: LocalShop, locale: str) -> None:
    customer = await shop.customer(WHO[locale])
    assert customer is not None
    stranger = talk(None, locale)
    await stranger.say(STOLEN[locale])
    await stranger.say(MINE[locale].format(customer.email))
    code = await mailed(stranger, customer.email)
    await stranger.say(f"{(int(code) + 1) % 1_000_000:06}")
    await stranger.say(YES[locale])
    assert not await locked(shop, customer.id)
    assert customer.name not in "".join(line.text for line in await stranger.lines())
