"""What the demo shop's pages stand on: the shop, who is signed in, and the shop's word for who she is."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from xiaoer.auth.identity import identify, mint
from xiaoer.demo import plan
from xiaoer.demo.plan import LOCALES, Locale
from xiaoer.kit.clock import DAY, Clock
from xiaoer.kit.errors import Unauthorized
from xiaoer.kit.html import Templates
from xiaoer.kit.words import Words
from xiaoer.order.shop import Customer, Product, Shop, Variant
from xiaoer.shops.local.queries import Listed

TEMPLATES = Path(__file__).parent / "templates"
# Who is signed in at the shop is the shop's own affair: another key and another audience than the chat's.
AUDIENCE = "demo-shop"
SESSION = DAY


class Login(msgspec.Struct, frozen=True):
    """A member of staff one can be."""

    email: str
    password: str
    role: str


class Front:
    """The demo shop as its pages see it; `people` is None until the shop is filled."""

    def __init__(
        self, shop: Shop, clock: Clock, words: Words, *, inbox: str, session_key: bytes, identity_key: bytes
    ) -> None:
        self.shop = shop
        self.inbox = inbox
        self.templates = Templates([TEMPLATES], words)
        self.people: Sequence[Listed] | None = None
        self.staff: Sequence[Login] = ()
        self._clock = clock
        self._session_key = session_key
        self._identity_key = identity_key
        self._currencies = {locale: market.currency for locale, market in plan.read().markets.items()}

    def session(self, customer_id: str) -> str:
        """What the browser keeps while she is signed in."""
        now = self._clock.now()
        return mint(self._session_key, inbox_id=AUDIENCE, customer_id=customer_id, now=now, life=SESSION)

    async def customer(self, session: str) -> Customer | None:
        """Who is signed in with it; nobody when it is forged or over."""
        try:
            known = identify(
                session, keys=[self._session_key], inbox_id=AUDIENCE, now=self._clock.now(), longest=SESSION
            )
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

    def first_of_each_language(self) -> list[Listed]:
        """Somebody to be, for each language there is somebody of."""
        people = self.people or ()
        firsts = [next((each for each in people if each.locale == locale), None) for locale in LOCALES]
        return [each for each in firsts if each is not None]


def sold(product: Product, currency: str) -> list[Variant]:
    """The variants sold in a currency, or all of them where the shop does not sell in it at all."""
    here = [variant for variant in product.variants if variant.price(currency)]
    return here or list(product.variants)
