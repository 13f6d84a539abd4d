"""What each verb of a case does, what the journal says of it, and what must not be seen."""

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from tests.assistant.orders import order
from tests.journal import journal
from tests.order.case.matter import (
    AGENT,
    HER,
    OTHER,
    TALK,
    House,
    case_now,
    kinds,
    opened,
    opening,
    path,
    photo,
    to_state,
    told,
)
from xiaoer.auth.actor import Contact
from xiaoer.kit.clock import DAY, ManualClock, from_iso, iso
from xiaoer.kit.errors import Forbidden, Invalid, NotFound, Refused
from xiaoer.kit.money import Money
from xiaoer.media.verbs import AT_ONCE, attach, forget_unused
from xiaoer.order.case.path import phases
from xiaoer.order.case.queries import (
    Case,
    Third,
    case_of,
    cases,
    cases_of_conversation,
    cases_of_customer,
    cases_of_order,
    timeline,
)
from xiaoer.order.case.terms import Terms, TermsError, arrives, load, terms_of
from xiaoer.order.case.verbs import (
    NUMBER_LIMIT,
    TEXT_LIMIT,
    Said,
    add_photos,
    end,
    erase,
    labelled,
    move,
    note,
    open_case,
    take,
)
from xiaoer.order.facts import Payment, Refund

FRIDAY = from_iso("2026-11-20T10:00:00Z")


async def test_a_case_opens_once_under_its_deed(store: House, clock: ManualClock) -> None:
    wish = opening("return", "damaged")
    made = [await store.write(open_case, wish, terms_of("return", "damaged")) for _ in range(3)]
    assert {one.id for one in made} == {wish.id}
    assert await kinds(store, wish.id) == ["opened"]
    [(_, fact)] = await told(store, wish.id)
    due = iso(clock.now() + 3 * DAY)
    assert fact == {
        "kind": "case.opened",
        "matter": "return",
        "shop": "shop",
        "order": "#K-1",
        "reason": "damaged",
        "state": "photos",
        "conversation": TALK,
        "due": due,
    }
    assert await path(store, wish.id) == [
        ("asked", "done"),
        ("photos", "now"),
        ("review", "todo"),
        ("to_send", "todo"),
        ("on_the_way", "todo"),
        ("received", "todo"),
        ("inspected", "todo"),
    ]


@pytest.mark.in_turn
@pytest.mark.parametrize(
    ("kind", "reason", "state"),
    [
        ("return", "no_reason", "to_send"),
        ("return", "quality", "photos"),
        ("return", "something", "review"),
        ("exchange", "", "to_send"),
        ("claim", "damaged", "photos"),
        ("claim", "not_received", "review"),
        ("hurry", "", "promised"),
    ],
)
async def test_it_begins_as_the_terms_say(store: House, kind: Any, reason: str, state: str) -> None:
    assert (await opened(store, kind, reason)).state == state


async def test_a_return_goes_all_the_way(store: House, clock: ManualClock) -> None:
    case = await opened(store, "return", "damaged")
    one = await store.write(add_photos, HER, case.id, [await photo(store)])
    assert (one.state, one.due_at) == ("photos", case.due_at)
    two = await store.write(add_photos, HER, case.id, [await photo(store)])
    assert two.state == "review"
    clock.advance(DAY)
    sending = await store.write(move, AGENT, case.id, "accept", Said(text="Clearly chipped."))
    assert (sending.state, sending.due_at, sending.agent_id) == ("to_send", clock.now() + 7 * DAY, "lin")
    await store.write(labelled, case.id, "d-label")
    sent = await store.write(move, HER, case.id, "send", Said(tracking=" YT  88-01 "))
    assert (sent.state, sent.tracking, sent.due_at) == ("on_the_way", "YT 88-01", None)
    await store.write(move, AGENT, case.id, "receive")
    inspected = await store.write(move, Third(case.id), case.id, "inspect", Said(text="As described.", passed=True))
    assert (inspected.state, inspected.passed) == ("inspected", True)
    done = await store.write(end, case.id, "d-settle", granted=True)
    assert (done.state, done.open, done.end_deed, done.due_at) == ("settled", False, "d-settle", None)
    said = ["opened", "photos_added", "photos_added", "moved", "moved", "labelled", *["moved"] * 4]
    assert await kinds(store, case.id) == said
    facts = [fact for kind, fact in await told(store, case.id) if kind == "case.moved"]
    assert [(fact["before"], fact["step"], fact["after"], fact["by"]) for fact in facts] == [
        ("photos", "show", "review", "customer"),
        ("review", "accept", "to_send", "agent"),
        ("to_send", "send", "on_the_way", "customer"),
        ("on_the_way", "receive", "received", "agent"),
        ("received", "inspect", "inspected", "third"),
        ("inspected", "settle", "settled", "system"),
    ]
    assert {state for _, state in await path(store, case.id)} == {"done"}
    shown = phases(done, await store.read(timeline, HER, done))
    assert [one.text for one in shown if one.text] == ["Clearly chipped.", "As described."]


