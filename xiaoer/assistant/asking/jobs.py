"""From a wish to an offer, a question or a refusal: on fresh facts, through the gate."""

from collections.abc import Sequence

import msgspec

from xiaoer.action import facts as action_facts
from xiaoer.action.faces import offer, outcome_text
from xiaoer.action.faces import words as action_words
from xiaoer.action.judge import Judged, judge
from xiaoer.action.kinds.form import Form, form
from xiaoer.action.kinds.registry import ACTIONS, make
from xiaoer.action.known import Known as Facts
from xiaoer.action.known import told
from xiaoer.action.verbs import propose
from xiaoer.assistant.asking.fields import Lacking, Read, Spoken, read
from xiaoer.assistant.asking.queue import MISSES, next_wish
from xiaoer.assistant.commands import Words
from xiaoer.assistant.decide import proposed
from xiaoer.assistant.proving.jobs import unproved
from xiaoer.assistant.proving.rules import offered
from xiaoer.assistant.schemas import AskField, Known, Plain, Plan, Propose, Proposed, TellDeed, ToPerson, Turn, Wish
from xiaoer.auth.actor import Contact
from xiaoer.event.tx import Tx
from xiaoer.kit.store import Store
from xiaoer.order.shop import Shop, ShopUnreachable
from xiaoer.policy.facts import Level

OFFERED = 6


class Her(msgspec.Struct, frozen=True):
    """For whom it is proposed and how surely she is known; `words` are what she wrote, by entry."""

    contact: Contact
    level: Level
    words: dict[str, str]
    # What she has just written, if she has.
    latest: str = ""
    asked: str | None = None


async def carried_on(store: Store[Tx], shop: Shop, her: Her, made: Turn, plan: Plan, known: Known) -> Plan:
    """The plan with all that it proposes proposed; after a refusal the next wish is taken up."""
    while plan.propose is not None:
        try:
            plan = await _taken_up(store, shop, her, made, plan, plan.propose, known)
        except ShopUnreachable:
            state = msgspec.structs.replace(plan.state, asked=None)
            return Plan(state, (*plan.acts, Plain("shop-away"), ToPerson("failed")))
        refused = isinstance(plan.acts[-1], TellDeed) and plan.state.offer is None and plan.acts[-1].refused
        if refused and plan.state.wishes:
            after = next_wish(plan.state, known)
            plan = msgspec.structs.replace(
                plan, state=after.state, acts=(*plan.acts, *after.acts), propose=after.propose
            )
    return plan


async def _taken_up(
    store: Store[Tx], shop: Shop, her: Her, made: Turn, plan: Plan, wanted: Propose, known: Known
) -> Plan:
    wish = plan.state.wishes[0] if plan.state.wishes else Wish((wanted.action,))
    order_id = wanted.order.id if wanted.order else ""
    empty = make(wanted.action, {"order_id": order_id})
    now = store.clock.now()
    facts = await action_facts.read_known(shop, empty, her.contact.customer_id, made.locale, every=True, now=now)
    fields: dict[str, object] = {"order_id": order_id}
    if await unproved(store, shop, _request(her, made), (wanted.action, fields), facts):
        return offered(plan, facts.customer)
    if (facts.found or empty.about == "customer") and empty.available(facts) is None:
        found = read(ACTIONS[wanted.action], facts, _spoken(her, wish, plan, known))
        lacking = found.lacking or await _needed(store, shop, her, made, wanted, facts, found)
        if lacking is not None:
            return _asking(her, made, plan, wanted, facts, lacking)
        fields |= found.fields
        if await unproved(store, shop, _request(her, made), (wanted.action, fields), facts):
            return offered(plan, facts.customer)
    outcome = await _proposed(store, shop, her, made, wanted.action, fields)
    return proposed(plan, outcome, made.entry)


def _spoken(her: Her, wish: Wish, plan: Plan, known: Known) -> Spoken:
    orders = {number: order for number, order in known.named.items() if order is not None}
    return Spoken(_text(her.words, wish.said), her.latest, her.asked, wish.picked, orders)


def _text(words: dict[str, str], said: Sequence[Words]) -> str:
    return "\n".join(words.get(one.entry, "")[one.begin : one.end] for one in said)


