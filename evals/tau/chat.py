"""Put spoken requests of a retail benchmark through the real chat and write down what was said and what became of it.

    python -m evals.tau.chat DATA --out OUT [--spoken FILE] [--retold FILE] [--only ID] [--first N]

For each task OUT gets one file of JSON: the transcript, and the shop's rows that are others at the end. Nothing is
judged here; `python evals/tau/judge_chat.py DATA OUT` does that, and imports nothing of the product.
"""

import argparse
import asyncio
import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

import xiaoer.demo
from evals.tau.customer import HERE, Customer
from evals.tau.rows import TABLES, Shop
from xiaoer.action import jobs as deeds
from xiaoer.action.events import DeedConfirmed, DeedDone, DeedRefused, DeedUnknown, DeedVoided
from xiaoer.app.schema import migrate
from xiaoer.assistant import jobs
from xiaoer.assistant.speak import words
from xiaoer.assistant.understand import learn
from xiaoer.assistant.understand.ranking import Rank, Ranked
from xiaoer.auth.actor import Contact
from xiaoer.contact.verbs import Who, meet
from xiaoer.conversation import verbs
from xiaoer.conversation.entries import Body, decode_body
from xiaoer.conversation.events import ChoicePicked, MessageReceived, OfferAnswered
from xiaoer.conversation.queries import current_of, thread_of_contact
from xiaoer.event.journal import Event
from xiaoer.event.tx import Journal, Tx
from xiaoer.inbox.channel import Session
from xiaoer.inbox.parts import Choices, Offer
from xiaoer.inbox.verbs import configure
from xiaoer.job.queue import Job, Subscriber, Subscriptions, finish, lease
from xiaoer.kit.database import database
from xiaoer.kit.store import Store
from xiaoer.knowledge.files import read_articles, read_examples
from xiaoer.knowledge.jobs import take_in
from xiaoer.policy.rules import load
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local import tau
from xiaoer.shops.local.adapter import LocalShop

DEMO = Path(xiaoer.demo.__file__).parent
POLICY = DEMO.parent / "policy" / "retail.toml"
TURNS = 30
_turn = Subscriber(jobs.TURN, lambda fact: fact.owner == "assistant")
SUBSCRIBERS: dict[type[Event], list[Subscriber]] = {
    MessageReceived: [_turn],
    ChoicePicked: [_turn],
    OfferAnswered: [Subscriber(deeds.ANSWER)],
    DeedConfirmed: [Subscriber(deeds.PERFORM)],
    DeedDone: [Subscriber(jobs.REPORT)],
    DeedRefused: [Subscriber(jobs.REPORT)],
    DeedUnknown: [Subscriber(jobs.REPORT)],
    DeedVoided: [Subscriber(jobs.REPORT)],
}
Said = dict[str, Any]


class Here:
    """The worker's work, done in this process."""

    async def run(self, function: Rank, texts: Sequence[str], locale: str, /, *, timeout: float) -> list[Ranked]:
        """Run it."""
        return function(texts, locale)


class Chat:
    """A visitor's chat with the house over one database file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.store = _store(file)
        self.shop = LocalShop(self.store)
        self.session = Session("she", "web", None, None, "Somebody", "en", 1 << 62)
        self.contact = Contact("she", "web", None)
        self._seen: dict[str, Said] = {}

    async def say(self, text: str) -> list[Said]:
        """She writes; the lines that are new or others once all work is done."""
        name = f"message-{len(self._seen)}"
        await self.store.write(verbs.receive, self.session, entry_id=name, text=text)
        handlers: dict[str, Callable[[Job], Awaitable[None]]] = {
            jobs.TURN: lambda job: jobs.turn(self.store, self.shop, Here(), lambda topic, what: None, job),
            jobs.REPORT: lambda job: jobs.report(self.store, self.shop, job),
            deeds.ANSWER: lambda job: deeds.answer(self.store, self.shop, job),
            deeds.PERFORM: lambda job: deeds.perform(self.store, self.shop, job),
        }
        while due := await self.store.write(lease, 10):
            for job in due:
                await handlers[job.kind](job)
                await self.store.write(finish, [job], [])
        return await self._news()

    async def _news(self) -> list[Said]:
        found, _ = await self.store.read(thread_of_contact, self.contact, 0, 400)
        now: dict[str, Said] = {}
        for line in found:
            if line.id is not None and line.author not in (None, "contact"):
                now[line.id] = _told(decode_body(line.body) if line.body else Body(""))
        news = [said for id_, said in now.items() if self._seen.get(id_) != said]
        self._seen = now
        return news

    async def owner(self) -> str:
        """Who has the conversation."""
        current = await self.store.read(current_of, self.contact)
        return current.owner if current else "nobody"

    def digest(self) -> str:
        """What all rows of the shop come to at this moment."""
        with sqlite3.connect(self.file) as connection:
            tables = [
                sorted(map(repr, connection.execute(f"SELECT * FROM {table}")))  # noqa: S608
                for tables in TABLES.values()
                for table in tables
            ]
        return hashlib.sha256(repr(tables).encode()).hexdigest()[:16]

    def deed(self, deed_id: str) -> tuple[str, dict[str, Any]]:
        """What an offer would do, as the gate keeps it."""
        with sqlite3.connect(self.file) as connection:
            kind, fields = connection.execute("SELECT kind, fields FROM deed WHERE id = ?", (deed_id,)).fetchone()
        return kind, json.loads(fields)


def _told(body: Body) -> Said:
    offers = [msgspec.to_builtins(part) for part in body.parts if isinstance(part, Offer)]
    choices = [option.label for part in body.parts if isinstance(part, Choices) for option in part.options]
    return {"text": body.text, "offers": offers, "choices": choices}


def _store(file: Path) -> Store[Tx]:
    return Store(database(f"sqlite:///{file}"), Journal("eval", Subscriptions(SUBSCRIBERS)))


async def prepare(file: Path, db: Any) -> None:
    """The benchmark's shop under its own policy; articles and sentences are those that every house begins with."""
    migrate(f"sqlite:///{file}")
    store = _store(file)
    await tau.load(store, db)
    await store.write(configure, inbox_id="web", name="Web", channel="widget", locale="en", origins=[])
    await store.write(import_rules, load(POLICY))
    await take_in(store, read_articles(DEMO / "articles"), {})
    await store.write(lambda tx: meet(tx, Who("web", None, "", "en"), contact_id="she", visitor_hash=None))
    await store.close()
    examples: dict[str, dict[str, list[str]]] = {}
    for locale, sentences in read_examples(DEMO / "examples").items():
        for one in sentences:
            examples.setdefault(locale, {}).setdefault(one.intent, []).append(one.text)
    learn(examples)


