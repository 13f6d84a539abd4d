"""What is said about a case, in words: to its customer in the chat and on her page, and to those who work here."""

from pathlib import Path

import msgspec

from xiaoer.kit.clock import DAY, from_iso
from xiaoer.kit.words import Words, day_text
from xiaoer.order.case.path import MOVED, Phase
from xiaoer.order.case.queries import Case, Told
from xiaoer.order.case.states import CaseKind, CaseState, CaseStep

words = Words([Path(__file__).parent])
# What she did herself a moment ago is not told to her again; what she is shown at once neither.
_SILENT = frozenset({"on_the_way"})


class Back(msgspec.Struct, frozen=True):
    """The money that goes back to her, or has, where, and by when it is there, as they are written.

    `to` and `by` are empty where nobody says.
    """

    amount: str
    to: str = ""
    by: str = ""


def kind_name(kind: CaseKind, locale: str) -> str:
    """What a case of this kind is called."""
    return words.text(locale, f"case-kind-{kind}")


def state_name(state: CaseState, locale: str) -> str:
    """How it stands, in a few words."""
    return words.text(locale, f"case-state-{state}")


def step_name(step: CaseStep, locale: str) -> str:
    """What a step is called by whoever takes it."""
    return words.text(locale, f"case-do-{step}")


def phase_name(case: Case, phase: Phase, locale: str, back: Back | None = None) -> str:
    """What a step of its way is called, behind it or before it."""
    return words.text(locale, f"case-phase-{phase.key}", **_facts(case, locale, back), state=phase.state)


def head(case: Case, locale: str, back: Back | None = None, until: str | None = None) -> str:
    """The first thing she has to know; `until` is how her deadline is written, else as a day."""
    return words.text(locale, f"case-head-{case.state}", **_facts(case, locale, back, until))


def lead(case: Case, locale: str, back: Back | None = None, until: str | None = None) -> str:
    """What comes next, by whom and until when."""
    asked = "again" if case.step == "ask_photos" else "first"
    terms = case.asked
    more = {"asked": asked, "freight": terms.freight, "days": terms.inspect_days}
    return words.text(locale, f"case-lead-{case.state}", **_facts(case, locale, back, until), **more)


def event_name(told: Told, locale: str) -> str:
    """What happened, for those who work here."""
    fact = told.fact()
    if told.kind == MOVED:
        passed = "yes" if fact.get("passed") else "no"
        return words.text(locale, f"case-moved-{fact['step']}", passed=passed)
    facts = {key: fact.get(key, 0) for key in ("count", "needed", "left")}
    return words.text(locale, f"case-event-{told.kind.removeprefix('case.')}", **facts)


def line(case: Case, told: Told, locale: str) -> str | None:
    """What happened, as it is told in the chat; None for what needs no telling."""
    fact = told.fact()
    due = fact.get("due")
    until = _day(from_iso(due), locale) if due else ""
    # As it was then, whatever became of it since.
    facts = _facts(case, locale) | {"until": until, "passed": "yes" if fact.get("passed") else "no"}
    if told.kind == "case.opened":
        if fact["state"] == "promised":
            # The promise was made in the deed's own words.
            return None
        return words.text(locale, f"case-told-open-{fact['state']}", **facts)
    if told.kind == "case.reminded":
        return words.text(locale, f"case-told-remind-{fact['state']}", **facts, left=fact["left"])
    if told.kind != MOVED or fact["after"] in _SILENT:
        return None
    return words.text(locale, f"case-told-{fact['after']}", **facts, why=told.text).strip()


def _facts(case: Case, locale: str, back: Back | None = None, until: str | None = None) -> dict[str, object]:
    back = back or Back("")
    due = "" if case.due_at is None else until or _day(case.due_at, locale)
    found = "no" if case.passed is False else "yes"
    photos = max(1, case.asked.photos)
    facts = {"kind": case.kind, "order": case.order_id, "until": due, "photos": photos, "passed": found}
    return facts | {"sum": back.amount or "none", "to": back.to or "none", "by": back.by or "none"}


def _day(at: int, locale: str) -> str:
    # Who reads "until the 28th" has that day, wherever she is: the day before in UTC is never too late for her.
    # It is weeks away at most, so that it is near by itself.
    return day_text(at, locale, at)


def days_left(at: int, now: int) -> int:
    """In how many days that is, begun ones counted; 0 on the last one."""
    return 0 if at - now < DAY else -(-(at - now) // DAY)
