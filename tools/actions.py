"""Writes docs/actions.md from the action classes, and the facts a rule may speak of into docs/policy.md.

    python tools/actions.py --write | --check

`--check` writes nothing and fails when a page is not what would be written.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from xiaoer.action.action import Action, Ask, Reason
from xiaoer.action.faces import words
from xiaoer.action.kinds.registry import ALL
from xiaoer.kit.words import FALLBACK
from xiaoer.policy import rules
from xiaoer.policy.facts import Facts, Hand
from xiaoer.policy.rules import ANY_ACTION, Rule

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
BEGIN, END = "<!-- facts: written by tools/actions.py -->", "<!-- facts end -->"
HEAD = """# Actions

Written by `tools/actions.py` from the classes in `xiaoer/action/kinds`; `make lint` holds it to them. Whatever stands
here is offered by every face: the assistant in the chat, the console, the customer's own page, the tools of programs.
Each is asked for by its form, decided by [the rules](policy.md), said yes to, sent once under its deed's id, and done
when the shop itself shows it as done.

`level` is how surely the customer must be known before anything is decided at all; the rules may ask for more. `hands`
is who may do it: the assistant, the customer herself, an agent. `operation` is the shop's write behind it, whose
guarantee says what may be sent again after a lost answer. What is budgeted is counted together with all that is under
way, so that never more goes out than came in.
"""
HANDS: tuple[Hand, ...] = get_args(Hand)


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check say whether they are as they would be written."""
    if arguments not in (["--write"], ["--check"]):
        print(__doc__)
        return 2
    wrong = [path for path, text in pages() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path, text in pages():
        if arguments == ["--write"]:
            path.write_text(text, encoding="utf-8")
    if arguments == ["--check"]:
        for path in wrong:
            print(f"{path.relative_to(ROOT)} is not what the classes say: python tools/actions.py --write")
        return 1 if wrong else 0
    return 0


def pages() -> Iterator[tuple[Path, str]]:
    """Each page and what should stand in it."""
    yield DOCS / "actions.md", actions()
    policy = DOCS / "policy.md"
    before, _, rest = policy.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    yield policy, f"{before}{BEGIN}\n\n{facts()}\n{END}{after}"


def actions() -> str:
    """The page of all actions."""
    default = rules.load()
    return "\n".join([HEAD, *(_action(action, default) for action in ALL)])


def facts() -> str:
    """The tables of all facts."""
    shown = []
    hints = get_type_hints(Facts)
    for field in msgspec.structs.fields(Facts):
        kinds = (hints[field.name], *get_args(hints[field.name]))
        struct = next(one for one in kinds if hasattr(one, "__struct_fields__"))
        shown.append(_table(field.name, struct))
    return "\n".join(shown)


def _action(action: type[Action], default: list[Rule]) -> str:
    name = words.text(FALLBACK, f"action-{action.kind}-name")
    doc = (action.__doc__ or "").splitlines()[0]
    hands = ", ".join(f"`{hand}`" for hand in HANDS if hand in action.hands)
    budget = "" if action.budget == "none" else f" · budgeted as `{action.budget}`"
    about = f"About: {_about(action)} · level: `{action.level}` · hands: {hands} · risk: {action.risk}"
    lines = [
        f"## {name}",
        "",
        f"`{action.kind}`: {doc}",
        "",
        f"{about} · operation: `{action.operation}`{budget}",
        "",
        "| field | asked for as | |",
        "|---|---|---|",
        *(_field(ask) for ask in action.asks),
        "",
        "Why it may be impossible:",
        "",
        *(f"- `{reason}`: {_why(action.kind, reason)}" for reason in action.reasons),
        "",
        "What the default policy says of it:",
        "",
        *(_rule(rule) for rule in default if rule.action in (action.kind, ANY_ACTION)),
        "",
    ]
    return "\n".join(lines)


def _about(action: type[Action]) -> str:
    return "an order" if action.about == "order" else "the customer's account"


def _field(ask: Ask) -> str:
    label = words.text(FALLBACK, f"action-field-{ask.field}")
    options = ": " + ", ".join(f"`{one}`" for one in ask.options) if ask.options else ""
    return f"| `{ask.field}` | {label} ({ask.kind}){options} | {'may be left out' if ask.optional else ''} |"


def _why(kind: str, reason: Reason) -> str:
    own = f"action-{kind}-why-{reason}"
    return words.text(FALLBACK, own if words.has(own) else f"action-why-{reason}")


def _rule(rule: Rule) -> str:
    return f"- `{rule.id}` **{rule.verdict}** when `{rule.when}`. {rule.words[FALLBACK]}"


def _table(name: str, struct: type[msgspec.Struct]) -> str:
    doc = " ".join((struct.__doc__ or "").split())
    rows = [f"### `{name}`", "", doc, "", "| fact | type | when nothing is known |", "|---|---|---|"]
    hints = get_type_hints(struct)
    for field in msgspec.structs.fields(struct):
        told = "" if field.default is msgspec.NODEFAULT else f"`{msgspec.json.encode(field.default).decode()}`"
        rows.append(f"| `{name}.{field.name}` | {_type(hints[field.name])} | {told} |")
    return "\n".join([*rows, ""])


def _type(hint: Any) -> str:
    if options := get_args(hint):
        return ", ".join(f"`'{one}'`" for one in options)
    return {"str": "string", "int": "int", "float": "double", "bool": "bool"}[hint.__name__]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
