"""What the demo shop's pages stand on: the shop, who is signed in, and the shop's word for who she is."""

import hmac
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import msgspec

from xiaoer.action.case.api import OwnCases
from xiaoer.action.facts import Request
from xiaoer.action.own.api import TEMPLATES as OWN
from xiaoer.action.own.api import OwnHand
from xiaoer.auth.actor import Contact
from xiaoer.auth.identity import identify, mint
from xiaoer.channels.outbox.queries import Sent, sent_to
from xiaoer.contact.verbs import contact_id_of
from xiaoer.demo import plan
from xiaoer.demo.pictures import drawn, swatches, variant_address
from xiaoer.demo.plan import LOCALES, Locale, Placed, Story
from xiaoer.event.tx import Tx
from xiaoer.kit import crypto
from xiaoer.kit.clock import DAY, HOUR, Clock
from xiaoer.kit.errors import Unauthorized
from xiaoer.kit.html import Templates
from xiaoer.kit.store import Store
from xiaoer.kit.words import Words
from xiaoer.order.facts import Address, Customer, Order, OrderStatus, Product, Variant
from xiaoer.order.letters import whose
from xiaoer.order.reach import reaches
from xiaoer.order.shop import Shop
from xiaoer.shops.local.queries import Listed

TEMPLATES = Path(__file__).parent / "templates"
# Who is signed in at the shop is the shop's own affair: another key and another audience than the chat's.
AUDIENCE = "demo-shop"
SIGNED_IN = "xiaoer_demo"
SESSION = DAY
# When silence is the shop's own fault.
HEARD_WITHIN = 72 * HOUR
# Which of her orders an article of the help centre is about: those that stand so.
ABOUT: dict[str, frozenset[OrderStatus]] = {
    "tracking": frozenset({"shipped"}),
    "shipping": frozenset({"paid", "packed"}),
    "cancel-order": frozenset({"unpaid", "paid", "packed"}),
    "change-address": frozenset({"paid", "packed"}),
    "missing-parcel": frozenset({"delivered"}),
    "returns": frozenset({"delivered", "returning"}),
    "exchange": frozenset({"delivered", "exchanging"}),
    "damaged": frozenset({"delivered"}),
    "refund-time": frozenset({"refunding", "partially_refunded"}),
}
MOST_ORDERS = 50
_MOVING = frozenset({"label_created", "in_transit", "out_for_delivery", "exception"})


class Login(msgspec.Struct, frozen=True):
    """A member of staff one can be."""

    email: str
    password: str
    role: str
    name: str = ""


class Entered(msgspec.Struct, frozen=True):
    """A session of a member of staff, as the console keeps it."""

    token: str
    agent: dict[str, str]


class Person(msgspec.Struct, frozen=True):
    """A customer one can be, with what there is to try as her."""

    listed: Listed
    story: Story | None = None
    picture: str | None = None


class Told(msgspec.Struct, frozen=True):
    """An order in a list, with the days it is late or its carrier silent."""

    order: Order
    late: int | None
    silent: int | None


# Logs a member of staff in as the console does. Raises Unauthorized when her password is another by now.
LogIn = Callable[[Login, str], Awaitable[Entered]]


