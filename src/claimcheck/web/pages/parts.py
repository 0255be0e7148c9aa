"""What several pages show: matches beside what they resemble, verdicts, addresses."""

from collections.abc import Iterable, Sequence

from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Match, Standing
from claimcheck.model.comparison import Band
from claimcheck.model.ids import parse_id
from claimcheck.model.status import SignedVerdict, deciding_verdicts, ratings
from claimcheck.model.verdict import CorrectionClass, Verdict
from claimcheck.named_tuple import NamedTuple
from claimcheck.reports.beside import SideBySide, agreements, coverage, reasons, side_by_side
from claimcheck.web.visits import Missing, Visit

HEADINGS = {
    Band.SAME: "Same claim",
    Band.CONFLICTING: "Differs",
    Band.LIKELY: "Perhaps the same",
    Band.RELATED: "Related",
    Band.NEW: "Weak",
}

CLASSES = {
    CorrectionClass.TYPO: "A slip of the pen; what is said stays the same",
    CorrectionClass.CLARIFICATION: "The same said more clearly",
    CorrectionClass.UPDATE: "Something happened since; the label stays",
    CorrectionClass.SAME_VERDICT: "A mistake in the reasons; the label stays",
    CorrectionClass.NEW_VERDICT: "Another label",
    CorrectionClass.WITHDRAWN: "The verdict is taken back, and nothing takes its place",
}


class Shown(NamedTuple):
    """A match as a page shows it: both texts, what decided, the verdicts and what they cover."""

    match: Match
    heading: str
    part: str | None
    both: SideBySide | None
    reasons: tuple[str, ...]
    agreements: tuple[str, ...]
    coverage: str
    deciding: Sequence[SignedVerdict]


def shown(text: str, match: Match) -> Shown:
    """Return a match as a page shows it, beside the text that it resembles."""
    yours = text[slice(*match.part)] if match.part else text
    return Shown(
        match,
        HEADINGS[match.band],
        yours if match.part else None,
        side_by_side(yours, match) if match.band is not Band.RELATED else None,
        reasons(match),
        agreements(match),
        coverage(match),
        ratings(deciding_verdicts(match.standing.verdicts)),
    )


def shown_all(text: str, matches: Iterable[Match]) -> list[Shown]:
    """Return matches as a page shows them."""
    return [shown(text, each) for each in matches]


def in_order(standing: Standing) -> list[tuple[Verdict, bool]]:
    """Return the verdicts, newest first, each with whether it decides."""
    deciding = deciding_verdicts(standing.verdicts)
    return [(each, each in deciding) for each in reversed(standing.verdicts)]


def named_verdicts(verdicts: Iterable[Verdict]) -> list[tuple[str, str]]:
    """Return verdicts to choose from: each by its id, with its label and whose it is."""
    return [(str(each.id), f"{each.id} {each.label}, {each.by}") for each in verdicts]


def named_id(visit: Visit, letter: str) -> str:
    """Return the id in the address. Raises `Missing` for what is none."""
    try:
        return str(parse_id(visit.parts["id"], letter))
    except ClaimcheckError:
        raise Missing from None


def asked_period(visit: Visit) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the days that an address asks for, and what is wrong with them, by its field."""
    kept = {name: visit.query.get(name, "").strip() for name in ("since", "until")}
    since, until = kept["since"] or None, kept["until"] or None
    for name, period in (("since", (since, None)), ("until", (since, until))):
        try:
            visit.record.require_period(*period)
        except ClaimcheckError as error:
            return kept, [(name, str(error))]
    return kept, []
