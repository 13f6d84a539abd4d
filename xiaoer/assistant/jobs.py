"""A turn of the assistant, and telling the customer how a deed went."""

import logging
import uuid
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

import anyio
import msgspec

from xiaoer.action import facts as action_facts
from xiaoer.action.faces import offer, offer_state, outcome_text
from xiaoer.action.facts import read_known
from xiaoer.action.kinds.registry import make
from xiaoer.action.queries import deed_of
from xiaoer.action.verbs import propose
from xiaoer.assistant.classifier import Examples, Ranked
from xiaoer.assistant.commands import AnyCommand, Ask, Look, Send, Unsure
from xiaoer.assistant.decide import decide, named_in, proposed, wants_orders
from xiaoer.assistant.language import LanguageVote, detect
from xiaoer.assistant.patterns import NumberPatterns, key
from xiaoer.assistant.queries import Thread, locale_of, thread
from xiaoer.assistant.schemas import Known, Plain, Plan, Propose, Proposed, ToPerson, Turn
from xiaoer.assistant.speak import speak
from xiaoer.assistant.understand import USUAL, Reading, enough, learn, rank, read, read_forms
from xiaoer.assistant.verbs import answer, tell_outcome
from xiaoer.auth.actor import Contact, System
from xiaoer.conversation.entries import Body
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Typing
from xiaoer.job.queue import Job
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Reader, Store
from xiaoer.kit.words import nearest
from xiaoer.knowledge import queries as knowledge
from xiaoer.knowledge.queries import Found
from xiaoer.knowledge.tokens import index_tokens, query_tokens
from xiaoer.order.shop import Order, Product, Shop, ShopUnreachable, Variant

TURN = "assistant.turn"
REPORT = "assistant.report"
LIMIT = 8.0
UNDERSTOOD_IN = 3.0
SHOP_LIMIT = 3.0
TRIES = 3
ORDERS = 20
PRODUCTS = 4
# What she wants stands at the beginning; what is longer is pasted.
LONGEST = 1_000
_WORD = 4
_WAITS = 4
_NUMBERS = NumberPatterns()
_SPACE = uuid.UUID("6e1d2f4c-8b39-5a51-9c1f-2f7c0a6d5b10")
log = logging.getLogger(__name__)

Signal = Callable[[str, object], None]


class Mind(Protocol):
    """The worker process, as far as a turn needs it."""

    def run(
        self, function: Callable[[str, str], Ranked], text: str, locale: str, /, *, timeout: float
    ) -> Awaitable[Ranked]:
        """Run the function there."""
        ...


class Teachable(Protocol):
    """The worker process, as far as teaching it goes."""

    def prepare(self, function: Callable[[Examples], int], examples: Examples, /) -> Awaitable[int]:
        """Run the function there now, and first thing in every new process."""
        ...


async def teach(store: Store[Tx], worker: Teachable) -> bool:
    """Have the worker learn the shop's example sentences. False when there are none."""
    examples: dict[str, dict[str, list[str]]] = {}
    for one in await store.read(knowledge.examples):
        examples.setdefault(one.locale, {}).setdefault(one.intent, []).append(one.text)
    if examples:
        await worker.prepare(learn, examples)
    return bool(examples)


async def turn(store: Store[Tx], shop: Shop, worker: Mind, signal: Signal, job: Job) -> None:
    """Answer what she wrote or picked. A turn that fails leaves the rest to the job that looks after ten seconds."""
    try:
        with anyio.fail_after(LIMIT):
            await _take_turn(store, shop, worker, signal, job)
    except Exception as error:
        log.warning("turn failed", extra={"stream": job.args["stream"], "error": type(error).__name__})


async def report(store: Store[Tx], shop: Shop, job: Job) -> None:
    """A deed has come to something: its offer shows it and the customer is told, once."""
    conversation_id, entry_id = job.args["facts"]["conversation"], job.args["facts"]["entry"]
    deed = await store.read(deed_of, System(), job.args["stream"].removeprefix("deed:"))
    if deed is None or conversation_id is None or entry_id is None:
        return
    locale = await store.read(locale_of, conversation_id)
    known = await read_known(shop, deed.action, deed.customer_id, locale)
    told = await store.write(
        tell_outcome,
        conversation_id,
        entry_id,
        deed.id,
        offer_state(deed),
        Body(outcome_text(deed, known, locale)),
        said_id=str(uuid.uuid5(_SPACE, f"{deed.id}:{deed.state}:{deed.escalated_at or 0}")),
        person=deed.to_person,
    )
    # A deed that needed no yes may be done before its entry is written.
    if told is None and deed.state in ("done", "unknown") and job.attempts < _WAITS:
        raise Refused("not_shown_yet")


