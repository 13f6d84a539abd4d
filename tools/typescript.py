"""Writes the TypeScript types of message classes, so that nobody types them twice.

    python tools/typescript.py [--check]                    every file in TARGETS
    python tools/typescript.py [--check] OUT MODULE ...     one file

A module gives every msgspec.Struct it defines, and every union alias of such structs. `--check` writes nothing and
fails when a file is not what would be written.
"""

import importlib
import json
import sys
import types
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec

ROOT = Path(__file__).resolve().parent.parent
TARGETS = {
    "web/widget/src/types.gen.ts": ["xiaoer.inbox.parts", "xiaoer.channels.widget.frames"],
    "web/console/src/types.gen.ts": [
        "xiaoer.inbox.parts",
        "xiaoer.action.kinds.form",
        "xiaoer.conversation.schemas",
        "xiaoer.macro.schemas",
        "xiaoer.report.schemas",
        "xiaoer.app.deed_schemas",
        "xiaoer.app.case_schemas",
        "xiaoer.app.policy_schemas",
        "xiaoer.app.staff_frames",
        "xiaoer.app.settings_schemas",
    ],
}
HEAD = "// Written by tools/typescript.py from {modules}. Do not edit.\n"
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}

Schema = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Write or check the files; 1 when a checked file is stale."""
    check = "--check" in arguments
    rest = [argument for argument in arguments if argument != "--check"]
    if len(rest) == 1:
        raise SystemExit(__doc__)
    targets = {rest[0]: rest[1:]} if rest else TARGETS
    stale = [out for out, modules in targets.items() if not settle(ROOT / out, source(modules), check=check)]
    for out in stale:
        print(f"{out} is stale: run python tools/typescript.py", file=sys.stderr)
    return 1 if stale else 0


def settle(path: Path, text: str, *, check: bool) -> bool:
    """Whether the file holds the text, after writing it unless only checking."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return True
    if not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return not check


def source(modules: list[str]) -> str:
    """The TypeScript for everything these modules define."""
    structs: dict[str, type[msgspec.Struct]] = {}
    unions: dict[str, list[str]] = {}
    for name in modules:
        module = importlib.import_module(name)
        structs |= {key: value for key, value in vars(module).items() if _is_struct_of(value, name)}
        unions |= {key: members for key, value in vars(module).items() if (members := _members(value))}
    # Structs that only serve as a base say nothing on the wire.
    bases = {base for struct in structs.values() for base in struct.__mro__[1:]}
    shown = [struct for struct in structs.values() if struct not in bases]
    _, components = msgspec.json.schema_components(shown, ref_template="{name}")
    blocks = [declare(name, schema) for name, schema in sorted(components.items())]
    blocks += [f"export type {name} = {' | '.join(members)};\n" for name, members in sorted(unions.items())]
    return HEAD.format(modules=", ".join(modules)) + "\n" + "\n".join(blocks)


def declare(name: str, schema: Schema) -> str:
    """One exported interface, or type when it is no object."""
    doc = schema.get("description", "").split("\n")[0]
    comment = f"/** {doc} */\n" if doc else ""
    if "properties" not in schema:
        return f"{comment}export type {name} = {render(schema)};\n"
    required = set(schema.get("required", ()))
    lines = [
        f"  {key}{'' if key in required else '?'}: {render(value)};\n" for key, value in schema["properties"].items()
    ]
    return f"{comment}export interface {name} {{\n{''.join(lines)}}}\n"


def render(schema: Schema) -> str:
    """A schema as a TypeScript type."""
    for key, draw in RENDERERS.items():
        if key in schema:
            return draw(schema)
    return "unknown"


def _union(schemas: Iterable[Schema]) -> str:
    return " | ".join(dict.fromkeys(render(schema) for schema in schemas))


def _literal(schema: Schema) -> str:
    return " | ".join(json.dumps(value, ensure_ascii=False) for value in schema.get("enum", [schema.get("const")]))


def _typed(schema: Schema) -> str:
    kind = schema["type"]
    if isinstance(kind, list):
        return _union({**schema, "type": each} for each in kind)
    if kind == "array":
        inner = render(schema.get("items", {}))
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if kind == "object":
        values = schema.get("additionalProperties")
        return f"Record<string, {render(values) if isinstance(values, dict) else 'unknown'}>"
    return PLAIN[kind]


RENDERERS: dict[str, Callable[[Schema], str]] = {
    "$ref": lambda schema: str(schema["$ref"]),
    "anyOf": lambda schema: _union(schema["anyOf"]),
    "oneOf": lambda schema: _union(schema["oneOf"]),
    "enum": _literal,
    "const": _literal,
    "type": _typed,
}


def _is_struct_of(value: object, module: str) -> bool:
    return isinstance(value, type) and issubclass(value, msgspec.Struct) and value.__module__ == module


def _members(value: object) -> list[str]:
    if not isinstance(value, types.UnionType) and get_origin(value) is not types.UnionType:
        return []
    members = get_args(value)
    if not all(isinstance(member, type) and issubclass(member, msgspec.Struct) for member in members):
        return []
    return [member.__name__ for member in members]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
