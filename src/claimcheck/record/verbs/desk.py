"""The review desk: what waits for the reviewer, and what is done with it."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimcheck.model.ids import parse_id
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from claimcheck.model.claim import Match
    from claimcheck.model.desk.acts import Applied, DeskAct
    from claimcheck.model.desk.card import Card, QueueEntry, QueueFilter
    from claimcheck.model.ids import RecordId
    from claimcheck.model.record.log_entry import Entry
    from claimcheck.model.record.undone import Undone
    from claimcheck.model.statement import StoredStatement
    from claimcheck.model.status import Ending
    from claimcheck.reading.records.answers import Answered
    from claimcheck.workflows.desk.answer_files import AnswerOutcome
    from claimcheck.workflows.desk.house import House
    from claimcheck.workflows.desk.queue_reader import QueueReader


class Desk(OpenedRecord):
    """Sitting down before what waits, card by card."""

    def queue(self, kept: "QueueFilter | None" = None) -> "tuple[QueueEntry, ...]":
        """Return what waits for the reviewer, what asks most to be checked first.

        Raises `ClaimcheckError` for a filter that names nobody, or a day to come.
        """
        from claimcheck.workflows.desk.queue import read_queue

        actor, today, asked = self.actor, self.today, self._begun(kept)
        with self._read() as connection:
            return read_queue(connection, asked, asking=actor, today=today)

    def _begun(self, kept: "QueueFilter | None") -> "QueueFilter":
        """Return a filter whose day has begun, of everything where none is given."""
        from claimcheck.model.dates import require_begun
        from claimcheck.model.desk.card import QueueFilter

        asked = kept or QueueFilter()
        require_begun("--since", asked.since, self._by_now())
        return asked

    def queue_reader(
        self, kept: "QueueFilter | None" = None, *, about: "RecordId | None" = None
    ) -> "Callable[[], tuple[QueueEntry, ...]]":
        """Return what gives the queue as it is when asked, each time as `queue` does.

        After an act only what that is about is read again. With ``about``, what waits about
        that record is in it, and of the rest little.
        """
        from claimcheck.workflows.desk.queue_reader import QueueReader

        reader = QueueReader(self._begun(kept), asking=self.actor, about=about)

        def read() -> "tuple[QueueEntry, ...]":
            with self._read() as connection:
                return reader.read(connection, self.today)

        return read

    def first_card_reader(
        self, kept: "QueueFilter | None" = None
    ) -> "Callable[[], Sequence[QueueEntry]]":
        """Return what gives the queue as `queue_reader` does, its first card before the rest.

        The rest is read once it is asked for.
        """
        from claimcheck.workflows.desk.first_card import BegunQueue
        from claimcheck.workflows.desk.queue_reader import QueueReader

        reader = QueueReader(self._begun(kept), asking=self.actor)
        begun: BegunQueue | None = None

        def read() -> "Sequence[QueueEntry]":
            nonlocal begun
            with self._read() as connection:
                first = reader.begin(connection, self.today)
            if first is None:
                return self.read_queue(reader)
            if begun is None or begun.first is not first:
                begun = BegunQueue(first, lambda: self.read_queue(reader))
            return begun

        return read

    def read_queue(self, reader: "QueueReader") -> "tuple[QueueEntry, ...]":
        """Return what waits, by a reader that other records of the same file used before.

        So a program that opens the file for each request reads only what changed since.
        """
        with self._read() as connection:
            return reader.read(connection, self.today)

    def those_kept(
        self, entries: "Sequence[QueueEntry]", kept: "QueueFilter"
    ) -> "tuple[QueueEntry, ...]":
        """Return those of a whole queue that a filter keeps, as `queue` gives them with it.

        Raises `ClaimcheckError` for a filter that names nobody.
        """
        from claimcheck.workflows.desk.queue import those_kept

        asked = self._begun(kept)
        with self._read() as connection:
            return those_kept(connection, entries, asked)

    def waiting_about(
        self, subject: "RecordId", entries: "Iterable[QueueEntry]"
    ) -> "tuple[QueueEntry, ...]":
        """Return those ``entries`` of the queue that are about one record."""
        from claimcheck.workflows.desk.queue import about

        with self._read() as connection:
            return about(connection, entries, subject)

    def subject_of(self, named: str) -> "RecordId":
        """Return the record that the card of an id is about: itself, or a verdict's claim."""
        from claimcheck.workflows.desk.queue import subject_of_card

        subject = parse_id(named, "csqv")
        waits = self.queue_reader(about=subject)() if subject.letter == "v" else ()
        with self._read() as connection:
            return subject_of_card(connection, waits, subject)

    def looked_at(self, subject: "RecordId") -> "QueueEntry | None":
        """Return a record on which nothing waits, as if it did; None where it holds no longer."""
        from claimcheck.workflows.desk.queue import looked_at

        with self._read() as connection:
            return looked_at(connection, subject)

    def later_statement(self, subject: "RecordId") -> "StoredStatement | None":
        """Return the statement that stands in the place of a replaced one; None for all else."""
        from claimcheck.workflows.desk.queue import later_statement

        with self._read() as connection:
            return later_statement(connection, subject)

    def ending(self, subject: "RecordId") -> "Ending | None":
        """Return how a statement, a claim or a question ceased to hold; None where it does not."""
        from claimcheck.workflows.desk.queue import ending

        with self._read() as connection:
            return ending(connection, subject)

    def card(self, entry: "QueueEntry", *, to_show: bool = True) -> "Card":
        """Return all that somebody needs to see to act on what waits.

        One that is not ``to_show`` has what an act goes by: neither its story nor the claims
        that it resembles, but for the one that it asks about.
        """
        from claimcheck.workflows.desk.card_contents import read_card

        actor, house = self.actor, self._house()
        with self._read() as connection:
            found = read_card(
                connection, entry, house, asking=actor, with_story=to_show, with_priors=to_show
            )
        self._near(languages=[found.stored.statement.language] if found.stored else ())
        return found

    def cards(self, kept: "QueueFilter | None" = None, *, with_story: bool = True) -> "list[Card]":
        """Return every card that waits, in order, all of one state of the record.

        What happened to each claim, and who was asked about it, only ``with_story``.
        """
        return [*self.each_card(kept, with_story=with_story)]

    def each_card(
        self, kept: "QueueFilter | None" = None, *, with_story: bool = True
    ) -> "Iterator[Card]":
        """Yield what `cards` returns, each card as it is read.

        The record stays as it was until the last of them.
        """
        from claimcheck.workflows.desk.answer_files import cards

        actor, house, asked = self.actor, self._house(), self._begun(kept)
        languages: dict[str, None] = {}
        with self._read() as connection:
            for card in cards(connection, asked, house, asking=actor, with_story=with_story):
                if card.stored:
                    languages[card.stored.statement.language] = None
                yield card
        self._near(languages=languages)

    def precedents(self, card: "Card") -> "tuple[Match, ...]":
        """Return the claims like a card's that have a verdict, closest first."""
        from claimcheck.workflows.desk.card_contents import precedents

        with self._read() as connection:
            return precedents(connection, card, self._house())

    def apply(
        self,
        card: "Card",
        act: "DeskAct",
        *,
        read_at: int | None = None,
        dry_run: bool = False,
    ) -> "Applied":
        """Store what the reviewer does with a card, as one act.

        Raises `ChangedError` where somebody else acted on it after the event ``read_at``,
        the card's own by default, and `ClaimcheckError` where the act does not fit.
        With ``dry_run`` nothing is stored.
        """
        from claimcheck.model.desk.acts import kind_of
        from claimcheck.workflows.desk.apply import apply

        house = self._house()
        with self._act(kind_of(act), dry_run=dry_run) as (writer, _actor):
            return apply(writer, card, act, house, read_at=read_at)

    def apply_answers(self, answered: "Sequence[Answered]") -> "Iterator[AnswerOutcome]":
        """Store the answers of a file, each card's in a transaction of its own.

        Yields what became of each. An answer to a card that changed meanwhile is stale,
        and nothing of it is stored.
        """
        from claimcheck.model.desk.acts import kind_of
        from claimcheck.store.verdicts.reviewers import RoleError
        from claimcheck.workflows.desk.answer_files import apply_answers

        try:
            store, actor = self._acting()
        except RoleError:
            # Whoever only reads is told what the first answer needs.
            self._acting(next((kind_of(act) for one in answered for act in one.acts), "acting"))
            raise
        return apply_answers(store, answered, self._house(), actor=actor)

    def changes_since(
        self, card: "Card", read_at: int, *, own: "Collection[int]" = ()
    ) -> "tuple[Entry, ...]":
        """Return what others did about a card after an event, oldest first."""
        from claimcheck.workflows.desk.conflicts import changes_since

        with self._read() as connection:
            return changes_since(connection, card, read_at, own=own)

    def undo_own(
        self,
        event: int | None = None,
        *,
        never_out: str | None = None,
        dry_run: bool = False,
    ) -> "Undone | None":
        """Undo the reviewer's newest act; None where they have none left.

        ``event``, where given, must still be the newest: it is what they agreed to. For
        an act that told readers something, ``never_out`` says why that did not go out.
        """
        from claimcheck.workflows.record.undo import undo_own

        with self._act(dry_run=dry_run) as (writer, actor):
            return undo_own(writer, actor=actor, sequence=event, never_out=never_out)

    @contextmanager
    def snapshot(self) -> "Iterator[None]":
        """Let the block read one state of the record, whatever others write meanwhile."""
        from claimcheck.store.connection import snapshot

        with self._read() as connection, snapshot(connection):
            yield

    def _house(self) -> "House":
        """Return what acts at the desk depend on."""
        from claimcheck.workflows.desk.house import House

        settings = self.settings
        return House(
            settings.thresholds,
            settings.gate,
            self.today,
            settings.scale_map,
            settings.sources,
            self._near(often=True),
            settings.desk.pages,
        )
