"""The same wish of the same customer on the same order by every face: the same verdict by the same rule."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.hurry import Still, hurried, without_worker
from tests.protocol.faces import Faces, Seen, Wish
from tests.protocol.world import running
from xiaoer.app import serve
from xiaoer.kit.clock import DAY, HOUR, ManualClock
from xiaoer.kit.money import Money
from xiaoer.kit.settings import Settings
from xiaoer.order.facts import Address, Customer, Item, Order, Payment, PaymentMethod, Shipment
from xiaoer.policy.rules import load as rules
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.load import ProductData, ProductText, ShopData, VariantData, load

FACES = ("gate", "chat", "console", "page", "program")
PRICE = Money(20_000, "USD")
HOME = Address("Ana Ruiz", "12 Elm Street", "Boston", "US", region="MA", postal_code="02118")
THERE = {"name": "Ana Ruiz", "line1": "7 Quarry Lane", "city": "Albany", "region": "NY", "postal_code": "12207"}
THERE |= {"country": "US"}
SHOWN = {rule.id: rule.words["en"] for rule in rules()}


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """An order, a wish for it, and what must come of it; `apart` are faces of which a rule or a hand says otherwise."""

    name: str
    kind: str
    says: str
    verdict: str
    rule: str | None = None
    status: str = "paid"
    arrived: int | None = None
    fields: dict[str, Any] = {}
    visitor: bool = False
    apart: dict[str, tuple[str, str | None]] = {}

    def expected(self) -> dict[str, tuple[str, str | None]]:
        """What each face must say."""
        return {face: self.apart.get(face, (self.verdict, self.rule)) for face in FACES}


RETURN = {"items": ["1"], "method_id": "{card}"}
NOT_FOR_HER: dict[str, tuple[str, str | None]] = {
    "page": ("not offered 404", None),
    "program": ("not offered not_found", None),
}
CASES = [
    Case(name="paid", kind="cancel_order", says="cancel order {order}", verdict="confirm", rule="cancel-paid@1"),
    Case(
        name="not paid",
        status="unpaid",
        kind="cancel_order",
        says="cancel order {order}",
        verdict="confirm",
        rule="cancel-unpaid@1",
    ),
    Case(
        name="on its way",
        status="shipped",
        kind="cancel_order",
        says="cancel order {order}",
        verdict="refuse rule",
        rule="cancel-on-its-way@1",
    ),
    Case(
        name="there",
        status="delivered",
        arrived=24,
        kind="cancel_order",
        says="cancel order {order}",
        verdict="refuse rule",
        rule="cancel-delivered@1",
    ),
    Case(
        name="cancelled already",
        status="cancelled",
        kind="cancel_order",
        says="cancel order {order}",
        verdict="refuse rule",
        rule="cancel-cancelled@1",
    ),
    Case(
        name="elsewhere",
        kind="change_address",
        says="change the address of order {order} to 7 Quarry Lane, Albany, NY 12207, US",
        fields={"address": THERE},
        verdict="confirm",
        rule="change-before-shipping@1",
    ),
    # No rule lets go what has left; that it has left is said first.
    Case(
        name="elsewhere, too late",
        status="shipped",
        kind="change_address",
        says="change the address of order {order} to 7 Quarry Lane, Albany, NY 12207, US",
        fields={"address": THERE},
        verdict="refuse left",
    ),
    Case(
        name="paid another way",
        kind="change_payment",
        says="change the payment method of order {order} to my gift card",
        fields={"method_id": "{gift}"},
        verdict="confirm",
        rule="payment-before-shipping@1",
    ),
    Case(
        name="back within seven days",
        status="delivered",
        arrived=20,
        kind="return_items",
        says="return the cup of order {order} to my visa, no reason",
        fields=RETURN | {"reason": "no_reason"},
        verdict="confirm",
        rule="return-seven-days@1",
    ),
    Case(
        name="back after seven days",
        status="delivered",
        arrived=200,
        kind="return_items",
        says="return the cup of order {order} to my visa, it is of poor quality",
        fields=RETURN | {"reason": "quality"},
        verdict="confirm",
        rule="return-fault-thirty-days@1",
    ),
    Case(
        name="broken, back after thirty days",
        status="delivered",
        arrived=900,
        kind="return_items",
        says="return the cup of order {order} to my visa, it came broken",
        fields=RETURN | {"reason": "damaged"},
        verdict="approve",
        rule="return-fault-late@1",
    ),
    Case(
        name="another after fifteen days",
        status="delivered",
        arrived=400,
        kind="exchange_items",
        says="exchange the cup of order {order} for the blue one, with my visa",
        fields={"swaps": [{"line": "1", "variant_id": "cup-blue"}], "method_id": "{card}"},
        verdict="approve",
        rule="exchange-late@1",
    ),
    # What only those who work here and the assistant may do: the action names its hands.
    Case(
        name="a little for being late",
        kind="compensate",
        says="order {order} is late, I want compensation of $5",
        fields={"reason": "late", "amount": {"amount": 500, "currency": "USD"}},
        verdict="confirm",
        rule="compensate-small@1",
        apart=NOT_FOR_HER | {"gate": ("refuse not_this_hand", None)},
    ),
    # Rules that name the hand: an agent pays by herself what a supervisor must see when the assistant would.
    Case(
        name="some money back",
        kind="refund_order",
        says="give me a refund of $50 for order {order}",
        fields={"part": "amount", "amount": {"amount": 5000, "currency": "USD"}},
        verdict="approve",
        rule="refund-above-limit@1",
        apart=NOT_FOR_HER | {"gate": ("refuse not_this_hand", None), "console": ("allow", "refund-by-staff@1")},
    ),
    # Who is not known gets no further than the door, each face by its own.
    Case(
        name="nobody",
        visitor=True,
        kind="cancel_order",
        says="cancel order {order}",
        verdict="refuse not_signed_in",
        apart={
            "chat": ("nothing proposed", None),
            "page": ("not offered 401", None),
            "program": ("not let in", None),
        },
    ),
]


class Silent(Still):
    """Knows no sentence: what is written here is wished for in so many words."""

    async def run(self, *_: Any, **__: Any) -> list[Any]:
        """No intent at all."""
        return []


@pytest.fixture
async def faces(
    database_url: str, tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Faces]:
    """A server with everything that acts in it, and for each case and face an order of the same kind."""
    hurried(monkeypatch)
    without_worker(monkeypatch)
    monkeypatch.setattr("xiaoer.app.house.Worker", Silent)
    monkeypatch.setattr(serve, "settle_memory", lambda: None)
    async with running(Settings(data=str(tmp_path / "data"), port=0, database=database_url), clock) as world:
        made = Faces(world)
        await world.house.store.write(import_rules, rules())
        await load(world.house.store, shop(clock.now()))
        yield made


def number(case: Case, face: str) -> str:
    """What tells the customer and the order of a case and a face from the others, all alike."""
    return f"{CASES.index(case) + 10}{FACES.index(face)}0"


def shop(now: int) -> ShopData:
    """Twins: for each case and each face a customer with an order of hers."""
    blue, red = (VariantData(f"cup-{one}", {"en": {"color": one}}, (PRICE,), stock=99) for one in ("blue", "red"))
    product = ProductData("cup", {"en": ProductText("Cup")}, (blue, red))
    twins = [(case, face) for case in CASES for face in FACES]
    customers = tuple(customer(number(*one)) for one in twins)
    return ShopData(products=(product,), customers=customers, orders=tuple(order(*one, now) for one in twins))


def customer(number: str) -> Customer:
    """A customer like all others."""
    card = PaymentMethod(f"card-{number}", "card", "Visa 4242")
    gift = PaymentMethod(f"gift-{number}", "gift_card", "Gift card", Money(90_000, "USD"))
    return Customer(f"c-{number}", "Ana Ruiz", f"{number}@example.com", "", "en", (HOME,), (card, gift))


def order(case: Case, face: str, now: int) -> Order:
    """Her order, as the case wants it."""
    whose, none = number(case, face), Money(0, "USD")
    paid = Payment(f"p-{whose}", f"card-{whose}", "card", "Visa 4242", PRICE, now - 60 * DAY)
    left = case.status in ("shipped", "delivered")
    at = None if case.arrived is None else now - case.arrived * HOUR
    parcel = Shipment(
        f"s-{whose}", "Heron", f"HR{whose}", "delivered" if at else "in_transit", ("1",), now - 50 * DAY, at
    )
    return Order(
        id=f"#F-{whose}",
        customer_id=f"c-{whose}",
        status=case.status,  # type: ignore[arg-type]
        placed_at=now - 60 * DAY,
        items=(Item("1", "cup", "cup-red", "Cup", {"color": "red"}, 1, PRICE),),
        shipping=none,
        discount=none,
        total=PRICE,
        address=HOME,
        payments=() if case.status == "unpaid" else (paid,),
        shipments=(parcel,) if left else (),
    )


def wish(case: Case, face: str) -> Wish:
    """The wish of a case, by the ids of the face's customer."""
    whose = number(case, face)
    named = {"{card}": f"card-{whose}", "{gift}": f"gift-{whose}"}
    fields = {name: named.get(value, value) if isinstance(value, str) else value for name, value in case.fields.items()}
    words = case.says.replace("{order}", f"#F-{whose}")
    return Wish(case.kind, f"#F-{whose}", None if case.visitor else f"c-{whose}", fields, words)


