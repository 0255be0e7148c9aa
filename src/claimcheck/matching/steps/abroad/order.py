"""What may stand elsewhere in a sentence of another language: who said it, and a date."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.stems import code_of
from claimcheck.matching.steps.abroad.events import has_event
from claimcheck.matching.steps.abroad.leads import LEADS, Leads
from claimcheck.matching.terms import Parsed, Sort, Term
from claimcheck.model.figure import FigureKind

_LONGEST_SOURCE: Final = 6
_SHORTEST_SAID: Final = 2
# By whom something is done, after what was done to it: "una escuela fundada por monjes".
_BY: Final = word_set("por pelo pela pelos pelas da dal dalla dai dagli dalle door av af par von")
_DONE: Final = (
    "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "to", "ta", "ti", "te", "d", "t",
    "en", "é", "ée", "és", "ées",
)  # fmt: skip
# With one of these that is the deed itself: "fue fundada por monjes".
_PASSIVE: Final = word_set(
    "fue fueron sido era eran foi foram fu furono stato stata stati state viene vengono werd werden"
    " worden wurde wurden été fut furent est sont blev blevs ble blir är er is zijn é è"
)


def is_moved_abroad(first: Parsed, second: Parsed) -> bool:
    """Return whether one text is the other with who said it, or a date, in another place."""
    words = LEADS.get(code_of(first.language))
    if words is None or code_of(second.language) != code_of(first.language):
        return False
    # Most pairs share no such order, and one look at their words shows it.
    keys = [sorted(each for each in _keys(side) if each != words.that) for side in (first, second)]
    if keys[0] != keys[1] or _keys(first) == _keys(second):
        return False
    return any(
        _is_source_after(one, other, words)
        or _is_said_after(one, other, words)
        or _is_date_after(one, other, words)
        for one, other in ((first, second), (second, first))
    )


def _keys(parsed: Parsed, start: int = 0, end: int | None = None) -> list[str]:
    """Return the keys of terms; the "que" of "qu'il" is a word of its own."""
    found: list[str] = []
    for term in parsed.terms[start:end]:
        joined = parsed.lowered.startswith("qu'", term.start)
        found += ["que", term.key.removeprefix("qu")] if joined else [term.key]
    return found


def _has_comma(parsed: Parsed, place: int) -> bool:
    """Return whether a comma stands right before the term at this place."""
    return place > 0 and "," in _gap(parsed, place)


def _gap(parsed: Parsed, place: int) -> str:
    return parsed.plain.text[parsed.terms[place - 1].end : parsed.terms[place].start]


def _is_plain_clause(parsed: Parsed, places: range, words: Leads) -> bool:
    """Return whether nothing in these terms joins another clause to the first."""
    return not any(
        (parsed.terms[place].key in words.joints and not _is_before_figure(parsed, place))
        or parsed.lowered.startswith("qu'", parsed.terms[place].start)
        or (place > places.start and _gap(parsed, place).strip(" '’-\"") != "")
        for place in places
    )


def _is_before_figure(parsed: Parsed, place: int) -> bool:
    """Return whether a word only leads to an amount: "caiu para 7 %", "per 2,5 miliardi"."""
    following = parsed.terms[place + 1 : place + 2]
    return bool(following) and following[0].figure is not None


def _is_source_after(before: Parsed, after: Parsed, words: Leads) -> bool:
    """Return whether the source that opens one text ends the other, parted by a comma."""
    if before.terms[0].key not in words.sources:
        return False
    size = len(after.terms)
    for length in range(2, min(_LONGEST_SOURCE, size - _SHORTEST_SAID) + 1):
        start = size - length
        if not _has_comma(after, start) or not _is_plain_clause(after, range(start), words):
            continue
        if _keys(before, 0, length) != _keys(after, start):
            continue
        said = _keys(before, length)
        if words.second:
            return _is_inverted(said, _keys(after, 0, start))
        return _has_comma(before, length) and said == _keys(after, 0, start)
    return False


def _is_inverted(verb_first: Sequence[str], subject_first: Sequence[str]) -> bool:
    """Return whether the verb that opens one clause stands after the subject in the other."""
    verb = verb_first[0]
    return any(
        [*subject_first[:place], *subject_first[place + 1 :]] == list(verb_first[1:])
        for place in range(1, len(subject_first))
        if subject_first[place] == verb
    )


def _is_said_after(before: Parsed, after: Parsed, words: Leads) -> bool:
    """Return whether who says it stands before "that" in one text, after a comma in the other."""
    size = len(after.terms)
    for length in range(2, min(_LONGEST_SOURCE, size - _SHORTEST_SAID) + 1):
        start = size - length
        if not _has_comma(after, start):
            continue
        told = _keys(after, start)
        verb = 2 if told[0] in words.perfect else 1
        if told[verb - 1] not in words.said or len(told) == verb:
            continue
        frame = [*told[verb:], *told[:verb]]
        # Where the verb ends the clause after it, the frame is looked at elsewhere.
        that = [words.that] if words.that and not words.last else []
        joined = _keys(before) == [*frame, *that, *_keys(after, 0, start)]
        if joined and (that or _has_comma(before, len(frame))):
            return True
    return False


def _is_date_after(before: Parsed, after: Parsed, words: Leads) -> bool:
    """Return whether a date opens one text, and ends the clause of the other or follows its verb.

    Anything that may be a second verb, or tell of another deed, has a time of its own.
    """
    length = next((n + 1 for n, term in enumerate(before.terms[:3]) if term.figure), 0)
    date = before.terms[:length]
    if not length or len(before.terms) < length + _SHORTEST_SAID:
        return False
    if not _is_date(date, words) or any(map(_is_dated, before.terms[length:])):
        return False
    rest = before.terms[length:]
    if any(_may_be_deed(term, words) for term in rest) or _has_done_by(rest):
        return False
    if has_event(rest, code_of(before.language)):
        return False
    if not _is_plain_clause(before, range(length, len(before.terms)), words):
        return False
    return any(
        _is_inverted([term.key for term in rest], others)
        if words.second
        else [term.key for term in rest] == others
        for others in _without(after, [term.key for term in date], rest[0].key, words)
    )


def _is_date(terms: Sequence[Term], words: Leads) -> bool:
    if not _is_dated(terms[-1]) or any(term.key not in words.dates for term in terms[:-1]):
        return False
    # "2012 soldats" are so many.
    alone = len(terms) == 1 and not words.second
    return not (alone and terms[-1].figure and terms[-1].figure.kind is FigureKind.YEAR)


def _is_dated(term: Term) -> bool:
    return term.figure is not None and term.figure.is_date


def _may_be_deed(term: Term, words: Leads) -> bool:
    if term.figure or term.sort is Sort.NAME:
        return False
    infinitive = len(term.key) > 3 and term.key.endswith(words.infinitives or ("\0",))
    return infinitive or term.key.startswith(words.deeds)


def _has_done_by(terms: Sequence[Term]) -> bool:
    """Return whether these words tell by whom something else was done than what they are about."""
    if any(term.key in _PASSIVE for term in terms):
        return False
    return any(
        by.key in _BY and done.sort is Sort.WORD and done.key.endswith(_DONE)
        for done, by in pairwise(terms)
    )


def _without(parsed: Parsed, date: list[str], verb: str, words: Leads) -> Iterator[list[str]]:
    """Give the words around a date that stands where it may; parted from none by a comma."""
    keys, size = [term.key for term in parsed.terms], len(date)
    for place in range(1, len(keys) - size + 1):
        if keys[place : place + size] != date or _has_comma(parsed, place):
            continue
        last = place + size == len(keys)
        after_verb = words.second and keys[place - 1] == verb
        # "Ulm hat den Deich im Mai 2012 verkauft".
        within = verb in words.brackets and place + size == len(keys) - 1
        if last or after_verb or within:
            yield [*keys[:place], *keys[place + size :]]
