"""What speaks for or against claims, and whom the desk asked about them."""

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model.dates import full_day
from claimcheck.model.ids import number_of, parse_id
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.desk.contact import Contact, StoredContact
    from claimcheck.model.ids import ClaimId, ContactId, SourceId
    from claimcheck.model.record.copies import CapturedCopy, SourceCheck
    from claimcheck.model.verdict import Source, StoredSource
    from claimcheck.store.verdicts.sources import AddedSource
    from claimcheck.workflows.intake.imports.mapped_tables import TableSource
    from claimcheck.workflows.intake.imports.source_lists import ImportedSources
    from claimcheck.workflows.verdicts.contact import NamedCopy


class Sources(OpenedRecord):
    """Keeping sources with their copies, and the right of reply."""

    def sources(self, of: "ClaimId | SourceId | str | None" = None) -> "list[StoredSource]":
        """Return the sources of a claim with its other wordings, one source, or all."""
        from claimcheck.workflows.verdicts.captured_sources import chosen_sources

        chosen = None if of is None else parse_id(str(of), "ec")
        with self._read() as connection:
            return chosen_sources(connection, chosen)

    def add_source(
        self, claim: "ClaimId | str", source: "Source", *, copy: "CapturedCopy | None" = None
    ) -> "AddedSource":
        """Add a source to a claim, read today unless it says when.

        A copy from `capture` or `fetch` is kept with it. The same source twice is stored
        once; what is told of it later is added to it.
        """
        from claimcheck.workflows.verdicts.captured_sources import add_captured_source

        with self._act() as (writer, actor):
            return add_captured_source(
                writer,
                number_of(claim, "c"),
                source,
                copy,
                actor=actor,
                settings=self.settings.sources,
                today=self.today,
            )

    def import_sources(
        self,
        name: str,
        content: bytes,
        source: "TableSource",
        *,
        claim: "ClaimId | str | None",
        dry_run: bool = False,
    ) -> "ImportedSources":
        """Store the sources that a table or CSL-JSON holds, all of them or none.

        Each is of the claim that its row names, else of ``claim``. The same again adds nothing.
        With ``dry_run`` nothing is stored.
        """
        from claimcheck.workflows.intake.imports.source_lists import import_sources, read_sources

        number = None if claim is None else number_of(claim, "c")
        read = read_sources(name, content, source, number)
        with self._act(dry_run=dry_run) as (writer, actor):
            return import_sources(writer, read, actor=actor, today=self.today)

    def capture(self, file: str | Path) -> "CapturedCopy":
        """Return a saved page or PDF, to be kept as the copy of a source.

        Raises `ClaimcheckError` where it is larger than the settings allow.
        """
        from claimcheck.workflows.verdicts.captured_sources import read_capture

        return read_capture(Path(file), self.settings.sources)

    def kept_copy(self, named: str) -> bytes:
        """Return the bytes of a kept copy ``f-1``: of a source, an article or a contact.

        Raises `ClaimcheckError` where there is none, where it was redacted or is damaged,
        and for what came with a letter where the reviewer may not see letters.
        """
        from claimcheck.workflows.verdicts.captured_sources import kept_bytes

        number = parse_id(named, "f").number
        with self._read() as connection:
            return kept_bytes(connection, number, asking=self._named)

    def fetch(self, url: str) -> "CapturedCopy":
        """Fetch a page now, to be kept as the copy of a source.

        Only by http or https, from public addresses, and within the limits of the settings.
        """
        from claimcheck.reading.fetching import FetchLimits, fetch

        asked = self.settings.sources
        limits = FetchLimits(asked.fetch_seconds, asked.max_copy_bytes)
        return fetch(url, limits=limits)

    def check_sources(
        self, of: "ClaimId | SourceId | str | None" = None, *, fetch: bool = False
    ) -> "list[SourceCheck]":
        """Check the copies of sources, and whether what was quoted stands in them.

        With ``fetch``, also the page as it is now. Stores nothing.
        """
        from claimcheck.workflows.verdicts.captured_sources import check_sources

        chosen = self.sources(of)
        with self._read() as connection:
            return check_sources(connection, chosen, self.fetch if fetch else None)

    def contacts(
        self,
        claim: "ClaimId | str | None" = None,
        *,
        overdue: bool = False,
        today: str | None = None,
    ) -> "list[StoredContact]":
        """Return whom the desk asked about a claim or all, the next deadline first.

        With ``overdue``, only where the answer should have come before ``today``.
        """
        from claimcheck.workflows.verdicts.contact import list_contacts

        number = None if claim is None else number_of(claim, "c")
        day = full_day(today, self.today)
        with self._read() as connection:
            return list_contacts(
                connection, claim=number, overdue=overdue, today=day, asking=self._named
            )

    def owed(self, *, within: int = 0, today: str | None = None) -> "list[StoredContact]":
        """Return what waits for an answer of the desk, and whose answers are due to it.

        Of others those of which the deadline falls within so many days of ``today``.
        """
        from claimcheck.workflows.verdicts.contact import owed

        day = full_day(today, self.today)
        with self._read() as connection:
            return owed(connection, today=day, within=within, asking=self._named)

    def add_contact(
        self, claim: "ClaimId | str", contact: "Contact", *, attach: "Sequence[str | Path]" = ()
    ) -> "StoredContact":
        """Record that somebody was asked about a claim, or wrote; today unless it says when.

        The files to ``attach`` are kept as copies. A reply or a complaint is confidential: no
        pack has it, and who only reads does not see it.
        """
        from claimcheck.workflows.verdicts.contact import record_contact

        dated = contact if contact.sent else contact._replace(sent=self.today)
        attached, limit = self._to_attach(attach)
        with self._act() as (writer, actor):
            return record_contact(
                writer, number_of(claim, "c"), dated, actor=actor, attached=attached, limit=limit
            )

    def answer_contact(
        self,
        contact: "ContactId | str",
        answer: str,
        *,
        answered_on: str | None = None,
        attach: "Sequence[str | Path]" = (),
    ) -> "StoredContact":
        """Record what was answered, theirs or the desk's, today unless it is said when.

        The contact gets a new id, the old one stays on record.
        """
        from claimcheck.workflows.verdicts.contact import record_answer

        attached, limit = self._to_attach(attach)
        with self._act() as (writer, actor):
            return record_answer(
                writer,
                number_of(contact, "w"),
                answer,
                actor=actor,
                answered_on=answered_on,
                attached=attached,
                limit=limit,
            )

    def _to_attach(self, files: "Sequence[str | Path]") -> "tuple[list[NamedCopy], int]":
        """Return the files to be kept with a contact, and how large each may be."""
        from claimcheck.workflows.verdicts.contact import NamedCopy

        copies = [NamedCopy(Path(file).name, self.capture(file)) for file in files]
        return copies, self.settings.sources.max_copy_bytes
