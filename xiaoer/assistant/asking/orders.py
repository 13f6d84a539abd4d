"""Which of her orders she speaks of: those she names, those that hold what she names, or none of them."""

from collections.abc import Sequence

import msgspec

from xiaoer.assistant.asking.goods import JOINING, mentions
from xiaoer.assistant.asking.queue import named_in
from xiaoer.assistant.asking.ways import reason_of
from xiaoer.assistant.besides.clauses import stated
from xiaoer.assistant.commands import AnyCommand, Start, Went
from xiaoer.assistant.patterns import NumberPatterns, key
from xiaoer.assistant.queries import Thread
from xiaoer.assistant.schemas import Known, Turn
from xiaoer.assistant.understand import NAMED
from xiaoer.knowledge.tokens import index_tokens, query_tokens
from xiaoer.order.facts import Order
from xiaoer.order.shop import Shop

ORDERS = 20
_WORD = 4
_FIGURES = 4
_NUMBERS = NumberPatterns()


async def orders_of(
    shop: Shop, found: Thread, commands: Sequence[AnyCommand], text: str, made: Turn, known: Known
) -> Known:
    """What is known, with her orders. Raises ShopUnreachable."""
    customer_id = found.customer_id or ""
    orders = await shop.orders(customer_id, ORDERS)
    numbers = (*named_in(commands), *_numbers_of(found, commands))
    said = _said(found, commands)
    spoken_of = _spoken_of(orders, found, commands)
    return msgspec.structs.replace(
        known,
        orders=orders,
        named={number: await _hers(shop, orders, number, customer_id) for number in numbers},
        mentioned=spoken_of or _mentioned(orders, text),
        absent="" if numbers or spoken_of or not orders else await _absent(shop, orders, said, made),
        cause=reason_of(said),
        currency=orders[0].total.currency if orders else None,
    )


async def _hers(shop: Shop, orders: Sequence[Order], number: str, customer_id: str) -> Order | None:
    """The order of this number, its own or a parcel's, if it is hers."""
    wanted = key(number)
    for order in orders:
        own = key(order.id)
        # Few write the letters before the figures.
        bare = len(wanted) >= _FIGURES and wanted.isdigit() and own.removesuffix(wanted).isalpha()
        if bare or wanted in (own, *(key(shipment.tracking) for shipment in order.shipments)):
            return order
    return await shop.order(number, customer_id) or await shop.order_by_tracking(number, customer_id)


def _numbers_of(found: Thread, commands: Sequence[AnyCommand]) -> list[str]:
    """The orders of what she wishes for, and those that her words about it name besides."""
    wishes = (*found.state.wishes, *((found.state.offer.wish,) if found.state.offer and found.state.offer.wish else ()))
    said = [one for wish in wishes for one in wish.said] + [
        one for of in commands if isinstance(of, Start) for one in of.said
    ]
    texts = "\n".join(found.words.get(one.entry, "")[one.begin : one.end] for one in said)
    starts = [one.order for one in commands if isinstance(one, Start) and one.order]
    return [*starts, *(wish.order for wish in wishes if wish.order), *_NUMBERS.find(texts).orders[:NAMED]]


def _spoken_of(orders: Sequence[Order], found: Thread, commands: Sequence[AnyCommand]) -> frozenset[str]:
    """Those of her orders that hold most of the goods which her first wish names."""
    text = _said(found, commands)
    counts = {order.id: len(mentions(order.items, text)) for order in orders} if text else {}
    most = max(counts.values(), default=0)
    return frozenset(id_ for id_, count in counts.items() if count == most) if most else frozenset()


def _said(found: Thread, commands: Sequence[AnyCommand]) -> str:
    """Her words about what she wishes for first."""
    start = next((one for one in commands if isinstance(one, Start) and one.said), None)
    said = start.said if start else found.state.wishes[0].said if found.state.wishes else ()
    went = [one for of in commands if isinstance(of, Went) for one in of.said]
    return stated("\n".join(found.words.get(one.entry, "")[one.begin : one.end] for one in (*said, *went)))


async def _absent(shop: Shop, orders: Sequence[Order], text: str, made: Turn) -> str:
    """The name of the goods that she speaks of, where the shop sells them and none of her orders holds them."""
    words = telling_words(text)
    found = [one for one in await shop.find_products(text, made.heard) if names(one.title, words)] if text else []
    bought = {item.product_id for order in orders for item in order.items}
    return found[0].title if found and not any(one.id in bought for one in found) else ""


def _mentioned(orders: Sequence[Order], text: str) -> frozenset[str]:
    """Those of her orders whose goods her words name, unless they name all of them."""
    words = telling_words(text)
    named = {order.id for order in orders if any(names(item.title, words) for item in order.items)}
    return frozenset(named) if len(named) < len(orders) else frozenset()


def telling_words(text: str) -> frozenset[str]:
    """The words of a text by which something can be known again."""
    told = frozenset(word for word in query_tokens(text) if len(word) >= _WORD or not word.isascii())
    return told - JOINING


def names(title: str, words: frozenset[str]) -> bool:
    """Whether one of these words stands in a title."""
    return not words.isdisjoint(index_tokens(title).split())
