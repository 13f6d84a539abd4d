"""Ids: what they look like, and that they sort by time."""

import time
import uuid

import pytest

from xiaoer.kit.ids import is_uuid, new_id


def test_an_id_is_a_uuid_of_version_seven() -> None:
    """Every program that knows UUIDs can read it, and its time."""
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000
    read = uuid.UUID(made)
    assert str(read) == made
    assert (read.version, read.variant) == (7, uuid.RFC_4122)
    assert before <= read.int >> 80 <= after
    assert is_uuid(made)


@pytest.mark.parametrize("nanoseconds", [1_000, 1_000_000])
def test_later_ids_sort_after_earlier_ones(monkeypatch: pytest.MonkeyPatch, nanoseconds: int) -> None:
    """As text, from one microsecond to the next: making one takes longer."""
    start = time.time_ns()
    made = []
    for step in range(1_500):
        monkeypatch.setattr(time, "time_ns", lambda now=start + step * nanoseconds: now)
        made.append(new_id())
    assert made == sorted(made)


def test_no_two_are_the_same() -> None:
    """Also within one millisecond."""
    assert len({new_id() for _ in range(20_000)}) == 20_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "018f0000-0000-7000-8000-00000000000",
        "018F0000-0000-7000-8000-000000000000",
        "018f0000000070008000000000000000",
        "018f0000-0000-7000-8000-000000000000\n",
        " 018f0000-0000-7000-8000-000000000000",
        "018f0000-0000-7000-8000-00000000000g",
        "018f0000-0000-7000-8000-00000000000\u0660",
    ],
)
def test_what_is_not_written_as_we_write_it_is_no_id(text: str) -> None:
    """Two spellings of one id would be two ids."""
    assert not is_uuid(text)
