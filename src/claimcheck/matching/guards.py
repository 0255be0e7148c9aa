"""The vetoes: what forbids calling two near texts the same."""

from collections import deque
from collections.abc import Callable
from itertools import pairwise

from claimcheck.language.lexicon.opposites import are_opposite, has_opposite
from claimcheck.language.lexicon.speaker_relative import can_be_same_name, find_local, is_personal
from claimcheck.language.lexicon.time_relative import find_relative, means_the_same
from claimcheck.matching.leftovers import Leftovers, ReplacedTerms
from claimcheck.matching.marks.what_differs import (
    are_names_at_head,
    are_reigns,
    is_century,
    kind_of,
    with_bearers,
)
from claimcheck.matching.names import Names, find_repeated
from claimcheck.matching.quantities import can_both_hold, with_years, without_double_negation
from claimcheck.matching.terms import FUNCTION, Parsed, Sort, Term
from claimcheck.matching.wording import Wording
from claimcheck.model.comparison import Difference, Guard
from claimcheck.model.dates import PartialDate
from claimcheck.model.figure import FigureKind
from claimcheck.model.statement import Span

# What a figure is: where a change began, where it ended, by how much.
_LEADING = frozenset("from to by of at in over under until since".split())


def find_differences(
    first: Parsed,
    second: Parsed,
    left: Leftovers,
    wordings: tuple[Wording, Wording],
    names: Callable[[], Names],
) -> tuple[Difference, ...]:
    """Return what forbids calling the two the same, the gravest first."""
    found = _numbers(first, second, left.blocks)
    found += _negation(first, second)
    found += _words(first, second, left.blocks)
    found += _order(first, second, left)
    found += _periods(first, second, wordings)
    found += _speakers(first, second, wordings, names) or find_repeated(first, second)
    found = without_double_negation(first, second, found)
    ranks = {guard: rank for rank, guard in enumerate(Guard)}
    return tuple(sorted(found, key=lambda difference: ranks[difference.guard]))


def _difference(
    guard: Guard, first: Parsed, ours: list[Term], second: Parsed, theirs: list[Term], **more: bool
) -> Difference:
    our_words, our_span = first.quote(ours)
    their_words, their_span = second.quote(theirs)
    return Difference(guard, our_words, their_words, our_span, their_span, **more)


def _numbers(first: Parsed, second: Parsed, blocks: tuple[ReplacedTerms, ...]) -> list[Difference]:
    """Compare the figures left over, in pairs of one kind where there are such."""
    ours = [term for block in blocks for term in block.first if term.figure]
    theirs = [term for block in blocks for term in block.second if term.figure]
    found: list[Difference] = []
    alone = {
        term.start
        for block in blocks
        if all(each.figure for each in block.first + block.second)
        for term in block.first
    }
    # Of one figure and another nothing is to choose.
    several = len(ours) + len(theirs) > 2
    leads = (_leads(first), _leads(second)) if several else ({}, {})
    for one, other in _paired(ours, theirs, leads):
        dates = all(term.figure and term.figure.is_date for term in one + other)
        of_time = dates or (is_century(first, one) and is_century(second, other))
        guard = Guard.PERIOD if of_time else Guard.NUMBER
        harmless = not (one and other) or can_both_hold(
            one[0].figure, other[0].figure, alone=one[0].start in alone
        )
        told = _difference(guard, first, one, second, other, compatible=harmless)
        found.append(with_years(told, one, other) if dates and one and other else told)
    return found


def _paired(
    ours: list[Term], theirs: list[Term], leads: tuple[dict[int, str], dict[int, str]]
) -> list[tuple[list[Term], list[Term]]]:
    """Pair figures of one kind in order, then dates with dates, then any; the rest stand alone.

    Those of a kind that are led alike come first: "from 35 to 290" and "to 310" differ in 290.
    A date and so much of something are no two answers to one question.
    """
    pairs: list[tuple[list[Term], list[Term]]] = []
    for sort in (_kind_and_lead, _kind, _whether_date, _year_or_count):
        # A text can hold thousands, so each is sorted once and not held against each.
        waiting: dict[object, deque[Term]] = {}
        for term in theirs:
            waiting.setdefault(sort(term, leads[1]), deque()).append(term)
        alone = []
        for term in ours:
            alike = sort(term, leads[0])
            if alike is not None and waiting.get(alike):
                pairs.append(([term], [waiting[alike].popleft()]))
            else:
                alone.append(term)
        left = {term.start for terms in waiting.values() for term in terms}
        ours, theirs = alone, [term for term in theirs if term.start in left]
    return [*pairs, *(([one], []) for one in ours), *(([], [other]) for other in theirs)]


