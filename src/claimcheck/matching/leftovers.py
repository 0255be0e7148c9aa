"""What is left of two texts when everything that agrees is taken away."""

from collections import Counter
from collections.abc import Callable
from typing import Final

from claimcheck.language.figures.dimensions import are_one_amount, is_one_as_written
from claimcheck.matching.likeness import edits
from claimcheck.matching.marks.english import begins, has_sentence_case
from claimcheck.matching.names import NO_NAMES, Names
from claimcheck.matching.quantities import are_points_of_rate
from claimcheck.matching.spelling.accents import is_accent_empty
from claimcheck.matching.spelling.contractions import CLITICS, stands_for
from claimcheck.matching.spelling.english import is_number_in_words, may_be_foreign
from claimcheck.matching.spelling.variants import are_joined, variant_step
from claimcheck.matching.steps.commas import is_comma_of_place
from claimcheck.matching.steps.counts_alike import is_of_ratio
from claimcheck.matching.steps.light import are_former, are_one_pronoun, is_light
from claimcheck.matching.steps.naming.described import are_two_surnames
from claimcheck.matching.steps.naming.people import is_initial, is_of_name_in_s, is_title
from claimcheck.matching.steps.naming.regnal import are_one_reign
from claimcheck.matching.steps.plurals import agree, is_plural_of_one
from claimcheck.matching.steps.rates import are_adverbs_of_rates, are_each_one, are_rates
from claimcheck.matching.steps.spans import are_metres, are_one_span, is_before_range
from claimcheck.matching.terms import Parsed, Term
from claimcheck.model.comparison import Dropped, Step
from claimcheck.named_tuple import NamedTuple

# Texts that differ in more are not the same claim, and reading them on would take minutes.
_PAIRS: Final = 2_500

_METRES: Final = frozenset(("metre", "metres"))
Terms = tuple[Term, ...]
Texts = tuple[Parsed, Parsed]


def _no_names() -> Names:
    return NO_NAMES


class ReplacedTerms(NamedTuple):
    """Terms of the first text that stand where these terms of the second stand."""

    first: Terms
    second: Terms


class Leftovers(NamedTuple):
    """What nothing explains, what both have in another order, and what was taken away."""

    blocks: tuple[ReplacedTerms, ...]
    moved: tuple[Terms, Terms] = ((), ())
    dropped: tuple[Dropped, ...] = ()


NOTHING_LEFT: Final = Leftovers(())


def find_leftovers(
    first: Parsed, second: Parsed, names: Callable[[], Names] = _no_names
) -> Leftovers:
    """Return what differs between two texts, after what is harmless in English is explained."""
    keys = [term.key for term in first.terms], [term.key for term in second.terms]
    if keys[0] > keys[1]:
        # Which of several words was moved depends on which text is read first.
        blocks, moved, dropped = find_leftovers(second, first, names)
        return Leftovers(
            tuple(ReplacedTerms(*block[::-1]) for block in blocks),
            moved[::-1],
            tuple(Dropped(step, ours, theirs) for step, theirs, ours in dropped),
        )
    blocks_left: list[ReplacedTerms] = []
    taken: list[Dropped] = []
    explainer = _Explainer((first, second), names)
    for block in _blocks(first, second):
        english = first.english and second.english
        left = explainer.explained(block, taken) if english else explainer.converted(block, taken)
        if left.first or left.second:
            blocks_left.append(left)
    return _cancelled(blocks_left, tuple(taken))


def _blocks(first: Parsed, second: Parsed) -> list[ReplacedTerms]:
    """Return what differs, side by side; changes that touch are one."""
    keys = [term.key for term in first.terms], [term.key for term in second.terms]
    ends: list[tuple[int, int, int, int]] = []
    for change in edits(*keys):
        if change.tag == "equal":
            continue
        src, dest = change.src_start, change.dest_start
        if ends and ends[-1][1] == src and ends[-1][3] == dest:
            src, _, dest, _ = ends.pop()
        ends.append((src, change.src_end, dest, change.dest_end))
    return [ReplacedTerms(first.terms[a:b], second.terms[c:d]) for a, b, c, d in ends]


