"""Attach sources and a verdict to a claim."""

from collections.abc import Sequence
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import shows_nothing
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.dates import parse_date, require_full
from claimcheck.model.ids import SourceId, VerdictId
from claimcheck.model.status import deciding_verdicts
from claimcheck.model.verdict import Source, Verdict, VerdictRole
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.act import Act
from claimcheck.store.log.chain import require_texts
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_standing, require_claim, wordings
from claimcheck.store.verdicts.in_force import verdict_in_force
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.scales import label_id
from claimcheck.store.verdicts.sources import add_source
from claimcheck.store.verdicts.verdicts import give_verdict, retract_verdict
from claimcheck.workflows.entry_checks import require_begun
from claimcheck.workflows.verdicts.minimum_sources import require_enough_sources

# Where another address begins in one: both given at once, as in a list.
_SECOND: Final = tuple(
    f"{sign}{scheme}://" for sign in (",", " ", ";") for scheme in ("http", "https")
)


class Rating(NamedTuple):
    """A verdict to be given: dates are full ISO dates."""

    label: str
    rationale: str
    as_of: str
    recheck_on: str | None = None


# What a browser would run or open by itself, and where no reader finds a source.
_NO_ADDRESS: Final = frozenset(("javascript", "data", "vbscript", "file", "about", "blob"))
# How the names of pages and papers that somebody saved end.
_SAVED: Final = tuple(".html .htm .xhtml .mhtml .pdf .txt .md .docx .csv .xlsx .png .jpg".split())
_SHOWN: Final = 60


class Reviewed(NamedTuple):
    """What was stored, and how the claim stands after it.

    `event` is that of the act. `was_known` says that a table repeats what its reviewer said
    before; nothing was stored, and there is no event.
    """

    verdict_id: VerdictId
    source_ids: tuple[SourceId, ...]
    claim: Claim
    standing: Standing
    was_known: bool = False
    event: int | None = None


