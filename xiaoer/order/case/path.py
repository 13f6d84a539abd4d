"""The way of a case as it is shown: what is behind it, where it stands and until when, what is still to come."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from xiaoer.order.case.queries import Case, Told
from xiaoer.order.case.states import CaseKind, CaseState

PhaseKey = CaseState | Literal["asked"]
PhaseState = Literal["done", "now", "todo", "off"]
_BACK: tuple[CaseState, ...] = ("photos", "review", "to_send", "on_the_way", "received", "inspected")
_WAYS: Mapping[CaseKind, tuple[CaseState, ...]] = {
    "return": _BACK,
    "exchange": _BACK,
    "claim": ("photos", "review", "accepted"),
    "hurry": ("promised",),
}
# In these a case came to what it was for; how else it ends is a step of its own.
_GOOD: frozenset[CaseState] = frozenset({"settled", "kept"})
MOVED = "case.moved"


class Phase(msgspec.Struct, frozen=True, kw_only=True):
    """One step; its words stand behind `case-phase-<key>`. `at` is when it was over, `text` what was typed for it."""

    key: PhaseKey
    state: PhaseState
    at: int | None = None
    due_at: int | None = None
    text: str = ""
    passed: bool | None = None


def phases(case: Case, told: Sequence[Told]) -> list[Phase]:
    """All steps of a case in their order; what it skipped is left out."""
    moves = [one for one in told if one.kind == MOVED]
    # What was gone through twice counts as it was the last time.
    left: dict[str, Told] = {one.fact()["before"]: one for one in moves}
    last = moves[-1] if moves else None
    if not case.open and case.state not in _GOOD and last is not None:
        left.pop(last.fact()["before"], None)
    shown = [Phase(key="asked", state="done", at=case.opened_at), *_along(case, left, last)]
    if not case.open and case.state not in _GOOD:
        ended = last.at if last else case.updated_at
        shown.append(Phase(key=case.state, state="off", at=ended, text=last.text if last else ""))
    return shown


def _along(case: Case, left: Mapping[str, Told], last: Told | None) -> list[Phase]:
    way = [one for one in _WAYS[case.kind] if _there(case, one, left)]
    here = way.index(case.state) if case.state in way else len(way)
    shown = []
    for place, state in enumerate(way):
        if place > here:
            shown.append(Phase(key=state, state="todo"))
        elif place == here:
            asked = last.text if last and case.step == "ask_photos" else ""
            shown.append(Phase(key=state, state="now", due_at=case.due_at, text=asked))
        elif state in left:
            over = left[state]
            shown.append(Phase(key=state, state="done", at=over.at, text=over.text, passed=over.fact().get("passed")))
    return shown


def _there(case: Case, state: CaseState, left: Mapping[str, Told]) -> bool:
    """Whether a step belongs to this case: photos and a look only where they are asked for or came about."""
    asked = {"photos": bool(case.asked.photos), "review": case.asked.review}
    return asked.get(state, True) or state in left or case.state == state
