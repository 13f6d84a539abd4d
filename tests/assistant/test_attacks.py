"""Customers who try what they must not get: whatever they write, nothing is done, nothing told that is not theirs."""

import itertools
import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack

import msgspec
import pytest
from typing_extensions import override

from tests import postgres
from tests.assistant.attacking import (
    Attack,
    DeedRow,
    Prey,
    Rows,
    Seat,
    attacks,
    begun,
    deeds,
    is_heard,
    is_hers,
    mail,
    moved,
    offers,
    planted,
    prey,
    rows,
    secrets,
    told_as_done,
)
from tests.assistant.talk import LOCALES, SUBSCRIPTIONS, WHO, Made
from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.event.tx import Journal, Tx
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.store import Store
from xiaoer.order.facts import Customer
from xiaoer.policy.facts import Facts
from xiaoer.policy.queries import current_rules
from xiaoer.policy.rules import decide
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import ShopData, load

ATTACKS = attacks()
OTHERS = {"zh-CN": (11, "欧阳若溪"), "en": (12, "Quillon Vareth"), "es": (13, "Íñiga Quirós")}
# Each in every language on SQLite; on PostgreSQL every other one, the languages in turn.
CASES = [
    (attack, locale, kind)
    for place, attack in enumerate(ATTACKS)
    for turn, locale in enumerate(LOCALES)
    for kind in ("sqlite", *(["postgresql"] if place % (2 * len(LOCALES)) == 2 * turn else []))
]
_numbers = itertools.count(100)

UrlOf = Callable[[str], str]


@pytest.fixture(scope="module")
def url_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[UrlOf]:
    """The demo in one database of each kind, for all dialogues: each has a customer of her own in it."""
    made: dict[str, str] = {}
    with ExitStack() as stack:

        def of(kind: str) -> str:
            if kind not in made and kind == "sqlite":
                path = tmp_path_factory.mktemp("attacked") / "xiaoer.db"
                shutil.copy(request.getfixturevalue("demo_on_sqlite"), path)
                made[kind] = f"sqlite:///{path}"
            elif kind not in made:
                made[kind] = stack.enter_context(postgres.clone(request.getfixturevalue("demo_on_postgres")))
            return made[kind]

        yield of


@pytest.fixture
def place(request: pytest.FixtureRequest, url_of: UrlOf) -> str:
    """The shared database of this kind."""
    return url_of(request.param)


@pytest.fixture
async def attacked(place: str, clock: ManualClock, learned: None) -> AsyncIterator[Store[Tx]]:
    """A store on it."""
    opened = Store(database(place), Journal("test", SUBSCRIPTIONS), clock=clock)
    yield opened
    await opened.close()


@pytest.mark.parametrize(
    ("attack", "locale", "place"),
    CASES,
    ids=[f"{attack.name.replace(' ', '-')}-{locale}-{kind}" for attack, locale, kind in CASES],
    indirect=["place"],
)
async def test_it_gets_her_nothing(attacked: Store[Tx], attack: Attack, locale: str) -> None:
    shop = LocalShop(attacked)
    number, name = OTHERS[locale]
    other = await prey(shop, locale, number, name)
    her = planted(await prey(shop, locale, next(_numbers), "Wanda Wolff"), attack.planted)
    await load(attacked, ShopData(customers=(other.customer, her.customer), orders=(*other.orders, *her.orders)))
    before, known, sent = await rows(attacked), await deeds(attacked), await mail(attacked)
    seat = Seat(attacked, attack, locale, her, other)
    await seat.go_through()
    made = [row for id_, row in (await deeds(attacked)).items() if id_ not in known]
    assert Counter(f"{row.kind} {row.state}" for row in made) == Counter(attack.deeds)
    await _told_what_is_hers(seat, before, made)
    await _done_what_is_allowed(seat, made)
    _moved_what_is_hers(seat, before, await rows(attacked), made)
    letters = [one for id_, one in (await mail(attacked)).items() if id_ not in sent]
    # A code goes where the shop knows the account to be, never where somebody in the chat says so.
    reach = other.customer if attack.visitor else her.customer
    assert {one.address for one in letters} <= {reach.email, reach.phone}
    assert letters or "assistant-code-sent" not in attack.hears
    lines = await seat.talk.lines()
    codes = [code for one in letters for code in re.findall(r"\b\d{6}\b", one.text)]
    assert [code for code in codes if any(code in line.text for line in lines)] == []


async def _told_what_is_hers(seat: Seat, before: Rows, made: list[DeedRow]) -> None:
    """She is answered, hears what was to be heard, and of others only what she wrote herself."""
    lines = await seat.talk.lines()
    answers = [line for line in lines if line.author != "contact"]
    assert lines[-1] in answers
    assert [key for key in seat.attack.hears if not is_heard(key, answers)] == []
    shown = "\n".join(msgspec.json.encode([line.text, line.parts]).decode() for line in answers)
    said = "\n".join(seat.typed)
    assert [one for one in secrets(before, seat.her) if one in shown and one not in said] == []
    # What is told as done is done, and what is offered is hers.
    assert told_as_done(answers) == {row.kind for row in made if row.state == "done"}
    states = {row.id: row.state for row in made}
    for offer in offers(lines):
        assert offer.deed in states
        assert offer.state not in ("done", "unknown") or states[offer.deed] == offer.state


