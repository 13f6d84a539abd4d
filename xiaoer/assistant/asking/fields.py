"""The fields of an action from all that she said of it: what can be read, and what must still be asked."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from xiaoer.action.action import Action, Ask
from xiaoer.action.kinds.form import answers
from xiaoer.action.known import Known
from xiaoer.assistant.asking import goods, ways, where
from xiaoer.assistant.telling.jobs import code_in
from xiaoer.assistant.understand.wishes import flat
from xiaoer.order.facts import Item, Order, Swap, Variant

ALL = "*"
NO_REASON = "no_reason"
YES = "yes"
_BETWEEN, _IS = ",", "="


class Spoken(msgspec.Struct, frozen=True):
    """All that she said of one deed: her words, those that answer the question asked last, and what she picked."""

    text: str
    latest: str = ""
    asked: str | None = None
    picked: Mapping[str, str] = {}
    orders: Mapping[str, Order] = {}


class Lacking(msgspec.Struct, frozen=True):
    """What must be asked: the field, and of swaps the line with the variants that fit what she said so far."""

    ask: Ask
    line: Item | None = None
    variants: tuple[Variant, ...] = ()

    @property
    def name(self) -> str:
        """The field, and the line it is about."""
        return f"{self.ask.field}:{self.line.line}" if self.line else self.ask.field


class Read(msgspec.Struct, frozen=True):
    """What could be read, and the first thing that could not."""

    fields: dict[str, Any]
    lacking: Lacking | None = None


def read(action: type[Action], known: Known, spoken: Spoken) -> Read:
    """The fields of an action, in the order they are asked for."""
    fields: dict[str, Any] = {}
    lacking: Lacking | None = None
    for ask in action.asks:
        found = _value(action, ask, known, spoken)
        if isinstance(found, Lacking):
            lacking = lacking or (None if ask.optional else found)
        else:
            fields[ask.field] = found
    either = [ask for ask in action.asks if ask.either]
    if lacking is None and either and not any(ask.field in fields for ask in either):
        lacking = Lacking(either[0])
    return Read(fields, lacking)


def _value(action: type[Action], ask: Ask, known: Known, spoken: Spoken) -> Any:
    match ask.kind:
        case "line":
            return _line(ask, known, spoken)
        case "lines":
            return _lines(ask, known, spoken)
        case "swaps":
            return _swaps(ask, known, spoken)
        case "method":
            return _method(ask, known, spoken)
        case "reason":
            return _reason(ask, spoken)
        case "address":
            default = action.about == "customer"
            return where.address(known, spoken.text, spoken.orders, default=default) or Lacking(ask)
        case "money":
            return ways.amount(known, spoken.text) or Lacking(ask)
        case "email" | "phone":
            return ways.written(known, ask.kind, spoken.text) or Lacking(ask)
        case "yes_no":
            picked = spoken.picked.get(ask.field)
            return picked == YES if picked else Lacking(ask)
        case _:
            return _one_of(ask, known, spoken)


def _one_of(ask: Ask, known: Known, spoken: Spoken) -> str | Lacking:
    """What she picked, named, or must mean since there is no other."""
    if picked := spoken.picked.get(ask.field):
        return picked
    there = [one.value for one in answers(ask, known)]
    named = [one for one in there if flat(one) in flat(spoken.text).split()]
    if not named and ask.kind == "lost_coupon" and code_in(spoken.text, (), {flat(one) for one in spoken.orders}):
        # She means another than those there are.
        return Lacking(ask)
    found = named or there
    return found[0] if len(found) == 1 else Lacking(ask)


def _line(ask: Ask, known: Known, spoken: Spoken) -> str | Lacking:
    if picked := spoken.picked.get(ask.field):
        return picked
    named = [one.line for one in goods.mentions(known.standing, spoken.text) if not one.kept]
    # "Cancel my order of the kettle" is about the order.
    about_it = not ask.optional or goods.only(spoken.text)
    return named[0].line if about_it and len(named) == 1 and named[0] else Lacking(ask)


def _lines(ask: Ask, known: Known, spoken: Spoken) -> list[str] | Lacking:
    standing = [item.line for item in known.standing]
    if picked := spoken.picked.get(ask.field):
        return standing if picked == ALL else [line for line in standing if line in picked.split(_BETWEEN)]
    found = goods.mentions(known.standing, spoken.text)
    named = [one.line.line for one in found if one.line and not one.kept]
    kept = {one.line.line for one in found if one.line and one.kept}
    if goods.every(spoken.text) and (goods.all_but(spoken.text) or kept):
        return [line for line in standing if line not in {*kept, *(named if goods.all_but(spoken.text) else ())}]
    if any(one.line is None and not one.kept for one in found):
        return Lacking(ask)
    if not found and (len(standing) == 1 or goods.every(spoken.text)):
        return standing
    return [line for line in standing if line in named] or Lacking(ask)


def _swaps(ask: Ask, known: Known, spoken: Spoken) -> list[Swap] | Lacking:
    """Line by line what becomes what; the first line whose variant is not clear is asked for."""
    picked = dict(one.split(_IS, 1) for one in spoken.picked.get(ask.field, "").split(_BETWEEN) if _IS in one)
    named = {one.line.line: one for one in goods.mentions(known.standing, spoken.text) if one.line and not one.kept}
    lines = [item for item in known.standing if item.line in named or item.line in picked]
    if not lines and len(known.standing) == 1:
        lines = known.standing
    swaps: list[Swap] = []
    for item in lines:
        product = known.products.get(item.product_id)
        if chosen := picked.get(item.line):
            swaps.append(Swap(item.line, chosen))
            continue
        mention = named.get(item.line) or goods.Mention((item,), "", flat(spoken.text))
        fitting = goods.variants(item, product, mention)
        if spoken.asked == f"{ask.field}:{item.line}" and spoken.latest:
            answer = goods.Mention((item,), "", flat(spoken.latest), marked=True)
            fitting = goods.variants(item, product, answer, short=True) or fitting
        if len(fitting) != 1:
            return Lacking(ask, item, tuple(one for one in fitting if one.available))
        swaps.append(Swap(item.line, fitting[0].id))
    unclear = any(one.line is None and not one.kept for one in goods.mentions(known.standing, spoken.text))
    return Lacking(ask) if not swaps or (unclear and not picked) else swaps


def _method(ask: Ask, known: Known, spoken: Spoken) -> str | Lacking:
    if picked := spoken.picked.get(ask.field):
        return picked
    answer = ways.method(known, spoken.latest) if spoken.asked == ask.field else None
    methods = known.customer.methods if known.customer else ()
    only = methods[0].id if len(methods) == 1 else None
    return answer or ways.method(known, spoken.text) or only or Lacking(ask)


def _reason(ask: Ask, spoken: Spoken) -> str | Lacking:
    if picked := spoken.picked.get(ask.field):
        return picked
    given = ways.reason(ask.options, spoken.text)
    if given is None and "amount" in ask.options and ways.amount(Known(None), spoken.text):
        given = "amount"
    return given or (NO_REASON if NO_REASON in ask.options else Lacking(ask))


def choices(lacking: Lacking, options: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The answers as she may pick them: what is set, and how it reads."""
    return {f"set:{lacking.ask.field}:{value}": label for value, label in options}
