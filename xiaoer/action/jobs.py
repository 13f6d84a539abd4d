"""What is done later: a yes is decided, a confirmed deed is carried out once, and a lost answer is found again."""

import logging

import anyio

from xiaoer.action.action import Outcome
from xiaoer.action.facts import fill_again, level_of, read_known
from xiaoer.action.queries import Deed, deed_of
from xiaoer.action.verbs import (
    EXPIRE,
    PERFORM,
    SETTLE,
    confirm,
    decline,
    finish,
    give_up,
    look_again,
    mark_sent,
    postpone,
    surface,
    void,
    watch,
)
from xiaoer.action.verbs import expire as verbs_expire
from xiaoer.auth.actor import Contact as Actor
from xiaoer.auth.actor import System
from xiaoer.contact.proof import place_of
from xiaoer.contact.queries import Known as Contact
from xiaoer.contact.queries import contact_of
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job
from xiaoer.kit.clock import SECOND
from xiaoer.kit.store import Reader, Store
from xiaoer.order.shop import Guarantee, Shop, ShopRefused, ShopUnreachable
from xiaoer.policy.facts import Level
from xiaoer.policy.level import standing

__all__ = ["ANSWER", "EXPIRE", "PERFORM", "SETTLE", "answer", "expire", "perform", "settle"]

ANSWER = "deed.answer"
CALL_LIMIT = 20.0
PATIENCE = 6  # tries to decide a yes while the shop is away, some minute
RESENDS = 6  # after that, an idempotent call is only read back
log = logging.getLogger(__name__)


async def answer(store: Store[Tx], shop: Shop, job: Job) -> None:
    """The customer answered an offer: a yes is decided on fresh facts, a no closes it."""
    actor: str = job.args["actor"]
    deed = await store.read(deed_of, System(), job.args["facts"]["deed"])
    contact = await store.read(contact_of, actor.removeprefix("contact:"))
    if deed is None or contact is None or not _hers(deed, contact):
        log.warning("an offer was answered by somebody else", extra={"stream": job.args["stream"]})
        return
    if not job.args["facts"]["yes"]:
        await store.write(decline, deed.id, actor=actor)
        return
    try:
        now = store.clock.now()
        level = await store.read(_level_now, deed, contact, now)
        filled = await fill_again(shop, deed, now=now, level=level)
    except Exception as error:
        if job.attempts < PATIENCE:
            raise
        # Her yes must not be left without an answer.
        log.warning("deed not decided", extra={"deed": deed.id, "error": type(error).__name__})
        await store.write(give_up, deed.id)
        return
    await store.write(confirm, deed.id, filled, actor=actor)


def _hers(deed: Deed, contact: Contact) -> bool:
    """Whether it is hers to answer: the customer's, or in her own chat of whoever said to be that customer."""
    if contact.customer_id is not None or deed.customer_id is None:
        return contact.customer_id is not None and contact.customer_id == deed.customer_id
    return deed.contact_id == contact.id and level_of(deed) in ("claimed", "fresh")


def _level_now(read: Reader, deed: Deed, contact: Contact, now: int) -> Level:
    """A proof is good for a quarter of an hour, also for an offer that stands open longer."""
    before = level_of(deed)
    if before != "fresh" or deed.conversation_id is None:
        return before
    actor = Actor(contact.id, contact.inbox_id, contact.customer_id)
    return standing(read, actor, place=place_of(deed.conversation_id), now=now, claimed=deed.customer_id).level


async def perform(store: Store[Tx], shop: Shop, job: Job) -> None:
    """Carry a confirmed deed out: that it is sent is committed before the call, so that no crash can send it twice."""
    deed = await _deed(store, job)
    if deed is None:
        return
    if deed.state == "sent":
        # Whoever sent it is gone. Whether the call was made is asked, never guessed.
        await _conclude(store, shop, deed)
    elif deed.state == "confirmed" and await _as_offered(store, shop, deed):
        sent = await store.write(mark_sent, deed.id)
        try:
            await _call(store, shop, sent)
        except ShopRefused as refused:
            await store.write(finish, deed.id, "refused", reason=refused.code)
        except ShopUnreachable:
            await store.write(postpone, deed.id)
        except Exception as error:
            _note("deed not answered", deed, error)
            await store.write(finish, deed.id, "unknown")
        else:
            await _conclude(store, shop, sent)


