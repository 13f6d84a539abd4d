"""Taking whole folders of articles and sentences in, one verb for each."""

from collections.abc import Sequence

from xiaoer.event.tx import Tx
from xiaoer.kit.store import Store
from xiaoer.knowledge.files import Draft, Example
from xiaoer.knowledge.verbs import publish, replace_examples


async def take_in(store: Store[Tx], drafts: Sequence[Draft], sentences: dict[str, list[Example]]) -> int:
    """Publish the articles and replace the sentences of each language; how many of them were news."""
    news = 0
    for draft in drafts:
        news += await store.write(publish, draft)
    for locale, of_locale in sentences.items():
        news += await store.write(replace_examples, locale, of_locale)
    return news
