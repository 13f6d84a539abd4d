"""The deeds about an order, for whoever looks at one of its cases."""

from sqlalchemy import bindparam, select

from xiaoer.action.models import deed
from xiaoer.action.queries import PAGE, Deed, columns
from xiaoer.auth.actor import Staff, System
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader

_of_order = query(
    select(*columns)
    .where(deed.c.shop == bindparam("shop"), deed.c.order_id == bindparam("order_id"))
    .order_by(deed.c.id.desc())
    .limit(PAGE),
    Deed,
)


def deeds_of_order(read: Reader, actor: Staff | System, shop: str, order_id: str) -> list[Deed]:
    """The newest deeds about an order, the newest first; no customer may ask this."""
    return read.all(_of_order, shop=shop, order_id=order_id)
