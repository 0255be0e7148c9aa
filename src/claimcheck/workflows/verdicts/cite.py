"""Another desk's check as a source: by one act of a person, and looked after since."""

from claimcheck.language.text.addresses import url_key
from claimcheck.model.dates import parse_date
from claimcheck.model.imports.outside_check import OutsideCheck, StoredCheck
from claimcheck.model.verdict import Source, Stance
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.act import Act
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import require_claim
from claimcheck.store.records.outside_checks import Feed, add_outside_check, any_check, checks_at
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.sources import AddedSource, add_source, changed_citations
from claimcheck.workflows.verdicts.rate import require_sources


class ChangedCitation(NamedTuple):
    """A source that cites another desk's check, which was changed or taken back since.

    `now` is what took its place, or None.
    """

    source: int
    claim: int
    cited: StoredCheck
    now: StoredCheck | None


def cite(
    transaction: Transaction,
    claim: int,
    check: StoredCheck,
    stance: Stance,
    *,
    library: str | None,
    actor: str,
    today: str,
    archive_url: str | None = None,
) -> AddedSource:
    """Store a check as a source of a claim: one origin, its author's.

    One of a ``library`` is kept on the claim first, so that a later edition is noticed.
    Raises `ClaimcheckError` for an unknown actor or claim.
    """
    require_reviewer(transaction.connection, actor)
    require_claim(transaction.connection, claim)
    said = f"{check.label}: {check.explanation}" if check.explanation else check.label
    source = Source(
        stance,
        check.url,
        publisher=check.by,
        origin=check.by,
        quote=said,
        archive_url=archive_url,
    )
    require_sources(transaction, [source])
    with transaction.act(actor, "source") as act:
        number = check.id if library is None else _kept(act, claim, check, library)
        return add_source(act, claim, source, today=today, outside_check=number)


def _kept(act: Act, claim: int, check: StoredCheck, library: str) -> int:
    """Return the id under which the record keeps a library's check on a claim."""
    key = url_key(check.url)
    known = [each for each in checks_at(act.connection, key) if each.claim == claim]
    same = next((each for each in known if each.edition.label == check.label), None)
    if same is not None:
        return same.id
    days = [parse_date(day) if day else None for day in (check.published_on, check.modified_on)]
    copied = OutsideCheck(
        "",
        check.url,
        check.label,
        publisher=check.publisher,
        site=check.site,
        explanation=check.explanation,
        published_on=days[0],
        modified_on=days[1],
        language=check.language,
        correction=check.correction,
    )
    before = known[0].id if known else None
    return add_outside_check(act, claim, copied, key, Feed(library), supersedes=before)


def find_changed(connection: Connection) -> list[ChangedCitation]:
    """Return the sources whose cited check was changed or taken back since, by id."""
    return [
        ChangedCitation(
            source,
            claim,
            any_check(connection, cited),
            None if now is None else any_check(connection, now),
        )
        for source, claim, cited, now in changed_citations(connection)
    ]
