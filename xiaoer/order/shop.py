"""The port to a shop: the facts it knows and the few things it can be asked to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol, get_args

import msgspec

from xiaoer.kit.errors import Refused
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
RefundStatus = Literal["pending", "done", "failed"]
REFUND_STATUSES: tuple[RefundStatus, ...] = get_args(RefundStatus)

CaseStatus = Literal["requested", "received", "done", "refused", "withdrawn"]
CASE_STATUSES: tuple[CaseStatus, ...] = get_args(CaseStatus)

Operation = Literal[
    "cancel_order",
    "change_address",
    "change_items",
    "change_payment",
    "change_default_address",
    "refund",
    "request_return",
    "request_exchange",
    "compensate",
    "issue_coupon",
]
OPERATIONS: tuple[Operation, ...] = get_args(Operation)


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


class Return(msgspec.Struct, frozen=True):
    """Lines that go back, and the way to pay by which their money does; `reference` is the key of the request."""

    id: str
    lines: tuple[str, ...]
    method_id: str
    amount: Money
    status: CaseStatus
    created_at: int
    reference: str = ""


class Exchange(msgspec.Struct, frozen=True):
    """Lines that go back for other variants; `difference` is what the customer pays, or gets when it is negative."""

    id: str
    swaps: tuple[Swap, ...]
    method_id: str
    difference: Money
    status: CaseStatus
    created_at: int
    reference: str = ""


class Coupon(msgspec.Struct, frozen=True):
    """A discount this customer may use, or has used; percent or amount, never both."""

    code: str
    percent: int | None
    amount: Money | None
    minimum: Money | None
    starts_at: int
    ends_at: int
    used: bool = False


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


class Guarantee(msgspec.Struct, frozen=True):
    """What a shop promises about one operation whose answer was lost.

    idempotent: the same key has its effect once, so it may be sent again. settles_within: after so many seconds a
    change that cannot be read back did not happen. With neither, nobody may try again by himself.
    """

    idempotent: bool
    settles_within: float | None = None


class ShopRefused(Refused):
    """The shop said no: nothing happened, and the code says why."""


class ShopUnreachable(Exception):
    """The call did not get through: nothing happened."""


class ShopNoAnswer(Exception):
    """The call got through and was not answered: whether it happened must be read back."""


class Shop(Protocol):
    """A shop as the house sees it; reads show a customer only what is hers, None means not hers or not there.

    Order and tracking numbers are accepted as people type them. Every read may raise ShopUnreachable; every write may
    also raise ShopRefused or ShopNoAnswer. A write takes ids exactly as read, and a key under which it has its effect
    once, where it is idempotent.
    """

    @property
    def name(self) -> str:
        """The shop's id in this house."""

    @property
    def operations(self) -> Mapping[Operation, Guarantee]:
        """Every write the shop offers, with what it promises about it."""

    async def customer(self, customer_id: str) -> Customer | None:
        """The customer with this id."""

    async def find_customers(self, *, email: str = "", name: str = "", postal_code: str = "") -> tuple[Customer, ...]:
        """Who has this e-mail, or this name at this postal code; nothing asked finds nobody."""

    async def order(self, order_id: str, customer_id: str) -> Order | None:
        """This order, if it is hers."""

    async def orders(self, customer_id: str, limit: int = 20) -> tuple[Order, ...]:
        """Her orders, newest first."""

    async def order_by_tracking(self, tracking: str, customer_id: str) -> Order | None:
        """The order that travels under this tracking number, if it is hers."""

    async def product(self, product_id: str, locale: str) -> Product | None:
        """This product, told in the locale or the nearest one the shop has."""

    async def products(self, locale: str, limit: int = 50, after: str | None = None) -> tuple[Product, ...]:
        """A page of the products in order of their ids, from behind the id `after`."""

    async def find_products(self, text: str, locale: str, limit: int = 4) -> tuple[Product, ...]:
        """The products whose names a text speaks of, the best first, told in the locale or the nearest one."""

    async def coupons(self, customer_id: str) -> tuple[Coupon, ...]:
        """The coupons she may use or has used."""

    async def cancel_order(self, order_id: str, reason: str, key: str, lines: tuple[str, ...] = ()) -> Cancellation:
        """Cancel what has not left, the whole or some lines: stock goes back and so does what was paid for it."""

    async def change_address(self, order_id: str, address: Address, key: str) -> Written:
        """Send what has not left to another address."""

    async def change_items(self, order_id: str, swaps: tuple[Swap, ...], method_id: str, key: str) -> Written:
        """Put other variants into an order that has not left; the difference is settled at once by this way to pay."""

    async def change_payment(self, order_id: str, method_id: str, key: str) -> Written:
        """Have an order that has not left paid another way; what was paid goes back the way it came."""

    async def change_default_address(self, customer_id: str, address: Address, key: str) -> Written:
        """The address her next orders go to."""

    async def refund(self, order_id: str, amount: Money, payment_id: str, key: str) -> Written:
        """Send money back for one payment of an order, never more than is left of it."""

    async def request_return(self, order_id: str, lines: tuple[str, ...], method_id: str, key: str) -> Written:
        """Announce that lines of a delivered order come back, their money to go to this way to pay."""

    async def request_exchange(self, order_id: str, swaps: tuple[Swap, ...], method_id: str, key: str) -> Written:
        """Announce that lines come back for other variants, reserved now; the difference goes by this way to pay."""

    async def compensate(self, order_id: str, amount: Money, key: str) -> Written:
        """Send money for what went wrong with an order, beside what its goods cost, the way it was paid first."""

    async def issue_coupon(self, customer_id: str, given: Coupon, key: str) -> Written:
        """Give her this coupon; its code is new."""
