"""Asking for a code, and whether a deed needs one first."""

import msgspec

from xiaoer.action import facts
from xiaoer.action.judge import judge
from xiaoer.action.kinds.registry import make
from xiaoer.action.known import Known
from xiaoer.assistant.queries import Thread
from xiaoer.assistant.schemas import CodeSentTo, Plain, Plan, ToPerson, Turn
from xiaoer.auth.actor import Contact
from xiaoer.contact.proof import Ask, ask_code, place_of
from xiaoer.contact.sender import Reach
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import TooMany
from xiaoer.kit.store import Store
from xiaoer.order.reach import reaches
from xiaoer.order.shop import Shop, ShopUnreachable
from xiaoer.policy.level import standing

_MISSING = frozenset({"not_fresh", "not_signed_in"})


async def stood(store: Store[Tx], found: Thread) -> Thread:
    """The thread with who she is taken for, and how surely, at this moment."""
    contact = Contact(found.contact_id, found.inbox_id, found.customer_id if found.verified else None)
    claimed = None if found.verified else found.customer_id
    place = place_of(found.conversation_id)
    stands = await store.read(standing, contact, place=place, now=store.clock.now(), claimed=claimed)
    met = found.met or (stands.level == "fresh" and found.tried is not None and found.tried.result == "right")
    return msgspec.structs.replace(found, customer_id=stands.customer_id, level=stands.level, met=met)


async def ways_of(shop: Shop, customer_id: str | None) -> tuple[Reach, ...]:
    """How she may be sent a code. Raises ShopUnreachable."""
    customer = await shop.customer(customer_id) if customer_id is not None else None
    return tuple(reaches(customer).values()) if customer is not None else ()


async def unproved(
    store: Store[Tx], shop: Shop, request: facts.Request, wish: tuple[str, dict[str, object]], known: Known
) -> bool:
    """Whether nothing but a proof of who she is stands against what she wants, as far as she has said it."""
    if request.level in ("visitor", "fresh") or request.contact.customer_id is None:
        return False
    filled = facts.filled_with(shop.name, make(*wish), known, request, now=store.clock.now())
    probing = set(wish[1]) <= {"order_id"}
    return (await store.read(lambda read: judge(read, filled, probing=probing))).reason in _MISSING


async def coded_on(store: Store[Tx], shop: Shop, found: Thread, made: Turn, plan: Plan, typed: str) -> Plan:
    """The plan with the code asked for that it wants, or why there is none now."""
    wanted = plan.code
    if wanted is None:
        return plan
    try:
        to, customer_id = await _to(shop, found, wanted.way, typed if wanted.neutral else "")
        ask = Ask(
            id=made.entry,
            contact_id=found.contact_id,
            place=place_of(found.conversation_id),
            customer_id=customer_id,
            way=wanted.way,
            locale=made.locale,
            actor="assistant",
            neutral=wanted.neutral,
        )
        await store.write(ask_code, ask)
    except ShopUnreachable:
        return msgspec.structs.replace(plan, acts=(*plan.acts, Plain("shop-away"), ToPerson("failed")))
    except TooMany as refused:
        soon = refused.code == "code_too_soon"
        told = (Plain("code-too-soon"),) if soon else (Plain("code-too-many"), ToPerson("refused"))
        return msgspec.structs.replace(plan, acts=(*plan.acts, *told))
    act = CodeSentTo(to.masked, to.way, neutral=wanted.neutral)
    return msgspec.structs.replace(plan, acts=(*plan.acts, act))


async def _to(shop: Shop, found: Thread, way: str, typed: str) -> tuple[Reach, str | None]:
    """Where a code is to go, and for whom; nobody, where no one customer has that e-mail."""
    if not typed:
        ways = {one.way: one for one in await ways_of(shop, found.customer_id)}
        return next(one for name, one in ways.items() if name == way), found.customer_id
    fitting = await shop.find_customers(email=typed)
    return Reach("email", typed), fitting[0].id if len(fitting) == 1 else None
