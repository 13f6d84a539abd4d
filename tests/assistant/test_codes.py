"""In the chat: a deed that asks for proof is offered a code and goes on once it is given; nobody gets round it."""

import re

import pytest

from tests.assistant.talk import Made, Talk, choices_in, offer_as_shown, offer_in
from xiaoer.channels.outbox.queries import sent_to
from xiaoer.contact.proof import HIDDEN, place_of
from xiaoer.conversation.queries import current_of
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import MINUTE, ManualClock
from xiaoer.kit.store import Store
from xiaoer.order.facts import Customer
from xiaoer.policy.level import standing
from xiaoer.policy.rules import DEFAULT, load
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.adapter import LocalShop

HER = {"en": "cust-2001", "zh-CN": "cust-1001", "es": "cust-3001"}
FORGOT = {"en": "I want to reset my password", "zh-CN": "我要重置密码", "es": "quiero restablecer mi contraseña"}
YES = {"en": "yes", "zh-CN": "好的", "es": "sí"}


async def customer_of(shop: LocalShop, customer_id: str) -> Customer:
    """A customer of the shop."""
    found = await shop.customer(customer_id)
    assert found is not None
    return found


async def mailed(chat: Talk, address: str) -> str:
    """The code that was sent last to an address."""
    [newest, *_] = await chat.store.read(sent_to, address)
    [code] = re.findall(r"\d{6}", newest.text)
    return str(code)


async def level(chat: Talk, claimed: str | None = None) -> str:
    """How surely she is known in her conversation."""
    current = await chat.store.read(current_of, chat.contact)
    assert current is not None
    now = chat.store.clock.now()
    stands = await chat.store.read(standing, chat.contact, place=place_of(current.id), now=now, claimed=claimed)
    return stands.level


def other(code: str, step: int = 1) -> str:
    """A code that is not this one."""
    return f"{(int(code) + step) % 1_000_000:06}"


@pytest.mark.parametrize("locale", ["en", "zh-CN", "es"])
async def test_a_deed_that_asks_for_proof_goes_on_once_she_has_given_the_code(
    talk: Made, shop: LocalShop, locale: str
) -> None:
    her = await customer_of(shop, HER[locale])
    chat = talk(her.id, locale)
    asked = await chat.say(FORGOT[locale])
    assert choices_in(asked) == ["code:email", "code:phone", "person"]
    labels = [option.label for part in asked.parts for option in getattr(part, "options", [])]
    assert f"{her.email[0]}***@" in labels[0]
    assert her.email not in str(labels)
    assert her.phone not in str(labels)
    assert await level(chat) == "verified"

    sent = await chat.pick(asked.id, "code:email")
    code = await mailed(chat, her.email)
    assert code not in sent.text
    assert f"{her.email[0]}***@" in sent.text

    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code)
    offered = await chat.say(f"{wide[:3]}　{wide[3:]}")
    assert await level(chat) == "fresh"
    assert offer_in(offered).state == "open"
    await chat.say(YES[locale])
    assert offer_as_shown(await chat.lines(), offered.id).state == "done"
    assert (await customer_of(shop, her.id)).reference == offer_in(offered).deed

    # The code stands nowhere: not in what she wrote, and not in the journal.
    lines = [line.text for line in await chat.lines() if line.author == "contact"]
    assert lines[1] == HIDDEN
    assert code.encode() not in await chat.everything()
    assert len(await chat.happened("contact.proved")) == 1
    assert [facts["commands"] for facts in await chat.happened("assistant.understood")][2] == ["code"]


async def test_a_wrong_code_is_told_with_what_is_left_and_the_fifth_brings_a_person(
    talk: Made, shop: LocalShop
) -> None:
    her = await customer_of(shop, "cust-2001")
    chat = talk(her.id)
    asked = await chat.say(FORGOT["en"])
    await chat.pick(asked.id, "code:phone")
    code = await mailed(chat, her.phone)
    for step, left in ((1, "4 tries"), (2, "3 tries"), (3, "2 tries"), (4, "one try")):
        assert left in (await chat.say(other(code, step))).text
    await chat.say(other(code, 5))
    assert await chat.owner() == "queue"
    assert await chat.handed_off() == ["refused"]
    # The right one is worth nothing any more.
    await chat.say(code)
    assert await level(chat) == "verified"
    assert await chat.happened("contact.proved") == []
    assert (await customer_of(shop, her.id)).reference == ""


async def test_a_written_yes_or_a_word_says_where_it_goes(talk: Made, shop: LocalShop) -> None:
    her = await customer_of(shop, "cust-2001")
    chat = talk(her.id)
    await chat.say(FORGOT["en"])
    told = await chat.say("by sms please")
    assert "*** 0101" in told.text
    # Within a minute there is no other.
    again = await chat.say("yes")
    assert "less than a minute" in again.text
    assert len(await chat.happened("code.asked")) == 1
    assert await chat.owner() == "assistant"


async def test_a_code_that_has_expired_is_offered_anew(talk: Made, shop: LocalShop, clock: ManualClock) -> None:
    her = await customer_of(shop, "cust-2001")
    chat = talk(her.id)
    asked = await chat.say(FORGOT["en"])
    await chat.pick(asked.id, "code:email")
    first = await mailed(chat, her.email)
    clock.advance(10 * MINUTE)
    told = await chat.say(first)
    assert choices_in(told) == ["code:email", "code:phone", "person"]
    await chat.pick(told.id, "code:email")
    second = await mailed(chat, her.email)
    assert offer_in(await chat.say(second)).state == "open"
    clock.advance(MINUTE)
    # Given twice, it is no other yes.
    await chat.say(second)
    assert (await customer_of(shop, her.id)).reference == ""


