"""The page about cases is held to the table of moves and to the shop's own terms."""

from pathlib import Path

from xiaoer.order.case.states import BYS, TABLE
from xiaoer.order.case.terms import Terms, load

PAGE = Path(__file__).parents[3] / "docs" / "cases.md"


def moves() -> list[str]:
    """A row for every move; what leads to the same from several states stands in one."""
    kinds: dict[tuple[str, str, str, str], list[str]] = {}
    for (kind, at, step), move in TABLE.items():
        kinds.setdefault((at, step, move.to, ", ".join(by for by in BYS if by in move.by)), []).append(kind)
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for (state, *way), of in kinds.items():
        name, to, by = way
        rows.setdefault((", ".join(of), name, to, by), []).append(f"`{state}`")
    return [f"| {of} | {', '.join(at)} | `{name}` | `{to}` | {by} |" for (of, name, to, by), at in rows.items()]


def test_every_move_stands_on_the_page() -> None:
    written = [
        line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(("| return", "| claim"))
    ]
    written += [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| hurry")]
    assert sorted(written) == sorted(moves())


def test_every_term_is_explained() -> None:
    said = PAGE.read_text(encoding="utf-8")
    assert [name for name in Terms.__struct_fields__ if f"`{name}`" not in said] == []
    assert len(load()) > len({kind for kind, _ in load()})
