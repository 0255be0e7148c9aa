"""A draft cut into what can be compared: own sentences, and what it attributes to others."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimcheck.language.attribution.assertions import by_figure, by_tail
from claimcheck.language.attribution.extract import extract
from claimcheck.language.attribution.passage import Passage, read_passage
from claimcheck.language.attribution.rules.standalone import is_all_quoted
from claimcheck.language.figures.find import find_figures
from claimcheck.language.framing.clauses import find_clauses
from claimcheck.language.framing.labels import LabelUse, VoiceLabel, find_label, names_again
from claimcheck.language.framing.rebuttals import challenge_after, challenge_beside, turning_after
from claimcheck.language.framing.voice import (
    find_denial,
    find_frame,
    find_hearsay,
    is_own_source,
    joining_end,
    vouching_end,
)
from claimcheck.language.people.person import KnownPerson
from claimcheck.language.text.quotations import find_quotations
from claimcheck.language.text.sentences import find_sentences
from claimcheck.matching.terms import FUNCTION
from claimcheck.model.figure import FigureKind
from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.finding import Voice
from claimcheck.model.statement import Span, Statement

# Fewer words that carry meaning say nothing that could be told from something else.
_FEWEST_WORDS = 3
# So few characters only join.
_JOINED = 12
_MARKS = "\"“”„«»‘’'"


class Unit(NamedTuple):
    """Words of a draft that assert one thing, and who vouches for them.

    `parts` are the places of `text` in the draft's text, joined by one space.
    `sentence` is the place of the whole sentence. `decided` holds the words that
    made the voice; `statement` is what the words were attributed by. `is_clause` tells
    that they are a part of what a sentence says, and `doubt` holds the words of the
    rest by which it may not say so.
    """

    text: str
    parts: tuple[Span, ...]
    sentence: Span
    number: int
    voice: Voice
    decided: str = ""
    statement: Statement | None = None
    is_clause: bool = False
    doubt: str = ""

    @property
    def person(self) -> str | None:
        """Return the full name of who is said to speak, where the draft gives it."""
        return self.statement.person if self.statement else None

    @property
    def speaker(self) -> str | None:
        """Return who is said to speak, as the draft names them."""
        return self.statement.speaker if self.statement else None

    @property
    def is_question(self) -> bool:
        """Tell whether the words ask."""
        return self.text.rstrip(f"{_MARKS} )").endswith("?")

    @property
    def content_words(self) -> int:
        """Return how many of the words carry meaning."""
        words = (word.strip(".,;:!?()[]" + _MARKS).lower() for word in self.text.split())
        return sum(any(map(str.isalnum, word)) and word not in FUNCTION for word in words)

    @property
    def is_long_enough(self) -> bool:
        """Tell whether the words say enough to be compared."""
        return self.content_words >= _FEWEST_WORDS

    def place(self, span: Span | None = None) -> Span:
        """Return where in the draft's text some of the words stand; all of them without."""
        start, end = span or Span(0, len(self.text))
        return Span(self._offset(start), self._offset(max(start, end - 1)) + 1)

    def _offset(self, wanted: int) -> int:
        before = 0
        for part in self.parts:
            length = part.end - part.start
            if wanted <= before + length:
                return min(part.start + wanted - before, part.end - 1)
            before += length + 1
        return self.parts[-1].end - 1


class Cut(NamedTuple):
    """A draft's sentences, by their places in its text, and the units in them."""

    passage: Passage
    sentences: tuple[Span, ...]
    units: tuple[Unit, ...]


def cut(draft: Draft, people: Sequence[KnownPerson] = ()) -> Cut:
    """Return a draft's sentences and what they say, in order of the text."""
    passage = read_passage(draft.text)
    statements = extract(
        draft.text, published_on=draft.published_on, people=people, assertions=False
    )
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
    if not statements:
        yield _own(passage, number, sentence)
        return
    for statement in statements:
        yield from _attributed(passage, number, statement)
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


