"""The tools a language model or an MCP client sees: one for each action, made from its class, and nothing else."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import msgspec

from xiaoer.action.action import Action, AskKind
from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.policy.facts import Hand

PROPOSE = "propose_"
Schema: TypeAlias = dict[str, Any]
# Read by programs, never by the customer.
_PROPOSES = (
    "Propose this; nothing is done yet. The answer holds the terms, line by line, and an offer id: show the customer "
    "all of it and let her decide."
)


def _text(*, description: str) -> Schema:
    return {"type": "string", "description": description}


ORDER = _text(description="The number of one of the customer's orders.")
OFFER = _text(description="The offer id that a propose tool gave.")
_ASKED: dict[AskKind, Schema] = {
    "line": _text(description="The line of an item, as get_order gives it; left out it is the whole order."),
    "lines": _text(description="The lines of the items, as get_order gives them."),
    "method": _text(description="The id of one of the customer's ways to pay, as get_order gives them."),
    "reason": _text(description="Why the customer wants it, by her own word."),
    "swaps": _text(description="Which line becomes which variant of the same product, as get_order gives them."),
    "address": _text(description="The whole new address, as the customer gave it."),
    "money": _text(description="An amount, in minor units of the order's currency."),
    "email": _text(description="An e-mail address, as the customer gave it; left out it stays as it is."),
    "phone": _text(description="A phone number, as the customer gave it; left out it stays as it is."),
    "yes_no": _text(description="Whether it is so."),
    "lost_coupon": _text(description="The code of one of the customer's coupons that ran out."),
    "return": _text(description="The id of a return of the order, as get_order gives it."),
    "exchange": _text(description="The id of an exchange of the order, as get_order gives it."),
    "sent_back": _text(description="The id of a return or an exchange of the order, as get_order gives it."),
    "claim": _text(description="The id of a claim on the order, as get_order gives it."),
}


class Tool(msgspec.Struct, frozen=True):
    """A tool: its name, what it does, and the JSON schema of what it takes."""

    name: str
    description: str
    schema: Schema


def tools(hand: Hand) -> list[Tool]:
    """What this hand may do at all, a tool that proposes it each, and those that read, answer and follow up."""
    proposing = [_proposing(action) for action in ACTIONS.values() if hand in action.hands]
    return [*READING, *proposing, *ANSWERING]


def openai(hand: Hand) -> list[dict[str, Any]]:
    """The same as the `tools` of a chat completion."""
    return [
        {
            "type": "function",
            "function": {"name": one.name, "description": one.description, "parameters": one.schema},
        }
        for one in tools(hand)
    ]


def schema(action: type[Action]) -> Schema:
    """What an action asks for, as a JSON schema; what the gate itself fills in cannot be given."""
    whole = msgspec.json.schema(action)
    named: dict[str, Schema] = whole["$defs"]
    own = named.pop(whole["$ref"].rpartition("/")[2])
    asks = {ask.field: ask for ask in action.asks}
    properties: dict[str, Schema] = {}
    if action.about == "order":
        properties["order_id"] = ORDER
    for name, ask in asks.items():
        field = {key: value for key, value in _given(own["properties"][name]).items() if key != "default"}
        if ask.options:
            field = {"type": "string", "enum": list(ask.options)}
        properties[name] = {"description": _ASKED[ask.kind]["description"], **field}
    made: Schema = {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name == "order_id" or not asks[name].optional],
        "additionalProperties": False,
    }
    used = _reached(properties, named)
    return made | ({"$defs": {name: named[name] for name in named if name in used}} if used else {})


def _given(field: Schema) -> Schema:
    """A field without the nothing it is until it is known."""
    either = [one for one in field.get("anyOf", ()) if one != {"type": "null"}]
    return either[0] if len(either) == 1 else field


def _reached(value: Any, named: Mapping[str, Schema]) -> set[str]:
    """The names a schema speaks of, and those they speak of."""
    found: set[str] = set()
    if isinstance(value, dict):
        name = str(value.get("$ref", "")).rpartition("/")[2]
        if name:
            found |= {name} | _reached(named[name], named)
        value = list(value.values())
    if isinstance(value, list):
        found = found.union(*(_reached(each, named) for each in value))
    return found


def _proposing(action: type[Action]) -> Tool:
    does = (action.__doc__ or "").splitlines()[0]
    return Tool(f"{PROPOSE}{action.kind}", f"{_PROPOSES} {does}", schema(action))


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


READING = (
    Tool(
        name="list_orders",
        description="The customer's orders, the newest first.",
        schema=_object(),
    ),
    Tool(
        name="get_order",
        description=(
            "One order of the customer: its lines, parcels, payments and refunds, her ways to pay, what its lines can "
            "be exchanged for, and which actions are possible now, or why not."
        ),
        schema=_object(order_id=ORDER),
    ),
)
ANSWERING = (
    Tool(
        name="confirm_offer",
        description=(
            "The customer's yes to an offer. Call it only after you have shown her all terms of this very offer and "
            "she has said yes to them; never decide for her. It is decided again on what is true now: when something "
            "has changed, nothing is done and the offer is void."
        ),
        schema=_object(offer_id=OFFER),
    ),
    Tool(
        name="decline_offer",
        description="The customer's no to an offer: it is closed, and nothing is done.",
        schema=_object(offer_id=OFFER),
    ),
    Tool(
        name="deed_status",
        description=(
            "How an offer, or what came of it, stands. Only the state done means that the shop itself shows it as done."
        ),
        schema=_object(offer_id=OFFER),
    ),
)
