"""Scales, labels, sources and verdicts."""

import re
from enum import StrEnum
from typing import Final

from claimcheck.model.dates import DateError, parse_date
from claimcheck.model.ids import ClaimId, CopyId, PublicationId, SourceId, VerdictId
from claimcheck.named_tuple import NamedTuple

# What a verdict says where the archive it came from gives no reason; no page repeats it.
NO_RATIONALE: Final = "The page gives the reasons; the archive that was brought in does not."


class Stance(StrEnum):
    """Which way a source speaks about a claim."""

    BACKS = "backs"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


class VerdictRole(StrEnum):
    """What a verdict does."""

    PROPOSES = "proposes"
    SIGNS_OFF = "signs off"
    DISSENTS = "dissents"
    RESOLVES = "resolves"


# Asked of every verdict there is; a member of an enumeration is looked up by a method.
_RESOLVES: Final = VerdictRole.RESOLVES


class CorrectionClass(StrEnum):
    """What a correction changes; only the last two touch the label."""

    TYPO = "typo"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    SAME_VERDICT = "same-verdict"
    NEW_VERDICT = "new-verdict"
    WITHDRAWN = "withdrawn"


class ToldCorrection(NamedTuple):
    """What readers were told of a verdict that was changed, and on which day."""

    on: str
    kind: CorrectionClass
    notice: str

    def __str__(self) -> str:
        return f"{self.on} ({self.kind}): {self.notice}"


_TOLD: Final = r"(\d{4}-\d{2}-\d{2}) \(([a-z-]{1,20})\): (.+)"
_BEFORE_TOLD: Final = r"\n(?=\d{4}-\d{2}-\d{2} \([a-z-]{1,20}\): )"


def told_corrections(text: str) -> list[ToldCorrection]:
    r"""Return the corrections that a text tells as `ToldCorrection` writes them, a line each.

    Other words are left alone.

    >>> told_corrections("2026-11-03 (typo): A letter.\n2026-13-01 (typo): No day.")
    [ToldCorrection(on='2026-11-03', kind=<CorrectionClass.TYPO: 'typo'>, notice='A letter.')]
    """
    found = []
    for each in re.split(_BEFORE_TOLD, text, flags=re.ASCII):
        told = re.fullmatch(_TOLD, each, re.ASCII | re.DOTALL)
        if told is None or told[2] not in list(CorrectionClass):
            continue
        try:
            day = str(parse_date(told[1]))
        except DateError:
            continue
        found.append(ToldCorrection(day, CorrectionClass(told[2]), told[3].strip()))
    return [each for each in found if each.notice]


class Label(NamedTuple):
    """A word of a scale. `rank` orders by truth, 1 is falsest; None has no place in the order."""

    label: str
    rank: int | None
    fires: bool
    definition: str


class Scale(NamedTuple):
    """An ordered set of labels, most true first; a new version never changes an old one."""

    name: str
    version: int
    labels: tuple[Label, ...]


class Source(NamedTuple):
    """What speaks for or against a claim."""

    stance: Stance
    url: str
    title: str | None = None
    publisher: str | None = None
    origin: str | None = None
    locator: str | None = None
    quote: str | None = None
    accessed_on: str | None = None
    archive_url: str | None = None


class StoredSource(NamedTuple):
    """A source with its id, the reviewer who added it and the copy that is kept of it.

    `cites` is the id of the other desk's check that it cites, if it does.
    """

    id: SourceId
    claim: ClaimId
    source: Source
    added_by: str
    copy: CopyId | None = None
    cites: int | None = None


class Verdict(NamedTuple):
    """One reviewer's rating of one claim, as it stood at a date.

    `about` is the verdict that it signs off or dissents from. `carries_on` is
    the first verdict that it continues, where that was corrected without a
    change of label. `needed` is how many reviewers must agree by the policy
    under which it was given. One that `corrects` gave a published verdict
    another label. `adopted_from` names who checked what the desk had published before
    it kept this record; it is empty where nobody is named, None where nothing is adopted.
    """

    id: VerdictId
    claim: ClaimId
    label: str
    rank: int | None
    scale_version: int
    reviewer: str
    role: str
    as_of: str
    recheck_on: str | None
    rationale: str
    about: VerdictId | None = None
    carries_on: VerdictId | None = None
    needed: int = 2
    corrects: bool = False
    adopted_from: str | None = None

    @property
    def by(self) -> str:
        """Return who gave it; of an adopted one who adopted it, and who is named for it."""
        if self.adopted_from is None:
            return self.reviewer
        checker = f" from {self.adopted_from}" if self.adopted_from else ""
        return f"{self.reviewer}, adopted{checker}"

    @property
    def begun(self) -> VerdictId:
        """Return the id under which this verdict was first given."""
        return self.carries_on or self.id

    @property
    def rating(self) -> str:
        """Return the label with the day that it is for: ``False, as of 2023-02-02``."""
        return rated(self.label, self.as_of)

    @property
    def settles(self) -> bool:
        """Return whether the verdicts given before it decide no more."""
        return self.corrects or self.role == _RESOLVES


def sign_off_words(about: VerdictId) -> str:
    """Return what a sign-off says where its reviewer adds nothing."""
    return f"Signs off v-{about:d}."


def rated(label: str, as_of: object) -> str:
    """Return a label with the day that it is for: ``False, as of 2023-02-02``."""
    return f"{label}, {day_told(as_of)}"


def day_told(as_of: object) -> str:
    """Return the day that a verdict is for, as it stands beside its label: ``as of 2023-02-02``."""
    return f"as of {as_of}"


class Publication(NamedTuple):
    """Where the desk published its check of a claim, and on which day.

    `despite` says why it went out although a house rule failed.
    """

    id: PublicationId
    claim: ClaimId
    url: str
    published_on: str
    despite: str | None = None


class ToldBefore(NamedTuple):
    """A verdict that readers had before them from one day to another, with its words then.

    On the day `until` another took its place, other words did, or it was taken back.
    """

    verdict: VerdictId
    label: str
    rationale: str
    since: str
    until: str


DEFAULT_SCALE = Scale(
    "default",
    1,
    (
        Label("True", 5, False, "The claim is accurate and nothing significant is missing."),
        Label("Mostly true", 4, False, "Accurate, but it needs clarification or context."),
        Label("Half true", 3, False, "Partly accurate; leaves out important details."),
        Label("Misleading", 2, True, "Built on something true, yet leads to a wrong conclusion."),
        Label("False", 1, True, "The claim is not accurate."),
        Label("Unverifiable", None, False, "The evidence at hand can neither back nor refute it."),
        Label("Opinion", None, False, "A judgement or a forecast, which is not open to checking."),
    ),
)
