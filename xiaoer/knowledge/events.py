"""What can have happened to what the shop knows."""

from xiaoer.event.journal import Event


class ArticlePublished(Event, tag="article.published", frozen=True, kw_only=True):
    """An article reads this way now, in these languages."""

    locales: list[str]


class ArticleWithdrawn(Event, tag="article.withdrawn", frozen=True, kw_only=True):
    """An article is not there any more in these languages."""

    locales: list[str]


class ArticleJudged(Event, tag="article.judged", frozen=True, kw_only=True):
    """A reader said whether it settled what she came for, or thought better of it."""

    settled: bool


class ExamplesChanged(Event, tag="examples.changed", frozen=True, kw_only=True):
    """So many example sentences are there now for this intent, in all languages."""

    intent: str
    count: int


class ExamplesImported(Event, tag="examples.imported", frozen=True, kw_only=True):
    """So many example sentences are there now for this language."""

    locale: str
    count: int
