"""The queries by which claims are gathered with all that hangs on them, and rows as values."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from claimcheck.model.ids import (
    ClaimId,
    CopyId,
    CorrectionId,
    SourceId,
    VerdictId,
    id_or_none,
)
from claimcheck.model.record.check import (
    Adopted,
    CheckContact,
    CheckCorrection,
    CheckRating,
)
from claimcheck.model.verdict import (
    NO_RATIONALE,
    CorrectionClass,
    Source,
    Stance,
    StoredSource,
    VerdictRole,
)
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.schema.expressions import (
    ANSWERED_ON,
    CLASS_OF_CORRECTION,
)

SOURCES: Final = (
    "SELECT claim, claim, id, added_by, copy, stance, url, title, publisher, origin, locator,"
    " quote, accessed_on, archive_url FROM current_sources ORDER BY id"
)


# First what was published first: a new date takes another row's place, not its rank.
PUBLICATIONS: Final = (
    "SELECT claim, id, claim, url, published_on FROM current_publications AS now ORDER BY"
    " (SELECT min(id) FROM publications AS every WHERE every.claim = now.claim), id"
)
CONTACTS: Final = (
    "SELECT claim, coalesce(direction, CASE WHEN lower(trim(reason)) LIKE 'complaint%'"
    " THEN 'they wrote' ELSE 'we asked' END) = 'we asked',"
    " lower(trim(reason)) LIKE 'complaint%', sent, deadline, answer IS NOT NULL,"
    f" {ANSWERED_ON} FROM current_contacts AS contacts ORDER BY id"
)


TOPICS: Final = "SELECT claim, topic FROM current_topics ORDER BY id"


# A take that was dropped afterwards was one all the same.
TAKES: Final = (
    "SELECT takes.claim, substr(events.at, 1, 10), takes.reason FROM takes"
    " JOIN events ON events.sequence = takes.event WHERE NOT EXISTS (SELECT 1 FROM retractions"
    " JOIN events AS later ON later.sequence = retractions.event"
    " WHERE retractions.subject = 'k-' || takes.id AND later.kind = 'undo') ORDER BY takes.id"
)


# When verdicts were given, undone ones and adopted ones aside.
RATED_ON: Final = (
    "SELECT verdicts.claim, substr(events.at, 1, 10) FROM verdicts"
    " CROSS JOIN events ON events.sequence = verdicts.event"
    " WHERE NOT EXISTS (SELECT 1 FROM adoptions WHERE adoptions.verdict = verdicts.id)"
    " AND NOT EXISTS (SELECT 1 FROM retractions"
    " JOIN events AS later ON later.sequence = retractions.event"
    " WHERE retractions.subject = 'v-' || verdicts.id AND later.kind = 'undo')"
)


# First the earliest: on which day, and whether with a verdict of the time before the record.
FIRST_OUT: Final = (
    "SELECT claim, published_on, EXISTS (SELECT 1 FROM adoptions"
    " WHERE adoptions.verdict = now.verdict) FROM current_publications AS now"
    " ORDER BY published_on, id"
)


# Under each claim of which readers were told it, and the one whose verdict it is about. What an
# archive withdrew said something that the record does not know.
CORRECTIONS: Final = f"""
WITH {{tables}}
SELECT about.claim, corrections.id, {CLASS_OF_CORRECTION}, told.told_on, corrections.notice,
       CASE WHEN corrections.class = 'void' AND made.kind = 'adopt' THEN NULL
            WHEN corrections.class <> 'new-verdict' OR corrections.replacement IS NOT NULL
            THEN before.label END,
       CASE WHEN corrections.class <> 'void' THEN coalesce(after.label, before.label) END,
       corrections.verdict, corrections.replacement, told.told_at, told.is_told,
       (SELECT group_concat(claim) FROM corrected WHERE correction = corrections.id)
FROM told JOIN current_corrections AS corrections ON corrections.id = told.correction
JOIN events AS made ON made.sequence = corrections.event
JOIN verdicts AS old ON old.id = corrections.verdict
JOIN (SELECT correction, claim FROM corrected
      UNION SELECT corrections.id, verdicts.claim FROM told
      CROSS JOIN corrections ON corrections.id = told.correction
      CROSS JOIN verdicts ON verdicts.id IN (corrections.verdict, corrections.replacement)
     ) AS about ON about.correction = corrections.id
JOIN verdicts AS said ON said.id = told.had
JOIN labels AS before ON before.id = said.label
LEFT JOIN verdicts AS new ON new.id = corrections.replacement
LEFT JOIN labels AS after ON after.id = new.label
WHERE coalesce(new.id, old.id) NOT IN (SELECT verdict FROM hidden_verdicts)
ORDER BY told.told_on, corrections.id"""


RATINGS: Final = """
SELECT verdicts.claim, verdicts.id, labels.label, labels.scale, labels.rank, labels.fires,
       verdicts.reviewer, verdicts.role, verdicts.as_of, verdicts.recheck_on, verdicts.rationale,
       coalesce(adoptions.checked_on, substr(events.at, 1, 10)),
       adoptions.id IS NOT NULL, adoptions.checked_by, adoptions.checked_on, adoptions.reason,
       verdicts.about, given.begun
