"""Lines as shoppers type them, in small letters, without marks, with several thoughts: taken for what they mean."""

import csv
from pathlib import Path

import pytest

from tests.assistant.talk import WHO, Made, choices_in
from tests.assistant.test_wishes_new import taken_for
from xiaoer.inbox.parts import Article, Order, Product

LINES = Path(__file__).with_name("shoppers.tsv")
SENT = {
    "en": ["has it shipped yet", "have you sent it out yet", "is it shipped or what"],
    "es": ["ya salió?", "ya mandaron lo mio o todavia no", "todavía no lo han enviado?"],
}


def lines(locale: str) -> list[tuple[str, str]]:
    """What they write and what it is."""
    with LINES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["text"], row["taken"]) for row in rows if row["locale"] == locale]


@pytest.mark.parametrize("locale", ["en", "es"])
async def test_each_is_taken_for_what_it_means(talk: Made, locale: str) -> None:
    taken = []
    for text, _ in lines(locale):
        her = talk(WHO[locale], locale)
        await her.say(text)
        action, _ = await taken_for(her)
        taken.append((text, action))
        assert await her.owner() == "assistant"
        assert await her.locale() == locale
    assert taken == lines(locale)


@pytest.mark.parametrize("locale", ["en", "es"])
async def test_whoever_asks_whether_it_was_sent_hears_of_what_was_not(talk: Made, locale: str) -> None:
    for text in SENT[locale]:
        her = talk(WHO[locale], locale)
        said = await her.say(text)
        [told] = [part.id for part in said.parts if isinstance(part, Order)]
        orders = {order.id: order.status for order in await her.shop.orders(WHO[locale])}
        assert orders[told] == "paid"
        assert "shipped" in [orders[value.partition(":")[2]] for value in choices_in(said) if value.startswith("show:")]


async def test_a_bill_is_of_the_order_whose_goods_she_names(talk: Made) -> None:
    her = talk(WHO["en"])
    said = await her.say("can u send me the receipt for the tent")
    [tent] = [one for one in await her.shop.orders(WHO["en"]) if any("tent" in item.title for item in one.items)]
    assert tent.id in said.text
    assert [type(part) for part in said.parts] == [Article]


async def test_a_word_that_only_joins_names_no_goods(talk: Made) -> None:
    her = talk(WHO["es"], "es")
    said = await her.say("lo necesito para el sabado se puede urgente")
    assert "Filtros" not in said.text
    assert not [part for part in said.parts if isinstance(part, Product)]


async def test_an_order_is_known_by_its_figures_alone_where_it_is_hers(talk: Made) -> None:
    her, other = talk(WHO["en"]), talk(WHO["es"], "en")
    order = (await her.shop.orders(WHO["en"]))[0]
    text = f"where's order {order.id.partition('-')[2]}"
    assert [part.id for part in (await her.say(text)).parts if isinstance(part, Order)] == [order.id]
    said = await other.say(text)
    assert not [part for part in said.parts if isinstance(part, Order)]
    assert order.id not in said.text
