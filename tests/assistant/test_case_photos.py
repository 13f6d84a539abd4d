"""Pictures sent in the chat go to the case that waits for them, and to no other."""

import msgspec
import pytest

from tests.assistant.talk import LOCALES, WHO, Made, Talk, choices_in
from xiaoer.assistant.case.jobs import TELL, tell
from xiaoer.auth.actor import System
from xiaoer.conversation import verbs
from xiaoer.conversation.queries import current_of
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job
from xiaoer.kit import ids
from xiaoer.kit.clock import HOUR, ManualClock
from xiaoer.kit.store import Store
from xiaoer.media.kinds import Checked
from xiaoer.media.verbs import keep
from xiaoer.order.case.queries import Case, case_of
from xiaoer.order.case.terms import terms_of
from xiaoer.order.case.verbs import Opening, open_case


async def send(her: Talk, text: str = "", media_type: str = "image/jpeg") -> str:
    """She sends a file, with words or without; its id."""
    file = await her.store.write(keep, her.contact, Checked("cup.jpg", media_type, 4, 1, 1, ids.new_id()))
    await her.store.write(verbs.receive, her.session, entry_id=ids.new_id(), text=text, attachments=[file.id])
    await her.work()
    return file.id


async def waiting(her: Talk, customer_id: str, reason: str = "damaged") -> Case:
    """A claim of hers, begun in this chat, that waits for two pictures."""
    current = await her.store.read(current_of, her.contact)
    assert current is not None
    opening = Opening(
        id=ids.new_id(),
        kind="claim",
        shop="demo",
        order_id="XE-1",
        lines=("1",),
        customer_id=customer_id,
        contact_id=her.contact.contact_id,
        conversation_id=current.id,
        reason=reason,
    )
    case = await her.store.write(open_case, opening, terms_of("claim", reason))
    assert (case.state, case.asked.photos) == ("photos", 2)
    return case


async def now(store: Store[Tx], case: Case) -> Case:
    """The case as it stands."""
    found = await store.read(case_of, System(), case.id)
    assert found is not None
    return found


@pytest.mark.parametrize("locale", LOCALES)
async def test_pictures_are_taken_one_by_one_until_there_are_enough(talk: Made, house: Store[Tx], locale: str) -> None:
    her = talk(WHO[locale], locale)
    await her.say({"zh-CN": "你好", "en": "hello there", "es": "hola"}[locale])
    case = await waiting(her, WHO[locale])
    first = await send(her)
    said = await her.last()
    assert case.order_id in said.text
    assert choices_in(said) == []
    assert ((await now(house, case)).files, (await now(house, case)).state) == ([first], "photos")
    second = await send(her, "这是另一张" if locale == "zh-CN" else "and here is the other one")
    assert ((await now(house, case)).files, (await now(house, case)).state) == ([first, second], "review")
    assert (await her.last()).text != said.text
    assert [facts["did"] for facts in await her.happened("assistant.acted")][1:] == [["took_photos"]] * 2
    assert (await her.handed_off(), await her.happened("assistant.missed")) == ([], [])
    # No more are needed: the next is kept with the conversation, and a person offered.
    await send(her)
    assert choices_in(await her.last()) == ["person"]
    assert (await now(house, case)).files == [first, second]


async def test_what_is_no_picture_and_what_is_anothers_is_not_taken(talk: Made, house: Store[Tx]) -> None:
    her, other = talk(WHO["en"]), talk(WHO["es"], "es")
    await her.say("hello there")
    await other.say("hola")
    case = await waiting(her, WHO["en"])
    await send(her, media_type="application/pdf")
    assert choices_in(await her.last()) == ["person"]
    await send(other)
    assert choices_in(await other.last()) == ["person"]
    assert (await now(house, case)).files == []


async def test_without_a_case_that_waits_a_picture_is_only_kept(talk: Made, house: Store[Tx]) -> None:
    her = talk(WHO["en"])
    await send(her)
    assert choices_in(await her.last()) == ["person"]
    assert "took_photos" not in msgspec.json.encode(await her.happened("assistant.acted")).decode()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sent", [0, 1, 2])
async def test_what_she_showed_while_it_was_talked_about_is_taken_when_the_case_begins(
    talk: Made, house: Store[Tx], clock: ManualClock, locale: str, sent: int
) -> None:
    her = talk(WHO[locale], locale)
    await her.say({"zh-CN": "你好", "en": "hello there", "es": "hola"}[locale])
    long_ago = await send(her)
    clock.advance(2 * HOUR)
    await send(her, media_type="application/pdf")
    shown = [await send(her) for _ in range(sent)]
    other = await send(talk(WHO["es" if locale == "en" else "en"]))
    case = await waiting(her, WHO[locale])
    await tell(house, opened(case))
    after = await now(house, case)
    assert (after.files, after.state) == (shown, "review" if sent == 2 else "photos")
    assert {long_ago, other}.isdisjoint(after.files)
    said = (await her.last()).text
    two, one = {"zh-CN": ("2 张", "1 张"), "en": ("2 photos", "One more"), "es": ("2 fotos", "una foto más")}[locale]
    assert (two in said, one in said) == (sent == 0, sent == 1)
    await tell(house, opened(case))
    assert ((await now(house, case)).files, (await her.last()).text) == (shown, said)


def opened(case: Case) -> Job:
    """What is done once a case has begun."""
    return Job(id=1, kind=TELL, key="", args={"stream": case.stream, "seq": 1}, attempts=1)


async def test_a_wish_for_a_person_goes_before_pictures(talk: Made, house: Store[Tx]) -> None:
    her = talk(WHO["en"])
    await her.say("hello there")
    await waiting(her, WHO["en"])
    await send(her, "I want to talk to a person")
    assert await her.handed_off() == ["requested"]
