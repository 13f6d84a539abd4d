"""What the policy page reads and writes: the rules, what they decided, and what others would have decided."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from xiaoer.action.decided.trial import Outcome
from xiaoer.conversation.schemas import AgentName, Id
from xiaoer.kit.money import Money
from xiaoer.policy.rules import Verdict

Standing = Literal["done", "offered", "refused", "waiting"]


class PolicyCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of what a rule decided in 30 days: `offered` and nothing more, `waiting` for somebody or the shop."""

    done: int = 0
    offered: int = 0
    refused: int = 0
    waiting: int = 0


class PolicyVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A rule as one import brought it; `hit` and `miss` are its examples as JSON, `ended_at` null while in force."""

    version: int
    condition: str
    verdict: Verdict
    words: dict[str, str]
    hit: str
    miss: str
    since: str
    by: AgentName | None
    ended_at: str | None
    active: bool


class PolicyRule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule in its newest version; `title` is its action in the reader's language, empty for all actions."""

    id: str
    action: str
    title: str
    version: int
    condition: str
    verdict: Verdict
    words: dict[str, str]
    since: str
    by: AgentName | None
    ended_at: str | None
    active: bool
    versions: int
    counts: PolicyCounts
    last_at: str | None


class PolicyRules(msgspec.Struct, frozen=True, kw_only=True):
    """All rules, those that ended among them; `edition` names what is in force."""

    rules: list[PolicyRule]
    edition: str
    days: int


class PolicyDecision(msgspec.Struct, frozen=True, kw_only=True):
    """A deed that a rule decided last, and how it stands; `why` is the reason of a no, in the reader's language.

    `by_hand`: done by a person's word, and not read back from the shop.
    """

    deed: str
    title: str
    order: str | None
    conversation: str | None
    hand: str
    state: str
    by_hand: bool
    why: str | None
    version: int
    amount: Money | None
    at: str


class PolicyDecisions(msgspec.Struct, frozen=True, kw_only=True):
    """A page, newest first; `next` asks for the one after it, null at the end."""

    decisions: list[PolicyDecision]
    next: str | None


class PolicyFile(msgspec.Struct, frozen=True, kw_only=True):
    """The rules as a TOML file."""

    name: Annotated[str, Meta(max_length=200)] = ""
    text: Annotated[str, Meta(max_length=2_000_000)]


class PolicyImport(msgspec.Struct, frozen=True, kw_only=True):
    """The same in earnest; `instead_of` is the edition it was compared with."""

    name: Annotated[str, Meta(max_length=200)] = ""
    text: Annotated[str, Meta(max_length=2_000_000)]
    instead_of: Id


class PolicyChange(msgspec.Struct, frozen=True, kw_only=True):
    """So many decisions that were one thing and would be another."""

    was: Outcome
    now: Outcome
    number: int


class PolicyOtherwise(msgspec.Struct, frozen=True, kw_only=True):
    """A past decision that would be otherwise, by which rule then and by which now."""

    deed: str
    title: str
    order: str | None
    conversation: str | None
    was: Outcome
    now: Outcome
    rule: str | None
    other: str | None
    at: str


class PolicyRevised(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that a file writes otherwise: as it is in force, and as it would be."""

    id: str
    before: PolicyVersion
    after: PolicyVersion


class PolicyTrial(msgspec.Struct, frozen=True, kw_only=True):
    """What a file would change: of the rules (`id@version`), and of what was decided in so many days.

    Of `looked` decisions `same` stay, `kept` were none of the rules', `unreadable` were noted with fewer facts; `since`
    is how far back it came in time, and `otherwise` shows the newest. Nothing that was decided changes.
    """

    edition: str
    added: list[str]
    changed: list[PolicyRevised]
    ended: list[str]
    unchanged: int
    days: int
    since: str
    whole: bool
    looked: int
    same: int
    kept: int
    unreadable: int
    changes: list[PolicyChange]
    otherwise: list[PolicyOtherwise]


class PolicyDone(msgspec.Struct, frozen=True, kw_only=True):
    """What an import has changed; each as `id@version`."""

    added: list[str]
    changed: list[str]
    ended: list[str]
