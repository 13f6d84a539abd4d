"""What the embedded shop writes to its customers: how to choose a new password."""

from collections.abc import Sequence
from pathlib import Path

from xiaoer.auth.identity import Identity, identify, mint
from xiaoer.contact.sender import CodeSender, NotSent
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job
from xiaoer.kit.clock import HOUR
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store
from xiaoer.kit.words import Words
from xiaoer.order.reach import reaches
from xiaoer.order.shop import Shop

SEND_RESET = "shop.send_reset"
# A word of its own: what lets somebody choose a password lets her into nothing else.
AUDIENCE = "shop-password"
LIFE = HOUR
words = Words([Path(__file__).parent])


async def send_reset(store: Store[Tx], shop: Shop, sender: CodeSender, key: bytes, house: str, job: Job) -> None:
    """Write to her where she may choose a new password, unless its time is over. Raises Refused when it was not taken.

    The same letter sent again is the same letter: its number is the key of the write behind it.
    """
    fact = job.args["facts"]
    customer, now = await shop.customer(fact["customer"]), store.clock.now()
    to = reaches(customer).get("email") if customer else None
    if customer is None or to is None or now >= fact["ends_at"]:
        return
    token = mint(key, inbox_id=AUDIENCE, customer_id=customer.id, now=now, life=min(fact["ends_at"] - now, LIFE))
    link = f"{house}/shop/password/{token}?lang={customer.locale}"
    subject = words.text(customer.locale, "letter-password-subject")
    text = words.text(customer.locale, "letter-password", link=link)
    try:
        await sender.send(to, text, subject=subject, key=f"password:{fact['key']}")
    except NotSent:
        raise Refused("letter_not_sent") from None


def whose(token: str, keys: Sequence[bytes], now: int) -> Identity:
    """Who may choose a new password with it, and until when. Raises Unauthorized."""
    return identify(token, keys=keys, inbox_id=AUDIENCE, now=now, longest=LIFE)