async def _as_offered(store: Store[Tx], shop: Shop, deed: Deed) -> bool:
    """Whether what she said yes to would still happen; what is not possible any more the shop itself refuses, or we."""
    try:
        filled = await fill_again(shop, deed, now=store.clock.now())
    except Exception as error:
        _note("deed not read before it is sent", deed, error)
        if not deed.action.shop_refuses:
            await store.write(_put_off, deed.id)
        return deed.action.shop_refuses
    if not filled.there:
        return True
    if (reason := filled.action.available(filled.known) or deed.action.wrong(filled.known)) is not None:
        if not deed.action.shop_refuses:
            await store.write(finish, deed.id, "refused", reason=reason)
        return deed.action.shop_refuses
    return (await store.write(void, deed.id, filled)).state == "confirmed"


def _put_off(tx: Tx, deed_id: str) -> None:
    mark_sent(tx, deed_id)
    postpone(tx, deed_id)


async def settle(store: Store[Tx], shop: Shop, job: Job) -> None:
    """Find out what became of a deed whose answer was lost: read it back, and ask again only where that is safe."""
    deed = await _deed(store, job)
    if deed is not None and job.args.get("late"):
        await _watch(store, shop, deed, int(job.args["attempt"]))
        return
    if deed is None or deed.state != "unknown" or deed.attempts != job.args["attempt"]:
        return
    guarantee = shop.operations[deed.action.operation]
    refused: str | None = None
    outcome = await _read_back(shop, deed)
    if outcome != "done" and guarantee.idempotent and deed.attempts < RESENDS:
        deed = await store.write(mark_sent, deed.id, again=True)
        outcome, refused = await _ask_again(store, shop, deed)
    until = _settled_at(deed, guarantee)
    settled = refused is not None or (until is not None and store.clock.now() >= until)
    if outcome == "done":
        await store.write(finish, deed.id, "done")
    elif outcome == "not_done" and settled:
        await store.write(_not_done, deed.id, refused)
    else:
        await store.write(look_again, deed.id, deed.attempts, until=until, seen=outcome)


def _not_done(tx: Tx, deed_id: str, refused: str | None) -> None:
    finish(tx, deed_id, "refused", reason=refused or "failed")
    if refused is None:
        watch(tx, deed_id)


async def _watch(store: Store[Tx], shop: Shop, deed: Deed, look: int) -> None:
    """Absence was final by the shop's own word. Where the word was not kept, a person and the customer hear of it."""
    if deed.state != "refused" or deed.reason != "failed":
        return
    outcome = await _read_back(shop, deed)
    if outcome == "done":
        await store.write(surface, deed.id)
    else:
        # A look at which nothing could be seen was none.
        await store.write(watch, deed.id, look + (outcome == "not_done"))


async def expire(store: Store[Tx], job: Job) -> None:
    """A deed has waited long enough for a second person."""
    await store.write(verbs_expire, str(job.args["stream"]).removeprefix("deed:"))


async def _deed(store: Store[Tx], job: Job) -> Deed | None:
    return await store.read(deed_of, System(), str(job.args["stream"]).removeprefix("deed:"))


async def _conclude(store: Store[Tx], shop: Shop, deed: Deed) -> None:
    """Done is what the shop itself shows as done."""
    outcome = await _read_back(shop, deed)
    await store.write(finish, deed.id, "done" if outcome == "done" else "unknown")


async def _ask_again(store: Store[Tx], shop: Shop, deed: Deed) -> tuple[Outcome, str | None]:
    """Send it under the same key. A no is one only if nothing of it can be read back."""
    try:
        await _call(store, shop, deed)
    except ShopRefused as refused:
        return await _read_back(shop, deed), refused.code
    except Exception as error:
        _note("deed not answered", deed, error)
        return "cannot_tell", None
    return await _read_back(shop, deed), None


async def _call(store: Store[Tx], shop: Shop, deed: Deed) -> None:
    # A process that slept over its call must not make it when others have long read back that it was not made.
    if deed.sent_at is None or store.clock.now() - deed.sent_at > CALL_LIMIT * SECOND:
        raise TimeoutError
    with anyio.fail_after(CALL_LIMIT):
        await deed.action.perform(shop, deed.customer_id or "", deed.id)


async def _read_back(shop: Shop, deed: Deed) -> Outcome:
    try:
        known = await read_known(shop, deed.action, deed.customer_id, "")
        return deed.action.read_back(known, deed.id)
    except Exception as error:
        _note("deed not read back", deed, error)
        return "cannot_tell"


def _settled_at(deed: Deed, guarantee: Guarantee) -> int | None:
    """From when on absence is final, by the shop's own word; None when it gives none."""
    if guarantee.settles_within is None or deed.sent_at is None:
        return None
    # The call may go out a limit after it was noted, and take another.
    return deed.sent_at + int((2 * CALL_LIMIT + guarantee.settles_within) * SECOND)


def _note(what: str, deed: Deed, error: Exception) -> None:
    log.warning(what, extra={"deed": deed.id, "error": type(error).__name__})
