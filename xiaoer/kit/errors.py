"""What can go wrong, once for every edge: a code, a status, and the facts its words need."""


class Refused(Exception):
    """A verb or query said no; nothing was changed. Its words stand under `error-<code>`."""

    status = 409

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Invalid(Refused):
    """What was sent makes no sense."""

    status = 422


class TooLarge(Refused):
    """More was sent than is taken."""

    status = 413


class Unauthorized(Refused):
    """Who asks is not known."""

    status = 401


class Forbidden(Refused):
    """Who asks may not."""

    status = 403


class NotFound(Refused):
    """There is no such thing, or not for this actor: the two cannot be told apart."""

    status = 404


class TooMany(Refused):
    """Too much at once. `retry_after` is in seconds."""

    status = 429

    def __init__(self, code: str = "too_many", *, retry_after: float = 1.0) -> None:
        super().__init__(code)
        self.retry_after = retry_after


class Busy(TooMany):
    """The house itself is full for a moment; nothing happened."""

    status = 503

    def __init__(self, *, retry_after: float = 1.0) -> None:
        super().__init__("busy", retry_after=retry_after)


class Failed(Refused):
    """The database said no (disk full, lock held); nothing happened, asking again is safe."""

    status = 503

    def __init__(self) -> None:
        super().__init__("failed")


class Unknown(Refused):
    """The commit was not answered: it may have happened. Repeat with the same id."""

    status = 503

    def __init__(self) -> None:
        super().__init__("unknown")


class TimedOut(Refused):
    """It took longer than its limit and was given up; nothing was changed."""

    status = 504

    def __init__(self) -> None:
        super().__init__("timed_out")
