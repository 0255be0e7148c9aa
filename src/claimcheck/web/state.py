"""What a served desk keeps in memory: invitations, who has what open, uploads, acts of today."""

import secrets
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from claimcheck.record import Record
    from claimcheck.web.accounts.file import Accounts

_OPEN_SECONDS: Final = 120.0
# So many events that came since are looked through; after more, all are counted again.
_NEW: Final = 50
Shelved = TypeVar("Shelved")


class Invitation(NamedTuple):
    """Who a link lets in, and whether it is to choose a password."""

    name: str
    until: float
    sets_password: bool
    changes: int


class Invitations:
    """Links that let somebody in once; showing one uses nothing up.

    A newer link for a name, a password that is set and a closed account each end the older one.
    """

    def __init__(self, accounts: "Accounts", clock: Callable[[], float] = time.time) -> None:
        """Begin with none."""
        self._accounts = accounts
        self._clock = clock
        self._known: dict[str, Invitation] = {}
        self._lock = Lock()

    def invite(self, name: str, seconds: float, *, sets_password: bool) -> str:
        """Return the token of a new link; only its digest is kept."""
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            changes = self._accounts.changes_of(name)
            self._known = {
                key: each
                for key, each in self._known.items()
                if each.until > now and each.name != name
            }
            self._known[_key(token)] = Invitation(name, now + seconds, sets_password, changes)
        return token

    def find(self, token: str) -> Invitation | None:
        """Return an invitation that holds."""
        found = self._known.get(_key(token))
        if found is None or found.until <= self._clock():
            return None
        return found if found.changes == self._accounts.changes_of(found.name) else None

    def use(self, token: str) -> Invitation | None:
        """Return an invitation that holds, and end it."""
        with self._lock:
            found = self.find(token)
            self._known.pop(_key(token), None)
        return found


class Presence:
    """Who has had what open within the last two minutes; a sign for others, and no lock."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nobody."""
        self._clock = clock
        self._seen: dict[tuple[str, str], float] = {}
        self._lock = Lock()

    def see(self, name: str, subject: str) -> None:
        """Note that somebody has a card open."""
        now = self._clock()
        with self._lock:
            fresh = {key: at for key, at in self._seen.items() if now - at < _OPEN_SECONDS}
            self._seen = fresh | {(name, subject): now}

    def leave(self, name: str, subject: str) -> None:
        """Note that somebody is done with a card."""
        with self._lock:
            self._seen.pop((name, subject), None)

    def others(self, name: str) -> dict[str, tuple[str, ...]]:
        """Return who else has each card open, by its subject."""
        now = self._clock()
        with self._lock:
            seen = sorted(self._seen.items())
        found: dict[str, tuple[str, ...]] = {}
        for (who, subject), at in seen:
            if who != name and now - at < _OPEN_SECONDS:
                found[subject] = (*found.get(subject, ()), who)
        return found


class Shelf(Generic[Shelved]):
    """The last few things that pages need again, each by a name that cannot be guessed."""

    def __init__(self, room: int) -> None:
        """Keep so many at most."""
        self._room = room
        self._kept: OrderedDict[str, tuple[str, Shelved]] = OrderedDict()
        self._lock = Lock()

    def put(self, owner: str, what: Shelved) -> str:
        """Keep something for one session, and return its name."""
        name = secrets.token_urlsafe(16)
        self.keep(owner, name, what)
        return name

    def keep(self, owner: str, name: str, what: Shelved) -> None:
        """Keep something for one session under a name."""
        with self._lock:
            self._kept[name] = (owner, what)
            while len(self._kept) > self._room:
                self._kept.popitem(last=False)

    def names(self) -> list[str]:
        """Return the names of all that is kept."""
        with self._lock:
            return list(self._kept)

    def get(self, owner: str, name: str) -> Shelved | None:
        """Return what is kept for that session under a name; None where it is gone."""
        with self._lock:
            found = self._kept.get(name)
        return found[1] if found and found[0] == owner else None

    def drop(self, name: str) -> None:
        """Keep something no longer."""
        with self._lock:
            self._kept.pop(name, None)


class Today:
    """How many acts each reviewer did today: after an act only that is counted."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._day, self._head = "", 0
        self._acts: Counter[str] = Counter()
        self._lock = Lock()

    def read(self, record: "Record") -> Counter[str]:
        """Return the numbers that the record's own count gives."""
        with self._lock:
            day, head = record.today, record.head().sequence
            new = head - self._head
            if day != self._day or not 0 <= new <= _NEW or _has_undone(record, new):
                # What was undone counts no longer, and what was restored is another record.
                self._acts, self._head = Counter(), 0
            for each in record.progress(since=day, after=self._head) if head > self._head else ():
                self._acts[each.reviewer] += each.number
            self._day, self._head = day, head
            return self._acts.copy()


def _has_undone(record: "Record", new: int) -> bool:
    """Return whether one of so many newest events undid another."""
    return new > 0 and any(each.kind == "undo" for each in record.log(new))


def _key(token: str) -> str:
    """Return the digest by which a token is kept."""
    return sha256(token.encode()).hexdigest()
