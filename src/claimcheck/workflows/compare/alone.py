"""Two statements compared without a record."""

from claimcheck.language.reading import reading_of
from claimcheck.language.text.stems import is_english
from claimcheck.matching.bands import compare, plain_differences
from claimcheck.matching.meaning.contrasts import contrasts
from claimcheck.matching.meaning.denials import denied_by_one
from claimcheck.matching.meaning.nearness import with_further
from claimcheck.matching.ranking import default_weight
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.wording import Wording, read_wording
from claimcheck.model.comparison import Comparison, Difference, Guard
from claimcheck.model.statement import Statement
from claimcheck.store.index.tokens import tokenise_alone


def compare_statements(
    first: Statement, second: Statement, *, thresholds: Thresholds
) -> Comparison:
    """Compare two statements without a store, by the table of common words."""
    wordings = _wordings_alone(first, second)
    return compare(*wordings, weight=default_weight, thresholds=thresholds)


def differ_plainly(first: Statement, second: Statement) -> tuple[Difference, ...]:
    """Return the figures, times, negations and opposites in which two statements differ.

    They are told however few words the two share, for what a model finds near. Where one
    is not English, a denial is looked for in its own language.
    """
    found = plain_differences(*_wordings_alone(first, second), weight=default_weight)
    if not all(map(is_english, (first.language, second.language))):
        others = (each for each in found if each.guard is not Guard.NEGATION)
        found = (*others, *denied_by_one(first, second))
    return with_further(found, contrasts(first, second))


def _wordings_alone(first: Statement, second: Statement) -> tuple[Wording, Wording]:
    readings = reading_of(first), reading_of(second)
    tokens = tokenise_alone([reading.countable for reading in readings])
    ours, theirs = (
        read_wording(
            reading,
            found,
            said_on=each.said_on,
            reported_on=each.reported_on,
            place=each.place,
            speaker=each.speaker,
        )
        for each, reading, found in zip((first, second), readings, tokens, strict=True)
    )
    return ours, theirs
