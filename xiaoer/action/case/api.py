"""A customer's own cases, for every page that acts for her: how they stand, and the steps that are hers.

Whoever uses it has made sure who she is; nothing of another customer is found.
"""

from collections.abc import Sequence

import msgspec

from xiaoer.action.faces import fact_text
from xiaoer.action.faces import words as action_words
from xiaoer.action.facts import Request
from xiaoer.action.known import Account
from xiaoer.action.queries import Deed
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import HOUR, MINUTE
from xiaoer.kit.errors import NotFound, Unauthorized
from xiaoer.kit.money import Money, total
from xiaoer.kit.store import Store
from xiaoer.kit.words import MOMENT, day_text
from xiaoer.order.case import telling
from xiaoer.order.case.matter import label_of, matter_of
from xiaoer.order.case.path import Phase, phases
from xiaoer.order.case.queries import Case, case_of, cases_of_order, timeline
from xiaoer.order.case.states import CaseStep, steps_for
from xiaoer.order.case.terms import arrives
from xiaoer.order.case.verbs import LOOKED_AT, Said, add_photos, move
from xiaoer.order.facts import Exchange, Item, Label, Order, Refund, Return
from xiaoer.order.shop import Shop, ShopUnreachable

# A label that is not there by then waits for a person.
PATIENCE = 2 * MINUTE
# So long after its deed a case may still be on its way.
SOON = MINUTE
# What pictures bring about is not said by her.
HERS: frozenset[CaseStep] = frozenset({"send", "withdraw"})


class OwnStep(msgspec.Struct, frozen=True):
    """A step of its way, named in her language."""

    title: str
    phase: Phase


class OwnCase(msgspec.Struct, frozen=True):
    """One of her cases as it stands; `order` is None when the shop does not answer.

    In `head` and `lead` MOMENT stands where the time of its deadline goes.
    `can` are the steps she may take, `amount` what goes back to her in the end, `left` the hours until it is due;
    `reason` is what she gave, in words.
    """

    case: Case
    title: str
    stands: str
    head: str
    lead: str
    reason: str
    steps: list[OwnStep]
    can: list[CaseStep]
    wants_photos: bool
    order: Order | None
    items: list[Item]
    label: Label | None
    amount: Money | None
    left: int | None
    # Its label is to come in a moment, by itself.
    moving: bool


