"""What can be set: by `XIAOER_*`, in `xiaoer.toml`, or on the command line. A wrong one is refused by its name."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

PREFIX = "XIAOER_"
FILE = Path("xiaoer.toml")


class SettingsError(Exception):
    """A setting that does not exist or has no possible value; the text names it."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of one process. docs/settings.md is written from this."""

    data: Annotated[
        str,
        Meta(min_length=1, description="Folder for the database (SQLite), the files and the signing keys."),
    ] = "data"
    host: Annotated[str, Meta(min_length=1, description="Address the server listens on.")] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535, description="Port the server listens on; 0 takes any free one.")] = 8000
    database: Annotated[
        str,
        Meta(
            pattern=r"^$|^sqlite:///.+|^postgres(ql)?://.+",
            description="`postgresql://...` or `sqlite:///path`; empty is a SQLite file in the data folder.",
        ),
    ] = ""
    public_url: Annotated[
        str,
        Meta(
            pattern=r"^$|^https?://[^/?#]+[^?#]*$",
            description="Where the world reaches this server, when it is not `http://host:port`.",
        ),
    ] = ""
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Meta(description="The least that is worth a line of log.")
    ] = "info"
    rate: Annotated[float, Meta(gt=0, description="Messages a second that one contact may send for long.")] = 20.0
    burst: Annotated[int, Meta(ge=1, description="Messages that one contact may send at once.")] = 100
    session_rate: Annotated[
        float, Meta(gt=0, description="Chats a second that may be opened from one address for long.")
    ] = 10.0
    session_burst: Annotated[int, Meta(ge=1, description="Chats that may be opened from one address at once.")] = 1000
    staff_session_hours: Annotated[
        int, Meta(ge=1, le=24 * 365, description="How long a staff login lasts, in hours.")
    ] = 12

    @property
    def database_url(self) -> str:
        """The database really used."""
        return self.database or f"sqlite:///{Path(self.data) / 'xiaoer.db'}"

    @property
    def url(self) -> str:
        """Where the world reaches this server, without a slash at the end."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"


def load(
    environment: Mapping[str, str] | None = None, *, file: Path | None = None, **given: str | int | None
) -> Settings:
    """The settings: what is given, else the environment, else the file, else the default. Raises SettingsError."""
    environment = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    for source, name, value in (*_from_file(file), *_from_environment(environment)):
        values[name] = _checked(source, name, value)
    for name, option in given.items():
        if option is not None:
            values[name] = _checked(f"--{name.replace('_', '-')}", name, option)
    return Settings(**values)


def table() -> Iterator[tuple[str, str, str]]:
    """Each setting with its default and what it does, for docs and help."""
    for field in msgspec.structs.fields(Settings):
        described = msgspec.json.schema(field.type).get("description", "")
        yield field.name, str(field.default), str(described)


def _from_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for key, value in sorted(environment.items()):
        if key.startswith(PREFIX):
            yield key, key.removeprefix(PREFIX).lower(), value


def _from_file(file: Path | None) -> Iterator[tuple[str, str, Any]]:
    path = file or FILE
    if file is None and not path.exists():
        return
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: {error}") from error
    for name, value in content.items():
        yield f"{path}: {name}", name, value


def _checked(source: str, name: str, value: object) -> Any:
    known = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    if name not in known:
        raise SettingsError(f"{source}: there is no such setting (there are: {', '.join(known)})")
    try:
        return msgspec.convert(value, known[name], strict=not isinstance(value, str))
    except msgspec.ValidationError as error:
        raise SettingsError(f"{source}: {error}") from error
