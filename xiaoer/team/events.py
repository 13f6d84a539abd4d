"""What can have happened to a team."""

from xiaoer.event.journal import Event


class TeamCreated(Event, tag="team.created", frozen=True, kw_only=True):
    """There is such a team from now on."""


class TeamRenamed(Event, tag="team.renamed", frozen=True, kw_only=True):
    """It is called something else."""


class TeamMembersChanged(Event, tag="team.members_changed", frozen=True, kw_only=True):
    """These came and these went."""

    joined: list[str]
    left: list[str]


class TeamDeleted(Event, tag="team.deleted", frozen=True, kw_only=True):
    """It is gone; who waited for it waits for everybody."""
