"""Tell the story of one claim."""

from collections.abc import Iterable, Sequence
from typing import Final

from claimcheck.model.claim import Claim, Standing
from claimcheck.model.comparison import Step
from claimcheck.model.ids import ClaimId
from claimcheck.model.question import Link
from claimcheck.model.record.log_entry import Entry, Happening, Written
from claimcheck.named_tuple import NamedTuple
from claimcheck.reports.history import as_entries
from claimcheck.store.connection import Connection
from claimcheck.store.queries.history import happenings
from claimcheck.store.records.claims import find_claim, find_standing, wordings
from claimcheck.store.records.links import links_of_claim
from claimcheck.store.records.notes import claims_of_event
from claimcheck.store.records.statements import find_statement
from claimcheck.store.verdicts.in_force import announcing, blind_verdicts
from claimcheck.store.verdicts.told_corrections import corrections_told_of, days_told
from claimcheck.workflows.verdicts.contact import sees_contacts

_CONFIDENTIAL: Final = frozenset(("contacts", "attachments"))


class History(NamedTuple):
    """What was done about a claim, oldest first, and how it stands today.

    `links` tie it to others today; `others` are the claims that are one with
    it, whose stories are their own.
    """

    claim: Claim
    standing: Standing
    happenings: tuple[Happening, ...]
    links: tuple[Link, ...]
    others: tuple[ClaimId, ...]


def tell_history(
    connection: Connection,
    claim: int,
    *,
    asking: str | None = None,
    with_letters: bool | None = None,
) -> History:
    """Return the story of a claim. Raises `UnknownIdError`.

    A verdict that a blind policy keeps from whoever is asking is not in it. ``with_letters``
    says whether contacts are; else the part of ``asking`` does.
    """
    found = find_claim(connection, claim)
    standing = find_standing(connection, claim, asking=asking)
    same = wordings(connection, claim)
    return History(
        found,
        standing,
        tell_happenings(connection, claim, same, asking=asking, with_letters=with_letters),
        tuple(links_of_claim(connection, claim)),
        tuple(each for each in same if each != claim),
    )


def tell_happenings(
    connection: Connection,
    claim: int,
    same: Sequence[int],
    *,
    asking: str | None,
    with_letters: bool | None = None,
) -> tuple[Happening, ...]:
    """Return what happened to a claim of which all wordings are known, and where it stands."""
    hidden = _hidden(connection, same, asking)
    corrected = corrections_told_of(connection, claim)
    told = list(happenings(connection, claim, corrected, without=hidden))
    told = [_with_dropped(connection, each) for each in _with_days(connection, claim, told)]
    confided = sees_contacts(connection, asking) if with_letters is None else with_letters
    return tuple(told) if confided else _without_letters(told)


def _with_days(connection: Connection, claim: int, told: list[Happening]) -> Iterable[Happening]:
    """Return what was done, each correction with the day on which readers were told of it."""
    if not any(row.table == "corrections" for each in told for row in each.rows):
        return told
    days = days_told(connection, [claim])
    return [
        each._replace(
            rows=tuple(
                row._replace(cells=(*row.cells, ("told_on", days[int(row.record[2:])])))
                if row.table == "corrections" and int(row.record[2:]) in days
                else row
                for row in each.rows
            )
        )
        for each in told
    ]


def _with_dropped(connection: Connection, happening: Happening) -> Happening:
    """Return an act, each step at which a matcher found two texts the same with what that took."""
    if not any(row.get("agrees") for row in happening.rows):
        return happening
    rows = tuple(_agreeing(connection, row) if row.get("agrees") else row for row in happening.rows)
    return happening._replace(rows=rows)


def _agreeing(connection: Connection, row: Written) -> Written:
    """Return a link or a question with what the steps took of the two texts."""
    # Few acts compare, and the matcher takes long to load.
    from claimcheck.matching.explanation import agreements  # noqa: PLC0415
    from claimcheck.workflows.compare.agreed import taken, taken_of_claims  # noqa: PLC0415

    step, other = Step(str(row.get("agrees"))), row.get("candidate") or row.get("target")
    target = find_claim(connection, int(str(other)))
    if row.get("statement"):
        said = find_statement(connection, int(str(row.get("statement")))).statement
        by: str | None = str(row.get("matcher") or row.get("made_by"))
        dropped = taken(said, target, step, by or "")
    else:
        by = str(row.get("matcher") or "") or None
        claim = find_claim(connection, int(str(row.get("claim"))))
        dropped = taken_of_claims(claim, target, step, by)
    told = agreements(dropped) if dropped else str(step)
    cells = {**dict(row.cells), "agrees": told, "step": str(step), "by": by}
    return row._replace(cells=tuple(cells.items()))


def _without_letters(told: Iterable[Happening]) -> tuple[Happening, ...]:
    """Return what was done without what somebody wrote in confidence."""
    kept = (
        each._replace(rows=tuple(row for row in each.rows if not _is_confidential(row)))
        for each in told
    )
    return tuple(each for each in kept if each.rows or each.is_redacted)


def _is_confidential(row: Written) -> bool:
    # What is kept of an article came with no contact.
    return row.table in _CONFIDENTIAL and not row.get("article")


def _hidden(connection: Connection, claims: Sequence[int], asking: str | None) -> frozenset[str]:
    """Return the ids of the verdicts that must not be read, in force or not.

    With them go the corrections that announce them.
    """
    verdicts = blind_verdicts(connection, claims, asking=asking)
    corrections = announcing(connection, verdicts) if verdicts else []
    return frozenset(
        [*(f"v-{each:d}" for each in verdicts), *(f"x-{each:d}" for each in corrections)]
    )


def told_in_words(connection: Connection, sequence: int, *, asking: str) -> tuple[Entry, ...]:
    """Return what an act did, as the stories of its claims tell it."""
    found: dict[str, Entry] = {}
    for claim in claims_of_event(connection, sequence):
        for entry in as_entries(claim, tell_history(connection, claim, asking=asking).happenings):
            if entry.sequence == sequence:
                found.setdefault(entry.record, entry)
    return tuple(found.values())
