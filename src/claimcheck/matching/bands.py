"""From two wordings to a band, and the reasons for it."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from claimcheck.language.framing.named_reports import find_named_body
from claimcheck.language.framing.reporting import Body
from claimcheck.language.reading import Reading, read_once
from claimcheck.language.text.stems import TOLD, UNKNOWN, code_of, is_english
from claimcheck.language.text.told_language import language_of_words, words_that_tell
from claimcheck.matching.guards import find_differences
from claimcheck.matching.ladder import Agreement, list_apart, list_dropped
from claimcheck.matching.leftovers import NOTHING_LEFT, find_leftovers
from claimcheck.matching.marks.english import find_marks
from claimcheck.matching.names import NO_NAMES, Names, with_persons
from claimcheck.matching.quantities import denies_deed
from claimcheck.matching.steps.naming.same_names import with_same_names
from claimcheck.matching.steps.turned import is_turned, with_counts_alike
from claimcheck.matching.terms import FUNCTION, TITLES, Framing, Parsed, parse
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.wording import (
    Shared,
    Weight,
    Wording,
    are_parted_alike,
    band_of_far,
    have_one_abbreviation,
    share,
    share_enough,
)
from claimcheck.model.comparison import Band, Comparison, Difference, Dropped, Guard, Step


def _no_names() -> Names:
    return NO_NAMES


_CONFLICTS = frozenset((Guard.NUMBER, Guard.NEGATION, Guard.DIRECTION))
# Of texts in other words these alone tell that they say another thing.
_PLAIN = _CONFLICTS | {Guard.PERIOD}
_MEASURED = Thresholds()


def compare(
    first: Wording,
    second: Wording,
    *,
    weight: Weight,
    thresholds: Thresholds = _MEASURED,
    names: Callable[[], Names] = _no_names,
) -> Comparison:
    """Compare a new statement with a stored claim.

    ``weight`` gives a token's inverse document frequency, ``names`` whose names and
    aliases are known; it is only called where words or speakers differ. The band is the same
    whichever text comes first; what differs is given in the order of the texts.
    """
    shared = share(first, second, weight=weight)
    if far := band_of_far(first, second, shared, thresholds):
        return Comparison(far, *shared)
    overlap, likeness = shared
    agreed = _read(first, second, weight, names, thresholds.same_names)
    parsed, left = agreed.parsed, agreed.left
    differences = find_differences(*parsed, left, (first, second), names)
    if not differences:
        differences = find_marks(*parsed, (first, second))
    near = overlap >= thresholds.near_overlap or likeness >= thresholds.near_likeness
    words, slips = agreed.words, len(agreed.slips)
    dropped: tuple[Dropped, ...] = ()
    if not differences:
        # Nothing is left that differs, so only slips speak against the two.
        near = _are_few(slips, words, thresholds)
        dropped = list_dropped((first, second), agreed)
    elif words < thresholds.content_words:
        near = False
    near = near or denies_deed(differences)
    band = _band(overlap, near, differences, thresholds)
    if not near and band is not Band.NEW and _share_one_word(first, second, differences):
        band = Band.RELATED
    # Nobody looks word for word at what is only related.
    asked = differences and band in {Band.CONFLICTING, Band.LIKELY}
    apart = list_apart(agreed, differences) if asked else None
    return Comparison(band, overlap, likeness, differences, dropped, apart=apart)


def plain_differences(first: Wording, second: Wording, *, weight: Weight) -> tuple[Difference, ...]:
    """Return the figures, dates, negations and directions that differ, however little is shared.

    What one side leaves out, and figures that can both hold, are not among them.
    """
    agreed = _read(first, second, weight, _no_names, ())
    found = find_differences(*agreed.parsed, agreed.left, (first, second), _no_names)
    return tuple(each for each in found if each.guard in _PLAIN and not each.compatible)


def can_be_close(
    first: Wording,
    second: Wording,
    shared: Shared,
    thresholds: Thresholds,
    names: Callable[[], Names],
) -> bool:
    """Return whether two texts that are not far may be closer than `related`.

    For who asks for no more. Where only an abbreviation may hide what they share, both must
    have the name that it stands for, or have it themselves.
    """
    if share_enough(first, second, shared, thresholds) or are_parted_alike(first, second):
        return True
    parsed = _parsed(first, second)
    if not (parsed[0].english and parsed[1].english) or have_one_abbreviation(first, second):
        return True
    is_named = with_same_names(parsed, thresholds.same_names)[0] is not parsed
    return is_named or with_persons(parsed, names()) is not parsed


def _are_few(slips: int, words: int, thresholds: Thresholds) -> bool:
    """Return whether so many slips leave no doubt that the words were meant to be the same."""
    if slips < 2:
        return not slips or words >= thresholds.content_words - 2
    return words >= thresholds.content_words and slips * 3 <= words


def _read(
    first: Wording,
    second: Wording,
    weight: Weight,
    names: Callable[[], Names],
    same_names: tuple[str, ...],
) -> Agreement:
    """Take two texts apart, and from each other what agrees."""
    parsed = _parsed(first, second)
    if is_turned(*parsed):
        turned = Dropped(Step.ORDER, first.text, second.text)
        return Agreement(parsed, NOTHING_LEFT, (turned,), words=min(map(_content_words, parsed)))
    left, words = find_leftovers(*parsed, names), min(map(_content_words, parsed))
    if not left.blocks:
        return Agreement(parsed, left, words=words)
    named, told = with_same_names(parsed, same_names)
    if named is not parsed and is_turned(*named):
        turned = Dropped(Step.ORDER, first.text, second.text)
        return Agreement(named, NOTHING_LEFT, (*told, turned), words=words)
    if not (parsed[0].english and parsed[1].english):
        parsed = with_persons(named, names())
        return Agreement(parsed, find_leftovers(*parsed, names), tuple(told), words=words)
    if named is not parsed:
        left = find_leftovers(*named, names)
        if not left.blocks:
            return Agreement(named, left, tuple(told), words=words)
    # What agrees without slips needs no dictionary.
    from claimcheck.matching.spelling.repair import repair  # noqa: PLC0415

    repaired = repair(parsed, (first, second), weight)
    if repaired.words:
        words = min(map(_content_words, repaired.parsed))
    again = with_persons(repaired.parsed, names())
    if repaired.words or again is not repaired.parsed:
        named, told = with_same_names(again, same_names)
        left = find_leftovers(*named, names)
    return Agreement(named, left, tuple(told), repaired.words, words)


def _parsed(first: Wording, second: Wording) -> tuple[Parsed, Parsed]:
    """Take two texts apart, with their frames where they name two who report."""
    readings = _in_one_language(first.reading, second.reading)
    sides = tuple(zip(readings, (first.said_on, second.said_on), strict=True))
    english = all(is_english(each.language) for each in readings)
    parsed = [parse(reading, said_on, english=english) for reading, said_on in sides]
    subjects = {each.body.subject for each in parsed}
    if len(subjects) > 1 or _has_frame(parsed[0]) != _has_frame(parsed[1]):
        whole = [
            parse(reading, said_on, english=english, framing=Framing.KEPT)
            for reading, said_on in sides
        ]
        # A frame that only one of two texts shows is no difference where the words agree.
        same = [[term.key for term in each.terms] for each in whole]
        tied = any(each.body.tied for each in parsed)
        if len(subjects - {""}) > 1 or tied or same[0] == same[1]:
            parsed = whole
    elif english and not any(map(_has_frame, parsed)) and _are_by_one(*parsed):
        parsed = [parse(reading, said_on, framing=Framing.NAMED_OUT) for reading, said_on in sides]
    return with_counts_alike(parsed[0], parsed[1]) if english else (parsed[0], parsed[1])


def _has_frame(parsed: Parsed) -> bool:
    return parsed.body.start > parsed.body.label or parsed.body.end < parsed.body.tail


def _are_by_one(first: Parsed, second: Parsed) -> bool:
    """Return whether both say that one and the same said it, in frames that differ."""
    ours = find_named_body(first.plain.text, first.body.label, first.body.tail)
    theirs = ours and find_named_body(second.plain.text, second.body.label, second.body.tail)
    if not ours or not theirs or _without_title(ours) != _without_title(theirs):
        return False
    return _words_around(first, ours) != _words_around(second, theirs)


def _without_title(body: Body) -> str:
    """Return who reports, a title before a first name left out: "president ana kron"."""
    words = body.subject.split()
    title = next((place for place, word in enumerate(words) if word not in TITLES), 0)
    return " ".join(words[title:]) if len(words) > title + 1 else body.subject


def _words_around(parsed: Parsed, body: Body) -> tuple[str, str]:
    text = parsed.lowered
    return text[body.label : body.start], text[body.end : body.tail]


def _in_one_language(first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """Return two readings, as one language reads the figures where nobody named that of one.

    Then "1.200" is nothing but "1.200" in both, and the same words are the same. Where the
    words tell another language than English, both are read in it.
    """
    codes = code_of(first.language), code_of(second.language)
    if codes[0] == codes[1] != UNKNOWN:
        return first, second
    if codes[0] != codes[1] and first.is_known_as(second.text):
        return first, Reading(second.text, first.language)
    if UNKNOWN in codes and (told := told_language(first, second)):
        return (
            read_once(first.text, told) if codes[0] == UNKNOWN else first,
            read_once(second.text, told) if codes[1] == UNKNOWN else second,
        )
    doubtful = UNKNOWN in codes and all(map(is_english, codes))
    if doubtful and any(_doubtful().search(each.text) for each in (first, second)):
        return Reading(first.text, UNKNOWN), Reading(second.text, UNKNOWN)
    return first, second


def told_language(first: Reading, second: Reading) -> str:
    """Return the language other than English that two texts are in; empty where none is told.

    That of one may be named. What is told ends in `TOLD`, since its figures stay in doubt.
    """
    found = words_that_tell(first.text), words_that_tell(second.text)
    if found[0] is None or found[1] is None:
        return ""
    code, sure = language_of_words(found[0] | found[1])
    named = {code_of(each.language) for each in (first, second)} - {UNKNOWN}
    if not code or named - {code} or is_english(code):
        return ""
    # Few pairs come here, and English needs no dictionary for this.
    from claimcheck.matching.spelling.english import reads_as_english  # noqa: PLC0415

    if not sure and all(reads_as_english(each.words) for each in (first, second)):
        return ""
    return f"{code}{TOLD}"


@cache
def _doubtful() -> re.Pattern[str]:
    return re.compile(r"\d\.\d{3}")


def _share_one_word(first: Wording, second: Wording, found: Sequence[Difference]) -> bool:
    """Return whether two texts share a word, and both say something else: no contradiction.

    In a small record the word may weigh much: "Lyon gives up", "Prices in Lyon fell by 4%".
    """
    others = [each for each in found if each.guard is Guard.SUBSTITUTION]
    one = len((first.bag & second.bag) - FUNCTION) == 1
    return one and any(each.first for each in others) and any(each.second for each in others)


def _content_words(parsed: Parsed) -> int:
    """Return how many words carry meaning; each number of "52 votes to 48" does."""
    return sum(
        len(term.figure.numbers) if term.figure and not term.figure.is_date else 1
        for term in parsed.terms
        if term.key not in FUNCTION
    )


def _band(
    overlap: float, near: bool, differences: tuple[Difference, ...], thresholds: Thresholds
) -> Band:
    conflicts = any(d.guard in _CONFLICTS and not d.compatible for d in differences)
    if not differences:
        # Only slips can speak against two texts in which nothing differs: somebody must look.
        return Band.SAME if near else Band.LIKELY
    if conflicts and (near or overlap >= thresholds.conflicting_overlap):
        return Band.CONFLICTING
    if near or overlap >= thresholds.likely_overlap:
        return Band.LIKELY
    return Band.RELATED if overlap >= thresholds.related_overlap else Band.NEW
