"""The one table of all actions."""

from collections.abc import Mapping
from typing import Any

import msgspec

from xiaoer.action.action import Action
from xiaoer.action.kinds.cancel_order import CancelOrder
from xiaoer.action.kinds.change_address import ChangeAddress
from xiaoer.action.kinds.change_contact import ChangeContact
from xiaoer.action.kinds.change_default_address import ChangeDefaultAddress
from xiaoer.action.kinds.change_items import ChangeItems
from xiaoer.action.kinds.change_payment import ChangePayment
from xiaoer.action.kinds.claim_problem import ClaimProblem
from xiaoer.action.kinds.compensate import Compensate
from xiaoer.action.kinds.compensate_late import CompensateLate
from xiaoer.action.kinds.exchange_items import ExchangeItems
from xiaoer.action.kinds.hurry_order import HurryOrder
from xiaoer.action.kinds.issue_label import IssueLabel
from xiaoer.action.kinds.lock_account import LockAccount
from xiaoer.action.kinds.refund_duplicate import RefundDuplicate
from xiaoer.action.kinds.refund_order import RefundOrder
from xiaoer.action.kinds.reissue_coupon import ReissueCoupon
from xiaoer.action.kinds.reset_password import ResetPassword
from xiaoer.action.kinds.reship_items import ReshipItems
from xiaoer.action.kinds.return_items import ReturnItems
from xiaoer.action.kinds.settle_claim import SettleClaim
from xiaoer.action.kinds.settle_exchange import SettleExchange
from xiaoer.action.kinds.settle_return import SettleReturn
from xiaoer.action.kinds.unlock_account import UnlockAccount
from xiaoer.kit.errors import Invalid

ALL: tuple[type[Action], ...] = (
    CancelOrder,
    HurryOrder,
    ChangeAddress,
    ChangeItems,
    ChangePayment,
    ReturnItems,
    ExchangeItems,
    ClaimProblem,
    RefundOrder,
    RefundDuplicate,
    Compensate,
    CompensateLate,
    ReshipItems,
    IssueLabel,
    SettleReturn,
    SettleExchange,
    SettleClaim,
    ChangeDefaultAddress,
    ChangeContact,
    ReissueCoupon,
    LockAccount,
    UnlockAccount,
    ResetPassword,
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
