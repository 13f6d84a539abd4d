"""Facts to be told, as they were read."""

import msgspec

from xiaoer.assistant.schemas import Act
from xiaoer.kit.money import Money
from xiaoer.order.coupons import Misfit
from xiaoer.order.facts import CaseStatus, Coupon, Customer, Invoice, Order, ShippingFee

_COMING: frozenset[CaseStatus] = frozenset({"requested", "received"})


class FactAct(Act, frozen=True):
    """Something the shop knows."""


class TellInvoice(FactAct, frozen=True, tag="told_invoice"):
    """The bill of an order, None where there is none yet, and the orders she may mean instead."""

    order: Order
    invoice: Invoice | None
    others: tuple[Order, ...] = ()


class TellFee(FactAct, frozen=True, tag="told_fee"):
    """What sending to a place costs, None where the shop does not say; `own` when the place is her address."""

    place: str
    fee: ShippingFee | None
    own: bool = False


class Worth(msgspec.Struct, frozen=True):
    """A coupon with the names of the goods it is for; none means all."""

    coupon: Coupon
    goods: tuple[str, ...] = ()


class TellCoupons(FactAct, frozen=True, tag="told_coupons"):
    """Her coupons that are good now or soon.

    `code` where she asked about one: what there is to know of it, and why it does not apply, for an order if there is
    one it could be for.
    """

    coupons: tuple[Worth, ...] = ()
    code: str = ""
    asked: Worth | None = None
    misfit: Misfit | None = None
    order: Order | None = None


class TellRefunds(FactAct, frozen=True, tag="told_refunds"):
    """Where the money of these orders is that went back, or will once something has come back."""

    orders: tuple[Order, ...]
    customer: Customer | None = None
    others: tuple[Order, ...] = ()


class TellBeyond(FactAct, frozen=True, tag="told_beyond"):
    """What there is to say to a matter that no deed and no article is for; with `called`, a person is on the way."""

    what: str
    called: bool = False


class TookPhotos(FactAct, frozen=True, tag="took_photos"):
    """The pictures she sent stand in her case now: so many are there, so many are needed."""

    order: str
    count: int
    needed: int


class Promised(msgspec.Struct, frozen=True):
    """Money that goes back once something has come back: how much, by which way to pay, and since when."""

    amount: Money
    method_id: str
    at: int


def promised(order: Order) -> list[Promised]:
    """What is promised for what comes back and is not here, or not looked at, yet."""
    returns = [Promised(one.amount, one.method_id, one.created_at) for one in order.returns if one.status in _COMING]
    swaps = [one for one in order.exchanges if one.status in _COMING and one.difference.amount < 0]
    return returns + [Promised(abs_(one.difference), one.method_id, one.created_at) for one in swaps]


def moves(order: Order) -> bool:
    """Whether money of an order went back or is to."""
    return bool(order.refunds or promised(order))


def abs_(amount: Money) -> Money:
    """The same without its sign."""
    return amount if amount.amount >= 0 else Money(-amount.amount, amount.currency)