async def _needed(
    store: Store[Tx], shop: Shop, her: Her, made: Turn, wanted: Propose, facts: Facts, found: Read
) -> Lacking | None:
    """A reason that need not be given, but with one of which the rules would say yes where they now say no."""
    for ask in ACTIONS[wanted.action].asks:
        if ask.kind != "reason" or found.fields.get(ask.field) not in (None, "no_reason"):
            continue
        base = {"order_id": wanted.order.id if wanted.order else "", **found.fields}
        verdicts: dict[str, bool] = {}
        for value in ("", *ask.options):
            fields = base | ({ask.field: value} if value else {})
            verdicts[value] = await _allowed(store, shop, her, made, wanted.action, fields, facts)
        if not verdicts[""] and any(verdicts.values()):
            return Lacking(ask)
    return None


async def _allowed(
    store: Store[Tx], shop: Shop, her: Her, made: Turn, kind: str, fields: dict[str, object], facts: Facts
) -> bool:
    filled = action_facts.filled_with(shop.name, make(kind, fields), facts, _request(her, made), now=store.clock.now())
    judged: Judged = await store.read(judge, filled)
    return judged.reason is None


def _request(her: Her, made: Turn) -> action_facts.Request:
    return action_facts.Request(
        contact=her.contact,
        hand="assistant",
        locale=made.locale,
        conversation_id=made.conversation_id,
        entry_id=made.entry,
        level=her.level,
    )


def _asking(her: Her, made: Turn, plan: Plan, wanted: Propose, facts: Facts, lacking: Lacking) -> Plan:
    """Her answer is missing: it is asked for; a second time in vain, and a person goes on."""
    again = her.asked == lacking.name and bool(her.latest)
    misses = plan.state.misses + 1 if again else 0
    if misses >= MISSES:
        state = msgspec.structs.replace(plan.state, misses=misses)
        return msgspec.structs.replace(plan, state=state, acts=(*plan.acts, ToPerson("unsure")), propose=None)
    shown = form(ACTIONS[wanted.action], facts, action_words, made.locale)
    act = AskField(
        action=wanted.action,
        order=wanted.order.id if wanted.order else "",
        field=lacking.ask.field,
        kind="variant" if lacking.line else lacking.ask.kind,
        options=_options(shown, lacking),
        detail=f"{lacking.line.title} ({told(lacking.line.options)})" if lacking.line else "",
    )
    state = msgspec.structs.replace(plan.state, asked=lacking.name, misses=misses)
    if lacking.line is not None and not act.options:
        # There is no other of it: she is told, not asked.
        act = msgspec.structs.replace(act, kind="variant-none")
        state = msgspec.structs.replace(plan.state, asked=None, misses=0, wishes=plan.state.wishes[1:])
    return msgspec.structs.replace(plan, state=state, acts=(*plan.acts, act), propose=None, missed=again)


def _options(shown: Form, lacking: Lacking) -> dict[str, str]:
    """The answers that there are, as values to be picked."""
    field = next(field for field in shown.fields if field.name == lacking.ask.field)
    options = [(one.value, one.label) for one in field.choices]
    if field.kind == "swaps" and lacking.line is None:
        options = [(f"{one.line}=", one.label) for one in field.swaps]
    elif lacking.line is not None:
        swappable = next(one for one in field.swaps if one.line == lacking.line.line)
        fitting = {one.id for one in lacking.variants}
        kept = [one for one in swappable.variants if one.value in fitting] or swappable.variants
        options = [(f"{lacking.line.line}={one.value}", one.label) for one in kept]
    return {f"set:{field.name}:{value}": label for value, label in options[:OFFERED]}


async def _proposed(
    store: Store[Tx], shop: Shop, her: Her, made: Turn, kind: str, fields: dict[str, object]
) -> Proposed:
    """Put the deed before the gate, which decides on fresh facts."""
    request = _request(her, made)
    filled = await action_facts.fill(shop, make(kind, fields), request, now=store.clock.now())
    deed = await store.write(propose, request, filled)
    # What is already under way is shown where it was offered.
    shown = filled.there and deed.entry_id == made.entry and deed.state != "refused"
    part = offer(deed, filled.known, made.locale) if shown else None
    # A number in the words themselves, with no fact in them, is the house's own promise.
    fixed = outcome_text(msgspec.structs.replace(deed, order_id=""), None, made.locale)
    return Proposed(
        deed=deed.id,
        state=deed.state,
        text=outcome_text(deed, filled.known, made.locale),
        offer=part,
        to_person=deed.to_person,
        facts=filled.order,
        verdict=" ".join([*msgspec.json.decode(deed.words, type=dict[str, str]).values(), fixed]),
    )
