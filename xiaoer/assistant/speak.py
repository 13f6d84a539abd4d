"""Turning what is to be said into words and parts, and letting no number pass that stands in no fact."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from xiaoer.assistant.commands import MEANT
from xiaoer.assistant.offering import said as of_offer
from xiaoer.assistant.proving import said as of_code
from xiaoer.assistant.schemas import (
    Act,
    AskField,
    CodeAct,
    Menu,
    NotHers,
    Plain,
    Recall,
    TellArticle,
    TellDeed,
    TellOrder,
    TellProduct,
    WhichOrder,
    WhichProduct,
)
from xiaoer.assistant.telling import said as of_fact
from xiaoer.assistant.telling.acts import FactAct
from xiaoer.assistant.telling.said import Form
from xiaoer.conversation.entries import Body
from xiaoer.inbox.parts import AnyPart, Article, Choices, Option, OrderItem, Parcel, ParcelEvent
from xiaoer.inbox.parts import Order as OrderPart
from xiaoer.inbox.parts import Product as ProductPart
from xiaoer.kit.clock import DAY, iso
from xiaoer.kit.money import Money, total
from xiaoer.kit.words import Words, day_text
from xiaoer.knowledge.queries import Found
from xiaoer.order.facts import Order, Product, Shipment, Variant

_HERE = Path(__file__).parent
words = Words([_HERE, _HERE.parent / "order"])

PERSON = "person"
SHOW = "show"
MENU = 3
OFFERED = 4
SILENT_AFTER = 3 * DAY
SLOW_AFTER = 3 * DAY
PARCELS = 4
OPENING = 500
_TITLE = 40
_NUMBER = re.compile(r"\d+(?:[.,:/\u00a0\u202f]\d+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
# Emphasis, headings, and the line under a table's head.
_MARKDOWN = re.compile(r"\*\*|__|^#+\s*|^\|[-:| ]+\|[ ]*\n", re.MULTILINE)
_TABLE_ROW = re.compile(r"^\|(.*)\|[ ]*$", re.MULTILINE)


class UngroundedError(Exception):
    """A number was about to be said that stands in no fact."""


def speak(acts: Sequence[Act], locale: str, now: int) -> Body:
    """The acts as one entry. Raises UngroundedError rather than say a number nobody knows."""
    texts: list[str] = []
    parts: list[AnyPart] = []
    options: dict[str, str] = {}
    for act in acts:
        texts += _said(act, locale, now)
        parts += _parts(act, locale, now)
        options |= _options(act, locale, now)
    if PERSON in options:
        options[PERSON] = options.pop(PERSON)
    # What is picked in an entry with an offer is the offer's answer.
    if options and not any(isinstance(act, TellDeed) and act.offer for act in acts):
        parts.append(Choices(options=[Option(value=value, label=label) for value, label in options.items()]))
    body = Body("\n\n".join(texts), parts)
    check(body.text, itertools.chain.from_iterable(_held_against(act, locale, now) for act in acts))
    return body


def check(text: str, grounds: Iterable[str]) -> None:
    """Every number, date and amount of the text stands in what is known, as it is written there."""
    known = {number for ground in grounds for number in _NUMBER.findall(ground)}
    if any(number not in known for number in _NUMBER.findall(text)):
        raise UngroundedError


def order_part(order: Order) -> OrderPart:
    """An order as the customer's screen shows it."""
    goods = total((item.price * item.quantity for item in order.items), order.total.currency)
    return OrderPart(
        id=order.id,
        status=order.status,
        placed_at="" if order.placed_at is None else iso(order.placed_at),
        total=order.total,
        items=[
            OrderItem(title=item.title, quantity=item.quantity, price=item.price, picture=item.picture)
            for item in order.items
        ],
        parcels=[_parcel(shipment) for shipment in order.shipments],
        url=order.url,
        shipping=order.shipping,
        discount=order.total - goods - order.shipping,
    )