class OwnCases:
    """What one customer sees and does of her cases. Raises Unauthorized for a visitor."""

    def __init__(self, store: Store[Tx], shop: Shop, request: Request) -> None:
        if request.contact.customer_id is None:
            raise Unauthorized("unauthorized")
        self._store = store
        self._shop = shop
        self._request = request

    async def of_order(self, order_id: str) -> list[tuple[Case, str, str]]:
        """The cases about an order of hers, the newest first, each with its name and how it stands."""
        found = await self._store.read(cases_of_order, self._request.contact, self._shop.name, order_id)
        return [(case, *self._named(case)) for case in found]

    async def named(self, case_id: str) -> Case | None:
        """The case of an id, if it is hers; a deed's id is that of the case it opened."""
        if not case_id.isprintable():
            return None
        return await self._store.read(case_of, self._request.contact, case_id)

    def coming(self, deed: Deed) -> bool:
        """Whether a deed that is done opens a case, and may not have opened it yet."""
        opens = deed.state == "done" and deed.action.opens is not None
        return opens and self._store.clock.now() - deed.updated_at < SOON

    async def stands(self, case_id: str) -> OwnCase:
        """How it stands. Raises NotFound."""
        case = await self._hers(case_id)
        told = await self._store.read(timeline, self._request.contact, case)
        locale = self._request.locale
        order = await self._order(case)
        matter = matter_of(order, case) if order else None
        title, stands = self._named(case)
        now = self._store.clock.now()
        amount = coming_back(case, order)
        back = back_text(case, order, locale)
        return OwnCase(
            case=case,
            title=title,
            stands=stands,
            head=telling.head(case, locale, back, MOMENT),
            lead=telling.lead(case, locale, back, MOMENT),
            reason=reason_text(case, locale),
            steps=[OwnStep(telling.phase_name(case, one, locale, back), one) for one in phases(case, told)],
            can=[step for step in steps_for(case.kind, case.state, "customer") if step in HERS],
            wants_photos=case.state in LOOKED_AT,
            order=order,
            items=_items(order, case),
            label=label_of(matter),
            amount=amount,
            left=None if case.due_at is None else max(0, case.due_at - now) // HOUR,
            moving=case.state == "to_send" and label_of(matter) is None and now - case.updated_at < PATIENCE,
        )

    async def show(self, case_id: str, file_ids: Sequence[str]) -> None:
        """Her pictures. Raises what the verb raises."""
        case = await self._hers(case_id)
        await self._store.write(add_photos, self._request.contact, case.id, file_ids)

    async def sent(self, case_id: str, tracking: str) -> None:
        """The parcel is on its way, under this number if she has one. Raises what the verb raises."""
        case = await self._hers(case_id)
        await self._store.write(move, self._request.contact, case.id, "send", Said(tracking=tracking))

    async def withdraw(self, case_id: str) -> None:
        """She has thought better of it. Raises what the verb raises."""
        case = await self._hers(case_id)
        await self._store.write(move, self._request.contact, case.id, "withdraw")

    async def _hers(self, case_id: str) -> Case:
        case = await self.named(case_id)
        if case is None or case.customer_id != self._request.contact.customer_id:
            raise NotFound("not_found")
        return case

    async def _order(self, case: Case) -> Order | None:
        try:
            return await self._shop.order(case.order_id, case.customer_id)
        except ShopUnreachable:
            return None

    def _named(self, case: Case) -> tuple[str, str]:
        locale = self._request.locale
        return telling.kind_name(case.kind, locale), telling.state_name(case.state, locale)


def _items(order: Order | None, case: Case) -> list[Item]:
    """The lines it is about."""
    return [one for one in order.items if not case.of_lines or one.line in case.of_lines] if order else []


def reason_text(case: Case, locale: str) -> str:
    """The reason she gave, in words; empty where there is none to tell."""
    key = f"action-reason-{case.reason}"
    return action_words.text(locale, key) if action_words.has(key) else ""


def coming_back(case: Case, order: Order | None) -> Money | None:
    """What is to go back to her, or has; nothing where nothing does, or it is not decided."""
    if order is None:
        return None
    if not case.open:
        made = _made(case, order)
        return total([one.amount for one in made], made[0].amount.currency) if made else None
    if case.passed is False:
        return None
    matter = matter_of(order, case)
    if isinstance(matter, Return):
        return matter.amount
    return -matter.difference if isinstance(matter, Exchange) and matter.difference.amount < 0 else None


def back_text(case: Case, order: Order | None, locale: str) -> telling.Back | None:
    """The same in words, with where it goes when that is one place and the shop says which."""
    amount = coming_back(case, order)
    if amount is None or order is None:
        return None
    there: int | None = None
    if case.open:
        matter = matter_of(order, case)
        ways = {matter.method_id} if isinstance(matter, Return | Exchange) else set()
    else:
        by = {one.id: one.method_id for one in order.payments}
        made = _made(case, order)
        ways = {one.method_id or by.get(one.payment_id, "") for one in made}
        there = max((at for one in made if (at := arrives(order, one)) is not None), default=None)
    paid = [one for one in order.payments if {one.method_id} == ways]
    to = fact_text(Account(paid[0].kind, paid[0].label), locale) if paid else ""
    return telling.Back(amount.text(locale), to, "" if there is None else day_text(there, locale, there))


def _made(case: Case, order: Order) -> list[Refund]:
    return [one for one in order.refunds if case.end_deed and one.reference == case.end_deed]
