"""The article's own words that hold a figure, apart from what is attributed."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.verb_groups import has_verb_form
from claimcheck.language.figures.find import find_figures
from claimcheck.language.lexicon.closed_classes import AUXILIARIES, CONNECTORS
from claimcheck.language.lexicon.reporting_verbs import cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.figure import FigureKind
from claimcheck.model.statement import Span

_FEWEST_WORDS = 5
# In code points.
_SHORTEST = 20
_LONGEST_EDGE = 60
_SMALL = word_set("two three four five six seven eight nine ten 2 3 4 5")
# "Was sentenced to 12 years" lacks who was, and "whose unit was sent" whose.
_HEADLESS = AUXILIARIES | {"whose", "where", "when"}
_DEFINITE = word_set("the these those both its their his her our your my all other")


# Only to spare the sentences that cannot hold a figure the reading of it.
_NUMBERS = word_set(
    """
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty
    seventy eighty ninety hundred hundreds thousand thousands million millions billion billions
    dozen dozens half first second third fourth fifth sixth seventh eighth ninth tenth twice
    double doubled doubles triple tripled triples quarter majority
    """
)


@cache
def _number_words() -> frozenset[str]:
    return _NUMBERS | {f"{word}'s" for word in _NUMBERS}


@cache
def _hints() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what shows a figure within a word, and what does in one with hyphens."""
    numbers = "|".join(sorted(_NUMBERS))
    return (
        re.compile(r"\d|fold"),
        re.compile(rf"\b(?:{numbers})\b", re.IGNORECASE),
    )


def _may_count(passage: Passage, start: int, end: int) -> bool:
    """Return whether a range of the text may hold a figure."""
    first, past = passage.token_at(start), passage.token_at(end)
    if not _number_words().isdisjoint(passage.lows[first:past]):
        return True
    written, joined = _hints()
    if written.search(passage.text, start, end):
        return True
    # Of "two-thirds" no token is a number's word.
    return passage.text.find("-", start, end) >= 0 and bool(joined.search(passage.text, start, end))


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(
        (*"and but although though while as that who which because after".split(), *CONNECTORS)
    )
    return (
        re.compile(rf"(?:[\s,;:.!?—–\-)]|\b(?:{words})\b)*", re.IGNORECASE),
        re.compile(rf"(?:[\s,;:.!?—–\-(]|\b(?:{words})\b)*$", re.IGNORECASE),
    )


def by_figure(passage: Passage, number: int, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of sentence ``number`` with a figure that no span of `taken` covers."""
    sentence = passage.sentences[number]
    start = sentence.start
    for span in sorted(taken):
        if span.end <= start:
            continue
        yield from _with_figure(passage, start, min(span.start, sentence.end), part=True)
        start = span.end
    yield from _with_figure(passage, start, sentence.end, part=start > sentence.start)


def _with_figure(passage: Passage, start: int, end: int, *, part: bool) -> Iterator[Span]:
    """Yield the words that hold a figure; a `part` of a sentence needs a verb of its own."""
    if end - start < _SHORTEST or not _may_count(passage, start, end):
        return
    (head, tail), text = _edges(), passage.text
    found = head.match(text, start, end)
    begin = found.end() if found else start
    # What ends a clause is short, and to look for it from its beginning costs.
    near = max(begin, text.rfind(" ", begin, max(begin, end - _LONGEST_EDGE)))
    last = tail.search(text[near:end])
    words = text[begin : near + last.start()] if last else text[begin:end]
    first, past = passage.token_at(begin), passage.token_at(begin + len(words))
    headless = begin > start and first < past and passage.lows[first] in _HEADLESS
    main = _is_main(text[start:begin]) and not headless
    if part and not (main and has_verb_form(passage, first, past)):
        # "Said the judge, a man of 70", "the girl, who has two brothers,".
        return
    if len(words.split()) >= _FEWEST_WORDS and _counts(words):
        yield Span(begin, begin + len(words))


def _is_main(before: str) -> bool:
    """Return whether words go on in a main clause, by what was cut off before them."""
    return not {"who", "which", "that"} & set(before.lower().split())


def _counts(words: str) -> bool:
    """Return whether any figure says how much; "the two countries" only says which."""
    return any(
        figure.kind is not FigureKind.COUNT or not _only_refers(words, figure.span)
        for figure in find_figures(words)
    )


def _only_refers(words: str, figure: Span) -> bool:
    """Return whether a small number stands between a determiner and what is known already."""
    *before, number = words[: figure.end].lower().split()
    return number in _SMALL and bool(before) and before[-1] in _DEFINITE


def by_tail(passage: Passage, number: int, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what the article adds to attributed words: ``…, according to X, and was halted``."""
    sentence, text = passage.sentences[number], passage.text
    last = max((span.end for span in taken if span.start >= sentence.start), default=sentence.end)
    if last >= sentence.end:
        return
    found = _tail_pattern().match(text, last, sentence.end)
    if found:
        start, end = passage.token_at(found.start(1)), passage.token_at(sentence.end)
        words = Span(found.start(1), found.end(1))
        if _is_own(passage, start, end) and not _may_count(passage, *words):
            yield words


def _is_own(passage: Passage, start: int, end: int) -> bool:
    """Return whether the tokens go on in the article's voice: their verb attributes nothing."""
    return (
        has_verb_form(passage, start, min(end, start + 3))
        and max(passage.inside[start:end]) < 0
        and cue_forms().keys().isdisjoint(passage.lows[start:end])
    )


@cache
def _tail_pattern() -> re.Pattern[str]:
    return re.compile(r",? and ((?:\S+ )+\S+?)[.!]?$")
