"""What every action says of itself. One that is written here is offered, checked, carried out and told by all faces."""

from typing import ClassVar, Literal, Self, TypeAlias

import msgspec

from xiaoer.action.known import Known, Said, Target, gone_back
from xiaoer.kit.money import Money
from xiaoer.order.case.states import CaseKind
from xiaoer.order.facts import Item, Order, OrderStatus
from xiaoer.order.shop import Operation, Shop
from xiaoer.policy.facts import Hand, Level

Reason: TypeAlias = str
Outcome: TypeAlias = Literal["done", "not_done", "cannot_tell"]
Risk: TypeAlias = Literal["low", "medium", "high"]
Hands: TypeAlias = frozenset[Hand]
Budget: TypeAlias = Literal["none", "refund", "compensation", "difference"]
AskKind: TypeAlias = Literal[
    "line",
    "lines",
    "method",
    "reason",
    "swaps",
    "address",
    "money",
    "email",
    "phone",
    "yes_no",
    "lost_coupon",
    "return",
    "exchange",
    "sent_back",
    "claim",
]
About: TypeAlias = Literal["order", "customer"]
Need: TypeAlias = Literal["coupons", "orders"]
WHOLE = "*"
ANY_HAND: Hands = frozenset({"assistant", "customer", "agent"})
STAFF: Hands = frozenset({"assistant", "agent"})
# How far an order has come.
UNPAID: frozenset[OrderStatus] = frozenset({"unpaid"})
HELD: frozenset[OrderStatus] = frozenset({"paid", "packed"})
AWAY: frozenset[OrderStatus] = frozenset({"shipped"})
ARRIVED: frozenset[OrderStatus] = frozenset({"delivered", "completed"})
# Lines that any action may show; their words stand behind `action-line-`.
COMMON = (
    "goods",
    "refund",
    "no_refund",
    "refund_pending",
    "refund_coming",
    "refund_done",
    "swap",
    "pay",
    "no_difference",
    "address",
)
# Reasons that several actions give; their words stand behind `action-not-`.
SHARED = (
    "no_such_line",
    "no_such_variant",
    "same_variant",
    "sold_out",
    "no_such_payment",
    "balance_too_small",
    "no_address",
    "cancelled",
    "left",
    "not_arrived",
    "coming_back",
    "money_back",
    "items_changed",
    "more_than_remains",
    "no_amount",
    "nothing_paid",
    "under_way",
    "not_left",
    "nothing_comes_back",
    "not_said",
)


