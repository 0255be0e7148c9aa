"""Statements within statements: ``Berg said that Hall had told her that taxes rose``."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from claimcheck.language.attribution.passage import Passage, number_tokens
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.rules.according import by_source
from claimcheck.language.attribution.rules.clauses import adverb_at
from claimcheck.language.attribution.rules.verbal import by_verb
from claimcheck.language.lexicon.closed_classes import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_PRONOUNS,
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
)
from claimcheck.language.lexicon.reporting_verbs import Cue, Frame, VerbForm, cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.quotations import find_quotations
from claimcheck.named_tuple import NamedTuple

# Only what introduces a whole clause or quotation: there is no measure for the others.
_RULES = word_set(
    """
    quote-after quote-around clause-after clause-around verb-quotation verb-quote verb-that
    verb-bare according-after according-before
    """
)
_BEFORE = frozenset([",", ";", ":", ".", "?", "!", "—", "–"]) | word_set(
    "that and but because while when after before whether if as although though since"
)
_LONGEST_SPEAKER = 8
_ENDS = frozenset(".!?…")
_MARKS = '"“”«»„'
_NO_SPEAKER = frozenset(PRONOUNS | CLAUSE_PRONOUNS | OBJECTS | AUXILIARIES | {"which", "that"})
_NO_LAST = frozenset(PREPOSITIONS | ADVERBS | DETERMINERS | {"and", "but", "percent"})


class Inner(NamedTuple):
    """A proposal, and the passage as its rule read it."""

    passage: Passage
    proposal: Proposal


def find_inner(passage: Passage, outer: Proposal) -> Iterator[Inner]:
    """Yield what the words of a proposal attribute to somebody else, who is named."""
    for span in outer.spans:
        begin, end = passage.token_at(span.start), passage.token_at(span.end)
        if not _may_attribute(passage, begin, end):
            continue
        number = passage.inside[begin]
        if number < 0 or passage.inside[end - 1] != number:
            for proposal in _between(passage, begin, end):
                yield Inner(passage, proposal)
            continue
        opened = _without_marks(passage, number)
        # A mark is one token, on either side.
        for first, past in _sentences(opened, begin + 1, end - passage.quotations[number].closed):
            for proposal in _between(opened, first, past):
                yield Inner(opened, proposal)


def _may_attribute(passage: Passage, begin: int, end: int) -> bool:
    """Return whether any token may be somebody else's verb; to read the words again costs more."""
    lows, signs = passage.lows, passage.signs
    for i in signs[bisect_left(signs, begin) : bisect_left(signs, end)]:
        if lows[i] == "according":
            return True
        if lows[i] not in _telling():
            continue
        k = i - 1
        while k > begin and (lows[k] in AUXILIARIES or adverb_at(passage, k)):
            k -= 1
        # "Went on to say" is told of somebody, "wants to say" of nobody.
        if k > begin and lows[k] == "to" and lows[k - 1] == "on":
            return True
        if k >= begin and lows[k] not in _NO_SPEAKER and lows[k] not in _NO_LAST:
            return True
    return False


@cache
def _telling() -> dict[str, Cue]:
    """Return the forms by which somebody is told to have spoken.

    "Demands" and "suggests" are something else too often.
    """
    return {
        word: cue
        for word, cue in cue_forms().items()
        if cue.particles
        or (
            Frame.QUOTATION in cue.frames
            and (cue.form == VerbForm.PAST or cue.verb in {"say", "tell"})
        )
    }


def _without_marks(passage: Passage, number: int) -> Passage:
    """Return the passage as if a quotation had no marks, so that those in it count."""
    quotation = passage.quotations[number]
    start = quotation.start + len(quotation.mark)
    nested = [
        each._replace(start=each.start + start, end=each.end + start)
        for each in find_quotations(passage.text[start : quotation.end - quotation.closed])
    ]
    inside = passage.inside.copy()
    number_tokens(inside, passage.starts, [quotation], -1)
    number_tokens(inside, passage.starts, nested, len(passage.quotations))
    return passage._replace(inside=inside, quotations=[*passage.quotations, *nested])


def _sentences(passage: Passage, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences between two tokens, never cut inside a quotation."""
    first = begin
    for i in range(begin, end):
        if passage.inside[i] < 0 and passage.lows[i] in _ENDS:
            yield first, i + 1
            first = i + 1
    if first < end:
        yield first, end


def _between(passage: Passage, begin: int, end: int) -> Iterator[Proposal]:
    """Yield what tokens `begin` to `end` attribute to somebody who is named."""
    for proposal in (*by_source(passage, begin, end), *by_verb(passage, begin, end)):
        if (
            proposal.rule in _RULES
            and _tells(passage, proposal)
            and _is_named(passage, proposal, begin)
        ):
            yield proposal


def _tells(passage: Passage, proposal: Proposal) -> bool:
    """Return whether somebody spoke, by the verb of a proposal."""
    if not proposal.verb or proposal.cue is None:
        return True
    found = _telling().get(passage.text[proposal.cue.start : proposal.cue.end].lower())
    return found is not None and Frame.QUOTATION in found.frames


def _is_named(passage: Passage, proposal: Proposal, begin: int) -> bool:
    """Return whether the speaker is a short noun phrase that begins a clause, and no pronoun."""
    if proposal.speaker is None:
        return False
    first, past = (passage.token_at(place) for place in proposal.speaker)
    lows = passage.lows[first:past]
    if not 0 < len(lows) <= _LONGEST_SPEAKER or not _NO_SPEAKER.isdisjoint(lows):
        return False
    if any(mark in word for word in lows for mark in _MARKS):
        return False
    if lows[-1] in _NO_LAST or not lows[-1][0].isalpha() or not cue_forms().keys().isdisjoint(lows):
        return False
    follows = proposal.cue is not None and proposal.cue.start < proposal.speaker.start
    if follows or first == begin:
        return True
    return passage.inside[first - 1] >= 0 or passage.lows[first - 1] in _BEFORE