def product_part(product: Product, currency: str | None) -> ProductPart:
    """A product as the customer's screen shows it, with the variants that are spoken of."""
    stocks = [variant.stock for variant in product.variants]
    pictures = {variant.picture for variant in product.variants}
    return ProductPart(
        id=product.id,
        title=product.title,
        text=product.description,
        price=min(_prices(product, currency), default=None),
        available=any(variant.available for variant in product.variants),
        stock=None if None in stocks else sum(stock for stock in stocks if stock),
        options=[_option(variant) for variant in product.variants],
        picture=(pictures.pop() if len(pictures) == 1 else None) or product.picture,
        url=product.url,
    )


def opening(body: str) -> str:
    """The first paragraphs of an article as plain text, whole ones, at least the first."""
    plain = _TABLE_ROW.sub(_cells, _MARKDOWN.sub("", body))
    blocks = [block.strip() for block in plain.split("\n\n")]
    said = blocks[0]
    for block in blocks[1:]:
        if _length(said) + _length(block) > OPENING:
            break
        said += "\n\n" + block
    return said


def _cells(row: re.Match[str]) -> str:
    return " · ".join(cell.strip() for cell in row[1].split("|"))


def _length(text: str) -> int:
    """As long as it is to read: a Chinese character says as much as three letters."""
    return len(text) + 2 * len(_HAN.findall(text))


def _said(act: Act, locale: str, now: int) -> list[str]:
    if isinstance(act, CodeAct):
        return [of_code.text(act, locale, words)]
    if isinstance(act, Recall):
        return [of_offer.text(act, locale, words)]
    return of_fact.texts(act, Form(locale, words, now)) if isinstance(act, FactAct) else _texts(act, locale, now)


def _held_against(act: Act, locale: str, now: int) -> Iterable[str]:
    if isinstance(act, CodeAct):
        return of_code.grounds(act)
    if isinstance(act, Recall):
        return of_offer.grounds(act)
    return of_fact.grounds(act, Form(locale, words, now)) if isinstance(act, FactAct) else _grounds(act, locale, now)


def _texts(act: Act, locale: str, now: int) -> list[str]:
    match act:
        case Plain(key) | Menu(key):
            return [words.text(locale, f"assistant-{key}")]
        case TellDeed(text):
            return [text]
        case TellOrder(order):
            return ["\n".join(_told(order, locale, now))]
        case AskField(order=order, kind=kind, detail=detail):
            return [words.text(locale, f"assistant-ask-{kind}", order=order, detail=detail)]
        case NotHers(number):
            return [words.text(locale, "assistant-not-hers", number=number)]
        case WhichOrder(action, absent=absent, several=several):
            key = f"assistant-which-{action}"
            which = words.text(locale, key if words.has(key) and not several else "assistant-which-order")
            return [*([words.text(locale, "assistant-absent", title=absent)] if absent else []), which]
        case TellArticle(article):
            return [opening(article.body)]
        case TellProduct(product, currency):
            return ["\n".join(_stock(product, currency, locale, now))]
        case WhichProduct():
            return [words.text(locale, "assistant-which-product")]
        case _:
            return []


def _stock(product: Product, currency: str | None, locale: str, now: int) -> Iterator[str]:
    """What it costs, and of each variant whether it is there or when it is back."""
    yield _priced(product, currency, locale)
    for variant in product.variants:
        name = _option(variant)
        if variant.available and variant.stock is not None:
            yield words.text(locale, "assistant-variant-left", name=name, count=variant.stock)
        elif variant.available:
            yield words.text(locale, "assistant-variant-there", name=name)
        elif variant.restock_at is not None:
            yield words.text(locale, "assistant-variant-back", name=name, day=day_text(variant.restock_at, locale, now))
        else:
            yield words.text(locale, "assistant-variant-gone", name=name)


def _priced(product: Product, currency: str | None, locale: str) -> str:
    prices = sorted(set(_prices(product, currency)))
    if not prices:
        return product.title
    key = "assistant-product-from" if len(prices) > 1 else "assistant-product"
    return words.text(locale, key, title=product.title, price=prices[0].text(locale))


