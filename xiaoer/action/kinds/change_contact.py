"""How a customer is reached."""

import re
from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import Ask, Outcome, Reason
from xiaoer.action.kinds.account import AccountAction, written
from xiaoer.action.known import Known, Said
from xiaoer.order.shop import Operation, Shop
from xiaoer.policy.facts import Level

_EMAIL = re.compile(r"[^\s@,;<>\"']{1,64}@[^\s@,;<>\"']{1,190}\.[^\s@.,;<>\"']{2,63}")
_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{4,24}")


class ChangeContact(AccountAction, frozen=True, kw_only=True):
    """Her e-mail, her phone or both become others; whatever she leaves empty stays as it is."""

    kind: ClassVar[str] = "change_contact"
    level: ClassVar[Level] = "fresh"
    operation: ClassVar[Operation] = "change_contact"
    reasons: ClassVar[tuple[Reason, ...]] = (
        "account_locked",
        "no_contact",
        "no_such_email",
        "no_such_phone",
        "same_contact",
    )
    says: ClassVar[tuple[str, ...]] = ("email", "phone")
    asks: ClassVar[tuple[Ask, ...]] = (
        Ask("email", "email", optional=True, either=True),
        Ask("phone", "phone", optional=True, either=True),
    )

    email: str = ""
    phone: str = ""

    @override
    def available(self, known: Known) -> Reason | None:
        return "account_locked" if known.customer and known.customer.locked else None

    @override
    def wrong(self, known: Known) -> Reason | None:
        if not (self.email or self.phone):
            return "no_contact"
        if self.email and not _EMAIL.fullmatch(self.email):
            return "no_such_email"
        if self.phone and not _PHONE.fullmatch(self.phone):
            return "no_such_phone"
        return "same_contact" if self._stands(known) else None

    @override
    def terms(self, known: Known) -> list[Said]:
        return [Said(name, {name: of}) for name, of in (("email", self.email), ("phone", self.phone)) if of]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        await shop.change_contact(customer_id, self.email, self.phone, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        return "done" if self._stands(known) else written(known, key, self.before)

    def _stands(self, known: Known) -> bool:
        now = known.customer
        return now is not None and self.email in ("", now.email) and self.phone in ("", now.phone)