async def test_the_journal_holds_no_word_that_was_typed(store: House) -> None:
    case = await opened(store, "return", "something")
    await store.write(note, AGENT, case.id, Said(text="Knows Mrs Ruiz", id="n-1"))
    await store.write(note, AGENT, case.id, Said(text="Knows Mrs Ruiz", id="n-1"))
    await store.write(move, AGENT, case.id, "refuse", Said(text="Worn by Ana", id="w-1"))
    facts = b"".join(line.facts for line in await journal(store))
    assert b"Ruiz" not in facts
    assert b"Ana" not in facts
    assert await kinds(store, case.id) == ["opened", "noted", "moved"]
    case = await case_now(store, case.id)
    # A line for colleagues is not hers to read.
    assert [one.text for one in await store.read(timeline, HER, case)] == ["", "Worn by Ana"]
    assert [one.text for one in await store.read(timeline, AGENT, case)] == ["", "Knows Mrs Ruiz", "Worn by Ana"]
    assert await store.write(erase, AGENT, case.id, "w-1")
    assert not await store.write(erase, AGENT, case.id, "w-1")
    assert [one.text for one in await store.read(timeline, HER, case)] == ["", "", ""]
    assert await path(store, case.id) == [("asked", "done"), ("refused", "off")]


async def test_the_same_once_more_is_once(store: House) -> None:
    case = await to_state(store, "to_send")
    for _ in range(3):
        await store.write(move, HER, case.id, "send", Said(tracking="YT 1"))
    # Said again without its number, it is the same; with another one it is put right.
    await store.write(move, HER, case.id, "send")
    assert await kinds(store, case.id) == ["opened", "moved"]
    corrected = await store.write(move, HER, case.id, "send", Said(tracking="YT 2"))
    assert (corrected.state, corrected.tracking) == ("on_the_way", "YT 2")
    for _ in range(2):
        await store.write(move, AGENT, case.id, "receive", Said(id="r-1"))
        await store.write(move, AGENT, case.id, "inspect", Said(passed=False, text="Broken", id="i-1"))
        # By its id it is known again, wherever the case is by now.
        await store.write(move, AGENT, case.id, "receive", Said(id="r-1"))
    assert await kinds(store, case.id) == ["opened", "moved", "moved", "moved", "moved"]
    with pytest.raises(Refused, match="not_now"):
        await store.write(move, AGENT, case.id, "inspect", Said(passed=True))
    for _ in range(2):
        assert (await store.write(end, case.id, "d-1", granted=False)).state == "refused"
        await store.write(end, case.id, "d-2", granted=True)
        await store.write(labelled, case.id, "d-3")
    case = await case_now(store, case.id)
    assert (case.state, case.end_deed) == ("refused", "d-1")
    assert (await kinds(store, case.id)).count("labelled") == 1


async def test_two_at_once_are_one_or_refused(store: House) -> None:
    case = await opened(store, "return", "something")
    done = await asyncio.gather(
        *(store.write(move, AGENT, case.id, "accept") for _ in range(3)),
        store.write(move, HER, case.id, "withdraw"),
        return_exceptions=True,
    )
    assert all(isinstance(one, Case | Refused) for one in done)
    moves = [fact for kind, fact in await told(store, case.id) if kind == "case.moved"]
    assert [fact["step"] for fact in moves] in (["accept"], ["withdraw"], ["accept", "withdraw"])


