"""Two texts beside each other: which words to mark, what decided, what a verdict covers."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from claimcheck.matching.explanation import agreement, align, matcher_name, nearness, reason
from claimcheck.matching.explanation import agreements as in_steps
from claimcheck.model.claim import Match, Standing
from claimcheck.model.comparison import Band, Comparison, Difference, Dropped, Guard, Step
from claimcheck.model.statement import Span, StoredStatement
from claimcheck.model.status import SignedVerdict, Status
from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from claimcheck.model.question import Link

_ENDS: Final = ".!? "
# A reason of so many letters is told whole where a person decides.
_LONGEST_REASON: Final = 600


class SideBySide(NamedTuple):
    """Two texts, whole, and the spans of each whose words the other says otherwise."""

    stored: str
    yours: str
    stored_spans: tuple[Span, ...]
    your_spans: tuple[Span, ...]


def side_by_side(yours: str, match: Match) -> SideBySide | None:
    """Return a match's two texts with the words that differ; None where no word does.

    ``yours`` is the part that was compared. Words that do not count are not marked, so
    nothing is in two texts that are the same. Where a comma or a capital tells two texts of
    the same words apart, the words at that place are marked.
    """
    stored = match.claim.text
    spans = align(yours, stored)
    comparison = match.comparison
    if match.band is Band.SAME:
        return SideBySide(stored, yours, (), ()) if any(spans) else None
    start = match.part.start if match.part else 0
    if comparison.apart is not None:
        ours, theirs = _earlier(comparison.apart[0], start), comparison.apart[1]
        spans = _in_words(yours, ours, spans[0]), _in_words(stored, theirs, spans[1])
        spans = spans if any(spans) else (ours, theirs)
    elif comparison.differences:
        told = comparison.differences
        ours = _earlier([each.first_span for each in told if each.first_span], start)
        theirs = tuple(each.second_span for each in told if each.second_span)
        counting = _counting(spans[0], ours), _counting(spans[1], theirs)
        spans = counting if any(counting) else (ours, theirs)
    if not any(spans) or yours.rstrip(_ENDS) == stored.rstrip(_ENDS):
        return None
    shown = joined(stored, _merged(spans[1])), joined(yours, _merged(spans[0]))
    return SideBySide(stored, yours, *shown)


def _in_words(text: str, spans: Sequence[Span], apart: Sequence[Span]) -> tuple[Span, ...]:
    """Return what differs, of several words such as "290 metres" those that are ``apart``."""
    found: list[Span] = []
    for span in spans:
        several = " " in text[slice(*span)]
        found += _counting(apart, [span]) if several else [span]
    return tuple(found)


def _earlier(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    """Return places of a text as they are in what begins so much later."""
    return tuple(Span(each.start - by, each.end - by) for each in spans)


def joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return ``spans`` with those that only blanks part made one.

    >>> joined("a b c", [Span(0, 1), Span(2, 3)])
    (Span(start=0, end=3),)
    """
    found: list[Span] = []
    for span in spans:
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def reasons(match: Match) -> tuple[str, ...]:
    """Return what decided first, a line each: nearness of meaning, then what differs."""
    return differing(match.comparison)


def differing(comparison: Comparison) -> tuple[str, ...]:
    """Return what decided of two texts that were compared, as `reasons` does of a match."""
    told = dict.fromkeys(reason(each) for each in _told(comparison))
    meaning = comparison.meaning
    return (*([] if meaning is None else [nearness(meaning)]), *told)


def agreements(match: Match) -> tuple[str, ...]:
    """Return what was taken away before two texts were called the same, a line for each step.

    A step that took several says so: "AGREES light words (1 of 3): – → the". Every slip has its
    own line: whoever reads must see each word that was taken for another.
    """
    dropped = match.comparison.dropped
    last = {each.step: each for each in dropped if each.step is not Step.SLIP}
    slips = (each for each in dropped if each.step is Step.SLIP)
    told = [each for each in (*last.values(), *slips) if each.step.rank > Step.SPACE.rank]
    often = Counter[str](each.step for each in dropped)
    return tuple(
        agreement(each, of=1 if each.step is Step.SLIP else often[each.step]) for each in told
    )


def agreed_text(stored: StoredStatement, dropped: Sequence[Dropped] = ()) -> str:
    """Say at which step a program called a statement the same as its claim, and what it took.

    Where another matcher than this one did, it is named: its ladder was another.
    """
    by = other_matcher(stored.linked_by)
    return f"{in_steps(dropped) or stored.agrees}{f', by the ladder of {by}' if by else ''}"


def tie_text(link: "Link") -> str:
    """Say at which step two claims that somebody tied agree, and what it took; else nothing."""
    return in_steps(link.dropped) or link.agrees or ""


def other_matcher(by: str | None) -> str | None:
    """Return the name of the matcher that compared, where it is another than this one."""
    is_one = bool(by and by[:1].isdigit() and "/" in by)
    return by if is_one and by != matcher_name() else None


def coverage(match: Match) -> str:
    """Say what a verdict on the stored claim says about the new words: by itself, nothing."""
    if match.band is Band.SAME:
        return "It covers these words once a person confirms the match."
    for each in match.comparison.differences:
        if each.guard is Guard.NUMBER and each.first and each.second:
            return f"It covers {each.second}, not your figure."
    return "It covers the stored words, not yours."


def whose(rating: SignedVerdict, standing: Standing | None) -> str:
    """Say who gave a verdict, who signed it off, and where it decides whether that suffices."""
    by = rating.verdict.by
    signed = ", ".join(each.by for each in rating.sign_offs)
    said = f"{by}, signed off by {signed}" if signed else by
    if standing and standing.status is Status.DISPUTED:
        return f"{said}, disputed"
    if not standing or standing.status is not Status.PROPOSED:
        return said
    return f"{said}, not by all who must" if signed else f"proposed by {said}, not signed off"


def told_reason(rationale: str) -> tuple[str, int]:
    """Return a verdict's reason, and how many of its words are left out: of most none.

    >>> told_reason("From a low base")
    ('From a low base', 0)
    """
    if len(rationale) <= _LONGEST_REASON:
        return rationale, 0
    # A text without blanks is cut where it must be.
    told = rationale[: _LONGEST_REASON + 1].rpartition(" ")[0] or rationale[:_LONGEST_REASON]
    return f"{told.rstrip()} …", len(rationale[len(told) :].split())


def _told(comparison: Comparison) -> tuple[Difference, ...]:
    """Return the differences to tell."""
    told = comparison.differences
    if comparison.band is Band.CONFLICTING:
        # The words around a figure or a negation that differs add nothing to it.
        return tuple(each for each in told if each.guard is not Guard.SUBSTITUTION)
    return told


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch or overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _counting(apart: Sequence[Span], told: Sequence[Span]) -> tuple[Span, ...]:
    """Return what of the words ``apart`` lies in differences that are ``told``."""
    found = {
        Span(max(one.start, other.start), min(one.end, other.end))
        for one in apart
        for other in told
    }
    return tuple(sorted(each for each in found if each.start < each.end))
