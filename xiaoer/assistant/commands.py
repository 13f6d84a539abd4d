"""What a message comes down to. Whoever understands (classifier or LLM) makes these; `decide` knows nothing else."""

from typing import Literal, TypeAlias

import msgspec

# What a shop is asked without a change.
Fact: TypeAlias = Literal["invoice", "fee", "coupons"]


class Command(msgspec.Struct, frozen=True, tag_field="type"):
    """One thing a customer wants now."""


class Words(msgspec.Struct, frozen=True, array_like=True):
    """A part of what she wrote in an entry; the words themselves stay there."""

    entry: str
    begin: int
    end: int


class Start(Command, frozen=True, omit_defaults=True, tag="start"):
    """A deed is wished for, or of `others` the one that the order allows; `said` are her words about it."""

    action: str
    others: tuple[str, ...] = ()
    order: str | None = None
    said: tuple[Words, ...] = ()


class Set(Command, frozen=True, tag="set"):
    """A field of the deed that is being prepared gets its value."""

    field: str
    value: str


class Affirm(Command, frozen=True, tag="affirm"):
    """Yes, to the offer of this deed, or to the one that is open."""

    offer: str | None = None


class Deny(Command, frozen=True, tag="deny"):
    """No, or not now."""

    offer: str | None = None


class Went(Command, frozen=True, tag="went_on"):
    """More about the deed she wished for: what was asked for, in her words."""

    said: tuple[Words, ...]


class Ask(Command, frozen=True, tag="ask"):
    """A question that an article answers; without a slug, the one that search finds."""

    article: str | None = None


class Show(Command, frozen=True, tag="show"):
    """How an order and its parcels stand; without a number, hers that matters now."""

    order: str | None = None


class Look(Command, frozen=True, tag="look"):
    """Whether the shop has something, and what it costs: the product picked, or what her words name."""

    product: str | None = None


class Check(Command, frozen=True, tag="check"):
    """A fact that changes nothing: the bill of an order, what sending costs, her coupons."""

    what: Fact


class Send(Command, frozen=True, tag="send"):
    """Files, and not a word about them."""


class Code(Command, frozen=True, tag="code"):
    """A code, so that she can prove who she is: to be sent `way`, or just given."""

    way: str | None = None


class Beyond(Command, frozen=True, tag="beyond"):
    """A matter that no deed and no article is for: danger, the law, what is another's."""

    what: str


class Again(Command, frozen=True, tag="again"):
    """The same as before, of the `other` one, or else of what her words name."""

    other: bool = False


class Human(Command, frozen=True, tag="human"):
    """A person is wanted."""


class Greet(Command, frozen=True, tag="greet"):
    """Hello."""


class Thanks(Command, frozen=True, tag="thanks"):
    """Thank you."""


class Bye(Command, frozen=True, tag="bye"):
    """That was all."""


# The value of a choice that says what she meant; the intent follows.
MEANT = "meant:"


class Unsure(Command, frozen=True, tag="unsure"):
    """Not understood: the likeliest intents and articles, the best first, and where she wrote it."""

    intents: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    # What these intents would tell her anyway.
    implied: tuple[str, ...] = ()
    said: tuple[Words, ...] = ()


AnyCommand = (
    Start
    | Went
    | Set
    | Affirm
    | Deny
    | Ask
    | Show
    | Look
    | Check
    | Send
    | Code
    | Beyond
    | Again
    | Human
    | Greet
    | Thanks
    | Bye
    | Unsure
)