def alike(seen: Seen) -> bytes | None:
    """The facts of a decision without whose hand it was and what time has passed."""
    if seen.facts is None or seen.facts.order is None:
        return None
    replace = msgspec.structs.replace
    bare = replace(seen.facts.order, age_hours=0.0, delivered_hours=0.0)
    hand = replace(seen.facts.actor, hand="customer", role="none")
    return msgspec.json.encode(
        replace(seen.facts, order=bare, actor=hand, contact=replace(seen.facts.contact, locale=""))
    )


async def test_every_face_says_the_same(faces: Faces) -> None:
    told: dict[str, dict[str, tuple[str, str | None]]] = {}
    for case in CASES:
        all_: list[Seen] = await asyncio.gather(*(getattr(faces, face)(wish(case, face)) for face in FACES))
        seen = dict(zip(FACES, all_, strict=True))
        told[case.name] = {face: (one.verdict, one.rule) for face, one in seen.items()}
        # They were decided on the same facts.
        decided = {alike(one) for one in seen.values()}
        assert len(decided - {None}) <= 1, (case.name, decided)
        assert case.apart or None not in decided
        for face, one in seen.items():
            if one.verdict == "refuse rule" and one.rule is not None:
                assert SHOWN[one.rule.partition("@")[0]] in one.said, (case.name, face)
    assert told == {case.name: case.expected() for case in CASES}


def test_the_cases_are_ten_and_more_and_differ_only_where_it_is_said() -> None:
    assert len(CASES) >= 10
    alike_ = [case for case in CASES if not case.apart]
    assert len(alike_) >= 10
    assert {case.verdict.split()[0] for case in alike_} == {"confirm", "approve", "refuse"}
    assert {rule.rule for rule in CASES if rule.rule} <= {f"{rule.id}@1" for rule in rules()}
