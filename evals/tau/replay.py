"""The benchmark's tools, each a read of the shop or an action through the gate."""

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from xiaoer.action.facts import Request, fill
from xiaoer.action.jobs import ANSWER, PERFORM, SETTLE, answer, perform, settle
from xiaoer.action.kinds.registry import make
from xiaoer.action.queries import Deed, deed_of
from xiaoer.action.verbs import propose
from xiaoer.auth.actor import Contact, System
from xiaoer.contact.verbs import Who, meet
from xiaoer.conversation.events import OfferAnswered
from xiaoer.event.tx import Tx
from xiaoer.job.queue import finish, lease
from xiaoer.kit.store import Store
from xiaoer.order.facts import Address, Customer, Order
from xiaoer.order.shop import Shop

INBOX, TALK, LOCALE = "web", "replay", "en"
JOBS = {ANSWER: answer, PERFORM: perform, SETTLE: settle}
_SUMS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class No(Exception):
    """The tool answers with an error."""


class Replay:
    """One customer before the gate."""

    def __init__(self, store: Store[Tx], shop: Shop, customer_id: str | None) -> None:
        self._store = store
        self._shop = shop
        self._customer_id = customer_id

    async def call(self, name: str, arguments: Mapping[str, Any]) -> bool:
        """Use a tool; False when it answers with an error."""
        try:
            if name in _WRITES:
                await self._write(*await _WRITES[name](self, arguments))
            else:
                await _READS[name](self, arguments)
        except No:
            return False
        return True

    # -- reads

    async def by_email(self, arguments: Mapping[str, Any]) -> None:
        """Who has this e-mail."""
        await self.known_as(await self._shop.find_customers(email=arguments["email"]))

    async def by_name(self, arguments: Mapping[str, Any]) -> None:
        """Who has this name at this postal code."""
        name = f"{arguments['first_name']} {arguments['last_name']}"
        await self.known_as(await self._shop.find_customers(name=name, postal_code=arguments["zip"]))

    async def known_as(self, found: tuple[Customer, ...]) -> None:
        """Just one customer was found: she is the one."""
        if len(found) != 1:
            raise No
        self._customer_id = found[0].id

    async def user(self, arguments: Mapping[str, Any]) -> None:
        """Her own page."""
        if arguments["user_id"] != self._customer_id or await self._shop.customer(arguments["user_id"]) is None:
            raise No

    async def order(self, arguments: Mapping[str, Any]) -> Order:
        """An order of hers."""
        order = await self._shop.order(arguments["order_id"], self._customer_id or "")
        if order is None:
            raise No
        return order

    async def product(self, arguments: Mapping[str, Any]) -> None:
        """A product."""
        if await self._shop.product(arguments["product_id"], LOCALE) is None:
            raise No

    async def item(self, arguments: Mapping[str, Any]) -> None:
        """A variant, wherever it is sold."""
        after: str | None = None
        while page := await self._shop.products(LOCALE, after=after):
            if any(variant.id == arguments["item_id"] for product in page for variant in product.variants):
                return
            after = page[-1].id
        raise No

    async def types(self, arguments: Mapping[str, Any]) -> None:
        """What there is."""
        await self._shop.products(LOCALE)

    async def calculate(self, arguments: Mapping[str, Any]) -> None:
        """A sum."""
        try:
            _sum(ast.parse(arguments["expression"], mode="eval").body)
        except (SyntaxError, ValueError, ZeroDivisionError) as error:
            raise No from error

    async def nothing(self, arguments: Mapping[str, Any]) -> None:
        """A thought, or a person takes over: nothing is changed by it."""

    # -- writes: which action, and its fields

    async def cancel(self, arguments: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Which cancellation."""
        reason = arguments["reason"].replace(" ", "_")
        return "cancel_order", {"order_id": arguments["order_id"], "reason": reason}

    async def readdress(self, arguments: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Which other address of an order."""
        order = await self.order(arguments)
        return "change_address", {"order_id": order.id, "address": _address(arguments, order.address.name)}

    async def readdress_user(self, arguments: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Which other address of hers."""
        await self.user(arguments)
        customer = await self._shop.customer(self._customer_id or "")
        return "change_default_address", {"address": _address(arguments, customer.name if customer else "")}

    async def repay(self, arguments: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Which other way to pay."""
        return "change_payment", {"order_id": arguments["order_id"], "method_id": arguments["payment_method_id"]}

    async def modify(self, arguments: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Which other variants before shipping."""
        return "change_items", await self.swaps(arguments)

    async def exchange(self, arguments: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Which other variants after delivery."""
        return "exchange_items", await self.swaps(arguments)

    async def send_back(self, arguments: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Which lines come back."""
        order = await self.order(arguments)
        lines = _lines(order, arguments["item_ids"])
        return "return_items", {"order_id": order.id, "items": lines, "method_id": arguments["payment_method_id"]}

    async def swaps(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Line by line what becomes what."""
        order = await self.order(arguments)
        pairs = zip(_lines(order, arguments["item_ids"]), arguments["new_item_ids"], strict=True)
        swaps = [{"line": line, "variant_id": variant} for line, variant in pairs]
        return {"order_id": order.id, "swaps": swaps, "method_id": arguments["payment_method_id"]}

    async def _write(self, kind: str, fields: dict[str, Any]) -> None:
        """Propose it, say yes to the offer, and have it carried out."""
        contact = Contact(f"contact-{self._customer_id}", INBOX, self._customer_id)
        request = Request(
            contact=contact,
            hand="assistant",
            locale=LOCALE,
            conversation_id=TALK,
            entry_id="offer",
            level="claimed" if self._customer_id else "visitor",
        )
        action = make(kind, fields)
        filled = await fill(self._shop, action, request, now=self._store.clock.now())
        await self._meet(contact)
        deed: Deed = await self._store.write(propose, request, filled)
        if deed.state == "proposed":
            yes = OfferAnswered(deed=deed.id, yes=True)
            await self._store.write(lambda tx: tx.record(yes, stream=f"conversation:{TALK}", actor=contact.name))
            await self._work()
        ended = await self._store.read(deed_of, System(), deed.id)
        if ended is None or ended.state != "done":
            raise No

    async def _meet(self, contact: Contact) -> None:
        who = Who(INBOX, contact.customer_id, "", LOCALE)
        await self._store.write(lambda tx: meet(tx, who, contact_id=contact.contact_id, visitor_hash=None))

    async def _work(self) -> None:
        while jobs := await self._store.write(lease, 10):
            for job in jobs:
                await JOBS[job.kind](self._store, self._shop, job)
                await self._store.write(finish, [job], [])


Tool = Callable[[Replay, Mapping[str, Any]], Any]
_READS: dict[str, Tool] = {
    "find_user_id_by_email": Replay.by_email,
    "find_user_id_by_name_zip": Replay.by_name,
    "get_user_details": Replay.user,
    "get_order_details": Replay.order,
    "get_product_details": Replay.product,
    "get_item_details": Replay.item,
    "list_all_product_types": Replay.types,
    "calculate": Replay.calculate,
    "think": Replay.nothing,
    "transfer_to_human_agents": Replay.nothing,
}
_WRITES: dict[str, Tool] = {
    "cancel_pending_order": Replay.cancel,
    "modify_pending_order_address": Replay.readdress,
    "modify_pending_order_items": Replay.modify,
    "modify_pending_order_payment": Replay.repay,
    "modify_user_address": Replay.readdress_user,
    "return_delivered_order_items": Replay.send_back,
    "exchange_delivered_order_items": Replay.exchange,
}


def _lines(order: Order, item_ids: list[str]) -> list[str]:
    """Which lines are meant; the same thing bought twice is two lines."""
    left = [(item.line, item.variant_id) for item in order.items]
    lines = []
    for wanted in item_ids:
        found = next((one for one in left if one[1] == wanted), None)
        if found is None:
            raise No
        left.remove(found)
        lines.append(found[0])
    return lines


def _address(arguments: Mapping[str, Any], name: str) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(
        Address(
            name=name,
            line1=arguments["address1"],
            line2=arguments["address2"],
            city=arguments["city"],
            region=arguments["state"],
            postal_code=arguments["zip"],
            country=arguments["country"],
        )
    )
    return told


def _sum(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SUMS:
            return float(_SUMS[type(op)](_sum(left), _sum(right)))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_sum(operand)
    raise ValueError
