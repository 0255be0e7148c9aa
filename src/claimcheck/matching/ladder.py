"""What was taken away from two texts before they were called the same, step by step."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.language.reading import Reading
from claimcheck.language.text.folding import read_plain
from claimcheck.language.text.identity import glyphs
from claimcheck.matching.leftovers import Leftovers
from claimcheck.matching.likeness import edits
from claimcheck.matching.terms import Framing, Parsed, Sort, Term, parse
from claimcheck.matching.wording import Wording
from claimcheck.model.comparison import Difference, Dropped, Guard, Step
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple


class Agreement(NamedTuple):
    """Two texts taken apart, what is left of them, and what the steps took.

    `words` are those that carry meaning, of the text that has fewer.
    """

    parsed: tuple[Parsed, Parsed]
    left: Leftovers
    named: tuple[Dropped, ...] = ()
    slips: tuple[tuple[str, str], ...] = ()
    words: int = 0


def list_dropped(wordings: tuple[Wording, Wording], agreed: Agreement) -> tuple[Dropped, ...]:
    """Return what was taken away, by the order of the steps; nothing for the same text twice.

    What a step takes for one is listed too: "20%" beside "twenty per cent".
    """
    readings = wordings[0].reading, wordings[1].reading
    if readings[0].text == readings[1].text:
        return ()
    found = [*_around(*agreed.parsed), *_written_otherwise(*agreed.parsed)]
    if _are_in_one_order(*readings):
        found += [each for each in agreed.named if each.step is not Step.ORDER]
    else:
        found += agreed.named
    found += agreed.left.dropped
    if agreed.left.moved[0]:
        moved = (
            parsed.quote(list(terms))[0]
            for parsed, terms in zip(agreed.parsed, agreed.left.moved, strict=True)
        )
        found.append(Dropped(Step.ORDER, next(moved), next(moved)))
    found += [Dropped(Step.SLIP, *words) for words in agreed.slips]
    found += [
        each for each in _on_the_surface(*readings, told=bool(found)) if not _is_told(each, found)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: each.step.rank))


def list_apart(
    agreed: Agreement, differences: Sequence[Difference]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the places of each word that no step takes, of both texts.

    Where all words agree those of what differs besides: a comma, a capital, their order.
    """
    is_order = any(each.guard is Guard.ORDER for each in differences)
    found = []
    for side, parsed in enumerate(agreed.parsed):
        left = [term for block in agreed.left.blocks for term in block[side]]
        terms = [*left, *agreed.left.moved[side]] if is_order else left
        found.append([Span(*parsed.plain.origin(term.start, term.end)) for term in terms])
    # What differs in a word begins with it. A text can hold thousands.
    begun = [{span.start for span in spans} for spans in found]
    for each in differences:
        told = each.first_span, each.second_span
        is_of_words = any(span and span.start in begun[side] for side, span in enumerate(told))
        if each.guard is not Guard.ORDER and not is_of_words:
            for side, span in enumerate(told):
                found[side] += [span] if span else []
    return tuple(sorted(found[0])), tuple(sorted(found[1]))


def _are_in_one_order(first: Reading, second: Reading) -> bool:
    """Return whether two texts say the same in turn, with who says it, in forms that differ."""
    ours, theirs = (
        [term.key for term in parse(each, english=False, framing=Framing.KEPT).terms]
        for each in (first, second)
    )
    return ours == theirs


def _is_told(dropped: Dropped, found: Sequence[Dropped]) -> bool:
    """Return whether what marks or capitals tell apart is told with the words around it."""
    return any(
        other.step is not dropped.step
        and dropped.first.casefold() in other.first.casefold()
        and dropped.second.casefold() in other.second.casefold()
        for other in found
        if dropped.first and dropped.second
    )


def _around(first: Parsed, second: Parsed) -> Iterator[Dropped]:
    """Give the frames and labels that say nothing of their own."""
    for step, cut in ((Step.LABEL, _label), (Step.FRAME, _frame)):
        words = cut(first), cut(second)
        if _letters(words[0]) != _letters(words[1]):
            yield Dropped(step, *words)
        elif words[0] and _is_ahead(first) != _is_ahead(second):
            yield Dropped(Step.ORDER, *words)


def _is_ahead(parsed: Parsed) -> bool:
    """Return whether a frame stands before what is said."""
    return parsed.body.start > parsed.body.label


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _label(parsed: Parsed) -> str:
    body, text = parsed.body, parsed.plain.text
    source = text[body.tail :].strip() if parsed.english else ""
    return " … ".join(filter(None, (text[: body.label].strip(), source.rstrip(".!"))))


