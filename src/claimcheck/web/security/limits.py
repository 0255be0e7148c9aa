"""How often somebody may try a password: a growing wait, never a closed door."""

from collections.abc import Callable
from threading import Lock
from typing import Final, NamedTuple

_WITHIN: Final = 300.0
_FIRST_WAIT: Final = 15.0
_LONGEST_WAIT: Final = 60.0
_MOST_KEYS: Final = 10_000
# One address may be that of a whole newsroom.
_SHARED: Final = 60


class Bucket(NamedTuple):
    """Whose tries count together, and how many are free within five minutes."""

    key: str
    free: int


class LoginLimits:
    """The tries of late, in memory: a program that begins again forgets them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin with none."""
        self._clock = clock
        self._tries: dict[str, list[float]] = {}
        self._lock = Lock()

    def begin(self, buckets: tuple[Bucket, ...]) -> float:
        """Count a try and return 0, or return how many seconds to wait first and count nothing.

        It is counted before it is known to fail: many at once would all be let through.
        """
        now = self._clock()
        with self._lock:
            wait = max((self._wait(each, now) for each in buckets), default=0.0)
            if wait <= 0:
                for each in buckets:
                    self._tries.setdefault(each.key, []).append(now)
                while len(self._tries) > _MOST_KEYS:
                    del self._tries[next(iter(self._tries))]
            return max(wait, 0.0)

    def succeeded(self, buckets: tuple[Bucket, ...]) -> None:
        """Forget what was tried under this name; of an address, the try that succeeded alone."""
        with self._lock:
            for each in buckets:
                kept = [] if each.free < _SHARED else self._tries.get(each.key, [])[:-1]
                self._tries[each.key] = kept

    def _wait(self, bucket: Bucket, now: float) -> float:
        """Return how long until the next try."""
        recent = [each for each in self._tries.get(bucket.key, ()) if now - each < _WITHIN]
        if not recent:
            self._tries.pop(bucket.key, None)
            return 0.0
        self._tries[bucket.key] = recent
        above = len(recent) - bucket.free
        if above < 0:
            return 0.0
        wait: float = min(_FIRST_WAIT * 2 ** min(above, 8), _LONGEST_WAIT)
        return recent[-1] + wait - now


def login_buckets(name: str, address: str, browser: str | None) -> tuple[Bucket, ...]:
    """Return what a try counts to.

    From a ``browser`` that has logged in as ``name`` before it counts apart, so that
    strangers who try keep nobody out of their own desk.
    """
    if browser is not None:
        return (Bucket(f"browser {browser}", 5),)
    return (
        Bucket(f"name {name.casefold()} at {address}", 5),
        Bucket(f"address {address}", _SHARED),
    )
