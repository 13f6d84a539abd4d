"""What is known of all that an action is about, and the sums on it that several actions do."""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

import msgspec

from xiaoer.kit.money import Money, total
from xiaoer.order import sums
from xiaoer.order.case.terms import arrives
from xiaoer.order.coupons import lost
from xiaoer.order.facts import (
    CaseStatus,
    Claim,
    Coupon,
    Customer,
    Exchange,
    Item,
    Order,
    Payment,
    PaymentKind,
    PaymentMethod,
    Product,
    Refund,
    Return,
    Swap,
    Variant,
)

Target: TypeAlias = Literal["none", "original", "gift_card", "other"]
OPEN: frozenset[CaseStatus] = frozenset({"requested", "received"})


class Known(msgspec.Struct, frozen=True):
    """What the shop says at this moment; `found` is the order, None where there is none of hers.

    `coupons` and `orders` are None where they were not asked for; `at` is the moment, 0 where nobody said it.
    """

    customer: Customer | None
    found: Order | None = None
    products: dict[str, Product] = {}
    coupons: tuple[Coupon, ...] | None = None
    orders: tuple[Order, ...] | None = None
    at: int = 0

    @property
    def order(self) -> Order:
        """The order; whoever asks has made sure that there is one."""
        if self.found is None:
            raise LookupError("no order")
        return self.found

    @property
    def standing(self) -> list[Item]:
        """The lines of the order that are not called off."""
        return [item for item in self.order.items if not item.cancelled]

    def item(self, line: str) -> Item | None:
        """One of those lines."""
        return next((item for item in self.standing if item.line == line), None)

    def method(self, method_id: str) -> PaymentMethod | None:
        """One of her ways to pay."""
        methods = self.customer.methods if self.customer else ()
        return next((one for one in methods if one.id == method_id), None)

    def variant(self, product_id: str, variant_id: str) -> Variant | None:
        """A variant of a product that was read."""
        product = self.products.get(product_id)
        return next((one for one in product.variants if one.id == variant_id), None) if product else None

    def returning(self) -> list[Return]:
        """The returns of the order that are not settled."""
        return [one for one in self.order.returns if one.status in OPEN]

    def exchanging(self) -> list[Exchange]:
        """The exchanges of the order that are not settled."""
        return [one for one in self.order.exchanges if one.status in OPEN]

    def claims(self) -> list[Claim]:
        """The claims on the order that are not settled."""
        return [one for one in self.order.claims if one.status in OPEN]

    def lost_coupons(self) -> list[Coupon]:
        """Those of her coupons that can be asked back."""
        return lost(self.coupons or (), self.orders or (), self.at)

    def left(self) -> Money:
        """What came in and neither went back nor is promised."""
        return free_of(self.order) if self.found else self.nothing()

    def nothing(self) -> Money:
        """No money, in the order's currency."""
        return Money(0, self.found.total.currency if self.found else "")


class Account(msgspec.Struct, frozen=True):
    """Where money goes back to or comes from."""

    kind: PaymentKind
    label: str


class Moment(msgspec.Struct, frozen=True):
    """A time to be shown; `day` where the hour says nothing, `soon` where the year says nothing either."""

    at: int
    day: bool = False
    soon: bool = False


Fact: TypeAlias = str | Money | Account | Moment


class Said(msgspec.Struct, frozen=True):
    """A line shown to people: the end of its words' key, `action-<kind>-line-<key>`, and the facts they need."""

    key: str
    facts: dict[str, Fact] = {}


def not_back_yet(order: Order) -> list[tuple[Payment, Money]]:
    """Every payment of which something has not gone back yet, with how much that is."""
    rests = []
    for payment in order.payments:
        back = [one.amount for one in order.refunds if one.payment_id == payment.id and one.status != "failed"]
        rest = payment.amount - total(back, payment.amount.currency)
        if rest.amount > 0:
            rests.append((payment, rest))
    return rests


def left_of(order: Order) -> Money:
    """All that came in and has not gone back yet."""
    return total((rest for _, rest in not_back_yet(order)), order.total.currency)


def free_of(order: Order) -> Money:
    """What of it is not promised for lines that are on their way back, or for what takes their place."""
    promised = (one.amount for one in order.returns if one.status in OPEN)
    owed = (max(-one.difference, Money(0, one.difference.currency)) for one in order.exchanges if one.status in OPEN)
    currency = order.total.currency
    return max(left_of(order) - total(promised, currency) - total(owed, currency), Money(0, currency))


def worth(known: Known, items: Sequence[Item]) -> Money:
    """What was paid for some lines and can still go back: their price less their share of the order's discount."""
    return min(sums.worth(known.order, items), free_of(known.order))


def too_small(method: PaymentMethod, amount: Money) -> bool:
    """Whether a gift card does not hold so much, or holds other money."""
    held = method.balance
    return held is not None and (held.currency != amount.currency or held < amount)


