"""What stands twice, though one act takes the other's place: undoing once brought both back."""

import sqlite3
from collections import defaultdict
from itertools import pairwise

from claimcheck.language.text.folding import fold
from claimcheck.model.record.file_health import HealthResult
from claimcheck.store.files.findings import HealthFinding, fine, listed
from claimcheck.store.log.redactions import MARK
from claimcheck.store.records.people.person_names import person_names


def check_doubles(connection: sqlite3.Connection) -> HealthFinding:
    """Name reviewers' second verdicts in force on one claim, and second persons of one name.

    No act of this release makes such; nothing is rewritten, and no command needs it to be.
    """
    found = {
        "of one reviewer on one claim": _verdicts(connection),
        "of one name, not split off": _persons(connection),
    }
    said = {f"{len(pairs)} {kind}": pairs for kind, pairs in found.items() if pairs}
    if not said:
        return fine("nobody has two verdicts on one claim, and no name two persons")
    remedy = (
        "take one verdict back by `claimcheck undo EVENT`, which `claimcheck log` names; make two"
        " persons one by `claimcheck person merge`"
    )
    named = tuple(pair for pairs in found.values() for pair in pairs)
    return HealthFinding(HealthResult.OK, listed(said), remedy, named)


def _verdicts(connection: sqlite3.Connection) -> list[str]:
    """Return the verdicts in force of each reviewer who has more than one on a claim."""
    query = "SELECT claim, reviewer, id FROM current_verdicts ORDER BY claim, reviewer, id"
    return [
        f"v-{first:d} and v-{second:d}"
        for (*place, first), (*other, second) in pairwise(connection.execute(query))
        if place == other
    ]


def _persons(connection: sqlite3.Connection) -> list[str]:
    """Return the persons of one name; namesakes that somebody split off are meant to be two."""
    query = (
        "SELECT persons.id FROM persons JOIN events ON events.sequence = persons.event"
        " WHERE events.kind = 'split'"
    )
    split_off = {number for (number,) in connection.execute(query)}
    named: defaultdict[str, set[int]] = defaultdict(set)
    for person, name in person_names(connection):
        # What is left of names that were removed is nobody's name.
        if isinstance(name, str) and MARK not in name and person not in split_off:
            named[fold(name)].add(person)
    pairs = {pair for persons in named.values() for pair in pairwise(sorted(persons))}
    return [f"p-{first:d} and p-{second:d}" for first, second in sorted(pairs)]
