"""One running house: the rooms, wired together, and what runs in the background."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import anyio
import psycopg

import xiaoer
from xiaoer.app import case_desk, relay, waiting_deeds
from xiaoer.app.count_feed import CountFeed
from xiaoer.app.desk import HouseDesk
from xiaoer.app.learner import Learner
from xiaoer.app.live_feed import LiveFeed
from xiaoer.app.metrics import Metrics
from xiaoer.app.queue_ticker import QueueTicker
from xiaoer.app.receipts import Receipts
from xiaoer.app.relay import Relay
from xiaoer.app.staff_feed import StaffFeed
from xiaoer.app.subscriptions import SUBSCRIBERS, Codes, handlers
from xiaoer.assistant.jobs import Mind, teach
from xiaoer.auth.actor import Staff
from xiaoer.auth.identity import LONGEST_LIFE
from xiaoer.auth.limits import Limiter
from xiaoer.channels.outbox.sender import Outbox
from xiaoer.conversation import jobs as search
from xiaoer.event.fold import Fold
from xiaoer.event.tx import CHANNEL, Journal, Tx
from xiaoer.job.queue import Subscriptions, give_all_back
from xiaoer.job.runner import Runner
from xiaoer.kit import crypto, ids
from xiaoer.kit.clock import Clock
from xiaoer.kit.database import PostgresDatabase, SqliteDatabase, database, postgres_options
from xiaoer.kit.errors import Refused
from xiaoer.kit.settings import Settings
from xiaoer.kit.store import Store
from xiaoer.kit.words import Words
from xiaoer.kit.worker import Worker
from xiaoer.media import jobs as media
from xiaoer.media.addresses import Addresses
from xiaoer.media.files import Files
from xiaoer.media.jobs import Hands, Intake
from xiaoer.order.case.address import Inspections
from xiaoer.realtime.hub import Heard, Hub, Signal
from xiaoer.report import fold as report
from xiaoer.routing import jobs as routing_jobs
from xiaoer.routing import verbs as routing
from xiaoer.shops.local.adapter import LocalShop

HEARTBEAT = 15.0
SWEEP = 5.0
# Files that one contact may send: so many a second for long, so many at once.
UPLOADS, UPLOADS_AT_ONCE = 0.5, 30
MEDIA_SWEEP = 3_600.0
MEDIA_KEY = "media.key"
INSPECTION_KEY = "inspection.key"
CODES_KEY = "codes.key"
IDENTITY_KEYS = ("identity.key", "identity-next.key")
log = logging.getLogger(__name__)


class House:
    """Everything a server needs, opened and closed as one."""

    def __init__(self, settings: Settings, *, clock: Clock | None = None, identity_life: int = LONGEST_LIFE) -> None:
        self.settings = settings
        self.node = ids.new_id()
        self.hub = Hub()
        db = database(settings.database_url)
        self.store: Store[Tx] = Store(db, Journal(self.node, Subscriptions(SUBSCRIBERS)), clock=clock)
        self.words = Words([Path(xiaoer.__file__).parent])
        self.limiter = Limiter(self.store.clock, rate=settings.rate, burst=settings.burst)
        self.shop = LocalShop(self.store)
        self.identity_keys = [crypto.key_file(Path(settings.data), name) for name in IDENTITY_KEYS]
        self.metrics = Metrics(self.hub)
        self.receipts = Receipts(self.store, self.hub)
        self.ticker = QueueTicker(self.store, self.hub)
        self.worker = Worker("xiaoer.assistant.classifier", "xiaoer.media.examine")
        # The worker's generic signature is wider than those asked for, which the checker cannot see.
        mind, hands = cast("Mind", self.worker), cast("Hands", self.worker)
        self.files = Files(Path(settings.data) / "media")
        uploads = Limiter(self.store.clock, rate=UPLOADS, burst=UPLOADS_AT_ONCE)
        self.intake = Intake(self.store, self.files, hands, uploads)
        self.addresses = Addresses(crypto.key_file(Path(settings.data), MEDIA_KEY))
        self.inspections = Inspections(crypto.key_file(Path(settings.data), INSPECTION_KEY))
        self.doors = Limiter(self.store.clock, rate=settings.session_rate, burst=settings.session_burst)
        self.desk = self._desk(identity_life)
        self.feed = StaffFeed(self.store, self.hub, self.node, self.receipts, self.refusal)
        self.live = LiveFeed(self.store, self.hub)
        self.deeds = CountFeed(self.store, self.hub, "deed:", waiting_deeds.counted)
        self.cases = CountFeed(self.store, self.hub, "case:", case_desk.counted)
        self.relay = Relay(self.store, self.hub, self.node)
        self.learner = Learner(self.hub, self.learn)
        self.codes = Codes(crypto.key_file(Path(settings.data), CODES_KEY), Outbox(self.store), settings.url)
        self.runner = Runner(self.store, handlers(self.store, self.shop, self.hub, mind, self.files, self.codes))
        self.folds = [
            Fold(self.store, report.NAME, report.take),
            Fold(self.store, search.NAME, search.take, chunk=search.CHUNK),
        ]
        self.hub.listen("*", self._wake_folds)
        self.store.committed = self._committed

    def _desk(self, identity_life: int) -> HouseDesk:
        return HouseDesk(
            self.store,
            self.hub,
            self.shop,
            self.limiter,
            self.receipts,
            self.intake,
            self.addresses,
            self.doors,
            self.ticker,
            keys=self.identity_keys,
            public_url=self.settings.url,
            sockets=self.metrics.sockets.labels("contact"),
            longest=identity_life,
        )

    @asynccontextmanager
    async def open(self) -> AsyncIterator["House"]:
        """The house with its background work running."""
        if isinstance(self.store.database, SqliteDatabase):
            # Nobody else serves this file: what the process before us held is nobody's.
            await self.store.write(give_all_back)
        async with anyio.create_task_group() as tasks:
            await self.worker.start()
            await self.learn()
            for name, work in self._background().items():
                tasks.start_soon(_forever, name, work)
            try:
                yield self
            finally:
                tasks.cancel_scope.cancel()
        with anyio.CancelScope(shield=True):
            await self.worker.stop()
            await self.store.close()

    async def learn(self) -> None:
        """Have the assistant learn the example sentences that are in the house now."""
        await teach(self.store, self.worker)

    async def come(self, staff: Staff) -> None:
        """An agent has opened the console."""
        await self.store.write(routing.come, staff.agent_id, self.node)

    async def go(self, staff: Staff) -> None:
        """One of an agent's sockets has closed; once it was the last here, she is gone."""
        if staff.agent_id not in self.feed.present:
            await self.store.write(routing.go, staff.agent_id, self.node)

    def refusal(self, locale: str, error: Refused) -> str:
        """What an error says, in a language."""
        return self.words.text(locale, f"error-{error.code}", **error.facts)

    def _background(self) -> dict[str, Callable[[], Awaitable[None]]]:
        work: dict[str, Callable[[], Awaitable[None]]] = {
            "jobs": self.runner.run,
            "staff feed": self.feed.run,
            "live": self.live.run,
            "deeds": self.deeds.run,
            "cases": self.cases.run,
            "queue": self.ticker.run,
            "learning": self.learner.run,
            "receipts": self.receipts.run,
            "presence": self._stay_present,
            "sweep": self._sweep,
            "media": self._sweep_media,
        }
        if isinstance(self.store.database, PostgresDatabase):
            work["news"] = self._hear_other_nodes
            work["relay"] = self.relay.run
            self.relay.begin()
        return work | {f"fold {fold.name}": fold.run for fold in self.folds}

    def _wake_folds(self, heard: Heard | Signal) -> None:
        if isinstance(heard, Heard):
            for fold in self.folds:
                fold.wake()

    def _committed(self, transactions: list[Tx]) -> None:
        self.hub.committed(transactions)
        if any(tx.enqueued for tx in transactions):
            self.runner.poke()

    async def _stay_present(self) -> None:
        while True:
            await anyio.sleep(HEARTBEAT)
            self.feed.doubt_all()
            if present := self.feed.present:
                await self.store.write(routing.seen, present, self.node)

    async def _sweep(self) -> None:
        while True:
            await anyio.sleep(SWEEP)
            await routing_jobs.sweep(self.store)

    async def _sweep_media(self) -> None:
        while True:
            await media.sweep(self.store, self.files)
            await anyio.sleep(MEDIA_SWEEP)

    async def _hear_other_nodes(self) -> None:
        """PostgreSQL's notifications: ids only, and only of what is committed."""
        options = postgres_options(self.settings.database_url)
        connection = await psycopg.AsyncConnection.connect(autocommit=True, **options)
        try:
            await connection.execute(f"LISTEN {CHANNEL}; LISTEN {relay.CHANNEL}")
            self.hub.missed()
            async for news in connection.notifies():
                if news.channel == relay.CHANNEL:
                    self.relay.receive(news.payload)
                    continue
                node, seq, stream = news.payload.split(" ", 2)
                if node != self.node:
                    self.hub.elsewhere(stream, int(seq))
                    self.runner.poke()
        finally:
            # As a context it would ask for a rollback first, and whoever is cancelled waits for nothing any more.
            await connection.close()


async def _forever(name: str, work: Callable[[], Awaitable[None]]) -> None:
    """Begin again a second after an error: nothing in the background may end the house."""
    while True:
        try:
            await work()
        except Exception:
            log.exception("background work failed", extra={"work": name.replace(" ", "-")})
        await anyio.sleep(1)
