"""Pages rendered by the server: templates in one language, with its words, its money and its dates."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.dates import format_datetime
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from xiaoer.kit.clock import SECOND, iso
from xiaoer.kit.code128 import barcode
from xiaoer.kit.money import Money
from xiaoer.kit.spoken import spoken
from xiaoer.kit.words import LOCALES, MOMENT, Words, day_text

COMMON = Path(__file__).parent / "templates"
MEDIA_TYPE = "text/html"


class Templates:
    """The templates of some folders, and of the skeleton every page stands in; all they show is escaped."""

    def __init__(self, folders: Sequence[Path], words: Words) -> None:
        loader = FileSystemLoader([*folders, COMMON])
        # A name that is not there is a mistake of ours: it must fail in a test, not show as nothing.
        self._environment = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._words = words

    def render(self, name: str, locale: str, **facts: object) -> bytes:
        """The page in a language."""
        known = {"locale": locale, "locales": LOCALES, "t": self._say(locale), "barcode": barcode, **forms(locale)}
        return self._environment.get_template(name).render(known | facts).encode()

    def _say(self, locale: str) -> Callable[..., str]:
        def say(key: str, **facts: object) -> str:
            return self._words.text(locale, key, **facts)

        return say


def forms(locale: str) -> dict[str, Callable[..., str]]:
    """How money and times are written in a language; a time is in UTC until the reader's browser knows better.

    `within` writes a text in which `MOMENT` stands for a deadline.
    """

    def money(value: Money) -> str:
        return value.text(locale)

    def day(at: int) -> Markup:
        return _time(at, "day", day_text(at, locale))

    def moment(at: int) -> Markup:
        return _time(at, "moment", moment_text(at, locale))

    def until(at: int) -> Markup:
        return _time(at, "moment", f"{day_text(at, locale, at)}, {_moment(at):%H:%M} UTC")

    def within(text: str, at: int | None) -> Markup:
        # A text may hold anything: only the time is markup.
        return (Markup("") if at is None else until(at)).join(text.split(MOMENT))

    return {"money": money, "day": day, "moment": moment, "until": until, "within": within}


def moment_text(at: int, locale: str) -> str:
    """A day and hour in UTC, and that it is UTC."""
    return format_datetime(_moment(at), "short", locale=spoken(locale)) + " UTC"


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at // SECOND, UTC)


def _time(at: int, form: str, text: str) -> Markup:
    return Markup('<time datetime="{}" data-form="{}">{}</time>').format(iso(at), form, text)