class _Explainer:
    """Takes away what is light, spelt otherwise, in another unit, or written together."""

    def __init__(self, texts: Texts, names: Callable[[], Names]) -> None:
        self._texts, self._names = texts, names
        self._terms = texts[0].terms, texts[1].terms

    def explained(self, block: ReplacedTerms, taken: list[Dropped]) -> ReplacedTerms:
        """Return what is left of a block; add to ``taken`` what was not."""
        ours, theirs = list(block.first), list(block.second)
        if whole := self._step_of_whole(ours, theirs):
            self._take(taken, whole, ours, theirs)
            return ReplacedTerms((), ())
        for term in list(ours) if len(ours) * len(theirs) <= _PAIRS else ():
            for other in theirs:
                step = self._step(term, other)
                if step is not None:
                    self._take(taken, step, [term], [other])
                    ours.remove(term)
                    theirs.remove(other)
                    break
        sides = (ours, theirs)
        for side, terms in enumerate(sides):
            others = self._terms[1 - side]
            light = [
                term
                for term in terms
                if (is_light(term, self._terms[side], others) and not self._is_letter(term, side))
                or is_of_ratio(term, self._terms[side], others, self._plain(1 - side))
                or is_before_range(term, self._terms[side], others, self._plain(1 - side))
                or is_comma_of_place(term, (self._terms[side], others), self._texts[1 - side])
                or is_of_name_in_s(term, self._terms[side], others)
            ]
            for term in light:
                terms.remove(term)
                self._take(taken, Step.LIGHT, *(([term], []) if not side else ([], [term])))
        return self._without_titles(ours, theirs, taken)

    def _step_of_whole(self, ours: list[Term], theirs: list[Term]) -> Step | None:
        """Return the step at which all words of a block are those of the other, if any."""
        keys = [[term.key for term in side] for side in (ours, theirs)]
        if not any(term.figure for term in (*ours, *theirs)):
            # "Porque" is because, "por que" is why.
            if are_joined(*keys) and not may_be_foreign(self._texts):
                return Step.HYPHEN
        elif are_one_reign(ours, theirs, self._texts):
            return Step.NAME
        if are_one_pronoun(ours, theirs) or are_adverbs_of_rates(ours, theirs, self._terms):
            return Step.LIGHT
        told = are_one_span(ours, theirs, self._terms) or are_metres(ours, theirs)
        return Step.UNIT if told else None

    def converted(self, block: ReplacedTerms, taken: list[Dropped]) -> ReplacedTerms:
        """Return what is left of a block in any language: one amount may have two units."""
        ours, theirs = list(block.first), list(block.second)
        if len(ours) * len(theirs) > _PAIRS:
            return block
        if whole := self._whole_abroad(ours, theirs):
            self._take(taken, whole, ours, theirs)
            return ReplacedTerms((), ())
        for term in list(ours):
            for other in theirs:
                figures = term.figure and other.figure
                step = self._step(term, other) if figures else self._abroad(term, other)
                if step is not None:
                    self._take(taken, step, [term], [other])
                    ours.remove(term)
                    theirs.remove(other)
                    break
        return ReplacedTerms(tuple(ours), tuple(theirs))

    def _abroad(self, ours: Term, theirs: Term) -> Step | None:
        # Few texts come here, and no English one.
        from claimcheck.matching.steps.abroad.foreign_words import step_abroad  # noqa: PLC0415

        return None if ours.figure or theirs.figure else step_abroad(ours, theirs, self._texts)

    def _whole_abroad(self, ours: list[Term], theirs: list[Term]) -> Step | None:
        # Few texts come here, and no English one.
        from claimcheck.matching.steps.abroad.whole_blocks import step_of_whole  # noqa: PLC0415

        return step_of_whole(ours, theirs, self._texts, self._names)

    def _without_titles(
        self, ours: list[Term], theirs: list[Term], taken: list[Dropped]
    ) -> ReplacedTerms:
        """Take away the title of somebody who is named, or an initial."""
        lone = [side for side in (0, 1) if (ours, theirs)[side] and not (ours, theirs)[1 - side]]
        named = any(is_title((ours, theirs)[side], self._terms[side], self._names) for side in lone)
        if named or is_initial(ours, theirs, self._terms, self._names):
            self._take(taken, Step.NAME, ours, theirs)
            return ReplacedTerms((), ())
        return ReplacedTerms(tuple(ours), tuple(theirs))

    def _step(self, ours: Term, theirs: Term) -> Step | None:
        """Return the step at which two terms are one, if there is one."""
        if ours.figure and theirs.figure:
            one = are_one_amount(ours.figure, theirs.figure)
            return Step.UNIT if one or self._are_one_as_written(ours, theirs) else None
        if CLITICS.isdisjoint((ours.key, theirs.key)):
            step = variant_step(ours, theirs, self._before(ours, theirs, _METRES))
        else:
            step = Step.CONTRACTION if self._is_contraction(ours, theirs) else None
        named = step is Step.SPELLING and (
            self._names_one(ours, theirs)
            or are_two_surnames(ours, theirs, self._terms, self._texts)
        )
        if named or (step is Step.ACCENT and not is_accent_empty(ours, theirs, self._texts)):
            return None
        if step:
            return step
        if ours.figure or theirs.figure:
            return Step.NUMBER if is_number_in_words(ours, theirs, self._texts) else None
        if is_plural_of_one(ours, theirs, self._terms) or agree(ours, theirs, self._terms):
            return Step.PLURAL
        light = (
            are_former(ours, theirs, self._terms)
            or are_rates(ours, theirs, self._terms)
            or are_each_one(ours, theirs, self._terms)
        )
        return Step.LIGHT if light else None

    def _are_one_as_written(self, ours: Term, theirs: Term) -> bool:
        """Return whether one of two figures tells how the other is meant: "800m", "½"."""
        one, other = (
            parsed.plain.text[term.start : term.end]
            for parsed, term in zip(self._texts, (ours, theirs), strict=True)
        )
        figures = ours.figure, theirs.figure
        return (
            is_one_as_written(*figures, one, other)
            or is_one_as_written(*figures[::-1], other, one)
            or are_points_of_rate(*figures, self._terms)
        )

    def _names_one(self, ours: Term, theirs: Term) -> bool:
        """Return whether one of two words is a name within its sentence: "Labor", "labour"."""
        texts = self._plain(0), self._plain(1)
        pairs = list(zip(texts, (ours, theirs), strict=True))
        if any(begins(text, term) for text, term in pairs):
            return False
        capitals = {text[term.start].isupper() for text, term in pairs}
        return len(capitals) > 1 and all(map(has_sentence_case, texts))

    def _plain(self, side: int) -> str:
        return self._texts[side].plain.text

    def _is_letter(self, term: Term, side: int) -> bool:
        """Return whether what looks like an article is a letter: "Anna A. Kovac", "vitamin A"."""
        text = self._plain(side)
        if term.key != "a" or not text.startswith("A", term.start):
            return False
        return not begins(text, term) and has_sentence_case(text)

    def _before(self, ours: Term, theirs: Term, words: frozenset[str]) -> tuple[str, str]:
        """Return the words before two terms, where one of them is of these."""
        if words.isdisjoint((ours.key, theirs.key)):
            return "", ""
        before = []
        for term, terms in zip((ours, theirs), self._terms, strict=True):
            place = terms.index(term) - 1
            before.append(terms[place].key if place >= 0 else "")
        return before[0], before[1]

    def _is_contraction(self, ours: Term, theirs: Term) -> bool:
        """Return whether one of two terms can only be the other contracted: "it's", "it is"."""
        sides = tuple(zip((ours, theirs), self._terms, strict=True))
        return any(
            term.key in CLITICS and other.key in stands_for(term, terms)
            for (term, terms), other in zip(sides, (theirs, ours), strict=True)
        )

    def _take(self, taken: list[Dropped], step: Step, ours: list[Term], theirs: list[Term]) -> None:
        words = self._texts[0].quote(ours)[0], self._texts[1].quote(theirs)[0]
        taken.append(Dropped(step, *words))


def _cancelled(blocks: list[ReplacedTerms], dropped: tuple[Dropped, ...]) -> Leftovers:
    """Set apart what both texts have, only in another place."""
    ours = [term.key for block in blocks for term in block.first]
    theirs = [term.key for block in blocks for term in block.second]
    if {*ours}.isdisjoint(theirs):
        return Leftovers(tuple(blocks), dropped=dropped)
    common = Counter(ours) & Counter(theirs)
    moved: list[list[Term]] = [[], []]
    kept: list[ReplacedTerms] = []
    spare = [Counter(common), Counter(common)]
    for block in blocks:
        sides: list[Terms] = []
        for side, terms in enumerate(block):
            stay = []
            for term in terms:
                if spare[side][term.key] > 0:
                    spare[side][term.key] -= 1
                    moved[side].append(term)
                else:
                    stay.append(term)
            sides.append(tuple(stay))
        if sides[0] or sides[1]:
            kept.append(ReplacedTerms(*sides))
    return Leftovers(tuple(kept), (tuple(moved[0]), tuple(moved[1])), dropped)