async def test_late_and_wrong_moves_are_refused(store: House) -> None:
    case = await opened(store, "return", "something")
    wrong: list[tuple[Any, Any, Said, type[Refused], str]] = [
        (HER, "accept", Said(), Forbidden, "forbidden"),
        (Third(case.id), "accept", Said(), Forbidden, "forbidden"),
        (AGENT, "inspect", Said(passed=True), Refused, "not_now"),
        (HER, "show", Said(), Forbidden, "forbidden"),
        (AGENT, "settle", Said(deed="d-1"), Forbidden, "forbidden"),
        (AGENT, "refuse", Said(), Invalid, "case_why"),
        (AGENT, "refuse", Said(text=" "), Invalid, "case_why"),
        (AGENT, "refuse", Said(text="x" * (TEXT_LIMIT + 1)), Invalid, "too_long"),
        (AGENT, "inspect", Said(), Invalid, "case_verdict"),
        (AGENT, "inspect", Said(passed=False), Invalid, "case_why"),
        (HER, "send", Said(tracking="<b>"), Invalid, "case_number"),
        (HER, "send", Said(tracking="1" * (NUMBER_LIMIT + 1)), Invalid, "case_number"),
        (Third("another"), "inspect", Said(passed=True), NotFound, "not_found"),
        (OTHER, "withdraw", Said(), NotFound, "not_found"),
    ]
    for actor, step, said, kind, code in wrong:
        with pytest.raises(kind) as refused:
            await store.write(move, actor, case.id, step, said)
        assert refused.value.code == code
    assert await kinds(store, case.id) == ["opened"]
    await store.write(move, HER, case.id, "withdraw")
    closed: list[Callable[[], Any]] = [
        lambda: store.write(move, AGENT, case.id, "accept"),
        lambda: store.write(take, AGENT, case.id),
        lambda: _photos(store, case.id),
    ]
    for call in closed:
        with pytest.raises(Refused, match="case_closed"):
            await call()
    assert await path(store, case.id) == [("asked", "done"), ("withdrawn", "off")]


async def _photos(store: House, case_id: str) -> None:
    await store.write(add_photos, HER, case_id, [await photo(store)])


async def test_photos_are_hers_and_pictures(store: House) -> None:
    case = await opened(store, "return", "damaged")
    theirs, pdf = await photo(store, OTHER), await photo(store, media_type="application/pdf")
    for ids_ in ([theirs], [pdf], ["none"], []):
        with pytest.raises(Invalid, match="no_such_attachment"):
            await store.write(add_photos, HER, case.id, ids_)
    many = [await photo(store) for _ in range(AT_ONCE + 1)]
    with pytest.raises(Invalid, match="too_many_files"):
        await store.write(add_photos, HER, case.id, many)
    mine = await photo(store)
    for _ in range(2):
        await store.write(add_photos, HER, case.id, [mine, mine])
    assert (await case_now(store, case.id)).files == [mine]
    # What belongs to one case shows nothing in another.
    other = await opened(store, "claim", "wrong")
    with pytest.raises(Invalid, match="no_such_attachment"):
        await store.write(add_photos, HER, other.id, [mine])
    # A picture that she sent in the chat counts as well, and an agent may point at it.
    chat = [await photo(store) for _ in range(2)]
    await store.write(attach, HER, chat, conversation_id=TALK, entry_id="e-1")
    await store.write(add_photos, AGENT, case.id, chat[:1])
    assert (await case_now(store, case.id)).state == "review"
    await store.write(add_photos, HER, other.id, chat[1:])
    assert (await case_now(store, other.id)).state == "review"
    with pytest.raises(Invalid, match="no_such_attachment"):
        await store.write(add_photos, AGENT, case.id, [await photo(store)])
    assert await store.write(forget_unused) == 0


async def test_who_was_asked_for_other_photos_shows_them(store: House) -> None:
    case = await opened(store, "claim", "wrong")
    await store.write(add_photos, HER, case.id, [await photo(store)])
    asked = await store.write(move, AGENT, case.id, "ask_photos", Said(text="The label, please"))
    assert asked.state == "photos"
    [_, now, *_] = phases(asked, await store.read(timeline, HER, asked))
    assert (now.key, now.state, now.text) == ("photos", "now", "The label, please")
    shown = await store.write(add_photos, HER, case.id, [await photo(store)])
    assert shown.state == "review"
    assert [state for _, state in await path(store, case.id)] == ["done", "done", "now", "todo"]


