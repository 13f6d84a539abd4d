"""How a deed stands, and the table of steps it can take. What is not here cannot happen."""

from typing import Literal, TypeAlias, get_args

from xiaoer.kit.errors import Refused

State: TypeAlias = Literal[
    "proposed", "awaiting", "confirmed", "sent", "unknown", "done", "refused", "declined", "voided"
]
Step: TypeAlias = Literal[
    "confirm",
    "hold",
    "approve",
    "decline",
    "void",
    "refuse",
    "send",
    "postpone",
    "finish",
    "lose",
    "send_again",
    "look_again",
    "escalate",
    "surface",
]

STATES: tuple[State, ...] = get_args(State)
STEPS: tuple[Step, ...] = get_args(Step)
# Something may still come of it: of these there is one at most for an order, a line and a kind.
LIVE: frozenset[State] = frozenset({"proposed", "awaiting", "confirmed", "sent", "unknown"})

TABLE: dict[tuple[State, Step], State] = {
    ("proposed", "confirm"): "confirmed",
    ("proposed", "decline"): "declined",
    ("proposed", "void"): "voided",
    ("proposed", "refuse"): "refused",
    # She said yes; a second person has to as well.
    ("proposed", "hold"): "awaiting",
    ("awaiting", "approve"): "confirmed",
    ("awaiting", "void"): "voided",
    ("awaiting", "refuse"): "refused",
    ("confirmed", "send"): "sent",
    ("confirmed", "refuse"): "refused",
    ("confirmed", "void"): "voided",
    ("sent", "postpone"): "confirmed",
    ("sent", "finish"): "done",
    ("sent", "refuse"): "refused",
    ("sent", "lose"): "unknown",
    ("unknown", "send_again"): "unknown",
    ("unknown", "look_again"): "unknown",
    ("unknown", "escalate"): "unknown",
    ("unknown", "finish"): "done",
    ("unknown", "refuse"): "refused",
    # The shop did it after all, later than it had promised. The truth is told, and nothing is done.
    ("refused", "surface"): "done",
}


def after(state: State, step: Step) -> State:
    """Where the step leads. Raises Refused for one that cannot be taken."""
    to = TABLE.get((state, step))
    if to is None:
        raise Refused("deed_closed", state=state)
    return to
