"""What the actions on a customer's account have in common."""

from typing import ClassVar, Self

from msgspec.structs import replace
from typing_extensions import override

from xiaoer.action.action import About, Action, Outcome, Risk
from xiaoer.action.known import Known, Said


class AccountAction(Action, frozen=True, kw_only=True):
    """Something is done to her account itself; `before` is the last write to it when this was offered."""

    about: ClassVar[About] = "customer"
    risk: ClassVar[Risk] = "high"
    says: ClassVar[tuple[str, ...]] = ("what",)

    before: str = ""

    @override
    def exact(self, known: Known) -> Self:
        return replace(self, before=known.customer.reference if known.customer else "")

    @override
    def terms(self, known: Known) -> list[Said]:
        return [Said("what")]


def written(known: Known, key: str, before: str) -> Outcome:
    """Whether a write to the account is the last one there was; one that came later hides it."""
    if known.customer is None:
        return "cannot_tell"
    last = known.customer.reference
    return "done" if last == key else "not_done" if last == before else "cannot_tell"
