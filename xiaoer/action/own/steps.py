"""The way of a deed as the customer sees it: what is behind it, where it stands, what is still to come."""

from typing import Literal

import msgspec

from xiaoer.action.queries import Deed

StepKey = Literal["asked", "yes", "approval", "shop", "done", "noted", "refused", "declined", "voided"]
StepState = Literal["done", "now", "todo", "off"]


class Step(msgspec.Struct, frozen=True):
    """One of them; its words stand behind `own-step-<key>`."""

    key: StepKey
    state: StepState
    at: int | None = None


def steps(deed: Deed) -> list[Step]:
    """All steps of a deed in their order."""
    asked = Step("asked", "done", deed.created_at)
    # By which only a long matter begins, that is not done with it.
    end: StepKey = "done" if deed.action.opens is None else "noted"
    match deed.state:
        case "refused" | "declined" | "voided":
            return [asked, Step(deed.state, "off", deed.updated_at)]
        case "proposed":
            return [asked, Step("yes", "now"), Step("shop", "todo"), Step(end, "todo")]
        case "awaiting":
            return [asked, Step("yes", "done"), Step("approval", "now"), Step("shop", "todo"), Step(end, "todo")]
        case "confirmed" | "sent" | "unknown":
            return [asked, Step("yes", "done"), *_approved(deed), Step("shop", "now"), Step(end, "todo")]
        case "done":
            shown = [asked, Step("yes", "done"), *_approved(deed), Step("shop", "done")]
            return [*shown, Step(end, "done", deed.updated_at)]


def _approved(deed: Deed) -> list[Step]:
    return [Step("approval", "done")] if deed.second else []
