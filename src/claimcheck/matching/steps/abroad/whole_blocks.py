"""What a whole run of differing words is in another language: an initial, a hyphen, "rund"."""

from collections.abc import Callable, Sequence

from claimcheck.matching.names import Names
from claimcheck.matching.steps.abroad.about import are_as_open
from claimcheck.matching.steps.abroad.foreign_words import are_joined_abroad
from claimcheck.matching.steps.naming.people import is_initial
from claimcheck.matching.terms import Parsed, Term
from claimcheck.model.comparison import Step


def step_of_whole(
    ours: Sequence[Term],
    theirs: Sequence[Term],
    texts: tuple[Parsed, Parsed],
    names: Callable[[], Names],
) -> Step | None:
    """Return the step at which all words of one text are those of the other, if there is one."""
    if not (ours and theirs):
        return Step.NAME if _is_initial_left_out((ours, theirs), texts, names) else None
    if are_joined_abroad(ours, theirs, texts):
        return Step.HYPHEN
    return Step.LIGHT if are_as_open(ours, theirs, texts) else None


def _is_initial_left_out(
    sides: tuple[Sequence[Term], Sequence[Term]],
    texts: tuple[Parsed, Parsed],
    names: Callable[[], Names],
) -> bool:
    """Return whether one text leaves out an initial; no "e" or "y", which join two names."""
    written = all(
        parsed.plain.text[term.start].isupper() and parsed.plain.text.startswith(".", term.end)
        for terms, parsed in zip(sides, texts, strict=True)
        for term in terms
    )
    return written and is_initial(
        *sides, (texts[0].terms, texts[1].terms), names, is_given_enough=True
    )
