"""What the actions that write an address have in common."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import Action, Reason, Risk
from xiaoer.action.known import Known, Said
from xiaoer.order.shop import Address


class Readdress(Action, frozen=True, kw_only=True):
    """Another address takes the place of one."""

    risk: ClassVar[Risk] = "medium"

    address: Address | None = None

    def standing(self, known: Known) -> Address | None:
        """The address as it is now."""
        raise NotImplementedError

    @override
    def wrong(self, known: Known) -> Reason | None:
        to = self.address
        if to is None or not (to.line1.strip() and to.city.strip() and to.country.strip()):
            return "no_address"
        return "same_address" if to == self.standing(known) else None

    @override
    def terms(self, known: Known) -> list[Said]:
        return [Said("address", {"address": told(self.address)})] if self.address else []


def told(address: Address) -> str:
    """An address on one line."""
    where = (address.line1, address.line2, address.city, address.region, address.postal_code, address.country)
    return ", ".join(part for part in (address.name, *where) if part)
