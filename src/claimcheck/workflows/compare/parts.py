"""A text of several sentences matched part by part: which part repeats what."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.text.stems import code_of, is_english
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import Match
from claimcheck.model.comparison import Band, Comparison, Difference, Guard
from claimcheck.model.ids import ClaimId
from claimcheck.model.statement import MAX_LENGTH, Span, Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.records.claims import wordings
from claimcheck.workflows.compare.match import find_matches
from claimcheck.workflows.compare.rated_first import rated_first

if TYPE_CHECKING:
    from claimcheck.language.framing.clauses import Clause
    from claimcheck.workflows.compare.nearness import Nearness

_ORDER: Final = tuple(Band)
# Among so many it is seen whether a claim with a verdict is as near as the first.
_LEAST: Final = 5
# Fewer words say nothing by themselves.
_FEWEST_WORDS: Final = 4
# But a sentence may: "Masks harm children."
_FEWEST_OF_SENTENCES: Final = 3
_OF_EACH: Final = 3
# Where none of these stands within a text, it is one sentence.
_MAY_END: Final = frozenset("\n.!?…。！？")
_PARTING: Final = (
    *(",", ";", "—", "–", ":", "(", " - "),
    *(f" {word} " for word in "and but so yet while whereas because though since as plus".split()),
)
_QUOTING: Final = frozenset('"“”„«»‹›')


class _Part(NamedTuple):
    """A part of a text, and the words around it that may make it less than asserted."""

    span: Span
    doubt: str = ""

    def is_uncontested(self, text: str) -> bool:
        """Return whether nothing around a part says that it is not so."""
        from claimcheck.language.framing.clauses import is_weak  # noqa: PLC0415
        from claimcheck.language.framing.rebuttals import challenge_beside  # noqa: PLC0415

        before, behind = text[: self.span.start], text[self.span.end :]
        return not is_weak(self.doubt) and challenge_beside(before, behind) is None


def find_matches_in_parts(
    connection: Connection,
    statement: Statement,
    *,
    limit: int,
    thresholds: Thresholds,
    asking: str | None = None,
    nearness: "Nearness | None" = None,
) -> list[Match]:
    """Return the claims that a text resembles, and those that a sentence or clause of it repeats.

    Each comes once, by the part that is closest to it; its `part` is empty where that is
    the whole text. The same come first, then what the whole resembles, then what parts do.
    By ``nearness`` of meaning only the whole is looked for. Raises `ClaimcheckError` for an
    article of which one sentence is longer than a statement may be.
    """
    if len(statement.text) > MAX_LENGTH:
        _require_sentences(statement.text)
    if limit < 1:
        return []
    most = max(limit, _LEAST)
    matches = find_matches(
        connection,
        statement,
        limit=most,
        thresholds=thresholds,
        asking=asking,
        nearness=nearness,
    )
    if any(each.band is Band.SAME for each in matches):
        return matches[:limit]
    found = {each.claim.id: each for each in matches}
    settled: set[Span] = set()
    sentences = _sentences(statement.text)
    for each in _parts(statement, sentences, settled, known=_is_known(matches)):
        part = _contested(statement, each, sentences)
        for match in _matches_of(connection, statement, part, thresholds, asking):
            placed = _placed(match, part)
            if placed.band in {Band.RELATED, Band.NEW}:
                continue
            if placed.band is Band.SAME:
                settled.add(part.span)
            before = _closest_so_far(connection, found, placed.claim.id)
            # What is found stays where it ranks; the same claim is put first.
            key = placed.claim.id if before is None else before.claim.id
            is_whole = match.band is Band.SAME and part.is_uncontested(statement.text)
            if before is None or _is_closer(placed, before, sentences, is_whole=is_whole):
                found[key] = placed
    return rated_first(_ordered(list(found.values()), len(matches), most))[:limit]


def _matches_of(
    connection: Connection,
    statement: Statement,
    part: _Part,
    thresholds: Thresholds,
    asking: str | None,
) -> list[Match]:
    """Return the claims that a part of a text resembles, read by itself."""
    return find_matches(
        connection,
        statement._replace(text=statement.text[slice(*part.span)]),
        limit=_OF_EACH,
        thresholds=thresholds,
        asking=asking,
        only_near=True,
    )


def _require_sentences(text: str) -> None:
    """Refuse a text as long as an article that is none."""
    if any(len(text[slice(*span)]) > MAX_LENGTH for span in _sentences(text)):
        raise ClaimcheckError(
            f"the text is longer than {MAX_LENGTH:,} characters; give one statement"
        )


def _is_known(matches: list[Match]) -> bool:
    # What meaning lifted leaves open whether a clause says the same in words.
    first = matches[0] if matches else None
    return bool(
        first and first.band in {Band.CONFLICTING, Band.LIKELY} and first.comparison.meaning is None
    )


def _ordered(found: list[Match], ranked: int, limit: int) -> list[Match]:
    """Return the same first, then what the whole text resembles, by rank, then what parts do.

    Either leaves room for the other, and what only shares a word for what does more.
    """
    same = [each for each in found if each.band is Band.SAME]
    whole, parts = (
        [each for each in some if each.band is not Band.SAME]
        for some in (found[:ranked], found[ranked:])
    )
    far = [each for each in whole if each.band is Band.NEW]
    near = len(whole) - len(far)
    parts = parts[: max(limit // 2, 1, limit - len(same) - near)]
    room = max(limit - len(same) - len(parts), 0)
    dropped = far[max(room - near, 0) :]
    whole = [each for each in whole if each not in dropped]
    return [*same, *whole[:room], *parts][:limit]


def _is_closer(match: Match, before: Match, sentences: list[Span], *, is_whole: bool) -> bool:
    """Return whether a match of a part tells more than what was found before.

    Of one sentence and several the one that shares more does: a "not" in a sentence beside it
    is no conflict. Neither is one in another clause, where a clause is the claim, whole.
    """
    if is_whole and before.band is Band.CONFLICTING:
        return True
    ranks = _ORDER.index(match.band), _ORDER.index(before.band)
    shared = -match.comparison.overlap, -before.comparison.overlap
    several = [_is_of_several(each, sentences) for each in (match, before)]
    if several[0] != several[1] and Band.SAME not in {match.band, before.band}:
        return (shared[0], ranks[0]) < (shared[1], ranks[1])
    return (ranks[0], shared[0]) < (ranks[1], shared[1])


def _is_of_several(match: Match, sentences: list[Span]) -> bool:
    """Return whether a match is of several sentences, or of the whole of a text of several."""
    part = match.part
    if part is None:
        return len(sentences) > 1
    return sum(part.start <= each.start and each.end <= part.end for each in sentences) > 1


def _closest_so_far(
    connection: Connection, found: Mapping[ClaimId, Match], claim: ClaimId
) -> Match | None:
    """Return what was found for a claim, in whatever wording."""
    same = (ClaimId(each) for each in wordings(connection, claim))
    return next((found[each] for each in same if each in found), None)


def _placed(match: Match, part: _Part) -> Match:
    """Return a match of a part, its places counted from the beginning of the whole text."""
    compared, start = match.comparison, part.span.start
    differences = tuple(
        each._replace(first_span=each.first_span and _later(each.first_span, start))
        for each in compared.differences
    )
    apart = compared.apart
    if apart is not None:
        apart = tuple(_later(each, start) for each in apart[0]), apart[1]
    compared = compared._replace(differences=differences, apart=apart)
    if part.doubt and compared.band is Band.SAME:
        open_yet = Difference(Guard.CONTEXT, part.doubt, "")
        compared = Comparison(Band.LIKELY, compared.overlap, compared.likeness, (open_yet,))
    return match._replace(comparison=compared, part=part.span)


def _later(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _parts(
    statement: Statement, sentences: list[Span], settled: Set[Span], *, known: bool
) -> Iterator[_Part]:
    """Give the sentences of a text of several, then two together, and their clauses.

    What lies in a sentence that is ``settled`` meanwhile is not looked at again; one sentence
    that is ``known`` to be of a claim is taken apart only at a comma, an "and" or the like.
    """
    text, code = statement.text, code_of(statement.language)
    joined = [_joined(text, each, code) for each in sentences]
    parts = joined != sentences or any(each in text for each in _PARTING)
    parts = parts or not is_english(code)
    if known and len(sentences) == 1 and not parts:
        return
    if len(sentences) > 1:
        yield from (_Part(each) for each in sentences if _says(text, each, _FEWEST_OF_SENTENCES))
    for one, other in pairwise(sentences):
        if len(sentences) > 2 and settled.isdisjoint((one, other)):
            yield _Part(Span(one.start, other.end))
    yield from _attributed(text, sentences)
    for sentence, said in zip(sentences, joined, strict=True):
        if sentence not in settled:
            yield from _of_sentence(statement, sentence, said, settled)


def _contested(statement: Statement, part: _Part, sentences: Sequence[Span]) -> _Part:
    """Return a part with the words by which a sentence beside it says that it is not so."""
    if part.doubt or not is_english(code_of(statement.language)):
        return part
    from claimcheck.language.framing.rebuttals import (  # noqa: PLC0415
        challenge_after,
        challenge_ahead,
    )

    text = statement.text
    ahead = next((each for each in reversed(sentences) if each.end <= part.span.start), None)
    after = next((each for each in sentences if each.start >= part.span.end), None)
    doubt = challenge_ahead(text[slice(*ahead)]) if ahead else None
    if not doubt and after:
        doubt = challenge_after(text[slice(*after)], attributed=True)
    return part._replace(doubt=doubt or "")


def _joined(text: str, sentence: Span, code: str) -> Span:
    """Return a sentence without the words that only join it to the one before."""
    if is_english(code):
        from claimcheck.language.framing.joining import joining_end  # noqa: PLC0415

        return Span(sentence.start + joining_end(text[slice(*sentence)]), sentence.end)
    from claimcheck.language.framing.clauses_abroad import opening_abroad  # noqa: PLC0415

    return Span(sentence.start + opening_abroad(text[slice(*sentence)], code), sentence.end)


def _clauses(text: str, code: str) -> "Sequence[Clause]":
    if is_english(code):
        from claimcheck.language.framing.clauses import find_clauses  # noqa: PLC0415

        return find_clauses(text)
    from claimcheck.language.framing.clauses_abroad import find_clauses_abroad  # noqa: PLC0415

    return find_clauses_abroad(text, code)


def _of_sentence(
    statement: Statement, sentence: Span, said: Span, settled: Set[Span]
) -> Iterator[_Part]:
    """Give what a sentence says after words that only join it, and its clauses."""
    text = statement.text
    if said != sentence and _says(text, said):
        yield _Part(said)
    if said in settled:
        return
    for clause in _clauses(text[slice(*said)], code_of(statement.language)):
        start, end = (place + said.start for place in clause.spans[0])
        if len(clause.spans) == 1 and _says(text, Span(start, end)):
            yield _Part(Span(start, end), clause.doubt)


def _attributed(text: str, sentences: Sequence[Span]) -> Iterator[_Part]:
    """Give the words that a text attributes to somebody, or sets in quotation marks."""
    from claimcheck.language.framing.rebuttals import challenge_beside  # noqa: PLC0415
    from claimcheck.language.lexicon.reporting_verbs import cue_forms  # noqa: PLC0415

    words = text.lower().split()
    if (
        _QUOTING.isdisjoint(text)
        and "according" not in words
        and cue_forms().keys().isdisjoint(each.strip(",.;:") for each in words)
    ):
        return
    from claimcheck.language.attribution.extract import extract  # noqa: PLC0415

    for statement in extract(text, assertions=False):
        span = statement.spans[0]
        if len(statement.spans) == 1 and _says(text, span):
            start = max((each.start for each in sentences if each.start <= span.start), default=0)
            end = min((each.end for each in sentences if each.end >= span.end), default=len(text))
            doubt = challenge_beside(text[start : span.start], text[span.end : end])
            yield _Part(span, doubt or "")


def _sentences(text: str) -> list[Span]:
    # Most texts that are matched are one sentence, and need no reading for this.
    if _MAY_END.isdisjoint(text.strip()[:-1]):
        return [Span(0, len(text))]
    from claimcheck.language.text.quotations import find_quotations  # noqa: PLC0415
    from claimcheck.language.text.sentences import find_sentences  # noqa: PLC0415

    found = find_sentences(text, find_quotations(text))
    return [Span(each.start, each.end) for each in found]


def _says(text: str, part: Span, fewest: int = _FEWEST_WORDS) -> bool:
    return len(text[slice(*part)].split()) >= fewest
