"""What the settings pages of the console read and write."""

from typing import Annotated, Literal

import msgspec

from xiaoer.conversation.schemas import AgentName, Id

RoleName = Literal["agent", "supervisor", "admin"]
Slug = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[a-z0-9][a-z0-9_-]*(?![\s\S])")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Email = Annotated[str, msgspec.Meta(min_length=3, max_length=254)]


class InboxSettings(msgspec.Struct, frozen=True, kw_only=True):
    """An inbox; `snippet` is what a shop's page includes, read only."""

    id: Slug
    name: Name
    channel: str
    locale: str
    origins: list[str]
    color: str | None
    snippet: str


class InboxEdit(msgspec.Struct, frozen=True, kw_only=True):
    """What can be changed of an inbox."""

    name: Name
    locale: str
    origins: Annotated[list[str], msgspec.Meta(max_length=50)]
    color: Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-f]{6}(?![\s\S])")] | None


class StaffMember(msgspec.Struct, frozen=True, kw_only=True):
    """One of the staff as an admin sees her."""

    id: str
    name: str
    email: str
    role: RoleName
    active: bool
    created_at: str
    teams: list[str]


class StaffNew(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody new; her first password comes back once."""

    name: Name
    email: Email
    role: RoleName
    teams: list[Slug] = []


class StaffEdit(msgspec.Struct, frozen=True, kw_only=True):
    """What can be changed of a member of staff; who is not active is logged out everywhere."""

    name: Name
    role: RoleName
    active: bool
    teams: list[Slug]


class StaffPassword(msgspec.Struct, frozen=True, kw_only=True):
    """A new password, shown once."""

    member: StaffMember
    password: str


class PasswordChange(msgspec.Struct, frozen=True, kw_only=True):
    """My own new password, against the old one."""

    old: Annotated[str, msgspec.Meta(max_length=1024)]
    new: Annotated[str, msgspec.Meta(min_length=10, max_length=1024)]


class Team(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A skill group and who is in it; of them so many are `online`."""

    id: Slug
    name: Name
    names: dict[str, str] = {}
    members: list[AgentName]
    online: int


class TeamEdit(msgspec.Struct, frozen=True, kw_only=True):
    """A skill group's name, what it is called in some languages instead, and its members' ids."""

    name: Name
    names: dict[str, Annotated[str, msgspec.Meta(max_length=80)]] = {}
    members: Annotated[list[Id], msgspec.Meta(max_length=1000)]


class ArticleText(msgspec.Struct, frozen=True, kw_only=True):
    """An article in one language, Markdown."""

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    body: Annotated[str, msgspec.Meta(max_length=100_000)]


class ArticleSettings(msgspec.Struct, frozen=True, kw_only=True):
    """An article with all its languages, and how many readers said that it settled what they came for, or did not."""

    slug: Slug
    texts: dict[str, ArticleText]
    updated_at: str
    settled: int = 0
    unsettled: int = 0


class IntentExamples(msgspec.Struct, frozen=True, kw_only=True):
    """What customers say when they mean one thing, by language."""

    intent: str
    title: str
    texts: dict[str, list[str]]
