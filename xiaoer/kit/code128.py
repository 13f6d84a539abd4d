"""Code 128 (ISO/IEC 15417): what a carrier's scanner reads off a label."""

import re
from collections.abc import Iterator

from markupsafe import Markup

# The widths of three bars and three spaces for each value, one after the other; and the stop, with a bar more.
_WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222"
    "123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321"
    "232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121"
    "313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224"
    "111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
    "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113"
    "114311411113411311113141114131311141411131211412211214211232"
)
_END = "2331112"
_TO_C, _TO_B, _START_B, _START_C = 99, 100, 104, 105
# Digits go two by two where they are enough of them to pay for the change of set.
_RUNS = re.compile(r"^(?:\d\d){2,}|(?:\d\d){2,}$|(?:\d\d){3,}")
# Blank on both sides, or no scanner finds where it begins.
QUIET = 10


def values(text: str) -> list[int]:
    """The values of the symbols, from the start to the check; only printable ASCII. Raises ValueError."""
    if not text or not text.isascii() or not text.isprintable():
        raise ValueError("only printable ASCII")
    found = list(_symbols(text))
    check = found[0] + sum(place * value for place, value in enumerate(found))
    return [*found, check % 103]


def widths(text: str) -> str:
    """The widths of bars and spaces in turn, a bar first, one digit each."""
    return "".join(_WIDTHS[6 * value : 6 * value + 6] for value in values(text)) + _END


def barcode(text: str) -> Markup:
    """The bars as a picture, for a page; as wide and high as the page wants; empty for what Code 128 cannot write."""
    try:
        bars = widths(text)
    except ValueError:
        return Markup("")
    at, path = QUIET, []
    for place, width in enumerate(map(int, bars)):
        if place % 2 == 0:
            path.append(f"M{at} 0h{width}v1h-{width}z")
        at += width
    return Markup(
        '<svg class="barcode" viewBox="0 0 {} 1" preserveAspectRatio="none" shape-rendering="crispEdges"'
        ' role="img" aria-label="{}"><path d="{}"/></svg>'
    ).format(at + QUIET, text, "".join(path))


def _symbols(text: str) -> Iterator[int]:
    """Each character as a value, set B unless digits stand together."""
    at, in_c = 0, False
    for start, end in [*(run.span() for run in _RUNS.finditer(text)), (len(text), len(text))]:
        if at < start:
            yield _TO_B if in_c else _START_B
            yield from (ord(letter) - 32 for letter in text[at:start])
        if start < end:
            yield _TO_C if start else _START_C
            yield from (int(text[pair : pair + 2]) for pair in range(start, end, 2))
            in_c = True
        at = end
