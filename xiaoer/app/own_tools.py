"""The tools of a program that acts for one customer: known by her shop's word, and everything passes the gate."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from xiaoer.action.facts import Request
from xiaoer.action.kinds.tools import PROPOSE, Tool, tools
from xiaoer.action.own.api import OwnHand, Standing
from xiaoer.auth.actor import Contact
from xiaoer.auth.identity import Identity, identify
from xiaoer.contact.verbs import contact_id_of
from xiaoer.event.tx import Tx
from xiaoer.inbox.queries import inboxes
from xiaoer.kit import crypto
from xiaoer.kit.clock import HOUR, iso
from xiaoer.kit.errors import Invalid, NotFound, Unauthorized
from xiaoer.kit.store import Store
from xiaoer.kit.words import nearest
from xiaoer.order.facts import Order
from xiaoer.order.shop import Shop
from xiaoer.policy.facts import Hand

# Whose word it is that she is there: whoever holds her token acts as she does, and may no more than she may.
HAND: Hand = "customer"
# After that the shop has to vouch for her again.
SESSION = HOUR
MOST_ORDERS = 50


class OwnTools:
    """What a program may do for her, until `until`. Raises Unauthorized for a visitor."""

    def __init__(self, store: Store[Tx], shop: Shop, request: Request, until: int) -> None:
        self._hand = OwnHand(store, shop, request)
        self._shop = shop
        self._clock = store.clock
        self._request = request
        self._until = until
        self.tools: Mapping[str, Tool] = {one.name: one for one in tools(request.hand)}

    async def call(self, name: str, given: Mapping[str, Any]) -> Any:
        """What a tool answers, ready for JSON. Raises Refused, and ShopUnreachable when nothing has happened."""
        if self._clock.now() >= self._until:
            raise Unauthorized("expired")
        if name not in self.tools:
            raise NotFound("not_found")
        _check(self.tools[name], given)
        if name.startswith(PROPOSE):
            return _told(await self._hand.propose(name.removeprefix(PROPOSE), given))
        match name:
            case "list_orders":
                return [_brief(order) for order in await self._shop.orders(self._customer_id, MOST_ORDERS)]
            case "get_order":
                return await self._order(given["order_id"])
            case "deed_status":
                return _told(await self._hand.stands(given["offer_id"]))
            case _:
                return _told(await self._hand.answer(given["offer_id"], yes=name == "confirm_offer"))

    @property
    def _customer_id(self) -> str:
        return self._request.contact.customer_id or ""

    async def _order(self, order_id: str) -> dict[str, Any]:
        order = await self._shop.order(order_id, self._customer_id) if order_id.isprintable() else None
        customer = await self._shop.customer(self._customer_id)
        if order is None or customer is None:
            raise NotFound("not_found")
        products = [await self._shop.product(one, self._request.locale) for one in _products(order)]
        possible = await self._hand.possible(order)
        return {
            "order": _plain(order),
            "ways_to_pay": _plain(customer.methods),
            "variants": {one.id: _plain([v for v in one.variants if v.available]) for one in products if one},
            "actions": [
                {"tool": f"{PROPOSE}{one.kind}", "possible": one.reason is None, "reason": one.reason}
                for one in possible
            ],
        }


async def own_tools(store: Store[Tx], shop: Shop, data: Path, names: tuple[str, ...], token: str) -> OwnTools:
    """The tools for whom the token vouches for. Raises Unauthorized for a token that is not the shop's or is over."""
    keys = [crypto.key_file(data, name) for name in names]
    known = await _known(store, keys, token)
    customer = await shop.customer(known.customer_id)
    if customer is None:
        raise Unauthorized("unauthorized")
    contact = Contact(contact_id_of(known.inbox_id, customer.id), known.inbox_id, customer.id)
    request = Request(contact=contact, hand=HAND, locale=nearest(customer.locale))
    return OwnTools(store, shop, request, store.clock.now() + SESSION)


async def _known(store: Store[Tx], keys: list[bytes], token: str) -> Identity:
    wrong = Unauthorized("unauthorized")
    for inbox in await store.read(inboxes):
        try:
            return identify(token, keys=keys, inbox_id=inbox.id, now=store.clock.now())
        except Unauthorized as error:
            wrong = error if wrong.code != "expired" else wrong
    raise wrong


def _check(tool: Tool, given: Mapping[str, Any]) -> None:
    """Whether it was given what it takes and nothing else; the fields themselves are read by the action."""
    there = tool.schema["properties"]
    if given.keys() - there.keys() or any(name not in given for name in tool.schema["required"]):
        raise Invalid("no_such_action")
    if any(there[name].get("type") == "string" and not isinstance(value, str) for name, value in given.items()):
        raise Invalid("no_such_action")


def _told(standing: Standing) -> dict[str, Any]:
    """How a deed stands: its terms are what the customer is to be shown."""
    deed = standing.deed
    return {
        "offer_id": deed.id,
        "state": deed.state,
        "open": standing.open,
        "title": standing.title,
        "terms": standing.lines,
        "changed_to": standing.now,
        "rule": standing.rule,
        "says": standing.says,
    }


def _brief(order: Order) -> dict[str, Any]:
    return {
        "order_id": order.id,
        "status": order.status,
        "placed_at": iso(order.placed_at) if order.placed_at is not None else None,
        "total": _plain(order.total),
        "items": [{"line": one.line, "title": one.title, "quantity": one.quantity} for one in order.items],
    }


def _products(order: Order) -> list[str]:
    return list(dict.fromkeys(item.product_id for item in order.items))


def _plain(value: Any) -> Any:
    """What the shop says, with times as everywhere in JSON."""
    return _timed(msgspec.to_builtins(value))


def _timed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _time(each) if _is_time(name) else _timed(each) for name, each in value.items()}
    return [_timed(each) for each in value] if isinstance(value, list | tuple) else value


def _is_time(name: str) -> bool:
    return name == "at" or name.endswith("_at")


def _time(at: int | None) -> str | None:
    return None if at is None else iso(at)
