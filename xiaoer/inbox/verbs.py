"""Configuring inboxes."""

from collections.abc import Sequence

from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.inbox.models import inbox
from xiaoer.kit.statement import upsert

_put = upsert(inbox, index=["id"], update=["name", "locale", "origins", "color"])


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
    color: str | None = None,
    actor: str = "system",
) -> None:
    """Make an inbox, or change its name, language, allowed origins and colour (#rrggbb, None for ours)."""
    tx.run(
        _put,
        id=inbox_id,
        name=name,
        channel=channel,
        locale=locale,
        origins=" ".join(origins),
        color=color,
        created_at=tx.now,
    )
    tx.record(InboxConfigured(channel=channel, origins=list(origins)), stream=f"inbox:{inbox_id}", actor=actor)
