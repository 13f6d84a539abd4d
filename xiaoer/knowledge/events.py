"""What can have happened to what the shop knows."""

from xiaoer.event.journal import Event


class ArticlePublished(Event, tag="article.published", frozen=True, kw_only=True):
    """An article reads this way now, in these languages."""

    locales: list[str]


class ExamplesImported(Event, tag="examples.imported", frozen=True, kw_only=True):
    """So many example sentences are there now for this language."""

    locale: str
    count: int
