"""What a decision is made on: asked of the shop before the verb, handed to it, and kept with what it decided."""

from collections.abc import Iterable

import anyio
import msgspec

from xiaoer.action.action import Action, not_left
from xiaoer.action.known import Known
from xiaoer.action.queries import Deed
from xiaoer.auth.actor import Contact, Staff
from xiaoer.kit.clock import HOUR
from xiaoer.order.facts import Item, Order
from xiaoer.order.shop import Shop, ShopUnreachable
from xiaoer.policy.facts import ActionFacts, ActorFacts, ContactFacts, Facts, Hand, Level, OrderFacts

READ_LIMIT = 10.0
# A label alone has not left, whatever date stands on it.
LEFT = frozenset({"shipped", "delivered", "completed"})
UNDER_WAY = frozenset({"in_transit", "out_for_delivery", "delivered", "exception", "returned"})


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Who wants it done, by whose hand, and where it is talked about; `contact` is the customer it is done for."""

    contact: Contact
    hand: Hand
    locale: str
    staff: Staff | None = None
    conversation_id: str | None = None
    entry_id: str | None = None
    level: Level = "verified"

    @property
    def actor(self) -> str:
        """What the journal writes as the actor."""
        if self.hand == "agent" and self.staff is not None:
            return self.staff.name
        return self.contact.name if self.hand == "customer" else "assistant"


class Filled(msgspec.Struct, frozen=True):
    """An action with all that was known of it at a moment; `subject` is the order, or the customer herself."""

    action: Action
    shop: str
    subject: str
    customer_id: str | None
    facts: Facts
    known: Known
    at: int

    @property
    def order(self) -> Order | None:
        """The order, None where there is none of hers."""
        return self.known.found

    @property
    def there(self) -> bool:
        """Whether what it is done to was found."""
        return self.known.found is not None or (self.action.about == "customer" and self.known.customer is not None)

    def terms(self) -> str:
        """What will happen, as a deed keeps it; nothing where there is nothing to do it to."""
        terms = self.action.terms(self.known) if self.there else []
        return msgspec.json.encode(terms).decode()


async def fill(shop: Shop, action: Action, request: Request, *, now: int) -> Filled:
    """Ask the shop what a proposal is decided on; a visitor's words are never looked up. Raises ShopUnreachable."""
    customer_id = request.contact.customer_id
    known = await read_known(shop, action, customer_id, request.locale, now=now)
    return _with(shop.name, action, known, customer_id, *_who(request), now)


def filled_with(shop: str, action: Action, known: Known, request: Request, *, now: int) -> Filled:
    """The same on what has just been read."""
    return _with(shop, action, known, request.contact.customer_id, *_who(request), now)


def _who(request: Request) -> tuple[ActorFacts, ContactFacts]:
    known = request.contact.customer_id is not None
    actor = ActorFacts(
        hand=request.hand,
        level=request.level if known else "visitor",
        role=request.staff.role if request.hand == "agent" and request.staff is not None else "none",
    )
    return actor, ContactFacts(locale=request.locale, verified=known and actor.level != "claimed")


async def fill_again(shop: Shop, deed: Deed, *, now: int, level: Level | None = None) -> Filled:
    """The same for a yes: the hand as it was, the order as it is now. Raises ShopUnreachable.

    `level` is how surely she is known by now, where that may be less than it was.
    """
    kept = msgspec.json.decode(deed.facts, type=_Who)
    if level is not None:
        kept = _Who(msgspec.structs.replace(kept.actor, level=level), kept.contact)
    known = await read_known(shop, deed.action, deed.customer_id, kept.contact.locale, now=now)
    return _with(shop.name, deed.action, known, deed.customer_id, kept.actor, kept.contact, now)


def level_of(deed: Deed) -> Level:
    """How surely the customer was known when it was proposed."""
    return msgspec.json.decode(deed.facts, type=_Who).actor.level


class _Who(msgspec.Struct):
    actor: ActorFacts
    contact: ContactFacts


