"""A turn of the assistant, and telling the customer how a deed went."""

import logging
import uuid
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

import anyio
import msgspec

from xiaoer.action.case.began import began_text
from xiaoer.action.faces import offer_state, outcome_text
from xiaoer.action.facts import read_known
from xiaoer.action.queries import deed_of
from xiaoer.assistant.asking.jobs import Her, carried_on
from xiaoer.assistant.asking.orders import names, orders_of, telling_words
from xiaoer.assistant.asking.queue import CODE, LOGIN, WHO, named_in, next_wish
from xiaoer.assistant.besides.clauses import clauses
from xiaoer.assistant.besides.listening import Besides, listened
from xiaoer.assistant.case.jobs import photographed
from xiaoer.assistant.commands import AnyCommand, Ask, Check, Code, Look, Send, Set, Start, Unsure, Words
from xiaoer.assistant.decide import decide, wants_orders
from xiaoer.assistant.language import LanguageVote, detect
from xiaoer.assistant.patterns import NumberPatterns, agrees, hedged
from xiaoer.assistant.proving.jobs import coded_on, stood, ways_of
from xiaoer.assistant.proving.rules import way_in
from xiaoer.assistant.queries import Thread, locale_of, thread, unfinished
from xiaoer.assistant.schemas import (
    Act,
    AskField,
    Known,
    Menu,
    Plain,
    Plan,
    Recall,
    State,
    TellOrder,
    ToPerson,
    Turn,
    WhichOrder,
)
from xiaoer.assistant.speak import speak
from xiaoer.assistant.telling.acts import TookPhotos
from xiaoer.assistant.telling.jobs import Asked, told
from xiaoer.assistant.telling.products import products_of
from xiaoer.assistant.understand import (
    USUAL,
    Reading,
    enough,
    learn,
    meant_by,
    rank,
    read,
    read_forms,
    read_more,
)
from xiaoer.assistant.understand.identity import claim
from xiaoer.assistant.understand.ranking import Examples, Rank, Ranked, of_story
from xiaoer.assistant.verbs import answer, go_on, tell_outcome
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
from xiaoer.order.shop import Shop, ShopUnreachable
from xiaoer.policy.facts import ActionFacts, ActorFacts, ContactFacts, Facts
from xiaoer.policy.queries import current_rules
from xiaoer.policy.rules import ANY_ACTION, claims_count

TURN = "assistant.turn"
REPORT = "assistant.report"
LIMIT = 8.0
UNDERSTOOD_IN = 3.0
SHOP_LIMIT = 3.0
TRIES = 3
# So many parts of a message are looked at one by one.
PARTS = 12
# What she wants stands at the beginning; what is longer is pasted.
LONGEST = 1_000
ENDED = ("done", "refused", "voided")
# Somebody of whom nothing is known but what she says of herself.
CLAIMED = Facts(ActorFacts("assistant", "claimed"), ContactFacts("", verified=False), ActionFacts(""))
_WAITS = 4
_NUMBERS = NumberPatterns()
_SPACE = uuid.UUID("6e1d2f4c-8b39-5a51-9c1f-2f7c0a6d5b10")
log = logging.getLogger(__name__)

Signal = Callable[[str, object], None]


class Mind(Protocol):
    """The worker process, as far as a turn needs it."""

    def run(self, function: Rank, texts: Sequence[str], locale: str, /, *, timeout: float) -> Awaitable[list[Ranked]]:
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
        stands=began_text(deed, locale),
    )
    if told is not None and deed.state in ENDED:
        await _go_on(store, shop, conversation_id, f"{deed.id}:{deed.state}")
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
    for said in () if found.reread else found.texts:
        vote = vote.hear(said)
    text = _text(found)
    heard = detect(text) or vote.locale
    reading, besides = await _understood(worker, found, text, heard)
    claims, found, unmet = await _met(store, shop, found)
    found = await stood(store, found)
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
    known = msgspec.structs.replace(known, photos=await _photos(store, found))
    typed = "" if claims else _typed(found, text)
    known = msgspec.structs.replace(known, claims=claims, met=found.met, unmet=unmet, typed=bool(typed))
    plan = decide(msgspec.structs.replace(found.state, vote=vote), reading.commands, known)
    plan = await _told_besides(store, shop, found, made, plan, besides)
    plan = await coded_on(store, shop, found, made, plan, typed)
    return made, await carried_on(store, shop, _her(found, text), made, plan, known)