def target_of(known: Known, method_id: str) -> Target:
    """What a way to pay is to the order."""
    method = known.method(method_id)
    if method is None:
        return "none"
    if any(one.method_id == method_id for one in known.order.payments):
        return "original"
    return "gift_card" if method.kind == "gift_card" else "other"


def account(known: Known, method_id: str) -> Account:
    """One of her ways to pay, to be shown."""
    method = known.method(method_id)
    if method is not None:
        return Account(method.kind, method.label)
    by = next((one for one in known.order.payments if one.method_id == method_id), None)
    return Account(by.kind, by.label) if by else Account("card", "")


def goods(items: Iterable[Item]) -> list[Said]:
    """What was ordered, a line each."""
    return [Said("goods", {"title": one.title, "quantity": str(one.quantity)}) for one in items]


def to_come_back(order: Order) -> list[Said]:
    """What would be refunded if everything were, and where to."""
    rests = not_back_yet(order)
    back = [Said("refund", {"amount": rest, "to": Account(by.kind, by.label)}) for by, rest in rests]
    return back or [Said("no_refund")]


def spread(order: Order, amount: Money) -> list[Said]:
    """Where an amount goes that goes back over the payments in their order."""
    lines: list[Said] = []
    if amount.currency != order.total.currency:
        return [Said("no_refund")]
    for by, rest in not_back_yet(order):
        part = min(rest, amount)
        if part.amount > 0:
            lines.append(Said("refund", {"amount": part, "to": Account(by.kind, by.label)}))
            amount = amount - part
    return lines or [Said("no_refund")]


def gone_back(known: Known, refunds: Iterable[Refund]) -> list[Said]:
    """Each of these refunds in the order of what was paid, and whether it has arrived."""
    made = [one for one in refunds if one.status != "failed"]
    return [_gone(known, one, by) for by in known.order.payments for one in made if one.payment_id == by.id]


def _gone(known: Known, refund: Refund, by: Payment) -> Said:
    facts: dict[str, Fact] = {"amount": refund.amount, "to": account(known, refund.method_id or by.method_id)}
    there = arrives(known.order, refund)
    if there is None:
        return Said(f"refund_{refund.status}", facts)
    return Said("refund_coming", facts | {"day": Moment(there, day=True, soon=True)})


class Change(msgspec.Struct, frozen=True):
    """A line and the variant it is to become, with what that costs more."""

    item: Item
    variant: Variant
    more: Money


def changes(known: Known, swaps: Sequence[Swap]) -> list[Change]:
    """The swaps that can be read: a line that stands, a variant of the same product that has a price."""
    found = []
    for swap in swaps:
        item = known.item(swap.line)
        variant = known.variant(item.product_id, swap.variant_id) if item else None
        price = variant.price(known.order.total.currency) if variant else None
        if item and variant and price:
            found.append(Change(item, variant, (price - item.price) * item.quantity))
    return found


def wrong_swaps(known: Known, swaps: Sequence[Swap], method_id: str) -> str | None:
    """Why these swaps cannot be made and settled by this way to pay, or None."""
    if not swaps or len({swap.line for swap in swaps}) != len(swaps):
        return "no_such_line"
    found = changes(known, swaps)
    if len(found) != len(swaps):
        return "no_such_line" if any(known.item(swap.line) is None for swap in swaps) else "no_such_variant"
    if any(one.variant.id == one.item.variant_id for one in found):
        return "same_variant"
    if any(_short(one, found) for one in found):
        return "sold_out"
    method = known.method(method_id)
    if method is None:
        return "no_such_payment"
    more = difference(known, swaps)
    if -more > free_of(known.order):
        return "more_than_remains"
    return "balance_too_small" if too_small(method, more) else None


def _short(one: Change, found: Sequence[Change]) -> bool:
    # Two lines may want the same variant.
    wanted = sum(other.item.quantity for other in found if other.variant.id == one.variant.id)
    return not one.variant.available or (one.variant.stock is not None and one.variant.stock < wanted)


def swapped(known: Known, swaps: Sequence[Swap], method_id: str) -> list[Said]:
    """What becomes what, and what it costs more or less."""
    found = changes(known, swaps)
    lines = [
        Said("swap", {"title": one.item.title, "before": told(one.item.options), "after": told(one.variant.options)})
        for one in found
    ]
    difference = total((one.more for one in found), known.order.total.currency)
    to = account(known, method_id)
    if difference.amount > 0:
        lines.append(Said("pay", {"amount": difference, "to": to}))
    elif difference.amount < 0:
        lines.append(Said("refund", {"amount": -difference, "to": to}))
    else:
        lines.append(Said("no_difference"))
    return lines


def difference(known: Known, swaps: Sequence[Swap]) -> Money:
    """What the swaps cost more in all."""
    return total((one.more for one in changes(known, swaps)), known.order.total.currency)


def told(options: dict[str, str]) -> str:
    """A variant's options as they are read."""
    return ", ".join(options.values())
