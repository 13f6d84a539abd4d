"""Orders of the demo shop: what their scenes say, laid out before a given now. The same plan gives the same orders."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from xiaoer.demo.pictures import variant_address
from xiaoer.demo.plan import STATUS, Carrier, Customer, Market, Placed, Plan, Product, ProductVariant, Scene, Step
from xiaoer.kit.clock import HOUR, MINUTE
from xiaoer.kit.money import Money, total
from xiaoer.order.facts import (
    Address,
    Exchange,
    Item,
    Order,
    Payment,
    PaymentKind,
    PaymentMethod,
    Refund,
    Return,
    Shipment,
    Swap,
    TrackingEvent,
)
from xiaoer.order.sums import worth
from xiaoer.shops.local.load import InvoiceData


class Drawn(msgspec.Struct):
    """An order that is still to get its number: whose, what happened to it, and when it was placed."""

    index: int
    customer: Customer
    scene: Scene
    placed: Placed
    placed_at: int


def address(customer: Customer) -> Address:
    """Where a customer lives."""
    city, region, postal_code, country, street = customer.place
    return Address(
        name=customer.name,
        line1=street,
        city=city,
        country=country,
        region=region,
        postal_code=postal_code,
        phone=customer.phone,
    )


def methods(plan: Plan, customer: Customer) -> tuple[PaymentMethod, ...]:
    """The ways a customer pays."""
    market = plan.markets[customer.locale]
    return tuple(_method(market, customer, kind) for kind in customer.pays)


def _method(market: Market, customer: Customer, kind: PaymentKind) -> PaymentMethod:
    labels: dict[PaymentKind, str] = {"card": f"••••\u00a0{market.card}", "gift_card": f"••••\u00a0{customer.id[-4:]}"}
    balance = Money.parse(market.gift_card, market.currency) if kind == "gift_card" else None
    return PaymentMethod(f"{customer.id}-{kind}", kind, labels.get(kind, ""), balance)


def orders(plan: Plan, now: int) -> tuple[Order, ...]:
    """Every order of the plan, numbered in the order they were placed."""
    drawn: list[Drawn] = []
    for customer in plan.customers:
        for written in customer.orders:
            placed = Placed.of(written)
            order = Drawn(len(drawn), customer, plan.scenes[placed.scene], placed, 0)
            drawn.append(msgspec.structs.replace(order, placed_at=_at(plan, now, order, order.scene.placed)))
    drawn.sort(key=lambda order: (order.placed_at, order.index))
    return tuple(_order(plan, now, order, f"XE-{40117 + 13 * rank}") for rank, order in enumerate(drawn))


def _at(plan: Plan, now: int, drawn: Drawn, hours_ago: int) -> int:
    """When it happened: a parcel's way is as long as its carrier needs, what came after stays where it is."""
    customer, scene = drawn.customer, drawn.scene
    last = min((steps[-1][1] for steps in scene.parcels), default=scene.placed)
    if hours_ago > last:
        pace = plan.carriers[customer.locale].pace
        hours_ago_paced = last + (hours_ago - last) * pace
    else:
        hours_ago_paced = float(hours_ago)
    # Nobody's orders were placed on the full hour, nor all at the same time.
    return now - int((hours_ago_paced + drawn.placed.earlier) * HOUR) - drawn.index * 37 % 113 * MINUTE


def _order(plan: Plan, now: int, drawn: Drawn, number: str) -> Order:
    customer, scene = drawn.customer, drawn.scene
    market = plan.markets[customer.locale]
    items = _items(plan, drawn, market.currency)
    goods = total((item.price * item.quantity for item in items), market.currency)
    percent = next((coupon.percent for coupon in plan.coupons if coupon.code == scene.coupon), 0)
    discount = goods.percent(percent)
    free = Money.parse(market.free, market.currency)
    shipping = Money.parse("0" if goods - discount >= free else market.fee, market.currency)
    order = Order(
        id=number,
        customer_id=customer.id,
        status=scene.status,
        placed_at=drawn.placed_at,
        items=items,
        shipping=shipping,
        discount=discount,
        total=goods - discount + shipping,
        address=address(customer),
        coupon=scene.coupon,
        cancel_reason=scene.reason,
        url=f"/shop/orders/{number}",
        ship_by=drawn.placed_at + plan.sent_within * HOUR,
    )
    return msgspec.structs.replace(
        order,
        cancelled_at=None if scene.cancelled is None else _at(plan, now, drawn, scene.cancelled),
        shipments=_shipments(plan, now, drawn, order),
        payments=_payments(market, drawn, order),
        returns=_returns(plan, now, drawn, order),
        exchanges=_exchanges(plan, now, drawn, order),
        refunds=_refunds(plan, now, drawn, order),
    )


def _items(plan: Plan, drawn: Drawn, currency: str) -> tuple[Item, ...]:
    """What she bought if it is said, else one line to three; two where a scene has two parcels or refunds a line."""
    locale = drawn.customer.locale
    shelf = {
        f"{product.id}-{variant.id}": (product, variant)
        for product in plan.products
        for variant in product.variants
        if variant.only in (None, locale)
    }
    refund = drawn.scene.refund
    several = len(drawn.scene.parcels) > 1 or (refund is not None and refund.of == "first_line")
    count = max(2 if several else 1, 1 + drawn.index % 3)
    ids = list(shelf)
    picked = drawn.placed.bought or [ids[(drawn.index * 7 + line * 11) % len(ids)] for line in range(count)]
    return tuple(_item(place, drawn, *shelf[one], currency) for place, one in enumerate(picked, start=1))


