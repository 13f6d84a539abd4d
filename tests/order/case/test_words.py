"""Whatever can happen in a case has its words in every language, each as it is filled in."""

from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.order.case.matter import opening
from xiaoer.kit.clock import DAY, SECOND, iso
from xiaoer.kit.words import LOCALES, Words
from xiaoer.order import case as room
from xiaoer.order.case import events, telling
from xiaoer.order.case.path import Phase, phases
from xiaoer.order.case.queries import Case, Told, Typed
from xiaoer.order.case.states import (
    BYS,
    CASE_KINDS,
    CASE_STATES,
    CASE_STEPS,
    CLOSED,
    TABLE,
    CaseKind,
    states_of,
    steps_for,
)
from xiaoer.order.case.terms import ANY, load

NOW = 1_800_000_000 * SECOND
REFUSALS = ("case_closed", "not_now", "case_why", "case_verdict", "case_number")


def standing(kind: CaseKind, state: Any, reason: str = ANY) -> Case:
    """A case in a state."""
    base = msgspec.structs.asdict(opening(kind, reason)) | {"due_at": NOW + DAY}
    more = {
        "lines": "[]",
        "terms": msgspec.json.encode(load().get((kind, reason)) or load()[kind, ANY]).decode(),
        "state": state,
        "open": state not in CLOSED,
        "moves": 1,
        "photos": "[]",
        "opened_at": NOW,
        "updated_at": NOW,
    }
    return msgspec.convert(dict.fromkeys(Case.__struct_fields__) | base | more, Case)


def moved(facts: dict[str, Any], kind: str = "case.moved", text: str = "") -> Told:
    """Something that happened."""
    body = msgspec.json.encode(Typed(text)) if text else None
    return Told(1, kind, "system", NOW, None, msgspec.json.encode(facts), body is not None, body)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_missing(locale: str) -> None:
    words = Words([Path(room.__file__).parent])
    for code in REFUSALS:
        assert words.text(locale, f"error-{code}")
    for state in CASE_STATES:
        assert telling.state_name(state, locale)
    for kind in CASE_KINDS:
        assert telling.kind_name(kind, locale)
        for state, by in product(states_of(kind), BYS[:2]):
            assert all(telling.step_name(step, locale) for step in steps_for(kind, state, by) if step not in _UNSAID)
            case = standing(kind, state)
            assert telling.head(case, locale)
            assert telling.lead(case, locale)
            shown = phases(case, [])
            assert all(telling.phase_name(case, one, locale) for one in shown)


_UNSAID = {"show", "pass"}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_move_is_told_or_silent(locale: str) -> None:
    for (kind, at, step), move in TABLE.items():
        case = standing(kind, move.to)
        facts = {"before": at, "after": move.to, "step": step, "due": iso(NOW + DAY), "passed": step == "inspect"}
        said = telling.line(case, moved(facts, text="It is worn."), locale)
        assert (said is None) == (move.to == "on_the_way")
        if move.to == "refused":
            assert said is not None
            assert said.endswith("It is worn.")
    for (kind, _), terms in load().items():
        case = standing(kind, terms.start, terms.reason)
        opened = moved({"state": terms.start, "due": iso(NOW + DAY)}, "case.opened")
        assert (telling.line(case, opened, locale) is None) == (kind == "hurry")
    for state in ("photos", "to_send"):
        reminded = moved({"state": state, "left": 1, "due": iso(NOW + DAY)}, "case.reminded")
        assert telling.line(standing("return", state), reminded, locale)
    for silent in ("case.noted", "case.labelled", "case.taken", "case.photos_added"):
        assert telling.line(standing("return", "review"), moved({}, silent, "for us"), locale) is None


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_that_happens_has_a_name(locale: str) -> None:
    named = {telling.event_name(moved({"step": step, "passed": True}), locale) for step in CASE_STEPS}
    assert len(named) == len(CASE_STEPS)
    kinds = [each for each in vars(events).values() if isinstance(each, type) and issubclass(each, events.CaseEvent)]
    for kind in kinds:
        if kind not in (events.CaseEvent, events.CaseMoved):
            assert telling.event_name(moved({"count": 1, "needed": 2, "left": 3}, kind.kind()), locale)


def test_words_say_what_they_are_given() -> None:
    case = standing("return", "photos", "damaged")
    assert telling.head(case, "en") == "Please send us 2 photos by Jan 16"
    assert telling.head(standing("return", "photos", "wrong"), "en") == "Please send us a photo by Jan 16"
    assert "costs you nothing" in telling.lead(standing("return", "to_send", "damaged"), "en")
    assert "You pay" in telling.lead(standing("return", "to_send", "no_reason"), "en")
    bad = msgspec.structs.replace(standing("return", "inspected"), passed=False)
    assert telling.head(bad, "en") == "Something was not as it should be"
    assert "what follows" in telling.phase_name(bad, Phase(key="inspected", state="todo"), "en")
    coming = Phase(key="inspected", state="todo")
    assert telling.phase_name(standing("exchange", "inspected"), coming, "en") == "Your new item leaves"
    paid = telling.Back("$5.00", "PayPal", "Jan 20")
    settled = telling.lead(standing("return", "settled"), "en", paid)
    assert settled == "$5.00 went back the way you paid: PayPal. It is expected there by Jan 20."
    there = telling.lead(standing("return", "settled"), "en", telling.Back("$5.00", "PayPal"))
    assert there == "$5.00 went back the way you paid: PayPal."
    failed = moved({"before": "received", "after": "inspected", "passed": False, "due": None}, text="A crack.")
    assert telling.line(standing("return", "inspected"), failed, "en") == (
        "Your parcel for order #K-1 has been inspected. We have to look at it again: A crack."
    )


def test_days_are_whole() -> None:
    assert telling.days_left(NOW + 3 * DAY - 1, NOW) == 3
    assert telling.days_left(NOW + DAY, NOW) == 1
    assert telling.days_left(NOW + DAY - 1, NOW) == 0
    assert telling.days_left(NOW - DAY, NOW) == 0
