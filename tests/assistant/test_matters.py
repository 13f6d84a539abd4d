"""Matters that no deed and no article is for: heard by words alone, never acted on, the grave ones a person's."""

import csv
from pathlib import Path

import pytest

from tests.assistant.talk import LOCALES, WHO, Made, choices_in, offer_as_shown, offer_in
from xiaoer.action.events import DeedProposed
from xiaoer.assistant.decide import GRAVE
from xiaoer.assistant.understand.matters import again, matter
from xiaoer.inbox.parts import Order

LINES = Path(__file__).with_name("matters.tsv")
NOBODYS = "-"
ANOTHERS = {
    "en": ["lock my friend's account", "please cancel the order of my sister", "lock priya's account"],
    "es": ["bloquea la cuenta de mi hermano", "cancela el pedido de mi mamá", "mi hermana quiere cancelar su pedido"],
    "zh-CN": ["帮我锁定我朋友的账号", "取消我妈妈的订单", "查一下我室友的快递到哪了"],
}
SHIPPED = {"en": "has it shipped yet", "es": "ya salió mi pedido?", "zh-CN": "发货了吗"}
OTHER = {
    "en": ["and the other one?", "what about my other order"],
    "es": ["y el otro?", "y qué pasa con mi otro pedido"],
    "zh-CN": ["那另一个呢？", "另外一单呢"],
}


def lines(locale: str) -> list[tuple[str, str]]:
    """What customers write, and which matter it is."""
    with LINES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["matter"], row["text"]) for row in rows if row["locale"] == locale]


@pytest.mark.parametrize("locale", LOCALES)
def test_each_matter_is_heard_and_nothing_else_is_taken_for_one(locale: str) -> None:
    found = [(text, matter([text]) or NOBODYS) for _, text in lines(locale)]
    assert found == [(text, what) for what, text in lines(locale)]


def test_the_gravest_counts_wherever_it_stands() -> None:
    assert matter(["are you a bot?", "the kettle burned my hand", "my lawyer will hear of it"]) == "danger"
    assert matter(["where is my order", "thanks"]) is None
    assert matter(["i want to " * 20_000]) is None


@pytest.mark.parametrize("locale", LOCALES)
async def test_what_is_grave_goes_to_a_person_at_once_with_a_word_to_her(talk: Made, locale: str) -> None:
    grave = {what: text for what, text in lines(locale) if what in GRAVE}
    assert set(grave) == GRAVE
    for text in grave.values():
        her = talk(WHO[locale], locale)
        await her.say(text)
        assert await her.handed_off() == ["grave"]
        assert await her.owner() == "queue"
        [said] = [line for line in await her.lines() if line.author == "assistant"]
        assert said.text
        assert not said.parts
        assert DeedProposed.kind().encode() not in await her.everything()


@pytest.mark.parametrize("locale", LOCALES)
async def test_what_is_anothers_is_never_acted_on(talk: Made, locale: str) -> None:
    for text in ANOTHERS[locale]:
        her = talk(WHO[locale], locale)
        said = await her.say(text)
        assert choices_in(said) == ["person"]
        assert "XE-" not in said.text
        [did] = await her.happened("assistant.acted")
        assert did["did"] == ["told_beyond"]
        assert await her.owner() == "assistant"


async def test_a_visitor_is_asked_who_she_is_whosever_account_it_is(talk: Made) -> None:
    her = talk()
    assert choices_in(await her.say("lock my friend's account")) == ["person"]
    [did] = await her.happened("assistant.acted")
    assert did["did"] == ["log-in"]


async def test_a_number_says_whose_it_is(talk: Made) -> None:
    her = talk(WHO["en"])
    hers = (await her.shop.orders(WHO["en"]))[0]
    theirs = (await her.shop.orders(WHO["es"]))[0]
    assert hers.id in (await her.say(f"where is my sister's order {hers.id}")).text
    await her.say(f"where is my sister's order {theirs.id}")
    assert (await her.happened("assistant.acted"))[-1]["did"] == ["order_not_found"]


async def test_it_takes_nothing_from_an_open_offer(talk: Made) -> None:
    her = talk(WHO["en"])
    offered = await her.say("cancel my order")
    deed = offer_in(offered).deed
    await her.say("and cancel my friend's order too")
    stands = offer_as_shown(await her.lines(), offered.id)
    assert (stands.deed, stands.state) == (deed, "open")


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_other_one_is_told_of_as_the_first_was(talk: Made, locale: str) -> None:
    her = talk(WHO[locale], locale)
    told = [await her.say(SHIPPED[locale])] + [await her.say(text) for text in OTHER[locale]]
    orders = [next(part.id for part in said.parts if isinstance(part, Order)) for said in told]
    assert orders[0] != orders[1]
    assert orders[0] == orders[2]
    first = await her.shop.order(orders[0], WHO[locale])
    assert first is not None
    assert first.status in ("paid", "packed")


async def test_an_offer_stands_where_nothing_of_the_kind_can_be_done_to_the_other_one(talk: Made) -> None:
    her = talk("cust-2004")
    packed, shipped = (await her.shop.orders("cust-2004"))[:2]
    offered = await her.say("cancel my order")
    assert packed.id in offer_in(offered).title
    await her.say("and the other one?")
    assert (await her.happened("assistant.acted"))[-1]["did"] == ["no-other"]
    assert offer_as_shown(await her.lines(), offered.id).state == "open"
    assert [(await her.shop.order(one.id, "cust-2004")) for one in (packed, shipped)] == [packed, shipped]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("and the other one?", True),
        ("what about my other order", True),
        ("y el otro?", True),
        ("and the jacket?", False),
        ("y el plato?", False),
        ("那围巾呢", False),
        ("and when will it come?", None),
        ("the other one is broken and I want it replaced with a new one please", None),
        ("i want another color", None),
    ],
)
def test_who_goes_on_about_the_same(text: str, other: bool | None) -> None:
    assert again([text]) is other