async def test_a_yes_that_comes_too_late_is_no_longer_as_sure(talk: Made, shop: LocalShop, clock: ManualClock) -> None:
    her = await customer_of(shop, "cust-2001")
    chat = talk(her.id)
    asked = await chat.say(FORGOT["en"])
    await chat.pick(asked.id, "code:email")
    offered = await chat.say(await mailed(chat, her.email))
    clock.advance(15 * MINUTE)
    await chat.pick(offered.id, "yes")
    assert offer_as_shown(await chat.lines(), offered.id).state == "refused"
    assert (await customer_of(shop, her.id)).reference == ""
    assert await chat.happened("contact.proved") != []


async def test_six_digits_without_a_code_are_what_they_were(talk: Made) -> None:
    chat = talk("cust-1001", "zh-CN")
    await chat.say("邮编 310009")
    assert (await chat.lines())[0].text == "邮编 310009"
    assert await chat.happened("code.missed") == []


async def test_a_visitor_proves_who_she_is_by_a_code_to_her_e_mail(talk: Made, shop: LocalShop) -> None:
    her = await customer_of(shop, "cust-2001")
    chat = talk(None)
    assert "e-mail of your account" in (await chat.say(FORGOT["en"])).text
    told = await chat.say(f"it is {her.email}")
    assert f"{her.email[0]}***@" in told.text
    assert "If there is an account" in told.text
    assert await level(chat) == "visitor"
    assert not [line for line in await chat.lines() if her.name.split()[0] in line.text]

    offered = await chat.say(await mailed(chat, her.email))
    assert await level(chat) == "fresh"
    assert offer_in(offered).state == "open"
    await chat.pick(offered.id, "yes")
    assert (await customer_of(shop, her.id)).reference == offer_in(offered).deed


async def test_a_visitor_learns_nothing_of_who_has_an_account(house: Store[Tx], talk: Made, shop: LocalShop) -> None:
    her = await customer_of(shop, "cust-2001")
    seen = []
    for email in (her.email, "hannah.nobody@example.com"):
        chat = talk(None)
        await chat.say(FORGOT["en"])
        told = [(await chat.say(email)).text]
        told += [(await chat.say("000000")).text for _ in range(5)]
        seen.append((told, await chat.owner(), len(await chat.happened("code.asked"))))
    assert seen[0] == seen[1]
    assert await house.read(sent_to, "hannah.nobody@example.com") == []


async def test_what_a_typed_e_mail_opens_is_nothing(talk: Made, shop: LocalShop) -> None:
    her = await customer_of(shop, "cust-2001")
    chat = talk(None)
    await chat.say("where is my order?")
    await chat.say(her.email)
    told = await chat.say("where is my order?")
    assert told.parts == [part for part in told.parts if not hasattr(part, "parcels")]
    assert "log in" in told.text
    assert await level(chat) == "visitor"


async def test_a_code_asked_for_in_one_chat_is_worth_nothing_in_another(talk: Made, shop: LocalShop) -> None:
    her = await customer_of(shop, "cust-2001")
    one, two = talk(None), talk(None)
    for chat in (one, two):
        await chat.say(FORGOT["en"])
    await one.say(her.email)
    code = await mailed(one, her.email)
    await two.say(code)
    assert await level(two) == "visitor"
    assert await two.happened("contact.proved") == []


async def test_her_orders_are_hers_for_a_quarter_of_an_hour(talk: Made, shop: LocalShop, clock: ManualClock) -> None:
    her = await customer_of(shop, "cust-2001")
    chat = talk(None)
    await chat.say("where is my order?")
    await chat.say(her.email)
    await chat.say(await mailed(chat, her.email))
    assert [part for part in (await chat.say("where is my order?")).parts if hasattr(part, "parcels")]
    clock.advance(15 * MINUTE)
    assert not [part for part in (await chat.say("where is my order?")).parts if hasattr(part, "parcels")]


async def test_the_store_of_a_chat_holds_no_code(house: Store[Tx], talk: Made, shop: LocalShop) -> None:
    her = await customer_of(shop, "cust-2001")
    chat = talk(her.id)
    asked = await chat.say(FORGOT["en"])
    await chat.pick(asked.id, "code:email")
    code = await mailed(chat, her.email)
    for text in (other(code), f"is it {other(code, 2)}?", code):
        await chat.say(text)
    said = " ".join(line.text for line in await chat.lines())
    assert not re.search(r"\d{6}", said)


async def test_whoever_only_says_who_she_is_may_prove_it_too(house: Store[Tx], talk: Made, shop: LocalShop) -> None:
    await house.write(import_rules, load(DEFAULT.with_name("retail.toml")))
    her = await customer_of(shop, "cust-2001")
    chat = talk(None)
    await chat.say(FORGOT["en"])
    asked = await chat.say(her.email)
    assert await level(chat, her.id) == "claimed"
    assert choices_in(asked) == ["code:email", "code:phone", "person"]
    await chat.pick(asked.id, "code:email")
    await chat.say(await mailed(chat, her.email))
    assert await level(chat, her.id) == "fresh"
    # Whoever says to be another by now has proved nothing.
    assert await level(chat, "cust-2002") == "claimed"