FROM {given} AS given JOIN verdicts ON verdicts.id = given.verdict
JOIN labels ON labels.id = verdicts.label
JOIN verdicts AS first ON first.id = given.begun
JOIN events ON events.sequence = first.event
LEFT JOIN current_adoptions AS adoptions ON adoptions.verdict = verdicts.id
WHERE verdicts.id NOT IN (SELECT verdict FROM hidden_verdicts) ORDER BY verdicts.id"""


# Which verdicts of a claim went out to its readers.
WENT_OUT: Final = """
SELECT claim, verdict FROM tellings WHERE means = 'out' AND NOT EXISTS (
    SELECT 1 FROM tellings AS back WHERE back.takes_back = tellings.id)"""
# Who agreed with a verdict that is out while the desk says otherwise by now.
SIGNED: Final = (
    "SELECT reviewer FROM verdicts WHERE role = 'signs off' AND about = ? AND NOT EXISTS"
    " (SELECT 1 FROM retractions JOIN events AS later ON later.sequence = retractions.event"
    " WHERE retractions.subject = 'v-' || verdicts.id AND later.kind = 'undo') ORDER BY id"
)


# The claims of which something may lie in a period, or be due on a day: some too many, for each
# row is looked at alone, never too few.
IN_PERIOD: Final = """
SELECT verdicts.claim FROM verdicts JOIN events ON events.sequence = verdicts.event
WHERE substr(events.at, 1, 10) BETWEEN :since AND :until OR verdicts.recheck_on <= :today
UNION
SELECT verdicts.claim FROM adoptions JOIN verdicts ON verdicts.id = adoptions.verdict
WHERE adoptions.checked_on BETWEEN :since AND :until
UNION
SELECT claim FROM publications WHERE published_on BETWEEN :since AND :until
UNION
SELECT verdicts.claim FROM corrections JOIN verdicts ON verdicts.id = corrections.verdict
WHERE corrections.corrected_on BETWEEN :since AND :until
UNION
SELECT claim FROM tellings JOIN events ON events.sequence = tellings.event
WHERE substr(events.at, 1, 10) BETWEEN :since AND :until
UNION
SELECT claim FROM contacts WHERE sent BETWEEN :since AND :until OR deadline <= :today"""


def source_of(row: list[Any]) -> StoredSource:
    """Return a row of `SOURCES`."""
    claim, number, added_by, copy, stance, *rest = row
    source = Source(Stance(stance), *rest)
    kept = id_or_none(CopyId, copy)
    return StoredSource(SourceId(number), ClaimId(claim), source, added_by, kept)


def contact_of(row: list[Any]) -> CheckContact:
    """Return a row of `CONTACTS`."""
    is_ours, is_complaint, sent, deadline, is_answered, answered_on = row
    return CheckContact(
        bool(is_ours), bool(is_complaint), sent, deadline, bool(is_answered), answered_on
    )


def correction_of(row: list[Any]) -> CheckCorrection:
    """Return a row of `CORRECTIONS`."""
    number, kind, on, notice, said, says_now, verdict, replacement, at, is_told, claims = row
    return CheckCorrection(
        CorrectionId(number),
        CorrectionClass(kind),
        on,
        notice,
        said,
        says_now,
        VerdictId(verdict),
        id_or_none(VerdictId, replacement),
        at,
        bool(is_told),
        frozenset(ClaimId(int(each)) for each in (claims or "").split(",") if each),
    )


class StandingRating(NamedTuple):
    """A rating with the verdict that it is about, and the first that it carries on."""

    rating: CheckRating
    about: int | None
    begun: int

    @property
    def spoken_of(self) -> int:
        """Return the verdict whose words its reviewer has said yes to: its own or another's."""
        signed = self.about if self.rating.role == VerdictRole.SIGNS_OFF else None
        return signed or self.begun


def rating_of(row: list[Any], places: Mapping[int, list[int]]) -> StandingRating:
    """Return a row of `RATINGS`, given the ranks of each scale."""
    number, label, scale, rank, fires, reviewer, role, as_of, recheck_on, *rest = row
    rationale, rated_on, is_adopted, checked_by, checked_on, reason, about, begun = rest
    ranks = places[scale]
    place = None if rank is None else ranks.index(rank) + 1
    adopted = Adopted(checked_by, checked_on, reason) if is_adopted else None
    rated = CheckRating(
        VerdictId(number),
        label,
        place,
        len(ranks),
        bool(fires),
        reviewer,
        role,
        as_of,
        recheck_on,
        "" if rationale == NO_RATIONALE else rationale,
        rated_on,
        adopted,
    )
    return StandingRating(rated, about, begun)


def places_of(connection: sqlite3.Connection) -> dict[int, list[int]]:
    """Return the ranks of each scale, lowest first."""
    found: dict[int, list[int]] = defaultdict(list)
    query = "SELECT DISTINCT scale, rank FROM labels ORDER BY scale, rank"
    for scale, rank in connection.execute(query):
        if rank is None:
            _ = found[scale]
        else:
            found[scale].append(rank)
    return found
