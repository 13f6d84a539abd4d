"""Sending a code: it is made here, handed to the sender, and forgotten."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from pathlib import Path

from xiaoer.contact.events import Way
from xiaoer.contact.proof import DIGITS, code_of, hashed, mark_sent, seal
from xiaoer.contact.sender import CodeSender, NotSent, Reach
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job
from xiaoer.kit import crypto
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store
from xiaoer.kit.words import Words

SEND_CODE = "contact.send_code"
words = Words([Path(__file__).parent])

# Where a customer is reached one way or the other as her shop knows it now, and the shop's own name.
Reaching = Callable[[str, Way], Awaitable[Reach | None]]


def digits(key: bytes, code_id: str) -> str:
    """The code of an id; without the key it is any."""
    made = hmac.digest(key, code_id.encode(), hashlib.sha256)
    return str(int.from_bytes(made) % 10**DIGITS).zfill(DIGITS)


async def send_code(store: Store[Tx], sender: CodeSender, key: bytes, reaching: Reaching, job: Job) -> None:
    """Send the code that was asked for, unless it is not wanted any more. Raises Refused when it was not taken."""
    code = await store.read(code_of, job.args["facts"]["code"])
    if code is None or code.customer_id is None:
        return
    to = await reaching(code.customer_id, code.way)
    if to is None:
        return
    made, salt = digits(key, code.id), crypto.salt()
    if await store.write(seal, code.id, salt, hashed(salt, made)) is None:
        return
    subject = words.text(code.locale, "code-subject")
    text = words.text(code.locale, f"code-{code.way}", code=made)
    try:
        await sender.send(to, text, subject=subject, key=code.id)
    except NotSent:
        raise Refused("code_not_sent") from None
    await store.write(mark_sent, code.id)
