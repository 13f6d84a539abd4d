"""What a shop knows of hurried, lost and claimed orders, of coupons and accounts."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Go forward."""
