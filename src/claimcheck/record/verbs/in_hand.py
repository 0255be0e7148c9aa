"""Who is on the desk, and what they do with claims beside verdicts: take up, file, note."""

from typing import TYPE_CHECKING

from claimcheck.model.ids import number_of
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from claimcheck.model.claim import Standing
    from claimcheck.model.desk.digest import Digest
    from claimcheck.model.desk.hand_over import HandOver
    from claimcheck.model.desk.hold import StoredHold
    from claimcheck.model.ids import ClaimId, NoteId
    from claimcheck.model.record.stats import DayOfActs
    from claimcheck.store.verdicts.reviewers import Reviewer


class InHand(OpenedRecord):
    """Taking claims up, and saying to the others who sees to them."""

    def take(
        self,
        claim: "ClaimId | str",
        *,
        reason: str,
        priority: str | None = None,
        deadline: str | None = None,
    ) -> "Standing":
        """Take a claim up, so that it waits for a verdict; return how it stands.

        ``priority`` is ``high``, ``normal`` or ``low``, ``deadline`` a full date; whoever has
        it in hand already gives it another so. Raises `ClaimcheckError` where that changes
        nothing.
        """
        from claimcheck.workflows.claims.relations import take_up

        with self._act() as (writer, actor):
            return take_up(
                writer,
                number_of(claim, "c"),
                reason=reason,
                actor=actor,
                priority=priority,
                deadline=deadline,
            )

    def drop(self, claim: "ClaimId | str", *, reason: str) -> "Standing":
        """Take a claim out of the queue, whoever took it up; return how it stands.

        Raises `ClaimcheckError` where nobody has.
        """
        from claimcheck.workflows.claims.relations import drop

        with self._act() as (writer, actor):
            return drop(writer, number_of(claim, "c"), reason=reason, actor=actor)

    def hold(self, claim: "ClaimId | str", *, reason: str) -> "StoredHold":
        """Keep everybody from changing a claim, in any wording, until an editor lifts that.

        No act, link, verdict, note or redaction is stored that would; what resembles the
        claim is asked about. Raises `ClaimcheckError` where it is on hold already.
        """
        from claimcheck.workflows.claims.hold import hold

        with self._act("hold") as (writer, actor):
            return hold(writer, number_of(claim, "c"), reason=reason, actor=actor)

    def lift_hold(self, claim: "ClaimId | str", *, reason: str) -> "StoredHold":
        """Let a claim be changed again; return the hold that was lifted.

        Raises `ClaimcheckError` where it is on no hold.
        """
        from claimcheck.workflows.claims.hold import lift

        with self._act("lift") as (writer, actor):
            return lift(writer, number_of(claim, "c"), reason=reason, actor=actor)

    def holds(self) -> "list[StoredHold]":
        """Return which claims are on hold today, since when, by whom and why, oldest first."""
        from claimcheck.store.log.holds import holds

        with self._read() as connection:
            return holds(connection)

    def note(self, claim: "ClaimId | str", text: str) -> "NoteId":
        """Leave a note on a claim for the others at the desk, and return its id."""
        from claimcheck.model.ids import NoteId
        from claimcheck.workflows.claims.notes import note_on

        with self._act() as (writer, actor):
            return NoteId(note_on(writer, number_of(claim, "c"), text, actor=actor))

    def assign(self, claim: "ClaimId | str", reviewer: str) -> str:
        """Ask a reviewer to see to a claim, and return the name as the record writes it."""
        from claimcheck.workflows.claims.notes import assign_to

        with self._act() as (writer, actor):
            return assign_to(writer, number_of(claim, "c"), reviewer, actor=actor)

    def topics(self) -> "list[tuple[str, int]]":
        """Return every topic with how many claims it has; one in several wordings counts once."""
        from claimcheck.store.records.topics import topic_counts

        with self._read() as connection:
            return topic_counts(connection)

    def add_topic(self, claim: "ClaimId | str", topic: str) -> str:
        """File a claim under a topic, and return the topic as the desk writes it.

        Raises `ClaimcheckError` where it is filed so already.
        """
        from claimcheck.workflows.claims.topics import file_under

        with self._act() as (writer, actor):
            return file_under(writer, number_of(claim, "c"), topic, actor=actor)

    def remove_topic(self, claim: "ClaimId | str", topic: str) -> str:
        """Take a claim out of a topic. Raises `ClaimcheckError` where it is not filed so."""
        from claimcheck.workflows.claims.topics import take_out_of

        with self._act() as (writer, actor):
            return take_out_of(writer, number_of(claim, "c"), topic, actor=actor)


