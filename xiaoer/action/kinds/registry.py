"""The one table of all actions."""

from collections.abc import Mapping
from typing import Any

import msgspec

from xiaoer.action.action import Action
from xiaoer.action.kinds.cancel_order import CancelOrder
from xiaoer.action.kinds.change_address import ChangeAddress
from xiaoer.action.kinds.change_default_address import ChangeDefaultAddress
from xiaoer.action.kinds.change_items import ChangeItems
from xiaoer.action.kinds.change_payment import ChangePayment
from xiaoer.action.kinds.compensate import Compensate
from xiaoer.action.kinds.exchange_items import ExchangeItems
from xiaoer.action.kinds.refund_order import RefundOrder
from xiaoer.action.kinds.return_items import ReturnItems
from xiaoer.kit.errors import Invalid

ALL: tuple[type[Action], ...] = (
    CancelOrder,
    ChangeAddress,
    ChangeItems,
    ChangePayment,
    ReturnItems,
    ExchangeItems,
    RefundOrder,
    Compensate,
    ChangeDefaultAddress,
)
ACTIONS: Mapping[str, type[Action]] = {action.kind: action for action in ALL}


def make(kind: str, fields: Mapping[str, Any]) -> Action:
    """The action of that kind with these fields. Raises Invalid."""
    try:
        return msgspec.convert(fields, ACTIONS[kind])
    except (KeyError, msgspec.ValidationError) as error:
        raise Invalid("no_such_action") from error


def stored(kind: str, fields: str) -> Action:
    """The action as a deed keeps it."""
    return msgspec.json.decode(fields, type=ACTIONS[kind])
