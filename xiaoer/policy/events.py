"""What can have happened to the rules."""

from xiaoer.event.journal import Event


class PolicyImported(Event, tag="policy.imported", frozen=True, kw_only=True):
    """Rules came into force, changed or ended; each as `id@version`."""

    added: list[str]
    changed: list[str]
    ended: list[str]
