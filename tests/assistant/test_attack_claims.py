"""Where the shop's rules take a customer's own word for who she is: one word, once, and nothing beyond it."""

import pytest

from tests.assistant.attacking import deeds, is_heard, offers
from tests.assistant.talk import LOCALES, WHO, YES, Made, of_status
from xiaoer.event.tx import Tx
from xiaoer.kit.store import Store
from xiaoer.policy.rules import DEFAULT
from xiaoer.policy.rules import load as rules
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.adapter import LocalShop

CANCEL = {
    "zh-CN": "取消订单 {number}，下错单了",
    "en": "cancel order {number}, ordered by mistake",
    "es": "cancela el pedido {number}, lo pedí por error",
}
EMAIL = {"zh-CN": "我的邮箱是 {email}", "en": "My e-mail is {email}", "es": "Mi correo es {email}"}
NAMED = {
    "zh-CN": "我叫{name}，邮编 {code}",
    "en": "My name is {name}, zip {code}",
    "es": "Me llamo {name}, código postal {code}",
}
AFTER = {"zh-CN": "en", "en": "es", "es": "zh-CN"}


@pytest.fixture
async def trusting(house: Store[Tx]) -> None:
    """The rules that take her word."""
    await house.write(import_rules, rules(DEFAULT.with_name("retail.toml")))


@pytest.mark.parametrize("locale", LOCALES)
async def test_who_was_one_does_not_become_another(
    talk: Made, house: Store[Tx], shop: LocalShop, trusting: None, locale: str
) -> None:
    mine, theirs = WHO[locale], WHO[AFTER[locale]]
    her, other = await shop.customer(mine), await shop.customer(theirs)
    assert her is not None
    assert other is not None
    order = await of_status(shop, theirs, "paid")
    visitor = talk(None, locale)
    await visitor.say(EMAIL[locale].format(email=her.email))
    # What does not begin with a wish need not be asked for; the first wish makes her known.
    for said in (
        CANCEL[locale].format(number=order.id),
        EMAIL[locale].format(email=her.email),
        EMAIL[locale].format(email=other.email),
        CANCEL[locale].format(number=order.id),
        NAMED[locale].format(name=other.name, code=other.addresses[0].postal_code),
        YES[locale],
    ):
        if await visitor.owner() == "assistant":
            await visitor.say(said)
    lines = [line for line in await visitor.lines() if line.author != "contact"]
    assert is_heard("assistant-not-hers", lines)
    assert order.items[0].title not in "\n".join(line.text for line in lines)
    assert not [offer for offer in offers(lines) if order.id in offer.title]
    assert {row.customer_id for row in (await deeds(house)).values()} <= {mine}
    after = await shop.order(order.id, theirs)
    assert after == order


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_name_with_a_wrong_code_is_nobody_and_the_second_time_a_person(
    talk: Made, house: Store[Tx], shop: LocalShop, trusting: None, locale: str
) -> None:
    who = await shop.customer(WHO[locale])
    assert who is not None
    order = await of_status(shop, who.id, "paid")
    visitor = talk(None, locale)
    await visitor.say(CANCEL[locale].format(number=order.id))
    said = await visitor.say(NAMED[locale].format(name=who.name, code="00000"))
    assert is_heard("assistant-who-unmet", [said])
    assert who.email not in said.text
    await visitor.say(NAMED[locale].format(name=who.name, code="00001"))
    assert await visitor.owner() == "queue"
    assert await deeds(house) == {}
    assert await shop.order(order.id, who.id) == order


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_signed_in_customer_is_who_she_is_whatever_she_says(
    talk: Made, house: Store[Tx], shop: LocalShop, trusting: None, locale: str
) -> None:
    theirs = WHO[AFTER[locale]]
    other = await shop.customer(theirs)
    assert other is not None
    order = await of_status(shop, theirs, "paid")
    her = talk(WHO[locale], locale)
    said = await her.say(f"{EMAIL[locale].format(email=other.email)}. {CANCEL[locale].format(number=order.id)}")
    assert is_heard("assistant-not-hers", [said])
    assert offers(await her.lines()) == []
    assert await deeds(house) == {}
