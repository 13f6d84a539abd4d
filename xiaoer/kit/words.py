"""Text for people: Fluent files per room and language, put together once."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from babel.dates import format_date, format_skeleton
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

from xiaoer.kit.clock import DAY, SECOND
from xiaoer.kit.spoken import spoken

Locale: TypeAlias = Literal["zh-CN", "en", "es"]

LOCALES: tuple[Locale, ...] = get_args(Locale)
FALLBACK: Locale = "en"
# Where a page puts a time, in its reader's own zone, into a text.
MOMENT = "\ufffc"
# Within so long of now a day needs no year.
_NEAR = 300 * DAY


class WordsError(Exception):
    """A key nobody wrote, a file that cannot be read, or an argument the words do not have."""


def nearest(tag: str | None) -> Locale:
    """The language we speak that comes closest to a tag such as `zh-Hant-TW` or `es_MX`."""
    asked = (tag or "").replace("_", "-").lower()
    for locale in LOCALES:
        if asked.split("-")[0] == locale.split("-")[0].lower():
            return locale
    return FALLBACK


class Words:
    """All words of the rooms under the given directories. Raises WordsError when a key stands twice."""

    def __init__(self, directories: Iterable[Path]) -> None:
        roots = tuple(directories)
        self._bundles = {locale: _bundle(locale, files(roots, locale)) for locale in LOCALES}

    def text(self, locale: str, key: str, **facts: object) -> str:
        """The words of a key, in the language or else in English. Raises WordsError for a missing key or fact."""
        for bundle in (self._bundles[nearest(locale)], self._bundles[FALLBACK]):
            if bundle.has_message(key):
                return _format(bundle, key, facts)
        raise WordsError(f"no words for {key!r}")

    def has(self, key: str) -> bool:
        """Whether anything can be said for this key."""
        return self._bundles[FALLBACK].has_message(key)


def day_text(at: int, locale: str, now: int | None = None) -> str:
    """A day in UTC, as it is written in a language; without its year where that is plain from `now`."""
    moment = datetime.fromtimestamp(at // SECOND, UTC)
    if now is not None and abs(at - now) < _NEAR:
        return format_skeleton("MMMd", moment, locale=spoken(locale))
    return format_date(moment, "medium", locale=spoken(locale))


def files(directories: Iterable[Path], locale: Locale) -> list[Path]:
    """Every `words/<locale>.ftl` below the directories, in a fixed order."""
    return sorted({path for root in directories for path in root.rglob(f"words/{locale}.ftl")})


def parse(path: Path) -> Mapping[str, ast.Message | ast.Term]:
    """The entries of one file by key. Raises WordsError when a line is no Fluent or a key stands twice."""
    entries: dict[str, ast.Message | ast.Term] = {}
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Junk):
            raise WordsError(f"{path}: not Fluent: {(entry.content or '').strip().splitlines()[0]}")
        if isinstance(entry, ast.Message | ast.Term):
            key = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
            if key in entries:
                raise WordsError(f"{path}: {key} stands twice")
            entries[key] = entry
    return entries


def _bundle(locale: Locale, paths: list[Path]) -> FluentBundle:
    # Isolation marks would make "order O-1" differ from itself, and show on screens that do not know them.
    bundle = FluentBundle([locale], use_isolating=False)
    seen: dict[str, Path] = {}
    for path in paths:
        for key, entry in parse(path).items():
            if key in seen:
                raise WordsError(f"{key} stands in {seen[key]} and in {path}")
            seen[key] = path
            bundle.add_resource(ast.Resource([entry]))
    return bundle


def _format(bundle: FluentBundle, key: str, facts: Mapping[str, object]) -> str:
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise WordsError(f"{key!r} has attributes only")
    text, problems = bundle.format_pattern(pattern, dict(facts))
    if problems:
        raise WordsError(f"{key!r}: {problems[0]!r}")
    return str(text)
