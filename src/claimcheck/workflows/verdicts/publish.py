"""Record where and when the desk published its check of a claim."""

from collections.abc import Sequence

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import shows_nothing
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.dates import earliest_day, require_full
from claimcheck.model.desk.gate import Ruling
from claimcheck.model.desk.settings import GateSettings, page_of
from claimcheck.model.ids import PublicationId
from claimcheck.model.status import InPublic, Means, Status
from claimcheck.model.verdict import Verdict
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_claim, find_standing, wordings
from claimcheck.store.verdicts.publications import publications_of
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.tellings import tell
from claimcheck.store.verdicts.verdicts import add_publication
from claimcheck.workflows.entry_checks import require_begun
from claimcheck.workflows.verdicts.gate import gate
from claimcheck.workflows.verdicts.gate_next import (
    given_verdicts,
    needed_for_sign_off,
    told_otherwise,
    what_tells_readers,
)


class Published(NamedTuple):
    """What was stored, and how the claim stands after it.

    `url` is where the check stands. `despite` are the house rules that failed when it was
    published all the same.
    """

    publication_id: PublicationId
    claim: Claim
    standing: Standing
    despite: tuple[Ruling, ...] = ()
    url: str = ""


class UnpublishableError(ClaimcheckError):
    """A claim's check is not ready to be published."""

    def __init__(self, claim: int, standing: Standing) -> None:
        """Say how the claim stands and what it needs."""
        super().__init__(
            f"c-{claim:d} is {standing.status}: {needed_for_sign_off(claim, standing)}"
        )


class CorrectionDueError(ClaimcheckError):
    """Readers were told another label, and no correction says so."""

    def __init__(self, claim: int, standing: Standing) -> None:
        """Name both labels, and the command that tells readers."""
        super().__init__(
            f"{told_otherwise(claim, standing)}; tell them with"
            f" {what_tells_readers(claim, standing)}"
        )


class UndecidedDayError(ClaimcheckError):
    """A check is said to have been out before its verdict held."""

    def __init__(self, day: str, verdict: Verdict) -> None:
        """Name both days, and what to do where the verdict is the older one."""
        super().__init__(
            f"readers cannot have had v-{verdict.id:d} on {day}: it holds as of {verdict.as_of};"
            " give the day from which it stood there; where the verdict is older than that,"
            f" `claimcheck review c-{verdict.claim:d} --as-of DATE` says so, and what was out"
            " before this record began comes in by `claimcheck import --ours`"
        )


class GateError(ClaimcheckError):
    """A claim does not pass the gate, and nobody said why it is published all the same."""

    def __init__(self, claim: int, failing: Sequence[Ruling]) -> None:
        """Name each rule that fails, why, and what satisfies it."""
        names = ", ".join(each.rule for each in failing)
        super().__init__(
            f"c-{claim:d} does not pass the gate: {names}; do what they ask, or say why it goes"
            " out all the same with --despite REASON"
        )
        self.details = tuple(line for each in failing for line in _why_and_how(each))


def _why_and_how(failing: Ruling) -> list[str]:
    """Return why a rule fails and, where it is known, what satisfies it."""
    how = [f"> {failing.next}"] if failing.next else []
    return [f"{failing.rule}: {failing.why}", *how]


def _to_publish(connection: Connection, claim: int, actor: str) -> list[Verdict]:
    """Return the verdicts that decide a claim. Raises where they may not go out, as `publish`."""
    standing = find_standing(connection, claim, asking=actor)
    deciding = given_verdicts(standing)
    if standing.status is not Status.SIGNED_OFF or not deciding:
        raise UnpublishableError(claim, standing)
    if standing.public.state is InPublic.CORRECTION_DUE:
        raise CorrectionDueError(claim, standing)
    return deciding


def publish(
    transaction: Transaction,
    claim: int,
    url: str | None,
    published_on: str,
    *,
    actor: str,
    rules: GateSettings,
    despite: str | None = None,
    pages: str | None = None,
) -> Published:
    """Store a publication; the same url on the same date is stored once.

    Without ``url`` it is that of the check's page among the ``pages`` of the desk's site.
    Raises `UnpublishableError` unless the claim is signed off, `UndecidedDayError` for a
    day before its verdict, and `GateError` where a house rule fails on the day of
    publication and ``despite`` does not say why it goes out all the same. The reason is
    stored where a rule fails.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    found = find_claim(connection, claim)
    # First of all: who has no verdict yet needs no address.
    deciding = _to_publish(connection, claim, actor)
    require_full(published_on)
    require_begun(transaction, "the publication on", published_on)
    url = url if url is not None else _own_page(connection, claim, pages)
    if not url.startswith(("https://", "http://")) or url.endswith("//"):
        raise ClaimcheckError(f"{url!r} is not a web address; it begins with https:// or http://")
    _require_decided(transaction, published_on, deciding)
    (gated,) = gate(connection, [claim], rules, today=published_on, asking=actor)
    failing = [each for each in gated.rulings if not each.passed]
    if failing and shows_nothing(despite or ""):
        raise GateError(claim, failing)
    with transaction.act(actor, "publish") as act:
        number = add_publication(
            act,
            claim,
            url,
            published_on,
            verdict=deciding[0].id,
            despite=despite if failing else None,
        )
        if act.rows:
            # The page has every wording: what it told of one stays, where they are parted later.
            tell(act, wordings(connection, claim), deciding[0].id, Means.OUT)
    after = find_standing(connection, claim, asking=actor)
    return Published(PublicationId(number), found, after, tuple(failing), url)


def _require_decided(transaction: Transaction, day: str, deciding: Sequence[Verdict]) -> None:
    """Raise `UndecidedDayError` for a day before the one as of which a verdict holds.

    What is still today somewhere on earth is no earlier day.
    """
    first = min(deciding, key=lambda each: each.as_of)
    if day < first.as_of and day < earliest_day(transaction.now()):
        raise UndecidedDayError(day, first)


def _own_page(connection: Connection, claim: int, pages: str | None) -> str:
    """Return the page of the site that a check has: named by what was published of it first."""
    if pages is None:
        raise ClaimcheckError(
            "where can it be read? Give --url URL, or the address of your site's folder as [desk]"
            " pages in claimcheck.toml"
        )
    earlier = publications_of(connection, wordings(connection, claim))
    return page_of(pages, earlier[0].claim if earlier else claim)
