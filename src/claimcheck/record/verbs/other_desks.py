"""What other desks have published: in libraries beside the record, and on its claims."""

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model.ids import number_of
from claimcheck.record.given import in_language
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.model.claim import Match
    from claimcheck.model.desk.card import Card
    from claimcheck.model.ids import ClaimId
    from claimcheck.model.imports.elsewhere import Elsewhere
    from claimcheck.model.imports.outside_check import StoredCheck
    from claimcheck.model.statement import Statement
    from claimcheck.store.verdicts.sources import AddedSource
    from claimcheck.workflows.verdicts.cite import ChangedCitation


class Others(OpenedRecord):
    """Looking at what other desks have published."""

    def elsewhere(
        self,
        statement: "Statement",
        matches: "Sequence[Match]" = (),
        *,
        libraries: "str | Path | Iterable[str | Path] | None" = None,
        limit: int = 5,
    ) -> "list[Elsewhere]":
        """Return other desks' checks of what a statement says, never verdicts of ours.

        Those of the ``matches`` of the record first, then of each library: those of the
        settings and the files given. Raises `ClaimcheckError` for a library that cannot be read.
        """
        from claimcheck.store.records.claims import has_outside_checks

        chosen = self._libraries(libraries)
        with self._read() as connection:
            own = bool(matches) and has_outside_checks(connection)
            if not own and not chosen:
                return []
            from claimcheck.store.connection import open_reading
            from claimcheck.workflows.compare.elsewhere import checks_of_matches, find_elsewhere

            label_of = self._label_of_theirs()
            found = []
            if own:
                found += checks_of_matches(connection, None, matches, label_of=label_of)
        for path in chosen:
            with open_reading(path) as library:
                found += find_elsewhere(
                    library,
                    path.name,
                    in_language(statement, self._language),
                    limit=limit,
                    thresholds=self.settings.thresholds,
                    label_of=label_of,
                )
        return found

    def with_others(
        self, card: "Card", *, libraries: "str | Path | Iterable[str | Path] | None" = None
    ) -> "Card":
        """Return a card of the desk with what other desks have published about its words.

        What the record holds of its claim and of those like it, then of each library: those
        of the settings and the files given.
        """
        from claimcheck.store.records.claims import has_outside_checks

        chosen = self._libraries(libraries)
        with self._read() as connection:
            is_any = has_outside_checks(connection)
            if not is_any and not chosen:
                return card
            from claimcheck.model.statement import Statement
            from claimcheck.workflows.compare.elsewhere import as_card_check, checks_on_card

            label_of = self._label_of_theirs()
            found = checks_on_card(connection, card, label_of=label_of) if is_any else ()
        words = card.stored.statement if card.stored else Statement(card.claim.text)
        others = self.elsewhere(words, libraries=libraries, limit=3) if chosen else []
        # One that was made a source is kept in the record too.
        kept = {(each.check.url, each.check.label) for each in found}
        new = [each for each in others if (each.check.url, each.check.label) not in kept]
        return card._replace(others=(*found, *map(as_card_check, new)))

    def library_claims(self, libraries: "str | Path | Iterable[str | Path] | None" = None) -> int:
        """Return how many claims the libraries hold together."""
        from claimcheck.store.connection import open_reading
        from claimcheck.store.index.candidates import claim_count

        chosen = self._libraries(libraries)
        total = 0
        for path in chosen:
            with open_reading(path) as library:
                total += claim_count(library)
        return total

    def outside_checks(self, claim: "ClaimId | str") -> "list[StoredCheck]":
        """Return the checks of others that the record holds of a claim in any wording."""
        from claimcheck.store.records.claims import has_outside_checks, wordings

        number = number_of(claim, "c")
        with self._read() as connection:
            if not has_outside_checks(connection):
                return []
            from claimcheck.store.records.outside_checks import checks_of_claims

            return checks_of_claims(connection, wordings(connection, number))

    def raw_outside_checks(self) -> "Iterator[bytes]":
        """Yield others' checks of the record as they came, byte for byte, each as JSON."""
        from claimcheck.store.records.outside_checks import raw_checks

        with self._read() as connection:
            yield from raw_checks(connection)

    def cite(
        self,
        claim: "ClaimId | str",
        check: str,
        stance: str,
        *,
        libraries: "str | Path | Iterable[str | Path] | None" = None,
        archive_url: str | None = None,
    ) -> "AddedSource":
        """Make another desk's check a source of a claim, as one origin: its author's.

        ``check`` is one of the record, ``y-2``, or of a library, ``others.db:y-17``;
        ``archive_url`` is where a copy of it is kept. Raises `ClaimcheckError` for what is
        unknown.
        """
        from claimcheck.errors import ClaimcheckError
        from claimcheck.model.verdict import Stance
        from claimcheck.store.connection import open_reading
        from claimcheck.store.records.outside_checks import find_check
        from claimcheck.workflows.verdicts.cite import cite

        if stance not in list(Stance):
            raise ClaimcheckError(f"{stance!r} is not a stance; stances are {', '.join(Stance)}")
        library, _, identifier = check.rpartition(":")
        number = number_of(identifier, "y")
        if library:
            chosen = self._libraries(libraries)
            path = next((each for each in chosen if each.name == Path(library).name), Path(library))
            with open_reading(path) as others:
                found = find_check(others, number)
        else:
            with self._read() as connection:
                found = find_check(connection, number)
        with self._act() as (writer, actor):
            return cite(
                writer,
                number_of(claim, "c"),
                found,
                Stance(stance),
                library=library or None,
                actor=actor,
                today=self.today,
                archive_url=archive_url,
            )

    def changed_citations(self) -> "list[ChangedCitation]":
        """Return the sources that cite a check which was changed or taken back since."""
        from claimcheck.store.records.claims import has_outside_checks

        with self._read() as connection:
            if not has_outside_checks(connection):
                return []
            from claimcheck.workflows.verdicts.cite import find_changed

            return find_changed(connection)

    def _libraries(self, more: "str | Path | Iterable[str | Path] | None") -> tuple[Path, ...]:
        """Return the files to look in, each once."""
        given = (more,) if isinstance(more, str | Path) else more or ()
        return tuple(dict.fromkeys((*self.settings.libraries, *map(Path, given))))

    def _label_of_theirs(self) -> "Callable[[StoredCheck], str | None]":
        """Return what gives the desk's label for another desk's, as the settings place it."""
        from claimcheck.model.imports.import_map import place_label

        sites, mapped = self.settings.site_maps, self.settings.scale_map
        return lambda check: place_label(check.label, check.site, sites, mapped) or None
