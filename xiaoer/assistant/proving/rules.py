"""What to do about a code: one that was given, one she wants, and an e-mail that says who she is."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from xiaoer.assistant.asking.queue import CODE, LOGIN, first, fresh, next_wish, wishes_of
from xiaoer.assistant.commands import Affirm, AnyCommand, Code
from xiaoer.assistant.schemas import Act, CodeWrong, Known, OfferCode, Plain, Plan, State, ToPerson, WantedCode
from xiaoer.assistant.understand.wishes import flat
from xiaoer.contact.events import Way
from xiaoer.contact.sender import Reach
from xiaoer.order.facts import Customer
from xiaoer.order.reach import reaches

_WAYS: dict[Way, re.Pattern[str]] = {
    way: re.compile(words)  # type: ignore[misc]
    for way, words in tomllib.loads(Path(__file__).with_name("ways.toml").read_text("utf-8")).items()
}
_LONGEST = 40


def coded(state: State, commands: Sequence[AnyCommand], known: Known) -> Plan | None:
    """The plan where it is about a code; None where it is not."""
    if known.tried is not None:
        return _given(state, known)
    if known.typed:
        wishes = wishes_of(state, commands, known) or state.wishes
        return Plan(fresh(state, asked=CODE, wishes=wishes), code=WantedCode("email", neutral=True))
    picked = first(commands, Code)
    if picked is not None and known.ways:
        return Plan(fresh(state, asked=CODE), code=WantedCode(_way(picked.way, known.ways)))
    if state.asked != CODE or not known.ways or (state.offer is not None and state.offer.last):
        return None
    if first(commands, Affirm) is not None or known.way is not None:
        return Plan(fresh(state, asked=CODE), code=WantedCode(_way(known.way, known.ways)))
    return None


def offered(plan: Plan, customer: Customer | None) -> Plan:
    """The plan where the deed it proposes needs a code first: the code is offered, and the deed waits."""
    state = msgspec.structs.replace(plan.state, asked=CODE, misses=0)
    ways = tuple(reaches(customer).values()) if customer is not None else ()
    acts: tuple[Act, ...] = (OfferCode(ways),) if ways else (Plain("code-no-way"), ToPerson("refused"))
    return msgspec.structs.replace(plan, state=state, acts=(*plan.acts, *acts), propose=None)


def way_in(text: str) -> Way | None:
    """The one way she names, in a few words that are about nothing else."""
    plain = flat(text) if len(text) <= _LONGEST else ""
    named = [way for way, words in _WAYS.items() if words.search(plain)]
    return named[0] if len(named) == 1 else None


def _given(state: State, known: Known) -> Plan:
    tried = known.tried
    match tried.result if tried else "wrong":
        case "right" | "used":
            thanks = Plan(fresh(state, asked=None), (Plain("code-right"),))
            if not state.wishes:
                return thanks
            after = next_wish(thanks.state, known)
            return msgspec.structs.replace(after, acts=(*thanks.acts, *after.acts))
        case "expired" if known.ways:
            return Plan(fresh(state, asked=CODE), (OfferCode(known.ways, expired=True),))
        case "expired":
            return Plan(fresh(state, asked=LOGIN), (Plain("code-expired"),))
        case "too_many":
            return Plan(fresh(state, asked=None), (Plain("code-missed"), ToPerson("refused")))
        case _:
            return Plan(fresh(state, asked=CODE), (CodeWrong(tried.left if tried else 0),))


def _way(wanted: str | None, ways: Sequence[Reach]) -> Way:
    return next((one.way for one in ways if one.way == wanted), ways[0].way)
