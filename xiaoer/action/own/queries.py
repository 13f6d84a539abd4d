"""What a customer may do herself as things stand, and what of it is under way."""

import msgspec
from sqlalchemy import bindparam, select

from xiaoer.action.action import About, Action
from xiaoer.action.faces import Possible, against, against_all, likeliest, name
from xiaoer.action.facts import Request
from xiaoer.action.judge import Judged
from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.action.known import Known
from xiaoer.action.models import deed
from xiaoer.action.queries import PAGE, Deed, columns
from xiaoer.action.states import LIVE
from xiaoer.auth.actor import Contact
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader

_of_subject = query(
    select(*columns)
    .where(
        deed.c.shop == bindparam("shop"),
        deed.c.order_id == bindparam("subject"),
        deed.c.customer_id == bindparam("customer_id"),
    )
    .order_by(deed.c.id.desc())
    .limit(PAGE),
    Deed,
)


class Asked(msgspec.Struct, frozen=True):
    """About what it is asked, an order or her account, in which shop and when."""

    shop: str
    known: Known
    now: int

    @property
    def about(self) -> About:
        """What kind of actions there are for it."""
        return "customer" if self.known.found is None else "order"


def under_way(read: Reader, actor: Contact, shop: str, subject: str) -> list[Deed]:
    """The deeds on an order of hers, or on her account, of which something may still come; the newest first."""
    if actor.customer_id is None:
        return []
    found = read.all(_of_subject, shop=shop, subject=subject, customer_id=actor.customer_id)
    return [each for each in found if each.state in LIVE]


def possible(read: Reader, request: Request, asked: Asked) -> list[Possible]:
    """Every action this hand may do at all, judged by the gate itself; nothing is proposed.

    What there is no occasion for is left out; the likeliest stand first.
    """
    mine = [action for action in ACTIONS.values() if action.about == asked.about and request.hand in action.hands]
    judged = [(one, against_all(read, asked.shop, one, asked.known, request, asked.now)) for one in mine]
    spoken = [(one, no) for one, no in judged if no is None or no.reason not in one.unspoken]
    return likeliest((_possible(one, no, request.locale) for one, no in spoken), asked.known.found)


def _possible(action: type[Action], judged: Judged | None, locale: str) -> Possible:
    reason = against(action.kind, judged, locale) if judged else None
    proof = judged is not None and judged.reason == "not_fresh"
    return Possible(action.kind, name(action.kind, locale), reason, proof)
