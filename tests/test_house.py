"""The rules of the house that no linter knows, each held by a small program and each shown to see what it looks for."""

import ast
import functools
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
FILE_LINES = 400
FUNCTION_LINES = 40
SENTENCE_WORDS = 5
OWN_FILES = 6

EDGES = {"app", "cli", "channels", "shops", "llms"}
# Ports beside the one of its room that an adapter of a kind may know.
PORTS = {"channels": ("xiaoer.contact.sender",)}
ADAPTERS = {"channels", "shops", "llms"}
KNOWN_FILES = {"__init__", "models", "schemas", "events", "queries", "verbs", "jobs", "api"}
LARGE = {"kit", "app", "app/migrations/versions", "cli", "demo", "action/kinds"}
PURE = {"models", "events", "queries", "verbs"}
WEB = {"litestar", "starlette", "uvicorn", "websockets"}
# What makes the same call come out differently when it is run again, or reaches outside.
OUTSIDE = {"asyncio", "datetime", "httpx", "os", "random", "secrets", "socket", "subprocess", "threading", "time"}
# The two loops that call verbs for everybody: jobs, and whoever folds the journal.
LOOPS = {"job/runner.py", "event/fold.py"}
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "service", "services"}


class Source(NamedTuple):
    """One file: its path from the root, its text and its tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room it lies in; empty outside the package and for the package's own file."""
        return self.path.parts[1].removesuffix(".py") if self.path.parts[0] == "xiaoer" else ""

    @property
    def inside(self) -> str:
        """Its path inside the package."""
        return "/".join(self.path.parts[1:])


Finding = tuple[int, str]
Rule = Callable[[Source], Iterator[Finding]]


def read(path: str | Path, text: str) -> Source:
    """A source from its text."""
    return Source(Path(path), text, ast.parse(text))


def sources() -> list[Source]:
    """Every Python file of the repository."""
    found = [path for folder in ("xiaoer", "tests", "tools", "bench") for path in sorted((ROOT / folder).rglob("*.py"))]
    return [read(path.relative_to(ROOT), path.read_text(encoding="utf-8")) for path in found]


