"""Barcodes: the standard's examples, which set is used where, and the picture."""

import re

import pytest

from xiaoer.kit.code128 import QUIET, barcode, values, widths


@pytest.mark.parametrize(
    ("text", "check"),
    # The first three are common examples with their printed check symbols.
    [("Wikipedia", 88), ("PJJ123C", 55), ("RI 476 394 652 CH", 79), ("1234", 82), ("RT805175251826", 73)],
)
def test_the_check_symbol(text: str, check: int) -> None:
    assert values(text)[-1] == check


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("1234", [105, 12, 34]),
        ("12345", [105, 12, 34, 100, 21]),
        ("A12345", [104, 33, 17, 99, 23, 45]),
        ("A1234B", [104, 33, 17, 18, 19, 20, 34]),
        ("A123456B", [104, 33, 99, 12, 34, 56, 100, 34]),
        ("12", [104, 17, 18]),
    ],
)
def test_digits_go_two_by_two_where_it_is_shorter(text: str, symbols: list[int]) -> None:
    assert values(text)[:-1] == symbols


def test_the_bars_are_those_of_the_standard() -> None:
    # Start B, A, the check, the stop.
    assert widths("A") == "211214" + "111323" + "131123" + "2331112"
    assert sum(map(int, widths("RT805175251826"))) == 11 * 11 + 13


def test_the_picture_begins_and_ends_blank_and_says_the_number() -> None:
    drawn = str(barcode("A<1"))
    assert 'aria-label="A&lt;1"' in drawn
    wide = re.search(r'viewBox="0 0 (\d+) 1"', drawn)
    assert wide is not None
    assert int(wide[1]) == 2 * QUIET + sum(map(int, widths("A<1")))
    starts = [int(at) for at in re.findall(r"M(\d+) 0h", drawn)]
    assert starts[0] == QUIET
    assert len(starts) == len(widths("A<1")) // 2 + 1


@pytest.mark.parametrize("text", ["", "退", "a\nb"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ASCII"):
        values(text)
    assert not barcode(text)