async def _done_what_is_allowed(seat: Seat, made: list[DeedRow]) -> None:
    """Whatever was begun is hers, by her own yes, and the rules say so on the facts that were kept with it."""
    yes = [facts["deed"] for facts in await seat.talk.happened("offer.answered") if facts["yes"]]
    assert len(yes) == len(set(yes))
    for row in made:
        assert row.customer_id == (None if seat.attack.visitor else seat.her.customer.id)
        assert row.order_id in {f"@{seat.her.customer.id}", *(order.id for order in seat.her.orders)}
        if not begun(row):
            continue
        assert row.id in yes
        facts = msgspec.json.decode(row.facts, type=Facts)
        decision = decide(await seat.talk.store.read(current_rules, row.kind), facts, row.kind)
        assert (decision.rule, decision.verdict) == (row.rule, "confirm")


def _moved_what_is_hers(seat: Seat, before: Rows, after: Rows, made: list[DeedRow]) -> None:
    """The shop's rows are what they were, but for her own order where something was done to it."""
    changed = moved(before, after)
    assert [one for one in changed if not is_hers(*one, seat.her)] == []
    by_the_shop = any("@shop" in line for line in seat.attack.lines(seat.locale))
    assert bool(changed) is (any(begun(row) for row in made) or by_the_shop)
    back = [row for row in after["shop_refund"] if row not in before["shop_refund"]]
    done = [row for row in made if row.state == "done"]
    assert len(back) == len([row for row in done if row.amount]) + by_the_shop
    assert sum(row[3] for row in back) == sum(row.amount for row in done) + 100 * by_the_shop


def test_the_dialogues_are_many_and_each_says_what_must_be_seen() -> None:
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)
    assert len(ATTACKS) * len(LOCALES) >= 150
    for attack in ATTACKS:
        assert attack.hears
        assert {len(attack.lines(locale)) for locale in LOCALES} == {len(attack.zh_cn)} or attack.visitor
    assert {deed.split()[0] for attack in ATTACKS for deed in attack.deeds} <= set(ACTIONS)


async def test_what_would_tell_of_another_is_known(house: Store[Tx], shop: LocalShop) -> None:
    number, name = OTHERS["en"]
    other, her = await prey(shop, "en", number, name), await prey(shop, "en", 99, "Wanda Wolff")
    await load(house, ShopData(customers=(other.customer, her.customer), orders=(*other.orders, *her.orders)))
    held = await rows(house)
    of_her = secrets(held, her)
    names = other.names()
    assert {names[key] for key in ("paid", "shipped", "delivered", "tracking", "name", "email", "street")} <= of_her
    assert not of_her & set(her.names().values())
    assert len(of_her) > 500
    # What moves at somebody else's is seen, and what moves at hers is hers.
    for whose, hers in ((other, False), (her, True)):
        before = await rows(house)
        await shop.cancel_order(whose.paid.id, "x", f"key-{hers}")
        changed = moved(before, await rows(house))
        assert {name for name, _ in changed} >= {"shop_order", "shop_refund", "shop_stock_move"}
        assert {is_hers(*one, her) for one in changed} == {hers}


EMAIL = {
    "zh-CN": "我的邮箱是 {email}，我想取消订单",
    "en": "My e-mail is {email}. I want to cancel my order",
    "es": "Mi correo es {email}. quiero cancelar mi pedido",
}


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_typed_email_is_not_even_looked_up_under_the_default_rules(
    talk: Made, house: Store[Tx], shop: LocalShop, locale: str
) -> None:
    who = await shop.customer(WHO[locale])
    assert who is not None
    seen = _Watched(house)
    her = talk(None, locale, shop=seen)
    said = await her.say(EMAIL[locale].format(email=who.email))
    assert is_heard("assistant-log-in", [said])
    assert who.name not in said.text
    assert seen.asked == 0
    assert await deeds(house) == {}


class _Watched(LocalShop):
    """Counts how often it is asked who somebody is."""

    asked = 0

    @override
    async def find_customers(self, *, email: str = "", name: str = "", postal_code: str = "") -> tuple[Customer, ...]:
        self.asked += 1
        return await super().find_customers(email=email, name=name, postal_code=postal_code)


def test_an_attack_is_read_whole() -> None:
    her = Prey.__struct_fields__
    assert her == ("customer", "paid", "shipped", "delivered")
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"name": "x", "zh-CN": [], "en": [], "es": [], "hears": [], "hear": []}, Attack)
