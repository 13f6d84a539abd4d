"""How a case stands, and the one table of moves with who may make each. What is not here cannot happen."""

from typing import Literal, TypeAlias, get_args

import msgspec

from xiaoer.kit.errors import Forbidden, Refused

CaseKind: TypeAlias = Literal["return", "exchange", "claim", "hurry"]
CaseState: TypeAlias = Literal[
    "photos",
    "review",
    "to_send",
    "on_the_way",
    "received",
    "inspected",
    "accepted",
    "promised",
    "settled",
    "refused",
    "expired",
    "withdrawn",
    "kept",
    "broken",
]
CaseStep: TypeAlias = Literal[
    "show",
    "pass",
    "ask_photos",
    "accept",
    "refuse",
    "send",
    "receive",
    "inspect",
    "settle",
    "turn_down",
    "withdraw",
    "expire",
    "keep",
    "break",
]
# Customer, staff, who inspects for the shop without working here, and the house itself.
By: TypeAlias = Literal["customer", "agent", "third", "system"]

CASE_KINDS: tuple[CaseKind, ...] = get_args(CaseKind)
CASE_STATES: tuple[CaseState, ...] = get_args(CaseState)
CASE_STEPS: tuple[CaseStep, ...] = get_args(CaseStep)
BYS: tuple[By, ...] = get_args(By)
CLOSED: frozenset[CaseState] = frozenset({"settled", "refused", "expired", "withdrawn", "kept", "broken"})
# Something of hers comes back.
BACK: frozenset[CaseKind] = frozenset({"return", "exchange"})


class Move(msgspec.Struct, frozen=True):
    """Where a step leads, and who may take it."""

    to: CaseState
    by: frozenset[By]


def _move(to: CaseState, *by: By) -> Move:
    return Move(to, frozenset(by))


_BACK: dict[tuple[CaseState, CaseStep], Move] = {
    # Enough photos are there: a person looks, or, where the reason asks for no look, nobody.
    ("photos", "show"): _move("review", "customer", "agent"),
    ("photos", "pass"): _move("to_send", "customer", "agent"),
    # It can be judged without them.
    ("photos", "accept"): _move("to_send", "agent"),
    ("photos", "expire"): _move("expired", "system"),
    ("photos", "withdraw"): _move("withdrawn", "customer", "agent"),
    ("review", "accept"): _move("to_send", "agent"),
    ("review", "ask_photos"): _move("photos", "agent"),
    ("review", "refuse"): _move("refused", "agent"),
    ("review", "withdraw"): _move("withdrawn", "customer", "agent"),
    ("to_send", "send"): _move("on_the_way", "customer", "agent", "system"),
    ("to_send", "receive"): _move("received", "agent"),
    ("to_send", "expire"): _move("expired", "system"),
    ("to_send", "withdraw"): _move("withdrawn", "customer", "agent"),
    # Another number than was said first.
    ("on_the_way", "send"): _move("on_the_way", "customer", "agent"),
    ("on_the_way", "receive"): _move("received", "agent"),
    ("received", "inspect"): _move("inspected", "agent", "third"),
    ("inspected", "refuse"): _move("refused", "agent"),
}
_CLAIM: dict[tuple[CaseState, CaseStep], Move] = {
    ("photos", "show"): _move("review", "customer", "agent"),
    ("photos", "pass"): _move("accepted", "customer", "agent"),
    ("photos", "accept"): _move("accepted", "agent"),
    # Without photos a person decides all the same: what did not arrive cannot be photographed.
    ("photos", "expire"): _move("review", "system"),
    ("photos", "withdraw"): _move("withdrawn", "customer", "agent"),
    ("review", "accept"): _move("accepted", "agent"),
    ("review", "ask_photos"): _move("photos", "agent"),
    ("review", "refuse"): _move("refused", "agent"),
    ("review", "withdraw"): _move("withdrawn", "customer", "agent"),
    ("accepted", "refuse"): _move("refused", "agent"),
}
_HURRY: dict[tuple[CaseState, CaseStep], Move] = {
    ("promised", "keep"): _move("kept", "system"),
    ("promised", "break"): _move("broken", "system"),
}
# What is done at the shop is done, wherever the case stands: it follows.
_ENDS: dict[CaseStep, CaseState] = {"settle": "settled", "turn_down": "refused"}

_MOVES: dict[CaseKind, dict[tuple[CaseState, CaseStep], Move]] = {
    "return": _BACK,
    "exchange": _BACK,
    "claim": _CLAIM,
    "hurry": _HURRY,
}
TABLE: dict[tuple[CaseKind, CaseState, CaseStep], Move] = {
    (kind, *at): move for kind, moves in _MOVES.items() for at, move in moves.items()
} | {
    (kind, state, step): _move(to, "system")
    for kind, moves in _MOVES.items()
    if kind != "hurry"
    for state in dict.fromkeys(state for state, _ in moves)
    for step, to in _ENDS.items()
}


def after(kind: CaseKind, state: CaseState, step: CaseStep, by: By) -> CaseState:
    """Where the step leads. Raises Refused for one that cannot be taken now, Forbidden for who may not take it."""
    if state in CLOSED:
        raise Refused("case_closed")
    move = TABLE.get((kind, state, step))
    if move is None:
        raise Refused("not_now")
    if by not in move.by:
        raise Forbidden("forbidden")
    return move.to


def steps_for(kind: CaseKind, state: CaseState, by: By) -> list[CaseStep]:
    """The steps somebody may take as it stands."""
    return [step for (of, at, step), move in TABLE.items() if (of, at) == (kind, state) and by in move.by]


def states_of(kind: CaseKind) -> frozenset[CaseState]:
    """Every state a case of this kind can be in."""
    moves = [(at, move.to) for (of, at, _), move in TABLE.items() if of == kind]
    return frozenset(state for pair in moves for state in pair)
