"""Gather all that was known of a claim on a day, with what proves it."""

from claimcheck.model.desk.dossier import Dossier
from claimcheck.reports.history import as_entries
from claimcheck.store.connection import Connection
from claimcheck.store.log.chain import head
from claimcheck.store.queries.history import kept_copies, seals
from claimcheck.store.verdicts.told_corrections import corrections_told
from claimcheck.workflows.report.history import tell_history
from claimcheck.workflows.report.show import show_claim


def gather_dossier(
    connection: Connection,
    number: int,
    *,
    on: str,
    made_at: str,
    now: str,
    asking: str | None,
    with_letters: bool,
) -> Dossier:
    """Return the dossier of a claim, and of the claims merged with it, as the record knew it.

    ``on`` is the day of which it speaks, and ``now`` the head of the log today; contacts are
    in it ``with_letters`` alone. Raises `UnknownIdError`.
    """
    page = show_claim(connection, number, today=on, asking=asking, with_letters=with_letters)
    same = [number, *(each.id for each in page.wordings)]
    stories = [
        tell_history(connection, claim, asking=asking, with_letters=with_letters)
        for claim in sorted(same)
    ]
    entries = {entry for story in stories for entry in as_entries(story.claim.id, story.happenings)}
    events = sorted({each.sequence for story in stories for each in story.happenings})
    corrections = corrections_told(connection, same)
    return Dossier(
        page.claim,
        page.standing,
        page.wordings,
        page.statements,
        page.sources,
        tuple(kept_copies(connection, same)),
        page.contacts,
        page.links,
        page.publications,
        tuple(sorted(corrections)),
        tuple(sorted(entries)),
        tuple(seals(connection, events)),
        page.hold,
        page.ending,
        on,
        made_at,
        str(head(connection)),
        now,
        page.told_before,
    )
