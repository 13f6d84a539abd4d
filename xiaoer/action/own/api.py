"""The one way from a customer's own wish to the deed, for every page and every program that acts for her.

Generic over all actions. Whoever uses it has made sure who she is; nothing of another customer is found.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from xiaoer.action.action import Action
from xiaoer.action.faces import Possible, offer, offered, offered_kinds, outcome_text, title, words
from xiaoer.action.facts import Request, fill, fill_again, level_of, read_account, read_known
from xiaoer.action.kinds.form import Form, form
from xiaoer.action.kinds.registry import ACTIONS, make
from xiaoer.action.known import Known
from xiaoer.action.own.queries import Asked, possible, under_way
from xiaoer.action.own.steps import Step, steps
from xiaoer.action.queries import Deed, deed_of
from xiaoer.action.verbs import confirm, decline, propose
from xiaoer.contact.events import Way
from xiaoer.contact.proof import TRIES, Ask, Code, Tried, ask_code, code_in, current_code, prove
from xiaoer.contact.sender import Reach
from xiaoer.contact.verbs import Who, meet
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import LineKind
from xiaoer.kit import ids
from xiaoer.kit.errors import Invalid, NotFound, Unauthorized
from xiaoer.kit.store import Store
from xiaoer.kit.words import nearest
from xiaoer.order.facts import Order
from xiaoer.order.reach import reaches
from xiaoer.order.shop import Shop
from xiaoer.policy.level import standing
from xiaoer.policy.queries import rule_versions

TEMPLATES = Path(__file__).parent / "templates"


class Standing(msgspec.Struct, frozen=True):
    """One of her deeds as it stands.

    `lines` is what she says yes to or said yes to; `now`, where it is no longer the same, what it would be by now.
    `kinds` and `now_kinds` say of each line what it is about.
    """

    deed: Deed
    title: str
    says: str
    lines: list[str]
    kinds: list[LineKind]
    now: list[str] | None
    now_kinds: list[LineKind]
    rule: str | None
    yes: str
    no: str
    steps: list[Step]
    known: Known

    @property
    def open(self) -> bool:
        """Whether it waits for her yes, and that yes would hold."""
        return self.deed.state == "proposed" and self.now is None

    @property
    def moving(self) -> bool:
        """Whether it may be otherwise in a moment, by itself."""
        return self.deed.state in ("confirmed", "sent", "unknown") and self.deed.escalated_at is None


class OwnHand:
    """What one customer does herself. Raises Unauthorized for a visitor.

    `place` is her browser's session, where a code she gives counts; without one she cannot be surer than signed in.
    """

    def __init__(self, store: Store[Tx], shop: Shop, request: Request, *, place: str = "") -> None:
        if request.contact.customer_id is None:
            raise Unauthorized("unauthorized")
        self._store = store
        self._shop = shop
        self._request = request
        self._place = place
        self._customer_id: str = request.contact.customer_id

    async def possible(self, order: Order | None = None) -> list[Possible]:
        """All that this hand may do with her order, or without one with her account, each judged by the gate."""
        mine = [action for action in ACTIONS.values() if self._request.hand in action.hands]
        known = Known(None, order) if order else await read_account(self._shop, mine, self._customer_id)
        asked = Asked(self._shop.name, known, self._store.clock.now())
        return await self._store.read(possible, await self._asking(), asked)

    async def under_way(self, order: Order | None = None) -> list[Deed]:
        """The deeds on her order, or on her account, of which something may still come, the newest first."""
        subject = order.id if order else f"@{self._customer_id}"
        return await self._store.read(under_way, self._request.contact, self._shop.name, subject)

    async def known(self, kind: str, order_id: str) -> Known:
        """All that can be chosen for an action. Raises NotFound where there is no such action or order for her."""
        if kind not in ACTIONS or self._request.hand not in ACTIONS[kind].hands:
            raise NotFound("not_found")
        action = make(kind, _plain({"order_id": order_id}))
        now = self._store.clock.now()
        known = await read_known(self._shop, action, self._customer_id, self._request.locale, every=True, now=now)
        if known.customer is None or (action.about == "order" and known.found is None):
            raise NotFound("not_found")
        return known

    def form(self, kind: str, known: Known) -> Form:
        """What an action asks for."""
        return form(ACTIONS[kind], known, words, self._request.locale)

    async def propose(self, kind: str, fields: Mapping[str, Any]) -> Standing:
        """Put her wish before the gate. What comes of it is an offer, the one there is, or a refusal that says why."""
        if kind not in ACTIONS or self._request.hand not in ACTIONS[kind].hands:
            raise NotFound("not_found")
        return await self._propose(make(kind, _plain(fields)))

    async def again(self, deed_id: str) -> Standing:
        """The same wish once more, on what is true now."""
        return await self._propose((await self._hers(deed_id)).action)

    async def answer(self, deed_id: str, *, yes: bool) -> Standing:
        """Her yes, decided again on fresh facts, or her no. Raises ShopUnreachable, and then nothing has happened."""
        deed = await self._hers(deed_id)
        actor = self._request.contact.name
        if not yes:
            await self._store.write(decline, deed.id, actor=actor)
        elif deed.state == "proposed":
            # What she has proved elsewhere, or longer ago, makes no yes of this hand as sure.
            level = (await self._asking()).level if level_of(deed) == "fresh" else None
            filled = await fill_again(self._shop, deed, now=self._store.clock.now(), level=level)
            await self._store.write(confirm, deed.id, filled, actor=actor)
        return await self.stands(deed.id)

    async def stands(self, deed_id: str) -> Standing:
        """How it stands, on what is true now."""
        deed = await self._hers(deed_id)
        known = await read_known(self._shop, deed.action, self._customer_id, self._request.locale)
        return await self._standing(deed, known)

    async def unproved(self, kind: str, known: Known) -> bool:
        """Whether she has to prove by a code who she is before this is asked of her."""
        found = await self._store.read(possible, await self._asking(), Asked(self._shop.name, known, self._now()))
        return any(one.proof for one in found if one.kind == kind)

    async def must_prove(self, shown: Standing) -> bool:
        """Whether a yes to what is offered needs a new proof first."""
        fresh = level_of(shown.deed) == "fresh" and shown.deed.state == "proposed"
        return fresh and (await self._asking()).level != "fresh"

    async def ways(self) -> dict[Way, Reach]:
        """How she can be sent a code."""
        customer = await self._shop.customer(self._customer_id)
        return {} if customer is None else reaches(customer)

    async def code(self) -> Code | None:
        """The code that was asked for here last and may still be given."""
        code = await self._store.read(current_code, self._request.contact.contact_id, self._place, self._now())
        return code if code is not None and code.expires_at > self._now() and code.state != "missed" else None

    async def send_code(self, way: Way) -> Code:
        """Have a code sent. Raises TooMany, and NotFound for a way there is not."""
        if not self._place or way not in await self.ways():
            raise NotFound("code_no_way")
        contact = self._request.contact
        ask = Ask(
            id=ids.new_id(),
            contact_id=contact.contact_id,
            place=self._place,
            customer_id=self._customer_id,
            way=way,
            locale=self._request.locale,
            actor=contact.name,
        )
        return await self._store.write(ask_code, ask)

    async def give_code(self, text: str) -> Tried:
        """She gives the code; what came of it."""
        contact = self._request.contact
        given, code = code_in(text), await self.code()
        if given is None and code is not None:
            return Tried("wrong", TRIES - code.tries)  # whatever it is, it is no code, and costs no try
        tried = await self._store.write(
            prove,
            contact_id=contact.contact_id,
            place=self._place,
            customer_id=self._customer_id,
            given=given or "",
            actor=contact.name,
        )
        return tried or Tried("expired")

    async def _asking(self) -> Request:
        """Her wish, as surely hers as it is at this moment."""
        stands = await self._store.read(standing, self._request.contact, place=self._place, now=self._now())
        return msgspec.structs.replace(self._request, level=stands.level)

    def _now(self) -> int:
        return self._store.clock.now()

    async def _propose(self, action: Action) -> Standing:
        request = await self._asking()
        filled = await fill(self._shop, action, request, now=self._store.clock.now())
        if not filled.there or filled.known.customer is None:
            raise NotFound("not_found")
        contact = self._request.contact
        who = Who(contact.inbox_id, self._customer_id, filled.known.customer.name, self._request.locale)
        await self._store.write(meet, who, contact_id=contact.contact_id, visitor_hash=None)
        deed = await self._store.write(propose, request, filled)
        return await self._standing(deed, filled.known)

    async def _hers(self, deed_id: str) -> Deed:
        deed = await self._store.read(deed_of, self._request.contact, deed_id) if deed_id.isprintable() else None
        if deed is None or deed.customer_id != self._customer_id:
            raise NotFound("not_found")
        return deed

    async def _standing(self, deed: Deed, known: Known) -> Standing:
        locale = self._request.locale
        there = known.found is not None or deed.action.about == "customer"
        lines = offered(deed, locale)
        fresh = offer(deed, known, locale) if there and deed.state in ("proposed", "voided") else None
        changed = fresh is not None and fresh.lines != lines
        rules = await self._store.read(rule_versions, [deed.rule] if deed.rule else [])
        rule = rules.get((deed.rule or "", deed.rule_version or 0))
        return Standing(
            deed=deed,
            title=title(deed, locale),
            says=outcome_text(deed, known if there else None, locale),
            lines=lines,
            kinds=offered_kinds(deed),
            now=fresh.lines if fresh and changed else None,
            now_kinds=fresh.kinds if fresh and changed else [],
            rule=rule.words.get(nearest(locale)) if rule and deed.state != "refused" else None,
            yes=words.text(locale, f"action-{deed.kind}-yes"),
            no=words.text(locale, f"action-{deed.kind}-no"),
            steps=steps(deed),
            known=known,
        )


def _plain(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same fields. Raises Invalid for a text that no database holds."""
    for value in _texts(fields):
        if not value.isprintable():
            raise Invalid("no_such_action")
    return fields


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        value = [*value.keys(), *value.values()]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _texts(each)]
    return []
