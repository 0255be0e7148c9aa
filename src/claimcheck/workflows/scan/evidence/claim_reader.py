"""The claims that a draft's words resemble, and what the record says of each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from claimcheck.language.figures.find import find_figures
from claimcheck.language.framing.timeliness import is_of_its_time
from claimcheck.language.reading import Reading
from claimcheck.language.text.folding import plain
from claimcheck.language.text.identity import known_form
from claimcheck.matching.names import read_names
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.comparison import Band, Comparison
from claimcheck.model.dates import PartialDate, parse_date
from claimcheck.model.figure import ratio
from claimcheck.model.imports.elsewhere import ElsewherePlaces
from claimcheck.model.scan.finding import Grounds
from claimcheck.model.statement import Statement
from claimcheck.model.status import is_overdue
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.index.tokens import split_words
from claimcheck.store.queries.scan import check_addresses, successors
from claimcheck.store.records.claims import find_standings, wordings_of
from claimcheck.store.records.people.person_names import person_names
from claimcheck.store.verdicts.scales import firing_labels
from claimcheck.workflows.compare.why import first_source, reasoned
from claimcheck.workflows.compare.with_record import Compared
from claimcheck.workflows.scan.evidence.candidates import (
    claims_holding_all,
    compare_prepared,
    near_claims,
)
from claimcheck.workflows.scan.evidence.checked_claims import ClaimTokens
from claimcheck.workflows.scan.evidence.periods import in_the_year_of
from claimcheck.workflows.scan.repeat import Repeat, speaking
from claimcheck.workflows.scan.units import Unit

if TYPE_CHECKING:
    from claimcheck.workflows.compare.nearness import Nearness

_CLOSE: Final = (Band.SAME, Band.CONFLICTING, Band.LIKELY)
_NOT_COMPARED: Final = Comparison(Band.NEW, 0.0, 0.0)


class ScanRequest(NamedTuple):
    """What a scan depends on besides the draft and the record.

    With `everything`, claims without a verdict are compared too, for a checklist. After
    `fresh` days a verdict is old. `others` are where other desks' checks are looked for, if
    they are. With `nearness` what is near in meaning alone is found.
    """

    thresholds: Thresholds
    today: str
    proposed: bool = False
    everything: bool = False
    fresh: int = 365
    others: ElsewherePlaces | None = None
    nearness: "Nearness | None" = None


class ClaimReader(NamedTuple):
    """A store being read for one draft; its words and what is known of a claim are read once."""

    connection: Connection
    asked: ScanRequest
    day: PartialDate
    language: str
    known: dict[int, Repeat]
    readings: dict[str, Reading]

    def reading(self, text: str) -> Reading:
        """Return the reading of words of the draft."""
        return self.readings.setdefault(text, Reading(text, self.language))

    def repeats(
        self, units: Sequence[Unit], find: Callable[..., list[list[ClaimTokens]]] = near_claims
    ) -> list[tuple[Repeat, ...]]:
        """Return the claims that each unit resembles, of those to ``find``, the closest first."""
        readings = [self.reading(unit.text) for unit in units]
        texts = [reading.indexed for reading in readings]
        near = find(self.connection, texts, everything=self.asked.everything)
        firing = firing_labels(self.connection)
        names = cache(lambda: read_names(person_names(self.connection)))
        close = [
            _closest(
                compare_prepared(
                    self.connection,
                    self.statement(unit),
                    reading,
                    candidates,
                    thresholds=self.asked.thresholds,
                    names=names,
                )
            )
            for unit, reading, candidates in zip(units, readings, near, strict=True)
        ]
        self._learn((each.claim for several in close for each in several), firing)
        return [tuple(self._told(*each)) for each in zip(units, close, strict=True)]

    def beside(self, claim: Claim, comparison: Comparison) -> Repeat:
        """Return a claim beside words of the draft, with what the record says of it."""
        self._learn([claim], firing_labels(self.connection))
        return self.known[claim.id]._replace(comparison=comparison)

    def holding(self, texts: Sequence[str]) -> list[tuple[int, ...]]:
        """Return of how many words are the claims that hold all of each text's, and more."""
        plains = [self.reading(text).indexed for text in texts]
        found = claims_holding_all(self.connection, plains)
        return [
            tuple(
                dict.fromkeys(
                    len(each.tokens) for each in claims if len(each.tokens) > len(split_words(text))
                )
            )
            for text, claims in zip(plains, found, strict=True)
        ]

    def _told(self, unit: Unit, near: Sequence[Compared]) -> Iterator[Repeat]:
        """Yield what the record says of the claims that may be what a unit says, each once."""
        seen: set[int] = set()
        words = _very_words(unit.text) if near else ""
        for each in near:
            is_verbatim = _very_words(each.claim.text) == words
            repeat = self.known[each.claim.id]._replace(
                comparison=each.comparison, is_verbatim=is_verbatim
            )
            if is_verbatim:
                days = self.statement(unit).said_on, _day_of(repeat)
                repeat = repeat._replace(
                    comparison=in_the_year_of(each.comparison, unit.text, days)
                )
            if repeat.standing.leader not in seen:
                seen.add(repeat.standing.leader)
                yield repeat

    def statement(self, unit: Unit) -> Statement:
        """Return a unit as the matcher compares it: said on the draft's day, unless it tells."""
        given = unit.statement or Statement(unit.text)
        return given._replace(
            text=unit.text, said_on=given.said_on or self.day, language=self.language
        )

    def _learn(self, claims: Iterable[Claim], firing: frozenset[str]) -> None:
        """Read what the record says of claims, of all at once, beside no words yet."""
        new = {each.id: each for each in claims if each.id not in self.known}
        groups = wordings_of(self.connection, list(new))
        # Claims that are wordings of one another are asked about once.
        standings = find_standings(self.connection, leading := list(dict.fromkeys(groups)))
        standing_of = dict(zip(leading, standings, strict=True))
        for claim, same in zip(new.values(), groups, strict=True):
            standing = standing_of[same]
            labels = {each.label for each in speaking(standing)}
            self.known[claim.id] = Repeat(
                claim,
                _NOT_COMPARED,
                standing,
                bool(labels) and labels <= firing,
                check_addresses(self.connection, same),
                successors(self.connection, same),
                is_overdue(standing.verdicts, self.asked.today),
                self._grounds(claim, standing, same),
                self._is_old(claim, standing),
            )

    def _grounds(self, claim: Claim, standing: Standing, same: tuple[int, ...]) -> Grounds:
        """Return the words of a claim, and why its verdict is what it is."""
        deciding = speaking(standing)
        if not deciding:
            return Grounds(claim.text)
        newest = reasoned(deciding)
        first = first_source(self.connection, same)
        return Grounds(
            claim.text,
            newest.rationale or None,
            (first.title or first.publisher) if first else None,
            first.url if first else None,
        )

    def _is_old(self, claim: Claim, standing: Standing) -> bool:
        """Return whether a claim is bound to its time, and its verdict of another one."""
        days = [each.as_of for each in speaking(standing)]
        if not days:
            return False
        age = date.fromisoformat(self.asked.today) - date.fromisoformat(max(days))
        # "One" is mostly no figure, and "a 50-mile road" is a kind of road.
        has_figure = any(
            not each.is_date
            and each.numbers != (ratio(1),)
            and claim.text[each.span.end : each.span.end + 1] != "-"
            for each in find_figures(claim.text)
        )
        return age.days > self.asked.fresh and is_of_its_time(
            plain(claim.text), has_figure=has_figure
        )


def _closest(compared: Sequence[Compared]) -> list[Compared]:
    """Return what may say the same, the same first."""
    near = [each for each in compared if each.comparison.band in _CLOSE]
    near.sort(
        key=lambda each: (
            _CLOSE.index(each.comparison.band),
            -each.comparison.overlap,
            each.claim.id,
        )
    )
    return near


def _day_of(repeat: Repeat) -> PartialDate | None:
    """Return when a claim was first said, else when its verdict says how things were."""
    standing = repeat.standing
    said = standing.first_said_on or standing.first_reported_on
    day = said or (repeat.as_of if speaking(standing) else None)
    return parse_date(day) if day else None


def _very_words(text: str) -> str:
    """Return what two texts of the very same words have in common; "C++" is not "C".

    Where capitals tell anything, the guards tell it.
    """
    return known_form(text).casefold()
