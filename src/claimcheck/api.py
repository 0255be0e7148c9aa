"""The public Python face: stable names, documented, light to import.

```python
import claimcheck

with claimcheck.open_store("claims.db", create=True) as store:
    store.add("Trade grew by 20%", speaker="S. Lavrov", said_on="2023-02-07")
    for match in store.match("Trade grew by 30%"):
        print(match.band, match.claim.text)
```
"""

import os
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.added import Added
from claimcheck.model.claim import Match, NewClaim
from claimcheck.model.comparison import Comparison
from claimcheck.model.dates import PartialDate, parse_date
from claimcheck.model.statement import Statement
from claimcheck.reading.records.statements import as_statement
from claimcheck.settings import load_settings, login_name
from claimcheck.store.connection import open_reading

if TYPE_CHECKING:
    from claimcheck.language.people.find import KnownPerson
    from claimcheck.store.connection import Connection
    from claimcheck.store.log.transaction import WriteStore


def open_store(path: str | Path, *, create: bool = False) -> "Store":
    """Return the store in the file at ``path``; use it in a ``with`` statement.

    With ``create`` a missing file is made, and its first reviewer is whom
    CLAIMCHECK_BY or the settings name, else the login name. Raises
    `claimcheck.ClaimcheckError` where the file is missing or no claimcheck database.
    """
    file = Path(path)
    if create:
        _create_missing(file)
    with open_reading(file):
        return Store(file)


def _create_missing(file: Path) -> None:
    """Make a database with its first reviewer, unless there is one."""
    # Readers need not pay for what writes.
    from claimcheck.store.writing import create_shared, is_begun  # noqa: PLC0415
    from claimcheck.workflows.record.init import begin_record  # noqa: PLC0415

    if is_begun(file):
        return
    settings = load_settings(Path.cwd(), os.environ)
    with create_shared(file) as store:
        begin_record(store, settings.by or login_name(os.environ))


