"""What can have happened to staff and their sessions."""

from xiaoer.auth.actor import Role
from xiaoer.event.journal import Event


class StaffAdded(Event, tag="staff.added", frozen=True, kw_only=True):
    """Somebody works here from now on."""

    role: Role


class StaffLoggedIn(Event, tag="staff.logged_in", frozen=True, kw_only=True):
    """A session began."""

    expires_at: int


class StaffLoggedOut(Event, tag="staff.logged_out", frozen=True, kw_only=True):
    """A session was ended by its owner."""
