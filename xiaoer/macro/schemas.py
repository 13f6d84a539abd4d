"""Quick replies as staff see and edit them."""

from typing import Annotated

import msgspec

from xiaoer.conversation.schemas import Id

Shortcut = Annotated[str, msgspec.Meta(min_length=1, max_length=24)]


class Macro(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A quick reply: found by its shortcut, with fields such as {{customer.name}} in its texts, one per language.

    `names`: what it is called in a language where that is not `name`.
    """

    id: Id
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    shortcut: Shortcut
    texts: dict[str, str]
    names: dict[str, Annotated[str, msgspec.Meta(max_length=80)]] = {}


class Macros(msgspec.Struct, frozen=True, kw_only=True):
    """All quick replies by shortcut, and the fields they may use."""

    macros: list[Macro]
    fields: list[str]


class MacroText(msgspec.Struct, frozen=True, kw_only=True):
    """A quick reply filled in for one conversation, in its language; `missing` names what each `[ ]` stands for."""

    text: str
    missing: list[str]
