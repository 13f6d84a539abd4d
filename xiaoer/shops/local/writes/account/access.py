"""Who may use a customer's account, and how she is reached."""

from __future__ import annotations

import re

from sqlalchemy import bindparam, insert, update

from xiaoer.kit.clock import HOUR
from xiaoer.kit.statement import change
from xiaoer.order.events import AccountLocked, AccountUnlocked, ContactChanged, PasswordReset, Tx
from xiaoer.order.facts import Customer, Written
from xiaoer.order.shop import ShopRefused
from xiaoer.shops.local import models as m
from xiaoer.shops.local import rows
from xiaoer.shops.local.queries import folded
from xiaoer.shops.local.writes.once import once_for

# How long she has to choose a new password.
RESET_FOR = HOUR
# What a mail server would take; whether anybody reads it only a mail tells.
_EMAIL = re.compile(r"[^\s@<>\"(),:;]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_]{2,63}")
_PHONE = re.compile(r"\+?[\d ()./-]{5,30}")
_LONGEST = 254

_of_hers = update(m.customer).where(m.customer.c.id == bindparam("of_customer"))
_set_locked = change(_of_hers.values(locked=bindparam("to"), reference=bindparam("by")))
_set_reference = change(_of_hers.values(reference=bindparam("by")))
_set_contact = change(
    _of_hers.values(
        email=bindparam("to_email"), email_key=bindparam("key"), phone=bindparam("to_phone"), reference=bindparam("by")
    )
)
_put_reset = change(insert(m.password_reset))


def lock_account(tx: Tx, shop: str, customer_id: str, key: str) -> Written:
    """Nobody can sign in or buy with her account any more; once for each key."""

    def write(customer: Customer) -> AccountLocked:
        if customer.locked:
            raise ShopRefused("account_locked")
        tx.run(_set_locked, of_customer=customer.id, to=True, by=key)
        return AccountLocked(shop=shop, customer=customer.id, key=key)

    return once_for(tx, customer_id, key, "lock_account", write)


def unlock_account(tx: Tx, shop: str, customer_id: str, key: str) -> Written:
    """Her account can be used again; once for each key."""

    def write(customer: Customer) -> AccountUnlocked:
        if not customer.locked:
            raise ShopRefused("account_not_locked")
        tx.run(_set_locked, of_customer=customer.id, to=False, by=key)
        return AccountUnlocked(shop=shop, customer=customer.id, key=key)

    return once_for(tx, customer_id, key, "unlock_account", write)


def reset_password(tx: Tx, shop: str, customer_id: str, key: str) -> Written:
    """She may choose a new password for an hour; once for each key."""

    def write(customer: Customer) -> PasswordReset:
        if not customer.email:
            raise ShopRefused("no_email")
        ends_at = tx.now + RESET_FOR
        tx.run(_put_reset, key=key, customer_id=customer.id, at=tx.now, ends_at=ends_at)
        tx.run(_set_reference, of_customer=customer.id, by=key)
        return PasswordReset(shop=shop, customer=customer.id, key=key, ends_at=ends_at)

    return once_for(tx, customer_id, key, "reset_password", write)


def change_contact(tx: Tx, shop: str, customer_id: str, email: str, phone: str, key: str) -> Written:
    """How she is reached from now on; an empty one stays as it is; once for each key."""

    def write(customer: Customer) -> ContactChanged:
        if customer.locked:
            raise ShopRefused("account_locked")
        to_email, to_phone = email.strip() or customer.email, phone.strip() or customer.phone
        other = to_email != customer.email, to_phone != customer.phone
        if not any(other):
            raise ShopRefused("same_contact")
        if other[0]:
            _refuse_bad_email(tx, customer, to_email)
        if other[1] and not _PHONE.fullmatch(to_phone):
            raise ShopRefused("bad_phone")
        told = {"to_email": to_email, "key": folded(to_email), "to_phone": to_phone}
        tx.run(_set_contact, of_customer=customer.id, by=key, **told)
        return ContactChanged(shop=shop, customer=customer.id, key=key, email=other[0], phone=other[1])

    return once_for(tx, customer_id, key, "change_contact", write)


def _refuse_bad_email(tx: Tx, customer: Customer, email: str) -> None:
    if len(email) > _LONGEST or not _EMAIL.fullmatch(email):
        raise ShopRefused("bad_email")
    # Two with one e-mail could not be told apart, or the one taken for the other.
    if any(row.id != customer.id for row in tx.all(rows.customers_by_email, key=folded(email))):
        raise ShopRefused("email_in_use")
