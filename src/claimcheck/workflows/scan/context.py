"""What the rules look at: a draft, what it says, and what the record holds of that."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from claimcheck.language.figures.find import find_figures
from claimcheck.matching.wording import Wording
from claimcheck.model.imports.elsewhere import Elsewhere
from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.finding import RuleManual, Voice
from claimcheck.model.scan.severity import Severity
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple
from claimcheck.workflows.scan.evidence.heard import Heard
from claimcheck.workflows.scan.repeat import Repeat
from claimcheck.workflows.scan.units import Unit


class Quote(NamedTuple):
    """Words between marks in a draft, whose they are there, and what is on record like them.

    `unit` is what the draft says with them; `words` and `place` are without the
    marks, and `heard` comes the nearest first. `bearer` is the only person on
    record by the surname that the draft gives, where it gives no more.
    """

    words: str
    place: Span
    unit: Unit | None
    heard: tuple[Heard, ...]
    sentence: Span
    bearer: str | None = None


class Examined(NamedTuple):
    """A unit of a draft, the claims that it resembles, the closest first, and its words.

    Words without a figure are not read: no other figure can contradict them.
    """

    unit: Unit
    repeats: tuple[Repeat, ...]
    wording: Wording | None


class Repeating(NamedTuple):
    """Words of a draft that resemble claims, the closest first."""

    unit: Unit
    repeats: tuple[Repeat, ...]


class RatedElsewhere(NamedTuple):
    """Words of a draft that say what other desks rated, with a label that fires here."""

    unit: Unit
    checks: tuple[Elsewhere, ...]


class OtherWords(NamedTuple):
    """Words of a draft, a claim to which they are near in meaning alone, and how near."""

    unit: Unit
    repeat: Repeat
    cosine: float


class Scene(NamedTuple):
    """All that a rule may look at.

    `parts` are clauses, and sentences that attribute, that say the same as claims, with these.
    `elsewhere` is what other desks rated, where that was asked for, and `other_words` what
    a model finds near to false claims, where there is one.
    """

    draft: Draft
    examined: tuple[Examined, ...]
    quotes: tuple[Quote, ...]
    proposed: bool
    near: float
    parts: tuple[Repeating, ...] = ()
    elsewhere: tuple[RatedElsewhere, ...] = ()
    other_words: tuple[OtherWords, ...] = ()

    def repeated(self) -> Iterator[Repeating]:
        """Yield each unit, and each other part, that resembles a claim, with those claims."""
        for each in self.examined:
            if each.repeats:
                yield Repeating(each.unit, each.repeats)
        yield from self.parts


class Remark(NamedTuple):
    """What a rule says of a place in the draft's text, before settings and suppressions.

    `about` is the text whose identity makes the finding's fingerprint.
    """

    severity: Severity
    place: Span
    sentence: Span
    message: str
    about: str
    facts: tuple[str, ...] = ()
    help: str | None = None
    voice: Voice | None = None
    repeat: Repeat | None = None


class Rule(NamedTuple):
    """A rule: its id, its name, its default severity, what it finds and its manual page.

    Without a severity it is off unless the settings turn it on.
    """

    id: str
    name: str
    severity: Severity | None
    find: Callable[[Scene], Iterator[Remark]]
    page: str

    @property
    def manual(self) -> RuleManual:
        """Return what the rule's page says."""
        summary = self.page.strip().split("\n", 1)[0]
        return RuleManual(self.id, self.name, summary, self.severity, self.page.strip() + "\n")


def by_voice(voice: Voice, own: Severity) -> Severity:
    """Return how grave something is that would be ``own`` in the draft's own voice."""
    if voice is Voice.CHALLENGED:
        return Severity.NOTE
    if voice is Voice.ATTRIBUTED:
        return Severity(max(Severity.NOTE, own - 1))
    return own


def gravity(unit: Unit, own: Severity) -> Severity:
    """Return how grave words are that would be ``own`` if the draft surely said them itself."""
    severity = by_voice(unit.voice, own)
    return severity if not (unit.doubt or unit.is_question) else min(severity, Severity.WARNING)


def voiced(unit: Unit) -> str:
    """Say whose voice a unit is in, for the beginning of a message."""
    if unit.voice is Voice.OWN:
        return "own voice"
    return f"{unit.voice} statement"


def voice_facts(unit: Unit) -> tuple[str, ...]:
    """Return what says by which words the voice was decided, and what leaves it in doubt."""
    if unit.doubt:
        told = (
            f"only a part of the sentence: see whether “{unit.doubt}” turns it into something else"
        )
        return (*voice_facts(unit._replace(doubt="")), told)
    if unit.voice is Voice.CHALLENGED:
        return (f"challenged by “{unit.decided}”",)
    if unit.voice is Voice.ATTRIBUTED:
        who = unit.person or unit.speaker
        said = f" by “{unit.decided}”" if unit.decided and unit.statement else ""
        return (f"attributed to {who}{said}" if who else f"attributed by {unit.decided}",)
    return ()


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"\s*(?:to|and|[-–—])\s*")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?:from|between)\s+$", re.IGNORECASE)


def at_stake(unit: Unit) -> Span:
    """Return the place of a unit's only figure or range, else of all its words.

    Of a clause or several sentences it is all of them, since no other part is meant.
    """
    if unit.is_clause or unit.is_several:
        return unit.place()
    figures = [each for each in find_figures(unit.text) if not each.is_date]
    for one, other in pairwise(figures):
        if not _joint().fullmatch(unit.text, one.span.end, other.span.start):
            return unit.place()
    if not figures:
        return unit.place()
    start, end = figures[0].span.start, figures[-1].span.end
    opening = _opening().search(unit.text[:start]) if len(figures) > 1 else None
    return unit.place(Span(opening.start() if opening else start, end))
