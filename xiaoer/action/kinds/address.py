"""What the actions that write an address have in common."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import Action, Ask, Reason, Risk
from xiaoer.action.known import Known, Said
from xiaoer.order.facts import Address


class Readdress(Action, frozen=True, kw_only=True):
    """Another address takes the place of one."""

    risk: ClassVar[Risk] = "medium"
    asks: ClassVar[tuple[Ask, ...]] = (Ask("address", "address"),)

    address: Address | None = None

    @override
    def wrong(self, known: Known) -> Reason | None:
        to = self.address
        whole = to is not None and to.line1.strip() and to.city.strip() and to.country.strip()
        return None if whole else "no_address"

    @override
    def terms(self, known: Known) -> list[Said]:
        return [Said("address", {"address": told(self.address)})] if self.address else []


def told(address: Address) -> str:
    """An address on one line."""
    return (" " if address.in_han else ", ").join(address.lines)
