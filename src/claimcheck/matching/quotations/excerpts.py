"""Where a quotation stands in the words on record, and what of their sentence it leaves out."""

from difflib import SequenceMatcher
from typing import Final

from claimcheck.language.reading import read_once
from claimcheck.language.text.quotations import find_quotations
from claimcheck.language.text.sentences import find_sentences
from claimcheck.matching.quotations.fidelity import fullest_window
from claimcheck.matching.terms import Framing, parse
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

# From this likeness of words on, a passage is the quotation with other words.
_NEAR: Final = 0.6
# So many words at the edge of a sentence may stand for others of the quotation.
_AT_EDGE: Final = 3
# What ends a passage and is not heard, or not part of it.
_AROUND: Final = " \t\n,.;:\"'“”„«»‹›‘’()[]*_"


class Excerpt(NamedTuple):
    """A passage on record, and what stands before it and after it in its sentence."""

    before: str
    passage: str
    after: str


def find_excerpt(quotation: str, recorded: str, language: str) -> Excerpt | None:
    """Return the passage for which a quotation stands, as it is written on record.

    None where too few of the words are there.

    >>> find_excerpt("We will pay 20% more", "If asked, we will pay 20 per cent more.", "en")
    Excerpt(before='If asked, ', passage='we will pay 20 per cent more', after='.')
    """
    asked = [key for key, _ in _heard(quotation, language)]
    words = _heard(recorded, language)
    if not asked or not words:
        return None
    keys = [key for key, _ in words]
    first = fullest_window(asked, keys)
    window = slice(max(0, first - _AT_EDGE), first + len(asked) + _AT_EDGE)
    matcher = SequenceMatcher(None, asked, keys[window], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < _NEAR * len(asked):
        return None
    head, last = blocks[0], blocks[-1]
    begin = window.start + head.b - head.a
    end = window.start + last.b + last.size + len(asked) - last.a - last.size
    sentences = _sentences(recorded)
    starts = {_first_in(words, each.start) for each in sentences}
    if head.a:
        # "Not one" may stand where the quotation has "Nine".
        begin = next((n for n in range(begin, begin - _AT_EDGE - 1, -1) if n in starts), begin)
    if last.a + last.size < len(asked):
        ends = {*starts, len(words)}
        end = next((n for n in range(end, end + _AT_EDGE + 1) if n in ends), end)
    begin, end = max(0, begin), min(len(words), end)
    return _excerpt(recorded, sentences, Span(words[begin][1].start, words[end - 1][1].end))


def _first_in(words: list[tuple[str, Span]], start: int) -> int:
    return next((n for n, (_, span) in enumerate(words) if span.start >= start), len(words))


def _heard(text: str, language: str) -> list[tuple[str, Span]]:
    """Return each word and figure as it counts, with its place."""
    parsed = parse(read_once(text, language), english=False, framing=Framing.KEPT)
    return [
        (term.key.casefold().replace("-", ""), Span(*parsed.plain.origin(term.start, term.end)))
        for term in parsed.terms
    ]


def _sentences(text: str) -> list[Span]:
    found = find_sentences(text, find_quotations(text))
    return [Span(each.start, each.end) for each in found] or [Span(0, len(text))]


def _excerpt(text: str, sentences: list[Span], place: Span) -> Excerpt:
    first = max((each.start for each in sentences if each.start <= place.start), default=0)
    last = min((each.end for each in sentences if each.end >= place.end), default=len(text))
    start, end = place
    # A sign before a figure and one after a word are of it: "−7", "B+"; so is a tick at the end.
    while start > first and not (text[start - 1].isspace() or text[start - 1].isalnum()):
        start -= 1
    while end < last and not (text[end].isspace() or text[end].isalnum()):
        end += 1
    start = start if any(map(str.isalnum, text[first:start])) else first
    end = end if any(map(str.isalnum, text[end:last])) else last
    if end < last and text[end : end + 1].isalnum():
        end = place.end  # "the sluice–or else": what a dash joins is no sign
    passage = text[start:end]
    trimmed = passage.strip(_AROUND)
    at = passage.find(trimmed)
    return Excerpt(text[first : start + at], trimmed, text[start + at + len(trimmed) : last])
