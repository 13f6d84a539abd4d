"""Returns, exchanges, claims and promises as cases."""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Go forward."""
