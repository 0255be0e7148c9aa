"""Attribution by ``according to``, wherever it stands in the sentence."""

from collections.abc import Iterator
from typing import Final

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.rules.clauses import (
    opens_quotation,
    skip_connector,
    surroundings,
)
from claimcheck.language.attribution.rules.content_bounds import content_end
from claimcheck.language.attribution.rules.verb_groups import has_verb_form
from claimcheck.language.lexicon.closed_classes import PREPOSITIONS
from claimcheck.language.lexicon.reporting_verbs import FINITE_FORMS, cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.statement import Span

_LONGEST_OFFICE = 6
# In tokens, with the comma within the marks: “No,” the mayor of Lund said.
_LONGEST_SPEAKER = 6
_PARTICLES = word_set("de del van der den von bin al el da di du la ben ibn")
# What tells more of the source, or goes on in the article's voice.
_ADDING = word_set("who which and but while whose where born known based now then a an the")
_DETERMINERS = word_set("the its his her their our an")
SOURCES: Final = frozenset(["according", "per"])
_OPENINGS = frozenset(["but", "and", "—", "yet", "still", "so"])
# After these and a comma, what the source says is yet to come: "where, according to Berg, …".
_LINKS = word_set("where that who which because when while although though and but")


def by_source(passage: Passage, start: int, end: int) -> Iterator[Proposal]:
    """Yield what ``according to X`` between tokens ``start`` and ``end`` attributes."""
    for i in range(start, end - 2):
        low = passage.lows[i]
        if low not in SOURCES or passage.inside[i] >= 0:
            continue
        if low == "per" and _is_source(passage, i, start):
            first, past = surroundings(passage, i, start, end)
            yield from _around(passage, first, past, i, i + 1)
        if low == "according" and passage.lows[i + 1] == "to" and not _is_said(passage, i, start):
            first, past = surroundings(passage, i, start, end)
            yield from _around(passage, first, past, i, i + 2)


def _is_said(passage: Passage, i: int, start: int) -> bool:
    """Return whether somebody says a quotation before token `i`: ``“No,” Berg said, according``."""
    k = i - 1 - (passage.lows[i - 1] == ",")
    cue = cue_forms().get(passage.lows[k])
    if k < start or passage.inside[k] >= 0 or cue is None or cue.form not in FINITE_FORMS:
        return False
    return max(passage.inside[max(start, k - _LONGEST_SPEAKER) : k], default=-1) >= 0


def _is_source(passage: Passage, i: int, start: int) -> bool:
    """Return whether "per" names who says so: ``Per the coroner,``, but not ``per the hour``.

    "Per" is a first name as well.
    """
    apart = i == start or passage.lows[i - 1] == ","
    return apart and passage.lows[i + 1] in _DETERMINERS


def _around(passage: Passage, start: int, end: int, i: int, source: int) -> Iterator[Proposal]:
    begin, stop = source, _source_end(passage, source, end)
    named = _name_after(passage, source, stop, end)
    if named > stop:
        # The name rather than the office: "its director, Jan de Wit,".
        source, stop = stop + 1, named
    speaker, cue = passage.span(source, stop), passage.span(i, begin)
    first = start + (passage.lows[start] in _OPENINGS)
    first += first < i and passage.lows[first] == ","
    linked = i - 2 >= start and passage.lows[i - 1] == "," and passage.lows[i - 2] in _LINKS
    # "A third of that, per the report, is new."
    linked = linked and passage.lows[i - 3] not in PREPOSITIONS
    if first == i or (linked and passage.inside[i - 2] < 0):
        if stop + 1 < end:
            finish = content_end(passage, stop + 1, end)
            if finish > stop + 1:
                yield Proposal((passage.span(stop + 1, finish),), speaker, cue, "according-before")
        return
    spans = list(_before(passage, start, i))
    if not spans or _goes_on(passage, start, i, stop, end):
        spans += _after(passage, stop, end)
    if spans:
        yield Proposal(tuple(spans), speaker, cue, "according-after")


def _source_end(passage: Passage, i: int, end: int) -> int:
    for k in range(i, end):
        if (
            passage.lows[k] in {",", ";", ":", "—", "–", "(", ")"}
            and passage.inside[k] < 0
            and k > i
        ):
            return k
        if opens_quotation(passage, k):
            return max(k, i + 1)
    return end - 1 if end - 1 > i and passage.lows[end - 1] in ".!?" else end


def _name_after(passage: Passage, source: int, stop: int, end: int) -> int:
    """Return where the name ends that a comma at `stop` adds to an office; `stop` without one."""
    if stop + 2 >= end or passage.lows[stop] != "," or passage.words[stop - 1][:1].isupper():
        return stop
    if stop - source > _LONGEST_OFFICE:
        return stop
    k = stop + 1
    while k < end and _is_name(passage, k) and passage.inside[k] < 0:
        k += 1
    is_name = k > stop + 1 and (k == end or passage.lows[k] in {",", ".", "who"})
    return k if is_name else stop


def _is_name(passage: Passage, i: int) -> bool:
    return passage.words[i][:1].isupper() or passage.lows[i] in _PARTICLES


def _goes_on(passage: Passage, start: int, i: int, stop: int, end: int) -> bool:
    """Return whether the clause before the source at token `i` needs what follows it."""
    if not has_verb_form(passage, start, i):
        return True
    return stop + 2 < end and has_verb_form(passage, stop + 1, stop + 2)


def _before(passage: Passage, start: int, i: int) -> Iterator[Span]:
    last = i
    while (
        last > start
        and passage.inside[last - 1] < 0
        and passage.lows[last - 1] in {",", "—", "–", "(", "-"}
    ):
        last -= 1
    begin = start
    for k in range(last - 1, start, -1):
        if passage.inside[k] < 0 and (passage.lows[k] == ";" or passage.lows[k] == "although"):
            begin = k + 1
            break
    begin = skip_connector(passage, begin, last)
    if any(word[0].isalnum() for word in passage.words[begin:last]):
        yield passage.span(begin, last)


def _after(passage: Passage, stop: int, end: int) -> Iterator[Span]:
    """Yield the rest of a clause that the source interrupts."""
    if stop + 1 >= end or passage.lows[stop] != ",":
        return
    low = passage.lows[stop + 1]
    if low in _ADDING or low.endswith(("ing", "ed")):
        return
    finish = content_end(passage, stop + 1, end)
    if finish > stop + 1:
        yield passage.span(stop + 1, finish)
