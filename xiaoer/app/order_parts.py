"""A shop's order as screens show it."""

from xiaoer.conversation.schemas import OrderShown
from xiaoer.inbox.parts import OrderItem, Parcel, ParcelEvent
from xiaoer.kit.clock import iso
from xiaoer.order.shop import Order, Shipment


def order_shown(order: Order) -> OrderShown:
    """An order with its items and parcels."""
    return OrderShown(
        id=order.id,
        status=order.status,
        placed_at="" if order.placed_at is None else iso(order.placed_at),
        total=order.total,
        items=[OrderItem(title=item.title, quantity=item.quantity, price=item.price) for item in order.items],
        parcels=[parcel(shipment) for shipment in order.shipments],
    )


def parcel(shipment: Shipment) -> Parcel:
    """A shipment with its carrier's events, oldest first."""
    return Parcel(
        carrier=shipment.carrier,
        tracking=shipment.tracking,
        status=shipment.status,
        events=[ParcelEvent(at=iso(event.at), place=event.place, text=event.text) for event in shipment.events],
    )