def _item(place: int, drawn: Drawn, product: Product, variant: ProductVariant, currency: str) -> Item:
    locale = drawn.customer.locale
    return Item(
        line=str(place),
        product_id=product.id,
        variant_id=f"{product.id}-{variant.id}",
        title=product.told(locale)[0],
        options={product.option[locale]: variant[locale]},
        quantity=2 if (drawn.index + place) % 4 == 0 and not drawn.placed.bought else 1,
        price=product.cost(variant, currency),
        picture=variant_address(product, variant),
    )


def _payments(market: Market, drawn: Drawn, order: Order) -> tuple[Payment, ...]:
    """The money for it: once as a rule, twice within four minutes where something went wrong."""
    kind = "gift_card" if drawn.scene.by_gift_card else drawn.customer.pays[0]
    method = _method(market, drawn.customer, kind)
    times = 0 if drawn.scene.unpaid else 1 + drawn.scene.twice
    return tuple(
        Payment(f"{order.id}-P{time}", method.id, kind, method.label, order.total, drawn.placed_at + time * 2 * MINUTE)
        for time in range(1, times + 1)
    )


def _returns(plan: Plan, now: int, drawn: Drawn, order: Order) -> tuple[Return, ...]:
    if drawn.scene.back is None or drawn.scene.status != "returning":
        return ()
    at, method = _at(plan, now, drawn, drawn.scene.back), f"{drawn.customer.id}-{drawn.customer.pays[0]}"
    first = order.items[0]
    return (Return(f"{order.id}-B1", (first.line,), method, worth(order, [first]), "requested", at),)


def _exchanges(plan: Plan, now: int, drawn: Drawn, order: Order) -> tuple[Exchange, ...]:
    """The first line that can be had as another variant is to become that."""
    if drawn.scene.back is None or drawn.scene.status != "exchanging":
        return ()
    at, method = _at(plan, now, drawn, drawn.scene.back), f"{drawn.customer.id}-{drawn.customer.pays[0]}"
    shelf = {product.id: product for product in plan.products}
    currency = order.total.currency
    wanted = (
        (item, variant, (shelf[item.product_id].cost(variant, currency) - item.price) * item.quantity)
        for item in order.items
        for variant in shelf[item.product_id].variants
        if variant.only in (None, drawn.customer.locale) and f"{item.product_id}-{variant.id}" != item.variant_id
    )
    item, variant, difference = next(wanted)
    swap = Swap(item.line, f"{item.product_id}-{variant.id}")
    return (Exchange(f"{order.id}-B1", (swap,), method, difference, "requested", at),)


def invoices(orders: Sequence[Order]) -> tuple[InvoiceData, ...]:
    """The bills of what has arrived, written that day."""
    arrived = ((order, max((one.delivered_at or 0 for one in order.shipments), default=0)) for order in orders)
    return tuple(
        InvoiceData(order.id, order.id.replace("XE", "INV"), at, order.total, f"{order.url}/invoice")
        for order, at in arrived
        if at and order.status != "shipped"
    )


def _refunds(plan: Plan, now: int, drawn: Drawn, order: Order) -> tuple[Refund, ...]:
    refund = drawn.scene.refund
    if refund is None:
        return ()
    first = order.items[0]
    return (
        Refund(
            id=f"{order.id}-R1",
            payment_id=f"{order.id}-P1",
            amount=order.total if refund.of == "all" else first.price * first.quantity,
            status="pending" if refund.done is None else "done",
            created_at=_at(plan, now, drawn, refund.begun),
            completed_at=None if refund.done is None else _at(plan, now, drawn, refund.done),
        ),
    )


def _shipments(plan: Plan, now: int, drawn: Drawn, order: Order) -> tuple[Shipment, ...]:
    """The parcels; the first lines in the first, all that is left in the last."""
    carrier = plan.carriers[drawn.customer.locale]
    parcels = drawn.scene.parcels
    made = []
    for place, steps in enumerate(parcels):
        lines = order.items[place:] if place == len(parcels) - 1 else order.items[place : place + 1]
        events = tuple(_told(carrier, drawn.customer, step, _at(plan, now, drawn, ago)) for step, ago in steps)
        made.append(_parcel(f"{order.id}-S{place + 1}", carrier, drawn.index * 2 + place, lines, events))
    return tuple(made)


def _told(carrier: Carrier, customer: Customer, step: Step, at: int) -> TrackingEvent:
    place, text = carrier.step[step]
    city = customer.place[0]
    return TrackingEvent(at, STATUS.get(step, "in_transit"), place.format(city=city), text.format(city=city))


def _parcel(
    number: str, carrier: Carrier, serial: int, lines: Sequence[Item], events: tuple[TrackingEvent, ...]
) -> Shipment:
    left = next((event.at for event in events if event.status == "in_transit"), None)
    last = events[-1]
    return Shipment(
        id=number,
        carrier=carrier.name,
        # Scattered like real numbers: a large step through ten digits meets no number twice.
        tracking=f"{carrier.prefix}{(7_310_442_906 + serial * 2_718_281_829) % 10_000_000_000:010d}",
        status=last.status,
        lines=tuple(item.line for item in lines),
        shipped_at=left,
        delivered_at=last.at if last.status == "delivered" else None,
        events=events,
    )