def _with(
    shop: str,
    action: Action,
    known: Known,
    customer_id: str | None,
    actor: ActorFacts,
    contact: ContactFacts,
    now: int,
) -> Filled:
    known = msgspec.structs.replace(known, at=now)
    # The shop's own number from here on: typed one way or another, it is one order and one deed.
    exact = msgspec.structs.replace(action, order_id=known.found.id if known.found else "")
    there = known.found is not None or (action.about == "customer" and known.customer is not None)
    facts = Facts(
        actor=actor,
        contact=contact,
        action=_action_facts(exact, known) if there else ActionFacts(action.kind),
        order=order_facts(known.found, now) if known.found else None,
    )
    subject = exact.order_id if action.about == "order" or not there else f"@{customer_id}"
    return Filled(exact.exact(known) if there else exact, shop, subject, customer_id, facts, known, now)


def _action_facts(action: Action, known: Known) -> ActionFacts:
    moved = action.moves(known)
    return ActionFacts(
        kind=action.kind,
        amount=moved.amount,
        currency=moved.currency,
        charge=action.charges(known).amount,
        target=action.target(known),
        reason=action.cause(),
        items=len(action.lines()),
        value=sum(item.price.amount * item.quantity for item in _lines(action, known)),
    )


def _lines(action: Action, known: Known) -> list[Item]:
    return [item for item in known.standing if item.line in action.lines()] if known.found else []


async def read_known(
    shop: Shop, action: Action, customer_id: str | None, locale: str, *, every: bool = False, now: int = 0
) -> Known:
    """All that the action is about, with `every` all that could be chosen. Raises ShopUnreachable."""
    if customer_id is None:
        return Known(None)
    try:
        with anyio.fail_after(READ_LIMIT):
            order = await shop.order(action.order_id, customer_id) if action.about == "order" else None
            customer = await shop.customer(customer_id)
            wanted = (
                sorted({item.product_id for item in order.items} if every else action.products(order)) if order else []
            )
            products = {one: found for one in wanted if (found := await shop.product(one, locale)) is not None}
            coupons = await shop.coupons(customer_id) if "coupons" in action.needs else None
            orders = await shop.orders(customer_id) if "orders" in action.needs else None
    except TimeoutError as error:
        raise ShopUnreachable from error
    return Known(customer, order, products, coupons, orders, now)


async def read_account(shop: Shop, actions: Iterable[type[Action]], customer_id: str) -> Known:
    """Who she is, with all that these actions on her account need to be decided. Raises ShopUnreachable."""
    needs = {need for action in actions if action.about == "customer" for need in action.needs}
    coupons = await shop.coupons(customer_id) if "coupons" in needs else None
    orders = await shop.orders(customer_id) if "orders" in needs else None
    return Known(await shop.customer(customer_id), coupons=coupons, orders=orders)


def order_facts(order: Order, now: int) -> OrderFacts:
    """An order in the words of the rules."""
    parcels = order.shipments
    return OrderFacts(
        status=order.status,
        age_hours=None if order.placed_at is None else (now - order.placed_at) / HOUR,
        total=order.total.amount,
        currency=order.total.currency,
        paid=order.paid.amount > 0,
        shipped=order.status in LEFT or any(one.status in UNDER_WAY for one in parcels),
        delivered=order.status in LEFT - {"shipped"}
        or (bool(parcels) and all(one.status == "delivered" for one in parcels)),
        items=sum(item.quantity for item in order.items if not item.cancelled),
        delivered_hours=_hours_since_arrival(order, now),
        items_changed=order.items_changed_at is not None,
        coming_back=bool(order.returns or order.exchanges),
        refunded=order.refunded.amount,
        late_hours=_hours_late(order, now),
    )


def _hours_since_arrival(order: Order, now: int) -> float:
    """Since the last parcel arrived; negative before, or when the shop does not say."""
    arrivals = [one.delivered_at for one in order.shipments]
    if not arrivals or any(at is None for at in arrivals):
        return -1.0
    return max(0.0, (now - max(at for at in arrivals if at is not None)) / HOUR)


def _hours_late(order: Order, now: int) -> float:
    """How long after its promised day the last of it left, or has not left yet; negative where it is in time."""
    if order.ship_by is None or order.status in ("unpaid", "cancelled"):
        return -1.0
    left = [one.shipped_at for one in order.shipments if one.shipped_at is not None and one.replaces is None]
    sent = now if not_left(order) is None else max(left, default=order.ship_by)
    return (sent - order.ship_by) / HOUR if sent > order.ship_by else -1.0
