"""Writing an answer down, and how a deed went; each void when things have moved on."""

import msgspec

from xiaoer.assistant.events import Acted, Missed, Understood
from xiaoer.assistant.models import assistant_state
from xiaoer.assistant.queries import state_of
from xiaoer.assistant.schemas import (
    Act,
    OpenOffer,
    Plain,
    Plan,
    State,
    TellArticle,
    TellDeed,
    TellOrder,
    ToPerson,
    Turn,
)
from xiaoer.assistant.telling.acts import TellInvoice, TellRefunds
from xiaoer.assistant.understand.about import about, meant
from xiaoer.conversation import entries, verbs
from xiaoer.conversation.entries import Body, decode_body, stream_of
from xiaoer.conversation.events import OfferAnswered
from xiaoer.conversation.ownership import Conversation, locked
from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import Offer, OfferState
from xiaoer.kit.errors import Refused
from xiaoer.kit.statement import upsert

ACTOR = "assistant"
_remember = upsert(assistant_state, index=["conversation_id"], update=["state", "updated_at"])
_encode = msgspec.json.encode


def answer(tx: Tx, turn: Turn, plan: Plan, body: Body) -> bool:
    """Write a turn's answer. False, and nothing done, when she has written again or somebody else answers.

    Raises Refused("offer_moved") when the offer it speaks of was answered meanwhile.
    """
    current = locked(tx, turn.conversation_id)
    if current.owner != "assistant" or current.asked_seq > turn.seq or current.answered_seq >= turn.seq:
        return False
    if turn.offer is not None and (plan.answer is not None or plan.void):
        _close(tx, current, turn.offer, plan.answer)
    if current.locale != turn.locale:
        verbs.speak(tx, current.id, turn.locale)
        current = msgspec.structs.replace(current, locale=turn.locale)
    order = next((id_ for act in plan.acts if (id_ := _order_of(act))), None)
    _record(tx, turn, plan, order)
    person = next((act for act in plan.acts if isinstance(act, ToPerson)), None)
    if body.text or body.parts:
        answers = turn.seq if person is None else None
        verbs.say(tx, current, body, author="assistant", actor=ACTOR, answers=answers, entry_id=turn.entry)
    if person is not None:
        verbs.hand_off(tx, current, reason=person.reason, actor=ACTOR)
    # Whoever comes back from a person begins anew; what it was about is told all the same.
    state = plan.state if person is None else State(vote=plan.state.vote)
    state = msgspec.structs.replace(state, about=about(turn, plan, order))
    tx.run(_remember, conversation_id=current.id, state=_encode(state), updated_at=tx.now)
    return True


def go_on(tx: Tx, turn: Turn, plan: Plan, body: Body, before: State) -> bool:
    """Write what comes next of what she wished for. False, and nothing done, when anything was said meanwhile."""
    current = locked(tx, turn.conversation_id)
    moved = current.asked_seq > current.answered_seq or current.answered_seq != turn.seq
    if current.owner != "assistant" or moved or state_of(tx, current.id).wishes != before.wishes:
        return False
    person = next((act for act in plan.acts if isinstance(act, ToPerson)), None)
    if body.text or body.parts:
        verbs.say(tx, current, body, author="assistant", actor=ACTOR, answers=None, entry_id=turn.entry)
    if person is not None:
        verbs.hand_off(tx, current, reason=person.reason, actor=ACTOR)
    state = plan.state if person is None else State(vote=plan.state.vote, about=plan.state.about)
    tx.run(_remember, conversation_id=current.id, state=_encode(state), updated_at=tx.now)
    return True


def tell_outcome(
    tx: Tx,
    conversation_id: str,
    entry_id: str,
    deed_id: str,
    state: OfferState,
    said: Body,
    *,
    said_id: str,
    person: bool,
    stands: str = "",
) -> bool | None:
    """The offer shows how its deed went, and the customer is told; once. `person` has a person go on with it.

    False when there is nothing to tell, None when the entry is not there.
    """
    current = locked(tx, conversation_id)
    before = entries.written(tx, conversation_id, entry_id)
    if before is None:
        return None
    if entries.written(tx, conversation_id, said_id) is not None:
        return False
    body = decode_body(before.body or entries.EMPTY)
    part = _offer_in(body, deed_id)
    if part is None or part.state == state == "void":
        return False
    if part.state != state:
        _show(tx, current.id, entry_id, body, part, state, actor=ACTOR, stands=stands)
    verbs.say(tx, current, said, author="assistant", actor=ACTOR, answers=None, entry_id=said_id)
    if person and current.owner == "assistant":
        verbs.hand_off(tx, current, reason="failed" if state == "unknown" else "refused", actor=ACTOR)
    return True


def _close(tx: Tx, current: Conversation, offer: OpenOffer, yes: bool | None) -> None:
    """Her words answered the open offer, or made it void."""
    before = entries.written(tx, current.id, offer.entry)
    body = decode_body((before.body if before else None) or entries.EMPTY)
    part = _offer_in(body, offer.deed)
    if part is None or part.state != "open":
        raise Refused("offer_moved")
    if yes is None:
        _show(tx, current.id, offer.entry, body, part, "void", actor=ACTOR)
        return
    fact = OfferAnswered(deed=offer.deed, yes=yes)
    state: OfferState = "confirmed" if yes else "declined"
    _show(tx, current.id, offer.entry, body, part, state, actor=f"contact:{current.contact_id}", fact=fact)


def _show(
    tx: Tx,
    conversation_id: str,
    entry_id: str,
    body: Body,
    part: Offer,
    state: OfferState,
    *,
    actor: str,
    fact: Event | None = None,
    stands: str = "",
) -> None:
    changed = msgspec.structs.replace(part, state=state, stands=stands)
    parts = [changed if one is part else one for one in body.parts]
    entries.change_entry(tx, conversation_id, entry_id, Body(body.text, parts), actor=actor, fact=fact)


def _offer_in(body: Body, deed_id: str) -> Offer | None:
    return next((part for part in body.parts if isinstance(part, Offer) and part.deed == deed_id), None)


def _record(tx: Tx, turn: Turn, plan: Plan, order: str | None) -> None:
    """What agents may see of it: kinds, ids and numbers."""
    understood = Understood(
        answers=turn.seq,
        commands=turn.commands,
        intent=turn.intent,
        confidence=turn.confidence,
        locale=turn.heard,
        about=meant(turn, plan),
    )
    facts: list[Event] = [understood]
    if plan.missed:
        facts.append(Missed(answers=turn.seq, misses=plan.state.misses))
    facts.append(
        Acted(
            answers=turn.seq,
            did=[_did(act) for act in plan.acts],
            order=order,
            article=next((act.article.slug for act in plan.acts if isinstance(act, TellArticle)), None),
            deed=next((act.deed for act in plan.acts if isinstance(act, TellDeed)), None),
        )
    )
    for fact in facts:
        tx.record(fact, stream=stream_of(turn.conversation_id), actor=ACTOR)


def _did(act: Act) -> str:
    return act.key if isinstance(act, Plain) else str(act.__struct_config__.tag)


def _order_of(act: Act) -> str | None:
    match act:
        case TellOrder(order) | TellInvoice(order):
            return order.id
        case TellRefunds(orders=orders):
            return orders[0].id
        case TellDeed(order=order):
            return order
        case _:
            return None
