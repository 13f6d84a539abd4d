"""What she says of a deed is read into its fields in every language; what is not clear is asked for, never guessed."""

from typing import Any

import msgspec
import pytest

from tests.assistant.orders import order, usd
from xiaoer.action.kinds.exchange_items import ExchangeItems
from xiaoer.action.kinds.return_items import ReturnItems
from xiaoer.action.known import Known
from xiaoer.assistant.asking.fields import Spoken, read
from xiaoer.assistant.asking.where import address
from xiaoer.assistant.understand.identity import Claim, claim
from xiaoer.order.facts import Address, Customer, Item, Payment, PaymentMethod, Product, Variant

HOME = Address("Ana Ruiz", "12 Calle Mayor", "Madrid", "ES", postal_code="28013", phone="+34 600")
AWAY = Address("Ana Ruiz", "5 Quay Street", "Porto", "PT", postal_code="40001")
METHODS = (
    PaymentMethod("m-visa", "card", "Visa 4242"),
    PaymentMethod("m-master", "card", "Mastercard 1881"),
    PaymentMethod("m-paypal", "paypal", "PayPal"),
    PaymentMethod("m-gift", "gift_card", "Gift card", usd(500)),
    PaymentMethod("m-ali", "alipay", "Alipay"),
)
ITEMS = (
    Item("1", "bowl", "bowl-s", "Rice bowl", {"size": "small"}, 2, usd(1200)),
    Item("2", "blanket", "blanket-grey", "Wool blanket", {"color": "grey"}, 1, usd(4000)),
    Item("3", "kettle", "kettle-b", "黄铜水壶", {"容量": "1升"}, 1, usd(5200)),
    Item("4", "manta", "manta-b", "Manta de lino", {"color": "blanco"}, 1, usd(3000)),
)


def _product(id_: str, title: str, *variants: tuple[str, dict[str, str]], gone: str = "") -> Product:
    made = (Variant(name, id_, options, (usd(1200),), name != gone) for name, options in variants)
    return Product(id_, title, "", "en", tuple(made))


PRODUCTS = {
    "bowl": _product("bowl", "Rice bowl", ("bowl-s", {"size": "small"}), ("bowl-l", {"size": "large"})),
    "blanket": _product(
        "blanket",
        "Wool blanket",
        ("blanket-grey", {"color": "grey"}),
        ("blanket-red", {"color": "red"}),
        ("blanket-navy", {"color": "navy blue"}),
    ),
    "kettle": _product("kettle", "黄铜水壶", ("kettle-b", {"容量": "1升"}), ("kettle-2", {"容量": "2升"})),
    "manta": _product("manta", "Manta de lino", ("manta-b", {"color": "blanco"}), ("manta-v", {"color": "verde"})),
}
ANA = Customer("c-ana", "Ana Ruiz", "ana@example.com", "+34 600", "en", (HOME, AWAY), METHODS)
PAID = Payment("p", "m-paypal", "paypal", "PayPal", usd(16_600), 1)
KNOWN = Known(ANA, order("XP-20117", "delivered", items=ITEMS, address=HOME, payments=(PAID,)), PRODUCTS)
ALL = ["1", "2", "3", "4"]


def field(name: str, text: str, action: Any = ReturnItems, **more: Any) -> Any:
    """What a field is filled with; None where it must be asked for."""
    return read(action, KNOWN, Spoken(text, **more)).fields.get(name)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("return the rice bowl", ["1"]),
        ("I want to return the Rice Bowls", ["1"]),
        ("RETURN THE RICE-BOWL PLEASE", ["1"]),
        ("return the blanket", ["2"]),
        ("return the rice bowl and the wool blanket", ["1", "2"]),
        ("return the wool blanket, the rice bowl and the wool blanket", ["1", "2"]),
        ("return everything", ALL),
        ("return all of it", ALL),
        ("return everything except the blanket", ["1", "3", "4"]),
        ("return all the items but keep the rice bowl", ["2", "3", "4"]),
        ("return it", None),
        ("return the teapot", None),
        ("退掉水壶", ["3"]),
        ("我要退黄铜水壶", ["3"]),
        ("退黄铜水壶和 Rice bowl", ["1", "3"]),
        ("全部退掉", ALL),
        ("整单都退", ALL),
        ("除了黄铜水壶全部退掉", ["1", "2", "4"]),
        ("退那个", None),
        ("退茶壶", None),
        ("devolver la manta de lino", ["4"]),
        ("quiero devolver las mantas", ["4"]),
        ("devolver la Manta De Lino y el rice bowl", ["1", "4"]),
        ("devolver todo", ALL),
        ("devolver todo menos la manta", ["1", "2", "3"]),
        ("devolver la tetera", None),
        ("ｒｅｔｕｒｎ　ｔｈｅ　ｒｉｃｅ　ｂｏｗｌ", ["1"]),
        ("return line 7'; DROP TABLE shop_item; --", None),
        ("return <b>everything</b>", ALL),
    ],
)
def test_which_of_her_goods(text: str, lines: list[str] | None) -> None:
    assert field("items", text) == lines