def _prices(product: Product, currency: str | None) -> list[Money]:
    """What its variants cost in a currency, or where it is not sold in it in that of its readers, or any."""
    for wanted in (currency, product.currency):
        if wanted and (found := [price for one in product.variants if (price := one.price(wanted)) is not None]):
            return found
    return [variant.prices[0] for variant in product.variants if variant.prices][:1]


def _option(variant: Variant) -> str:
    return " · ".join(variant.options.values())


def _told(order: Order, locale: str, now: int) -> Iterator[str]:
    yield words.text(locale, f"assistant-order-{order.status}", order=order.id, total=order.total.text(locale))
    if order.status in ("paid", "packed") and _slow(order, now):
        yield words.text(locale, "assistant-order-slow", days=_days(order.placed_at, now))
    if order.status == "shipped":
        yield from _parcels(order, locale, now)
    for refund in order.refunds:
        yield words.text(locale, f"assistant-refund-{refund.status}", amount=refund.amount.text(locale))


def _parcels(order: Order, locale: str, now: int) -> Iterator[str]:
    if len(order.shipments) > 1:
        yield words.text(locale, "assistant-parcels", count=len(order.shipments))
        for shipment in order.shipments[:PARCELS]:
            status = words.text(locale, f"parcel-status-{shipment.status}")
            named = {"carrier": shipment.carrier, "tracking": shipment.tracking, "status": status}
            yield words.text(locale, "assistant-parcel-named", **named)
        return
    for shipment in order.shipments:
        yield words.text(locale, f"assistant-parcel-{shipment.status}")
        if shipment.events:
            last = shipment.events[-1]
            key = "assistant-latest" if last.place in last.text else "assistant-latest-at"
            yield words.text(locale, key, place=last.place, text=last.text.rstrip(".。"))
        if _silent(shipment, now):
            yield words.text(locale, "assistant-silent", days=_days(_heard(shipment), now))
        if _stuck(shipment, now):
            yield words.text(locale, "assistant-ask-carrier")


def _slow(order: Order, now: int) -> bool:
    return order.placed_at is not None and now - order.placed_at > SLOW_AFTER


def _silent(shipment: Shipment, now: int) -> bool:
    heard = _heard(shipment)
    moving = shipment.status in ("label_created", "in_transit", "out_for_delivery", "exception")
    return moving and heard is not None and now - heard > SILENT_AFTER


def _stuck(shipment: Shipment, now: int) -> bool:
    return shipment.status == "exception" or _silent(shipment, now)


def _heard(shipment: Shipment) -> int | None:
    return shipment.events[-1].at if shipment.events else shipment.shipped_at


