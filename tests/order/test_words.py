"""Everything the port can name has words in every language."""

import re
from pathlib import Path

import pytest

import xiaoer.order
import xiaoer.shops.local
from xiaoer.kit.words import LOCALES, Words
from xiaoer.order.facts import ORDER_STATUSES, PARCEL_STATUSES, PAYMENT_KINDS, REFUND_STATUSES

ROOM = Path(xiaoer.order.__file__).parent
LOCAL = Path(xiaoer.shops.local.__file__).parent
REFUSALS = sorted(
    {code for path in LOCAL.rglob("*.py") for code in re.findall(r'ShopRefused\("([a-z_]+)"', path.read_text("utf-8"))}
)
KEYS = [
    *(f"order-status-{status}" for status in ORDER_STATUSES),
    *(f"parcel-status-{status}" for status in PARCEL_STATUSES),
    *(f"payment-kind-{kind}" for kind in PAYMENT_KINDS),
    *(f"refund-status-{status}" for status in REFUND_STATUSES),
    *(f"error-{code}" for code in REFUSALS),
]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_key_is_said_in_the_locale_itself(locale: str) -> None:
    words = Words([ROOM])
    said = {key: words.text(locale, key) for key in KEYS}
    assert all(said.values())
    if locale != "en":
        same = {key for key in KEYS if said[key] == words.text("en", key)}
        assert same <= {"payment-kind-paypal", "payment-kind-alipay", "payment-kind-wechat_pay"}


def test_the_shop_refuses_for_many_reasons() -> None:
    assert len(REFUSALS) > 30


def test_statuses_of_one_kind_are_told_apart() -> None:
    words = Words([ROOM])
    for locale in LOCALES:
        told = [words.text(locale, f"order-status-{status}") for status in ORDER_STATUSES]
        assert len(set(told)) == len(told)
