"""Facts without a change: told from the shop's own data in three languages, only to whom they are, or not at all."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from typing_extensions import override

from tests.assistant.orders import NOW, order, refund, usd
from tests.assistant.talk import LOCALES, WHO, Made, choices_in, of_status
from xiaoer.assistant.speak import UngroundedError, check, speak
from xiaoer.assistant.telling import places
from xiaoer.assistant.telling.acts import TellCoupons, TellFee, TellInvoice, TellRefunds, TookPhotos, Worth
from xiaoer.assistant.telling.jobs import code_in
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import Article
from xiaoer.kit.clock import DAY, SECOND
from xiaoer.kit.store import Store
from xiaoer.kit.words import day_text
from xiaoer.order.coupons import Misfit, Unfit
from xiaoer.order.facts import (
    Address,
    Coupon,
    Exchange,
    Invoice,
    Payment,
    Return,
    ShippingFee,
)
from xiaoer.order.shop import ShopUnreachable
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import ShopData, load

FEE = {"zh-CN": "运费多少 到美国", "en": "how much is shipping to Spain", "es": "¿cuánto cuesta el envío a México?"}
ABROAD = {"zh-CN": "US", "en": "ES", "es": "MX"}
HOME = {"zh-CN": "运费多少", "en": "how much is delivery", "es": "¿cuánto cuesta el envío?"}
NOWHERE = {
    "zh-CN": "寄到巴西运费多少",
    "en": "what does shipping to Brazil cost",
    "es": "¿cuánto cuesta el envío a Brasil?",
}
BILL = {"zh-CN": "发票在哪里", "en": "where is my invoice", "es": "¿dónde está mi factura?"}
COUPONS = {"zh-CN": "我有哪些优惠券", "en": "which coupons do I have", "es": "¿qué cupones tengo?"}
MONEY = {"zh-CN": "退款到哪了", "en": "where is my refund", "es": "¿dónde está mi reembolso?"}
CURRENCY = {"zh-CN": "CNY", "en": "USD", "es": "EUR"}
COUPON = Coupon("TEN10", 10, None, usd(5000), NOW - 9 * DAY, NOW + 9 * DAY)


@pytest.mark.parametrize("locale", LOCALES)
async def test_what_sending_costs_is_told_for_the_country_she_names(talk: Made, shop: LocalShop, locale: str) -> None:
    her = talk(WHO[locale], locale)
    said = await her.say(FEE[locale])
    fee = await shop.shipping_fee(Address("", "", "", ABROAD[locale]), CURRENCY[locale])
    assert fee is not None
    assert fee.amount.text(locale) in said.text
    assert fee.free_from is not None
    assert fee.free_from.text(locale) in said.text
    assert str(fee.days) in said.text
    assert places.told(ABROAD[locale], locale) in said.text
    assert [facts["did"] for facts in await her.happened("assistant.acted")] == [["told_fee"]]


@pytest.mark.parametrize("locale", LOCALES)
async def test_it_is_her_own_address_where_she_names_none_and_a_person_where_the_shop_says_nothing(
    talk: Made, shop: LocalShop, locale: str
) -> None:
    customer = await shop.customer(WHO[locale])
    assert customer is not None
    fee = await shop.shipping_fee(customer.addresses[0], CURRENCY[locale])
    assert fee is not None
    said = await talk(WHO[locale], locale).say(HOME[locale])
    assert customer.addresses[0].city in said.text
    assert fee.amount.text(locale) in said.text
    none = await talk(WHO[locale], locale).say(NOWHERE[locale])
    assert places.told("BR", locale) in none.text
    assert choices_in(none) == ["person"]
    assert fee.amount.text(locale) not in none.text


async def test_a_region_of_her_country_that_the_shop_knows_is_told_apart(talk: Made, shop: LocalShop) -> None:
    far = await shop.shipping_fee(Address("", "", "", "CN", region="新疆"), "CNY")
    near = await shop.shipping_fee(Address("", "", "", "CN"), "CNY")
    assert far is not None
    assert near is not None
    assert far != near
    said = await talk(WHO["zh-CN"], "zh-CN").say("寄到新疆多少运费")
    assert far.amount.text("zh-CN") in said.text
    assert "新疆" in said.text
    # A place that means nothing to the shop is not pretended to: it is her own address that is told.
    other = await talk(WHO["zh-CN"], "zh-CN").say("寄到桃花源多少运费")
    assert "桃花源" not in other.text


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_visitor_hears_what_sending_costs_and_of_nothing_else(talk: Made, locale: str) -> None:
    said = await talk(None, locale).say(FEE[locale])
    assert places.told(ABROAD[locale], locale) in said.text
    for asked in (BILL, COUPONS, HOME):
        told = await talk(None, locale).say(asked[locale])
        assert [part for part in told.parts if isinstance(part, Article)]
        assert "XE-" not in told.text
        assert "THANKS" not in told.text


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_bill_is_told_with_its_number_sum_and_address_or_said_not_to_be_there(
    talk: Made, shop: LocalShop, locale: str
) -> None:
    orders = await shop.orders(WHO[locale])
    billed = [(one, bill) for one in orders if (bill := await shop.invoice(one.id, WHO[locale])) is not None]
    assert billed
    one, bill = billed[0]
    her = talk(WHO[locale], locale)
    said = await her.say(f"{BILL[locale]} {one.id}")
    assert (one.id in said.text, bill.number in said.text, bill.total.text(locale) in said.text) == (True, True, True)
    [part] = [part for part in said.parts if isinstance(part, Article)]
    assert (part.id, part.url) == (bill.number, bill.url)
    # Where she names no order it is the newest that has one; others can be picked.
    newest = await talk(WHO[locale], locale).say(BILL[locale])
    assert bill.number in newest.text
    paid = await of_status(shop, WHO[locale], "paid")
    assert f"invoice:{paid.id}" in choices_in(newest)
    none = await her.say(f"{BILL[locale]} {paid.id}")
    assert paid.id in none.text
    assert bill.number not in none.text
    assert [facts["order"] for facts in await her.happened("assistant.acted")] == [one.id, paid.id]


async def test_a_picked_order_tells_its_bill_and_anothers_is_not_told(talk: Made, shop: LocalShop) -> None:
    her = talk(WHO["en"])
    said = await her.say(BILL["en"])
    number = choices_in(said)[0].removeprefix("invoice:")
    told = await her.pick(said.id, f"invoice:{number}")
    assert number in told.text
    theirs = (await shop.orders(WHO["es"]))[0]
    other = await talk(WHO["en"]).say(f"{BILL['en']} for order {theirs.id}")
    unknown = await talk(WHO["en"]).say(f"{BILL['en']} for order XE-99999")
    assert other.text.replace(theirs.id, "?") == unknown.text.replace("XE-99999", "?")


@pytest.mark.parametrize("locale", LOCALES)
async def test_her_coupons_are_those_that_are_good_now(
    talk: Made, shop: LocalShop, house: Store[Tx], locale: str
) -> None:
    now = house.clock.now()
    said = await talk(WHO[locale], locale).say(COUPONS[locale])
    for one in await shop.coupons(WHO[locale]):
        good = not one.used and one.starts_at <= now < one.ends_at
        assert (f"{one.code}：" in said.text or f"{one.code}: " in said.text) == good


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("what", ["used", "expired", "unknown", "threshold"])
async def test_why_a_coupon_does_not_apply_is_said(
    talk: Made, shop: LocalShop, house: Store[Tx], locale: str, what: str
) -> None:
    asked = {
        "zh-CN": "优惠券 {} 为什么用不了",
        "en": "why does coupon {} not work",
        "es": "¿por qué no funciona el cupón {}?",
    }
    code = {"used": "TEA10", "expired": "WINTER15", "unknown": "NOPE77", "threshold": f"HOUSE{WHO[locale][-4:]}"}[what]
    cheap = await of_status(shop, WHO[locale], "paid")
    small = cheap.items[0]
    if what == "threshold":
        small = msgspec.structs.replace(small, quantity=1)
        unpaid = msgspec.structs.replace(
            cheap, id="XE-70001", status="unpaid", items=(small,), payments=(), coupon=None, shipments=()
        )
        await load(house, ShopData(orders=(unpaid,)))
    said = await talk(WHO[locale], locale).say(asked[locale].format(code))
    heard = {
        "used": ("用过", "used already", "ya se ha usado"),
        "expired": ("已经过期", "expired", "caducado"),
        "unknown": ("查不到", "find no coupon", "No encuentro"),
        "threshold": ("还差", "more are missing", "faltan"),
    }[what][LOCALES.index(locale)]
    assert code in said.text
    assert heard in said.text
    if what == "threshold":
        coupon = next(one for one in await shop.coupons(WHO[locale]) if one.code == code)
        assert coupon.minimum is not None
        assert (coupon.minimum - small.price).text(locale) in said.text


@pytest.mark.parametrize("locale", LOCALES)
async def test_who_has_no_money_on_its_way_is_told_so_with_how_long_it_takes(talk: Made, locale: str) -> None:
    her = talk(WHO[locale], locale)
    said = await her.say(MONEY[locale])
    assert [part.id for part in said.parts if isinstance(part, Article)] == ["refund-time"]
    assert [facts["did"] for facts in await her.happened("assistant.acted")] == [["no-refund", "told_article"]]


@pytest.mark.parametrize("locale", LOCALES)
async def test_where_her_money_is_is_told_of_the_demos_own_refunds(talk: Made, shop: LocalShop, locale: str) -> None:
    cancelled = await of_status(shop, WHO[locale], "paid")
    done = await shop.cancel_order(cancelled.id, "no_longer_needed", "a-key")
    her = talk(WHO[locale], locale)
    said = await her.say(MONEY[locale])
    after = await shop.order(cancelled.id, WHO[locale])
    assert after is not None
    assert done.refunds
    assert cancelled.id in said.text
    for one in after.refunds:
        assert one.amount.text(locale) in said.text
    assert [facts["did"] for facts in await her.happened("assistant.acted")] == [["told_refunds"]]


async def test_a_shop_that_is_away_is_said_to_be(talk: Made, house: Store[Tx]) -> None:
    her = talk(WHO["en"], shop=_Away(house))
    await her.say(FEE["en"])
    assert await her.handed_off() == ["failed"]


def arriving(at: int) -> int:
    """Seven days on which banks work, for a card."""
    days = [at + day * DAY for day in range(1, 15)]
    return [day for day in days if datetime.fromtimestamp(day // SECOND, UTC).weekday() < 5][6]


BACK: tuple[tuple[Any, str], ...] = (
    (refund(2400), f"It is expected there by {day_text(arriving(NOW), 'en', NOW)}."),
    (msgspec.structs.replace(refund(2400, "done"), completed_at=NOW - 2 * DAY), "went back to"),
    (refund(2400, "failed"), "did not go through"),
    (msgspec.structs.replace(refund(2400), created_at=None), "has not arrived yet"),
)


@pytest.mark.parametrize(("made", "heard"), BACK)
@pytest.mark.parametrize("locale", LOCALES)
def test_each_refund_says_how_much_where_to_and_since_when(made: Any, heard: str, locale: str) -> None:
    paid = Payment("p", "m", "card", "•••• 4417", usd(2400), NOW)
    told = speak([TellRefunds((order("R-1", "refunding", refunds=(made,), payments=(paid,)),))], locale, NOW)
    assert made.amount.text(locale) in told.text
    assert "4417" in told.text
    assert locale != "en" or heard in told.text
    assert ("person" in msgspec.json.encode(told.parts).decode()) == (made.status == "failed")


def test_what_is_promised_for_what_comes_back_is_told_and_what_it_costs_her_is_not() -> None:
    back = Return("a", ("1",), "m", usd(2400), "requested", NOW)
    paid = Payment("p", "m", "paypal", "", usd(2400), NOW)
    dearer = Exchange("b", (), "m", usd(500), "requested", NOW)
    cheaper = Exchange("b", (), "m", usd(-700), "requested", NOW)
    text = speak([TellRefunds((order("R-1", "returning", returns=(back,), payments=(paid,)),))], "en", NOW).text
    assert "$24.00 goes back to PayPal once" in text
    assert "$" not in speak([TellRefunds((order("R-1", exchanges=(dearer,)),))], "en", NOW).text
    assert (
        "$7.00 goes back to where it was paid from"
        in speak([TellRefunds((order("R-1", exchanges=(cheaper,)),))], "en", NOW).text
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "reason", ["unknown", "used", "expired", "not_yet", "wrong_goods", "other_money", "threshold", "not_stackable"]
)
def test_every_reason_against_a_coupon_has_words_and_only_known_numbers(reason: Unfit, locale: str) -> None:
    misfit = Misfit(reason, COUPON, since=COUPON.ends_at, from_=COUPON.starts_at, missing=usd(1750))
    for goods in ((), ("Tea tray", "Gaiwan")):
        body = speak(
            [TellCoupons(code="TEN10", asked=Worth(COUPON, goods), misfit=misfit, order=order("P-9"))], locale, NOW
        )
        assert "TEN10" in body.text
        assert "assistant-" not in body.text
        assert reason != "threshold" or usd(1750).text(locale) in body.text
    fits = speak([TellCoupons(code="TEN10", asked=Worth(COUPON), order=order("P-9"))], locale, NOW).text
    assert "P-9" in fits


@pytest.mark.parametrize("locale", LOCALES)
def test_no_number_is_told_that_stands_in_no_fact(locale: str) -> None:
    invoice = Invoice("INV-7", NOW, usd(2400))
    acts = [
        TellInvoice(order("P-1"), invoice),
        TellInvoice(order("P-1"), msgspec.structs.replace(invoice, url="/bills/INV-7")),
        TellInvoice(order("P-1"), None),
        TellFee("Madrid", ShippingFee(usd(590), usd(4900), 8), own=True),
        TellFee("Madrid", ShippingFee(usd(0))),
        TellCoupons((Worth(COUPON),)),
        TellCoupons(),
        TookPhotos("P-1", 1, 3),
        TookPhotos("P-1", 3, 3),
    ]
    for act in acts:
        text = speak([act], locale, NOW).text
        assert text
        assert "assistant-" not in text
    with pytest.raises(UngroundedError):
        check(speak([acts[3]], locale, NOW).text, ["Madrid", "8"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("how much is shipping to Spain", "ES"),
        ("寄到美国要多少", "US"),
        ("¿cuánto cuesta el envío a México?", "MX"),
        ("send it to the UK", "GB"),
        ("envío a EEUU", "US"),
        ("ship it to us", None),
        ("运费多少", None),
        ("from Spain to France", None),
        ("寄到台湾", "TW"),
    ],
)
def test_the_one_country_she_names_is_found(text: str, code: str | None) -> None:
    assert places.country_in(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("why does ten10 not work", "TEN10"),
        ("my code SAVE20 is refused", "SAVE20"),
        ("券 HELLO88 用不了", "HELLO88"),
        ("can I use a coupon on order XE-40117", None),
        ("which coupons do I have", None),
        ("MY COUPON DOES NOT WORK", None),
    ],
)
def test_the_code_she_writes_is_found_and_an_order_is_none(text: str, code: str | None) -> None:
    assert code_in(text, [COUPON], {"xe-40117"}) == code


class _Away(LocalShop):
    @override
    async def shipping_fee(self, address: Address, currency: str) -> ShippingFee | None:
        raise ShopUnreachable
