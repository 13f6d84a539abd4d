"""What the two policies that come along decide, row by row: every rule, every limit, every missing fact."""

import pytest

from tests.policy.cases import Case, cases
from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.policy.rules import DEFAULT, Active, decide, load

POLICIES = {
    name: [
        Active(rule.id, 1, rule.action, rule.when, rule.verdict, rule.words)
        for rule in load(DEFAULT.with_name(f"{name}.toml"))
    ]
    for name in ("default", "retail")
}
CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.policy}-{case.action}-{case.told}".replace(" ", ","))
def test_it_is_decided_as_written(case: Case) -> None:
    decision = decide(POLICIES[case.policy], case.facts, case.action)
    assert (decision.verdict, decision.rule) == (case.verdict, case.rule)
    # Where no rule stands behind it, or one could not be trusted, a person decides.
    assert decision.to_person is (case.rule is None or "=missing" in case.told or "order=none" in case.told) or (
        decision.verdict != "refuse"
    )


def test_the_rows_are_many_and_leave_no_rule_and_no_action_out() -> None:
    assert len(CASES) >= 300
    assert len({(case.policy, case.action, case.told) for case in CASES}) == len(CASES)
    assert {case.action for case in CASES} == set(ACTIONS)
    for policy, rules in POLICIES.items():
        asked = {case.rule for case in CASES if case.policy == policy}
        assert {rule.id for rule in rules} <= asked
        assert None in asked


def test_a_rule_that_is_left_out_would_be_seen() -> None:
    for policy, rules in POLICIES.items():
        for gone in rules:
            fewer = [rule for rule in rules if rule.id != gone.id]
            touched = [case for case in CASES if case.policy == policy and case.rule == gone.id]
            assert any(decide(fewer, case.facts, case.action).rule != case.rule for case in touched)
