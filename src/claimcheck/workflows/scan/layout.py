"""Whose words they are as the layout shows it: by quotations set off, headings, rows, answers."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Final

from claimcheck.language.framing.contradictions import all_contested, introduces_false
from claimcheck.language.framing.labels import (
    is_claim_label,
    is_denial,
    is_verdict_label,
    truth_label,
)
from claimcheck.language.framing.voice import is_own_source
from claimcheck.language.lexicon.reporting_verbs import cue_forms
from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.finding import Voice
from claimcheck.model.statement import Span
from claimcheck.model.text.word_runs import Block, Mark
from claimcheck.named_tuple import NamedTuple
from claimcheck.workflows.scan.units import Cut, Unit
from claimcheck.workflows.scan.voices import contest

_SET_APART: Final = Mark.HEADING | Mark.ITEM | Mark.CELL | Mark.NOTE | Mark.ATTRIBUTE
# Headings that stand over nothing: heads of columns, descriptions, front matter.
_NOT_OVER: Final = Mark.CELL | Mark.ATTRIBUTE | Mark.NOTE
# Longer, the last line of a quotation is no name.
_LONGEST_NAME: Final = 8
_BOTH: Final = 2
# What marks a description stands close before it.
_NEAR: Final = 200


class _BlockPlace(NamedTuple):
    """The block in which words stand, among all of a draft.

    `quotation` are the blocks of the quotation set off that it is in, none of any; `rating`
    is the heading over it, or what stands around its list, where that says no more than that
    it is false. `head` is the first row of the table that it is in.
    """

    blocks: Sequence[Block]
    number: int
    quotation: range
    rating: str
    head: Block | None = None

    @property
    def block(self) -> Block:
        """Return the block itself."""
        return self.blocks[self.number]


def voiced_by_layout(draft: Draft, found: Cut) -> Cut:
    """Return a draft's units, each in the voice that also its layout gives it."""
    if not draft.blocks:
        return found
    places = list(_places(draft))
    starts = [each.span.start for each in draft.blocks]
    units = (
        _voiced(draft, found, unit, places[max(bisect_right(starts, unit.sentence.start) - 1, 0)])
        for unit in found.units
    )
    return found._replace(units=tuple(units))


def _places(draft: Draft) -> Iterator[_BlockPlace]:
    """Yield each block as a place."""
    blocks, rating, number = draft.blocks, "", 0
    for shape, several in groupby(blocks, key=_shape):
        together = list(several)
        here = range(number, number + len(together))
        quotation = here if shape & Mark.QUOTE else range(0)
        around = _around_list(draft, here) if shape & Mark.ITEM else ""
        head = together[0] if shape & Mark.CELL else None
        for block in together:
            if block.marks & Mark.HEADING and not block.marks & _NOT_OVER:
                heading = _text(draft, block.span)
                rating = heading if is_denial(heading) else ""
            yield _BlockPlace(blocks, number, quotation, rating or around, head)
            number += 1


def _shape(block: Block) -> int:
    return block.marks & (Mark.QUOTE | Mark.ITEM | Mark.CELL)


def _around_list(draft: Draft, items: range) -> str:
    """Return the words over a list, or under it, by which all of it is false, if there are any."""
    blocks = draft.blocks
    if items.start:
        before = _last_sentence(_text(draft, blocks[items.start - 1].span))
        if before.endswith(":") and (is_denial(before) or introduces_false(before)):
            return before
    if items.stop < len(blocks) and not blocks[items.stop].marks & (_SET_APART | Mark.QUOTE):
        found = all_contested(_text(draft, blocks[items.stop].span))
        if found and (not found[1] or len(items) == _BOTH):
            return found[0]
    return ""


def _voiced(draft: Draft, found: Cut, unit: Unit, place: _BlockPlace) -> Unit:
    """Return a unit in the voice that its surroundings give it, unless it is contested already."""
    if unit.voice is Voice.CHALLENGED:
        return unit
    introduced = unit.voice is Voice.OWN and _introduced(draft, place)
    if introduced:
        unit = unit._replace(voice=Voice.ATTRIBUTED, decided=introduced, set_off_by=introduced)
    contested = (
        _rated_in_row(draft, unit, place)
        or place.rating
        or _described(draft, place)
        or _answered(draft, found, unit, place)
    )
    return unit._replace(voice=Voice.CHALLENGED, decided=contested) if contested else unit


def _introduced(draft: Draft, place: _BlockPlace) -> str:
    """Return the words by which a quotation set off is given to somebody, if any are."""
    quotation = place.quotation
    if not quotation:
        return ""
    if quotation.start > 0:
        before = _last_sentence(_text(draft, place.blocks[quotation.start - 1].span))
        words = [each.lower() for each in re.findall(r"[^\W\d_]+", before)]
        saying = not cue_forms().keys().isdisjoint(words) or "put it" in before.lower()
        if before.endswith(":") and saying and not is_own_source(before.split(maxsplit=1)[0]):
            return f"“{before}”"
    last = _text(draft, place.blocks[quotation.stop - 1].span)
    signed = _signature().search(last)
    if signed:
        return f"“{signed['line'] or signed['name']}”"
    return _signed_below(draft, place)