async def _photos(store: Store[Tx], found: Thread) -> TookPhotos | None:
    case = await photographed(store, _contact(found), found.conversation_id, found.files)
    return None if case is None else TookPhotos(case.order_id, len(case.files), case.asked.photos)


def _her(found: Thread, latest: str) -> Her:
    return Her(_contact(found), found.level, found.words, latest, found.state.asked)


async def _met(store: Store[Tx], shop: Shop, found: Thread) -> tuple[bool, Thread, bool]:
    """Whether her own word on who she is counts, the thread with whom it names, and whether it names nobody."""
    if found.verified or not (found.state.claimed or found.texts):
        return False, found, False
    rules = await store.read(current_rules, ANY_ACTION)
    if not claims_count(rules, CLAIMED):
        return False, found, False
    said = claim("\n".join(found.texts), asked=found.state.asked == WHO)
    if said is None or found.state.claimed:
        return True, msgspec.structs.replace(found, customer_id=found.state.claimed), False
    try:
        with anyio.fail_after(SHOP_LIMIT):
            fitting = await shop.find_customers(email=said.email, name=said.name, postal_code=said.postal_code)
    except (ShopUnreachable, TimeoutError):
        return True, found, False
    if len(fitting) != 1:
        return True, found, True
    state = msgspec.structs.replace(found.state, claimed=fitting[0].id, misses=0)
    return True, msgspec.structs.replace(found, state=state, customer_id=fitting[0].id, met=True), False


async def _go_on(store: Store[Tx], shop: Shop, conversation_id: str, after: str) -> None:
    """A deed has come to its end: what she wished for besides is taken up."""
    left = await store.read(unfinished, conversation_id)
    if left is None:
        return
    found = left.thread
    claims, found, _ = await _met(store, shop, found)
    found = await stood(store, found)
    made = Turn(
        conversation_id=conversation_id,
        seq=left.seq,
        entry=str(uuid.uuid5(_SPACE, f"{after}:next")),
        locale=found.locale,
        heard=found.locale,
        commands=[],
    )
    known = await _known(store, shop, found, (Start(found.state.wishes[0].action),), made)
    known = msgspec.structs.replace(known, claims=claims)
    plan = Plan(found.state, (Plain("shop-away"), ToPerson("failed")))
    if not known.shop_away:
        plan = await carried_on(store, shop, _her(found, ""), made, next_wish(found.state, known), known)
    body = speak(plan.acts, made.locale, store.clock.now())
    await store.write(go_on, made, plan, body, left.thread.state)


async def _understood(worker: Mind, found: Thread, text: str, heard: str) -> tuple[Reading, list[Besides]]:
    if found.files and not text and not found.picked:
        return Reading((Send(),)), []
    if found.tried is not None:
        return Reading((Code(),)), []
    stands = found.state.offer is not None or found.state.asked is not None
    forms = read_forms(found.texts, found.picked, _NUMBERS, asked=stands)
    waits = found.state.asked not in (None, LOGIN, CODE) and bool(found.state.wishes)
    forms = read_more(forms, found.entries, found.texts, _NUMBERS, asked=waits)
    # Who she is was asked for, and is no wish to be called otherwise.
    named = found.state.asked in (LOGIN, CODE) and bool(found.state.wishes) and claim(text) is not None
    picked = meant_by(found.picked)
    whole = not (picked or enough(forms) or not text or named)
    wished = any(isinstance(command, Start) and command.said for command in forms)
    parts = clauses(text)[:PARTS] if whole or picked or wished else []
    ranked = await worker.run(rank, [text, *parts], heard, timeout=UNDERSTOOD_IN) if whole or parts else [[]]
    said = [Words(entry, 0, len(of)) for entry, of in zip(found.entries, found.texts, strict=True)]
    reading = read(forms, of_story(ranked[0], ranked[1:]) if whole else picked, text, said)
    return listened(dict(zip(parts, ranked[1:], strict=True)), said, reading, _NUMBERS)


