"""What a shop knows: customers, products, orders and all that hangs on them."""

from __future__ import annotations

import re
from typing import Literal, get_args

import msgspec

from xiaoer.kit.money import Money, total

OrderStatus = Literal[
    "unpaid",
    "paid",
    "packed",
    "shipped",
    "delivered",
    "completed",
    "cancelled",
    "returning",
    "exchanging",
    "refunding",
    "partially_refunded",
    "refunded",
]
ORDER_STATUSES: tuple[OrderStatus, ...] = get_args(OrderStatus)

ParcelStatus = Literal[
    "label_created", "in_transit", "out_for_delivery", "delivered", "exception", "returned", "cancelled"
]
PARCEL_STATUSES: tuple[ParcelStatus, ...] = get_args(ParcelStatus)

PaymentKind = Literal["card", "paypal", "alipay", "wechat_pay", "gift_card", "bank_transfer", "cash"]
PAYMENT_KINDS: tuple[PaymentKind, ...] = get_args(PaymentKind)

RefundCause = Literal["cancellation", "refund", "compensation", "difference", "repayment", "return", "unknown"]
ClaimKind = Literal["damaged", "wrong", "missing", "not_received"]
CLAIM_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)

RefundStatus = Literal["pending", "done", "failed"]
REFUND_STATUSES: tuple[RefundStatus, ...] = get_args(RefundStatus)

CaseStatus = Literal["requested", "received", "done", "refused", "withdrawn"]
CASE_STATUSES: tuple[CaseStatus, ...] = get_args(CaseStatus)


_HAN, _SHORT = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Z]{2,3}")


class Address(msgspec.Struct, frozen=True):
    """Where a parcel goes."""

    name: str
    line1: str
    city: str
    country: str
    line2: str = ""
    region: str = ""
    postal_code: str = ""
    phone: str = ""

    @property
    def in_han(self) -> bool:
        """Whether it is written in Chinese characters."""
        return _HAN.search(self.city + self.line1) is not None

    @property
    def lines(self) -> list[str]:
        """As it is written where it is, without the phone: from the country down to the door in one, or up from there.

        A region that is called as its city is said once.
        """
        region = self.region if self.region != self.city else ""
        if self.in_han:
            country = self.country if _HAN.search(self.country) else ""
            place = f"{country}{region}{self.city}{self.line1}{self.line2}"
            return [line for line in (self.name, place, self.postal_code, "" if country else self.country) if line]
        # A state is shortened where it stands between city and code, and there a code may begin with a letter.
        if _SHORT.fullmatch(region) or self.postal_code[:1].isalpha():
            place = " ".join(filter(None, (", ".join(filter(None, (self.city, region))), self.postal_code)))
        else:
            place = ", ".join(filter(None, (" ".join(filter(None, (self.postal_code, self.city))), region)))
        return [line for line in (self.name, self.line1, self.line2, place, self.country) if line]


class PaymentMethod(msgspec.Struct, frozen=True):
    """A way to pay that the customer has on file; only a gift card knows its balance."""

    id: str
    kind: PaymentKind
    label: str
    balance: Money | None = None


class Customer(msgspec.Struct, frozen=True):
    """Who buys; the first address is the default one."""

    id: str
    name: str
    email: str
    phone: str
    locale: str
    addresses: tuple[Address, ...] = ()
    methods: tuple[PaymentMethod, ...] = ()
    # Nobody can sign in or buy with it.
    locked: bool = False
    # The key of the last write to the account itself: locked, unlocked, password, e-mail or phone.
    reference: str = ""


class Variant(msgspec.Struct, frozen=True):
    """One thing that can be bought; stock is None when the shop does not count it."""

    id: str
    product_id: str
    options: dict[str, str]
    prices: tuple[Money, ...]
    available: bool
    stock: int | None = None
    # When more of what is sold out will be there, if the shop knows.
    restock_at: int | None = None
    picture: str | None = None

    def price(self, currency: str) -> Money | None:
        """The price in this currency, None when it is not sold in it."""
        return next((price for price in self.prices if price.currency == currency), None)


class Product(msgspec.Struct, frozen=True):
    """A kind of thing on sale, told in one locale; `picture` and `url` are addresses, on the shop's own site or whole.

    `currency` is what is paid in where that locale is spoken, None where the shop does not say.
    """

    id: str
    title: str
    description: str
    locale: str
    variants: tuple[Variant, ...]
    department: str = ""
    picture: str | None = None
    url: str | None = None
    currency: str | None = None


class Item(msgspec.Struct, frozen=True):
    """One line of an order, as it was sold: what it was sold for does not change when the shop changes its price."""

    line: str
    product_id: str
    variant_id: str
    title: str
    options: dict[str, str]
    quantity: int
    price: Money
    picture: str | None = None
    # It was called off before it left: nothing of it is sent or to be paid.
    cancelled: bool = False


class TrackingEvent(msgspec.Struct, frozen=True):
    """What the carrier said about a parcel, in the carrier's words."""

    at: int
    status: ParcelStatus
    place: str
    text: str


class Shipment(msgspec.Struct, frozen=True):
    """A parcel with the lines in it; carrier is empty when the shop does not name one."""

    id: str
    carrier: str
    tracking: str
    status: ParcelStatus
    lines: tuple[str, ...]
    shipped_at: int | None = None
    delivered_at: int | None = None
    events: tuple[TrackingEvent, ...] = ()
    # Set where it replaces what did not arrive as it should: the key it was asked for with.
    replaces: str | None = None


