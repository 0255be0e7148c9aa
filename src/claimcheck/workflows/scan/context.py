"""What the rules look at: a draft, what it says, and what the record holds of that."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from claimcheck.language.figures.find import find_figures
from claimcheck.matching.explanation import reason
from claimcheck.matching.wording import Wording
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.comparison import Band, Comparison, Difference, Guard
from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.finding import Grounds, RuleManual, Voice
from claimcheck.model.scan.severity import Severity
from claimcheck.model.statement import Span
from claimcheck.model.status import InPublic, Status, deciding_verdicts
from claimcheck.model.verdict import Verdict
from claimcheck.store.queries.scan import Successor
from claimcheck.workflows.scan.evidence.heard import Heard
from claimcheck.workflows.scan.units import Unit

# More of a claim or a rationale is not told in a line; JSON has all of it.
_LONGEST: Final = 240
# A verdict that is out so is told with that.
_MARKED: Final = frozenset((InPublic.UNDER_REVIEW, InPublic.CORRECTION_DUE))


class Repeat(NamedTuple):
    """A stored claim that a draft's words resemble, with what the record says of it.

    `fires` tells whether its label warns of it; `checks` are where the desk
    published its check. `grounds` are why it is rated so, and it `is_old` where
    what it says changes with time and its verdict is of another time. `is_verbatim`
    tells that the draft has its very words.
    """

    claim: Claim
    comparison: Comparison
    standing: Standing
    fires: bool
    checks: tuple[str, ...]
    successors: tuple[Successor, ...]
    overdue: bool
    grounds: Grounds
    is_old: bool = False
    is_verbatim: bool = False

    @property
    def band(self) -> Band:
        """Return what the matcher concludes."""
        return self.comparison.band

    @property
    def label(self) -> str | None:
        """Return the label that the deciding verdicts agree on, if they do."""
        labels = {each.label for each in speaking(self.standing)}
        return labels.pop() if len(labels) == 1 else None

    @property
    def is_ranked(self) -> bool:
        """Tell whether the label says how true the claim is."""
        return any(each.rank is not None for each in speaking(self.standing))

    @property
    def verdict(self) -> str | None:
        """Return the label with its date, such as ``False as of 2023-02-02``."""
        if self.label is None:
            return None
        return f"{self.label} as of {self.as_of}"

    @property
    def as_of(self) -> str:
        """Return the day of the newest verdict that decides; there must be one."""
        return max(each.as_of for each in speaking(self.standing))

    def counts(self, *, proposed: bool) -> bool:
        """Tell whether enough people stand behind the verdict for a scan to speak of it."""
        status = self.standing.status
        agreed = status is Status.SIGNED_OFF or is_out(self.standing)
        return agreed or (proposed and status is Status.PROPOSED and self.label is not None)

    @property
    def known(self) -> str:
        """Say in one line what is known of the claim."""
        told = [self.verdict or str(self.standing.status)]
        if (state := self.standing.public.state) in _MARKED:
            told.append(str(state))
        if self.overdue:
            told.append("overdue for a re-check")
        return ", ".join([*told, *self.checks[:1]])

    @property
    def is_same(self) -> bool:
        """Tell whether words say what the claim says.

        "Now" in the very words of a claim is the claim's, while its verdict is not old.
        """
        verbatim = self.is_verbatim and self._only_time_differs and not self.is_old
        return self.band is Band.SAME or verbatim

    @property
    def is_asked(self) -> bool:
        """Tell whether only time can part the words from the claim, so that somebody must look."""
        return self.is_old if self.is_same else self._only_time_differs

    @property
    def _only_time_differs(self) -> bool:
        differing = self.differing()
        return bool(differing) and all(each.guard is Guard.PERIOD for each in differing)

    def differing(self) -> tuple[Difference, ...]:
        """Return what makes this another claim, not counting what may be so of both."""
        return tuple(each for each in self.comparison.differences if not each.compatible)


def is_out(standing: Standing) -> bool:
    """Tell whether readers have a verdict before them that the desk has not replaced yet."""
    return (
        standing.status is not Status.SIGNED_OFF
        and standing.public.state.is_out
        and standing.out is not None
    )


def speaking(standing: Standing) -> tuple[Verdict, ...]:
    """Return the verdicts that a scan goes by: the one that readers have stays until the next.

    That is until another is signed off; else those that decide.
    """
    if standing.out is not None and is_out(standing):
        return (standing.out,)
    return deciding_verdicts(standing.verdicts)


def reasons(repeat: Repeat) -> tuple[str, ...]:
    """Return lines that say why a claim is rated so, for who has not the record at hand."""
    grounds = repeat.grounds
    told = [f"c-{repeat.claim.id:d}: “{_cut(grounds.claim)}”"]
    if grounds.rationale:
        told.append(f"because: {_cut(grounds.rationale)}")
    if grounds.address:
        named = f"{_cut(grounds.source)}, " if grounds.source else ""
        told.append(f"source: {named}{grounds.address}")
    return tuple(told)


def _cut(text: str) -> str:
    """Return a text on one line, cut after a word where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rpartition(' ')[0]} …"


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
    """A unit of a draft, the claims that it resembles, the closest first, and its words."""

    unit: Unit
    repeats: tuple[Repeat, ...]
    wording: Wording


class Repeating(NamedTuple):
    """Words of a draft that resemble claims, the closest first."""

    unit: Unit
    repeats: tuple[Repeat, ...]


class Scene(NamedTuple):
    """All that a rule may look at.

    `parts` are clauses, and sentences that attribute, that say the same as claims, with these.
    """

    draft: Draft
    examined: tuple[Examined, ...]
    quotes: tuple[Quote, ...]
    proposed: bool
    near: float
    parts: tuple[Repeating, ...] = ()

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
    if unit.voice is Voice.CHALLENGED:
        return "challenged"
    return "attributed"


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


def differences(repeat: Repeat) -> tuple[str, ...]:
    """Return a line for each thing that differs from the stored claim."""
    return tuple(dict.fromkeys(reason(each) for each in repeat.differing()))


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
