"""One line in the conversation where the deed was proposed, for everything in a case that she has to know."""

import uuid
from collections.abc import Sequence

from xiaoer.action.queries import deed_of
from xiaoer.assistant.case.queries import shown_before
from xiaoer.assistant.case.verbs import tell_case
from xiaoer.assistant.queries import locale_of
from xiaoer.assistant.speak import words
from xiaoer.assistant.telling.acts import TookPhotos
from xiaoer.assistant.telling.said import Form, texts
from xiaoer.auth.actor import Contact, System
from xiaoer.conversation.entries import Body, erase
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store
from xiaoer.order.case.events import CaseOpened
from xiaoer.order.case.queries import Case, case_of, cases_of_conversation, happened
from xiaoer.order.case.telling import line
from xiaoer.order.case.verbs import add_photos

TELL = "case.tell"
UNTELL = "case.untell"
_SPACE = uuid.UUID("5b8c0f5e-1a44-5a3e-9b55-6f0b0a1f5d27")


async def tell(store: Store[Tx], job: Job) -> None:
    """Something happened in a case: she is told, once and in her language, where there is a conversation."""
    stream, seq = str(job.args["stream"]), int(job.args["seq"])
    case_id = stream.removeprefix("case:")
    case = await store.read(case_of, System(), case_id)
    told = await store.read(happened, System(), case_id, seq)
    if case is None or told is None or case.conversation_id is None:
        return
    ended = told.fact().get("deed")
    deed = await store.read(deed_of, System(), ended) if ended else None
    if deed is not None and deed.entry_id is not None and deed.conversation_id == case.conversation_id:
        # The deed tells it itself, with its sums.
        return
    locale = await store.read(locale_of, case.conversation_id)
    text = line(case, told, locale)
    if told.kind == CaseOpened.kind() and told.fact()["state"] == "photos":
        shown = await _with_what_was_shown(store, case)
        if shown.state != "photos":
            # There are enough already, and what comes next is told by itself.
            return
        more = TookPhotos(shown.order_id, len(shown.files), shown.asked.photos)
        text = texts(more, Form(locale, words, store.clock.now()))[0] if shown.files else text
    if text is not None:
        broken = told.fact().get("after") == "broken"
        await store.write(tell_case, case.conversation_id, Body(text), said_id=said_in(case_id, seq), person=broken)


async def untell(store: Store[Tx], job: Job) -> None:
    """What somebody typed is gone: so is the line that told of it."""
    case_id = str(job.args["stream"]).removeprefix("case:")
    case = await store.read(case_of, System(), case_id)
    if case is not None and case.conversation_id is not None:
        said_id = said_in(case_id, int(job.args["facts"]["of"]))
        await store.write(erase, case.conversation_id, said_id, actor=System().name)


async def _with_what_was_shown(store: Store[Tx], case: Case) -> Case:
    """The case with the pictures that she sent while it was still talked about."""
    shown = await store.read(shown_before, System(), case)
    contact = Contact(case.contact_id, "", case.customer_id)
    return await _shown(store, contact, case, shown) or case


async def photographed(store: Store[Tx], contact: Contact, conversation_id: str, files: Sequence[str]) -> Case | None:
    """The newest case of this conversation with these pictures of hers, if it waits for some; None if it takes none."""
    begun = await store.read(cases_of_conversation, System(), conversation_id)
    waiting = next((case for case in begun if case.open), None)
    if not files or waiting is None or (waiting.state != "photos" and not set(files) <= set(waiting.files)):
        return None
    return await _shown(store, contact, waiting, files)


async def _shown(store: Store[Tx], contact: Contact, case: Case, files: Sequence[str]) -> Case | None:
    try:
        return await store.write(add_photos, contact, case.id, files) if files else None
    except Refused:
        # No picture, or too many: somebody else has to look at it.
        return None


def said_in(case_id: str, seq: int) -> str:
    """The entry that tells of one thing in a case; what was typed there is told in it, and erased with it."""
    return str(uuid.uuid5(_SPACE, f"{case_id}:{seq}"))