async def _take_turn(store: Store[Tx], shop: Shop, worker: Mind, signal: Signal, job: Job) -> None:
    stream, seq = job.args["stream"], job.args["seq"]
    conversation_id = stream.removeprefix("conversation:")
    for attempt in range(TRIES):
        found = await store.read(thread, conversation_id, seq)
        if found is None:
            return
        signal(stream, Typing("assistant"))
        try:
            made, plan = await _made(store, shop, worker, found, seq)
            body = speak(plan.acts, made.locale, store.clock.now())
            await store.write(answer, made, plan, body)
            return
        except Refused as refused:
            # She answered the offer by its button meanwhile: look again.
            if refused.code != "offer_moved" or attempt + 1 == TRIES:
                raise


async def _made(store: Store[Tx], shop: Shop, worker: Mind, found: Thread, seq: int) -> tuple[Turn, Plan]:
    """Understand, decide, and propose what is to be proposed."""
    vote = found.state.vote or LanguageVote(nearest(found.locale))
    for said in found.texts:
        vote = vote.hear(said)
    text = _text(found)
    heard = detect(text) or vote.locale
    reading = await _understood(worker, found, text, heard)
    made = Turn(
        conversation_id=found.conversation_id,
        seq=seq,
        entry=str(uuid.uuid5(_SPACE, f"{found.conversation_id}:{seq}")),
        locale=vote.locale,
        heard=heard,
        commands=[str(command.__struct_config__.tag) for command in reading.commands],
        intent=reading.intent,
        confidence=reading.confidence,
        offer=found.state.offer,
    )
    known = await _known(store, shop, found, reading.commands, made)
    plan = decide(msgspec.structs.replace(found.state, vote=vote), reading.commands, known)
    if plan.propose is not None:
        plan = await _with_deed(store, shop, found, made, plan, plan.propose)
    return made, plan


async def _understood(worker: Mind, found: Thread, text: str, heard: str) -> Reading:
    if found.files and not text and not found.picked:
        return Reading((Send(),))
    forms = read_forms(found.texts, found.picked, _NUMBERS)
    ranked = [] if enough(forms) or not text else await worker.run(rank, text, heard, timeout=UNDERSTOOD_IN)
    return read(forms, ranked, text)


async def _with_deed(store: Store[Tx], shop: Shop, found: Thread, made: Turn, plan: Plan, wanted: Propose) -> Plan:
    try:
        return proposed(plan, await _proposed(store, shop, found, made, wanted), made.entry)
    except ShopUnreachable:
        state = msgspec.structs.replace(found.state, vote=plan.state.vote)
        return Plan(state, (Plain("shop-away"), ToPerson("failed")))


async def _proposed(store: Store[Tx], shop: Shop, found: Thread, made: Turn, wanted: Propose) -> Proposed:
    """Put the deed before the gate, which decides on fresh facts."""
    request = action_facts.Request(
        contact=_contact(found),
        hand="assistant",
        locale=made.locale,
        conversation_id=found.conversation_id,
        entry_id=made.entry,
    )
    action = make(wanted.action, {"order_id": wanted.order.id})
    filled = await action_facts.fill(shop, action, request, now=store.clock.now())
    deed = await store.write(propose, request, filled)
    # What is already under way is shown where it was offered.
    shown = filled.there and deed.entry_id == made.entry and deed.state != "refused"
    return Proposed(
        deed=deed.id,
        state=deed.state,
        text=outcome_text(deed, filled.known, made.locale),
        offer=offer(deed, filled.known, made.locale) if shown else None,
        to_person=deed.to_person,
        facts=filled.order,
        verdict=" ".join(msgspec.json.decode(deed.words, type=dict[str, str]).values()),
    )


