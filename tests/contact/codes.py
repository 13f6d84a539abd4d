"""Somebody who asks for codes and gives them, on a real store with a sender that keeps what it is given."""

import itertools

from xiaoer.contact import jobs
from xiaoer.contact.proof import Ask, Code, Tried, ask_code, prove
from xiaoer.contact.sender import NotSent, Reach
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job
from xiaoer.kit.store import Store

KEY = b"k" * 32
PLACE = "conversation:c-1"
_numbers = itertools.count(1)


class Kept:
    """A sender that keeps what it is given; `away` so many times first."""

    def __init__(self, away: int = 0) -> None:
        self.messages: dict[str, tuple[Reach, str]] = {}
        self.away = away

    async def send(self, to: Reach, text: str, *, subject: str, key: str) -> None:
        """Keep it."""
        assert subject
        if self.away:
            self.away -= 1
            raise NotSent
        self.messages[key] = (to, text)


class Codes:
    """One shop's codes."""

    def __init__(self, store: Store[Tx]) -> None:
        self.store = store
        self.sender = Kept()

    async def ask(
        self, customer: str | None = "cust-1", *, contact: str = "contact-1", place: str = PLACE, neutral: bool = False
    ) -> Code:
        """A new wish for a code; it is sent if it may be."""
        ask = Ask(
            id=f"code-{next(_numbers):04}",
            contact_id=contact,
            place=place,
            customer_id=customer,
            way="email",
            locale="en",
            actor="assistant",
            neutral=neutral,
        )
        code = await self.store.write(ask_code, ask)
        await self.deliver(code)
        return code

    async def deliver(self, code: Code) -> None:
        """What the job does."""
        await jobs.send_code(self.store, self.sender, KEY, self._reach, job_of(code))

    async def give(
        self, given: str, *, contact: str = "contact-1", place: str = PLACE, customer: str | None = None
    ) -> Tried | None:
        """Give a code."""
        facts = {"contact_id": contact, "place": place, "customer_id": customer, "actor": f"contact:{contact}"}
        return await self.store.write(lambda tx: prove(tx, given=given, **facts))  # type: ignore[arg-type]

    async def _reach(self, customer_id: str, way: str) -> Reach:
        assert way == "email"
        return Reach("email", f"{customer_id}@mail.example")


def job_of(code: Code, attempts: int = 0) -> Job:
    """The job that the wish for a code begets."""
    return Job(1, jobs.SEND_CODE, code.id, {"facts": {"code": code.id}}, attempts)


def right(code: Code) -> str:
    """The digits of a code."""
    return jobs.digits(KEY, code.id)


def wrong(code: Code, step: int = 1) -> str:
    """Others."""
    return f"{(int(right(code)) + step) % 1_000_000:06}"
