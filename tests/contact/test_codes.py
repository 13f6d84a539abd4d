"""Codes are asked for, sent and given; and every way of getting round them."""

import asyncio
import contextlib

import msgspec
import pytest
from sqlalchemy import select

from tests.contact.codes import PLACE, Codes, Kept, right, wrong
from xiaoer.contact.models import one_time_code
from xiaoer.contact.proof import FRESH_FOR, TRIES, Ask, Tried, ask_code, code_in, current_code, fresh_until, proved_as
from xiaoer.contact.sender import Reach
from xiaoer.event.models import event, payload
from xiaoer.event.tx import Journal, Tx
from xiaoer.kit.clock import HOUR, MINUTE, SECOND, ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.errors import Refused, TooMany
from xiaoer.kit.statement import Bound, Statement, query
from xiaoer.kit.store import Reader, Store


class Happened(msgspec.Struct, frozen=True):
    """An event."""

    stream: str
    kind: str
    facts: bytes


class _Row(msgspec.Struct, frozen=True):
    state: str
    salt: bytes | None
    hash: bytes | None


class _Body(msgspec.Struct, frozen=True):
    body: bytes


_events = query(select(event.c.stream, event.c.kind, event.c.facts).order_by(event.c.position), Happened)
_bodies = query(select(payload.c.body), _Body)
_rows = query(select(one_time_code.c.state, one_time_code.c.salt, one_time_code.c.hash), _Row)


@pytest.fixture
def codes(store: Store[Tx]) -> Codes:
    """A shop's codes."""
    return Codes(store)


async def happened(store: Store[Tx]) -> list[Happened]:
    """The whole journal."""
    return await store.read(lambda read: read.all(_events))


async def kinds(store: Store[Tx]) -> list[str]:
    """What happened, in order."""
    return [one.kind for one in await happened(store)]


def until(read: Reader, contact: str = "contact-1", customer: str = "cust-1", place: str = PLACE) -> int | None:
    """Until when it is sure who she is."""
    return fresh_until(read, contact, customer, place)


async def test_the_code_that_was_sent_proves_who_she_is_here_for_a_quarter_of_an_hour(
    codes: Codes, store: Store[Tx], clock: ManualClock
) -> None:
    code = await codes.ask()
    [(to, text)] = codes.sender.messages.values()
    assert (to, right(code) in text) == (Reach("email", "cust-1@mail.example"), True)
    assert await store.read(until) is None

    clock.advance(9 * MINUTE)
    assert await codes.give(right(code)) == Tried("right", until=clock.now() + FRESH_FOR)
    assert await store.read(until) == clock.now() + FRESH_FOR
    assert await store.read(proved_as, "contact-1", PLACE, clock.now()) == "cust-1"
    assert await store.read(proved_as, "contact-1", PLACE, clock.now() + FRESH_FOR) is None
    # Nowhere else, for nobody else.
    assert await store.read(until, place="conversation:c-2") is None
    assert await store.read(until, contact="contact-2") is None
    assert await store.read(until, customer="cust-2") is None
    assert await kinds(store) == ["code.asked", "code.sent", "contact.proved"]
    assert {one.stream for one in await happened(store)} == {PLACE}


async def test_the_code_and_where_it_went_stand_nowhere_but_in_the_message(codes: Codes, store: Store[Tx]) -> None:
    code = await codes.ask()
    await codes.give(wrong(code))
    await codes.give(right(code))
    facts = b"".join(one.facts for one in await happened(store))
    bodies = b"".join(one.body for one in await store.read(lambda read: read.all(_bodies)))
    assert right(code).encode() not in facts + bodies
    assert wrong(code).encode() not in facts + bodies
    assert b"mail.example" not in facts
    [row] = await store.read(lambda read: read.all(_rows))
    assert row.hash is not None
    assert row.salt is not None
    assert right(code).encode() not in row.hash + row.salt


async def test_five_wrong_ones_and_the_right_one_is_worth_nothing(
    codes: Codes, store: Store[Tx], clock: ManualClock
) -> None:
    code = await codes.ask()
    tried = [await codes.give(wrong(code, step)) for step in range(1, 7)]
    assert [(one.result, one.left) for one in tried if one] == [
        *[("wrong", left) for left in (4, 3, 2, 1)],
        ("too_many", 0),
        ("too_many", 0),
    ]
    assert await codes.give(right(code)) == Tried("too_many")
    assert await store.read(until) is None
    missed = [msgspec.json.decode(one.facts) for one in await happened(store) if one.kind == "code.missed"]
    assert [(one["why"], one["left"]) for one in missed[:5]] == [
        *[("wrong", left) for left in (4, 3, 2, 1)],
        ("too_many", 0),
    ]
    assert "contact.proved" not in await kinds(store)


