"""A draft cut into what can be compared: own sentences, and what it attributes to others."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from claimcheck.language.attribution.assertions import by_figure, by_tail
from claimcheck.language.attribution.extract import extract
from claimcheck.language.attribution.layouts.standalone import is_all_quoted, is_unmarked
from claimcheck.language.attribution.passage import Passage, read_passage
from claimcheck.language.framing.clauses import find_clauses, find_content, find_reason
from claimcheck.language.framing.joining import joining_end
from claimcheck.language.people.named_person import KnownPerson
from claimcheck.language.text.quotations import find_quotations
from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.finding import Voice
from claimcheck.model.statement import Span, Statement
from claimcheck.workflows.scan.units import Cut, Unit, within
from claimcheck.workflows.scan.voices import attributed_units, contested_after, own_units

# So few characters only join.
_JOINED = 12


def cut(draft: Draft, people: Sequence[KnownPerson] = ()) -> Cut:
    """Return a draft's sentences and what they say, in order of the text."""
    passage = read_passage(draft.text)
    # A paragraph without marks is the draft's own, unless its layout sets it off.
    statements = [
        each
        for each in extract(
            draft.text,
            published_on=draft.published_on,
            people=people,
            assertions=False,
            passage=passage,
        )
        if not is_unmarked(each)
    ]
    sentences = tuple(Span(start, end) for start, end, _ in passage.sentences)
    units: list[Unit] = []
    following = iter(sorted(statements, key=lambda each: each.spans[0]))
    waiting = next(following, None)
    for number, sentence in enumerate(sentences):
        here: list[Statement] = []
        while waiting and waiting.spans[0].start < sentence.end:
            here.append(waiting)
            waiting = next(following, None)
        units += _units(passage, number, here)
    return Cut(passage, sentences, tuple(units))


def _units(passage: Passage, number: int, statements: Sequence[Statement]) -> Iterator[Unit]:
    """Yield what one sentence says."""
    sentence = Span(*passage.sentences[number][:2])
    own = _before_bracket(passage.text, sentence, statements)
    for unit in own_units(passage, number, own) if own else ():
        yield unit._replace(sentence=sentence)
    if not statements:
        return
    for statement in statements:
        yield from attributed_units(passage, number, statement)
    if is_all_quoted(passage, *passage.bounds(number)):
        return
    taken = [span for each in statements for span in _taken(each)]
    said = [span for each in statements for span in each.spans]
    for span in (*by_figure(passage, number, taken), *by_tail(passage, number, taken)):
        # "He fears that prices rise, and wages fall" may be all that he fears.
        near = (passage.text[each.end : span.start] for each in said if each.end <= span.start)
        doubt = next((each.strip(" ,") for each in near if len(each) <= _JOINED), "")
        text = passage.text[slice(*span)]
        yield Unit(text, (span,), sentence, number, Voice.OWN, doubt=doubt)


def _before_bracket(text: str, sentence: Span, statements: Sequence[Statement]) -> Span | None:
    """Return the part of a sentence in which nobody else speaks, but for a bracket at its end."""
    if not statements:
        return sentence
    bracket = _last_bracket().search(text, sentence.start, sentence.end)
    if bracket is None or any(
        span.start < bracket.start() for each in statements for span in _taken(each)
    ):
        return None
    return Span(sentence.start, bracket.start()) if bracket.start() > sentence.start else None


@cache
def _last_bracket() -> re.Pattern[str]:
    return re.compile(r"\s*+[(\[][^()\[\]]*+[)\]][.!?]?$")


def _taken(statement: Statement) -> Iterator[Span]:
    """Yield the places of what a statement says, of who says it, and of the cue."""
    yield from statement.spans
    for span in (statement.evidence.speaker_span, statement.evidence.cue_span):
        if span:
            yield span


def find_clauses_in(found: Cut, units: Iterable[Unit]) -> Iterator[Unit]:
    """Yield the clauses of what units say, where one has several."""
    # What stands around an own part of a sentence that others speak in is not known here.
    spoken = {each.number: each.decided for each in reversed(found.units) if each.statement}
    for unit in units:
        beside = unit.doubt if unit.statement else spoken.get(unit.number, unit.doubt)
        clauses = find_clauses(unit.text)
        contents = () if unit.statement else (find_content(unit.text), find_reason(unit.text))
        known = {each.spans[0].start for each in clauses}
        clauses += [each for each in contents if each and each.spans[0].start not in known]
        for clause in clauses:
            part = within(found.passage, unit, clause.spans)
            yield part._replace(is_clause=True, doubt=clause.doubt or beside)