def _leads(parsed: Parsed) -> dict[int, str]:
    """Return the word before each figure that says what it is: ``from 35``, ``to 290``."""
    return {
        term.start: before.key
        for before, term in pairwise(parsed.terms)
        if term.figure and before.key in _LEADING
    }


def _kind_and_lead(term: Term, leads: dict[int, str]) -> object:
    lead = leads.get(term.start)
    return lead and (_kind(term, leads), lead)


def _kind(term: Term, _: dict[int, str]) -> object:
    return term.figure and term.figure.kind


def _whether_date(term: Term, _: dict[int, str]) -> object:
    return term.figure and term.figure.is_date


def _year_or_count(term: Term, _: dict[int, str]) -> object:
    """Return what is alike of two figures that may answer one question: "2020" can be a count."""
    kinds = {FigureKind.YEAR, FigureKind.COUNT}
    return True if term.figure and term.figure.kind in kinds else None


def _negation(first: Parsed, second: Parsed) -> list[Difference]:
    if len(first.negators) % 2 == len(second.negators) % 2:
        return []
    words, spans = [], []
    for parsed in (first, second):
        words.append(" … ".join(parsed.plain.text[s:e] for s, e in parsed.negators))
        place = parsed.negators[0] if parsed.negators else None
        spans.append(Span(*parsed.plain.origin(*place)) if place else None)
    return [Difference(Guard.NEGATION, words[0], words[1], spans[0], spans[1])]


def _words(first: Parsed, second: Parsed, blocks: tuple[ReplacedTerms, ...]) -> list[Difference]:
    found: list[Difference] = []
    loose: list[tuple[list[Term], list[Term]]] = []
    for block in blocks:
        ours = [term for term in block.first if not term.figure]
        theirs = [term for term in block.second if not term.figure]
        if ours or theirs:
            loose.append((ours, theirs))
    found += _directions(first, second, loose)
    for ours, theirs in loose:
        if ours or theirs:
            found.append(_word_difference(first, ours, second, theirs))
    return found


def _word_difference(
    first: Parsed, ours: list[Term], second: Parsed, theirs: list[Term]
) -> Difference:
    """Return in what two runs of words differ: a numeral, a time, a name, or words."""
    if kind := kind_of(first, ours, second, theirs):
        return _difference(kind, first, ours, second, theirs)
    names = [[term for term in side if term.sort is Sort.NAME] for side in (ours, theirs)]
    if len(ours) == len(theirs) == 1 and are_names_at_head(first, ours[0], second, theirs[0]):
        names = [ours, theirs]
    if are_reigns(first, ours, second, theirs):
        names = [ours, theirs]
    if not (names[0] and names[1]):
        return _difference(Guard.SUBSTITUTION, first, ours, second, theirs)
    kind = kind_of(first, names[0], second, names[1]) or Guard.ENTITY
    ours, theirs = with_bearers(first, names[0], second, names[1])
    return _difference(kind, first, ours, second, theirs)


def _directions(
    first: Parsed, second: Parsed, loose: list[tuple[list[Term], list[Term]]]
) -> list[Difference]:
    """Take opposite words out of what is loose, wherever they stand."""
    found: list[Difference] = []
    for ours, _ in loose:
        for term in [term for term in ours if has_opposite(term.key)]:
            for _, theirs in loose:
                other = next((t for t in theirs if are_opposite(term.key, t.key)), None)
                if other is not None:
                    ours.remove(term)
                    theirs.remove(other)
                    turned = _are_exchanged(_around(first, term), _around(second, other))
                    found.append(
                        _difference(
                            Guard.DIRECTION, first, [term], second, [other], compatible=turned
                        )
                    )
                    break
    return found


