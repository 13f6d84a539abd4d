"""The demo shop's data files, as they are written."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar, get_args

import msgspec

from xiaoer.kit.money import Money
from xiaoer.order.facts import OrderStatus, ParcelStatus, PaymentKind

HERE = Path(__file__).parent
Step = Literal["label", "picked_up", "left", "hub", "held", "city", "out", "delivered", "dented"]
Locale = Literal["zh-CN", "en", "es"]
LOCALES: tuple[Locale, ...] = ("zh-CN", "en", "es")
# What a parcel is once the carrier has said this; every other step is a parcel on its way.
STATUS: dict[Step, ParcelStatus] = {
    "label": "label_created",
    "held": "exception",
    "out": "out_for_delivery",
    "delivered": "delivered",
    "dented": "delivered",
}
Story = Literal["stuck", "late", "damaged"]
Department = Literal["tea", "home", "outdoor"]
DEPARTMENTS: tuple[Department, ...] = get_args(Department)

T = TypeVar("T")


class Words(msgspec.Struct, rename={"zh": "zh-CN"}):
    """A word in every language."""

    zh: str
    en: str
    es: str

    def __getitem__(self, locale: Locale) -> str:
        return {"zh-CN": self.zh, "en": self.en, "es": self.es}[locale]


class ProductVariant(Words):
    """A variant by the value of its product's one option."""

    id: str = ""
    stock: int = 0
    # The days until there is more of what is sold out, where that is known.
    back_in: int | None = None
    tone: str | None = None
    more: dict[str, str] = {}
    only: Locale | None = None


class Product(msgspec.Struct, rename={"zh": "zh-CN", "companions": "with"}):
    """A product: texts by language, prices by currency, what its picture is drawn of, and what goes with it."""

    id: str
    department: Department
    drawing: str
    tone: str
    zh: tuple[str, str]
    en: tuple[str, str]
    es: tuple[str, str]
    price: dict[str, str]
    option: Words
    variants: list[ProductVariant]
    companions: tuple[str, ...] = ()

    def told(self, locale: Locale) -> tuple[str, str]:
        """Title and description."""
        return {"zh-CN": self.zh, "en": self.en, "es": self.es}[locale]

    def cost(self, variant: ProductVariant, currency: str) -> Money:
        """What a variant costs in a currency."""
        more = Money.parse(variant.more.get(currency, "0"), currency)
        return Money.parse(self.price[currency], currency) + more


class Placed(msgspec.Struct, frozen=True):
    """An order to be: its scene, how many hours earlier than the scene it began, and what was bought if it is said."""

    scene: str
    earlier: int = 0
    bought: tuple[str, ...] = ()

    @classmethod
    def of(cls, written: str) -> Placed:
        """As it is written: `delivered`, `completed+700`, `paid=moon-mug-moon,flask-05`."""
        rest, _, bought = written.partition("=")
        scene, _, earlier = rest.partition("+")
        return cls(scene, int(earlier or 0), tuple(filter(None, bought.split(","))))


class Customer(msgspec.Struct):
    """A customer; place is city, region, postal code, country, street."""

    id: str
    locale: Locale
    name: str
    email: str
    phone: str
    place: tuple[str, str, str, str, str]
    pays: list[PaymentKind]
    orders: list[str]
    # What there is to try as her, with her first order.
    story: Story | None = None


class Market(msgspec.Struct):
    """What holds for the customers of one language."""

    currency: str
    free: str
    fee: str
    card: str
    gift_card: str
    thanks: str
    house: tuple[str, str]
    back: str


class Coupon(msgspec.Struct):
    """A coupon everybody may use once, for everything or one department."""

    code: str
    percent: int
    since_days: int
    for_days: int
    department: Department | None = None


class Rate(msgspec.Struct):
    """What sending to some countries, or regions of them, costs and from when it is free, by currency."""

    countries: tuple[str, ...]
    fee: dict[str, tuple[str, str]]
    days: int
    regions: tuple[str, ...] = ("",)


class ReturnPlace(msgspec.Struct):
    """Where parcels go back to; place is name, street, city, region, postal code, country."""

    carrier: str
    place: tuple[str, str, str, str, str, str]
    countries: tuple[str, ...] = ("",)


class SceneRefund(msgspec.Struct):
    """What goes back, and the hours ago it began and was done."""

    of: Literal["all", "first_line"]
    begun: int
    done: int | None = None


class Scene(msgspec.Struct):
    """What an order has been through, in hours ago."""

    status: OrderStatus
    placed: int
    unpaid: bool = False
    by_gift_card: bool = False
    coupon: str | None = None
    parcels: list[list[tuple[Step, int]]] = []
    cancelled: int | None = None
    reason: str | None = None
    refund: SceneRefund | None = None
    # It was paid twice.
    twice: bool = False
    # The hours ago she asked to send the first line back, where the scene is that.
    back: int | None = None


class Carrier(msgspec.Struct):
    """A carrier and what it says, as place and text."""

    name: str
    prefix: str
    pace: float
    step: dict[Step, tuple[str, str]]


class _Products(msgspec.Struct):
    product: list[Product]


class _Customers(msgspec.Struct):
    customer: list[Customer]


class _Orders(msgspec.Struct):
    sent_within: int
    market: dict[Locale, Market]
    coupon: list[Coupon]
    scene: dict[str, Scene]


class _Tracking(msgspec.Struct):
    carrier: dict[Locale, Carrier]


class _Shipping(msgspec.Struct):
    rate: list[Rate]
    return_place: list[ReturnPlace]


class Plan(msgspec.Struct):
    """All of it."""

    products: list[Product]
    customers: list[Customer]
    markets: dict[Locale, Market]
    coupons: list[Coupon]
    scenes: dict[str, Scene]
    carriers: dict[Locale, Carrier]
    sent_within: int
    rates: list[Rate]
    return_places: list[ReturnPlace]


@lru_cache(maxsize=1)
def read() -> Plan:
    """The demo shop as its files have it, read once. Raises msgspec.ValidationError for a slip in one of them."""
    orders, shipping = _file("orders", _Orders), _file("shipping", _Shipping)
    return Plan(
        products=_file("products", _Products).product,
        customers=_file("customers", _Customers).customer,
        markets=orders.market,
        coupons=orders.coupon,
        scenes=orders.scene,
        carriers=_file("tracking", _Tracking).carrier,
        sent_within=orders.sent_within,
        rates=shipping.rate,
        return_places=shipping.return_place,
    )


def _file(name: str, form: type[T]) -> T:
    text = (HERE / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), form)
