"""A yes or a no with more in one breath, or in several lines: it counts once, and what comes with it is heard."""

import pytest

from tests.assistant.attacking import is_heard
from tests.assistant.talk import CANCEL, LOCALES, WHO, YES, Made, of_status, offer_as_shown, offer_in
from xiaoer.assistant.patterns import and_more, hedged
from xiaoer.shops.local.adapter import LocalShop

AND = {
    "zh-CN": "好的，另外帮我改一下手机号",
    "en": "yes, and please also change my e-mail",
    "es": "sí, y también quiero cambiar mi correo",
}
BUT = {"zh-CN": "算了，还是改地址吧", "en": "no, change the address instead", "es": "no, mejor cambien la dirección"}
OTHER = {"zh-CN": "不，取消另外一个", "en": "no, cancel the other one", "es": "no, cancelen el otro"}
LEFT = {"zh-CN": "不用了", "en": "never mind", "es": "no, gracias"}
THANKS = {"zh-CN": "谢谢", "en": "thank you", "es": "gracias"}


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_yes_with_something_besides_is_done_and_goes_on_with_it(
    talk: Made, shop: LocalShop, locale: str
) -> None:
    her = talk(WHO[locale], locale)
    offered = await her.say(CANCEL[locale])
    asked = await her.say(AND[locale])
    assert offer_as_shown(await her.lines(), offered.id).state == "done"
    assert is_heard("assistant-code-offer-ways", [asked])
    assert [facts["commands"] for facts in await her.happened("assistant.understood")][1] == ["affirm", "start"]
    assert [facts["yes"] for facts in await her.happened("offer.answered")] == [True]


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_no_with_another_wish_leaves_the_one_and_begins_the_other(
    talk: Made, shop: LocalShop, locale: str
) -> None:
    her = talk(WHO[locale], locale)
    paid = await of_status(shop, WHO[locale], "paid")
    offered = await her.say(CANCEL[locale])
    said = await her.say(BUT[locale])
    assert offer_as_shown(await her.lines(), offered.id).state == "declined"
    assert is_heard("assistant-kept", [said])
    assert is_heard("assistant-ask-address", [said])
    assert [facts["yes"] for facts in await her.happened("offer.answered")] == [False]
    assert (await of_status(shop, WHO[locale], "paid")).id == paid.id


@pytest.mark.parametrize("locale", LOCALES)
async def test_another_order_is_never_the_one_she_refused(talk: Made, locale: str) -> None:
    her = talk(WHO[locale], locale)
    offered = await her.say(CANCEL[locale])
    said = await her.say(OTHER[locale])
    assert offer_as_shown(await her.lines(), offered.id).state == "declined"
    assert offer_in(offered).title not in str(said.parts)


@pytest.mark.parametrize("locale", LOCALES)
async def test_an_answer_in_several_lines_is_one(talk: Made, locale: str) -> None:
    yes, no = talk(WHO[locale], locale), talk(WHO[locale], locale)
    offered = await yes.say(CANCEL[locale])
    await yes.write(YES[locale])
    await yes.say(THANKS[locale])
    assert offer_as_shown(await yes.lines(), offered.id).state == "done"
    # Where one of them is a no, nothing is done.
    paid = WHO[{"zh-CN": "en", "en": "es", "es": "zh-CN"}[locale]]
    no = talk(paid, locale)
    offered = await no.say(CANCEL[locale])
    await no.write(LEFT[locale])
    await no.say(YES[locale])
    assert offer_as_shown(await no.lines(), offered.id).state == "declined"


async def test_what_begins_like_a_no_is_none_where_nothing_was_asked(talk: Made) -> None:
    her = talk(WHO["zh-CN"], "zh-CN")
    assert is_heard("action-cancel_order-ask", [await her.say("不要了，帮我取消订单")])


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("好的，另外帮我改地址", "另外帮我改地址"),
        ("yes, and also change my e-mail", "and also change my e-mail"),
        ("算了，还是改地址吧", "还是改地址吧"),
        ("no, change the address", "change the address"),
        # "Then" may mean instead.
        ("好的，那改地址吧", ""),
        ("ok, change the address", ""),
        ("好的", ""),
        ("另外帮我改地址", ""),
    ],
)
def test_a_yes_goes_on_only_where_something_is_marked_as_besides(text: str, rest: str) -> None:
    cut = and_more(text)
    assert (text[cut:] if cut else "") == rest


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("好的，如果能全退的话", "好的"),
        ("行，不过要今天", "行"),
        ("yes if it is free", "yes"),
        ("ok but only one", "ok"),
        ("sí, pero hoy", "sí"),
    ],
)
def test_an_if_or_a_but_is_seen(text: str, plain: str) -> None:
    assert hedged(text)
    assert not hedged(plain)
