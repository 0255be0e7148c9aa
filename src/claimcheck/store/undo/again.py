"""What was done again since it was taken back, and is not brought back beside that."""

import sqlite3
from typing import Final

from claimcheck.store.log.retractions import retractions_of, subject_of
from claimcheck.store.log.undone import UndoRefusedError, told
from claimcheck.store.records.people.person_names import let_fold_names

_PAIR: Final = (
    "(other.statement = this.statement OR other.claim = this.claim AND other.target = this.target"
    " OR other.claim = this.target AND other.target = this.claim)"
)
_NAMED: Final = "folded(other.name) = folded(this.name)"
# By table what takes the place of a row: a table, and what holds of the row there.
_PLACES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "adoptions": (("adoptions", "other.verdict = this.verdict"),),
    "aliases": (("aliases", _NAMED), ("persons", _NAMED)),
    "assignments": (("assignments", "other.claim = this.claim"),),
    "decisions": (("decisions", "other.question = this.question"),),
    "links": (("links", _PAIR),),
    "outside_checks": (
        ("outside_checks", "other.claim = this.claim AND other.url_key = this.url_key"),
    ),
    "persons": (("persons", _NAMED), ("aliases", _NAMED)),
    "publications": (("publications", "other.claim = this.claim AND other.url = this.url"),),
    "roles": (
        (
            "roles",
            "other.person = this.person AND folded(other.role) = folded(this.role)"
            " AND coalesce(this.organisation, other.organisation) IS other.organisation"
            " AND coalesce(this.since, other.since) IS other.since"
            " AND coalesce(this.until, other.until) IS other.until",
        ),
    ),
    "sources": (
        (
            "sources",
            "other.claim = this.claim AND other.stance = this.stance AND other.url = this.url"
            " AND other.locator IS this.locator AND other.quote IS this.quote",
        ),
    ),
    "takes": (("takes", "other.claim = this.claim AND other.reviewer = this.reviewer"),),
    "topics": (
        ("topics", "other.claim = this.claim AND folded(other.topic) = folded(this.topic)"),
    ),
    "verdicts": (("verdicts", "other.claim = this.claim AND other.reviewer = this.reviewer"),),
}


def refuse_done_again(connection: sqlite3.Connection, table: str, row: int) -> None:
    """Raise `UndoRefusedError` where the place of a retracted row was taken since.

    A reviewer has one verdict on a claim, and two claims one tie: both would hold beside
    each other, and nobody could have done that.
    """
    retracted = retractions_of(connection, table, row)
    if not retracted or table not in _PLACES:
        return
    let_fold_names(connection)
    for there, condition in _PLACES[table]:
        (found,) = connection.execute(
            f"SELECT min(other.event) FROM {table} AS this"
            f" JOIN current_{there} AS other ON {condition} WHERE this.id = ? AND other.event > ?",
            [row, retracted[-1][1]],
        ).fetchone()
        if found is not None:
            raise UndoRefusedError(
                f"{told(connection, found)} has taken the place of {subject_of(table, row)}"
                " since; undo that first"
            )
