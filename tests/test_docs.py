"""What the docs say is held to what the code is."""

import asyncio
import importlib
import pkgutil
import re
import runpy
import shlex
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import msgspec
import pytest
from click.testing import CliRunner

import xiaoer
from xiaoer.app import demo, staff_frames
from xiaoer.app.house import House
from xiaoer.app.server import create
from xiaoer.app.subscriptions import SUBSCRIBERS
from xiaoer.auth.identity import identify
from xiaoer.channels.widget import frames
from xiaoer.cli.main import main
from xiaoer.event.journal import Event
from xiaoer.inbox.parts import AnyPart
from xiaoer.inbox.queries import Inbox, inbox_of
from xiaoer.kit import crypto, settings, words
from xiaoer.kit.clock import SECOND
from xiaoer.kit.database import database
from xiaoer.kit.store import Reader
from xiaoer.policy.queries import current_rules

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PROTOCOL = (DOCS / "protocol.md").read_text(encoding="utf-8")
READMES = ["README.md", "README.zh-CN.md"]
UNIONS: list[tuple[str, Any]] = [
    ("### Client frames", frames.ClientFrame),
    ("### Server frames", frames.ServerFrame),
    ("### Frames of the console", staff_frames.StaffClientFrame),
    ("### Frames to the console", staff_frames.StaffServerFrame),
    ("## Parts", AnyPart),
]


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of a language, wherever they are indented."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(f"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


def section(heading: str) -> str:
    """From a heading of the protocol to the next."""
    _, found, rest = PROTOCOL.partition(f"\n{heading}\n")
    assert found, f"there is no {heading!r}"
    return re.split(r"\n#+ ", rest)[0]


def missing(struct: type[msgspec.Struct], shown: dict[str, Any]) -> set[str]:
    """Fields that are shown and not there, or there and not shown."""
    return ({field.encode_name for field in msgspec.structs.fields(struct)} | {"type"}) ^ shown.keys()


@pytest.mark.parametrize(("heading", "union"), UNIONS, ids=[heading for heading, _ in UNIONS])
def test_every_frame_stands_there_with_every_field(heading: str, union: Any) -> None:
    by_tag = {kind.__struct_config__.tag: kind for kind in get_args(union)}
    lines = [line for block in blocks(section(heading), "json") for line in block.splitlines()]
    for line in lines:
        msgspec.json.decode(line, type=union)
    shown = [msgspec.json.decode(line) for line in lines]
    assert sorted(each["type"] for each in shown) == sorted(by_tag)
    assert {each["type"]: missing(by_tag[each["type"]], each) for each in shown} == {tag: set() for tag in by_tag}


def test_a_session_is_asked_for_and_given_as_written() -> None:
    asked, given = (msgspec.json.decode(block) for block in blocks(section("## Widget: sessions"), "json"))
    assert missing(frames.SessionOpen, asked) == {"type"}
    assert missing(frames.Session, given) == {"type"}


@pytest.fixture
def house(tmp_path: Path, sqlite_template: Path) -> Iterator[House]:
    """A house whose doors are all there, though nobody opens it."""
    shutil.copy(sqlite_template, tmp_path / "xiaoer.db")
    built = House(settings.Settings(data=str(tmp_path)))
    yield built
    asyncio.run(built.store.close())


def test_every_route_is_written_up(house: House) -> None:
    routes: list[str] = []
    for route in create(house, demo.front(house)).routes:
        methods = set(getattr(route, "methods", ())) - {"OPTIONS", "HEAD"} or {"GET"}
        routes += [f"{method} {route.path_format}" for method in methods]
    assert len(routes) > 30
    assert [route for route in routes if not re.search(rf"`{re.escape(route)}[`?]", PROTOCOL)] == []
    # And none that is not there.
    written = set(re.findall(r"`((?:GET|POST|PUT|DELETE) /[^`?]*)[`?]", PROTOCOL))
    assert written == set(routes)


def test_every_setting_is_named() -> None:
    named = set(re.findall(r"`(XIAOER_[A-Z_]+)`", section("## Settings")))
    assert named == {f"{settings.PREFIX}{name.upper()}" for name, _, _ in settings.table()}


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by what is typed."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def test_every_command_stands_there_with_every_option() -> None:
    lines = {line.split("`")[1]: line for line in PROTOCOL.splitlines() if line.startswith("| `xiaoer ")}
    there = dict(commands(main, "xiaoer"))
    found = {name: [typed for typed in lines if re.match(rf"{name}( \[|$| -| [A-Z])", typed)] for name in there}
    assert {name: len(typed) for name, typed in found.items()} == dict.fromkeys(there, 1)
    assert len(lines) == len(there)
    for name, command in there.items():
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        assert set(re.findall(r"--[a-z-]+", found[name][0])) == options