async def test_a_code_is_good_once(codes: Codes, store: Store[Tx], clock: ManualClock) -> None:
    code = await codes.ask()
    await codes.give(right(code))
    clock.advance(MINUTE)
    assert await codes.give(right(code)) == Tried("used")
    # Anything else is no code any more: it may be a postal code.
    assert await codes.give(wrong(code)) is None
    assert await store.read(until) == clock.now() - MINUTE + FRESH_FOR
    clock.advance(FRESH_FOR)
    assert await codes.give(right(code)) is None
    assert await store.read(proved_as, "contact-1", PLACE, clock.now()) is None


async def test_after_ten_minutes_it_has_expired(codes: Codes, store: Store[Tx], clock: ManualClock) -> None:
    code = await codes.ask()
    clock.advance(10 * MINUTE)
    assert await codes.give(right(code)) == Tried("expired")
    assert await store.read(until) is None
    assert [one.kind for one in await happened(store)][-1] == "code.missed"
    clock.advance(HOUR)
    assert await codes.give(right(code)) is None


async def test_it_counts_where_it_was_asked_for_and_for_whom(codes: Codes, store: Store[Tx]) -> None:
    code = await codes.ask("cust-1")
    assert await codes.give(right(code), place="conversation:c-2") is None
    assert await codes.give(right(code), contact="contact-2") is None
    # Signed in as somebody else, another's code is no code.
    assert await codes.give(right(code), customer="cust-2") is None
    assert "contact.proved" not in await kinds(store)
    proved = await codes.give(right(code), customer="cust-1")
    assert proved is not None
    assert proved.result == "right"


async def test_a_new_code_voids_the_one_before(codes: Codes, store: Store[Tx], clock: ManualClock) -> None:
    first = await codes.ask()
    clock.advance(MINUTE)
    second = await codes.ask()
    assert right(first) != right(second)
    tried = await codes.give(right(first))
    assert tried == Tried("wrong", 4)
    assert (await codes.give(right(second)) or Tried("wrong")).result == "right"
    asked = [msgspec.json.decode(one.facts)["again"] for one in await happened(store) if one.kind == "code.asked"]
    assert asked == [False, True]


async def test_a_minute_lies_between_two_codes_and_three_are_sent_an_hour(
    codes: Codes, store: Store[Tx], clock: ManualClock
) -> None:
    await codes.ask()
    clock.advance(59 * SECOND)
    with pytest.raises(TooMany) as soon:
        await codes.ask()
    assert (soon.value.code, soon.value.retry_after) == ("code_too_soon", 1.0)
    for _ in range(2):
        clock.advance(MINUTE)
        await codes.ask()
    clock.advance(10 * MINUTE)
    with pytest.raises(TooMany) as many:
        await codes.ask()
    assert many.value.code == "code_too_many"
    assert len(codes.sender.messages) == 3
    assert (await kinds(store)).count("code.asked") == 3
    clock.advance(HOUR)
    await codes.ask()
    assert len(codes.sender.messages) == 4


async def test_the_limits_hold_for_a_customer_whoever_asks_from_wherever(
    codes: Codes, store: Store[Tx], clock: ManualClock
) -> None:
    for number in range(3):
        await codes.ask("cust-1", contact=f"visitor-{number}", place=f"conversation:{number}")
        clock.advance(MINUTE)
    with pytest.raises(TooMany):
        await codes.ask("cust-1", contact="visitor-9", place="conversation:9")
    # Fifteen guesses an hour, then, over however many connections.
    guesses = 0
    for number in range(10):
        for step in range(1, 8):
            facts = {"contact": f"visitor-{number}", "place": f"conversation:{number}"}
            tried = await codes.give(f"{step:06}", **facts)
            guesses += tried is not None and tried.result == "wrong"
    assert guesses <= 15
    await codes.ask("cust-2", contact="visitor-9", place="conversation:9")


async def test_whoever_is_not_known_cannot_tell_whether_there_is_such_a_customer(
    codes: Codes, store: Store[Tx], clock: ManualClock
) -> None:
    """The same answers, the same events, the same statements, whether anybody has that e-mail or not."""
    seen = []
    for customer, contact in (("cust-1", "visitor-1"), (None, "visitor-2")):
        answers: list[object] = []
        for _ in range(4):
            try:
                code = await codes.ask(customer, contact=contact, neutral=True)
            except TooMany as refused:
                answers.append(refused.code)
                continue
            tried = [await codes.give("000000", contact=contact) for _ in range(6)]
            answers += [code.state, code.expires_at - code.asked_at, *tried]
            clock.advance(MINUTE)
        seen.append(answers)
    assert seen[0] == seen[1]
    assert len(codes.sender.messages) == 3
    # Somebody else may not learn either that she has had her three, and causes no fourth.
    await codes.ask("cust-1", contact="visitor-3", neutral=True)
    assert len(codes.sender.messages) == 3


