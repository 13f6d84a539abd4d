"""What /metrics tells: counts and sizes, never names."""

from prometheus_client import CollectorRegistry, Counter, Gauge

from xiaoer.realtime.hub import Heard, Hub, Signal


class Metrics:
    """The numbers of one node."""

    def __init__(self, hub: Hub) -> None:
        self.registry = CollectorRegistry()
        self._events = Counter("xiaoer_events", "events committed on this node", ["kind"], registry=self.registry)
        self.writes_waiting = Gauge("xiaoer_writes_waiting", "verbs that wait for the writer", registry=self.registry)
        self.sockets = Gauge("xiaoer_sockets", "open sockets", ["side"], registry=self.registry)
        self.jobs_dead = Gauge("xiaoer_jobs_dead", "jobs that were given up", registry=self.registry)
        self._by_kind: dict[str, Counter] = {}
        hub.listen("*", self._count)

    def _count(self, heard: Heard | Signal) -> None:
        if isinstance(heard, Heard) and heard.recorded is not None:
            kind = heard.recorded.event.kind()
            counter = self._by_kind.get(kind)
            if counter is None:
                counter = self._by_kind[kind] = self._events.labels(kind)
            counter.inc()
