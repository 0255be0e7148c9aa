"""The review desk on a terminal: line by line, so that it works over SSH and with a reader.

Cards and what was stored go to stdout, questions and complaints to stderr.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from claimcheck.cli.desk.answers import LeftError, is_leaving
from claimcheck.cli.desk.asking import (
    AT_END,
    Ask,
    card_room,
    is_yes,
    read_ahead,
    redact_asked,
    say_entries,
    undo_asked,
    why_no_key,
)
from claimcheck.cli.desk.counts import AnswerTally, how_many_wait
from claimcheck.cli.desk.lookups import Looks
from claimcheck.cli.desk.prompts import Questions
from claimcheck.cli.output import counted, line_width, put, say, wrapped
from claimcheck.cli.render.card_lines import acts_and_words, card_lines, heading
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible
from claimcheck.model.desk.acts import Applied, DeskAct
from claimcheck.model.desk.card import Card, QueueEntry
from claimcheck.model.desk.claim_acts import Publish
from claimcheck.record import Record
from claimcheck.workflows.desk.allowed_acts import offered
from claimcheck.workflows.desk.conflicts import ChangedError
from claimcheck.workflows.desk.keys import (
    ASIDE,
    END_MOVES,
    MOVES,
    Key,
    help_lines,
    keys_of,
    read_line,
)
from claimcheck.workflows.desk.session import ReviewSession
from claimcheck.workflows.verdicts.publish import GateError

# Reads what waits now.
ReadQueue = Callable[[], Sequence[QueueEntry]]


class ReviewDesk:
    """One person at the desk: the session, what it reads from and what it asks with."""

    def __init__(
        self, record: Record, read_queue: ReadQueue, ask: Ask, libraries: Sequence[str] = ()
    ) -> None:
        """Sit down before what waits now, with others' checks of some ``libraries`` at hand."""
        self._record = record
        self._libraries = libraries
        self._read_queue = read_queue
        self._ask = ask
        self._session = ReviewSession(read_queue())
        self._looks = Looks(record)
        self._own_events: set[int] = set()
        self._skipped: dict[str, str] = {}
        self.tally = AnswerTally()

    @property
    def skipped(self) -> tuple[str, ...]:
        """Return what was skipped and waits still, each with why, where that was said."""
        waits = {entry.waiting.subject for entry in self._read_queue()} if self._skipped else ()
        return tuple(
            f"{subject} ({why})" if why else subject
            for subject, why in self._skipped.items()
            if subject in waits
        )

    def run(self, greet: Callable[[], None]) -> None:
        """Greet, and show card after card until somebody stops, or the answers end."""
        # A record that cannot be read is told of before anything else is said.
        card = self._next_card()
        greet()
        try:
            while self._turn(card):
                card = self._next_card()
        except EOFError:
            say("End of input.")

    def _next_card(self) -> Card | None:
        """Read the card that comes, or None at the end of the queue."""
        # One state of the record for both: else a card that is done could be shown as waiting.
        with self._record.snapshot():
            self._session = self._session.refreshed(self._read_queue())
            return self._card() if self._session.current else None

    def _turn(self, card: Card | None) -> bool:
        """Show one card and do what is asked with it; return whether to go on."""
        if card is None:
            return self._at_end()
        head = ["", *wrapped(heading(self._session))]
        put("\n".join([*head, *card_lines(card, card_room(len(head)))]))
        read_ahead(self._read_queue)
        while self._session.current and self._session.current.key == card.entry.key:
            key, rest = self._key((*keys_of(offered(card)), *ASIDE, *MOVES), card)
            if key is None:
                if not rest:
                    return True
            elif key.word == "quit":
                return False
            elif key.word == "redact":
                self._redact(rest, card)
            elif key in (*ASIDE, *MOVES):
                self._move(key.word, rest, card)
            else:
                self._act(key, rest, card)
            card = self._read_again(card)
        return True

    def _read_again(self, card: Card) -> Card:
        """Return the card as it is after an act of one's own; what others did meanwhile is told.

        Without an act it stays as it was read, so that their acts still count as changes.
        """
        if all(event <= card.read_at for event in self._own_events):
            return card
        with self._record.snapshot():
            meanwhile = self._record.changes_since(card, card.read_at, own=self._own_events)
            stays = self._session.current and self._session.current.key == card.entry.key
            now = self._card() if stays else card
        if meanwhile:
            say("Meanwhile:")
            say_entries(meanwhile)
        return now

    def _card(self) -> Card:
        """Read the card on the desk."""
        entry = self._session.current
        if entry is None:
            raise LookupError("the queue is at its end")
        return self._record.with_others(self._record.card(entry), libraries=self._libraries)

    def _key(self, known: tuple[Key, ...], card: Card | None) -> tuple[Key | None, str]:
        """Ask for a key, and complain where there is no such key here."""
        session = self._session
        where = f"{session.position} of {session.total}, {session.left} left " if card else ""
        line = self._ask(f"{where}> ")
        key, rest = read_line(line, known)
        if key is None and line:
            self._refuse(why_no_key(line, card))
        return key, rest

    def _refuse(self, why: str) -> None:
        """Say why an answer could not be used, and count it."""
        self.tally = self.tally._replace(refused=self.tally.refused + 1)
        for line in wrapped(visible(why)):
            say(line)

    def _move(self, word: str, rest: str, card: Card) -> None:
        """Go to another card, look something up, or undo."""
        if word == "skip":
            self._skipped[card.entry.waiting.subject] = rest
            self._session = self._session.skip()
        elif word == "back":
            self._session = self._back()
        elif word == "undo":
            self._undo()
        elif word == "more":
            put("\n".join(card_lines(card)))
        elif word == "help":
            acts, words = acts_and_words(card)
            for line in help_lines((*acts, *words, *MOVES), line_width()):
                say(line)
        else:
            try:
                put("\n".join(self._looks.at(word, rest, card)))
            except ClaimcheckError as error:
                self._refuse(str(error))

    def _back(self) -> ReviewSession:
        """Return to the last card that still waits."""
        waits = {entry.key for entry in self._read_queue()}
        session = self._session
        while session.trail:
            session = session.back()
            if session.current and session.current.key in waits:
                return session
        say("No card before this one waits; u undoes your last act.")
        return self._session

    def _act(self, key: Key, rest: str, card: Card) -> None:
        """Ask for what an act needs, and store it before anything else is asked."""
        scale, reviewers = self._record.scale(), [each.name for each in self._record.reviewers()]
        questions = Questions(self._ask, scale, self._record.today, reviewers)
        try:
            act = questions.read_act(key, rest, card)
            if act is None:
                say("Nothing was done.")
                return
            applied = self._store(card, act)
        except LeftError as left:
            say(str(left))
        except ClaimcheckError as error:
            self._refuse(str(error))
        else:
            if applied:
                put("\n".join(wrapped(visible(applied.said))))
                self.tally = self.tally._replace(stored=self.tally.stored + 1)
            self._session = self._session.refreshed(self._read_queue())

    def _store(self, card: Card, act: DeskAct) -> Applied | None:
        """Store an act; where the card has changed, only if the person keeps theirs."""
        read_at = card.read_at
        while True:
            try:
                return self._apply(card, act, read_at)
            except ChangedError as error:
                say(visible(str(error)))
                say_entries(error.changes)
                keeps = self._ask("Keep yours as a second opinion? yes, or Enter to read again ")
                if not is_yes(keeps):
                    written = getattr(act, "rationale", None)
                    say(f"Not stored: {visible(written)}" if written else "Nothing was done.")
                    return None
                read_at = error.head
            except GateError as error:
                say(visible(f"c-{card.claim.id:d} does not pass the gate:"))
                for why in error.details:
                    for line in wrapped(visible(why), first="  ", rest="    "):
                        say(line)
                despite = self._ask("Why does it go out all the same? (Enter: it does not) ")
                if not despite or is_leaving(despite) or not isinstance(act, Publish):
                    say("Nothing was done.")
                    return None
                act = replace(act, despite=despite)

    def _apply(self, card: Card, act: DeskAct, read_at: int) -> Applied:
        """Store an act, and remember its event."""
        applied = self._record.apply(card, act, read_at=read_at)
        self._own_events.add(applied.event)
        return applied

    def _redact(self, rest: str, card: Card) -> None:
        """Say what would be removed for good, and remove it if they say yes."""
        named = f"c-{card.claim.id:d}"
        if card.shows_statement and card.stored:
            named = f"s-{card.stored.id:d}"
        reason = rest or self._ask(f"Why is {named} removed for good? (Enter: nothing is done) ")
        if not reason or is_leaving(reason):
            say("Nothing was done.")
            return
        try:
            if not redact_asked(self._record, named, reason, self._ask):
                say("Nothing was done.")
                return
        except ClaimcheckError as error:
            self._refuse(str(error))
            return
        self._own_events.add(self._record.head().sequence)
        self.tally = self.tally._replace(stored=self.tally.stored + 1)
        self._session = self._session.refreshed(self._read_queue())

    def _undo(self) -> None:
        """Name the last act of this person, and take it back if they say yes."""
        before = {entry.key for entry in self._read_queue()}
        try:
            done = undo_asked(self._record, self._ask)
        except ClaimcheckError as error:
            self._refuse(str(error))
            return
        if done is None:
            return
        self._own_events.add(done.recorded)
        put(f"Undone: {done.kind} {visible(done.subject)}, event {done.sequence}.")
        self.tally = self.tally._replace(stored=self.tally.stored + 1)
        entries = self._read_queue()
        again = [entry.key for entry in entries if entry.key not in before]
        self._session = (
            self._session.turned_to(again[0], entries)
            if again
            else self._session.refreshed(entries)
        )

    def _at_end(self) -> bool:
        """Offer what is left to do at the end of the queue; return whether to go on."""
        entries = self._read_queue()
        if left := how_many_wait(entries):
            put(f"\nEnd of the queue. {counted(left, 'card')} left behind.")
        else:
            put("\nEnd of the queue. Nothing waits any more.")
        say(AT_END)
        key, _ = self._key(END_MOVES, None)
        if key is None:
            return True
        if key.word == "again":
            self._session = self._session.again(entries)
        elif key.word == "back":
            self._session = self._back()
        elif key.word == "undo":
            self._undo()
        return key.word != "quit"
