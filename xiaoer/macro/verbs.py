"""Writing quick replies down and taking them away."""

import msgspec
from sqlalchemy import bindparam, delete

from xiaoer.auth.actor import Staff, System
from xiaoer.conversation.verbs import check_text
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Invalid, NotFound, Refused
from xiaoer.kit.folding import fold
from xiaoer.kit.statement import change, upsert
from xiaoer.kit.words import LOCALES
from xiaoer.macro.events import MacroChanged, MacroDeleted
from xiaoer.macro.fields import check
from xiaoer.macro.models import macro
from xiaoer.macro.queries import macro_called, macro_of
from xiaoer.macro.schemas import Macro

_put = upsert(macro, index=["id"], update=["name", "names", "shortcut", "folded", "texts", "updated_at"])
_drop = change(delete(macro).where(macro.c.id == bindparam("id")))


def put(tx: Tx, actor: Staff | System, wanted: Macro) -> Macro:
    """The quick reply of that id reads this way now; as it is stored. Blank languages are left out."""
    wanted = _tidy(wanted)
    folded = fold(wanted.shortcut)
    called = macro_called(tx, actor, folded)
    if called is not None and called.id != wanted.id:
        raise Refused("macro_shortcut_taken", shortcut=wanted.shortcut, name=called.name)
    if called == wanted:
        return wanted
    written = {"texts": wanted.texts, "names": wanted.names}
    row = msgspec.structs.asdict(wanted) | {key: msgspec.json.encode(each).decode() for key, each in written.items()}
    tx.run(_put, **row, folded=folded, updated_at=tx.now)
    fact = MacroChanged(shortcut=wanted.shortcut, locales=list(wanted.texts))
    tx.record(fact, stream=stream_of(wanted.id), actor=actor.name)
    return wanted


def delete_macro(tx: Tx, actor: Staff | System, macro_id: str) -> bool:
    """The quick reply is gone; whether there was one."""
    try:
        gone = macro_of(tx, actor, macro_id)
    except NotFound:
        return False
    tx.run(_drop, id=macro_id)
    tx.record(MacroDeleted(shortcut=gone.shortcut), stream=stream_of(macro_id), actor=actor.name)
    return True


def stream_of(macro_id: str) -> str:
    """The stream a quick reply's events go to."""
    return f"macro:{macro_id}"


def _tidy(wanted: Macro) -> Macro:
    """As it is to be stored. Raises Invalid for what makes no quick reply."""
    name, shortcut = wanted.name.strip(), wanted.shortcut.strip().removeprefix("/")
    if not name:
        raise Invalid("name_empty")
    if not shortcut or not shortcut.isprintable() or any(sign.isspace() for sign in shortcut):
        raise Invalid("macro_shortcut")
    if unknown := (wanted.texts.keys() | wanted.names.keys()) - set(LOCALES):
        raise Invalid("locale_unknown", language=min(unknown))
    texts: dict[str, str] = {locale: text for locale in LOCALES if (text := wanted.texts.get(locale, "").strip())}
    if not texts:
        raise Invalid("empty")
    for text in texts.values():
        check_text(text)
        check(text)
    names: dict[str, str] = {locale: said for locale, each in wanted.names.items() if (said := each.strip())}
    return Macro(id=wanted.id, name=name, shortcut=shortcut, texts=texts, names=names)
