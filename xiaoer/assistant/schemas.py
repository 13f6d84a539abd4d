"""What a turn remembers, knows, and may say: plain data between its steps."""

import msgspec

from xiaoer.assistant.commands import Words
from xiaoer.assistant.language import LanguageVote
from xiaoer.contact.events import Way
from xiaoer.contact.proof import Tried
from xiaoer.contact.sender import Reach
from xiaoer.inbox.parts import Offer, OfferState
from xiaoer.knowledge.queries import Found
from xiaoer.order.facts import Customer, Order, Product


class Wish(msgspec.Struct, frozen=True, omit_defaults=True):
    """A deed she wants: which it may be, the order as she named it, where she spoke of it, and what she picked."""

    actions: tuple[str, ...]
    order: str | None = None
    said: tuple[Words, ...] = ()
    # By field, ids only.
    picked: dict[str, str] = {}

    @property
    def action(self) -> str:
        """The action she most likely means."""
        return self.actions[0]


class OpenOffer(msgspec.Struct, frozen=True):
    """A deed that waits for its yes. `last` while nothing else was said since: only then a written yes means it."""

    deed: str
    entry: str
    action: str
    order: str
    last: bool = True
    # Whether she was asked once more, after something else.
    recalled: bool = False
    # From which it was made, so that it can be made again.
    wish: Wish | None = None


class About(msgspec.Struct, frozen=True, omit_defaults=True):
    """What she was understood to want last: an action or an intent, of which order, and the money it is about."""

    matter: str
    order: str | None = None
    amount: int = 0
    currency: str = ""


