"""Configuring inboxes."""

from collections.abc import Sequence

from msgspec import UNSET, UnsetType
from sqlalchemy import bindparam, update

from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.inbox.models import inbox
from xiaoer.kit.statement import change, upsert

_put = upsert(inbox, index=["id"], update=["name", "locale", "origins"])
_paint = change(update(inbox).where(inbox.c.id == bindparam("inbox")).values(color=bindparam("rgb")))


class InboxConfigured(Event, tag="inbox.configured", frozen=True, kw_only=True):
    """An inbox was made or changed."""

    channel: str
    origins: list[str]


def configure(
    tx: Tx,
    *,
    inbox_id: str,
    name: str,
    channel: str,
    locale: str,
    origins: Sequence[str],
    color: str | UnsetType | None = UNSET,
    actor: str = "system",
) -> None:
    """Make an inbox, or change its name, language and allowed origins; its colour (#rrggbb, None for ours) if given."""
    tx.run(
        _put,
        id=inbox_id,
        name=name,
        channel=channel,
        locale=locale,
        origins=" ".join(origins),
        color=None,
        created_at=tx.now,
    )
    if color is not UNSET:
        tx.run(_paint, inbox=inbox_id, rgb=color)
    tx.record(InboxConfigured(channel=channel, origins=list(origins)), stream=f"inbox:{inbox_id}", actor=actor)