async def _known(store: Store[Tx], shop: Shop, found: Thread, commands: Sequence[AnyCommand], made: Turn) -> Known:
    """The facts that these commands need, and no others."""
    text = _text(found)
    slugs = [one.article for one in commands if isinstance(one, Ask) and one.article]
    searching = any(isinstance(one, Unsure) or (isinstance(one, Ask) and not one.article) for one in commands)
    articles, hits = await store.read(
        _articles, _contact(found), slugs, text if searching else "", made.heard, made.locale
    )
    known = Known(signed_in=found.customer_id is not None, found=hits, articles=articles, offer=found.offer_state)
    look = next((one for one in commands if isinstance(one, Look)), None)
    try:
        with anyio.fail_after(SHOP_LIMIT):
            if look is not None or (Unsure in map(type, commands) and found.state.wish is None):
                products = await _products(shop, look, text, made)
                known = msgspec.structs.replace(known, products=products)
            if found.customer_id is None or not wants_orders(found.state, commands):
                return known
            orders = await shop.orders(found.customer_id, ORDERS)
            named = {number: await _hers(shop, orders, number, found.customer_id) for number in named_in(commands)}
    except (ShopUnreachable, TimeoutError):
        return msgspec.structs.replace(known, shop_away=True)
    currency = orders[0].total.currency if orders else None
    mentioned = _mentioned(orders, text)
    return msgspec.structs.replace(known, orders=orders, named=named, mentioned=mentioned, currency=currency)


async def _products(shop: Shop, look: Look | None, text: str, made: Turn) -> tuple[Product, ...]:
    """The product she picked, or those her words name, each with the variants she means.

    Where she asked nothing that is understood, only one whose whole name she wrote.
    """
    if look is not None and look.product is not None:
        picked = await shop.product(look.product, made.locale)
        return (picked,) if picked else ()
    found = await shop.find_products(text, made.heard, PRODUCTS)
    if look is None:
        said = set(index_tokens(text).split())
        found = tuple(product for product in found if said.issuperset(index_tokens(product.title).split()))[:1]
    return tuple(msgspec.structs.replace(product, variants=_meant(product, text)) for product in found)


def _meant(product: Product, text: str) -> tuple[Variant, ...]:
    """The variants whose own words she said, or all of them; a bare number or letter says nothing."""
    said = set(index_tokens(text).split())
    words = {variant.id: _option_words(variant) for variant in product.variants}
    common = frozenset.intersection(*words.values()) if words else frozenset[str]()
    meant = [variant for variant in product.variants if not said.isdisjoint(words[variant.id] - common)]
    return tuple(meant) or product.variants


def _option_words(variant: Variant) -> frozenset[str]:
    words = (word for value in variant.options.values() for word in index_tokens(value).split())
    return frozenset(word for word in words if not word.isdigit() and (len(word) > 1 or not word.isascii()))


def _articles(
    read: Reader, actor: Contact, slugs: Sequence[str], text: str, heard: str, locale: str
) -> tuple[dict[str, Found], tuple[Found, ...]]:
    """The named articles, and those whose titles speak of a text: found in her language, told in the one spoken."""
    named = {slug: one for slug in slugs if (one := knowledge.article(read, slug, locale)) is not None}
    if not text:
        return named, ()
    words = _telling_words(text)
    hits = [hit for hit in knowledge.find(read, actor, text, heard, limit=5) if _names(hit.title, words)]
    slugs_found = [hit.slug for hit in hits[:2]] or [USUAL]
    told = [knowledge.article(read, slug, locale) for slug in slugs_found]
    return named, tuple(one for one in told if one is not None)


async def _hers(shop: Shop, orders: Sequence[Order], number: str, customer_id: str) -> Order | None:
    """The order of this number, its own or a parcel's, if it is hers."""
    wanted = key(number)
    for order in orders:
        if wanted in (key(order.id), *(key(shipment.tracking) for shipment in order.shipments)):
            return order
    return await shop.order(number, customer_id) or await shop.order_by_tracking(number, customer_id)


def _mentioned(orders: Sequence[Order], text: str) -> frozenset[str]:
    """Those of her orders whose goods her words name, unless they name all of them."""
    words = _telling_words(text)
    named = {order.id for order in orders if any(_names(item.title, words) for item in order.items)}
    return frozenset(named) if len(named) < len(orders) else frozenset()


def _telling_words(text: str) -> frozenset[str]:
    return frozenset(word for word in query_tokens(text) if len(word) >= _WORD or not word.isascii())


def _names(title: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(index_tokens(title).split())


def _text(found: Thread) -> str:
    return "\n".join(found.texts)[:LONGEST]


def _contact(found: Thread) -> Contact:
    return Contact(found.contact_id, found.inbox_id, found.customer_id)