@pytest.mark.parametrize(
    ("picked", "lines"),
    [
        ("*", ALL),
        ("2", ["2"]),
        ("3,1", ["1", "3"]),
        ("7", []),
        ("2,7,c-bo", ["2"]),
        (",,", []),
    ],
)
def test_what_is_picked_is_hers_whatever_she_writes(picked: str, lines: list[str]) -> None:
    assert field("items", "return everything", picked={"items": picked}) == lines


@pytest.mark.parametrize(
    ("text", "swaps"),
    [
        ("exchange the rice bowl for a large one", [("1", "bowl-l")]),
        ("swap the wool blanket for the red one", [("2", "blanket-red")]),
        ("I would like the blanket in navy blue instead", [("2", "blanket-navy")]),
        ("exchange the rice bowl to large and the wool blanket to red", [("1", "bowl-l"), ("2", "blanket-red")]),
        ("exchange the wool blanket", None),
        ("exchange the wool blanket for a purple one", None),
        ("exchange the wool blanket for the red or navy blue one", None),
        ("exchange it", None),
        ("把黄铜水壶换成2升的", [("3", "kettle-2")]),
        ("黄铜水壶换2升", [("3", "kettle-2")]),
        ("把黄铜水壶换成9升的", None),
        ("cambiar la manta de lino por la verde", [("4", "manta-v")]),
        ("cambiar la manta de lino", None),
    ],
)
def test_what_becomes_what(text: str, swaps: list[tuple[str, str]] | None) -> None:
    found = field("swaps", text, ExchangeItems)
    assert (found and [(one.line, one.variant_id) for one in found]) == swaps


def test_a_bare_answer_counts_only_for_what_was_asked() -> None:
    asked = {"asked": "swaps:2", "latest": "red"}
    found = field("swaps", "exchange the wool blanket\nred", ExchangeItems, **asked)
    assert [(one.line, one.variant_id) for one in found] == [("2", "blanket-red")]
    lacking = read(ExchangeItems, KNOWN, Spoken("exchange the wool blanket")).lacking
    assert lacking is not None
    assert (lacking.name, {one.id for one in lacking.variants}) == ("swaps:2", set())


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("refund to my Visa", "m-visa"),
        ("to the card ending in 1881", "m-master"),
        ("to my mastercard please", "m-master"),
        ("use PayPal", "m-paypal"),
        ("to paypal, not to my visa", "m-paypal"),
        ("put it on the gift card", "m-gift"),
        ("back to the original payment method", "m-paypal"),
        ("the same way I paid", "m-paypal"),
        ("to my card", None),
        ("to the card ending in 9999", None),
        ("bank transfer", None),
        ("cash", None),
        ("退到支付宝", "m-ali"),
        ("退到尾号4242的卡", "m-visa"),
        ("退到礼品卡", "m-gift"),
        ("原路退回", "m-paypal"),
        ("退到微信", None),
        ("不要支付宝，用 PayPal", "m-paypal"),
        ("a mi tarjeta visa", "m-visa"),
        ("a la tarjeta de regalo", "m-gift"),
        ("con la forma de pago original", "m-paypal"),
        ("a mi tarjeta", None),
        ("en efectivo", None),
        ("m-master", "m-master"),
        ("m-master-of-somebody-else", "m-master"),
        ("visa or mastercard", None),
        ("424", None),
    ],
)
def test_which_way_to_pay(text: str, method: str | None) -> None:
    assert field("method_id", f"return the rice bowl {text}") == method


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("it is broken", "damaged"),
        ("the bowl arrived cracked", "damaged"),
        ("you sent the wrong item", "wrong"),
        ("poor quality", "quality"),
        ("I changed my mind", "no_reason"),
        ("no reason at all", "no_reason"),
        ("the wrong item, and broken too", "no_reason"),
        ("碎了", "damaged"),
        ("发错货了", "wrong"),
        ("质量太差", "quality"),
        ("无理由", "no_reason"),
        ("llegó roto", "damaged"),
        ("mala calidad", "quality"),
        ("sin motivo", "no_reason"),
    ],
)
def test_for_what_reason(text: str, reason: str) -> None:
    assert field("reason", f"return the rice bowl, {text}") == reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 Elm Street, Boston, MA 02118", ("12 Elm Street", "Boston", "MA", "02118")),
        ("send it to 7 Quarry Lane, Albany, NY 12207, USA please", ("7 Quarry Lane", "Albany", "NY", "12207")),
        ("street: 9 Hill Road; city: Leeds; postcode: LS1 4AB", ("9 Hill Road", "Leeds", "", "LS1 4AB")),
        ("Calle del Faro 9, Gijón, 33201", ("Calle del Faro 9", "Gijón", "", "33201")),
        ("calle: Avenida Sol 3; ciudad: Lugo; cp: 27001", ("Avenida Sol 3", "Lugo", "", "27001")),
        ("浙江省杭州市西湖区清波巷16号", ("西湖区清波巷16号", "杭州市", "浙江省", "")),
        ("北京市东城区花厂胡同19号，100009", ("东城区花厂胡同19号", "北京市", "", "100009")),
        ("to my mother", None),
        ("寄到我妈家", None),
        ("a casa de mi madre", None),
        ("somewhere in Boston", None),
        ("12 Elm Street", None),
        ("to the address of cust-1001", None),
        ("", None),
    ],
)
def test_where_to(text: str, expected: tuple[str, str, str, str] | None) -> None:
    found = address(KNOWN, text, {}, default=False)
    told = found and (found.line1, found.city, found.region, found.postal_code)
    assert told == expected
    # Who it is for stays who it was for: an address is no way to take another's name.
    assert found is None or (found.name, found.phone) == (HOME.name, HOME.phone)