def _taken(statement: Statement) -> Iterator[Span]:
    """Yield the places of what a statement says, of who says it, and of the cue."""
    yield from statement.spans
    for span in (statement.speaker_span, statement.cue_span):
        if span:
            yield span


def _own(passage: Passage, number: int, sentence: Span) -> Unit:
    """Return a sentence that is attributed to nobody."""
    text = passage.text[sentence.start : sentence.end]
    if is_all_quoted(passage, *passage.bounds(number)):
        decided = "words in quotation marks"
        return Unit(text, (sentence,), sentence, number, Voice.ATTRIBUTED, decided)
    start = sentence.start + joining_end(text)
    start += vouching_end(passage.text[start : sentence.end])
    words, voice, decided = _voice(passage.text, Span(start, sentence.end))
    if voice is not Voice.CHALLENGED:
        challenged = _contested_after(passage, number, attributed=voice is Voice.ATTRIBUTED)
        voice, decided = (Voice.CHALLENGED, challenged) if challenged else (voice, decided)
    return Unit(passage.text[slice(*words)], (words,), sentence, number, voice, decided)


def _voice(text: str, sentence: Span) -> tuple[Span, Voice, str]:
    """Return what of a sentence is said, in whose voice, and the words that decide it."""
    said = text[sentence.start : sentence.end]
    if frame := find_frame(said):
        return Span(sentence.start + frame.end(), sentence.end), Voice.CHALLENGED, frame[1]
    if denial := find_denial(said):
        start, end, decided = denial
        return Span(sentence.start + start, sentence.start + end), Voice.CHALLENGED, decided
    if hearsay := find_hearsay(said):
        words = Span(sentence.start + hearsay.end(), sentence.end)
        return words, Voice.ATTRIBUTED, f"“{hearsay[1]}”"
    if label := find_label(said):
        return _labelled(label, said, sentence)
    return sentence, Voice.OWN, ""


def _labelled(label: VoiceLabel, said: str, sentence: Span) -> tuple[Span, Voice, str]:
    """Return what of a sentence that begins with a label is said, and in whose voice."""
    rest = Span(sentence.start + label.end, sentence.end)
    if label.standing is LabelUse.SPEAKER:
        return rest, Voice.ATTRIBUTED, f"“{label.words}:”"
    if label.standing is LabelUse.DENIAL:
        return rest, Voice.CHALLENGED, f"{label.words}:"
    # Where it is narrows what is said, unless that says so itself.
    if label.standing is LabelUse.TOPIC or names_again(label.words, said[label.end :]):
        return rest, Voice.OWN, ""
    return sentence, Voice.OWN, ""


def _attributed(passage: Passage, number: int, statement: Statement) -> Iterator[Unit]:
    """Yield the sentences of what somebody is said to have said."""
    sentence = Span(*passage.sentences[number][:2])
    own = _is_own(passage, sentence, statement)
    challenged = challenge_beside(*_around(passage, sentence, statement.spans))
    challenged = challenged or _contested_after(passage, number, attributed=not own)
    denial = find_denial(statement.text)
    if denial and len(statement.spans) == 1:
        start, end, challenged = denial
        at = statement.spans[0].start
        statement = statement._replace(
            text=statement.text[start:end], spans=(Span(at + start, at + end),)
        )
    voice = Voice.CHALLENGED if challenged else Voice.OWN if own else Voice.ATTRIBUTED
    cue = statement.cue_span
    decided = challenged or (passage.text[cue.start : cue.end] if cue else "")
    whole = Unit(statement.text, statement.spans, sentence, number, voice, decided, statement)
    inner = find_sentences(statement.text, ())
    if len(inner) < 2:
        yield whole
        return
    for start, end, _ in inner:
        yield _within(passage, whole, (Span(start, end),))


