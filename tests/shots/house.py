"""The demo house the pictures are taken of, and the people in it."""

import asyncio
import tomllib
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import APIRequestContext

import xiaoer.demo

DATA = Path(xiaoer.demo.__file__).parent / "data"
TALKS = {talk["customer"] for talk in tomllib.loads((DATA / "talks.toml").read_text(encoding="utf-8"))["talk"]}
# What became of each customer's orders, as the demo's own plan calls it.
PLANNED = {
    each["id"]: each for each in tomllib.loads((DATA / "customers.toml").read_text(encoding="utf-8"))["customer"]
}
UNTIL_ANSWERED = 200
# What scenes ask for.
WANTED = {"paid", "packed", "unpaid", "shipped", "delivered", "refunding", "refunded"}


def fresh() -> str:
    """An id nobody has had."""
    return str(uuid.uuid4())


@dataclass
class House:
    """A running demo, what its demo.json says, and who of its customers was not yet given to a scene."""

    told: dict[str, Any]
    api: APIRequestContext
    _given: set[str] = field(default_factory=lambda: set(TALKS))
    _quiet: dict[str, dict[str, Any]] = field(default_factory=dict)
    _tokens: dict[str, dict[str, Any]] = field(default_factory=dict)
    _kept: dict[str, asyncio.Task[Any]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Where it serves."""
        return str(self.told["url"])

    def first(self, locale: str) -> dict[str, Any]:
        """The customer the start page offers first in a language, who has a story."""
        return next(dict(each) for each in self.told["customers"] if each["locale"] == locale)

    def customer(self, locale: str, *statuses: str) -> dict[str, Any]:
        """One of this language whom no other scene has had, with orders that stand so."""
        free = [
            each
            for each in self.told["customers"]
            if each["id"] not in self._given and each["locale"] == locale and "story" not in PLANNED[each["id"]]
        ]
        fitting = [each for each in free if set(statuses) <= {order["status"] for order in each["orders"]}]
        if not fitting:
            raise LookupError(f"no customer of {locale} with {statuses} is left")
        # Who has what few have is kept for the scene that needs it.
        having = Counter(status for each in free for status in _wanted(each))
        chosen = min(fitting, key=lambda each: sum(1 / having[status] for status in _wanted(each)))
        self._given.add(chosen["id"])
        return dict(chosen)

    def quiet(self, locale: str) -> dict[str, Any]:
        """One who never writes, for all scenes in which she does not."""
        return self._quiet.get(locale) or self._quiet.setdefault(locale, self.customer(locale))

    def order(self, locale: str, status: str, plan: str) -> tuple[dict[str, Any], str]:
        """An order to look at, and whose: one that went as planned, or else one that stands so."""
        hers = [each for each in self.told["customers"] if each["locale"] == locale]
        hers.sort(key=lambda each: (plan not in _plans(PLANNED[each["id"]]), each["id"] not in TALKS))
        for who in hers:
            for each in who["orders"]:
                if each["status"] == status:
                    return dict(who), str(each["id"])
        raise LookupError(f"no order of {locale} is {status}")

    async def staff(self, role: str, which: int = 0) -> dict[str, Any]:
        """The session of a member of staff: she logs in once, for all scenes."""
        login = [each for each in self.told["staff"] if each["role"] == role][which]
        if login["email"] not in self._tokens:
            body = {"email": login["email"], "password": login["password"]}
            answer = await self.api.post("/api/staff/sessions", data=body)
            self._tokens[login["email"]] = dict(await answer.json())
        return self._tokens[login["email"]]

    async def call(self, session: dict[str, Any], method: str, path: str, body: object = None) -> Any:
        """What the server answers a member of staff; AssertionError when it refuses."""
        return await called(self.api, session["token"], method, f"/api{path}", body)

    def once(self, name: str, made: Callable[[], Awaitable[Any]]) -> Awaitable[Any]:
        """What several scenes share, made by the first that asks."""
        if name not in self._kept:
            self._kept[name] = asyncio.ensure_future(made())
        return self._kept[name]


def _wanted(customer: dict[str, Any]) -> set[str]:
    return WANTED & {order["status"] for order in customer["orders"]}


def _plans(customer: dict[str, Any]) -> set[str]:
    return {plan.split("+")[0].split("=")[0] for plan in customer["orders"]}


async def called(api: APIRequestContext, token: str, method: str, path: str, body: object = None) -> Any:
    """A call with a token."""
    sent: dict[str, Any] = {} if body is None else {"data": body}
    answer = await api.fetch(path, method=method, headers={"authorization": f"Bearer {token}"}, **sent)
    text = await answer.text()
    assert answer.ok, f"{method} {path}: {answer.status} {text}"
    return await answer.json() if text else None


class Shopper:
    """A customer who writes without a window."""

    def __init__(self, house: House, who: dict[str, Any]) -> None:
        self.house = house
        self.who = who
        self.token = ""
        self._visitor: str | None = None

    async def _session(self) -> dict[str, Any]:
        body = {"inbox": self.house.told["inbox"], "locale": self.who["locale"], "identity": self.who["identity"]}
        body["visitor"] = self._visitor
        answer = await self.house.api.post("/api/widget/sessions", data=body)
        told = dict(await answer.json())
        self.token, self._visitor = told["token"], told["visitor"]
        return told

    async def conversation(self) -> str:
        """Its id, once she has written."""
        return str((await self._session())["conversation"])

    async def say(self, *texts: str) -> None:
        """Write; each is answered before the next."""
        if not self.token:
            await self._session()
        for text in texts:
            before = await self.heard()
            await self._call("POST", "messages", {"id": fresh(), "text": text, "attachments": []})
            for _ in range(UNTIL_ANSWERED):
                if await self.heard() > before:
                    break
                await asyncio.sleep(0.05)

    async def write(self, text: str, *attachments: str) -> None:
        """Write, and wait for no answer."""
        if not self.token:
            await self._session()
        await self._call("POST", "messages", {"id": fresh(), "text": text, "attachments": list(attachments)})

    async def person(self) -> None:
        """Ask for one."""
        if not self.token:
            await self._session()
        await self._call("POST", "handoff", {"id": fresh()})

    async def upload(self, name: str, kind: str, content: bytes) -> str:
        """A file, not sent yet; its id."""
        if not self.token:
            await self._session()
        answer = await self.house.api.post(
            "/api/widget/attachments",
            multipart={"file": {"name": name, "mimeType": kind, "buffer": content}},
            headers={"authorization": f"Bearer {self.token}"},
        )
        assert answer.ok, await answer.text()
        return str((await answer.json())["id"])

    async def heard(self) -> int:
        """How many lines are not hers."""
        told = await self._call("GET", "messages")
        return sum(each["author"] != "contact" for each in told["entries"])

    async def _call(self, method: str, path: str, body: object = None) -> Any:
        return await called(self.house.api, self.token, method, f"/api/widget/{path}", body)