class State(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the assistant remembers of a conversation: ids and numbers only."""

    # What she wants, in the order in which it is taken up; of the first, the field that was asked for.
    wishes: tuple[Wish, ...] = ()
    asked: str | None = None
    # Who she says she is: a customer's id, where the rules accept her word for it.
    claimed: str | None = None
    # The order spoken of last.
    order: str | None = None
    offer: OpenOffer | None = None
    misses: int = 0
    # Where she wrote what was not understood, until it is known what she meant.
    unclear: tuple[Words, ...] = ()
    vote: LanguageVote | None = None
    about: About | None = None


class Known(msgspec.Struct, frozen=True):
    """The facts of one turn."""

    signed_in: bool
    # Hers, newest first.
    orders: tuple[Order, ...] = ()
    # The order and tracking numbers she wrote, with the order where it is hers.
    named: dict[str, Order | None] = {}
    # The ids of her orders whose goods she mentioned.
    mentioned: frozenset[str] = frozenset()
    # Goods that her wish is about and that none of her orders holds, and what she says went wrong with them.
    absent: str = ""
    cause: str = ""
    # What search finds for her words, the best first, and the articles asked for by name.
    found: tuple[Found, ...] = ()
    articles: dict[str, Found] = {}
    # What the shop sells under the names in her words, each with the variants she means, and what she pays in.
    products: tuple[Product, ...] = ()
    currency: str | None = None
    # What the shop said to a question that changes nothing, ready to be told; and who she is, where money goes back.
    told: tuple["Act", ...] = ()
    customer: Customer | None = None
    # Her pictures stand in a case now.
    photos: "Act | None" = None
    # How the open offer stands now.
    offer: OfferState | None = None
    # Whether there is an "if" or a "but" in her words.
    hedged: bool = False
    # Whether she says no more than a few words, and agrees in them.
    agrees: bool = False
    shop_away: bool = False
    # Whether her own word on who she is counts; whether she has just given it, and whether it fitted nobody.
    claims: bool = False
    met: bool = False
    unmet: bool = False
    # What came of the code she has just given, how she may be sent one and which way she names, and whether she has
    # just written an e-mail to be sent one to, though nobody knows whose it is.
    tried: Tried | None = None
    ways: tuple[Reach, ...] = ()
    way: Way | None = None
    typed: bool = False


class Act(msgspec.Struct, frozen=True, tag_field="act"):
    """Something to say; its tag is what agents read of it."""


class Plain(Act, frozen=True, tag="plain"):
    """A fixed sentence, by the end of its key."""

    key: str


class TellOrder(Act, frozen=True, tag="told_order"):
    """How an order stands, and which others she may mean."""

    order: Order
    others: tuple[Order, ...] = ()


class NotHers(Act, frozen=True, tag="order_not_found"):
    """No order of hers has this number; she may mean one of these."""

    number: str
    orders: tuple[Order, ...] = ()


class WhichOrder(Act, frozen=True, tag="asked_which_order"):
    """The question to which order she wants it done; `absent` are goods she named that none of hers holds.

    What is done may be another thing for each, where there are `several`.
    """

    action: str
    orders: tuple[Order, ...]
    absent: str = ""
    several: bool = False


class Recall(Act, frozen=True, tag="recalled_offer"):
    """The offer that still stands, by what it is called, and that it waits for her yes."""

    action: str
    order: str


class TellProduct(Act, frozen=True, tag="told_product"):
    """What the shop has of a product and what it costs, in a currency where it is sold in it."""

    product: Product
    currency: str | None = None


class WhichProduct(Act, frozen=True, tag="asked_which_product"):
    """The question which of several she means."""

    products: tuple[Product, ...]
    currency: str | None = None


class AskField(Act, frozen=True, tag="asked_field"):
    """What must still be known of a deed, with the answers to choose from; `detail` is what it is about."""

    action: str
    order: str
    field: str
    kind: str
    options: dict[str, str] = {}
    detail: str = ""


class CodeAct(Act, frozen=True):
    """Something about a one-time code."""


class OfferCode(CodeAct, frozen=True, tag="offered_code"):
    """She has to prove who she is first: a code can be sent these ways; `expired` where she has had one."""

    ways: tuple[Reach, ...]
    expired: bool = False


class CodeSentTo(CodeAct, frozen=True, tag="sent_code"):
    """A code goes there, as it may be shown; `neutral` says no more than that it does if somebody has that e-mail."""

    to: str
    way: Way
    neutral: bool = False


class CodeWrong(CodeAct, frozen=True, tag="code_wrong"):
    """That was not the code; so many tries are left."""

    left: int


class TellArticle(Act, frozen=True, tag="told_article"):
    """What the shop itself says about it."""

    article: Found


class TellDeed(Act, frozen=True, tag="told_deed"):
    """How a deed stands, in its own words; `offer` shows it in full, `person` offers one."""

    text: str
    deed: str
    order: str
    offer: Offer | None = None
    person: bool = False
    refused: bool = False
    # What the numbers of its words are held against: the order, and what the rule said.
    facts: Order | None = None
    verdict: str = ""


class Menu(Act, frozen=True, tag="showed_menu"):
    """What the assistant can do, as choices: what she may have meant first, articles among it."""

    key: str
    articles: tuple[Found, ...] = ()
    intents: tuple[str, ...] = ()


class ToPerson(Act, frozen=True, tag="handed_off"):
    """A person takes over; the conversation says so itself."""

    reason: str


class Propose(msgspec.Struct, frozen=True):
    """A deed to be proposed before anything is said; without an order it is about the customer herself."""

    action: str
    order: Order | None = None


class Proposed(msgspec.Struct, frozen=True):
    """What came of proposing: the deed as it stands, in words, with its offer where it is shown here."""

    deed: str
    state: str
    text: str
    offer: Offer | None
    to_person: bool
    facts: Order | None = None
    verdict: str = ""


class WantedCode(msgspec.Struct, frozen=True):
    """A code to be asked for; `neutral` goes to the e-mail she has just written, whoever has it."""

    way: Way
    neutral: bool = False


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """Which words are answered, by which entry, and what they were taken to mean; `confidence` is in thousandths."""

    conversation_id: str
    seq: int
    entry: str
    # The language spoken from now on, and the one her words were in.
    locale: str
    heard: str
    commands: list[str]
    intent: str | None = None
    confidence: int = 0
    # The open offer as it was when the turn began.
    offer: OpenOffer | None = None
    # No words are answered: what she wished for before is gone on with.
    unasked: bool = False


class Plan(msgspec.Struct, frozen=True):
    """How a turn goes on: what is remembered, said and done."""

    state: State
    acts: tuple[Act, ...] = ()
    propose: Propose | None = None
    # The answer to the open offer that her words give.
    answer: bool | None = None
    # The open offer no longer holds.
    void: bool = False
    missed: bool = False
    # A code is to be asked for before anything is said.
    code: WantedCode | None = None