async def talk(chat: Chat, customer: Customer, db: Any) -> dict[str, Any]:
    """The whole conversation: who said what, and what the shop's rows were after each turn."""
    turns: list[dict[str, Any]] = []
    said: str | None = customer.request
    yes = False
    while said is not None and len(turns) < TURNS:
        before = chat.digest()
        news = await chat.say(said)
        owner = await chat.owner()
        changed = chat.digest() != before
        turns.append({"customer": said, "yes": yes, "changed": changed, "assistant": news, "owner": owner})
        said, yes = _reply(chat, customer, news, db) if owner == "assistant" else (None, False)
    return {"turns": turns, "owner": await chat.owner()}


def _reply(chat: Chat, customer: Customer, news: list[Said], db: Any) -> tuple[str | None, bool]:
    """What she says next, and whether it is a yes; nothing where she is asked for more than who she is."""
    offers = [offer for line in news for offer in line["offers"] if offer["state"] == "open"]
    if offers:
        kind, fields = chat.deed(offers[-1]["deed"])
        wanted = customer.wants(kind, fields, db["orders"].get(fields.get("order_id", "")))
        return ("Yes, please.", True) if wanted else ("No.", False)
    asked = words.text("en", "assistant-who")
    if customer.who and any(asked in line["text"] for line in news):
        who, customer.who = customer.who, ""
        return who, False
    return None, False


async def run(data: Path, out: Path, chosen: list[tuple[str, dict[str, Any], str | None]]) -> None:
    """All conversations, each in a copy of the same shop."""
    db = json.loads((data / "db.json").read_bytes())
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        template, file = Path(folder) / "template.db", Path(folder) / "task.db"
        await prepare(template, db)
        shop = Shop(template, db)
        for name, task, text in chosen:
            for left in Path(folder).glob("task.db*"):
                left.unlink()
            shutil.copyfile(template, file)
            chat = Chat(file)
            told = await talk(chat, Customer(task, text), db)
            await chat.store.close()
            told |= {"task": task["id"], "found": shop.changes(file)}
            (out / f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")


def main() -> None:
    """Read what is asked for and run it."""
    asked = argparse.ArgumentParser(prog="python -m evals.tau.chat")
    asked.add_argument("data", type=Path)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--spoken", type=Path)
    asked.add_argument("--retold", type=Path, default=HERE / "retold.tsv")
    asked.add_argument("--only")
    asked.add_argument("--first", type=int)
    given = asked.parse_args()
    tasks = json.loads((given.spoken or given.data / "spoken_tasks.json").read_bytes())
    chosen: list[tuple[str, dict[str, Any], str | None]] = [(f"spoken-{task['id']}", task, None) for task in tasks]
    by_id = {str(task["id"]): task for task in tasks}
    for at, line in enumerate(given.retold.read_text("utf-8").splitlines() if given.retold.exists() else []):
        id_, _, text = line.partition("\t")
        if id_ in by_id:
            chosen.append((f"retold-{id_}-{at}", by_id[id_], text))
    if given.only:
        chosen = [one for one in chosen if given.only in one[0]]
    asyncio.run(run(given.data, given.out, chosen[: given.first]))


if __name__ == "__main__":
    main()
