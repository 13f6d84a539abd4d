"""Two things in one message: the question is answered, the wish taken up; a story is known by its plain part."""

import pytest

from tests.assistant.attacking import is_heard
from tests.assistant.talk import CANCEL, LOCALES, WHO, YES, Made, choices_in, of_status, offer_as_shown, offer_in
from xiaoer.assistant.besides.clauses import clauses
from xiaoer.inbox.parts import Article, Order
from xiaoer.shops.local.adapter import LocalShop

HOW_LONG = {
    "zh-CN": "，退款要多久到账？",
    "en": ". How long does the refund take?",
    "es": ". ¿Cuánto tarda el reembolso?",
}
WHERE = {"zh-CN": "，另外帮我查下快递", "en": ". Also, where is my parcel?", "es": ". También, ¿dónde está mi paquete?"}
HER = "cust-1010"


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_question_beside_a_wish_is_answered_before_the_offer(talk: Made, shop: LocalShop, locale: str) -> None:
    her = talk(WHO[locale], locale)
    offered = await her.say(CANCEL[locale] + HOW_LONG[locale])
    assert isinstance(offered.parts[0], Article)
    assert offer_in(offered).state == "open"
    assert offered.text.strip().endswith(("：", ":"))
    await her.say(YES[locale])
    assert offer_as_shown(await her.lines(), offered.id).state == "done"
    [acted, *_] = await her.happened("assistant.acted")
    assert acted["did"] == ["told_article", "told_deed"]


@pytest.mark.parametrize("locale", LOCALES)
async def test_another_order_is_told_of_beside_the_one_that_is_offered(
    talk: Made, shop: LocalShop, locale: str
) -> None:
    her = talk(WHO[locale], locale)
    paid, moving = await of_status(shop, WHO[locale], "paid"), await of_status(shop, WHO[locale], "shipped")
    offered = await her.say(CANCEL[locale] + WHERE[locale])
    assert [part.id for part in offered.parts if isinstance(part, Order)] == [moving.id]
    assert offer_in(offered).title.endswith(paid.id)
    assert choices_in(offered) == []


async def test_who_pays_for_a_return_is_told_and_which_order_asked(talk: Made) -> None:
    said = await talk(HER, "zh-CN").say("想退货，运费谁承担")
    assert any(isinstance(part, Article) and part.id == "returns" for part in said.parts)
    assert is_heard("assistant-which-order", [said])
    only = await talk(HER, "zh-CN").say("退货运费谁出啊")
    assert choices_in(only) == []


@pytest.mark.parametrize(
    "text",
    [
        "都4天了还没发货 你们是不是骗子啊",
        "手冲壶咋还没到\n都五天了\n急死了",
        "你好 我前几天买的壶 物流一直停在那里不动 都好几天了 到底怎么回事",
    ],
)
async def test_a_sigh_or_a_story_hides_no_question(talk: Made, text: str) -> None:
    her = talk(WHO["zh-CN"], "zh-CN")
    said = await her.say(text)
    assert any(isinstance(part, Order) for part in said.parts)
    assert await her.happened("assistant.missed") == []


@pytest.mark.parametrize("text", ["不想要了", "我要退款", "退了吧", "申请退款", "不要了，给我退了吧"])
async def test_what_she_does_not_want_goes_back_or_is_cancelled_as_its_order_allows(
    talk: Made, shop: LocalShop, text: str
) -> None:
    new = talk("cust-1012", "zh-CN")
    assert offer_in(await new.say(text)).action == "cancel_order"
    her = talk(HER, "zh-CN")
    came = await of_status(shop, HER, "delivered")
    asked = await her.say(text)
    assert is_heard("assistant-which-order", [asked])
    picked = next(value for value in choices_in(asked) if value.endswith(came.id))
    # It has come, so it goes back: which of its goods is asked for.
    assert is_heard("assistant-ask-lines", [await her.pick(asked.id, picked)])


@pytest.mark.parametrize(
    "text",
    [
        "钱呢？？？退了这么久",
        "退货寄回去了 你们收到没",
        "我的礼品卡余额还有多少",
        "退货运费谁出",
    ],
)
async def test_what_only_sounds_like_a_wish_begins_nothing(talk: Made, text: str) -> None:
    her = talk(HER, "zh-CN")
    await her.say(text)
    assert "start" not in (await her.happened("assistant.understood"))[0]["commands"]


async def test_what_comes_in_one_kind_only_is_not_asked_into_what_it_changes(talk: Made) -> None:
    her = talk(HER, "zh-CN")
    said = await her.say("茶滤太小了想换个大的")
    assert "没有别的款" in said.text
    assert choices_in(said) == ["person"]
    assert is_heard("assistant-noted", [await her.say("好的")])


async def test_a_new_number_is_no_swap_of_goods(talk: Made) -> None:
    her = talk(WHO["zh-CN"], "zh-CN")
    await her.say("我想改一下手机号 换成13800138000")
    [understood] = await her.happened("assistant.understood")
    assert understood["commands"] == ["start"]


async def test_a_mobile_number_is_no_order(talk: Made) -> None:
    her = talk("cust-1012", "zh-CN")
    assert not is_heard("assistant-not-hers", [await her.say("收货人电话写错了，应该是13900001111")])


async def test_a_few_words_that_name_what_was_offered_are_a_yes(talk: Made) -> None:
    her = talk(HER, "zh-CN")
    offered = await her.say("我要退茶滤 不喜欢")
    await her.say("嗯 退吧")
    assert offer_as_shown(await her.lines(), offered.id).state == "done"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("想退货，运费谁承担", ["想退货", "运费谁承担"]),
        ("Cancel it. Also, where is my parcel?", ["Cancel it", "Also, where is my parcel?"]),
        ("茶滤坏了 好烦", []),
        ("我的礼品卡余额还有多少", []),
        ("", []),
    ],
)
def test_a_message_is_cut_where_something_else_begins(text: str, parts: list[str]) -> None:
    assert clauses(text) == parts