def review(
    transaction: Transaction,
    claim: int,
    rating: Rating,
    sources: Sequence[Source],
    *,
    actor: str,
    sources_needed: int,
) -> Reviewed:
    """Store a reviewer's verdict on a claim with its sources, as one act.

    It takes the place of the one that they gave before, in whatever wording. Raises
    `ClaimcheckError` for a missing rationale, an unknown claim, label or reviewer, dates that
    do not fit, and a verdict on truth that too few independent sources bear.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    found = require_claim(connection, claim)
    require_rating(transaction, rating)
    require_sources(transaction, sources)
    label = label_id(connection, rating.label)
    require_enough_sources(connection, claim, rating.label, sources_needed, sources)
    require_told(connection, claim, rating.label, actor)
    with transaction.act(actor, "review") as act:
        source_ids = tuple(add_source(act, claim, source).id for source in sources)
        verdict = give_own(
            act,
            _wording_rated_by(connection, claim, actor),
            VerdictRole.PROPOSES,
            label,
            rationale=rating.rationale,
            as_of=rating.as_of,
            recheck_on=rating.recheck_on,
        )
    standing = find_standing(connection, claim, asking=actor)
    event = transaction.head.sequence
    return Reviewed(VerdictId(verdict), source_ids, found, standing, event=event)


def give_own(
    act: Act,
    claim: int,
    role: VerdictRole,
    label: int,
    *,
    rationale: str,
    as_of: str,
    recheck_on: str | None = None,
    about: int | None = None,
) -> int:
    """Store a verdict of the act's reviewer in place of all that they gave on the claim.

    Beside another one, on a wording that was rated before the two were one, they would
    agree, or disagree, with themselves. Returns its id.
    """
    number = give_verdict(
        act,
        claim,
        role,
        label,
        rationale=rationale,
        as_of=as_of,
        recheck_on=recheck_on,
        about=about,
    )
    for each in wordings(act.connection, claim):
        before = verdict_in_force(act.connection, each, act.actor)
        if each != claim and before is not None:
            retract_verdict(act, before, f"v-{VerdictId(number):d} took its place")
    return number


def _wording_rated_by(connection: Connection, claim: int, reviewer: str) -> int:
    """Return the wording of a claim on which a reviewer's next verdict stands.

    That is the one that has theirs: beside it another would agree, or disagree, with itself.
    Where the wording itself has one, or none has, it is the wording.
    """
    every = (claim, *wordings(connection, claim))
    rated = (each for each in every if verdict_in_force(connection, each, reviewer))
    return next(rated, claim)


class PublishedVerdictError(ClaimcheckError):
    """A verdict that readers have before them was to be turned round without a word to them."""

    def __init__(self, claim: int, told: str | None, verdict: Verdict) -> None:
        """Name what readers were told, and the commands that change it."""
        super().__init__(
            f"c-{claim:d} is published as {told!r}; change it with a notice for readers:"
            f" `claimcheck correct v-{verdict.id:d} --class new-verdict`, or disagree with"
            f" `claimcheck dissent v-{verdict.id:d}`"
        )


def require_told(connection: Connection, claim: int, label: str, actor: str) -> None:
    """Raise `PublishedVerdictError` where readers have another label before them.

    Where a verdict waits that the actor must not see, they give theirs without it: they
    cannot dissent from it, and a refusal would tell them its label.
    """
    standing = find_standing(connection, claim, asking=actor)
    if standing.hidden:
        return
    deciding = [
        each for each in deciding_verdicts(standing.verdicts) if each.role != VerdictRole.SIGNS_OFF
    ]
    told = standing.public.told
    if standing.public.state.is_out and deciding and label.strip().lower() != (told or "").lower():
        raise PublishedVerdictError(claim, told, deciding[0])


def require_rating(transaction: Transaction, rating: Rating) -> None:
    """Refuse a verdict that could not be defended later."""
    if shows_nothing(rating.rationale):
        raise ClaimcheckError("a verdict needs a rationale")
    require_as_of(transaction, rating.as_of)
    require_recheck(rating)


def require_as_of(transaction: Transaction, day: str) -> None:
    """Refuse a verdict as of no full date, or of one to come."""
    require_full(day)
    require_begun(transaction, "the verdict as of", day)


def require_recheck(rating: Rating) -> None:
    """Refuse a re-check on no full date, or on one that is not after the verdict's."""
    if rating.recheck_on is None:
        return
    require_full(rating.recheck_on)
    if rating.recheck_on <= rating.as_of:
        raise ClaimcheckError(
            f"the re-check on {rating.recheck_on} is not after the verdict of {rating.as_of}"
        )


def require_sources(transaction: Transaction, sources: Sequence[Source]) -> None:
    """Refuse a source that nobody could find again, or could not be written down."""
    for source in sources:
        _require_address(source.url.strip())
        if source.accessed_on is not None:
            parse_date(source.accessed_on)
            require_begun(transaction, "a source read on", source.accessed_on)
        require_texts(source._asdict())


def _require_address(url: str) -> None:
    """Refuse what neither is an address by which a reader finds a source nor describes it."""
    if not url:
        raise ClaimcheckError("a source needs its address: an url, or where else it is found")
    if any(sign in url for sign in _SECOND):
        raise ClaimcheckError(f"{url!r} is two addresses; give each on its own")
    shown = url if len(url) <= _SHOWN else f"{url[:_SHOWN]}…"
    begin = url.partition(":")[0].strip().lower()
    if ":" in url and begin in _NO_ADDRESS:
        raise ClaimcheckError(f"{shown!r} is not an address of a source; give its http(s)://…")
    is_web = begin in {"http", "https"} and ":" in url
    is_path = url.startswith(("/", "./", "../", "~/", "\\")) or url[1:3] == ":\\"
    is_file = len(url.split()) == 1 and url.lower().endswith(_SAVED)
    if not is_web and (is_path or is_file):
        raise ClaimcheckError(
            f"{shown!r} is a file, not an address; give where the source is found, and keep a"
            " saved page with it by --file"
        )


def add_claim_source(transaction: Transaction, claim: int, source: Source, *, actor: str) -> int:
    """Store a source for a claim and return its id; the same one twice is stored once."""
    require_reviewer(transaction.connection, actor)
    require_claim(transaction.connection, claim)
    require_sources(transaction, [source])
    with transaction.act(actor, "source") as act:
        return add_source(act, claim, source).id
