"""Who holds an office, said before the name or after it: "Pope Leo", "Leo, the pope,"."""

from collections.abc import Sequence

from claimcheck.language.lexicon.closed_classes import TITLES
from claimcheck.matching.terms import FUNCTION, LIGHT, Parsed, Term

_LONGEST_NAME = 6
_LONGEST_OFFICE = 6


def is_moved_office(first: Parsed, second: Parsed) -> bool:
    """Return whether two texts begin with one person, the office before the name or after it.

    After it the office stands between commas, so that it can belong to nothing else.
    """
    return _is_moved(first, second) or _is_moved(second, first)


def _is_moved(before: Parsed, after: Parsed) -> bool:
    ours, theirs = (_heavy(parsed) for parsed in (before, after))
    named = next((n for n, term in enumerate(theirs) if not _has_capital(after, term)), 0)
    for name in range(1, min(_LONGEST_NAME, named) + 1):
        for office in range(1, min(_LONGEST_OFFICE, len(theirs) - name - 1) + 1):
            keys = [term.key for term in theirs]
            turned = [*keys[name : name + office], *keys[:name], *keys[name + office :]]
            if turned == [term.key for term in ours]:
                return _is_office(theirs[name : name + office]) and _stands_between_commas(
                    after, theirs, name, name + office
                )
    return False


def _heavy(parsed: Parsed) -> list[Term]:
    return [term for term in parsed.terms if term.key not in LIGHT]


def _has_capital(parsed: Parsed, term: Term) -> bool:
    return parsed.plain.text[term.start].isupper()


def _is_office(terms: Sequence[Term]) -> bool:
    """Return whether these words end in an office, and have no verb or joint among them."""
    return terms[-1].key.rpartition("-")[2] in TITLES and not any(
        term.figure or (term.key in FUNCTION and term.key != "of") for term in terms
    )


def _stands_between_commas(parsed: Parsed, terms: Sequence[Term], start: int, end: int) -> bool:
    text = parsed.plain.text
    before = text[terms[start - 1].end : terms[start].start]
    after = text[terms[end - 1].end : terms[end].start]
    return before.startswith(",") and after.startswith(",")
