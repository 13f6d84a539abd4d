"""What a decision is made on: asked of the shop before the verb, handed to it, and kept with what it decided."""

import anyio
import msgspec

from xiaoer.action.action import Action
from xiaoer.action.queries import Deed
from xiaoer.auth.actor import Contact, Staff
from xiaoer.kit.clock import HOUR
from xiaoer.order.shop import Order, Shop, ShopUnreachable
from xiaoer.policy.facts import ActionFacts, ActorFacts, ContactFacts, Facts, Hand, OrderFacts

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

    @property
    def actor(self) -> str:
        """What the journal writes as the actor."""
        if self.hand == "agent" and self.staff is not None:
            return self.staff.name
        return self.contact.name if self.hand == "customer" else "assistant"


class Filled(msgspec.Struct, frozen=True):
    """An action with all that is known of it at this moment; without `order` there is no such order of hers."""

    action: Action
    shop: str
    facts: Facts
    order: Order | None


async def fill(shop: Shop, action: Action, request: Request, *, now: int) -> Filled:
    """Ask the shop what a proposal is decided on; a visitor's words are never looked up. Raises ShopUnreachable."""
    return await _filled(shop, action, request.contact.customer_id, *_who(request), now)


def filled_with(shop: str, action: Action, order: Order, request: Request, *, now: int) -> Filled:
    """The same on an order that has just been read."""
    return _with(shop, action, order, *_who(request), now)


def _who(request: Request) -> tuple[ActorFacts, ContactFacts]:
    known = request.contact.customer_id is not None
    actor = ActorFacts(
        hand=request.hand,
        level="signed" if known else "visitor",
        role=request.staff.role if request.hand == "agent" and request.staff is not None else "none",
    )
    return actor, ContactFacts(locale=request.locale, verified=known)


async def fill_again(shop: Shop, deed: Deed, *, now: int) -> Filled:
    """The same for a yes: the hand as it was, the order as it is now. Raises ShopUnreachable."""
    kept = msgspec.json.decode(deed.facts, type=_Who)
    return await _filled(shop, deed.action, deed.customer_id, kept.actor, kept.contact, now)


class _Who(msgspec.Struct):
    actor: ActorFacts
    contact: ContactFacts


async def _filled(
    shop: Shop, action: Action, customer_id: str | None, actor: ActorFacts, contact: ContactFacts, now: int
) -> Filled:
    order = None if customer_id is None else await read_order(shop, action.order_id, customer_id)
    return _with(shop.name, action, order, actor, contact, now)


def _with(shop: str, action: Action, order: Order | None, actor: ActorFacts, contact: ContactFacts, now: int) -> Filled:
    moved = action.moves(order) if order else None
    facts = Facts(
        actor=actor,
        contact=contact,
        action=ActionFacts(action.kind, moved.amount, moved.currency) if moved else ActionFacts(action.kind),
        order=order_facts(order, now) if order else None,
    )
    # The shop's own number from here on: typed one way or another, it is one order and one deed.
    exact = msgspec.structs.replace(action, order_id=order.id if order else "")
    return Filled(exact, shop, facts, order)


async def read_order(shop: Shop, order_id: str, customer_id: str) -> Order | None:
    """Her order, within a time limit. Raises ShopUnreachable."""
    try:
        with anyio.fail_after(READ_LIMIT):
            return await shop.order(order_id, customer_id)
    except TimeoutError as error:
        raise ShopUnreachable from error


def order_facts(order: Order, now: int) -> OrderFacts:
    """An order in the words of the rules."""
    parcels = order.shipments
    return OrderFacts(
        status=order.status,
        # An age the shop does not know stays a missing fact: a rule that asks for it refuses, to a person.
        age_hours=None if order.placed_at is None else (now - order.placed_at) / HOUR,  # type: ignore[arg-type]
        total=order.total.amount,
        currency=order.total.currency,
        paid=order.paid.amount > 0,
        shipped=order.status in LEFT or any(one.status in UNDER_WAY for one in parcels),
        delivered=order.status in LEFT - {"shipped"}
        or (bool(parcels) and all(one.status == "delivered" for one in parcels)),
        items=sum(item.quantity for item in order.items),
    )
