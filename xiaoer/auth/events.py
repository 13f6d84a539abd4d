"""What can have happened to staff and their sessions."""

from xiaoer.auth.actor import Role
from xiaoer.event.journal import Event


class StaffAdded(Event, tag="staff.added", frozen=True, kw_only=True):
    """Somebody works here from now on."""

    role: Role


class StaffChanged(Event, tag="staff.changed", frozen=True, kw_only=True):
    """Her name, her role, or whether she works here is another now."""

    role: Role
    active: bool


class StaffPasswordChanged(Event, tag="staff.password_changed", frozen=True, kw_only=True):
    """Her password is another one, chosen by herself or (`own` false) given to her."""

    own: bool


class StaffLoggedIn(Event, tag="staff.logged_in", frozen=True, kw_only=True):
    """A session began."""

    expires_at: int


class StaffLoggedOut(Event, tag="staff.logged_out", frozen=True, kw_only=True):
    """Sessions were ended: one by its owner, or all that may no longer be."""