@pytest.mark.parametrize(
    "text", ["the same address as order XP-9", "igual que el pedido XP-9", "跟订单 XP-9 同一个地址"]
)
def test_the_address_of_an_order_is_taken_only_from_one_of_hers(text: str) -> None:
    other = order("XP-9", address=AWAY)
    assert address(KNOWN, text, {}, default=False) is None
    found = address(KNOWN, text, {"XP9": other}, default=False)
    assert found == msgspec.structs.replace(AWAY, name=HOME.name, phone=HOME.phone)


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        ("my e-mail is ana@example.com", False, Claim(email="ana@example.com")),
        ("ANA@Example.COM", False, Claim(email="ANA@Example.COM")),
        ("邮箱是ana@example.com，取消订单", False, Claim(email="ana@example.com")),
        ("mi correo: ana.ruiz+shop@example.co.uk.", False, Claim(email="ana.ruiz+shop@example.co.uk")),
        ("ａｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ", False, Claim(email="ａｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ")),
        ("ana@", False, None),
        ("ana at example dot com", False, None),
        ("my name is Ana Ruiz and my zip is 28013", False, Claim(name="Ana Ruiz", postal_code="28013")),
        ("I am Ana Ruiz, zip code 28013", False, Claim(name="Ana Ruiz", postal_code="28013")),
        ("This is Bo Lin, postcode SW1A 1AA", False, Claim(name="Bo Lin", postal_code="SW1A 1AA")),
        ("Me llamo Ana Ruiz, código postal 28013", False, Claim(name="Ana Ruiz", postal_code="28013")),
        ("soy Íñigo Salvatierra y mi cp es 48005", False, Claim(name="Íñigo Salvatierra", postal_code="48005")),
        ("我叫周映雪，邮编310009", False, Claim(name="周映雪", postal_code="310009")),
        ("姓名：周映雪，邮编是 310009", False, Claim(name="周映雪", postal_code="310009")),
        ("my name is Ana Ruiz", False, None),
        ("my zip is 28013", False, None),
        ("Ana Ruiz, 28013", False, None),
        ("Ana Ruiz, 28013", True, Claim(name="Ana Ruiz", postal_code="28013")),
        ("soy Ana Ruiz 28013", True, Claim(name="Ana Ruiz", postal_code="28013")),
        ("I'm Ana Ruiz, zip 28013.", True, Claim(name="Ana Ruiz", postal_code="28013")),
        ("28013", True, None),
        ("Ana Ruiz", True, None),
        ("yes", True, None),
        ("", True, None),
        ("' OR 1=1 --", True, None),
        ("a" * 5_000 + "@example.com", False, None),
    ],
)
def test_who_she_says_she_is(text: str, asked: bool, said: Claim | None) -> None:
    assert claim(text, asked=asked) == said


def test_a_claim_with_an_email_is_asked_by_that_alone() -> None:
    both = "I am Ana Ruiz, zip 28013, ana@example.com"
    assert claim(both) == Claim(email="ana@example.com")
    two = claim("ana@example.com or bo@example.com")
    assert two is not None
    assert two.email in ("ana@example.com", "bo@example.com")
