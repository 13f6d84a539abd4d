"""What can have happened to a file."""

from xiaoer.event.journal import Event


class AttachmentKept(Event, tag="attachment.kept", frozen=True, kw_only=True):
    """A file was checked and lies in the house; `size` is what is kept of it."""

    media_type: str
    size: int


class AttachmentRemoved(Event, tag="attachment.removed", frozen=True, kw_only=True):
    """A file is gone for good; `why` is unused or erased."""

    why: str