def _around(parsed: Parsed, middle: Term) -> tuple[set[str], set[str]]:
    """Return the keys of what carries meaning before a word and after it."""
    told = [term for term in parsed.terms if term.key not in FUNCTION and not term.figure]
    return (
        {term.key for term in told if term.end <= middle.start},
        {term.key for term in told if term.start >= middle.end},
    )


def _are_exchanged(ours: tuple[set[str], set[str]], theirs: tuple[set[str], set[str]]) -> bool:
    """Return whether roles turn with the word between: "A bought from B", "B sold to A"."""
    turned = not ours[0].isdisjoint(theirs[1]) and not ours[1].isdisjoint(theirs[0])
    return turned and ours[0].isdisjoint(theirs[0])


def _order(first: Parsed, second: Parsed, left: Leftovers) -> list[Difference]:
    """Fire on words in another order, unless that tells nothing."""
    ours, theirs = left.moved
    if not ours or left.blocks:
        return []
    if first.english and second.english:
        # Few texts have the same words in another order.
        from claimcheck.matching.steps.lists import is_list_in_other_order  # noqa: PLC0415
        from claimcheck.matching.steps.order import (  # noqa: PLC0415
            is_moved_in_report,
            is_moved_phrase,
            is_moved_report,
        )

        if is_moved_phrase(ours, theirs, (first, second)):
            return []
        if is_list_in_other_order(first, second) or is_moved_report(first, second):
            return []
        if is_moved_in_report(first, second):
            return []
    elif _is_list_abroad(first, second):
        return []
    return [_difference(Guard.ORDER, first, list(ours), second, list(theirs))]


def _is_list_abroad(first: Parsed, second: Parsed) -> bool:
    # No English text comes here.
    from claimcheck.matching.steps.abroad.name_lists import is_list_abroad  # noqa: PLC0415

    return is_list_abroad(first, second)


def _periods(first: Parsed, second: Parsed, wordings: tuple[Wording, Wording]) -> list[Difference]:
    dates = wordings[0].said_on, wordings[1].said_on
    bounds = wordings[0].reported_on, wordings[1].reported_on
    if dates == (None, None) and None not in bounds:
        # Both unknown, and "last month" is rarely the same in two reports of different months.
        return _relative_periods(first, second, bounds, "by ")
    return _relative_periods(first, second, dates, "")


def _relative_periods(
    first: Parsed,
    second: Parsed,
    dates: tuple[PartialDate | None, PartialDate | None],
    mark: str,
) -> list[Difference]:
    if dates[0] == dates[1]:
        return []
    for parsed in (first, second):
        for relative in find_relative(parsed.lowered):
            if not means_the_same(*dates, relative.precision):
                ours, theirs = (f"{mark}{date}" if date else "unknown" for date in dates)
                return [Difference(Guard.PERIOD, ours, theirs)]
    return []


def _speakers(
    first: Parsed,
    second: Parsed,
    wordings: tuple[Wording, Wording],
    names: Callable[[], Names],
) -> list[Difference]:
    ours, theirs = wordings
    other_speaker = bool(
        ours.speaker
        and theirs.speaker
        and not can_be_same_name(ours.speaker, theirs.speaker)
        and not names().can_be_same(ours.speaker, theirs.speaker)
    )
    other_place = bool(
        ours.place and theirs.place and not can_be_same_name(ours.place, theirs.place)
    )
    for parsed in (first, second):
        if other_speaker and is_personal(parsed.plain.text):
            return [Difference(Guard.SPEAKER, ours.speaker or "", theirs.speaker or "")]
        if (other_speaker or other_place) and find_local(parsed.plain.text):
            if other_place:
                return [Difference(Guard.SPEAKER, ours.place or "", theirs.place or "")]
            if not (ours.place and theirs.place):
                return [Difference(Guard.SPEAKER, ours.speaker or "", theirs.speaker or "")]
    return []
