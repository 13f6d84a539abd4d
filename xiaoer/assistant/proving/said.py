"""How what is said of a code reads, what may be picked beside it, and on what it stands."""

from collections.abc import Iterator

from xiaoer.assistant.schemas import CodeAct, CodeSentTo, CodeWrong, OfferCode
from xiaoer.kit.words import Words

CODE = "code"


def text(act: CodeAct, locale: str, words: Words) -> str:
    """Its words."""
    match act:
        case OfferCode(ways, expired):
            key = "expired" if expired else "offer" if len(ways) == 1 else "offer-ways"
            return words.text(locale, f"assistant-code-{key}", to=ways[0].masked)
        case CodeSentTo(to, _, neutral):
            return words.text(locale, "assistant-code-sent-if" if neutral else "assistant-code-sent", to=to)
        case CodeWrong(left):
            return words.text(locale, "assistant-code-wrong", left=left)
    raise TypeError(type(act).__name__)


def options(act: CodeAct, locale: str, words: Words) -> dict[str, str]:
    """The ways there are, or a new code where it is known to whom."""
    match act:
        case OfferCode(ways):
            return {f"{CODE}:{one.way}": words.text(locale, f"choice-code-{one.way}", to=one.masked) for one in ways}
        case CodeSentTo(_, way, False):
            return {f"{CODE}:{way}": words.text(locale, "choice-code-again")}
        case _:
            return {}


def grounds(act: CodeAct) -> Iterator[str]:
    """Where it goes, and how many tries are left."""
    match act:
        case OfferCode(ways):
            yield from (one.masked for one in ways)
        case CodeSentTo(to):
            yield to
        case CodeWrong(left):
            yield str(left)
