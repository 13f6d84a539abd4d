"""Everything we say can be said in every language, with the same facts."""

import ast as python
from pathlib import Path

import pytest
from fluent.syntax import ast, visitor

from xiaoer.kit import errors
from xiaoer.kit.clock import DAY, SECOND
from xiaoer.kit.words import LOCALES, Locale, Words, WordsError, day_text, files, nearest, parse

PACKAGE = Path(__file__).parent.parent.parent / "xiaoer"
REFUSALS = {"Refused", "Invalid", "Unauthorized", "Forbidden", "NotFound", "TooMany"}


class _Variables(visitor.Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # the library's name
        self.names.add(node.id.name)


def said(root: Path, locale: Locale) -> dict[str, frozenset[str]]:
    """Each key of a language with its attributes and variables."""
    keys = {}
    for path in files([root], locale):
        for key, entry in parse(path).items():
            found = _Variables()
            found.visit(entry)
            keys[key] = frozenset(found.names) | {f".{attribute.id.name}" for attribute in entry.attributes}
    return keys


def differences(root: Path) -> list[str]:
    """What one language has and another has not."""
    everywhere = {locale: said(root, locale) for locale in LOCALES}
    keys = sorted(set().union(*everywhere.values()))
    lacking = [f"{key}: not in {locale}" for key in keys for locale in LOCALES if key not in everywhere[locale]]
    unlike = [
        f"{key}: other facts in {locale} than in en"
        for key in keys
        for locale in LOCALES
        if key in everywhere[locale] and everywhere[locale][key] != everywhere["en"].get(key, everywhere[locale][key])
    ]
    return lacking + unlike


def refusals(root: Path) -> set[str]:
    """Every code that stands literally in the raising of a refusal."""
    codes = set()
    for path in root.rglob("*.py"):
        for node in python.walk(python.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, python.Call) and node.args and isinstance(node.args[0], python.Constant):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in REFUSALS and isinstance(node.args[0].value, str):
                    codes.add(node.args[0].value)
    return codes


def write(root: Path, room: str, **texts: str) -> None:
    folder = root / room / "words"
    folder.mkdir(parents=True, exist_ok=True)
    for locale in LOCALES:
        (folder / f"{locale}.ftl").write_text(texts.get(locale[:2], texts["en"]), encoding="utf-8")


def test_every_key_is_there_in_every_language_with_the_same_facts() -> None:
    assert differences(PACKAGE) == []


def test_every_refusal_has_words() -> None:
    words = Words([PACKAGE])
    own = {error().code for error in (errors.TooMany, errors.Busy, errors.Failed, errors.Unknown, errors.TimedOut)}
    # What makes a job look again, and reaches nobody.
    unsaid = {"not_shown_yet", "offer_moved"}
    assert {code for code in refusals(PACKAGE) | own if not words.has(f"error-{code}")} == unsaid


def test_a_refusal_without_words_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "verbs.py").write_text("raise errors.Refused('too_late', order='x')\nraise NotFound('gone')\n")
    assert refusals(tmp_path) == {"too_late", "gone"}


def test_a_missing_key_and_an_other_fact_are_found(tmp_path: Path) -> None:
    write(
        tmp_path, "a", en="hello = Hi { $name }\nbye = Bye\n", es="hello = Hola { $nombre }\n", zh="hello = { $name }\n"
    )
    assert differences(tmp_path) == [
        "bye: not in zh-CN",
        "bye: not in es",
        "hello: other facts in es than in en",
    ]


def test_says_it_in_the_language_or_else_in_english(tmp_path: Path) -> None:
    write(tmp_path, "a", en="hello = Hi { $name }\n", es="hello = Hola { $name }\n", zh="hello = 你好 { $name }\n")
    words = Words([tmp_path])
    assert words.text("es", "hello", name="Ana") == "Hola Ana"
    assert words.text("zh-CN", "hello", name="Ana") == "你好 Ana"
    assert words.text("fr", "hello", name="Ana") == "Hi Ana"
    (tmp_path / "a" / "words" / "es.ftl").write_text("")
    assert Words([tmp_path]).text("es", "hello", name="Ana") == "Hi Ana"


def test_a_missing_key_or_fact_is_no_empty_text(tmp_path: Path) -> None:
    write(tmp_path, "a", en="hello = Hi { $name }\n")
    words = Words([tmp_path])
    with pytest.raises(WordsError, match="no words for 'bye'"):
        words.text("en", "bye")
    with pytest.raises(WordsError, match="name"):
        words.text("en", "hello")
    assert not words.has("bye")


def test_a_key_stands_once_and_every_line_is_fluent(tmp_path: Path) -> None:
    write(tmp_path, "a", en="hello = Hi\n")
    write(tmp_path, "b", en="hello = Hello\n")
    with pytest.raises(WordsError, match=r"hello stands in .*a.* and in .*b"):
        Words([tmp_path])
    write(tmp_path, "b", en="one = 1\none = 2\n")
    with pytest.raises(WordsError, match="one stands twice"):
        Words([tmp_path])
    write(tmp_path, "b", en="not fluent at all\n")
    with pytest.raises(WordsError, match="not Fluent: not fluent at all"):
        Words([tmp_path])


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("zh-Hant-TW", "zh-CN"), ("ES_mx", "es"), ("en-GB", "en"), ("fr", "en"), ("", "en"), (None, "en")],
)
def test_the_nearest_language(tag: str | None, locale: str) -> None:
    assert nearest(tag) == locale


@pytest.mark.parametrize(
    ("locale", "near", "far"),
    [("zh-CN", "1月15日", "2027年1月15日"), ("en", "Jan 15", "Jan 15, 2027"), ("es", "15 ene", "15 ene 2027")],
)
def test_a_day_near_by_is_written_without_its_year(locale: str, near: str, far: str) -> None:
    at = 1_800_000_000 * SECOND
    assert day_text(at, locale, at + 299 * DAY) == day_text(at, locale, at - 299 * DAY) == near
    assert day_text(at, locale, at + 300 * DAY) == day_text(at, locale) == far