def find_clauses_in(found: Cut, units: Iterable[Unit]) -> Iterator[Unit]:
    """Yield the clauses of what units say, where one has several."""
    # What stands around an own part of a sentence that others speak in is not known here.
    spoken = {each.number: each.decided for each in reversed(found.units) if each.statement}
    for unit in units:
        beside = unit.doubt if unit.statement else spoken.get(unit.number, unit.doubt)
        for clause in find_clauses(unit.text):
            part = _within(found.passage, unit, clause.spans)
            yield part._replace(is_clause=True, doubt=clause.doubt or beside)


def attributing(found: Cut) -> Iterator[Unit]:
    """Yield each sentence that attributes words, as the draft's own: that somebody said them."""
    passage = found.passage
    for number in dict.fromkeys(unit.number for unit in found.units if unit.statement):
        start, end, _ = passage.sentences[number]
        if is_all_quoted(passage, *passage.bounds(number)):
            continue
        words = Span(start + joining_end(passage.text[start:end]), end)
        text = passage.text[slice(*words)]
        challenged = _contested_after(passage, number, attributed=True)
        voice = Voice.CHALLENGED if challenged else Voice.OWN
        yield Unit(text, (words,), Span(start, end), number, voice, challenged or "")


def _within(passage: Passage, unit: Unit, wanted: Sequence[Span]) -> Unit:
    """Return the unit of some of the words of another."""
    parts = tuple(part for span in wanted for part in _parts(unit.parts, span))
    words = " ".join(passage.text[part.start : part.end] for part in parts)
    return unit._replace(text=words, parts=parts)


def _parts(spans: Sequence[Span], wanted: Span) -> Iterator[Span]:
    """Yield where some of the words of ``spans``, joined by one space, stand."""
    before = 0
    for span in spans:
        start = max(span.start, span.start + wanted.start - before)
        end = min(span.end, span.start + wanted.end - before)
        if start < end:
            yield Span(start, end)
        before += span.end - span.start + 1


def _is_own(passage: Passage, sentence: Span, statement: Statement) -> bool:
    """Tell whether the draft itself says something: "As we reported", "A video shows"."""
    if not (statement.speaker and statement.speaker_span and is_own_source(statement.speaker)):
        return False
    place = statement.speaker_span.start
    label = find_label(passage.text[sentence.start : sentence.end])
    return (label is None or label.standing is not LabelUse.SPEAKER) and not any(
        each.start <= place < each.end for each in passage.quotations
    )


def _around(passage: Passage, sentence: Span, spans: Sequence[Span]) -> tuple[str, str]:
    """Return the words of a sentence before the last of ``spans``, without those, and after it."""
    pieces, position = [], sentence.start
    for span in spans:
        pieces.append(passage.text[position : max(position, min(span.start, sentence.end))])
        position = max(position, span.end)
    return " … ".join(pieces), passage.text[position : sentence.end]


def _contested_after(passage: Passage, number: int, *, attributed: bool) -> str | None:
    """Return the words by which the next sentence of the paragraph contests this one."""
    if number + 1 == len(passage.sentences):
        return None
    this, after = passage.sentences[number : number + 2]
    if this.paragraph != after.paragraph:
        return None
    answer = passage.text[after.start : after.end]
    challenged = challenge_after(answer, attributed=attributed)
    if challenged or not (turned := turning_after(answer)):
        return challenged
    said = passage.text[this.start : this.end]
    return turned if _has_another_figure(answer, said) else None


def _has_another_figure(answer: str, said: str) -> bool:
    """Tell whether an answer gives another figure for what was said."""
    given = [each for each in find_figures(said) if not each.is_date]
    for figure in find_figures(answer):
        # "It cost 48 million euros. In fact, it cost 20 million."
        alike = [each for each in given if figure.kind in {each.kind, FigureKind.COUNT}]
        if alike and not figure.is_date:
            return all(figure.numbers != each.numbers for each in alike)
    return False


def quoted_words(text: str) -> list[Span]:
    """Return the words between marks in ``text``, without the marks."""
    return [
        Span(each.start + len(each.mark), each.end - (1 if each.closed else 0))
        for each in find_quotations(text)
    ]
