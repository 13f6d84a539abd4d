"""Knowledge as files: an article is a `<slug>.<locale>.md`, its first line the title; sentences stand in TOML."""

import tomllib
from pathlib import Path

import msgspec

from xiaoer.kit.words import LOCALES


class KnowledgeError(Exception):
    """A file that cannot be taken in; the text names it and says why."""


class Said(msgspec.Struct, frozen=True):
    """An article in one language."""

    title: str
    body: str


class Draft(msgspec.Struct, frozen=True):
    """An article in every language it is written in."""

    slug: str
    texts: dict[str, Said]


class Example(msgspec.Struct, frozen=True):
    """What a customer might write, and what she means by it."""

    intent: str
    text: str


def read_articles(folder: Path) -> list[Draft]:
    """Every article of a folder, by slug. Raises KnowledgeError for a file that is none."""
    found: dict[str, dict[str, Said]] = {}
    for path in sorted(folder.glob("*.md")):
        slug, _, locale = path.stem.rpartition(".")
        if locale not in LOCALES or not slug:
            raise KnowledgeError(f"{path.name}: the name must be <slug>.<locale>.md")
        found.setdefault(slug, {})[locale] = _said(path)
    return [Draft(slug, texts) for slug, texts in found.items()]


def read_examples(folder: Path) -> dict[str, list[Example]]:
    """The example sentences of a folder: one `<locale>.toml` for each language, in it a list for each intent."""
    found = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}
    if unknown := found.keys() - set(LOCALES):
        raise KnowledgeError(f"{', '.join(sorted(unknown))}: a language nobody speaks here")
    return {
        locale: [Example(intent, text) for intent, texts in of_locale.items() for text in texts]
        for locale, of_locale in found.items()
    }


def _said(path: Path) -> Said:
    title, _, body = path.read_text(encoding="utf-8").strip().partition("\n")
    title, body = title.removeprefix("#").strip(), body.strip()
    if not title or not body:
        raise KnowledgeError(f"{path.name}: needs a title line and a text")
    return Said(title, body)