def _days(since: int | None, now: int) -> str:
    return str((now - (since or now)) // DAY)


def _troubled(order: Order, now: int) -> bool:
    """Whether something about it is not as it should be, so that a person is offered."""
    stuck = any(_stuck(shipment, now) for shipment in order.shipments)
    failed = any(refund.status == "failed" for refund in order.refunds)
    slow = order.status in ("paid", "packed") and _slow(order, now)
    return failed or slow or (order.status == "shipped" and stuck)


def _parts(act: Act, locale: str, now: int) -> list[AnyPart]:
    match act:
        case TellOrder(order):
            return [order_part(order)]
        case TellArticle(article):
            url = f"/help/{article.locale}/{article.slug}"
            return [Article(id=article.slug, title=article.title, url=url)]
        case TellProduct(product, currency):
            return [product_part(product, currency)]
        case TellDeed(offer=offer) if offer is not None:
            return [offer]
        case FactAct():
            return of_fact.parts(act, Form(locale, words, now))
        case _:
            return []


def _options(act: Act, locale: str, now: int) -> dict[str, str]:
    person = {PERSON: words.text(locale, "choice-person")}
    match act:
        case TellOrder(order, others):
            return _others(others, locale) | (person if _troubled(order, now) else {})
        case NotHers(orders=orders):
            return _others(orders, locale) | (person if orders else {})
        case WhichOrder(action, orders):
            return {f"{action}:{order.id}": _label(order, locale) for order in orders[:OFFERED]} | person
        case AskField(options=options):
            return options | person
        case Menu(_, articles, intents):
            return _menu(articles, intents, locale) | person
        case WhichProduct(products, currency):
            return {f"product:{one.id}": _priced(one, currency, locale) for one in products[:OFFERED]} | person
        case FactAct():
            labels = {one.id: _label(one, locale) for one in of_fact.others(act)}
            return of_fact.options(act, Form(locale, words, now), labels)
        case CodeAct():
            return of_code.options(act, locale, words) | person
        case TellDeed(person=True) | Plain(
            "sorry" | "unclear" | "log-in" | "who-unmet" | "no-product" | "file-kept" | "code-expired" | "code-too-soon"
        ):
            return person
        case _:
            return {}


def _others(orders: Sequence[Order], locale: str) -> dict[str, str]:
    return {f"{SHOW}:{other.id}": _label(other, locale) for other in orders[:OFFERED]}


def _menu(articles: Sequence[Found], intents: Sequence[str], locale: str) -> dict[str, str]:
    """What she may have meant, then articles, then what is asked most."""
    known = [name for name in intents if words.has(f"choice-meant-{name}")]
    meant = {f"{MEANT}{name}": words.text(locale, f"choice-meant-{name}") for name in known[: MENU - 1]}
    of_articles = {f"article:{article.slug}": _short(article.title) for article in articles[: MENU - 1]}
    usual = {"order_status": SHOW, "cancel_order": "cancel_order"}
    own = {value: words.text(locale, f"choice-{value}") for name, value in usual.items() if name not in known}
    return dict([*meant.items(), *of_articles.items(), *own.items()][:MENU])


def _label(order: Order, locale: str) -> str:
    title = _short(order.items[0].title) if order.items else ""
    status = words.text(locale, f"order-status-{order.status}")
    return words.text(locale, "choice-order", order=order.id, title=title, status=status)


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"


def _grounds(act: Act, locale: str, now: int) -> Iterator[str]:
    """What is known, as it would be written: of the facts themselves, not of the words made of them."""
    match act:
        case TellOrder(order):
            yield from _money_and_goods(order, locale)
            yield from (str(len(order.shipments)), _days(order.placed_at, now))
            for shipment in order.shipments:
                yield from (shipment.tracking, shipment.carrier, _days(_heard(shipment), now))
                yield from (f"{event.place} {event.text}" for event in shipment.events)
        case NotHers(number):
            yield number
        case AskField(order=asked, detail=detail) | WhichOrder(action=asked, absent=detail):
            yield from (asked, detail)
        case TellArticle(article):
            yield article.body
        case TellProduct(product, currency):
            yield from (product.title, *(price.text(locale) for price in _prices(product, currency)))
            for variant in product.variants:
                yield from (*variant.options.values(), str(variant.stock))
                yield day_text(variant.restock_at, locale, now) if variant.restock_at else ""
        case TellDeed(order=order, facts=facts, verdict=verdict):
            yield from (order, verdict)
            if facts is not None:
                yield from _money_and_goods(facts, locale)


def _money_and_goods(order: Order, locale: str) -> Iterator[str]:
    yield from (order.id, order.total.text(locale), order.paid.text(locale), order.coupon or "")
    yield from (f"{item.title} {item.quantity} {item.price.text(locale)}" for item in order.items)
    yield from (f"{payment.label} {payment.amount.text(locale)}" for payment in order.payments)
    yield from (refund.amount.text(locale) for refund in order.refunds)


def _parcel(shipment: Shipment) -> Parcel:
    return Parcel(
        carrier=shipment.carrier,
        tracking=shipment.tracking,
        status=shipment.status,
        events=[ParcelEvent(at=iso(event.at), place=event.place, text=event.text) for event in shipment.events],
    )
