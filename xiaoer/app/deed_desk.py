"""The gate for agents: what can be asked, what would happen, and a deed proposed where the customer sees it."""

import anyio
import msgspec

from xiaoer.action.faces import against, name, offer, outcome_text, preview, why_not, words
from xiaoer.action.facts import Filled, Request, fill, read_known
from xiaoer.action.judge import Judged, judge
from xiaoer.action.kinds.form import Form, form
from xiaoer.action.kinds.registry import ACTIONS, make
from xiaoer.action.known import Known
from xiaoer.action.queries import Deed, deed_of
from xiaoer.action.verbs import propose_once, withdraw
from xiaoer.app.beside import standing_of
from xiaoer.app.deed_schemas import DeedBody, DeedPreview, DeedWish, Verdict
from xiaoer.auth.actor import Contact, Staff
from xiaoer.contact.queries import contact_of
from xiaoer.conversation import agents, entries, queries
from xiaoer.conversation.entries import Body, decode_body
from xiaoer.conversation.schemas import Summary
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import Offer
from xiaoer.kit.errors import Forbidden, NotFound, Refused
from xiaoer.kit.store import Reader, Store
from xiaoer.order.shop import Shop, ShopUnreachable

SHOP_LIMIT = 8.0


class ShopAway(Refused):
    """The shop does not answer just now; nothing happened."""

    status = 503

    def __init__(self) -> None:
        super().__init__("shop_away")


class Place(msgspec.Struct, frozen=True):
    """A conversation as far as a deed needs it, and the deed that was proposed under this id before."""

    summary: Summary
    wish: Request
    before: Deed | None


async def asked(store: Store[Tx], shop: Shop, staff: Staff, conversation_id: str, wish: DeedWish, locale: str) -> Form:
    """Everything the action asks for, with every answer there is. Raises NotFound, ShopAway."""
    place = await store.read(place_of, staff, conversation_id, store.clock.now())
    action = make(wish.action, {"order_id": wish.order or ""})
    try:
        with anyio.fail_after(SHOP_LIMIT):
            her, now = place.wish.contact.customer_id, store.clock.now()
            known = await read_known(shop, action, her, locale, every=True, now=now)
    except (ShopUnreachable, TimeoutError):
        raise ShopAway from None
    if not (known.found or (action.about == "customer" and known.customer)):
        raise NotFound("order_not_found")
    return form(ACTIONS[action.kind], known, words, locale)


async def previewed(
    store: Store[Tx], shop: Shop, staff: Staff, conversation_id: str, wish: DeedWish, locale: str
) -> DeedPreview:
    """What would happen, and what the rules say to it; nothing is written."""
    place = await store.read(place_of, staff, conversation_id, store.clock.now())
    filled = await _filled(store, shop, wish, msgspec.structs.replace(place.wish, locale=locale))
    judged = await store.read(_judged, staff, filled)
    no = judged.reason is not None
    return DeedPreview(
        title=name(filled.action.kind, locale),
        lines=[] if no else preview(filled, locale),
        verdict=_verdict(judged),
        reason=judged.reason,
        words=against(filled.action.kind, judged, locale),
    )


async def propose(
    store: Store[Tx], shop: Shop, staff: Staff, conversation_id: str, body: DeedBody, locale: str
) -> Deed:
    """Put it before the gate and show the customer what comes of it. Raises Refused with the rule's words."""
    place = await store.read(place_of, staff, conversation_id, store.clock.now(), body.id)
    if place.summary.owner == "agent" and place.summary.agent and place.summary.agent.id != staff.agent_id:
        raise Refused("not_yours")
    deed, known = place.before, None
    if deed is None:
        wish = msgspec.structs.replace(place.wish, entry_id=body.id)
        filled = await _filled(store, shop, body, wish)
        known = filled.known
        deed = await store.write(propose_once, wish, filled)
    if place.before is None and deed.state == "refused" and deed.sent_at is None:
        raise Refused("deed_refused", why=why_not(deed, locale))
    if (deed.conversation_id, deed.entry_id) != (conversation_id, body.id):
        raise Refused("deed_under_way")
    await _show(store, shop, staff, place, deed, known)
    return deed


