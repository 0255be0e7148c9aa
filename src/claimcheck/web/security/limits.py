"""How often somebody may try a password: a growing wait, never a closed door."""

import ipaddress
from collections.abc import Callable
from threading import Lock
from typing import Final

from claimcheck.named_tuple import NamedTuple

_WITHIN: Final = 300.0
_FIRST_WAIT: Final = 15.0
_LONGEST_WAIT: Final = 60.0
_MOST_KEYS: Final = 10_000
# One address may be that of a whole newsroom.
_SHARED: Final = 60
# So many tries a name has at a crowded address: its owner may mistype once.
_FIRST_TRIES: Final = 2


class Bucket(NamedTuple):
    """Whose tries count together, and how many are free within five minutes."""

    key: str
    free: int


class TryBuckets(NamedTuple):
    """What a try counts to: that of the name, and that of the address that others share."""

    own: Bucket
    shared: Bucket | None = None


class Admission(NamedTuple):
    """Whether somebody may try: how many seconds to wait first, and whether many fail there."""

    wait: float = 0.0
    is_crowded: bool = False


class LoginLimits:
    """The tries of late, in memory: a program that begins again forgets them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin with none."""
        self._clock = clock
        self._tries: dict[str, list[float]] = {}
        self._lock = Lock()

    def begin(self, counted: TryBuckets) -> Admission:
        """Count a try, or return how long to wait first and count nothing.

        It is counted before it is known to fail: many at once would all be let through.
        However many fail at an address, a name has its first tries there: whoever tries
        other names, or makes names up, keeps nobody out.
        """
        own, shared = counted
        now = self._clock()
        with self._lock:
            wait = self._wait(own, now)
            crowd = self._wait(shared, now) if shared else 0.0
            if wait <= 0 < crowd and len(self._tries.get(own.key, ())) >= _FIRST_TRIES:
                wait = crowd
            if wait > 0:
                return Admission(wait)
            for each in counted:
                if each:
                    self._tries.setdefault(each.key, []).append(now)
            self._make_room(now)
            return Admission(is_crowded=crowd > 0)

    def succeeded(self, counted: TryBuckets) -> None:
        """Forget what was tried under this name; of an address, the try that succeeded alone."""
        with self._lock:
            self._tries.pop(counted.own.key, None)
            if counted.shared and self._tries.get(counted.shared.key):
                self._tries[counted.shared.key].pop()

    def _make_room(self, now: float) -> None:
        """Keep the half that was tried most, where it is too much: names made up go first."""
        if len(self._tries) > _MOST_KEYS:
            late = [each for each in self._tries.items() if now - each[1][-1] < _WITHIN]
            late.sort(key=lambda each: (len(each[1]), each[1][-1]))
            self._tries = dict(late[-_MOST_KEYS // 2 :])

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


def counted_at_login(name: str, address: str, browser: str | None) -> TryBuckets:
    """Return what a try counts to.

    From a ``browser`` that has logged in as ``name`` before it counts apart, so that
    strangers who try keep nobody out of their own desk.
    """
    if browser is not None:
        return TryBuckets(Bucket(f"browser {browser}", 5))
    place = network_of(address)
    return TryBuckets(
        Bucket(f"name {name.casefold()} at {place}", 5), Bucket(f"address {place}", _SHARED)
    )


def network_of(address: str) -> str:
    """Return whose an address is: of the newer kind, one connection has very many.

    >>> network_of("192.0.2.7"), network_of("2001:db8:1:2:3::7"), network_of("unknown")
    ('192.0.2.7', '2001:db8:1:2::/64', 'unknown')
    >>> network_of("::ffff:192.0.2.7")
    '192.0.2.7'
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), 64), strict=False))
