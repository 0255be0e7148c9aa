"""Read the queue whole once, then again only what events are about."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from claimcheck.model.desk.card import QueueEntry, QueueFilter, Task
from claimcheck.model.ids import RecordId
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.chain import head
from claimcheck.store.queries.queue_details import with_more
from claimcheck.store.queries.touched import Touched, claims_about, touched_claims
from claimcheck.store.queries.waiting import begin_waiting, waiting
from claimcheck.store.records.claims import wordings_of
from claimcheck.store.verdicts.in_force import claims_rated_by, claims_to_recheck
from claimcheck.workflows.desk.first_card import FirstCard, find_first
from claimcheck.workflows.desk.queue import read_queue, those_kept
from claimcheck.workflows.desk.session import Rank, in_order, rank

# What waits of these for one reviewer need not wait for another.
_OF_VERDICTS = frozenset((Task.RATE, Task.SIGN_OFF, Task.RESOLVE, Task.RECHECK))
# So many claims, and reading everything again costs less.
_MOST = 5_000


class Moved(NamedTuple):
    """What a reading took out of the queue and put in; all else stands as it stood.

    With ``has_names`` a name may mean somebody else than before.
    """

    out: tuple[QueueEntry, ...] = ()
    put: tuple[QueueEntry, ...] = ()
    has_names: bool = False


class QueueReader:
    """What waits for a reviewer, in order: an act moves only what is about its claims.

    With ``about``, at least what waits about one record, and little else. Nobody has given
    a verdict whose name is empty: for such a reader everything waits that waits for anybody.
    ``moved`` is what the last reading moved; None where it read everything.
    """

    def __init__(self, kept: QueueFilter, *, asking: str, about: RecordId | None = None) -> None:
        """Begin with nothing read."""
        self._kept, self._asking, self._about = kept, asking, about
        self._today, self._head = "", 0
        self._is_of_another = False
        self._first: FirstCard | None = None
        self.moved: Moved | None = None
        self._clear()

    def _clear(self, entries: tuple[QueueEntry, ...] = ()) -> None:
        """Begin again with what waits, in order."""
        self._whole, self._is_laid_out = entries, False
        self._ranks: list[Rank] = []
        self._entries: list[QueueEntry] = list(entries)
        self._of_claim: dict[int, tuple[QueueEntry, ...]] = {}
        self._of_subject: dict[str, tuple[QueueEntry, ...]] = {}
        self.counts: Counter[Task] = Counter([entry.waiting.task for entry in entries])

    def _lay_out(self) -> None:
        """Say where everything stands, before anything moves: for what is only read none asks."""
        if self._is_laid_out:
            return
        self._is_laid_out = True
        self._ranks = list(map(rank, self._entries))
        for entry in self._entries:
            self._name(entry)

    def _name(self, entry: QueueEntry) -> None:
        """Let an entry be found by its claim and its subject."""
        waits = entry.waiting
        self._of_claim[waits.claim] = (*self._of_claim.get(waits.claim, ()), entry)
        self._of_subject[waits.subject] = (*self._of_subject.get(waits.subject, ()), entry)

    def for_another(self, asking: str) -> "QueueReader":
        """Return a reader for somebody else, who has little to read that this one has not.

        It is to be asked of a reader for nobody.
        """
        self._lay_out()
        other = QueueReader(self._kept, asking=asking)
        other._today, other._head, other._is_of_another = self._today, self._head, True
        other._ranks, other._entries = self._ranks.copy(), self._entries.copy()
        other._whole, other._is_laid_out = self._whole, True
        other._of_claim, other._of_subject = self._of_claim.copy(), self._of_subject.copy()
        other.counts = self.counts.copy()
        return other

    def read(self, connection: Connection, today: str) -> tuple[QueueEntry, ...]:
        """Return what waits now, in order. Raises as `read_queue` does."""
        now = head(connection).sequence
        first, self._first = self._first, None
        changed = self._changed(connection, today, now)
        if changed is None:
            self.moved = None
            self._clear(self._read_all(connection, today))
        elif first:
            # Of all else what was found then waits still.
            self._clear(in_order(with_more(connection, first.found)))
            self._move(connection, today, changed)
            self.moved = None
        else:
            self.moved = self._move(connection, today, changed)
        self._today, self._head, self._is_of_another = today, now, False
        return those_kept(connection, self._whole, self._kept)

    def begin(self, connection: Connection, today: str) -> FirstCard | None:
        """Return what comes first where nothing else was read yet, and nothing changed since.

        None where all is to be read: where it was, where only some of it is asked for, and
        where nothing waits, or what comes first is not found sooner.
        """
        now = head(connection).sequence
        if self._today or any(self._kept) or self._about:
            return self._first if (now, today) == (self._head, self._today) else None
        found = begin_waiting(connection, asking=self._asking, today=today)
        entry = find_first(connection, found)
        if entry is not None:
            self._first = FirstCard(entry, found)
            self._today, self._head = today, now
        return self._first

    def _move(self, connection: Connection, today: str, changed: Touched) -> Moved:
        """Read what is about some claims again, and return what moved."""
        claims = changed.claims
        if not claims:
            return Moved(has_names=changed.has_names)
        self._lay_out()
        out = tuple(entry for claim in claims for entry in self._of_claim.get(claim, ()))
        for claim in claims:
            self._take_out(claim)
        found = waiting(connection, QueueFilter(), asking=self._asking, today=today, among=claims)
        put = in_order(found)
        self._put(put)
        self._whole = tuple(self._entries)
        return Moved(out, put, changed.has_names)

    def at(self, task: Task, subject: str) -> QueueEntry | None:
        """Return what waited under a task and a subject when it was last read."""
        self._lay_out()
        found = self._of_subject.get(subject, ())
        return next((each for each in found if each.waiting.task is task), None)

    def _changed(self, connection: Connection, today: str, now: int) -> Touched | None:
        """Return the claims to be read again; None for all."""
        if now < self._head or today < self._today or not self._today:
            return None
        touched = touched_claims(connection, self._head)
        if touched is None or (self._about and today != self._today):
            return None
        claims = touched.claims
        if today != self._today:
            due = claims_to_recheck(connection, today, after=self._today)
            claims |= {int(each) for same in wordings_of(connection, due) for each in same}
        if self._is_of_another:
            claims |= self._rated_by_them(connection)
        return touched._replace(claims=claims) if len(claims) <= _MOST else None

    def _rated_by_them(self, connection: Connection) -> set[int]:
        """Return the claims of which something waits that may wait for others alone."""
        of_verdicts = {
            int(each.waiting.claim) for each in self._entries if each.waiting.task in _OF_VERDICTS
        }
        theirs = sorted(of_verdicts.intersection(claims_rated_by(connection, self._asking)))
        return {int(each) for same in wordings_of(connection, theirs) for each in same}

    def _put(self, entries: Iterable[QueueEntry]) -> None:
        """Put entries where they belong."""
        for entry in entries:
            its = rank(entry)
            place = bisect_left(self._ranks, its)
            self._ranks.insert(place, its)
            self._entries.insert(place, entry)
            self._name(entry)
            self.counts[entry.waiting.task] += 1

    def _take_out(self, claim: int) -> None:
        """Take out what is about a claim."""
        for entry in self._of_claim.pop(claim, ()):
            place = bisect_left(self._ranks, rank(entry))
            del self._ranks[place], self._entries[place]
            waits = entry.waiting
            left = tuple(each for each in self._of_subject[waits.subject] if each is not entry)
            if left:
                self._of_subject[waits.subject] = left
            else:
                del self._of_subject[waits.subject]
            self.counts[waits.task] -= 1

    def _read_all(self, connection: Connection, today: str) -> tuple[QueueEntry, ...]:
        """Return all that waits, or all about one record."""
        about = self._about
        claims = claims_about(connection, about.letter, about.number) if about else None
        if claims is None:
            return read_queue(connection, QueueFilter(), asking=self._asking, today=today)
        found = waiting(connection, QueueFilter(), asking=self._asking, today=today, among=claims)
        return in_order(found)
