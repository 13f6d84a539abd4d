"""How much one contact may send: a bucket that fills steadily, and memory that does not grow."""

from collections import OrderedDict

from xiaoer.kit.clock import SECOND, Clock
from xiaoer.kit.errors import TooMany

RATE = 20.0
BURST = 100
MOST_KEYS = 100_000


class Limiter:
    """One bucket a key: `burst` at once, `rate` a second for long. For one event loop."""

    def __init__(self, clock: Clock, *, rate: float = RATE, burst: int = BURST, most_keys: int = MOST_KEYS) -> None:
        self._clock = clock
        self._rate = rate
        self._burst = burst
        self._most_keys = most_keys
        # What is left of each bucket and since when, the longest untouched first.
        self._buckets: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, key: str) -> None:
        """One more from this key. Raises TooMany with the seconds after which the next one will pass."""
        now = self._clock.now()
        left, since = self._buckets.pop(key, (float(self._burst), now))
        # A clock that was set back fills nothing.
        left = min(float(self._burst), left + max(0, now - since) / SECOND * self._rate)
        passes = left >= 1
        self._buckets[key] = (left - 1 if passes else left, max(now, since))
        if len(self._buckets) > self._most_keys:
            self._buckets.popitem(last=False)
        if not passes:
            raise TooMany(retry_after=(1 - left) / self._rate)
