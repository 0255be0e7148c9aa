"""In whose voice a sentence of a draft speaks, and whether the draft contests it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from claimcheck.language.attribution.layouts.standalone import is_all_quoted
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.figures.find import find_figures
from claimcheck.language.framing.contradictions import all_contested, contradiction_in
from claimcheck.language.framing.joining import joining_end
from claimcheck.language.framing.labels import (
    LabelUse,
    VoiceLabel,
    find_label,
    is_denial,
    names_again,
    truth_label,
)
from claimcheck.language.framing.rebuttals import (
    another_clause,
    challenge_after,
    challenge_beside,
    turning_after,
)
from claimcheck.language.framing.voice import (
    find_denial,
    find_frame,
    find_hearsay,
    is_own_source,
    stressing_start,
    vouching_end,
)
from claimcheck.language.text.sentences import find_sentences
from claimcheck.model.figure import FigureKind
from claimcheck.model.scan.finding import Voice
from claimcheck.model.statement import Span, Statement
from claimcheck.workflows.scan.units import Unit, within

# "None of this is true" looks back on so many sentences, "both" on two.
_REACH: Final = 8
_BOTH: Final = 2


def own_units(passage: Passage, number: int, sentence: Span) -> Iterator[Unit]:
    """Yield a sentence that is attributed to nobody; what it contests is apart from the rest."""
    unit = _own_unit(passage, number, sentence)
    is_framed = find_frame(passage.text[slice(*sentence)]) is not None
    rest = another_clause(unit.text) if is_framed else None
    if rest is None:
        yield unit
        return
    start = unit.parts[0].start
    framed, further = Span(start, start + rest.start), Span(start + rest.end, sentence.end)
    yield unit._replace(text=passage.text[slice(*framed)], parts=(framed,))
    said, contested = (
        passage.text[slice(*further)],
        contested_after(passage, number, attributed=False),
    )
    voice = Voice.CHALLENGED if contested else Voice.OWN
    yield Unit(said, (further,), sentence, number, voice, contested or "", is_clause=True)


def _own_unit(passage: Passage, number: int, sentence: Span) -> Unit:
    text = passage.text[sentence.start : sentence.end]
    if is_all_quoted(passage, *passage.bounds(number)):
        rated = rated_before(passage, number)
        voice = Voice.CHALLENGED if rated else Voice.ATTRIBUTED
        decided = rated or "words in quotation marks"
        return Unit(text, (sentence,), sentence, number, voice, decided)
    start = sentence.start + joining_end(text)
    start += vouching_end(passage.text[start : sentence.end])
    end, asked = stressing_start(passage.text[start : sentence.end])
    words, voice, decided = _voice(passage.text, Span(start, start + end))
    if voice is not Voice.CHALLENGED:
        challenged = contested_after(passage, number, attributed=voice is Voice.ATTRIBUTED)
        voice, decided = (Voice.CHALLENGED, challenged) if challenged else (voice, decided)
    said = passage.text[slice(*words)]
    # "False. Exports rose" may rate what follows, or tell it instead of something else.
    doubt = asked or (_doubted(passage, number) if voice is Voice.OWN else "")
    return Unit(said, (words,), sentence, number, voice, decided, doubt=doubt)


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


def attributed_units(passage: Passage, number: int, statement: Statement) -> Iterator[Unit]:
    """Yield the sentences of what somebody is said to have said."""
    sentence = Span(*passage.sentences[number][:2])
    own = _is_own(passage, sentence, statement)
    challenged = challenge_beside(*_around(passage, sentence, statement.spans))
    challenged = challenged or contested_after(passage, number, attributed=not own)
    if not challenged and not statement.evidence.cue_span:
        challenged = rated_before(passage, number)
    denial = find_denial(statement.text)
    if denial and len(statement.spans) == 1:
        start, end, challenged = denial
        at = statement.spans[0].start
        statement = statement._replace(
            text=statement.text[start:end], spans=(Span(at + start, at + end),)
        )
    voice = Voice.CHALLENGED if challenged else Voice.OWN if own else Voice.ATTRIBUTED
    cue = statement.evidence.cue_span
    decided = challenged or (passage.text[cue.start : cue.end] if cue else "")
    whole = Unit(statement.text, statement.spans, sentence, number, voice, decided, statement)
    inner = find_sentences(statement.text, ())
    if len(inner) < 2:
        yield whole
        return
    for start, end, _ in inner:
        yield within(passage, whole, (Span(start, end),))


def _is_own(passage: Passage, sentence: Span, statement: Statement) -> bool:
    """Return whether the draft itself says something: "As we reported", "A video shows"."""
    if not (
        statement.speaker and statement.evidence.speaker_span and is_own_source(statement.speaker)
    ):
        return False
    place = statement.evidence.speaker_span.start
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


def rated_before(passage: Passage, number: int) -> str:
    """Return the sentence that opens a paragraph before this one, where it only rates as false."""
    if not number:
        return ""
    before, this = passage.sentences[number - 1 : number + 1]
    opens = number == 1 or passage.sentences[number - 2].paragraph != before.paragraph
    if before.paragraph != this.paragraph or not opens:
        return ""
    rating = passage.text[before.start : before.end]
    return rating if is_denial(rating) else ""


def _doubted(passage: Passage, number: int) -> str:
    """Return the words before or after a sentence that may deny what it says."""
    if before := rated_before(passage, number):
        return before
    after = _answer(passage, number)
    against = contradiction_in(after) if after else None
    return against.words if against else ""


# Each sentence of a paragraph asks what those after it contest.
@lru_cache(maxsize=64)
def contest(answer: str, *, attributed: bool) -> str | None:
    """Return the words by which what follows contests what was said before it, if it does."""
    if challenged := challenge_after(answer, attributed=attributed):
        return challenged
    against = contradiction_in(answer)
    if against and (against.settles or attributed):
        return against.words
    if attributed and (truth := truth_label(answer)):
        return truth
    first = answer[: next((end for _, end, _ in find_sentences(answer, ())), 0)]
    return first if is_denial(first) else None


def _answer(passage: Passage, number: int) -> str:
    """Return the sentence that follows one in its paragraph; empty after the last."""
    if number + 1 == len(passage.sentences):
        return ""
    this, after = passage.sentences[number : number + 2]
    return passage.text[after.start : after.end] if this.paragraph == after.paragraph else ""


def contested_after(passage: Passage, number: int, *, attributed: bool) -> str | None:
    """Return the words by which what follows in the paragraph contests a sentence."""
    answer = _answer(passage, number)
    if not answer:
        return None
    if challenged := contest(answer, attributed=attributed) or _contested_with_others(
        passage, number
    ):
        return challenged
    if not (turned := turning_after(answer)):
        return None
    this = passage.sentences[number]
    said = passage.text[this.start : this.end]
    return turned if _has_another_figure(answer, said) else None


def _contested_with_others(passage: Passage, number: int) -> str | None:
    """Return the words by which one of the next sentences contests this one with others."""
    for later in range(number + 1, min(number + _REACH, len(passage.sentences))):
        after = passage.sentences[later]
        if after.paragraph != passage.sentences[number].paragraph:
            break
        found = _all_contested(passage.text[after.start : after.end])
        if found and (not found[1] or later - number <= _BOTH):
            return found[0]
    return None


_all_contested = lru_cache(maxsize=64)(all_contested)


def _has_another_figure(answer: str, said: str) -> bool:
    """Return whether an answer gives another figure for what was said."""
    given = [each for each in find_figures(said) if not each.is_date]
    for figure in find_figures(answer):
        # "It cost 48 million euros. In fact, it cost 20 million."
        alike = [each for each in given if figure.kind in {each.kind, FigureKind.COUNT}]
        if alike and not figure.is_date:
            return all(figure.numbers != each.numbers for each in alike)
    return False