class Ask(msgspec.Struct, frozen=True):
    """A field that must be known, and how it is asked for; `options` are the values of a reason.

    Of those that are `either` one at least must be.
    """

    field: str
    kind: AskKind
    optional: bool = False
    options: tuple[str, ...] = ()
    either: bool = False


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be done; its fields are what must be known to do it, each empty until it is."""

    kind: ClassVar[str]
    about: ClassVar[About] = "order"
    level: ClassVar[Level] = "claimed"  # how surely the customer must be known; the rules may ask for more
    hands: ClassVar[Hands] = ANY_HAND  # who may do it
    risk: ClassVar[Risk]
    operation: ClassVar[Operation]  # the shop's write behind it, whose guarantee holds
    reasons: ClassVar[tuple[Reason, ...]]  # why it may be impossible, each with words
    unspoken: ClassVar[frozenset[Reason]] = frozenset()  # those of them for which nobody would even think of it
    budget: ClassVar[Budget] = "none"  # out of which money it moves
    asks: ClassVar[tuple[Ask, ...]] = ()  # its fields, in the order they are asked for
    reshapes: ClassVar[bool] = False  # whether the money of another deed on the order hangs on it
    needs: ClassVar[frozenset[Need]] = frozenset()  # what of hers must be read besides to decide it
    # Whether the shop itself says no once it has become impossible; where it does not, it is not even asked.
    shop_refuses: ClassVar[bool] = True
    says: ClassVar[tuple[str, ...]] = ()  # the lines of its own that it may show, each with words
    opens: ClassVar[CaseKind | None] = None  # the long matter that begins with it
    ends: ClassVar[CaseKind | None] = None  # the one that ends with it; its `line` is that one's id at the shop
    labels: ClassVar[bool] = False  # whether it makes the label of a parcel that comes back
    suits: ClassVar[frozenset[OrderStatus]] = frozenset()  # the orders of which people ask for it most

    order_id: str = ""

    @property
    def line(self) -> str:
        """Which line of the order it is about, or the whole."""
        return WHOLE

    def exact(self, known: Known) -> Self:
        """The same with whatever must not change any more once it is offered."""
        return self

    def products(self, order: Order) -> frozenset[str]:
        """The products that must be read to decide it."""
        return frozenset()

    def available(self, known: Known) -> Reason | None:
        """Why it cannot be done at all as things stand, whatever the fields, or None when it can."""
        raise NotImplementedError

    @classmethod
    def choosable(cls, known: Known) -> list[Item]:
        """The lines of the order that can be chosen for it."""
        return known.standing

    def wrong(self, known: Known) -> Reason | None:
        """Why it cannot be done with these fields, or None when it can; asked where it is available."""
        return None

    def moves(self, known: Known) -> Money:
        """The money that goes to her; none, unless it says so."""
        return known.nothing()

    def charges(self, known: Known) -> Money:
        """The money that is taken from her; none, unless it says so."""
        return known.nothing()

    @classmethod
    def most(cls, known: Known) -> Money:
        """The most money that can be asked for."""
        return known.left()

    def target(self, known: Known) -> Target:
        """Where that money goes or comes from."""
        return "none"

    def cause(self) -> str:
        """The reason she gives, where the action asks for one."""
        return ""

    def grants(self) -> bool:
        """Whether she gets what the matter was about that it ends."""
        return False

    def lines(self) -> tuple[str, ...]:
        """The lines of the order it is about; none means the whole."""
        return ()

    def terms(self, known: Known) -> list[Said]:
        """What will happen, in full: the customer says yes to this, and any change of it voids the offer."""
        raise NotImplementedError

    def result(self, known: Known, key: str) -> list[Said]:
        """What has happened, read off the order afterwards: each refund it made, and whether it has arrived."""
        if known.found is None:
            return []
        # A shop that keeps no keys does not say which refund is whose.
        return gone_back(known, (one for one in known.order.refunds if one.reference in (key, None)))

    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        """Ask the shop to do it. Raises what the port's writes raise."""
        raise NotImplementedError

    def read_back(self, known: Known, key: str) -> Outcome:
        """Whether what the shop shows now has it done."""
        raise NotImplementedError


def not_left(order: Order) -> Reason | None:
    """Why an order can no longer be held back, or None when it can."""
    if order.status in ("unpaid", "paid", "packed"):
        return None
    if order.status in ("refunding", "partially_refunded", "refunded"):
        return "money_back"
    return "cancelled" if order.status == "cancelled" else "left"


def arrived(order: Order) -> Reason | None:
    """Why an order cannot come back, or None when it can."""
    if order.status in ("delivered", "completed", "partially_refunded"):
        return None
    if order.status in ("returning", "exchanging"):
        return "coming_back"
    if order.status in ("refunding", "refunded"):
        return "money_back"
    return "cancelled" if order.status == "cancelled" else "not_arrived"


def has_left(order: Order) -> Reason | None:
    """Why nothing of an order can have gone wrong on its way, or None when it can."""
    if order.status in ("refunding", "refunded"):
        return "money_back"
    return "cancelled" if order.status == "cancelled" else None if not_left(order) else "not_left"


def in_hand(order: Order) -> Reason | None:
    """Why nobody can have seen yet what is in an order's parcels, or None when somebody can."""
    came = order.status not in AWAY or any(one.status == "delivered" for one in order.shipments)
    return None if came else "not_arrived"


def paid_back(order: Order, key: str, amount: Money) -> Outcome:
    """Whether the money of a write can be seen on the order."""
    made = [one for one in order.refunds if one.status != "failed"]
    if any(one.reference == key for one in made):
        return "done"
    # A shop that keeps no keys does not say which refund is whose: one that could be this one is no "not done".
    return "cannot_tell" if any(one.reference is None and one.amount <= amount for one in made) else "not_done"