async def _told_besides(
    store: Store[Tx], shop: Shop, found: Thread, made: Turn, plan: Plan, besides: Sequence[Besides]
) -> Plan:
    """The plan, and what else she asked: before a question that waits for her, or else after what is told."""
    acts: list[Act] = []
    for one in besides:
        alone = msgspec.structs.replace(found, texts=[one.text], entries=found.entries[:1], state=State())
        known = await _known(store, shop, alone, one.reading.commands, made)
        told = decide(State(), one.reading.commands, known).acts
        acts += [msgspec.structs.replace(act, others=()) if isinstance(act, TellOrder) else act for act in told]
    new = [act for act in acts if act not in plan.acts and not isinstance(act, Plain | ToPerson | Menu)]
    if any(isinstance(act, ToPerson) for act in plan.acts):
        return plan
    ends = len(plan.acts) if plan.propose is None else 0
    at = next((at for at, act in enumerate(plan.acts) if isinstance(act, WhichOrder | AskField | Recall)), ends)
    return msgspec.structs.replace(plan, acts=(*plan.acts[:at], *new, *plan.acts[at:]))


async def _known(store: Store[Tx], shop: Shop, found: Thread, commands: Sequence[AnyCommand], made: Turn) -> Known:
    """The facts that these commands need, and no others."""
    text = _text(found)
    slugs = [one.article for one in commands if isinstance(one, Ask) and one.article]
    unsure = next((one for one in commands if isinstance(one, Unsure)), Unsure())
    searching = any(isinstance(one, Unsure) or (isinstance(one, Ask) and not one.article) for one in commands)
    articles, hits = await store.read(
        _articles, _contact(found), slugs, unsure, text if searching else "", made.heard, made.locale
    )
    known = Known(signed_in=found.customer_id is not None, found=hits, articles=articles, offer=found.offer_state)
    look = next((one for one in commands if isinstance(one, Look)), None)
    proving = found.state.asked == CODE or found.tried is not None or any(isinstance(one, Code) for one in commands)
    known = msgspec.structs.replace(
        known, tried=found.tried, way=way_in(text), hedged=hedged(text), agrees=agrees(text)
    )
    try:
        with anyio.fail_after(SHOP_LIMIT):
            if proving:
                known = msgspec.structs.replace(known, ways=await ways_of(shop, found.customer_id))
            if look is not None or (Unsure in map(type, commands) and not found.state.wishes):
                products = await products_of(shop, look, text, made.heard, made.locale)
                known = msgspec.structs.replace(known, products=products)
            known = await _told(shop, found, commands, made, known, store.clock.now())
            wanted = wants_orders(found.state, commands) or (found.met and bool(found.state.wishes))
            if found.customer_id is None or not wanted:
                return known
            return await orders_of(shop, found, commands, text, made, known)
    except (ShopUnreachable, TimeoutError):
        return msgspec.structs.replace(known, shop_away=True)


async def _told(shop: Shop, found: Thread, commands: Sequence[AnyCommand], made: Turn, known: Known, now: int) -> Known:
    """The same with what changes nothing and is asked about: a fact of the shop, or where her money goes."""
    check = next((one for one in commands if isinstance(one, Check)), None)
    if check is not None:
        asked = Asked(found.customer_id, _text(found), made.locale, now, named_in(commands), found.state.order)
        known = msgspec.structs.replace(known, told=await told(shop, check.what, asked))
    if found.customer_id is not None and Set("about", "refund") in commands:
        known = msgspec.structs.replace(known, customer=await shop.customer(found.customer_id))
    return known


def _articles(
    read: Reader,
    actor: Contact,
    slugs: Sequence[str],
    unsure: Unsure,
    text: str,
    heard: str,
    locale: str,
) -> tuple[dict[str, Found], tuple[Found, ...]]:
    """The named articles; the likely ones and those whose titles speak of a text, found in her language, told in the
    one spoken.
    """
    named = {slug: one for slug in slugs if (one := knowledge.article(read, slug, locale)) is not None}
    if not text:
        return named, ()
    words = telling_words(text)
    hits = [hit for hit in knowledge.find(read, actor, text, heard, limit=5) if names(hit.title, words)]
    likely = dict.fromkeys((*unsure.articles, *(hit.slug for hit in hits)))
    slugs_found = [slug for slug in likely if slug not in unsure.implied][:2] or [USUAL]
    told = [knowledge.article(read, slug, locale) for slug in slugs_found]
    return named, tuple(one for one in told if one is not None)


def _typed(found: Thread, text: str) -> str:
    """The e-mail of whoever nobody knows yet, once she was asked who she is."""
    asked = found.level == "visitor" and found.state.asked in (LOGIN, CODE) and found.tried is None
    said = claim(text) if asked else None
    return said.email if said is not None else ""


def _text(found: Thread) -> str:
    return "\n".join(found.texts)[:LONGEST]


def _contact(found: Thread) -> Contact:
    return Contact(found.contact_id, found.inbox_id, found.customer_id)
