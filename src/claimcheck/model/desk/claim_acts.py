"""Acts on a card's claim that have a word and no letter: published, corrected, tied, held."""

from dataclasses import dataclass
from typing import Final

# What a link says, as people type it; that two claims are one, and since when, have words.
RELATIONS: Final = ("contradicts", "updates", "variant-of", "related-to", "not-same")
# Where nobody says why, as with the commands of the same names.
NEWER_FIGURE: Final = "a newer figure"
TWO_CLAIMS: Final = "two claims, not one"


@dataclass(frozen=True, slots=True)
class Publish:
    """Record where the check can be read, today if no day is given; ``despite`` house rules.

    Without ``url`` at its page of the desk's site.
    """

    url: str | None = None
    published_on: str | None = None
    despite: str | None = None


@dataclass(frozen=True, slots=True)
class Correct:
    """Correct the verdict, with a notice that readers see; `kind` is a class of corrections.

    `verdict`, such as v-7, says which of several that decide.
    """

    kind: str
    notice: str
    label: str | None = None
    rationale: str | None = None
    as_of: str | None = None
    recheck_on: str | None = None
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class AddContact:
    """Record that somebody was asked, or wrote; `attach` are paths of files to be kept with it."""

    party: str
    channel: str
    direction: str | None = None
    reason: str | None = None
    sent: str | None = None
    deadline: str | None = None
    answer: str | None = None
    answered_on: str | None = None
    attach: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerContact:
    """Record the answer to a contact of the claim, such as w-3."""

    contact: str
    answer: str
    answered_on: str | None = None
    attach: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Say that the claim and another, such as c-58, are one."""

    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unmerge:
    """Part the claim from one with which it was merged."""

    other: str
    reason: str = TWO_CLAIMS


@dataclass(frozen=True, slots=True)
class LinkClaim:
    """Tie the claim to another by a relation, such as contradicts."""

    relation: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unlink:
    """Take a link of the claim back, such as l-7."""

    link: str
    reason: str


@dataclass(frozen=True, slots=True)
class Supersede:
    """Say which claim holds in its place since a day, month or year."""

    newer: str
    since: str
    reason: str = NEWER_FIGURE


@dataclass(frozen=True, slots=True)
class Hold:
    """Let nobody change the claim."""

    reason: str


@dataclass(frozen=True, slots=True)
class LiftHold:
    """Let the claim be changed again."""

    reason: str


@dataclass(frozen=True, slots=True)
class CiteCheck:
    """Make a check of others on the card, such as others.db:y-17, a source of the claim."""

    check: str
    stance: str
    archive_url: str | None = None


ClaimAct = (
    Publish
    | Correct
    | AddContact
    | AnswerContact
    | Merge
    | Unmerge
    | LinkClaim
    | Unlink
    | Supersede
    | Hold
    | LiftHold
    | CiteCheck
)