async def test_everybody_sees_what_is_theirs(store: House) -> None:
    mine = await to_state(store, "received")
    waiting = await opened(store, "claim", "not_received")
    hers = await opened(store, "return", "no_reason")
    gone = await opened(store, "exchange")
    await store.write(move, HER, gone.id, "withdraw")
    views: dict[Any, set[str]] = {
        "open": {mine.id, waiting.id, hers.id},
        "waiting": {mine.id, waiting.id},
        "mine": {mine.id},
        "closed": {gone.id},
    }
    for view, wanted in views.items():
        assert {one.id for one in (await store.read(cases, AGENT, view))[0]} == wanted
    assert {one.id for one in await store.read(cases_of_conversation, AGENT, TALK)} == views["open"] | {gone.id}
    assert {one.id for one in await store.read(cases_of_customer, AGENT, "c-ana")} == views["open"] | {gone.id}
    assert len(await store.read(cases_of_order, HER, "shop", "#K-1")) == 4
    for stranger in (OTHER, Contact("visitor", "shop"), Third("none")):
        assert await store.read(case_of, stranger, mine.id) is None
    assert await store.read(cases_of_order, OTHER, "shop", "#K-1") == []
    assert await store.read(cases_of_order, HER, "elsewhere", "#K-1") == []
    taken = await store.write(take, msgspec.structs.replace(AGENT, agent_id="mo"), hers.id)
    await store.write(take, msgspec.structs.replace(AGENT, agent_id="mo"), hers.id)
    assert taken.agent_id == "mo"
    assert await kinds(store, hers.id) == ["opened", "taken"]


async def test_a_case_keeps_the_terms_it_was_opened_under(store: House) -> None:
    terms = Terms(kind="return", reason="odd", photos=0, review=False, freight="shop", send_days=30)
    case = await store.write(open_case, opening("return", "odd"), terms)
    assert (await case_now(store, case.id)).asked == terms
    assert case.due_at == case.opened_at + 30 * DAY


def test_a_file_of_terms_must_be_whole(tmp_path: Any) -> None:
    ours = load()
    assert {kind for kind, reason in ours if reason == "*"} == {"return", "exchange", "claim", "hurry"}
    row = '[[terms]]\nkind = "{}"\nreason = "*"\nphotos = 0\nreview = true\nfreight = "shop"\n'
    whole = "".join(row.format(kind) for kind in ("return", "exchange", "claim", "hurry"))
    broken = {
        "twice": whole + row.format("claim"),
        "left": row.format("claim"),
        "unknown": whole + "photo = 3\n",
        "many": whole.replace("photos = 0", "photos = 11"),
        "toml": "[[terms",
    }
    for name, text in broken.items():
        file = tmp_path / f"{name}.toml"
        file.write_text(text)
        with pytest.raises(TermsError):
            load(file)
    good = tmp_path / "good.toml"
    good.write_text(whole)
    assert len(load(good)) == 4


@pytest.mark.parametrize(
    ("paid", "day"),
    [("paypal", "2026-11-25"), ("card", "2026-12-01"), ("gift_card", "2026-11-20"), ("bank_transfer", None)],
)
def test_money_is_there_within_so_many_days_on_which_banks_work(paid: Any, day: str | None) -> None:
    way = Payment("p", "m", paid, "", Money(100, "USD"), FRIDAY)
    back = Refund("r", "p", Money(100, "USD"), "pending", FRIDAY)
    bought = order("R-1", "refunding", payments=(way,))
    there = arrives(bought, back)
    assert (there and iso(there)[:10]) == day
    # It goes elsewhere than it came from, it has arrived, nobody knows since when.
    for other in ({"method_id": "other"}, {"status": "done"}, {"status": "failed"}, {"created_at": None}):
        assert arrives(bought, msgspec.structs.replace(back, **other)) is None
    assert arrives(bought, msgspec.structs.replace(back, method_id="m")) == there


async def test_a_visitor_is_nobody_elses_case(store: House) -> None:
    """A contact without a customer sees only what began with herself."""
    case = await opened(store, "return", "no_reason")
    assert await store.read(case_of, Contact(HER.contact_id, "shop"), case.id) == case