class Store:
    """An open store. Each method is one transaction; processes may share one file."""

    def __init__(self, path: Path) -> None:
        """Keep the path; `open_store` checks that it can be used."""
        self.path = path
        self._settings = load_settings(Path.cwd(), os.environ, database=path)
        self._open = ExitStack()
        self._reader: Connection | None = None
        self._writer: WriteStore | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. A closed store opens it again when it is next used."""
        self._open.close()
        self._reader = self._writer = None

    def match(
        self,
        text: str,
        *,
        limit: int = 10,
        speaker: str | None = None,
        said_on: str | None = None,
        place: str | None = None,
        language: str = "en",
    ) -> list[Match]:
        """Return up to ``limit`` stored claims that resemble ``text``, the same first.

        Every match carries a comparison with its band, scores and differences,
        and what the record says of the claim; matches of band ``new`` come last.
        Give speaker, date (full or partial ISO 8601) and place where they are
        known, so that "last month" and "our" are compared rightly. ``language`` is
        a code such as ``fr``: it chooses how words are stemmed.
        """
        from claimcheck.workflows.compare.match import find_matches  # noqa: PLC0415 - loads rapidfuzz

        given = {
            "text": text,
            "speaker": speaker,
            "said_on": said_on,
            "place": place,
            "language": language,
        }
        if self._reader is None:
            self._reader = self._open.enter_context(open_reading(self.path))
        return find_matches(
            self._reader,
            as_statement(given),
            limit=limit,
            thresholds=self._settings.thresholds,
            asking=self._settings.by,
        )

    def add(
        self,
        text: str,
        *,
        by: str | None = None,
        speaker: str | None = None,
        person: str | None = None,
        role: str | None = None,
        organisation: str | None = None,
        said_on: str | None = None,
        place: str | None = None,
        medium: str | None = None,
        url: str | None = None,
        kind: str | None = None,
        language: str = "en",
    ) -> Added:
        """Store what somebody said and return what became of it.

        A rated claim is never linked silently, and nothing that differs is
        merged: see `Added`. The same statement twice is stored once. Raises
        `claimcheck.ClaimcheckError` for an unknown reviewer, kind or date.
        """
        given = {
            "text": text,
            "speaker": speaker,
            "person": person,
            "role": role,
            "organisation": organisation,
            "said_on": said_on,
            "place": place,
            "medium": medium,
            "url": url,
            "kind": kind,
            "language": language,
        }
        return self.add_all([as_statement(given)], by=by)[0]

    def add_all(
        self, statements: Iterable[Statement], *, by: str | None = None, match: bool = True
    ) -> list[Added]:
        """Store statements in one transaction, in order, and return what became of each.

        Without ``match`` each is stored as a claim of its own, which is many
        times faster and meant for importing claims that are known to be distinct.
        """
        from claimcheck.store.log.transaction import transaction  # noqa: PLC0415
        from claimcheck.store.verdicts.reviewers import default_actor  # noqa: PLC0415 - loads sqlite-utils
        from claimcheck.workflows.intake.bulk import (  # noqa: PLC0415
            import_statements,
            import_unmatched,
        )

        given = list(statements)
        store = self._writing()
        actor = default_actor(store.connection, by or self._settings.by)
        with transaction(store, bulk=not match) as writer:
            if not match:
                return import_unmatched(writer, given, actor=actor)
            return import_statements(
                writer, given, actor=actor, thresholds=self._settings.thresholds
            )

    def add_claims(self, claims: Iterable[NewClaim], *, by: str | None = None) -> list[int]:
        """Store claims without statements, such as an archive of checks; return their ids.

        One transaction; compared with nothing. Title and context are searched
        too, with less weight than the text.
        """
        from claimcheck.store.log.transaction import transaction  # noqa: PLC0415
        from claimcheck.store.verdicts.reviewers import default_actor  # noqa: PLC0415 - loads sqlite-utils
        from claimcheck.workflows.intake.bulk import import_claims  # noqa: PLC0415

        store = self._writing()
        actor = default_actor(store.connection, by or self._settings.by)
        with transaction(store, bulk=True) as writer:
            return import_claims(writer, claims, actor=actor)

    def _writing(self) -> "WriteStore":
        """Return the store, open for writing."""
        from claimcheck.store.writing import open_writing  # noqa: PLC0415 - loads sqlite-utils

        if self._writer is None:
            self._writer = self._open.enter_context(open_writing(self.path))
        return self._writer


def compare(
    a: str | Statement, b: str | Statement, *, thresholds: Thresholds = Thresholds()
) -> Comparison:
    """Compare a new statement ``a`` with a stored one ``b``, without a store.

    Words weigh by a table of common English words that is shipped with the
    package. The band does not depend on which comes first.

    >>> compare("Prices rose by 4.1% in 2022", "Prices rose by 41% in 2022").band
    <Band.CONFLICTING: 'conflicting'>
    """
    from claimcheck.workflows.compare.match import compare_statements  # noqa: PLC0415 - loads rapidfuzz

    first, second = (each if isinstance(each, Statement) else Statement(each) for each in (a, b))
    return compare_statements(first, second, thresholds=thresholds)


def extract(
    text: str,
    *,
    published_on: PartialDate | str | None = None,
    people: Sequence["KnownPerson | str"] = (),
    assertions: bool = True,
) -> list[Statement]:
    """Return the statements in an article's ``text``: who said what, in which words, where.

    They come in the order of the text, their spans in code points of it. With
    ``assertions``, what the article itself says with a figure is among them.
    ``published_on`` (a date, or ISO 8601) gives the year that a dateline leaves
    out; ``people`` are persons already known, who need not be named in full.

    >>> [(s.speaker, s.text) for s in extract("Trade grew by 20%, Ms Diop said.")]
    [('Ms Diop', 'Trade grew by 20%')]
    """
    from claimcheck.language.attribution import extract as extraction  # noqa: PLC0415 - most runs read no article

    day = parse_date(published_on) if isinstance(published_on, str) else published_on
    return extraction.extract(text, published_on=day, people=people, assertions=assertions)
