"""Turns of a transcript: whose they are, and what each of their sentences says."""

from collections.abc import Iterator, Sequence

from claimcheck.language.attribution.check_worthiness import priority
from claimcheck.language.text.sentences import find_sentences
from claimcheck.model.statement import Span, Statement

# As many code points of the text before and after tell one place from another.
_CONTEXT = 32


def named(statement: Statement, speakers: Sequence[tuple[str, str]]) -> Statement:
    """Return a statement with the name that its speaker's label stands for, if it is given."""
    label = _key(statement.speaker or "")
    for written, name in speakers:
        if label and _key(written) == label:
            return statement._replace(person=name, persons=(), person_reason="as given")
    return statement


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()


def by_sentence(statement: Statement, text: str) -> Iterator[Statement]:
    """Yield a statement for each sentence of a turn that follows a label; others as they are."""
    if statement.evidence.rule != "label" or len(statement.spans) != 1:
        yield statement
        return
    start, end = statement.spans[0]
    sentences = find_sentences(text[start:end], ())
    if len(sentences) < 2:
        yield statement
        return
    for first, last, *_ in sentences:
        span = Span(start + first, start + last)
        order = priority(text[slice(*span)])
        found = statement.with_evidence(priority=int(order.worth), priority_reason=order.reason)
        yield found._replace(
            text=text[span.start : span.end],
            spans=(span,),
            prefix=text[max(0, span.start - _CONTEXT) : span.start],
            suffix=text[span.end : span.end + _CONTEXT],
        )