class Payment(msgspec.Struct, frozen=True):
    """Money that came in."""

    id: str
    method_id: str
    kind: PaymentKind
    label: str
    amount: Money
    paid_at: int | None


class Refund(msgspec.Struct, frozen=True):
    """Money that goes back for one payment; pending until the payment side has it.

    `method_id` is where it goes when not the way it came; `reference` the key of the write behind it, where kept.
    """

    id: str
    payment_id: str
    amount: Money
    status: RefundStatus
    created_at: int | None
    completed_at: int | None = None
    method_id: str | None = None
    cause: RefundCause = "unknown"
    reference: str | None = None


class Swap(msgspec.Struct, frozen=True):
    """One line of an order is to become another variant of the same product."""

    line: str
    variant_id: str


class Label(msgspec.Struct, frozen=True):
    """What is stuck on a parcel that comes back, and where it goes; `url` is the picture to print, if there is one."""

    carrier: str
    tracking: str
    to: Address
    url: str | None = None


class Return(msgspec.Struct, frozen=True):
    """Lines that go back, and the way to pay by which their money does; `reference` is the key of the request."""

    id: str
    lines: tuple[str, ...]
    method_id: str
    amount: Money
    status: CaseStatus
    created_at: int
    reference: str = ""
    label: Label | None = None


class Exchange(msgspec.Struct, frozen=True):
    """Lines that go back for other variants; `difference` is what the customer pays, or gets when it is negative."""

    id: str
    swaps: tuple[Swap, ...]
    method_id: str
    difference: Money
    status: CaseStatus
    created_at: int
    reference: str = ""
    label: Label | None = None


class Claim(msgspec.Struct, frozen=True):
    """Lines that did not arrive as they should, by her word; `reference` is the key of the claim."""

    id: str
    kind: ClaimKind
    lines: tuple[str, ...]
    status: CaseStatus
    created_at: int
    reference: str = ""


class Hurry(msgspec.Struct, frozen=True):
    """The shop's promise to see to an order that is late, until `due_at`; `reference` is the key it was made under."""

    at: int
    due_at: int
    reference: str = ""


class Coupon(msgspec.Struct, frozen=True):
    """A discount this customer may use, or has used; percent or amount, never both.

    `products` are those it is for, none means all; one that is not `stackable` stands alone in an order; `reference`
    is the key it was issued under, `replaces` the code it was issued in place of.
    """

    code: str
    percent: int | None
    amount: Money | None
    minimum: Money | None
    starts_at: int
    ends_at: int
    used: bool = False
    products: tuple[str, ...] = ()
    stackable: bool = False
    reference: str = ""
    replaces: str | None = None


class Invoice(msgspec.Struct, frozen=True):
    """The bill of an order; `url` is where she gets it, None while it is only announced.

    `seller` is who sells, as it stands on the bill, and `tax` what of the total is tax; empty and None where the shop
    does not say.
    """

    number: str
    issued_at: int
    total: Money
    url: str | None = None
    seller: str = ""
    tax: Money | None = None


class ShippingFee(msgspec.Struct, frozen=True):
    """What sending costs, from when on it is free, and in how many days it comes; None where the shop does not say."""

    amount: Money
    free_from: Money | None = None
    days: int | None = None


class Order(msgspec.Struct, frozen=True):
    """An order with all that hangs on it; placed_at is None when the shop does not know it."""

    id: str
    customer_id: str
    status: OrderStatus
    placed_at: int | None
    items: tuple[Item, ...]
    shipping: Money
    discount: Money
    total: Money
    address: Address
    coupon: str | None = None
    shipments: tuple[Shipment, ...] = ()
    payments: tuple[Payment, ...] = ()
    refunds: tuple[Refund, ...] = ()
    returns: tuple[Return, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    cancelled_at: int | None = None
    cancel_reason: str | None = None
    # Since when other variants stand in it than were ordered.
    items_changed_at: int | None = None
    # Her page of it at the shop.
    url: str | None = None
    claims: tuple[Claim, ...] = ()
    hurries: tuple[Hurry, ...] = ()
    # Until when the shop promised to send it.
    ship_by: int | None = None
    # What the shop owes her for having sent it late, or not yet; None when it owes nothing. Paid, it is still told.
    late_fee: Money | None = None

    @property
    def paid(self) -> Money:
        """All money that came in."""
        return total((payment.amount for payment in self.payments), self.total.currency)

    @property
    def refunded(self) -> Money:
        """All money that went back or is on its way back."""
        back = (refund.amount for refund in self.refunds if refund.status != "failed")
        return total(back, self.total.currency)


class Restocked(msgspec.Struct, frozen=True):
    """How many of a variant went back on the shelf."""

    variant_id: str
    quantity: int


class Cancellation(msgspec.Struct, frozen=True):
    """What cancelling an order did; the same key is answered with the same Cancellation."""

    order_id: str
    was: OrderStatus
    at: int
    refunds: tuple[Refund, ...]
    restocked: tuple[Restocked, ...]
    coupon_returned: bool


class Written(msgspec.Struct, frozen=True):
    """A write has its effect; the same key is answered with the same Written."""

    reference: str
    at: int