async def _show(store: Store[Tx], shop: Shop, staff: Staff, place: Place, deed: Deed, known: Known | None) -> None:
    """Its offer in the thread, in the customer's language; one that nobody could show is taken back."""
    locale = place.summary.locale
    conversation_id, entry_id = place.summary.id, deed.entry_id or ""
    if await store.read(entries.written, conversation_id, entry_id) is not None:
        return
    if known is None:
        try:
            known = await read_known(shop, deed.action, deed.customer_id, locale)
        except ShopUnreachable:
            raise ShopAway from None
    body = Body(outcome_text(deed, known, locale), [offer(deed, known, locale)])
    try:
        await store.write(
            agents.offer, staff, conversation_id, entry_id=entry_id, body=body, begun=deed.state != "proposed"
        )
    except Refused as refused:
        if refused.code == "not_yours":
            await store.write(withdraw, deed.id, actor=staff.name)
        raise


async def take_back(store: Store[Tx], staff: Staff, deed_id: str) -> Deed:
    """Whoever proposed it, or has the conversation it is offered in, withdraws it. Raises NotFound, Refused."""
    await store.read(_may_take_back, staff, deed_id)
    return await store.write(withdraw, deed_id, actor=staff.name)


def place_of(read: Reader, actor: Staff, conversation_id: str, now: int, entry_id: str | None = None) -> Place:
    """What is known of a conversation, and of a deed proposed in it under an id. Raises NotFound."""
    summary = queries.summary(read, actor, conversation_id)
    known = contact_of(read, summary.contact.id)
    if known is None:
        raise NotFound("not_found")
    stands = standing_of(read, known, conversation_id, now)
    wish = Request(
        contact=Contact(known.id, known.inbox_id, stands.customer_id),
        hand="agent",
        locale=summary.locale,
        staff=actor,
        conversation_id=conversation_id,
        level=stands.level,
    )
    return Place(summary, wish, _before(read, actor, conversation_id, entry_id) if entry_id else None)


def _before(read: Reader, actor: Staff, conversation_id: str, entry_id: str) -> Deed | None:
    """What the line of that id offers; it may have been offered elsewhere since."""
    line = entries.written(read, conversation_id, entry_id)
    if line is None:
        return None
    parts = decode_body(line.body).parts if line.body else []
    shown = next((part for part in parts if isinstance(part, Offer)), None)
    deed = deed_of(read, actor, shown.deed) if shown and line.author == "agent" else None
    if deed is None:
        raise Refused("id_taken")
    return msgspec.structs.replace(deed, conversation_id=conversation_id, entry_id=entry_id)


def _may_take_back(read: Reader, actor: Staff, deed_id: str) -> None:
    deed = deed_of(read, actor, deed_id)
    if deed is None or deed.conversation_id is None:
        raise NotFound("not_found")
    holder = queries.summary(read, actor, deed.conversation_id).agent
    if actor.name != deed.actor and (holder is None or holder.id != actor.agent_id):
        raise Forbidden("not_yours")


async def _filled(store: Store[Tx], shop: Shop, wish: DeedWish, request: Request) -> Filled:
    action = make(wish.action, {**wish.fields, "order_id": wish.order or ""})
    try:
        with anyio.fail_after(SHOP_LIMIT):
            return await fill(shop, action, request, now=store.clock.now())
    except (ShopUnreachable, TimeoutError):
        raise ShopAway from None


def _judged(read: Reader, actor: Staff, filled: Filled) -> Judged:
    return judge(read, filled)


def _verdict(judged: Judged) -> Verdict:
    if judged.reason is not None:
        return "refuse"
    return "approve" if judged.second else "confirm" if judged.ask else "allow"
