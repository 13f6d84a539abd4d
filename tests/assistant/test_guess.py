"""What was not understood is asked about: she picks what she meant, and her words are read again for it."""

import pytest

from tests.assistant.talk import WHO, Made, choices_in
from xiaoer.assistant.commands import MEANT, Ask, Check, Set, Start, Unsure, Words
from xiaoer.assistant.patterns import NumberPatterns
from xiaoer.assistant.queries import state_of
from xiaoer.assistant.schemas import Menu
from xiaoer.assistant.speak import speak, words
from xiaoer.assistant.understand import GUESS, meant_by, read, read_forms
from xiaoer.assistant.understand.ranking import decided
from xiaoer.conversation.queries import current_of
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import Choices
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store
from xiaoer.knowledge.queries import Found

SAID = (Words("e1", 0, 9),)
LINES = {
    "zh-CN": ("票", "invoice"),
    "en": ("the lamp came, not happy with the glass", "damaged"),
    "es": ("esto no va", "damaged"),
}


def test_the_likely_is_offered_and_the_unlikely_is_not() -> None:
    ranked = [("damaged", 0.4), ("returns_howto", 0.3), ("bye", 0.2), ("invoice", GUESS / 2)]
    assert read((), ranked, "broken?", SAID).commands == (Unsure(("damaged",), ("returns",), ("damaged",), SAID),)
    outside = [("out_of_scope", 0.5), ("cancel_order", 0.45)]
    assert read((), outside, "", SAID).commands == (Unsure(("cancel_order",), (), (), SAID),)


def test_what_she_picks_is_what_she_meant() -> None:
    ranked = meant_by(["show:XE-1", f"{MEANT}invoice"])
    assert decided(ranked) == "invoice"
    reading = read(
        read_forms(["bill for XE-12345"], [f"{MEANT}invoice"], NumberPatterns()), ranked, "bill for XE-12345"
    )
    assert reading.commands == (Set("order", "XE-12345"), Check("invoice"), Ask("invoice"))
    assert (reading.intent, reading.confidence) == ("invoice", 1000)
    start = read((), meant_by([f"{MEANT}damaged"]), "the glass", SAID).commands[0]
    assert start == Start("claim_problem", said=SAID)
    assert meant_by(["show:XE-1"]) == []


def test_nothing_is_offered_twice() -> None:
    article = Found("returns", "en", "How returns work", "")
    body = speak([Menu("guess", (article,), ("cancel_order", "nothing_the_shop_does"))], "en", 0)
    values = [option.value for part in body.parts if isinstance(part, Choices) for option in part.options]
    assert values == [f"{MEANT}cancel_order", "article:returns", "show", "person"]


@pytest.mark.parametrize("locale", LINES)
async def test_she_picks_what_she_meant_and_need_not_say_it_again(talk: Made, house: Store[Tx], locale: str) -> None:
    line, intent = LINES[locale]
    her = talk(WHO[locale], locale)
    asked = await her.say(line)
    assert asked.text == words.text(locale, "assistant-guess")
    assert f"{MEANT}{intent}" in choices_in(asked)[:2]
    assert choices_in(asked)[-1] == "person"
    assert "article:invoice" not in choices_in(asked)
    current = await house.read(current_of, her.contact)
    assert current is not None
    before = await house.read(state_of, current.id)
    assert [one.entry for one in before.unclear] == [(await her.lines())[0].id]
    said = await her.pick(asked.id, f"{MEANT}{intent}")
    after = await house.read(state_of, current.id)
    assert (after.unclear, after.misses, after.vote) == ((), 0, before.vote)
    assert (await her.happened("assistant.understood"))[-1]["intent"] == intent
    if intent == "damaged":
        assert said.id != asked.id
        assert [wish.said for wish in after.wishes] == [before.unclear] or after.offer is not None


async def test_a_guess_that_was_not_offered_is_no_choice(talk: Made) -> None:
    her = talk(WHO["es"], "es")
    asked = await her.say(LINES["es"][0])
    with pytest.raises(Refused):
        await her.pick(asked.id, f"{MEANT}cancel_all")


async def test_words_that_are_gone_are_not_read_again(talk: Made, house: Store[Tx]) -> None:
    her = talk(WHO["es"], "es")
    asked = await her.say(LINES["es"][0])
    await her.say("¿dónde está mi pedido?")
    said = await her.pick(asked.id, f"{MEANT}damaged")
    assert said.text != words.text("es", "assistant-guess")
