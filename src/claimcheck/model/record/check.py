"""A check: all that the record says of one claim, gathered to go out."""

from dataclasses import dataclass, field, replace

from claimcheck.model.ids import ClaimId, CorrectionId, StatementId, VerdictId
from claimcheck.model.status import InPublic, Status
from claimcheck.model.verdict import (
    CorrectionClass,
    Publication,
    StoredSource,
    ToldCorrection,
    VerdictRole,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said something: `is_known` where a person is named, else as the statement has it."""

    name: str
    role: str | None = None
    organisation: str | None = None
    wikidata: str | None = None
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class CheckedSaying:
    """A statement of the claim: words, who said them, when and where they stand.

    `said_on` and `reported_on` keep the precision that is known; `is_confirmed` tells that
    a person looked at it.
    """

    id: StatementId
    text: str
    kind: str
    speakers: tuple[Speaker, ...]
    said_on: str | None
    reported_on: str | None
    place: str | None
    medium: str | None
    url: str | None
    title: str | None
    publisher: str | None
    is_confirmed: bool

    @property
    def by(self) -> str:
        """Return who said it, empty where nobody is named."""
        return ", ".join(each.name for each in self.speakers)


@dataclass(frozen=True, slots=True)
class Adopted:
    """That a verdict was published outside the record: by whom, when, why it counts.

    The reason is internal, and empty in what goes out.
    """

    checked_by: str | None
    checked_on: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class CheckRating:
    """A verdict with its place on its scale: `place` of `places`, 1 the falsest.

    Neither counts where the label has no rank. `rated_on` is the day on which it was first
    given, of an adopted one that on which it was checked; the `rationale` is empty where an
    archive gave none.
    """

    id: VerdictId
    label: str
    place: int | None
    places: int
    is_warning: bool
    reviewer: str
    role: str
    as_of: str
    recheck_on: str | None
    rationale: str
    rated_on: str
    adopted: Adopted | None = None

    @property
    def tone(self) -> str:
        """Return in which of five groups a label stands, for its shape and colour."""
        if self.place is None or self.places < 2:
            return "unranked"
        part = (self.place - 1) / (self.places - 1)
        if part in {0, 1}:
            return "lowest" if part == 0 else "highest"
        return "low" if self.is_warning or part < 1 / 3 else "middle"


@dataclass(frozen=True, slots=True)
class CheckCorrection:
    """What readers were told of a verdict that was changed or taken back.

    `said` and `says_now` are labels, None where there is none or it is not known; `on` and
    `at` are the day and the UTC time at which readers had it; one that is drafted, or was
    settled otherwise, is not `is_told`. `claims` are those, of what may be one claim since or
    no longer, whose pages it was told at.
    """

    id: CorrectionId
    kind: CorrectionClass
    on: str
    notice: str
    said: str | None
    says_now: str | None
    verdict: VerdictId
    replacement: VerdictId | None
    at: str
    is_told: bool
    claims: frozenset[ClaimId]

    @property
    def in_words(self) -> str:
        """Return it on one line: ``2026-11-03 (new-verdict): what changed``."""
        return str(ToldCorrection(self.on, self.kind, " ".join(self.notice.split())))


@dataclass(frozen=True, slots=True)
class CheckContact:
    """That somebody was asked or wrote about the claim, and when: who, and what, is confidential.

    `is_ours` tells that the desk asked, so that they owe the answer.
    """

    is_ours: bool
    is_complaint: bool
    sent: str | None
    deadline: str | None
    is_answered: bool
    answered_on: str | None

    @property
    def what(self) -> str:
        """Return what kind of contact it is."""
        if self.is_complaint:
            return "a complaint"
        return "somebody was asked to reply" if self.is_ours else "somebody wrote"


@dataclass(frozen=True, slots=True)
class Check:
    """A claim in all its wordings, with what was found out and what readers see.

    `id` is that of the wording which was published first, and so never changes; `leader`
    the lowest of its wordings. `out` is the verdict that readers have before them, `behind`
    who stands behind it; `ratings` are all that stand and may be read. `taken_on` is when
    it was taken up, and `taken_for` why; `begun_on` when work on it began that led to its first
    publication, None where nobody kept that, or it was adopted; `untold_sources` are those of
    its `sources` that readers do not have yet. Of one that `is_withheld` an order forbids to
    say more than that; one that goes out `is_redacted` where its own words were removed.
    `removed_at` is the UTC time as of which readers no longer have some of its words.
    """

    id: ClaimId
    leader: ClaimId
    text: str
    language: str
    status: Status
    in_public: InPublic
    title: str | None = None
    context: str | None = None
    topics: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    out: CheckRating | None = None
    behind: tuple[str, ...] = ()
    ratings: tuple[CheckRating, ...] = ()
    sayings: tuple[CheckedSaying, ...] = ()
    sources: tuple[StoredSource, ...] = ()
    untold_sources: tuple[StoredSource, ...] = ()
    publications: tuple[Publication, ...] = ()
    corrections: tuple[CheckCorrection, ...] = ()
    contacts: tuple[CheckContact, ...] = ()
    taken_on: str | None = None
    taken_for: str | None = None
    begun_on: str | None = None
    speakers: tuple[Speaker, ...] = field(default=())
    is_withheld: bool = False
    is_redacted: bool = False
    removed_at: str | None = None

    @property
    def is_out(self) -> bool:
        """Return whether readers have a verdict of it before them."""
        return self.in_public.is_out and self.out is not None

    @property
    def shown(self) -> CheckRating | None:
        """Return the verdict that a page shows: what readers have, else the newest that stands."""
        own = [each for each in self.ratings if each.role != VerdictRole.SIGNS_OFF]
        return self.out or (own[-1] if own else None)

    @property
    def unsettled(self) -> str | None:
        """Return why the verdict that a page of the desk shows is no finding yet, if so."""
        if self.out is not None or self.status not in {Status.PROPOSED, Status.DISPUTED}:
            return None
        return "not signed off" if self.status is Status.PROPOSED else "disputed"

    @property
    def is_withdrawn(self) -> bool:
        """Return whether readers were told that its verdict is taken back."""
        return self.in_public is InPublic.WITHDRAWN

    @property
    def published_on(self) -> str | None:
        """Return the day on which a check of it was first published."""
        return min((each.published_on for each in self.publications), default=None)

    @property
    def changed_on(self) -> str | None:
        """Return the day of the last correction, else of the first publication."""
        return max((each.on for each in self.corrections), default=self.published_on)

    @property
    def told(self) -> tuple[CheckCorrection, ...]:
        """Return the corrections that readers of any of its wordings were told."""
        return tuple(each for each in self.corrections if each.is_told)

    @property
    def untold(self) -> tuple[CheckCorrection, ...]:
        """Return the corrections that readers do not have yet."""
        return tuple(each for each in self.corrections if not each.is_told)

    def corrections_at(self, page: Publication) -> tuple[CheckCorrection, ...]:
        """Return the corrections that readers of a page were told, of those that are its own.

        What was merged since has been corrected at its own pages.
        """
        return tuple(each for each in self.corrections if page.claim in each.claims)

    @property
    def corrected_at(self) -> str | None:
        """Return the UTC time of the last correction."""
        return max((each.at for each in self.corrections), default=None)

    @property
    def said_on(self) -> str | None:
        """Return when it was first said, as precisely as is known."""
        return min((each.said_on for each in self.sayings if each.said_on), default=None)

    @property
    def place(self) -> str | None:
        """Return where, or on which occasion, it was first said."""
        return next((found for each in self.sayings if (found := each.place or each.medium)), None)

    @property
    def appearances(self) -> tuple[str, ...]:
        """Return the addresses at which it stands, each once."""
        return tuple(dict.fromkeys(each.url for each in self.sayings if each.url))

    def as_published(self) -> "Check":
        """Return it without what is internal: contacts, other verdicts, unconfirmed statements.

        Of corrections and of sources those that readers were told.
        """
        sayings = tuple(each for each in self.sayings if each.is_confirmed)
        sources = tuple(each for each in self.sources if each not in self.untold_sources)
        out = self.out
        if out and out.adopted:
            out = replace(out, adopted=replace(out.adopted, reason=""))
        return replace(
            self,
            sayings=sayings,
            out=out,
            ratings=(out,) if out else (),
            sources=sources,
            untold_sources=(),
            corrections=self.told,
            contacts=(),
            taken_on=None,
            taken_for=None,
            speakers=speakers_of(sayings),
        )


def speakers_of(sayings: tuple[CheckedSaying, ...]) -> tuple[Speaker, ...]:
    """Return who said something, each name once, in the order of the statements."""
    found: dict[str, Speaker] = {}
    for each in sayings:
        for speaker in each.speakers:
            known = found.setdefault(speaker.name.casefold(), speaker)
            if speaker.role and not known.role:
                found[speaker.name.casefold()] = speaker
    return tuple(found.values())
