"""Reading quick replies, and the conversation in which one is to be said."""

import msgspec
from sqlalchemy import bindparam, select

from xiaoer.auth.actor import Staff, System
from xiaoer.auth.queries import staff_by_id
from xiaoer.contact.queries import contact_of
from xiaoer.conversation import queries as conversations
from xiaoer.conversation.entries import Body, decode_body
from xiaoer.inbox.parts import Order
from xiaoer.kit.errors import NotFound
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.macro.fields import Setting, named
from xiaoer.macro.models import macro
from xiaoer.macro.schemas import Macro

MOST = 1_000
# So far back a number is still what is spoken of.
LOOK_BACK = 60


class Place(msgspec.Struct, frozen=True):
    """Where a quick reply is to be said: the shop's customer, if she is one, and the numbers named, newest first."""

    setting: Setting
    customer_id: str | None
    numbers: list[str]


class _Row(msgspec.Struct, frozen=True):
    id: str
    name: str
    shortcut: str
    texts: str
    names: str


_columns = [macro.c[name] for name in _Row.__struct_fields__]
_all = query(select(*_columns).order_by(macro.c.folded).limit(bindparam("limit")), _Row)
_by_id = query(select(*_columns).where(macro.c.id == bindparam("id")), _Row)
_by_shortcut = query(select(*_columns).where(macro.c.folded == bindparam("folded")), _Row)
_texts = msgspec.json.Decoder(dict[str, str]).decode


def macros(read: Reader, actor: Staff | System) -> list[Macro]:
    """All quick replies, by shortcut."""
    return [_shown(row) for row in read.all(_all, limit=MOST)]


def macro_of(read: Reader, actor: Staff | System, macro_id: str) -> Macro:
    """A quick reply. Raises NotFound."""
    found = read.one(_by_id, id=macro_id)
    if found is None:
        raise NotFound("not_found")
    return _shown(found)


def macro_called(read: Reader, actor: Staff | System, folded: str) -> Macro | None:
    """The quick reply with this folded shortcut."""
    found = read.one(_by_shortcut, folded=folded)
    return None if found is None else _shown(found)


def place(read: Reader, actor: Staff, conversation_id: str) -> Place:
    """A conversation as a quick reply is filled in for it. Raises NotFound."""
    summary = conversations.summary(read, actor, conversation_id)
    contact, me = contact_of(read, summary.contact.id), staff_by_id(read, actor.agent_id)
    lines, _ = conversations.thread_of_staff(read, actor, conversation_id, max(0, summary.seq - LOOK_BACK), LOOK_BACK)
    bodies = [decode_body(line.body) for line in reversed(lines) if line.body is not None]
    customer_id = None if contact is None else contact.customer_id
    setting = Setting(
        conversation_id=conversation_id,
        locale=summary.locale,
        # A visitor's name is nobody's word.
        customer=summary.contact.name if customer_id is not None else "",
        agent="" if me is None else me.name,
        shop=summary.inbox.name,
    )
    return Place(setting, customer_id, named(text for body in bodies for text in _said(body)))


def _said(body: Body) -> list[str]:
    return [*(part.id for part in body.parts if isinstance(part, Order)), body.text]


def _shown(row: _Row) -> Macro:
    return Macro(id=row.id, name=row.name, shortcut=row.shortcut, texts=_texts(row.texts), names=_texts(row.names))