def find_lines_in(draft: Draft, found: Cut, units: Iterable[Unit]) -> Iterator[Unit]:
    """Yield what stands on lines of its own in what units say, as posts and menus are written."""
    for unit in units:
        if unit.statement or len(unit.parts) > 1:
            continue
        start, end = unit.parts[0]
        starts = list(_line_starts(draft, unit.parts[0]))
        lines = list(pairwise((start, *starts, end)))
        for number, (begin, stop) in enumerate(lines if starts else ()):
            # Whether the line before belongs to it, only a reader can tell.
            beside = lines[number - 1] if number else lines[1]
            part = within(found.passage, unit, (Span(begin - start, stop - start),))
            doubt = found.passage.text[slice(*beside)].strip()
            yield part._replace(is_clause=True, doubt=unit.doubt or doubt)


def _line_starts(draft: Draft, span: Span) -> Iterator[int]:
    """Yield where a line of the file begins within a span, as a sentence does."""
    origin = draft.origin(span)
    if not _line_end().search(draft.source, origin.start, origin.end):
        return
    for blank in _before_capital().finditer(draft.text, span.start, span.end):
        before, after = blank.start() - 1, blank.end()
        gap = draft.origin(Span(before, before + 1)).end, draft.origin(Span(after, after + 1)).start
        if _line_end().search(draft.source, *gap):
            yield after


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(r"[\r\n]|<br\b|</a", re.IGNORECASE)


@cache
def _before_capital() -> re.Pattern[str]:
    return re.compile(r"(?<=\S) (?=[“\"]?[^\W_a-z])")


def attributing(found: Cut) -> Iterator[Unit]:
    """Yield each sentence that attributes words, as the draft's own: that somebody said them.

    So with one that vouches for words, or contests them: a claim may be that it is so. One
    whose words are given to somebody outside of it, such as in a signature, is none.
    """
    passage = found.passage
    framing = (unit.number for unit in found.units if _is_framed(found, unit))
    for number in dict.fromkeys(framing):
        start, end, _ = passage.sentences[number]
        if is_all_quoted(passage, *passage.bounds(number)):
            continue
        words = Span(start + joining_end(passage.text[start:end]), end)
        text = passage.text[slice(*words)]
        challenged = contested_after(passage, number, attributed=True)
        voice = Voice.CHALLENGED if challenged else Voice.OWN
        yield Unit(text, (words,), Span(start, end), number, voice, challenged or "")


def _is_framed(found: Cut, unit: Unit) -> bool:
    """Return whether a unit is only what follows such words as "Few know that" in its sentence."""
    start, end = unit.sentence
    text = found.passage.text
    behind = text[unit.parts[0].end : end]
    is_whole = len(unit.parts) == 1 and not any(map(str.isalnum, behind))
    return not is_whole or unit.parts[0].start > start + joining_end(text[start:end])


def whole_sayings(found: Cut) -> Iterator[Unit]:
    """Yield what somebody said in several sentences, as one unit each."""
    for _, units in groupby(found.units, key=lambda each: each.number):
        parts = [each for each in units if each.statement]
        for statement, several in groupby(parts, key=lambda each: each.statement):
            first, *more = several
            if statement and more:
                yield first._replace(text=statement.text, parts=statement.spans, is_several=True)


def joined(found: Cut, first: int, last: int) -> Iterator[Unit]:
    """Yield several sentences as one unit; it is as little the draft's own as any of them.

    A heading or item without a mark may be a sentence, or begin one: then there are two.
    """
    start, end = found.sentences[first].start, found.sentences[last].end
    text = found.passage.text
    place = Span(start + joining_end(text[start:end]), end)
    units = [each for each in found.units if first <= each.number <= last]
    order = (Voice.CHALLENGED, Voice.ATTRIBUTED, Voice.OWN)
    least = min(units, key=lambda each: order.index(each.voice))
    words = text[slice(*place)]
    for said in dict.fromkeys((words, _unmarked_end().sub("; ", words))):
        told = (said, (place,), Span(start, end), first)
        yield Unit(*told, least.voice, least.decided, least.statement, is_several=True)


@cache
def _unmarked_end() -> re.Pattern[str]:
    """Return what parts blocks where the first ends without a mark; it is as long as one."""
    return re.compile(r"(?<=[^\W_])\n\n(?=[“\"]?[A-Z])")


def quoted_words(text: str) -> list[Span]:
    """Return the words between marks in ``text``, without the marks."""
    return [
        Span(each.start + len(each.mark), each.end - (1 if each.closed else 0))
        for each in find_quotations(text)
    ]
