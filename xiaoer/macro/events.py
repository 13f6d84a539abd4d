"""What can have happened to quick replies."""

from xiaoer.event.journal import Event


class MacroChanged(Event, tag="macro.changed", frozen=True, kw_only=True):
    """A quick reply was made or reads differently now, in these languages."""

    shortcut: str
    locales: list[str]


class MacroDeleted(Event, tag="macro.deleted", frozen=True, kw_only=True):
    """A quick reply is gone."""

    shortcut: str
