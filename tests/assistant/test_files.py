"""A file without a word: the assistant says what it cannot do, and does nothing else."""

import itertools

import pytest

from tests.assistant.talk import CANCEL, LOCALES, WHERE, WHO, YES, Made, Talk, choices_in, offer_as_shown, offer_in
from xiaoer.conversation import verbs
from xiaoer.media.kinds import Checked
from xiaoer.media.verbs import keep

_numbers = itertools.count(1)


async def send(her: Talk, text: str = "") -> None:
    """She sends a file, with words or without."""
    checked = Checked("broken.jpg", "image/jpeg", 4, 1, 1, f"{next(_numbers):064x}")
    file = await her.store.write(keep, her.contact, checked)
    id_ = f"file-{next(_numbers)}"
    await her.store.write(verbs.receive, her.session, entry_id=id_, text=text, attachments=[file.id])
    await her.work()


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_picture_alone_is_kept_and_a_person_offered(talk: Made, locale: str) -> None:
    her = talk(WHO[locale], locale)
    await send(her)
    said = await her.last()
    assert (said.author, choices_in(said)) == ("assistant", ["person"])
    assert "assistant-" not in said.text
    assert len(await her.lines()) == 2
    # It is no word she was misunderstood by, however often: two misses would call a person.
    await send(her)
    await send(her)
    assert (await her.last()).text == said.text
    assert await her.happened("assistant.missed") == []
    assert [facts["commands"] for facts in await her.happened("assistant.understood")] == [["send"]] * 3
    assert (await her.handed_off(), await her.owner(), await her.locale()) == ([], "assistant", locale)
    told = await her.pick(said.id, "person")
    assert (told.author, await her.handed_off()) == ("system", ["requested"])


async def test_words_beside_a_file_are_answered(talk: Made) -> None:
    asked, sent = talk(WHO["en"]), talk(WHO["en"])
    plain = await asked.say(WHERE["en"])
    await send(sent, WHERE["en"])
    assert (await sent.last()).text == plain.text
    # And what was asked before, when the picture follows on its heels.
    both = talk(WHO["en"])
    await both.write(WHERE["en"])
    await send(both)
    assert (await both.last()).text == plain.text


async def test_a_wish_for_a_person_beside_a_file_is_granted_at_once(talk: Made) -> None:
    her = talk(WHO["en"])
    await send(her, "I want to talk to a person")
    assert (await her.handed_off(), await her.owner()) == (["requested"], "queue")


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_picture_changes_nothing_of_an_offer(talk: Made, locale: str) -> None:
    her = talk(WHO[locale], locale)
    offered = await her.say(CANCEL[locale])
    for _ in range(2):
        await send(her)
        assert offer_in(offered).title in (await her.last()).text
    await her.say(YES[locale])
    assert offer_as_shown(await her.lines(), offered.id).state == "done"
    assert (await her.handed_off(), len(await her.happened("offer.answered"))) == ([], 1)


async def test_a_picture_is_no_answer_to_a_question_and_has_it_asked_again(talk: Made) -> None:
    her = talk(WHO["en"])
    asked = await her.say("my order arrived broken")
    for _ in range(3):
        await send(her)
        assert choices_in(await her.last()) == choices_in(asked)
    assert (await her.handed_off(), await her.happened("assistant.missed")) == ([], [])