def test_every_error_code_stands_there() -> None:
    paths = words.files([Path(xiaoer.__file__).parent], words.FALLBACK)
    codes = {key.removeprefix("error-") for path in paths for key in words.parse(path) if key.startswith("error-")}
    assert len(codes) > 40
    assert {code for code in codes if f"`{code}`" not in section("## Errors")} == set()
    rows = set(re.findall(r"^\| `([a-z_]+)` \|", section("## Errors"), re.MULTILINE))
    assert rows - codes == set()


def events(of: type[Event] = Event) -> Iterator[type[Event]]:
    """Every kind of event of the house, those that only others are made of left out."""
    for kind in of.__subclasses__():
        if kind.__module__.startswith("xiaoer.") and "." in kind.kind():
            yield kind
        yield from events(kind)


def test_every_event_is_written_up() -> None:
    for module in pkgutil.walk_packages(xiaoer.__path__, "xiaoer."):
        # Neither a worker's main loop nor what only Alembic may run.
        if not module.name.endswith("_process") and ".migrations." not in module.name:
            importlib.import_module(module.name)
    rows = []
    for kind in sorted(set(events()), key=lambda kind: kind.kind()):
        facts = ", ".join(f"`{field}`" for field in kind.__struct_fields__)
        jobs = ", ".join(f"`{subscriber.kind}`" for subscriber in SUBSCRIBERS.get(kind, ()))
        rows.append(f"| `{kind.kind()}` | {facts} | {(kind.__doc__ or '').splitlines()[0]} | {jobs} |")
    assert len(rows) > 40
    written = (DOCS / "events.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in written if line.startswith("| `")] == rows


def texts() -> list[Path]:
    """Every page of ours."""
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


@pytest.mark.parametrize("page", texts(), ids=lambda page: str(page.relative_to(ROOT)))
def test_what_is_linked_to_is_there(page: Path) -> None:
    said = page.read_text(encoding="utf-8")
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", said) if "://" not in link]
    assert [link for link in links if link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", texts(), ids=lambda page: str(page.relative_to(ROOT)))
def test_a_file_that_is_named_is_there(page: Path) -> None:
    named = re.findall(
        r"`((?:xiaoer|tests|web|bench|tools|docs)/[\w./-]+\.(?:py|toml|tsv|json|md|ftl))`",
        page.read_text(encoding="utf-8"),
    )
    made_by_running = {"bench/figures.json"}
    assert [name for name in named if name not in made_by_running and not (ROOT / name).exists()] == []


@pytest.mark.parametrize("readme", READMES)
def test_the_identity_of_the_readme_is_believed(readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [example] = [
        block for block in blocks((ROOT / readme).read_text(encoding="utf-8"), "python") if "def identity" in block
    ]
    key = crypto.key_file(tmp_path / "data", "identity.key")
    (tmp_path / "example.py").write_text(example)
    monkeypatch.chdir(tmp_path)
    token = runpy.run_path("example.py")["identity"]("c-1")
    now = int(time.time()) * SECOND
    assert identify(token, keys=[key], inbox_id="web", now=now).customer_id == "c-1"


@pytest.mark.parametrize("readme", READMES)
def test_the_inbox_of_the_readme_is_made(readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [example] = [block for block in blocks((ROOT / readme).read_text(encoding="utf-8"), "sh") if "inbox set" in block]
    monkeypatch.chdir(tmp_path)
    for line in example.strip().splitlines():
        _, *arguments = shlex.split(line)
        done = CliRunner().invoke(main, arguments, input="long enough\nlong enough\n")
        assert done.exit_code == 0, done.output
    connection = database("sqlite:///data/xiaoer.db").connect(write=False)
    try:
        made: Inbox = inbox_of(Reader(connection), "web")
        rules = current_rules(Reader(connection), "cancel_order")
    finally:
        connection.close()
    assert (made.channel, made.origins) == ("widget", "https://shop.example")
    assert len(rules) > 3
