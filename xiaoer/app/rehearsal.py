"""Conversations that are there before anybody writes: played through the real verbs, by a clock of their own."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar, cast

import msgspec

import xiaoer.demo
from xiaoer.app.house import House
from xiaoer.app.subscriptions import SUBSCRIBERS, handlers
from xiaoer.assistant.jobs import Mind
from xiaoer.auth.actor import Contact, Staff, System
from xiaoer.auth.queries import Member, staff_by_email
from xiaoer.contact.verbs import contact_id_of
from xiaoer.conversation import agents, verbs
from xiaoer.conversation.entries import decode_body
from xiaoer.conversation.queries import current_of, thread_of_contact
from xiaoer.event.journal import Recorded
from xiaoer.event.tx import Journal, Tx
from xiaoer.inbox.channel import Session
from xiaoer.inbox.parts import Offer
from xiaoer.job.queue import Job, cancel
from xiaoer.kit import ids
from xiaoer.kit.clock import DAY, MINUTE, SECOND, ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.store import Store
from xiaoer.order.case.queries import cases_of_customer
from xiaoer.order.case.states import CaseStep
from xiaoer.order.case.verbs import Said, move
from xiaoer.order.facts import Customer
from xiaoer.rating import verbs as rating
from xiaoer.realtime.hub import Hub
from xiaoer.routing import verbs as routing
from xiaoer.shops.local.adapter import LocalShop

DATA = Path(xiaoer.demo.__file__).parent / "data"
TALKS = (DATA / "talks.toml", DATA / "visits.toml")
THREAD = 200
_SPACE = uuid.UUID("0d7c1c7e-51f4-5d8b-8f0a-7b1f6f1a2c33")
P = ParamSpec("P")
R = TypeVar("R")


class Step(msgspec.Struct, frozen=True):
    """One thing somebody does, minutes after the conversation began."""

    at: float
    do: Literal[
        "say", "yes", "person", "rate", "take", "reply", "note", "label", "resolve", "send", "receive", "inspect"
    ]
    text: str = ""
    by: str = ""
    score: int = 0


class Script(msgspec.Struct, frozen=True):
    """A conversation to be played, of a customer or else of a visitor who reads `locale`."""

    began: int
    steps: list[Step]
    customer: str = ""
    locale: str = ""


class _Scripts(msgspec.Struct):
    talk: list[Script]


async def rehearse(house: House, inbox: str) -> int:
    """Play what has not been played here yet, the oldest first; how many were."""
    files = [msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _Scripts) for path in TALKS]
    scripts = [script for each in files for script in each.talk]
    now, played = house.store.clock.now(), 0
    # Another clock needs a store of its own; its events are acted on here and now, and nobody hears of them.
    stage = _Stage(house, inbox)
    try:
        for script in sorted(scripts, key=lambda one: -one.began):
            played += await stage.play(script, now)
    finally:
        await stage.store.close()
    if played:
        house.hub.missed()
    return played


class _Stage:
    """A store with a clock in hand, whoever acts on its events, and one conversation at a time."""

    def __init__(self, house: House, inbox: str) -> None:
        self._heard: dict[tuple[str, int], Recorded] = {}
        self._clock = ManualClock()
        journal = Journal(ids.new_id(), self._hear)
        self.store: Store[Tx] = Store(database(house.settings.database_url), journal, clock=self._clock)
        shop = LocalShop(self.store)
        self._shop = shop
        self._inbox = inbox
        mind = cast("Mind", house.worker)
        self._handlers = handlers(self.store, shop, Hub(), mind, house.files, house.codes)

    async def play(self, script: Script, now: int) -> bool:
        """Play one conversation; False when there is one of hers already, or no such customer."""
        customer = await self._shop.customer(script.customer) if script.customer else None
        who = _session(script, customer, self._inbox)
        if bool(script.customer) != bool(customer) or await self.store.read(current_of, _contact(who)) is not None:
            return False
        began = now - script.began * MINUTE
        for step in script.steps:
            # Some seconds, so that nothing happens on the full minute.
            at = began + int(step.at * MINUTE) + script.began * 7 % 50 * SECOND
            self._clock.advance(min(at, now) - self._clock.now())
            await self._do(step, msgspec.structs.replace(who, expires_at=self._clock.now() + DAY))
        return True

    async def _do(self, step: Step, session: Session) -> None:
        contact = _contact(session)
        id_ = str(uuid.uuid5(_SPACE, f"{contact.contact_id}:{step.at}:{step.do}"))
        if step.do == "say":
            await self._act(_receive, session, entry_id=id_, text=step.text)
        elif step.do == "person":
            await self._act(verbs.request_person, session, request_id=id_)
        elif step.do == "yes":
            await self._act(verbs.pick, session, entry=await self._offer(contact), value="yes")
        elif step.do == "send":
            await self._case(contact, contact, "send", Said(tracking=step.text))
        elif step.do == "rate":
            await self._act(rating.give, contact, request_id=id_, score=step.score, comment=step.text or None)
        else:
            await self._work(step, contact, id_)

    async def _work(self, step: Step, contact: Contact, id_: str) -> None:
        member = await self.store.read(staff_by_email, f"{step.by}@demo.example")
        current = await self.store.read(current_of, contact)
        if member is None or current is None:
            return
        staff = _staff(member)
        if step.do in ("receive", "inspect"):
            await self._case(
                staff, contact, step.do, Said(text=step.text, passed=True if step.do == "inspect" else None)
            )
        elif step.do == "take":
            await self._act(agents.take, staff, current.id)
        elif step.do == "reply":
            await self._act(agents.reply, staff, current.id, entry_id=id_, text=step.text)
        elif step.do == "note":
            await self._act(agents.add_note, staff, current.id, entry_id=id_, text=step.text)
        elif step.do == "label":
            await self._act(agents.label, staff, current.id, labels=[step.text])
        else:
            await self._act(agents.resolve, staff, current.id)

    async def _case(self, hand: Contact | Staff, contact: Contact, step: CaseStep, said: Said) -> None:
        """A step in her newest case."""
        found = await self.store.read(cases_of_customer, System(), contact.customer_id or "")
        if found:
            await self._act(move, hand, found[0].id, step, said)

    async def _act(self, verb: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> None:
        """One verb, and everything that follows from what it recorded."""
        await self.store.write(verb, *args, **kwargs)
        while self._heard:
            recorded = self._heard.pop(next(iter(self._heard)))
            for subscriber in SUBSCRIBERS.get(type(recorded.event), ()):
                if subscriber.when(recorded.event):
                    await self._carry_out(subscriber.kind, recorded)

    async def _carry_out(self, kind: str, recorded: Recorded) -> None:
        if kind == "routing.enter":
            # Somebody was there then, though nobody has the console open while this is played.
            conversation = recorded.stream.removeprefix("conversation:")
            await self.store.write(routing.enter, conversation, rank=routing.BACK, queued_at=recorded.position)
            return
        args: dict[str, Any] = {
            "stream": recorded.stream,
            "seq": recorded.seq,
            "position": recorded.position,
            "actor": recorded.actor,
            "facts": msgspec.json.decode(msgspec.json.encode(recorded.event)),
        }
        await self._handlers[kind](Job(0, kind, "", args, 0))

    async def _offer(self, contact: Contact) -> str:
        """The entry with the newest offer."""
        lines, _ = await self.store.read(thread_of_contact, contact, 0, THREAD)
        offers: Mapping[str, int] = {
            line.id: line.n or 0
            for line in lines
            if line.id and line.body and any(isinstance(part, Offer) for part in decode_body(line.body).parts)
        }
        return max(offers, key=lambda entry: offers[entry])

    def _hear(self, _tx: Tx, recorded: Recorded) -> None:
        # A verb that is run again says the same again.
        self._heard[recorded.stream, recorded.seq] = recorded


def _receive(tx: Tx, session: Session, *, entry_id: str, text: str) -> None:
    """Take a message whose answer is played too: nobody need look after ten seconds, which are long over."""
    accepted = verbs.receive(tx, session, entry_id=entry_id, text=text)
    cancel(tx, f"{verbs.UNANSWERED}:{accepted.conversation_id}:{accepted.seq}")


def _session(script: Script, customer: Customer | None, inbox: str) -> Session:
    visitor = str(uuid.uuid5(_SPACE, f"{inbox}:{script.locale}:{script.began}"))
    return Session(
        contact_id=contact_id_of(inbox, customer.id) if customer else visitor,
        inbox_id=inbox,
        customer_id=customer.id if customer else None,
        visitor_hash=None,
        name=customer.name if customer else "",
        locale=customer.locale if customer else script.locale,
        expires_at=0,
    )


def _contact(session: Session) -> Contact:
    return Contact(session.contact_id, session.inbox_id, session.customer_id)


def _staff(member: Member) -> Staff:
    return Staff(member.id, member.role)
