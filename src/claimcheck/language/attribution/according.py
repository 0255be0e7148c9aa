"""Attribution by ``according to``, wherever it stands in the sentence."""

from collections.abc import Iterator

from claimcheck.language.attribution.clauses import opens_quotation, skip_connector, surroundings
from claimcheck.language.attribution.ending import content_end
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.model.statement import Span


def by_source(passage: Passage, start: int, end: int) -> Iterator[Proposal]:
    """Yield what ``according to X`` between tokens ``start`` and ``end`` attributes."""
    if "according" not in passage.lows[start:end]:
        return
    for i in range(start, end - 2):
        if passage.lows[i] == "according" and passage.lows[i + 1] == "to" and passage.inside[i] < 0:
            first, past = surroundings(passage, i, start, end)
            yield from _around(passage, first, past, i)


def _around(passage: Passage, start: int, end: int, i: int) -> Iterator[Proposal]:
    stop = _source_end(passage, i + 2, end)
    speaker, cue = passage.span(i + 2, stop), passage.span(i, i + 2)
    if i == start or (
        i == start + 1 and passage.lows[start] in {"but", "and", "—", "yet", "still"}
    ):
        if stop + 1 < end:
            finish = content_end(passage, stop + 1, end)
            if finish > stop + 1:
                yield Proposal((passage.span(stop + 1, finish),), speaker, cue, "according-before")
        return
    spans = [*_before(passage, start, i), *_after(passage, stop, end)]
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
    if last > begin:
        yield passage.span(begin, last)


def _after(passage: Passage, stop: int, end: int) -> Iterator[Span]:
    """Yield the rest of a clause that the source interrupts."""
    if stop + 1 >= end or passage.lows[stop] != ",":
        return
    low = passage.lows[stop + 1]
    if low in {"who", "which", "and", "but", "while", "whose", "where"} or low.endswith("ing"):
        return
    finish = content_end(passage, stop + 1, end)
    if finish > stop + 1:
        yield passage.span(stop + 1, finish)
