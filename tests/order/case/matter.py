"""Cases as the tests open them, and what they look at."""

from typing import Any

from tests.journal import journal
from xiaoer.auth.actor import Contact, Staff, System
from xiaoer.event.tx import Tx
from xiaoer.kit import ids
from xiaoer.kit.clock import HOUR
from xiaoer.kit.store import Store
from xiaoer.media.kinds import Checked
from xiaoer.media.verbs import keep
from xiaoer.order.case.path import phases
from xiaoer.order.case.queries import Case, Third, case_of, timeline
from xiaoer.order.case.states import CaseKind
from xiaoer.order.case.terms import terms_of
from xiaoer.order.case.verbs import Opening, Said, move, open_case

HER = Contact("contact-her", "shop", "c-ana")
OTHER = Contact("contact-other", "shop", "c-bo")
AGENT = Staff("lin", "agent")
THIRD = Third("")
TALK = "talk-1"
House = Store[Tx]


def opening(kind: CaseKind, reason: str = "", *, id_: str | None = None, due_at: int | None = None) -> Opening:
    """The deed behind a case."""
    return Opening(
        id=id_ or ids.new_id(),
        kind=kind,
        shop="shop",
        order_id="#K-1",
        lines=("1",),
        customer_id="c-ana",
        contact_id=HER.contact_id,
        conversation_id=TALK,
        reason=reason,
        due_at=due_at,
    )


async def opened(store: Store[Tx], kind: CaseKind, reason: str = "") -> Case:
    """A new case."""
    due = store.clock.now() + 4 * HOUR if kind == "hurry" else None
    return await store.write(open_case, opening(kind, reason, due_at=due), terms_of(kind, reason))


async def photo(store: Store[Tx], whose: Contact = HER, media_type: str = "image/png") -> str:
    """A file of hers that she has not sent yet."""
    checked = Checked("cup.png", media_type, 10, 8, 6, ids.new_id())
    return (await store.write(keep, whose, checked)).id


async def case_now(store: Store[Tx], case_id: str) -> Case:
    """The case as it stands."""
    found = await store.read(case_of, System(), case_id)
    assert found is not None
    return found


async def told(store: Store[Tx], case_id: str) -> list[tuple[str, dict[str, Any]]]:
    """What the journal says of it."""
    return [(line.kind, line.decode()) for line in await journal(store) if line.stream == f"case:{case_id}"]


async def path(store: House, case_id: str) -> list[tuple[str, str]]:
    """Its steps and how each stands."""
    case = await case_now(store, case_id)
    return [(one.key, one.state) for one in phases(case, await store.read(timeline, System(), case))]


async def kinds(store: House, case_id: str) -> list[str]:
    """What happened."""
    return [kind.removeprefix("case.") for kind, _ in await told(store, case_id)]


async def to_state(store: House, state: str) -> Case:
    """A return of what she does not want, so far."""
    case = await opened(store, "return", "no_reason")
    steps: list[tuple[Any, Any, Said]] = [
        (HER, "send", Said(tracking="YT 123")),
        (AGENT, "receive", Said()),
        (AGENT, "inspect", Said(passed=True)),
    ]
    for actor, step, said in steps:
        if case.state != state:
            case = await store.write(move, actor, case.id, step, said)
    return case
