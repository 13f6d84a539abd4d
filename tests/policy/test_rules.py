"""Rules prove themselves when loaded, and the strictest that holds decides."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoer.kit.words import LOCALES, Words
from xiaoer.policy.facts import ActionFacts, ActorFacts, ContactFacts, Facts, OrderFacts
from xiaoer.policy.rules import VERDICTS, Active, RuleError, Verdict, decide, load

PACKAGE = Path(__file__).parent.parent.parent / "xiaoer"
WORDS: dict[str, str] = {locale: f"said in {locale}" for locale in LOCALES}

GOOD = """
[base]
actor = { hand = "customer", level = "verified" }
contact = { locale = "en", verified = true }
action = { kind = "cancel_order" }
[[rule]]
id = "one"
action = "cancel_order"
when = "actor.hand == 'customer'"
verdict = "confirm"
words = { zh-CN = "好", en = "Yes", es = "Sí" }
hit = {}
miss = { actor = { hand = "agent" } }
"""


def facts(
    status: str = "paid",
    *,
    paid: bool = True,
    shipped: bool = False,
    delivered: bool = False,
    actor: ActorFacts | None = None,
    order: bool = True,
) -> Facts:
    """Facts of a cancellation."""
    bought = OrderFacts(status, 2.0, 19_900, "CNY", paid, shipped, delivered, 2)
    return Facts(
        actor=actor or ActorFacts("assistant", "verified"),
        contact=ContactFacts("en", verified=True),
        action=ActionFacts("cancel_order"),
        order=bought if order else None,
    )


def rule(name: str, when: str, verdict: Verdict, action: str = "cancel_order") -> Active:
    """A rule in force."""
    return Active(name, 3, action, when, verdict, WORDS)


@pytest.fixture(scope="module")
def default() -> list[Active]:
    """The rules a house begins with."""
    return [Active(rule.id, 1, rule.action, rule.when, rule.verdict, rule.words) for rule in load()]


@pytest.mark.parametrize(
    ("given_facts", "verdict", "by"),
    [
        (facts("paid"), "confirm", "cancel-paid"),
        (facts("packed"), "confirm", "cancel-paid"),
        (facts("unpaid", paid=False), "confirm", "cancel-unpaid"),
        (facts("shipped", shipped=True), "refuse", "cancel-on-its-way"),
        (facts("paid", shipped=True), "refuse", "cancel-on-its-way"),
        (facts("delivered", shipped=True, delivered=True), "refuse", "cancel-delivered"),
        (facts("completed", shipped=True, delivered=True), "refuse", "cancel-delivered"),
        (facts("cancelled"), "refuse", "cancel-cancelled"),
        (facts("refunding"), "refuse", "cancel-under-way"),
        # Whoever has her money back is not told to return it.
        (facts("refunded", shipped=True, delivered=True), "refuse", "cancel-under-way"),
        (facts("paid", shipped=True, delivered=True), "refuse", "cancel-delivered"),
        (facts("paid", actor=ActorFacts("customer", "visitor")), "refuse", "not-signed-in"),
        (facts("paid", actor=ActorFacts("agent", "visitor", "agent")), "confirm", "cancel-paid"),
    ],
)
def test_the_default_rules_for_cancelling(default: list[Active], given_facts: Facts, verdict: str, by: str) -> None:
    decision = decide(default, given_facts, "cancel_order")
    assert (decision.verdict, decision.rule, decision.version) == (verdict, by, 1)
    assert not decision.to_person
    assert decision.failed is None


def test_what_no_rule_knows_is_refused_to_a_person(default: list[Active]) -> None:
    for decision in (
        decide(default, facts("paid", paid=False), "cancel_order"),
        decide([], facts(), "cancel_order"),
        decide([rule("a", "true", "allow", "refund")], facts(), "cancel_order"),
    ):
        assert (decision.verdict, decision.rule, decision.to_person, decision.failed) == (
            "refuse",
            None,
            True,
            "no rule",
        )


def test_a_missing_fact_is_refused_to_a_person_even_when_another_rule_allows(default: list[Active]) -> None:
    decision = decide([rule("z", "true", "allow"), *default], facts(order=False), "cancel_order")
    assert (decision.verdict, decision.to_person) == ("refuse", True)
    assert decision.failed == "missing: order.status"


def test_a_failing_condition_is_refused_to_a_person() -> None:
    failing = rule("a", "order.total / (order.items - 2) > 1", "allow")
    decision = decide([failing, rule("b", "true", "allow")], facts(), "cancel_order")
    assert (decision.verdict, decision.rule, decision.version, decision.to_person) == ("refuse", "a", 3, True)


def test_facts_of_another_action_decide_nothing() -> None:
    decision = decide([rule("a", "true", "allow", "*")], facts(), "refund")
    assert (decision.verdict, decision.to_person) == ("refuse", True)


def test_a_decision_speaks_by_its_rule_or_says_that_a_person_decides() -> None:
    words = Words([PACKAGE])
    held = decide([rule("a", "true", "confirm")], facts(), "cancel_order")
    assert held.text(words, "es") == "said in es"
    assert decide([], facts(), "cancel_order").text(words, "zh-CN") == words.text("zh-CN", "policy-to-person")


@given(st.lists(st.tuples(st.sampled_from(VERDICTS), st.booleans(), st.sampled_from(["cancel_order", "*", "refund"]))))
def test_the_strictest_that_holds_wins(drawn: list[tuple[Verdict, bool, str]]) -> None:
    rules = [
        rule(f"r{place}", str(holds).lower(), verdict, action) for place, (verdict, holds, action) in enumerate(drawn)
    ]
    holding = [verdict for verdict, holds, action in drawn if holds and action != "refund"]
    expected = max(holding, key=VERDICTS.index, default="refuse")
    decision = decide(rules, facts(), "cancel_order")
    assert decision.verdict == expected
    assert decision.to_person is (not holding)
    assert decide(list(reversed(rules)), facts(), "cancel_order") == decision


def written(tmp_path: Path, text: str) -> Path:
    """A rule file."""
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_example_is_laid_over_the_base(tmp_path: Path) -> None:
    (one,) = load(written(tmp_path, GOOD))
    assert one.miss.actor == ActorFacts("agent", "verified")
    assert one.hit.contact == one.miss.contact == ContactFacts("en", verified=True)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("actor.hand ==", "actor.hnad ==", "one: unknown name: actor.hnad"),
        ("actor.hand == 'customer'", "actor.hand ==", "one: Failed to parse"),
        ("actor.hand == 'customer'", "actor.hand == 'agent'", "one: does not hit its own example `hit`"),
        ("actor.hand == 'customer'", "actor.level == 'verified'", "one: hits its own example `miss`"),
        ("actor.hand == 'customer'", "actor.hand", "one: gave str, neither true nor false"),
        ("actor.hand == 'customer'", "order.paid", "one: missing: order.paid"),
        ('es = "Sí"', 'es = " "', "one: no words in es"),
        (', es = "Sí"', "", "one: no words in es"),
        ('es = "Sí"', 'es = "Sí", fr = "Oui"', "one: words in a language nobody reads: fr"),
        ('verdict = "confirm"', 'verdict = "maybe"', r"one: Invalid enum value 'maybe' - at `\$.verdict`"),
        ("hit = {}", "", "one: Object missing required field `hit`"),
        ("hit = {}", "hit = { actor = { hands = 2 } }", "one: .*hands"),
        ("hit = {}", "hit = 3", r"one: .*\$.hit"),
        ("hit = {}", "hit = {}\nthen = 1", "one: .*then"),
        ('id = "one"', "", "rule 1: .*id"),
        ("[base]", "[basis]", "there is no basis"),
        ("[base]", "[base", "rules.toml: "),
    ],
)
def test_a_rule_that_is_wrong_is_named_with_the_reason(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(RuleError, match=said):
        load(written(tmp_path, GOOD.replace(old, new)))


def test_a_rule_stands_once(tmp_path: Path) -> None:
    twice = GOOD + GOOD[GOOD.index("[[rule]]") :]
    with pytest.raises(RuleError, match="one: stands twice"):
        load(written(tmp_path, twice))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"none\.toml"):
        load(tmp_path / "none.toml")


def test_facts_are_kept_as_they_were() -> None:
    kept = msgspec.json.encode(facts())
    assert msgspec.json.decode(kept, type=Facts) == facts()