class Staff(OpenedRecord):
    """The people of the desk."""

    def reviewers(self) -> "list[Reviewer]":
        """Return the people whose acts are recorded, first added first."""
        from claimcheck.store.verdicts.reviewers import reviewers

        with self._read() as connection:
            return reviewers(connection)

    def add_reviewer(
        self,
        name: str,
        *,
        email: str | None = None,
        role: str = "reviewer",
        is_another: bool = False,
        dry_run: bool = False,
    ) -> None:
        """Let somebody else act, as a ``reader``, ``reviewer``, ``editor`` or ``owner``.

        Raises `ClaimcheckError` where the name is empty or taken, and where it may be a
        reviewer's, unless it ``is_another`` person. With ``dry_run`` nothing is stored.
        """
        from claimcheck.workflows.record.reviewers import read_role, register

        with self._act("reviewer", dry_run=dry_run) as (writer, actor):
            wanted = read_role(role)
            register(writer, name, email=email, actor=actor, role=wanted, is_another=is_another)

    def set_role(
        self, name: str, role: str, *, reason: str | None = None, dry_run: bool = False
    ) -> None:
        """Let a reviewer do more or less from now on: see `add_reviewer`; ``left`` ends it.

        The name stays on record. Raises `ClaimcheckError` for the only owner, and for
        somebody who would leave with something in hand: see `let_leave`. With ``dry_run``
        nothing is stored.
        """
        from claimcheck.workflows.record.reviewers import change_role, read_role

        with self._act("role", dry_run=dry_run) as (writer, actor):
            change_role(writer, name, read_role(role), reason=reason, actor=actor)

    def let_leave(
        self,
        name: str,
        *,
        hand_over_to: str | None = None,
        reason: str | None = None,
        dry_run: bool = False,
    ) -> "HandOver":
        """Let a reviewer leave, and return what ``hand_over_to`` has in hand now.

        They act no more, and the name stays on record. Claims on hold go over too. Raises
        `ClaimcheckError` for the only owner, and where they have claims, re-checks or open
        letters in hand and nobody takes them over. With ``dry_run`` nothing is stored.
        """
        from claimcheck.workflows.record.leaving import let_leave

        with self._act("role", dry_run=dry_run) as (writer, actor):
            return let_leave(writer, name, hand_over_to=hand_over_to, reason=reason, actor=actor)

    def progress(
        self, *, since: str | None = None, reviewer: str | None = None, after: int = 0
    ) -> "list[DayOfActs]":
        """Return what each person did on each day, newest day first; of the last two weeks.

        From ``since`` on, where it is given; with a ``reviewer``, theirs alone; only acts
        ``after`` an event.
        """
        from datetime import date, timedelta

        from claimcheck.model.dates import parse_date, require_begun
        from claimcheck.store.queries.act_counts import acts_by_day
        from claimcheck.store.verdicts.reviewers import named_reviewer

        begin = str(date.fromisoformat(self.today) - timedelta(days=13))
        require_begun("--since", since, self._by_now())
        with self._read() as connection:
            name = None if reviewer is None else named_reviewer(connection, reviewer)
            begin = str(parse_date(since)) if since else begin
            return acts_by_day(connection, begin, name, after=after)

    def digest(
        self, reviewer: str, *, since: str | None = None, today: str | None = None
    ) -> "Digest":
        """Return what waits for a reviewer, what is overdue, and what changed on their claims.

        Changes are those by others from ``since`` on, else from yesterday on. Letters are
        left out where the record is open for somebody who only reads. Raises
        `ClaimcheckError` for a day that comes after the digest's.
        """
        from datetime import date, timedelta

        from claimcheck.errors import ClaimcheckError
        from claimcheck.model.dates import full_day, parse_date
        from claimcheck.store.verdicts.reviewers import named_reviewer
        from claimcheck.workflows.desk.digest import make_digest

        day = full_day(today, self.today)
        begin = str(parse_date(since)) if since else str(date.fromisoformat(day) - timedelta(1))
        if begin > day:
            raise ClaimcheckError(f"--since {begin} is after {day}, the day of the digest")
        with self._read() as connection:
            name = named_reviewer(connection, reviewer)
            return make_digest(connection, name, since=begin, today=day, asking=self._named)
