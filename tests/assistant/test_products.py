"""What the shop has and what it costs: said from its own data, in the customer's language and money, or not at all."""

from collections.abc import Sequence

import msgspec
import pytest
from typing_extensions import override

from tests.assistant.talk import LOCALES, WHO, Made, choices_in
from xiaoer.assistant.schemas import TellProduct
from xiaoer.assistant.speak import UngroundedError, check, speak
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import AnyPart, Article, Product
from xiaoer.kit.clock import DAY
from xiaoer.kit.money import Money
from xiaoer.kit.store import Store
from xiaoer.order import facts
from xiaoer.order.facts import Variant
from xiaoer.order.shop import ShopUnreachable
from xiaoer.shops.local.adapter import LocalShop

KETTLE = {
    "zh-CN": "细嘴手冲壶还有货吗",
    "en": "is the gooseneck kettle in stock?",
    "es": "¿hay hervidor de cuello de cisne?",
}
SCARF = {"zh-CN": "灰色的羊毛围巾还有吗", "en": "is the grey scarf in stock", "es": "¿queda la bufanda gris?"}
GONE = {
    "zh-CN": "砖红的羊毛围巾有货吗",
    "en": "is the red scarf in stock",
    "es": "¿hay bufanda roja en stock? la rojo ladrillo",
}
NONE = {"zh-CN": "钢琴有货吗", "en": "do you have pianos in stock?", "es": "¿hay pianos en stock?"}


def product_in(parts: Sequence[AnyPart]) -> Product:
    """The product a line shows."""
    [part] = [part for part in parts if isinstance(part, Product)]
    return part


@pytest.mark.parametrize("locale", LOCALES)
async def test_stock_is_told_of_every_variant_with_picture_and_page(talk: Made, shop: LocalShop, locale: str) -> None:
    her = talk(WHO[locale], locale)
    said = await her.say(KETTLE[locale])
    [acted] = await her.happened("assistant.acted")
    assert acted["did"] == ["told_product"]
    kettle = await shop.product("gooseneck-kettle", locale)
    assert kettle is not None
    part = product_in(said.parts)
    currency = {"zh-CN": "CNY", "en": "USD", "es": "EUR"}[locale]
    assert (part.id, part.title, part.available, part.stock) == ("gooseneck-kettle", kettle.title, True, 12)
    assert part.price == kettle.variants[0].price(currency)
    assert (part.picture, part.url) == ("/shop/pictures/gooseneck-kettle.svg", "/shop/products/gooseneck-kettle")
    assert part.options == [value for variant in kettle.variants for value in variant.options.values()]
    assert "12" in said.text
    assert part.price is not None
    assert part.price.text(locale) in said.text


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_variant_that_is_named_is_the_one_that_is_told(talk: Made, locale: str) -> None:
    part = product_in((await talk(None, locale).say(SCARF[locale])).parts)
    assert (part.id, part.stock, len(part.options)) == ("wool-scarf", 23, 1)
    assert part.picture == "/shop/pictures/wool-scarf-grey.svg"


@pytest.mark.parametrize("locale", LOCALES)
async def test_what_is_sold_out_is_said_with_its_day_if_the_shop_knows_it(
    talk: Made, house: Store[Tx], locale: str
) -> None:
    said = await talk(WHO[locale], locale).say(GONE[locale])
    part = product_in(said.parts)
    assert (part.id, part.available, part.stock) == ("wool-scarf", False, 0)
    assert {"zh-CN": "补货", "en": "expected on", "es": "Se espera"}[locale] in said.text
    lantern = {
        "zh-CN": "墨色的露营灯有货吗",
        "en": "is the ink camp lantern in stock",
        "es": "¿hay farol de acampada tinta en stock?",
    }
    unknown = await talk(WHO[locale], locale).say(lantern[locale])
    assert {"zh-CN": "还不知道", "en": "don't know yet", "es": "Aún no sé"}[locale] in unknown.text
    assert not product_in(unknown.parts).available


@pytest.mark.parametrize("locale", LOCALES)
async def test_what_it_costs_is_said_in_her_own_money(talk: Made, locale: str) -> None:
    asked = {"zh-CN": "三德刀多少钱", "en": "how much is the santoku knife", "es": "cuánto cuesta el cuchillo santoku"}
    price = {"zh-CN": Money(35900, "CNY"), "en": Money(5800, "USD"), "es": Money(5400, "EUR")}[locale]
    said = await talk(WHO[locale], locale).say(asked[locale])
    assert product_in(said.parts).price == price
    assert price.text(locale) in said.text
    # Who lives elsewhere and writes another language pays what she always paid.
    if locale == "en":
        abroad = await talk(WHO["es"], "es").say(asked["en"])
        assert product_in(abroad.parts).price == Money(5400, "EUR")


@pytest.mark.parametrize(("locale", "text"), [("zh-CN", "细嘴手冲壶"), ("en", "Gooseneck kettle"), ("es", "termo")])
async def test_its_whole_name_alone_is_enough_and_half_of_it_is_not(talk: Made, locale: str, text: str) -> None:
    said = await talk(None, locale).say(text)
    assert product_in(said.parts).title.casefold() == text.casefold()
    half = await talk(None, "en").say("gooseneck")
    assert not [part for part in half.parts if isinstance(part, Product)]


async def test_several_are_offered_and_the_picked_one_is_told(talk: Made) -> None:
    her = talk(WHO["zh-CN"], "zh-CN")
    said = await her.say("有什么茶，茉莉花茶和老白茶饼还有货吗")
    offered = choices_in(said)
    assert {"product:tea-jasmine", "product:tea-white-cake", "person"} <= set(offered)
    told = await her.pick(said.id, "product:tea-jasmine")
    assert product_in(told.parts).id == "tea-jasmine"


@pytest.mark.parametrize("locale", LOCALES)
async def test_what_the_shop_has_not_it_says_and_offers_the_person(talk: Made, locale: str) -> None:
    her = talk(WHO[locale], locale)
    said = await her.say(NONE[locale])
    assert not [part for part in said.parts if isinstance(part, Product)]
    assert [part.id for part in said.parts if isinstance(part, Article)] == ["restock"]
    assert choices_in(said) == ["person"]
    assert await her.owner() == "assistant"


async def test_a_visitor_may_ask_and_a_shop_that_is_away_is_said_to_be(talk: Made, house: Store[Tx]) -> None:
    assert product_in((await talk(None).say(KETTLE["en"])).parts).price == Money(4200, "USD")
    away = talk(None, shop=_Away(house))
    await away.say(KETTLE["en"])
    assert await away.handed_off() == ["failed"]


def test_no_number_is_said_that_the_shop_does_not_know() -> None:
    now = 1_800_000_000_000_000
    variant = Variant("v", "p", {"Size": "0.9 l"}, (Money(26800, "CNY"),), False, 0, now + 3 * DAY)
    product = facts.Product("p", "Kettle 3000", "Good.", "en", (variant,))
    text = speak([TellProduct(product)], "en", now).text
    assert "Kettle 3000" in text
    with pytest.raises(UngroundedError):
        check(text, ["Kettle 3000", "0.9 l"])
    several = msgspec.structs.replace(product, variants=(msgspec.structs.replace(variant, available=True, stock=41),))
    assert "41" in speak([TellProduct(several, "USD")], "en", now).text


class _Away(LocalShop):
    @override
    async def find_products(self, text: str, locale: str, limit: int = 4) -> tuple[facts.Product, ...]:
        raise ShopUnreachable