def called(node: ast.AST) -> str:
    """The last name of what is called, or nothing."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


@functools.cache
def walked(tree: ast.AST) -> list[ast.AST]:
    """Every node of a tree; each rule goes through them all, and finding them takes longer than looking at them."""
    return [*ast.walk(tree)]


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every module imported, wherever it stands."""
    for node in walked(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    for node in walked(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def constants(tree: ast.AST) -> set[int]:
    """The lines of every constant, of one put together from several strings all of them."""
    found = [node for node in walked(tree) if isinstance(node, ast.Constant)]
    return {line for node in found for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}


def not_said(tree: ast.Module) -> set[int]:
    """The lines of strings that nobody is told: docstrings, descriptions for developers, tables of characters."""
    silent: set[int] = set()
    for node in walked(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if node.body and ast.get_docstring(node, clean=False) is not None:
                silent.add(node.body[0].lineno)
        elif isinstance(node, ast.keyword) and node.arg in {"description", "summary", "help"}:
            silent |= constants(node.value)
        elif called(node) == "maketrans":
            silent |= constants(node)
    return silent


# ------------------------------------------------------------------------------------------------- the rules


def only_the_store_commits(source: Source) -> Iterator[Finding]:
    """Nobody but the store and the two databases under it ends a transaction or runs a statement."""
    if not source.room or source.inside in {"kit/store.py", "kit/database.py"}:
        return
    for node in walked(source.tree):
        ends = called(node) in {"commit", "rollback", "savepoint", "begin_nested"}
        if ends or (
            isinstance(node, ast.Constant) and str(node.value).strip().upper() in {"COMMIT", "ROLLBACK", "BEGIN"}
        ):
            yield getattr(node, "lineno", 0), "ends a transaction"


def only_tx_writes(source: Source) -> Iterator[Finding]:
    """Verbs are called at the edges; no statement goes to a driver behind the store's back."""
    if not source.room or source.inside in {"kit/store.py", "kit/database.py"}:
        return
    edge = source.room in EDGES or source.path.stem in {"api", "jobs"} or source.inside in LOOPS
    for node in walked(source.tree):
        if isinstance(node, ast.Await) and called(node.value) == "write" and not edge:
            yield node.lineno, "calls a verb, though it is no edge"
        if called(node) in {"execute", "executemany", "executescript"} and not (
            edge or source.inside == "kit/conditions.py"
        ):
            yield getattr(node, "lineno", 0), "runs a statement on a driver"


def no_task_is_left_alone(source: Source) -> Iterator[Finding]:
    """A task that nobody waits for dies unseen; a room uses a task group or a job."""
    # The outbox's sender is waited for by the socket it serves, which is told of its failure.
    if source.room and source.room not in {"app", "cli"} and source.path.name != "outbox.py":
        for node in walked(source.tree):
            if called(node) in {"create_task", "ensure_future", "call_soon_threadsafe_task"}:
                yield getattr(node, "lineno", 0), "starts a task that nobody waits for"


def what_decides_is_pure(source: Source) -> Iterator[Finding]:
    """Verbs, queries, models and events know no web framework; verbs and queries only what is handed to them."""
    if not source.room or (source.path.stem not in PURE and source.room != "kit"):
        return
    for line, module in imported(source.tree):
        if module.split(".")[0] in WEB:
            yield line, f"knows the web framework: {module}"
        if source.path.stem in {"verbs", "queries"} and module.split(".")[0] in OUTSIDE:
            yield line, f"reaches outside: {module}"
    if source.path.stem in {"verbs", "queries"}:
        for node in walked(source.tree):
            if isinstance(node, ast.AsyncFunctionDef) or called(node) in {"uuid1", "uuid4"}:
                yield getattr(node, "lineno", 0), "is async, or makes its own ids"


def adapters_know_their_port(source: Source) -> Iterator[Finding]:
    """Of the whole house an adapter knows the kit, its own folder and the room of its port."""
    if source.room not in ADAPTERS or len(source.path.parts) < 4:
        return
    port = {"channels": "inbox", "shops": "order", "llms": "assistant"}[source.room]
    own = ".".join(source.path.parts[:3])
    for line, module in imported(source.tree):
        known = ("xiaoer.kit", f"xiaoer.{port}", *PORTS.get(source.room, ()), own)
        if module.split(".")[0] == "xiaoer" and not any(
            module == name or module.startswith(f"{name}.") for name in known
        ):
            yield line, f"knows more than its port: {module}"


def a_name_says_something(source: Source) -> Iterator[Finding]:
    """No file is called after nothing in particular."""
    for part in source.path.with_suffix("").parts:
        if EMPTY_NAMES & set(part.split("_")):
            yield 1, f"{part} says nothing about what is inside"


def one_thought_each(source: Source) -> Iterator[Finding]:
    """A file and a function are short enough to be read at once; a revision is a list, written by a program."""
    if "migrations/versions" in source.path.as_posix():
        return
    lines = source.text.count("\n")
    if lines > FILE_LINES:
        yield lines, f"has {lines} lines"
    for node in functions(source.tree):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > FUNCTION_LINES:
            yield node.lineno, f"{node.name} has {length} lines"


def every_promise_is_written(source: Source) -> Iterator[Finding]:
    """Every module and every public function and class in it says in one line what it promises."""
    if not source.room:
        return
    if source.text.strip() and ast.get_docstring(source.tree) is None:
        yield 1, "says nothing about itself"
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            overload = any(getattr(decorator, "id", "") == "overload" for decorator in node.decorator_list)
            if ast.get_docstring(node) is None and not overload:
                yield node.lineno, f"{node.name} says nothing about itself"


def imports_stand_at_the_top(source: Source) -> Iterator[Finding]:
    """No import hides in a function."""
    if source.room:
        for function in functions(source.tree):
            yield from ((line, f"{function.name} imports {module}") for line, module in imported(function))


def no_words_for_people(source: Source) -> Iterator[Finding]:
    """What people read stands in Fluent files: no Chinese, no Spanish, no English sentence in code."""
    if not source.room:
        return
    silent = not_said(source.tree)
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type != tokenize.STRING or token.start[0] in silent:
            continue
        said = token.string.strip("rbfRBF").strip("'\"").strip()
        if re.search(r"[\u3400-\u9fff]", said):
            yield token.start[0], "Chinese text"
        elif re.search(r"[áéíóúñü¿¡ÁÉÍÓÚÑ]", said):
            yield token.start[0], "Spanish text"
        elif re.fullmatch(r"[A-Z][^<>=]*[.?!]", said, re.DOTALL) and len(said.split()) >= SENTENCE_WORDS:
            yield token.start[0], "an English sentence"


RULES: list[Rule] = [
    only_the_store_commits,
    only_tx_writes,
    no_task_is_left_alone,
    what_decides_is_pure,
    adapters_know_their_port,
    a_name_says_something,
    one_thought_each,
    every_promise_is_written,
    imports_stand_at_the_top,
    no_words_for_people,
]


@pytest.fixture(scope="module")
def house() -> list[Source]:
    """The repository as it stands."""
    return sources()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule, house: list[Source]) -> None:
    assert [f"{source.path}:{line}: {what}" for source in house for line, what in rule(source)] == []


def strangers(names: dict[str, list[str]]) -> list[str]:
    """Rooms with more files of their own than a subject needs."""
    return [
        f"{room}: {', '.join(own)}"
        for room, stems in names.items()
        if room not in LARGE and len(own := sorted(set(stems) - KNOWN_FILES)) > OWN_FILES
    ]


def test_a_room_has_the_files_of_a_room_and_its_subject(house: list[Source]) -> None:
    names: dict[str, list[str]] = {}
    for source in house:
        if source.room and len(source.path.parts) > 2:
            room = "/".join(source.path.parts[1:-1])
            names.setdefault(room, []).append(source.path.stem)
    assert strangers(names) == []


def test_a_room_that_holds_everything_would_be_seen() -> None:
    many = ["verbs", "a", "b", "c", "d", "e", "f"]
    assert strangers({"order": many}) == []
    assert strangers({"order": [*many, "g"], "kit": [*many, "g"]}) == ["order: a, b, c, d, e, f, g"]


LONG = "def f():\n" + "    x = 1\n" * FUNCTION_LINES
DOC = '"""Says it."""\n'


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (only_the_store_commits, "xiaoer/order/verbs.py", "def f(c):\n    c.commit()"),
        (only_the_store_commits, "xiaoer/order/verbs.py", "def f(c):\n    c.execute('commit')"),
        (only_tx_writes, "xiaoer/order/queries.py", "async def f(store):\n    await store.write(cancel)"),
        (only_tx_writes, "xiaoer/order/verbs.py", "def f(c):\n    c.execute('DELETE FROM x')"),
        (no_task_is_left_alone, "xiaoer/order/jobs.py", "import asyncio\nasyncio.create_task(f())"),
        (no_task_is_left_alone, "xiaoer/realtime/hub.py", "group.ensure_future(f())"),
        (what_decides_is_pure, "xiaoer/order/verbs.py", "from litestar import get"),
        (what_decides_is_pure, "xiaoer/kit/paging.py", "import litestar.params"),
        (what_decides_is_pure, "xiaoer/order/verbs.py", "import time"),
        (what_decides_is_pure, "xiaoer/order/queries.py", "async def f(): ..."),
        (what_decides_is_pure, "xiaoer/order/verbs.py", "import uuid\nx = uuid.uuid4()"),
        (adapters_know_their_port, "xiaoer/channels/mail/api.py", "from xiaoer.conversation import verbs"),
        (adapters_know_their_port, "xiaoer/shops/local/shop.py", "from xiaoer.shops.other import shop"),
        (a_name_says_something, "xiaoer/order/helpers.py", ""),
        (a_name_says_something, "xiaoer/order/order_service.py", ""),
        (one_thought_each, "tests/test_x.py", LONG),
        (one_thought_each, "xiaoer/order/verbs.py", "x = 1\n" * (FILE_LINES + 1)),
        (every_promise_is_written, "xiaoer/order/verbs.py", "x = 1"),
        (every_promise_is_written, "xiaoer/order/verbs.py", f"{DOC}def f(): ..."),
        (every_promise_is_written, "xiaoer/order/models.py", f"{DOC}class A: ..."),
        (imports_stand_at_the_top, "xiaoer/order/verbs.py", "def f():\n    from x import y"),
        (imports_stand_at_the_top, "xiaoer/order/verbs.py", "class A:\n    def f(self):\n        import x"),
        (no_words_for_people, "xiaoer/order/verbs.py", "f('您好')"),
        (no_words_for_people, "xiaoer/order/verbs.py", "f(f'¿{x}')"),
        (no_words_for_people, "xiaoer/order/verbs.py", "f('Your order has been cancelled today.')"),
    ],
)
def test_a_breach_would_be_seen(rule: Rule, path: str, text: str) -> None:
    assert list(rule(read(path, text)))


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (only_the_store_commits, "xiaoer/kit/store.py", "connection.commit()"),
        (only_tx_writes, "xiaoer/order/api.py", "async def f(store):\n    await store.write(cancel)"),
        (only_tx_writes, "xiaoer/order/verbs.py", "def f(tx):\n    tx.run(put)"),
        (no_task_is_left_alone, "xiaoer/realtime/hub.py", "group.start_soon(f)"),
        (what_decides_is_pure, "xiaoer/order/api.py", "from litestar import get"),
        (what_decides_is_pure, "xiaoer/order/jobs.py", "import time\nasync def f(): ..."),
        (
            adapters_know_their_port,
            "xiaoer/shops/local/shop.py",
            "from xiaoer.order import shop\nfrom xiaoer.kit import ids",
        ),
        (one_thought_each, "tests/test_x.py", LONG.removesuffix("    x = 1\n")),
        (every_promise_is_written, "xiaoer/order/verbs.py", f"{DOC}def _f(): ...\ndef g():\n    {DOC}"),
        (
            no_words_for_people,
            "xiaoer/order/verbs.py",
            f"{DOC}f('order.cancelled')\nraise ValueError('no such order: ' + x)",
        ),
        (
            no_words_for_people,
            "xiaoer/order/verbs.py",
            '"""小二 is the waiter. He hears everybody at once."""\nx = "\\u4e00"',
        ),
        (no_words_for_people, "xiaoer/order/x.py", "Meta(description='Only developers will ever read this.')"),
        (no_words_for_people, "xiaoer/order/x.py", "x = str.maketrans('轉'\n'機', '转'\n'机')\ny = '[,，]'"),
        (no_words_for_people, "tests/test_x.py", "f('您好')"),
    ],
)
def test_what_is_allowed_is_let_pass(rule: Rule, path: str, text: str) -> None:
    assert list(rule(read(path, text))) == []
