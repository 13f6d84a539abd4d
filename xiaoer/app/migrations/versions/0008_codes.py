"""One-time codes, and who proved who she is."""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Go forward."""