async def test_whether_there_is_such_a_customer_costs_no_statement_more(
    codes: Codes, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is done for an e-mail that somebody has is what is done for one that nobody has, statement by statement."""
    ran: list[Statement] = []
    prepare = Statement.on

    def noted(self: Statement, dialect: str) -> Bound:
        ran.append(self)
        return prepare(self, dialect)

    monkeypatch.setattr(Statement, "on", noted)
    seen = []
    for customer, contact in (("cust-1", "visitor-1"), (None, "visitor-2")):
        ran.clear()
        ask = Ask(
            id=contact,
            contact_id=contact,
            place=PLACE,
            customer_id=customer,
            way="email",
            locale="en",
            actor="assistant",
            neutral=True,
        )
        await codes.store.write(ask_code, ask)
        await codes.give("000000", contact=contact)
        seen.append(list(ran))
    assert seen[0] == seen[1]
    assert len(seen[0]) > 5


async def test_a_code_that_cannot_be_sent_is_tried_again_and_told_once(codes: Codes, store: Store[Tx]) -> None:
    codes.sender = Kept(away=2)
    with pytest.raises(Refused) as failed:
        await codes.ask()
    assert failed.value.code == "code_not_sent"
    assert failed.value.__suppress_context__
    code = await store.read(current_code, "contact-1", PLACE, store.clock.now())
    assert code is not None
    with pytest.raises(Refused):
        await codes.deliver(code)
    await codes.deliver(code)
    await codes.deliver(code)
    assert len(codes.sender.messages) == 1
    assert await kinds(store) == ["code.asked", "code.sent"]
    assert (await codes.give(right(code)) or Tried("wrong")).result == "right"
    # What nobody waits for any more is not sent.
    codes.sender.messages.clear()
    await codes.deliver(code)
    assert codes.sender.messages == {}


async def test_the_same_wish_twice_is_one_code(codes: Codes, store: Store[Tx]) -> None:
    async def ask() -> None:
        with contextlib.suppress(TooMany):
            await codes.ask()

    await asyncio.gather(*(ask() for _ in range(10)))
    assert (await kinds(store)).count("code.asked") == 1
    code = await store.read(current_code, "contact-1", PLACE, store.clock.now())
    assert code is not None
    results = [one.result for one in await asyncio.gather(*(codes.give(right(code)) for _ in range(10))) if one]
    assert sorted(results) == ["right", *["used"] * 9]
    assert (await kinds(store)).count("contact.proved") == 1


async def test_two_nodes_at_once_are_counted_together(
    codes: Codes, store: Store[Tx], database_url: str, clock: ManualClock
) -> None:
    other = Store(database(database_url), Journal("other", lambda _tx, _recorded: None), clock=clock)
    elsewhere = Codes(other)

    async def ask(of: Codes, number: int) -> int:
        with contextlib.suppress(TooMany):
            await of.ask("cust-1", contact=f"visitor-{number}")
            return 1
        return 0

    asked = await asyncio.gather(*(ask(of, number) for number in range(6) for of in (codes, elsewhere)))
    assert sum(asked) == 1
    # Nor is one code good on both.
    clock.advance(HOUR)
    code = await codes.ask()
    tried = await asyncio.gather(*(of.give(right(code)) for _ in range(4) for of in (codes, elsewhere)))
    assert sorted(one.result for one in tried if one) == ["right", *["used"] * 7]
    guesses = await codes.ask("cust-2", contact="contact-2")
    missed = await asyncio.gather(
        *(of.give(wrong(guesses), contact="contact-2") for _ in range(6) for of in (codes, elsewhere))
    )
    assert [one.result for one in missed if one].count("wrong") == TRIES - 1
    await other.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("123456", "123456"),
        (" 123 456 ", "123456"),
        ("１２３　４５６", "123456"),
        ("1 2 3 4 5 6", "123456"),
        ("my code is 123-456.", "123456"),
        ("验证码是123456", "123456"),
        ("mi código: 012345", "012345"),
        ("12345", None),
        ("1234567", None),
        ("#W123456", None),
        ("order O-123456", None),
        ("123456 or 654321", None),
        ("please send it to 200000 Shanghai, to the house behind the old post office", None),
        ("", None),
    ],
)
def test_six_digits_are_read_however_they_are_written(text: str, found: str | None) -> None:
    assert code_in(text) == found


@pytest.mark.parametrize(
    ("reach", "shown"),
    [
        (Reach("email", "anna@x.example"), "a***@x.example"),
        (Reach("email", "a@x.example"), "a***@x.example"),
        (Reach("phone", "+86 138 0000 4321"), "*** 4321"),
        (Reach("phone", "4321"), "***"),
    ],
)
def test_where_it_goes_is_shown_masked(reach: Reach, shown: str) -> None:
    assert reach.masked == shown
