"""Who said what of a claim: statements with their persons, and for whom these spoke."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from claimcheck.model.ids import StatementId
from claimcheck.model.record.check import CheckedSaying, Speaker
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.redactions import MARK
from claimcheck.store.schema.expressions import bound_of, day_of, person_of, person_rows

# Names are worked out for each person, not for each statement.
PERSONS: Final = f"""
WITH named AS MATERIALIZED (
    SELECT id, {person_of("persons.id")} AS person,
           ({person_rows("persons.id", "name")} LIMIT 1) AS name FROM persons
)
SELECT attributed.statement, named.person, named.name,
       (SELECT wikidata FROM current_persons AS now JOIN named AS same ON same.id = now.id
        WHERE same.person = named.person LIMIT 1)
FROM current_attributions AS attributed JOIN named ON named.id = attributed.person
WHERE {{among}}
GROUP BY attributed.statement, named.person ORDER BY attributed.statement, named.person"""


# For whom persons spoke, and when; what is redacted names nobody.
_OFFICES: Final = (
    f"SELECT {person_of('person')}, organisation, since, until FROM current_roles"
    f" WHERE organisation IS NOT NULL AND organisation <> '{MARK}' ORDER BY since, id"
)


# The statements of some claims, for `PERSONS`.
SAID_OF: Final = (
    "attributed.statement IN (SELECT statement FROM links WHERE statement IS NOT NULL"
    " AND target IN {only})"
)


SAYINGS: Final = f"""
SELECT links.target, statements.id, statements.text, statements.kind, statements.speaker,
       statements.role, statements.organisation, {day_of("statements")},
       {bound_of("statements")}, statements.place, statements.medium,
       coalesce(statements.url, articles.url), articles.title, articles.publisher,
       links.confirmed_by IS NOT NULL
FROM current_links AS links JOIN current_statements AS statements ON statements.id = links.statement
LEFT JOIN articles ON articles.id = statements.article
WHERE links.relation = 'states' ORDER BY statements.id"""


class Office(NamedTuple):
    """For whom a person spoke, and from when until when, as far as is known."""

    organisation: str
    since: str | None
    until: str | None

    def holds(self, day: str | None) -> bool:
        """Return whether it was held on a day, a month or a year, as precisely as both are known.

        >>> Office("Harbour party", "2020-05", None).holds("2020")
        True
        """
        return not (
            (self.since and (day or "") < self.since[: len(day or "0")])
            or (self.until and (day or "9")[: len(self.until)] > self.until)
        )


def organisation_on(day: str | None, offices: Sequence[Office]) -> str | None:
    """Return for whom a person spoke on a day: as of the office that began last.

    Of no known day, for whom they ever did where that is one alone.
    """
    held = [each.organisation for each in offices if each.holds(day)]
    every = {each.organisation for each in offices}
    if not held and day is None and len(every) == 1:
        return every.pop()
    return held[-1] if held else None


def offices(connection: sqlite3.Connection) -> dict[int, list[Office]]:
    """Return for whom each person spoke, what began first first."""
    found: dict[int, list[Office]] = defaultdict(list)
    for person, *office in connection.execute(_OFFICES):
        found[person].append(Office(*office))
    return found


def saying_of(
    row: list[Any],
    persons: Mapping[int, list[tuple[int, str, str | None]]],
    held: Mapping[int, list[Office]],
) -> CheckedSaying:
    """Return a row of `SAYINGS`, given the persons of each statement and for whom they spoke.

    What was redacted of it is not known.
    """
    number, text, kind, *rest, is_confirmed = row
    known = persons.get(number, [])
    rest = [None if each == MARK else each for each in rest]
    speaker, role, organisation, said_on, reported_on, place, medium, url, title, publisher = rest
    speakers = tuple(
        Speaker(
            name,
            role,
            organisation or organisation_on(said_on or reported_on, held[person]),
            wikidata,
            is_known=True,
        )
        for person, name, wikidata in known
    )
    if not known and speaker:
        speakers = (Speaker(speaker, role, organisation),)
    return CheckedSaying(
        StatementId(number),
        text,
        kind,
        speakers,
        said_on,
        reported_on,
        place,
        medium,
        url,
        title,
        publisher,
        bool(is_confirmed),
    )
