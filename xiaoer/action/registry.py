"""The one table of all actions."""

from collections.abc import Mapping
from typing import Any

import msgspec

from xiaoer.action.action import Action
from xiaoer.action.cancel_order import CancelOrder
from xiaoer.kit.errors import Invalid

ACTIONS: Mapping[str, type[Action]] = {action.kind: action for action in (CancelOrder,)}


def make(kind: str, fields: Mapping[str, Any]) -> Action:
    """The action of that kind with these fields. Raises Invalid."""
    try:
        return msgspec.convert(fields, ACTIONS[kind])
    except (KeyError, msgspec.ValidationError) as error:
        raise Invalid("no_such_action") from error


def stored(kind: str, fields: str) -> Action:
    """The action as a deed keeps it."""
    return msgspec.json.decode(fields, type=ACTIONS[kind])
