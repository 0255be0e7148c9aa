"""Statements within statements: ``Berg said that Hall had told her that taxes rose``."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.language.attribution.according import by_source
from claimcheck.language.attribution.passage import Passage, read_passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.verbal import by_verb
from claimcheck.language.cues import cue_forms
from claimcheck.language.lists import word_set
from claimcheck.language.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_PRONOUNS,
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
)
from claimcheck.model.statement import Span

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
_NO_SPEAKER = frozenset(PRONOUNS | CLAUSE_PRONOUNS | OBJECTS | AUXILIARIES | {"which", "that"})
_NO_LAST = frozenset(PREPOSITIONS | ADVERBS | DETERMINERS | {"and", "but", "percent"})


class Inner(NamedTuple):
    """A proposal in a passage whose first code point is number `shift` of the text."""

    passage: Passage
    shift: int
    proposal: Proposal


def find_inner(passage: Passage, outer: Proposal) -> Iterator[Inner]:
    """Yield what the words of a proposal attribute to somebody else, who is named."""
    for span in outer.spans:
        begin, end = passage.token_at(span.start), passage.token_at(span.end)
        if not _may_attribute(passage, begin, end):
            continue
        if (number := passage.inside[begin]) >= 0 and passage.inside[end - 1] == number:
            yield from _quoted(passage, span, number)
        else:
            for proposal in _between(passage, begin, end):
                yield Inner(passage, 0, proposal)


def _may_attribute(passage: Passage, begin: int, end: int) -> bool:
    cues = passage.cues
    if bisect_left(cues, begin) < bisect_left(cues, end):
        return True
    return "according" in passage.lows[begin:end]


def _quoted(passage: Passage, span: Span, number: int) -> Iterator[Inner]:
    """Yield what stands within a quotation, whose own marks are left out."""
    quotation = passage.quotations[number]
    start, end = max(span.start, quotation.start + len(quotation.mark)), span.end
    if quotation.closed and end == quotation.end:
        end -= len(quotation.mark)
    inner = read_passage(passage.text[start:end])
    for sentence in range(len(inner.sentences)):
        for proposal in _between(inner, *inner.bounds(sentence)):
            yield Inner(inner, start, proposal)


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
    """Tell whether somebody spoke; "demands" and "suggests" are something else too often."""
    if not proposal.verb or proposal.cue is None:
        return True
    words = passage.text[proposal.cue.start : proposal.cue.end].lower()
    cue = cue_forms()[words]
    return "q" in cue.frames and (cue.form == "past" or cue.verb in {"say", "tell"})


def _is_named(passage: Passage, proposal: Proposal, begin: int) -> bool:
    """Tell whether the speaker is a short noun phrase that begins a clause, and no pronoun."""
    if proposal.speaker is None:
        return False
    first, past = (passage.token_at(place) for place in proposal.speaker)
    lows = passage.lows[first:past]
    if not 0 < len(lows) <= _LONGEST_SPEAKER or not _NO_SPEAKER.isdisjoint(lows):
        return False
    if lows[-1] in _NO_LAST or not lows[-1][0].isalpha() or not cue_forms().keys().isdisjoint(lows):
        return False
    follows = proposal.cue is not None and proposal.cue.start < proposal.speaker.start
    if follows or first == begin:
        return True
    return passage.inside[first - 1] >= 0 or passage.lows[first - 1] in _BEFORE
