"""Conditions written by people (CEL), checked against the facts they speak of before they are ever used.

The language gives no syntax tree, so names are read off the text: dotted names are walked through the facts' structs,
and whatever cannot be walked (an index, a field of a call's result) is refused when the condition is loaded.
"""

import re
from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import cel
import msgspec

LONGEST = 2_000

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*)
      | (?P<text>[rRbB]{0,2}(?:'''.*?'''|\"\"\".*?\"\"\"|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"))
      | (?P<number>(?:0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)u?)
      | (?P<name>[A-Za-z_]\w*)
      | (?P<mark>&&|\|\||[<>=!]=|.)""",
    re.VERBOSE | re.DOTALL,
)
_WORDS = {"true", "false", "null", "in"}
_MACROS = {"all", "exists", "exists_one", "map", "filter"}
_FUNCTIONS = {"size", "contains", "startsWith", "endsWith", "matches", "int", "uint", "double", "string"}


class ConditionError(Exception):
    """A condition that cannot be used: it does not compile, names what is not there, or gave no yes or no."""


class UnknownName(ConditionError):
    """A condition names a fact that is not among them."""

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown name: {name}")
        self.name = name


class Condition:
    """A condition over one struct of facts, compiled once. Raises ConditionError, naming what it does not know."""

    def __init__(self, source: str, facts: type[msgspec.Struct]) -> None:
        if len(source) > LONGEST:
            raise ConditionError(f"longer than {LONGEST} characters")
        try:
            self._program = cel.compile(source)
        except Exception as error:
            raise ConditionError(str(error)) from error
        self.source = source
        self._facts = facts
        self.names = tuple(sorted({name for name, walked in _Walk(source, facts).names() if walked}))
        _known_functions(self._program.functions())

    def holds(self, facts: msgspec.Struct) -> bool:
        """Whether it is true of these facts. Raises ConditionError for a missing fact or no clear yes or no."""
        if not isinstance(facts, self._facts):
            raise ConditionError(f"made for {self._facts.__name__}, not for {type(facts).__name__}")
        values = msgspec.to_builtins(facts)
        # `a || b` would be true with half of its facts missing; a missing fact never decides anything here.
        missing = [name for name in self.names if _lacks(values, name)]
        if missing:
            raise ConditionError(f"missing: {', '.join(missing)}")
        try:
            result = self._program.execute(values)
        except Exception as error:
            raise ConditionError(str(error)) from error
        if not isinstance(result, bool):
            raise ConditionError(f"gave {type(result).__name__}, neither true nor false")
        return result


class _Walk:
    """Reads the names of a condition and follows each through the types of the facts."""

    def __init__(self, source: str, facts: type[msgspec.Struct]) -> None:
        self._tokens = [
            (match.lastgroup or "", match.group()) for match in _TOKEN.finditer(source) if match.lastgroup != "space"
        ]
        self._fields: dict[str, Any] = get_type_hints(facts)
        self._bound: dict[str, Any] = {}

    def names(self) -> Iterator[tuple[str, bool]]:
        """Every dotted name, and whether it is a fact (and not a variable of a macro)."""
        at = 0
        while at < len(self._tokens):
            kind, text = self._tokens[at]
            if text == "[" and self._ends_value(at - 1):
                raise ConditionError("an index cannot be checked: write a dotted name")
            if kind != "name" or text in _WORDS:
                at += 1
            elif at and self._mark(at - 1) == ".":
                self._after_call(at)
                at += 1
            else:
                path, after = self._path(at)
                if path:
                    yield ".".join(path), self._resolve(path, after)
                at = after

    def _path(self, at: int) -> tuple[list[str], int]:
        """The dotted name that begins here, without the method or function at its end."""
        path = [self._tokens[at][1]]
        after = at + 1
        while self._mark(after) == "." and after + 1 < len(self._tokens):
            path.append(self._tokens[after + 1][1])
            after += 2
        if self._mark(after) == "(":
            function = path.pop()
            if function in _MACROS and path:
                self._bind(path, after)
        return path, after

    def _bind(self, path: list[str], bracket: int) -> None:
        """`order.lines.exists(line, ...)`: from here on `line` is one of the lines."""
        kind, variable = self._tokens[bracket + 1] if bracket + 1 < len(self._tokens) else ("", "")
        if kind == "name":
            if variable in self._fields:
                raise ConditionError(f"{variable} is a fact and cannot be a variable too")
            self._bound[variable] = _element(self._type(path), ".".join(path))

    def _resolve(self, path: list[str], after: int) -> bool:
        if self._mark(after) == "{":
            raise ConditionError(f"{'.'.join(path)}{{...}} makes a value of its own")
        self._type(path)
        return path[0] not in self._bound

    def _type(self, path: list[str]) -> Any:
        found: Any = None
        for depth, name in enumerate(path):
            fields = self._bound | self._fields if depth == 0 else _fields(found)
            if name not in fields:
                raise UnknownName(".".join(path[: depth + 1]))
            found = fields[name]
        return found

    def _after_call(self, at: int) -> None:
        if self._mark(at + 1) != "(":
            raise ConditionError(f"a field of a result cannot be checked: {self._tokens[at][1]}")
        if self._tokens[at][1] in _MACROS:
            raise ConditionError(f"{self._tokens[at][1]} must follow the name of a list")

    def _ends_value(self, at: int) -> bool:
        return at >= 0 and (
            self._mark(at) in {")", "]", "}"}
            or (self._tokens[at][0] in {"name", "text"} and self._tokens[at][1] not in _WORDS)
        )

    def _mark(self, at: int) -> str:
        kind, text = self._tokens[at] if 0 <= at < len(self._tokens) else ("", "")
        return text if kind == "mark" else ""


def _fields(of: Any) -> Mapping[str, Any]:
    of = _present(of)
    return get_type_hints(of) if isinstance(of, type) and issubclass(of, msgspec.Struct) else {}


def _element(of: Any, name: str) -> Any:
    of = _present(of)
    if get_origin(of) not in {list, tuple}:
        raise ConditionError(f"{name} is no list")
    return get_args(of)[0]


def _present(of: Any) -> Any:
    """`OrderFacts | None` is walked as OrderFacts: whether it is there is asked when it is used."""
    if get_origin(of) in {Union, UnionType}:
        kinds = [kind for kind in get_args(of) if kind is not NoneType]
        return kinds[0] if len(kinds) == 1 else of
    return of


def _lacks(values: Any, name: str) -> bool:
    for part in name.split("."):
        values = values.get(part) if isinstance(values, dict) else None
        if values is None:
            return True
    return False


def _known_functions(functions: list[str]) -> None:
    for function in functions:
        if function.isidentifier() and function not in _FUNCTIONS:
            raise ConditionError(f"unknown function: {function}")
