"""Folding makes the same of what people mean as the same, and keeps apart what they do not."""

import pytest

from xiaoer.kit.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ　１２３", "abc 123"),
        ("¿Dónde ESTÁ\n mi  niño?", "¿donde esta mi nino?"),
        ("轉人工，謝謝！", "转人工,谢谢!"),
        ("zero\u200bwidth", "zerowidth"),
        ("Don’t", "don't"),
        ("がぎ", "がぎ"),  # a voiced sound is a letter of its own, no accent
        ("한국", "한국"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_one_way_of_writing(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


def test_what_differs_stays_apart() -> None:
    assert fold("退款") != fold("退货")
    assert fold("W123") != fold("W 123")