def _signed_below(draft: Draft, place: _BlockPlace) -> str:
    """Return who is named below a quotation set off: in its caption, or behind a dash."""
    if place.quotation.stop >= len(place.blocks):
        return ""
    block = place.blocks[place.quotation.stop]
    source = draft.source[: block.origin.start]
    kind = "caption" if _below()["before caption"].search(source[-_NEAR:]) else "line"
    words = _text(draft, block.span).strip()
    named = _below()[kind].fullmatch(words)
    return f"“{words}”" if named and not is_own_source(named["first"]) else ""


@cache
def _below() -> dict[str, re.Pattern[str]]:
    """Return what finds a name below a quotation; a caption has two words of it at least."""
    first = r"(?P<first>[A-Z][\w’'.-]*)"
    rest = r"[^.!?\n]{0,60}"
    return {
        "before caption": re.compile(
            r"</blockquote>\s*<figcaption\b[^<>]*>(?:\s|<[^<>/]*>)*$", re.IGNORECASE
        ),
        "caption": re.compile(rf"(?:(?:—|–|--?|―)\s*)?{first} [A-Z][\w’'.-]*{rest}"),
        "line": re.compile(rf"(?:—|–|--?|―)\s*{first}{rest}"),
    }


@cache
def _signature() -> re.Pattern[str]:
    """Return how the end of a quotation set off names who is quoted: "— Mayor Costa"."""
    name = rf"[A-Z][\w’'.-]*(?:,? (?:[A-Z][\w’'.-]*|of|the|for|and|in)){{0,{_LONGEST_NAME}}}"
    ended = r"[.!?…”\"]\s+"
    return re.compile(
        rf"(?:(?:^|{ended}|\n)(?:—|–|--?|―)\s*(?P<line>[A-Z][^.!?\n]{{1,80}})|{ended}(?P<name>{name}))"
        r"[.\s]*$"
    )


def _rated_in_row(draft: Draft, unit: Unit, place: _BlockPlace) -> str:
    """Return the cell that rates what another cell of its row says as false, if one does.

    Under "Claim" a cell is contested, where another column has "Fact".
    """
    if not place.block.marks & Mark.CELL:
        return ""
    rated, heads = "", [_text(draft, each) for each in place.head.parts] if place.head else []
    for number, part in enumerate(place.block.parts):
        if not part.start <= unit.sentence.start < part.end:
            rated = rated or next(filter(is_denial, (_text(draft, part),)), "")
        elif (
            place.head is not place.block and number < len(heads) and is_claim_label(heads[number])
        ):
            rated = rated or next(filter(None, map(truth_label, heads)), "")
    return rated


def _described(draft: Draft, place: _BlockPlace) -> str:
    """Return what rates a block in a list of terms: the term "Myth", or "False" for a term."""
    if place.number + 1 < len(place.blocks):
        below = place.blocks[place.number + 1]
        rating = _text(draft, below.span)
        if below.marks & Mark.ITEM and is_denial(rating) and _describes(draft, below):
            return rating
    if not place.block.marks & Mark.ITEM or not place.number:
        return ""
    term = _text(draft, place.blocks[place.number - 1].span)
    return term if is_denial(term) and _describes(draft, place.block) else ""


def _describes(draft: Draft, block: Block) -> bool:
    """Return whether a block is a description in a list of terms."""
    at = block.origin.start
    return bool(_description().search(draft.source[max(0, at - _NEAR) : at]))


@cache
def _description() -> re.Pattern[str]:
    """Return how a description begins in a list of terms, in Markdown and in a page."""
    return re.compile(r"(?:^|\n)[ \t>]*:[ \t]+\W*$|<dd\b[^<>]*>(?:\s|<[^<>/]*>)*$", re.IGNORECASE)


def _answered(draft: Draft, found: Cut, unit: Unit, place: _BlockPlace) -> str:
    """Return the words by which the next paragraph contests the end of a block, if it does."""
    if _last_in(found, unit.number, place.block) != unit.number:
        return ""
    following = place.quotation.stop or place.number + 1
    if following >= len(place.blocks):
        return ""
    block = place.blocks[following]
    if following + 1 < len(place.blocks) and is_verdict_label(_text(draft, block.span)):
        # "Verdict" stands over what it is, also as a heading, or beside it in a list of terms.
        verdict = _text(draft, place.blocks[following + 1].span)
        return verdict if is_denial(verdict) else ""
    if block.marks & (_SET_APART | Mark.QUOTE):
        return ""
    answer = _text(draft, block.span)
    if place.block.marks & _SET_APART:
        # What stands below a heading goes on with it; all that it may do to it is to rate it.
        rating = _first_sentence(answer)
        is_heading = place.block.marks & Mark.HEADING and not place.block.marks & Mark.NOTE
        return rating if is_heading and is_denial(rating) else ""
    return contest(answer, attributed=unit.voice is Voice.ATTRIBUTED) or ""


def _last_in(found: Cut, number: int, block: Block) -> int:
    """Return the last sentence of a block, from one of its sentences on."""
    while number + 1 < len(found.sentences) and found.sentences[number + 1].start < block.span.end:
        number += 1
    return number


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s+", text.strip())[0]


def _last_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s+", text.strip())[-1]


def _text(draft: Draft, span: Span) -> str:
    return draft.text[span.start : span.end]
