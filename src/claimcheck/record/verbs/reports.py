"""What the record tells: pages, lists, stories, numbers, tables, and findings in drafts."""

from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import full_day
from claimcheck.model.ids import number_of
from claimcheck.record.given import in_language
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck.model.ids import ArticleId, ClaimId, PersonId, QuestionId, StatementId
    from claimcheck.model.record.listed import ListedClaim, ListedQuestion, ListedStatement
    from claimcheck.model.record.log_entry import Entry
    from claimcheck.model.record.redaction import RedactionNote
    from claimcheck.model.record.search_hit import SearchHit
    from claimcheck.model.record.stats import Stats
    from claimcheck.model.scan.finding import Scanned
    from claimcheck.model.scan.tick import Tick
    from claimcheck.model.speech import Speech
    from claimcheck.workflows.report.history import History
    from claimcheck.workflows.report.show import (
        ArticlePage,
        ClaimPage,
        QuestionPage,
        StatementPage,
    )
    from claimcheck.workflows.scan.plan import Plan


class Reports(OpenedRecord):
    """Reading what the record says."""

    def claim(self, claim: "ClaimId | str") -> "ClaimPage":
        """Return a claim with all that hangs on it, as it stands today.

        Raises `ClaimcheckError` where there is none with this id.
        """
        from claimcheck.model.dates import last_day
        from claimcheck.workflows.report.show import show_claim

        today = min(self.today, last_day(self._at)) if self._at else self.today
        with self._read() as connection:
            return show_claim(
                connection,
                number_of(claim, "c"),
                asking=self._named,
                today=today,
                with_letters=self.sees_letters,
            )

    def statement(self, statement: "StatementId | str") -> "StatementPage":
        """Return a statement, the claim it states and what is open about it."""
        from claimcheck.workflows.report.show import show_statement

        with self._read() as connection:
            return show_statement(connection, number_of(statement, "s"), asking=self._named)

    def article(self, article: "ArticleId | str") -> "ArticlePage":
        """Return an article and the statements found in it."""
        from claimcheck.workflows.report.show import show_article

        with self._read() as connection:
            return show_article(connection, number_of(article, "a"))

    def question(self, question: "QuestionId | str") -> "QuestionPage":
        """Return a question with the words on both sides, and what a person decided."""
        from claimcheck.workflows.report.show import show_question

        with self._read() as connection:
            return show_question(connection, number_of(question, "q"), asking=self._named)

    def redactions(self, subject: object) -> "list[RedactionNote]":
        """Return what was redacted of a record, given by its id: when, by whom and why."""
        from claimcheck.store.log.redactions import notes_on

        with self._read() as connection:
            return notes_on(connection, str(subject))

    def claims(
        self,
        *,
        status: str | None = None,
        speaker: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> "list[ListedClaim]":
        """Return the claims, by id; of those asked for.

        ``status`` is one of `Status`; ``speaker`` a whole name, in any case; ``since`` and
        ``until`` look at the day it was recorded, as everywhere. Raises `ClaimcheckError` for
        what is no status or no date, and for a ``since`` to come.
        """
        from claimcheck.workflows.report.lists import list_claims
        from claimcheck.workflows.report.record_tables import read_filter

        kept = read_filter(
            status=status, speaker=speaker, since=since, until=until, now=self._by_now()
        )
        with self._read() as connection:
            return list_claims(connection, kept)

    def statements(
        self,
        *,
        status: str | None = None,
        speaker: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> "list[ListedStatement]":
        """Return the statements, by id, kept as `claims` does by the day they were recorded."""
        from claimcheck.workflows.report.lists import list_statements
        from claimcheck.workflows.report.record_tables import read_filter

        kept = read_filter(
            status=status, speaker=speaker, since=since, until=until, now=self._by_now()
        )
        with self._read() as connection:
            return list_statements(connection, kept)

    def questions(
        self,
        *,
        status: str | None = None,
        speaker: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> "list[ListedQuestion]":
        """Return the open questions, by id, kept as `claims` does by the day of the asking.

        A status is that of the candidate.
        """
        from claimcheck.workflows.report.lists import list_questions
        from claimcheck.workflows.report.record_tables import read_filter

        kept = read_filter(
            status=status, speaker=speaker, since=since, until=until, now=self._by_now()
        )
        with self._read() as connection:
            return list_questions(connection, kept)

    def search(self, words: str, *, limit: int = 10) -> "list[SearchHit]":
        """Return the claims, statements, persons and verdicts that hold all of ``words``.

        Up to ``limit`` of each kind, most fitting first; words in quotation marks stand
        together. Where the record knows what its claims mean, the nearest three come with
        them, whatever their words. Raises `ClaimcheckError` where there is no word, and for
        more than 1,000 characters.
        """
        return self.search_counted(words, limit=limit)[0]

    def search_counted(
        self, words: str, *, limit: int = 10
    ) -> "tuple[list[SearchHit], dict[str, int]]":
        """Return what `search` does, and how many there are of each kind, shown or not."""
        from claimcheck.model.statement import Statement
        from claimcheck.store.queries.search import require_short, search_counted

        if not any(map(str.isalnum, words)):
            raise ClaimcheckError("there is no word to search for; give one, such as scholarships")
        require_short(words)
        said = in_language(Statement(words), self._language)
        with self._read() as connection:
            near = self._near(languages=[said.language])
            if near is not None:
                return near.search(connection, said, limit=limit)
            return search_counted(connection, words, limit=limit)

    def completions(self, kind: str, begun: str) -> list[tuple[str, str]]:
        """Return what a value may be that begins as ``begun`` does: each, and what it is.

        Up to 50. ``kind`` is one of the words of the command line's help: ARTICLE, CLAIM,
        CONTACT, ID (of any record), LABEL, LINK, PERSON, QUESTION, REVIEWER, SOURCE, SPEAKER,
        STATEMENT, STATUS, TOPIC or VERDICT.
        """
        from claimcheck.store.queries.completions import completions

        if kind == "CONTACT" and not self.sees_letters:
            return []
        with self._read() as connection:
            return completions(connection, kind, begun)

    def history(self, claim: "ClaimId | str") -> "History":
        """Return the story of a claim: what was done about it, oldest first."""
        from claimcheck.workflows.report.history import tell_history

        with self._read() as connection:
            return tell_history(
                connection,
                number_of(claim, "c"),
                asking=self._named,
                with_letters=self.sees_letters,
            )

    def told_in_words(self, event: int) -> "tuple[Entry, ...]":
        """Return what an act did, as the stories of its claims tell it."""
        from claimcheck.workflows.report.history import told_in_words

        actor = self.actor
        with self._read() as connection:
            return told_in_words(connection, event, asking=actor)

    def speaker(self, name: "PersonId | str") -> "Speech":
        """Return what somebody said, by occasion, under all their names.

        Raises `ClaimcheckError` where nobody is named so, or several are.
        """
        from claimcheck.workflows.report.speaker import tell_speech

        with self._read() as connection:
            return tell_speech(
                connection,
                str(name),
                thresholds=self.settings.thresholds,
                asking=self._named,
            )

    def stats(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        today: str | None = None,
        by_reviewer: bool = False,
    ) -> "Stats":
        """Return the numbers of a desk: how claims stand today, and what was done in a period.

        Who of the desk did how much is counted only where ``by_reviewer`` asks for it.
        """
        from claimcheck.workflows.report.stats import count, read_period

        period, day = read_period(since, until, self._by_now()), full_day(today, self.today)
        with self._read() as connection:
            return count(connection, period, today=day, asking=self._named, by_reviewer=by_reviewer)

    def require_period(self, since: str | None, until: str | None) -> None:
        """Raise `ClaimcheckError` for what is no time, or for one that begins on a day to come."""
        from claimcheck.workflows.report.stats import read_period

        read_period(since, until, self._by_now())

    def overdue(self, *, today: str | None = None) -> int:
        """Return how many claims have a verdict that should have been checked again by now."""
        from claimcheck.workflows.report.stats import count_overdue

        with self._read() as connection:
            return count_overdue(connection, full_day(today, self.today), self._named)

    def scan(
        self, *drafts: "str | Path", proposed: bool = False, today: str | None = None
    ) -> "Scanned":
        """Return what drafts say against the record, by the settings for scans; stores nothing.

        ``drafts`` are files, folders of them, or ``-`` for stdin. Verdicts that are signed
        off count, and with ``proposed`` others too. Raises `ClaimcheckError` where no
        verdict counts, and where there is no draft.
        """
        from claimcheck.workflows.scan.plan import Plan
        from claimcheck.workflows.scan.scope import plan_drafts

        names, chosen = [str(each) for each in drafts], self.settings.scan
        if proposed:
            chosen = chosen._replace(proposed=True)
        day = full_day(today, self.today)
        plan = Plan(
            self.path,
            (),
            chosen,
            self.settings.thresholds,
            day,
            others=self.settings.elsewhere,
            language=self.settings.desk.language,
        )
        return self.scan_plan(plan_drafts(plan, names))[0]

    def scan_plan(
        self, plan: "Plan", *, jobs: int = 1, tell: "Callable[[int], None]" = lambda _: None
    ) -> "tuple[Scanned, tuple[Tick, ...]]":
        """Return what a scan finds, and the checklist where its plan asks for one.

        With several ``jobs`` as many processes read drafts, and the outcome is the same.
        ``tell`` is told how many drafts are done.
        """
        from claimcheck.workflows.scan.run import scan

        self._require_usable()
        near = self._near(wanted=plan.settings.asks_for_meaning)
        scanned, ticks = scan(plan._replace(nearness=near), jobs=jobs, tell=tell)
        self._near(wanted=near is not None, languages=scanned.languages)
        return scanned, ticks
