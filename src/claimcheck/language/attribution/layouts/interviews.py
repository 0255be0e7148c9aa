"""Answers of an interview whose questions nobody labels: paragraph by paragraph."""

from collections.abc import Collection, Iterator, Sequence

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.resolve import Cast
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

_OWN = word_set("i me my mine we us our i'm i've i'd i'll we're we've we'd we'll")
_ASKED = word_set("you your yours you're you've you'd")
_FEWEST_QUESTIONS = 3
# In tokens.
_LONGEST_QUESTION = 60


class _ParagraphBounds(NamedTuple):
    """A paragraph: its first sentence, and its tokens."""

    number: int
    begin: int
    end: int


def answers_of(passage: Passage, cast: Cast) -> dict[int, Proposal]:
    """Return the answers that unmarked paragraphs give to questions, by their first sentences.

    The text puts three questions to somebody at least, who answers most of them in the first
    person. Who that is stays open unless the words before name one person alone.
    """
    if passage.text.count("?\n") < _FEWEST_QUESTIONS:
        return {}
    paragraphs = list(_paragraphs(passage))
    asked = _asked(passage, paragraphs)
    answers = list(_answers(passage, paragraphs, asked))
    own = sum(_speaks_of_itself(passage, paragraphs[n]) for n in answers)
    put = sum(_addresses(passage, paragraphs[n]) for n in asked)
    if len(asked) < _FEWEST_QUESTIONS or own * 2 < len(answers) or put * 3 < len(asked):
        return {}
    speaker = _interviewed(passage, cast, paragraphs[0], paragraphs[min(asked)])
    return {
        paragraphs[n].number: Proposal((_words(passage, paragraphs[n]),), speaker, None, "answer")
        for n in answers
    }


def _paragraphs(passage: Passage) -> Iterator[_ParagraphBounds]:
    first = 0
    for number, sentence in enumerate(passage.sentences):
        last = number + 1 == len(passage.sentences)
        if last or passage.sentences[number + 1].paragraph != sentence.paragraph:
            yield _ParagraphBounds(first, passage.bounds(first)[0], passage.bounds(number)[1])
            first = number + 1


def _is_question(passage: Passage, each: _ParagraphBounds) -> bool:
    """Return whether a paragraph asks, in no marks and after no label."""
    lows = passage.lows[each.begin : each.end]
    return (
        0 < len(lows) <= _LONGEST_QUESTION
        and lows[-1] == "?"
        and ":" not in lows
        and passage.inside[each.begin] < 0
        and passage.inside[each.end - 1] < 0
    )


def _asked(passage: Passage, paragraphs: Sequence[_ParagraphBounds]) -> set[int]:
    """Return which paragraphs ask, also ``Your mother worked with you.``, without a mark."""
    marked = [n for n, each in enumerate(paragraphs) if _is_question(passage, each)]
    asked = set(marked)
    for n in range(marked[0] + 1, marked[-1]) if marked else ():
        # What follows a question answers it.
        if n - 1 not in asked and _puts(passage, paragraphs[n]):
            asked.add(n)
    return asked


def _answers(
    passage: Passage, paragraphs: Sequence[_ParagraphBounds], asked: Collection[int]
) -> Iterator[int]:
    """Yield which paragraphs answer: the one after a question, and those that go on from it."""
    for question in sorted(asked):
        for n in range(question + 1, len(paragraphs)):
            goes_on = n == question + 1 or _speaks_of_itself(passage, paragraphs[n])
            if n in asked or passage.inside[paragraphs[n].begin] >= 0 or not goes_on:
                break
            yield n


def _puts(passage: Passage, each: _ParagraphBounds) -> bool:
    """Return whether a paragraph is about whoever it speaks to, and not of itself."""
    return _addresses(passage, each) and not _speaks_of_itself(passage, each)


def _addresses(passage: Passage, each: _ParagraphBounds) -> bool:
    return not _ASKED.isdisjoint(passage.lows[each.begin : each.end])


def _speaks_of_itself(passage: Passage, each: _ParagraphBounds) -> bool:
    """Return whether a paragraph says "I" or "we" outside of quotation marks."""
    return any(
        passage.lows[i] in _OWN and passage.inside[i] < 0 for i in range(each.begin, each.end)
    )


def _interviewed(
    passage: Passage, cast: Cast, headline: _ParagraphBounds, question: _ParagraphBounds
) -> Span | None:
    """Return the one person whom the headline names, or else all words before a question."""
    start, until = passage.starts[headline.begin], passage.starts[question.begin]
    for end in (passage.ends[headline.end - 1], until):
        named = {each.name: each for m in cast.mentions_between(start, end) for each in m.people}
        if len(named) == 1:
            [person] = named.values()
            return Span(person.position, person.position + len(person.name))
        if named:
            return None
    return None


def _words(passage: Passage, each: _ParagraphBounds) -> Span:
    return passage.span(each.begin, each.end)
