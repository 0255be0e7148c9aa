"""A statement: words found, and who is said to have said them."""

from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, Self

from claimcheck.model.dates import PartialDate
from claimcheck.model.ids import ArticleId, ClaimId, LinkId, PersonId, StatementId
from claimcheck.named_tuple import NamedTuple

UNNAMED: Final = "und"
"""The language of words of which nobody said it, as ISO 639 codes what is undetermined."""
MAX_LENGTH: Final = 10_000
# What is read sentence by sentence, to tell what of it is known.
LONGEST_ARTICLE: Final = 100_000


class Kind(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    ASSERTION = "assertion"


class Span(NamedTuple):
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int


class Evidence(NamedTuple):
    """What a rule found a statement by, and where its parts come from.

    `rule` names what found it, and `rule_precision` is how often that rule was right
    where it was measured. The spans are of the speaker's name and of the verb, in the
    article; `date_words` are the words that gave the day. `priority` is 1 for what
    asks most to be checked.
    """

    speaker_span: Span | None = None
    cue_span: Span | None = None
    rule: str | None = None
    rule_precision: float | None = None
    place_origin: str | None = None
    date_words: str | None = None
    priority: int | None = None
    priority_reason: str | None = None


class _StatementFields(NamedTuple):
    text: str
    kind: Kind = Kind.ASSERTION
    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    said_on: PartialDate | None = None
    place: str | None = None
    medium: str | None = None
    url: str | None = None
    language: str = UNNAMED
    spans: tuple[Span, ...] = ()
    prefix: str | None = None
    suffix: str | None = None
    person: str | None = None
    person_reason: str | None = None
    evidence: Evidence = Evidence()
    date_origin: str | None = None
    persons: tuple[str, ...] = ()
    inner: tuple["Statement", ...] = ()
    reported_by: str | None = None
    reported_on: PartialDate | None = None


class Statement(_StatementFields):
    """Words found, with their attribution as the text gives it.

    `spans` locate the words in an article, in order; there are several where a
    cue splits the words. `text` is the exact text of the spans, joined by one
    space. `speaker` keeps the name as it was given; `person` is the full name
    it was resolved to for `person_reason`, and `persons` are the full names where it
    means several.
    `evidence` says what found the statement, when a program did. `inner` are the
    statements of others that its words report, each within these spans; each names
    in `reported_by` whose words they are.

    `said_on` is the day of saying, as far as the text tells it; `date_origin` says
    where it is known from: ``text``, by words of its own, ``dateline``, or ``given``
    by somebody. ``publication`` says that only `reported_on` is known, the day it was
    published: a bound, and not the day. A `language` of None is one that nobody said.
    """

    __slots__ = ()

    if not TYPE_CHECKING:

        @wraps(_StatementFields.__new__)
        def __new__(cls, *given: Any, **named: Any) -> Self:
            """Return a statement; a language of None is one that nobody said."""
            found = super().__new__(cls, *given, **named)
            return found if found.language else found._replace(language=UNNAMED)

    def with_evidence(self, **changes: Any) -> Self:
        """Return the statement with other evidence in the fields named."""
        return self._replace(evidence=self.evidence._replace(**changes))

    def fields(self) -> dict[str, Any]:
        """Return all fields by their names, those of the evidence among them."""
        fields = self._asdict()
        evidence = fields.pop("evidence")
        return {**fields, **evidence._asdict()}

    @property
    def when(self) -> str:
        """Say when it was said, as far as that is known: a day, or ``by`` one."""
        if self.said_on:
            return str(self.said_on)
        return f"by {self.reported_on}" if self.reported_on else "date unknown"


class StoredStatement(NamedTuple):
    """A statement with its id, its article, the claim it states and whose it is today.

    `person` is the id of the person whose full name `statement.person` holds, and
    `people` are the ids of all whose it is. `agrees` is the step of the ladder at which
    the matcher `linked_by` called it the same as its claim.
    """

    id: StatementId
    article: ArticleId | None
    statement: Statement
    claim: ClaimId | None
    link: LinkId | None
    confirmed: bool
    person: PersonId | None = None
    people: tuple[PersonId, ...] = ()
    agrees: str | None = None
    linked_by: str | None = None
