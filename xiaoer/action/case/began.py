"""What a deed that is done has begun: something was noted or asked for, and goes on until a day that is said."""

from xiaoer.action.faces import words
from xiaoer.action.queries import Deed
from xiaoer.kit.words import day_text
from xiaoer.order.case.terms import terms_of


def began_text(deed: Deed, locale: str) -> str:
    """How a deed stands that is done and by which nothing is settled yet; empty for any other."""
    kind = deed.action.opens
    if kind is None or deed.state != "done":
        return ""
    terms = terms_of(kind, deed.action.cause())
    due = terms.due(terms.start, deed.updated_at)
    until = "" if due is None else day_text(due, locale, due)
    return words.text(locale, f"own-began-{terms.start}", kind=kind, until=until)