def _frame(parsed: Parsed) -> str:
    if parsed.framing is Framing.KEPT or not parsed.english:
        return ""
    body, text = parsed.body, parsed.plain.text
    before, after = text[body.label : body.start].strip(), text[body.end : body.tail].strip(" ,.!?")
    return " … ".join(filter(None, (before, after)))


def _written_otherwise(first: Parsed, second: Parsed) -> Iterator[Dropped]:
    """Give what is read as one although it is written in two ways, each word once: "isn't"."""
    keys = [term.key for term in first.terms], [term.key for term in second.terms]
    last: tuple[Term, Term] | None = None
    for change in edits(*keys):
        if change.tag != "equal":
            continue
        ours = first.terms[change.src_start : change.src_end]
        theirs = second.terms[change.dest_start : change.dest_end]
        for one, other in zip(ours, theirs, strict=True):
            words = first.plain.text[slice(*_span(one))], second.plain.text[slice(*_span(other))]
            if words[0].casefold() == words[1].casefold():
                continue
            if last is None:
                last = one, other
            elif one.start < last[0].end or other.start < last[1].end:
                last = _joined(last[0], one), _joined(last[1], other)
            else:
                yield _dropped(last, first, second)
                last = one, other
    if last is not None:
        yield _dropped(last, first, second)


def _span(term: Term) -> tuple[int, int]:
    return term.start, term.end


def _joined(one: Term, other: Term) -> Term:
    return one._replace(end=max(one.end, other.end))


def _dropped(pair: tuple[Term, Term], first: Parsed, second: Parsed) -> Dropped:
    words = first.plain.text[slice(*_span(pair[0]))], second.plain.text[slice(*_span(pair[1]))]
    return Dropped(_style(pair, *words), *words)


def _style(pair: tuple[Term, Term], one: str, other: str) -> Step:
    if any(term.figure for term in pair):
        # "5,000 kilogram" is heard otherwise than "5,000 kilograms".
        is_plural = one.casefold().rstrip("s") == other.casefold().rstrip("s")
        return Step.PLURAL if is_plural and one.casefold() != other.casefold() else Step.NUMBER
    # In a text wholly in capitals no word shows that it is a name.
    if any(term.key.startswith(("person ", "name ")) or term.sort is Sort.NAME for term in pair):
        return Step.NAME
    if one.replace(".", "").replace("-", "") == other.replace(".", "").replace("-", ""):
        return Step.HYPHEN
    return Step.SPELLING if "&" in {one, other} else Step.CONTRACTION


def _on_the_surface(first: Reading, second: Reading, *, told: bool) -> Iterator[Dropped]:
    """Give what blanks, typography, case and marks alone tell apart."""
    texts = first.text.split(), second.text.split()
    if texts[0] == texts[1]:
        yield Dropped(Step.SPACE, first.text, second.text)
        return
    known = first.known_form == second.known_form
    for (start, end), (other_start, other_end) in _changed(*texts):
        ours, theirs = " ".join(texts[0][start:end]), " ".join(texts[1][other_start:other_end])
        is_last = end == len(texts[0]) and other_end == len(texts[1])
        step = Step.TYPOGRAPHY if known else _surface_step(ours, theirs, is_last=is_last)
        if step or not told:
            yield Dropped(step or Step.MARKS, ours, theirs)


def _changed(first: list[str], second: list[str]) -> Iterator[tuple[Span, Span]]:
    """Give the places of the words in which two texts differ, those that touch as one."""
    ends = 0, 0
    for change in edits(first, second):
        if change.tag == "equal":
            if ends != (change.src_start, change.dest_start):
                yield Span(ends[0], change.src_start), Span(ends[1], change.dest_start)
            ends = change.src_end, change.dest_end
    if ends != (len(first), len(second)):
        yield Span(ends[0], len(first)), Span(ends[1], len(second))


def _surface_step(ours: str, theirs: str, *, is_last: bool) -> Step | None:
    written = glyphs(ours), glyphs(theirs)
    if is_last:
        # The last full stop is no part of the words.
        written = written[0].removesuffix("."), written[1].removesuffix(".")
    if written[0] == written[1]:
        return Step.TYPOGRAPHY
    if written[0].casefold() == written[1].casefold():
        return Step.CASE
    joined = [re.sub(r"[\s-]", "", each.casefold()) for each in written]
    if joined[0] == joined[1]:
        return Step.HYPHEN
    plain = [
        "".join(filter(str.isalnum, read_plain(words).text.casefold())) for words in (ours, theirs)
    ]
    return Step.MARKS if plain[0] == plain[1] else None
