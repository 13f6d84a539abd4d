"""Reading in the shop of tau-retail: its `db.json` as our own facts, ids kept exactly.

Its orders carry no times, its variants no counts and its parcels no carrier and no events: none is made up here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import msgspec

from xiaoer.kit.errors import Invalid
from xiaoer.kit.money import Money
from xiaoer.kit.store import Store
from xiaoer.order.events import Tx
from xiaoer.order.facts import (
    Address,
    Customer,
    Item,
    Order,
    OrderStatus,
    ParcelStatus,
    Payment,
    PaymentKind,
    PaymentMethod,
    Refund,
    Shipment,
)
from xiaoer.shops.local import load as form

CURRENCY: Final = "USD"
LOCALE: Final = "en"

_KINDS: dict[str, PaymentKind] = {"credit_card": "card", "paypal": "paypal", "gift_card": "gift_card"}
_PARCELS: dict[OrderStatus, ParcelStatus] = {
    "packed": "label_created",
    "shipped": "in_transit",
    "delivered": "delivered",
    "cancelled": "cancelled",
}


class _Variant(msgspec.Struct):
    item_id: str
    options: dict[str, str]
    available: bool
    price: float


class _Product(msgspec.Struct):
    name: str
    product_id: str
    variants: dict[str, _Variant]


class _Name(msgspec.Struct):
    first_name: str
    last_name: str


class _Address(msgspec.Struct):
    address1: str
    address2: str
    city: str
    country: str
    state: str
    zip: str


class _Method(msgspec.Struct):
    source: str
    id: str
    brand: str = ""
    last_four: str = ""
    balance: float | None = None


class _User(msgspec.Struct):
    user_id: str
    name: _Name
    address: _Address
    email: str
    payment_methods: dict[str, _Method]
    orders: list[str]


class _Item(msgspec.Struct):
    name: str
    product_id: str
    item_id: str
    price: float
    options: dict[str, str]


class _Fulfillment(msgspec.Struct):
    tracking_id: list[str]
    item_ids: list[str]


class _Transaction(msgspec.Struct):
    transaction_type: str
    amount: float
    payment_method_id: str


class _Order(msgspec.Struct):
    order_id: str
    user_id: str
    address: _Address
    items: list[_Item]
    status: str
    fulfillments: list[_Fulfillment]
    payment_history: list[_Transaction]


class _Database(msgspec.Struct):
    products: dict[str, _Product]
    users: dict[str, _User]
    orders: dict[str, _Order]


async def load(store: Store[Tx], data: dict[str, Any]) -> form.Counts:
    """Read `db.json` in; running it again adds nothing. Raises msgspec.ValidationError or Invalid before it writes."""
    return await form.load(store, shop(data))


def shop(data: dict[str, Any]) -> form.ShopData:
    """The data in our own form, orders in the order their customers list them."""
    db = msgspec.convert(data, _Database)
    listed = {order_id: place for user in db.users.values() for place, order_id in enumerate(user.orders)}
    orders = sorted(db.orders.values(), key=lambda order: listed.get(order.order_id, -1))
    return form.ShopData(
        products=tuple(_product(product) for product in db.products.values()),
        customers=tuple(_customer(user) for user in db.users.values()),
        orders=tuple(_order(order, db.users) for order in orders),
    )


def _money(amount: float) -> Money:
    # By way of its shortest text: 536.65 means 536.65, not the binary fraction next to it.
    return Money.parse(Decimal(str(amount)), CURRENCY)


def _product(product: _Product) -> form.ProductData:
    variants = tuple(
        form.VariantData(
            id=variant.item_id,
            options={LOCALE: variant.options},
            prices=(_money(variant.price),),
            available=variant.available,
        )
        for variant in product.variants.values()
    )
    return form.ProductData(product.product_id, {LOCALE: form.ProductText(product.name)}, variants)


def _customer(user: _User) -> Customer:
    name = f"{user.name.first_name} {user.name.last_name}"
    methods = tuple(_method(method) for method in user.payment_methods.values())
    return Customer(user.user_id, name, user.email, "", LOCALE, (_address(user.address, name),), methods)


def _method(method: _Method) -> PaymentMethod:
    balance = None if method.balance is None else _money(method.balance)
    return PaymentMethod(method.id, _kind(method), " ".join(filter(None, (method.brand, method.last_four))), balance)


def _kind(method: _Method) -> PaymentKind:
    if method.source not in _KINDS:
        raise Invalid("import_unknown_payment", id=method.id)
    return _KINDS[method.source]


def _address(address: _Address, name: str) -> Address:
    return Address(
        name=name,
        line1=address.address1,
        line2=address.address2,
        city=address.city,
        region=address.state,
        postal_code=address.zip,
        country=address.country,
    )


def _status(order: _Order) -> OrderStatus:
    """Its policy lets only pending orders be changed; processed ones have left as soon as a parcel carries them."""
    match order.status:
        case "pending":
            return "paid"
        case "processed":
            return "shipped" if order.fulfillments else "packed"
        case "delivered":
            return "delivered"
        case "cancelled":
            return "cancelled"
    raise Invalid("import_unknown_status", id=order.order_id)


def _order(order: _Order, users: dict[str, _User]) -> Order:
    user = users.get(order.user_id)
    if user is None:
        raise Invalid("import_no_customer", id=order.order_id)
    status = _status(order)
    items = tuple(
        Item(str(line), item.product_id, item.item_id, item.name, item.options, 1, _money(item.price))
        for line, item in enumerate(order.items, start=1)
    )
    paid = [entry for entry in order.payment_history if entry.transaction_type == "payment"]
    returned = [entry for entry in order.payment_history if entry.transaction_type == "refund"]
    payments = tuple(_payment(order, place, entry, user) for place, entry in enumerate(paid, start=1))
    zero = Money(0, CURRENCY)
    return Order(
        id=order.order_id,
        customer_id=order.user_id,
        status=status,
        placed_at=None,
        items=items,
        shipping=zero,
        discount=zero,
        total=sum((item.price for item in items), zero),
        address=_address(order.address, f"{user.name.first_name} {user.name.last_name}"),
        shipments=tuple(_shipments(order, items, _PARCELS.get(status, "label_created"))),
        payments=payments,
        refunds=tuple(_refund(order, place, entry, payments) for place, entry in enumerate(returned, start=1)),
    )


def _shipments(order: _Order, items: tuple[Item, ...], status: ParcelStatus) -> list[Shipment]:
    """One parcel a tracking number; the same thing bought twice is two lines, each in one parcel."""
    parcels, packed = [], set[str]()
    for fulfillment in order.fulfillments:
        lines = []
        for item_id in fulfillment.item_ids:
            line = next((i.line for i in items if i.variant_id == item_id and i.line not in packed), None)
            if line is not None:
                packed.add(line)
                lines.append(line)
        parcels += [Shipment(number, "", number, status, tuple(lines)) for number in fulfillment.tracking_id]
    return parcels


def _payment(order: _Order, place: int, entry: _Transaction, user: _User) -> Payment:
    method = user.payment_methods.get(entry.payment_method_id)
    if method is None:
        raise Invalid("import_unknown_payment", id=order.order_id)
    known = _method(method)
    return Payment(f"{order.order_id}/p{place}", known.id, known.kind, known.label, _money(entry.amount), None)


def _refund(order: _Order, place: int, entry: _Transaction, payments: tuple[Payment, ...]) -> Refund:
    """A refund belongs to the payment made the same way, else to the first."""
    if not payments:
        raise Invalid("import_unknown_payment", id=order.order_id)
    payment = next((paid for paid in payments if paid.method_id == entry.payment_method_id), payments[0])
    return Refund(f"{order.order_id}/r{place}", payment.id, _money(entry.amount), "done", None)
