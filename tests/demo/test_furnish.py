"""Furnishing fills what is empty and leaves alone what somebody has changed."""

from pathlib import Path

import msgspec

from tests.journal import journal
from xiaoer.app import demo
from xiaoer.app.house import House
from xiaoer.kit.words import LOCALES
from xiaoer.knowledge.files import Draft, Example, Said
from xiaoer.knowledge.queries import article, articles, examples
from xiaoer.knowledge.verbs import publish, replace_examples


async def test_articles_and_sentences_of_every_language_are_there(house: House) -> None:
    said = await house.store.read(examples)
    for locale in LOCALES:
        assert len(await house.store.read(articles, locale)) == 16
        assert len({row.intent for row in said if row.locale == locale}) > 5
    await house.store.close()


async def written(house: House) -> int:
    """How many lines customers have written."""
    return len([line for line in await journal(house.store) if line.kind == "message.received"])


async def test_once_more_changes_nothing_not_even_what_was_changed_here(house: House) -> None:
    store = house.store
    await store.write(publish, Draft("returns", {"en": Said("Our own", "Changed here.")}))
    await store.write(replace_examples, "es", [Example("greet", "buenas")])
    told = Path(house.settings.data) / "demo.json"
    staff = msgspec.json.decode(told.read_bytes())["staff"]
    said = await written(house)
    assert said > 0
    await demo.open_to(demo.front(house), house, "http://shop.example")
    assert await written(house) == said
    found = await store.read(article, "returns", "en")
    assert found is not None
    assert found.title == "Our own"
    assert [row.text for row in await store.read(examples) if row.locale == "es"] == ["buenas"]
    assert msgspec.json.decode(told.read_bytes())["staff"] == staff
    assert told.stat().st_mode & 0o777 == 0o600
    await store.close()
