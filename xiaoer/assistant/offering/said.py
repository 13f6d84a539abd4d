"""How the offer that still stands is called to mind, and on what that stands."""

from xiaoer.action.faces import words as deeds
from xiaoer.assistant.schemas import Recall
from xiaoer.kit.words import Words


def text(act: Recall, locale: str, words: Words) -> str:
    """What waits for her yes, by the title of its card."""
    title = deeds.text(locale, f"action-{act.action}-title", order=act.order)
    return words.text(locale, "assistant-recall", title=title)


def grounds(act: Recall) -> tuple[str, ...]:
    """Its order."""
    return (act.order,)
