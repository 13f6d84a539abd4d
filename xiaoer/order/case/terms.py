"""What the shop asks for before a matter is settled, by its reason: data, read from a file and kept with each case."""

import functools
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from xiaoer.kit.clock import DAY
from xiaoer.order.case.states import BACK, CaseKind, CaseState
from xiaoer.order.facts import Order, PaymentKind, Refund

FILE = Path(__file__).with_name("terms.toml")
ANY = "*"
SATURDAY = 5
Days = Annotated[int, msgspec.Meta(ge=1, le=365)]


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What holds for one reason of one kind; a case keeps those it was opened under."""

    kind: CaseKind
    reason: str
    photos: Annotated[int, msgspec.Meta(ge=0, le=10)]
    review: bool
    freight: Literal["customer", "shop"]
    photo_days: Days = 3
    send_days: Days = 7
    remind: tuple[Days, ...] = (3, 1)
    review_days: Days = 2
    inspect_days: Days = 2
    settle_days: Days = 1

    @property
    def start(self) -> CaseState:
        """How a case under these terms begins."""
        if self.kind == "hurry":
            return "promised"
        if self.photos:
            return "photos"
        if self.review:
            return "review"
        return "to_send" if self.kind in BACK else "accepted"

    def due(self, state: CaseState, now: int) -> int | None:
        """Until when what is next in a state has to be done, by whomever."""
        days: dict[CaseState, int] = {
            "photos": self.photo_days,
            "review": self.review_days,
            "to_send": self.send_days,
            "received": self.inspect_days,
            "inspected": self.settle_days,
            "accepted": self.settle_days,
        }
        return now + days[state] * DAY if state in days else None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    terms: list[Terms]
    arrives: dict[PaymentKind, Annotated[int, msgspec.Meta(ge=0, le=60)]] = {}


class TermsError(Exception):
    """A file of terms that cannot be used: it says twice the same, or leaves a kind without any."""


def load(path: Path = FILE) -> dict[tuple[CaseKind, str], Terms]:
    """The terms of a file by kind and reason. Raises TermsError."""
    read = _read(path).terms
    found = {(each.kind, each.reason): each for each in read}
    if len(found) != len(read):
        raise TermsError(f"{path}: a reason stands twice")
    if left := [kind for kind in ("return", "exchange", "claim", "hurry") if (kind, ANY) not in found]:
        raise TermsError(f"{path}: nothing for {', '.join(left)}")
    return found


def _read(path: Path) -> _File:
    try:
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(raw, _File)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise TermsError(f"{path}: {error}") from error


@functools.cache
def _ours() -> dict[tuple[CaseKind, str], Terms]:
    return load()


def terms_of(kind: CaseKind, reason: str) -> Terms:
    """What holds for this reason, or for any other of its kind."""
    ours = _ours()
    return ours.get((kind, reason)) or ours[kind, ANY]


@functools.cache
def _arrivals() -> dict[PaymentKind, int]:
    return _read(FILE).arrives


def arrives(order: Order, refund: Refund) -> int | None:
    """Until when money on its way back is there, by the shop's own word for the way it goes; None where it has none."""
    ways = [one for one in order.payments if one.id == refund.payment_id]
    if refund.method_id is not None:
        ways = [one for one in order.payments if one.method_id == refund.method_id]
    days = _arrivals().get(ways[0].kind) if ways else None
    if days is None or refund.status != "pending" or refund.created_at is None:
        return None
    return _working_days(refund.created_at, days)


def _working_days(at: int, days: int) -> int:
    # Banks rest at the week's end; the epoch was a Thursday.
    while days:
        at += DAY
        days -= (at // DAY + 3) % 7 < SATURDAY
    return at
