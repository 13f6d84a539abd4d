"""Where somebody who inspects for the shop says what she found: an address for one case, as it stands, and no more."""

import hashlib
import hmac
from urllib.parse import quote

from xiaoer.kit import crypto
from xiaoer.kit.clock import DAY, SECOND
from xiaoer.kit.errors import Forbidden, Refused
from xiaoer.order.case.queries import Case
from xiaoer.order.case.states import steps_for

LASTS = 14 * DAY
PATH = "/inspection"


class Inspections:
    """Signs addresses and knows its own again. One that was used is over: the case has moved."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, case: Case, now: int) -> tuple[str, int]:
        """The address of a case from now on, and when it ends. Raises Refused when nothing is to be inspected."""
        if not steps_for(case.kind, case.state, "third"):
            raise Refused("not_now" if case.open else "case_closed")
        ends = (now + LASTS) // SECOND
        signature = self._signature(case, ends)
        return f"{PATH}/{quote(case.id, safe='')}?expires={ends}&signature={signature}", ends * SECOND

    def check(self, case: Case, expires: int, signature: str, now: int) -> None:
        """Raises Forbidden for an address that was never given for this case as it stands, or is over."""
        if not crypto.same(self._signature(case, expires).encode(), signature.encode()):
            raise Forbidden("address_wrong")
        if expires * SECOND <= now:
            raise Forbidden("address_over")

    def _signature(self, case: Case, expires: int) -> str:
        return hmac.new(self._key, f"inspect\n{case.id}\n{case.moves}\n{expires}".encode(), hashlib.sha256).hexdigest()