class Front:
    """The demo shop as its pages see it; `people` is None until the shop is filled."""

    def __init__(
        self,
        shop: Shop,
        store: Store[Tx],
        words: Words,
        *,
        inbox: str,
        session_key: bytes,
        identity_key: bytes,
        password_key: bytes,
        log_in: LogIn,
    ) -> None:
        self.shop = shop
        self.inbox = inbox
        self.templates = Templates([TEMPLATES, OWN], words)
        self.people: Sequence[Listed] | None = None
        self.staff: Sequence[Login] = ()
        self.log_in = log_in
        self._store = store
        self._clock: Clock = store.clock
        self._session_key = session_key
        self._identity_key = identity_key
        self._password_key = password_key
        laid_out = plan.read()
        self.pictures = drawn(laid_out.products)
        self.swatches = swatches(laid_out.products)
        self.companions = {one.id: one.companions for one in laid_out.products}
        self._currencies = {locale: market.currency for locale, market in laid_out.markets.items()}
        self._stories = {one.id: (one.story, _bought_first(laid_out, one)) for one in laid_out.customers if one.story}

    def session(self, customer_id: str) -> str:
        """What the browser keeps while she is signed in."""
        now = self._clock.now()
        return mint(self._session_key, inbox_id=AUDIENCE, customer_id=customer_id, now=now, life=SESSION)

    async def customer(self, session: str) -> Customer | None:
        """Whose session it is; nobody when it is forged or over. With a locked account nobody is signed in."""
        try:
            known = identify(
                session, keys=[self._session_key], inbox_id=AUDIENCE, now=self._clock.now(), longest=SESSION
            )
        except Unauthorized:
            return None
        return await self.shop.customer(known.customer_id)

    async def choosing(self, token: str) -> Customer | None:
        """Who may choose a new password with it; nobody when it is forged or over."""
        try:
            known = whose(token, [self._password_key], self._clock.now())
        except Unauthorized:
            return None
        return await self.shop.customer(known.customer_id)

    def identity(self, customer: Customer | None) -> str | None:
        """The shop's word for who she is, for the chat: good for ten minutes."""
        if customer is None:
            return None
        return mint(self._identity_key, inbox_id=self.inbox, customer_id=customer.id, now=self._clock.now())

    def currency(self, locale: Locale) -> str:
        """What people of a language pay in here."""
        return self._currencies[locale]

    def first_of_each_language(self) -> list[Person]:
        """Somebody to be, for each language there is somebody of."""
        people = self.people or ()
        firsts = [next((each for each in people if each.locale == locale), None) for locale in LOCALES]
        return [self.person(each) for each in firsts if each is not None]

    def person(self, listed: Listed) -> Person:
        """A customer with her story, if she is one of ours who has one."""
        return Person(listed, *self._stories.get(listed.id, (None, None)))

    def hand(self, customer_id: str, locale: Locale, session: str) -> OwnHand:
        """What she may do herself; a code she gives counts in this session of her browser."""
        contact = Contact(contact_id_of(self.inbox, customer_id), self.inbox, customer_id)
        place = f"session:{crypto.token_hash(session)}"
        request = Request(contact=contact, hand="customer", locale=locale)
        return OwnHand(self._store, self.shop, request, place=place)

    def contact(self, customer_id: str) -> Contact:
        """Who she is to the house."""
        return Contact(contact_id_of(self.inbox, customer_id), self.inbox, customer_id)

    def cases(self, customer_id: str, locale: Locale) -> OwnCases:
        """Her cases."""
        contact = self.contact(customer_id)
        return OwnCases(self._store, self.shop, Request(contact=contact, hand="customer", locale=locale))

    def now(self) -> int:
        """The time here."""
        return self._clock.now()

    async def mail(self, customer: Customer) -> list[Sent]:
        """What was sent to her, e-mails and SMS, the newest first."""
        to = {one.address for one in reaches(customer).values()}
        found = [message for address in to for message in await self._store.read(sent_to, address)]
        return sorted(found, key=lambda one: (one.sent_at, one.id), reverse=True)

    def seal(self, session: str, *shown: str) -> str:
        """What a form holds, so that only this session's page can send it, and only for what it showed."""
        said = msgspec.json.encode(["form", session, *shown])
        return hmac.digest(self._session_key, said, "sha256").hex()

    def sealed(self, seal: str, session: str, *shown: str) -> bool:
        """Whether a form came from such a page."""
        return crypto.same(seal, self.seal(session, *shown))

    async def orders(self, customer: Customer | None) -> list[Told]:
        """Her orders, newest first; none of nobody's."""
        found = await self.shop.orders(customer.id, MOST_ORDERS) if customer and not customer.locked else ()
        return [self.told(order) for order in found]

    def told(self, order: Order) -> Told:
        """An order with what is the shop's own fault about it."""
        return Told(order, self.late(order), self.silent(order))

    def late(self, order: Order) -> int | None:
        """The days for which an order has been here longer than promised; None when it has not."""
        now, waiting = self._clock.now(), order.status in ("paid", "packed")
        late = waiting and order.ship_by is not None and order.ship_by < now
        return (now - (order.placed_at or now)) // DAY if late else None

    def silent(self, order: Order) -> int | None:
        """The days since its carrier said anything of a parcel on its way; None while that is no wonder."""
        heard = [one.events[-1].at for one in order.shipments if one.status in _MOVING and one.events]
        age = self._clock.now() - min(heard, default=self._clock.now())
        return age // DAY if order.status == "shipped" and age > HEARD_WITHIN else None


def _bought_first(laid_out: plan.Plan, customer: plan.Customer) -> str | None:
    """The picture of what her first order holds."""
    wanted = Placed.of(customer.orders[0]).bought[:1]
    shelf = ((product, variant) for product in laid_out.products for variant in product.variants)
    return next((variant_address(*one) for one in shelf if (f"{one[0].id}-{one[1].id}",) == wanted), None)


def sold(product: Product, currency: str) -> list[Variant]:
    """The variants sold in a currency, or all of them where the shop does not sell in it at all."""
    here = [variant for variant in product.variants if variant.price(currency)]
    return here or list(product.variants)


def masked(address: Address) -> list[str]:
    """An address as it is shown: enough to know one's own by, too little for who looks over the shoulder."""
    name = " ".join(f"{word[:1]}{'*' * min(len(word) - 1, 4)}" for word in address.name.split())
    phone = f"*** {address.phone[-4:]}" if len(address.phone) > 4 else ""
    shown = msgspec.structs.replace(address, name=name, line1=f"{address.line1[:3]}****", line2="")
    return [*shown.lines, *([phone] if phone else [])]


def about(slug: str, orders: Sequence[Told]) -> Told | None:
    """The one of her orders that an article is about: where we are at fault, else the newest."""
    fitting = [one for one in orders if one.order.status in ABOUT.get(slug, ())]
    return next((one for one in fitting if one.late or one.silent), next(iter(fitting), None))
