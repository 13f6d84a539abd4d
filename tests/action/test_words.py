"""Every registered action has words for everything it may say, in every language, and no face names an action."""

import re
from pathlib import Path
from typing import ClassVar, get_args

import pytest

import xiaoer.action
from xiaoer.action.action import COMMON, SHARED, Action, AskKind
from xiaoer.action.faces import name, words
from xiaoer.action.kinds.registry import ACTIONS, make
from xiaoer.action.states import STATES
from xiaoer.assistant.speak import words as ask_words
from xiaoer.kit.errors import Invalid
from xiaoer.kit.words import LOCALES, Locale, parse
from xiaoer.order.case.terms import load as load_terms
from xiaoer.policy.rules import load

ROOM = Path(xiaoer.action.__file__).parent
REFUSALS = (
    "not_signed_in",
    "not_fresh",
    "not_this_hand",
    "order_not_found",
    "needs_person",
    "unreachable",
    "rejected",
    "not_approved",
    "failed",
    "shop",
)
# What the gate itself may say before anybody has asked.
JUDGED = ("not_signed_in", "not_fresh", "not_this_hand", "order_not_found", "needs_person")


def keys_of(kind: str, action: type[Action]) -> set[str]:
    """What must be written for an action."""
    said = {f"action-{kind}-{part}" for part in ("name", "title", "ask", "yes", "no", "done")}
    lines = {f"action-{kind}-line-{line}" for line in action.says}
    return (
        said
        | lines
        | {
            f"action-{kind}-{told}-{reason}"
            for reason in action.reasons
            if reason not in SHARED
            for told in ("not", "why")
        }
    )


def wanted() -> set[str]:
    """What must be written in all."""
    each = [keys_of(kind, action) for kind, action in ACTIONS.items()]
    stands = set(STATES) - {"proposed", "refused", "done"} | {"escalated", "withdrawn"}
    common = {f"action-{stand}" for stand in stands} | {f"action-line-{line}" for line in COMMON}
    common |= {f"action-why-{reason}" for reason in JUDGED}
    common |= {f"action-{told}-{reason}" for reason in SHARED for told in ("not", "why")}
    asked = [ask for action in ACTIONS.values() for ask in action.asks]
    common |= {f"action-field-{ask.field}" for ask in asked}
    common |= {f"action-reason-{option}" for ask in asked for option in ask.options}
    common |= {f"action-answer-{one}" for ask in asked if ask.kind == "yes_no" for one in ("yes", "no")}
    return common.union(*each) | {f"action-refused-{reason}" for reason in REFUSALS}


def written(locale: Locale) -> set[str]:
    """What is written."""
    found = {key for key in parse(ROOM / "words" / f"{locale}.ftl") if key.startswith("action-")}
    # An action may say a shared reason in words of its own.
    own = {f"action-{kind}-{told}-{reason}" for kind in ACTIONS for reason in SHARED for told in ("not", "why")}
    return found - own


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_missing_and_nothing_is_left_over(locale: Locale) -> None:
    assert wanted() - written(locale) == set()
    assert written(locale) - wanted() == set()


def test_a_missing_word_would_be_seen() -> None:
    class Unsaid(Action, frozen=True, kw_only=True):
        """An action nobody wrote words for."""

        reasons: ClassVar[tuple[str, ...]] = ("never",)
        says: ClassVar[tuple[str, ...]] = ("nothing",)

    missing = keys_of("unsaid", Unsaid) - written("en")
    assert {"action-unsaid-title", "action-unsaid-line-nothing", "action-unsaid-not-never"} <= missing


@pytest.mark.parametrize("locale", LOCALES)
def test_every_beginning_of_a_case_is_said(locale: Locale) -> None:
    said = {
        words.text(locale, f"own-began-{terms.start}", kind=terms.kind, until="(then)")
        for terms in load_terms().values()
    }
    assert len(said) >= 5
    assert any("(then)" in one for one in said)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_of_question_can_be_asked_in_a_chat(locale: Locale) -> None:
    said = {ask_words.text(locale, f"assistant-ask-{kind}", order="1", detail="") for kind in get_args(AskKind)}
    assert len(said) == len(get_args(AskKind))


@pytest.mark.parametrize("kind", ACTIONS)
def test_every_action_says_what_it_is(kind: str) -> None:
    action = ACTIONS[kind]
    assert action.kind == kind
    assert action.hands
    assert (action.level, action.risk) >= ("", "")
    assert {name(kind, locale) for locale in LOCALES} != {name(kind, "en")}
    assert make(kind, {"order_id": "1"}).line
    # Without a rule it could only be refused.
    assert [rule for rule in load() if rule.action == kind and rule.verdict in ("allow", "confirm", "approve")]


def test_an_action_is_named_in_its_own_file_and_in_the_table() -> None:
    for kind, action in ACTIONS.items():
        files = [
            path
            for path in ROOM.parent.rglob("*.py")
            if re.search(rf"\b{action.__name__}\b", path.read_text(encoding="utf-8"))
        ]
        assert sorted(path.name for path in files) == sorted([f"{kind}.py", "registry.py"])
        own = ROOM / "kinds" / f"{kind}.py"
        assert len(own.read_text(encoding="utf-8").splitlines()) < 110


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("nothing", {"order_id": "1"}),
        ("cancel_order", {"order_id": 1}),
        ("cancel_order", {"order_id": "1", "reason": "because I say so"}),
    ],
)
def test_what_is_no_action_is_refused(kind: str, fields: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        make(kind, fields)
