"""What PostgreSQL is spared leaves nothing out altogether."""

from tests.assistant.talk import LOCALES
from tests.turns import EVERY, has_turn

NAMES = [f"test_{number}" for number in range(60)]


def test_of_each_test_some_case_is_taken_and_about_a_third() -> None:
    for cases in range(1, 100):
        for name in NAMES:
            taken = sum(has_turn(name, place, cases) for place in range(cases))
            assert max(1, cases // EVERY) <= taken <= cases // EVERY + 1


def test_every_language_is_met_and_every_row_and_column_of_a_table() -> None:
    assert len(LOCALES) == EVERY
    assert {place for name in NAMES for place in range(EVERY) if has_turn(name, place, EVERY)} == set(range(EVERY))
    for name in NAMES:
        taken = [divmod(place, EVERY) for place in range(EVERY * EVERY) if has_turn(name, place, EVERY * EVERY)]
        assert {row for row, _ in taken} == {column for _, column in taken} == set(range(EVERY))
