"""What needs no record: comparing two texts, and reading who said what in an article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.dates import PartialDate, parse_date
from claimcheck.model.statement import Statement

if TYPE_CHECKING:
    from claimcheck.language.people.named_person import KnownPerson
    from claimcheck.model.comparison import Comparison


def compare(
    a: str | Statement, b: str | Statement, *, thresholds: Thresholds = Thresholds()
) -> "Comparison":
    """Compare a new statement ``a`` with a stored one ``b``, without a store.

    Words weigh by a table of common English words that is shipped with the
    package. The band does not depend on which comes first.

    >>> compare("Prices rose by 4.1% in 2022", "Prices rose by 41% in 2022").band
    <Band.CONFLICTING: 'conflicting'>
    """
    from claimcheck.workflows.compare.alone import compare_statements

    first, second = (each if isinstance(each, Statement) else Statement(each) for each in (a, b))
    return compare_statements(first, second, thresholds=thresholds)


def extract(
    text: str,
    *,
    published_on: PartialDate | str | None = None,
    people: Sequence["KnownPerson | str"] = (),
    assertions: bool = True,
) -> list[Statement]:
    """Return the statements in an article's ``text``: who said what, in which words, where.

    They come in the order of the text, their spans in code points of it. With
    ``assertions``, what the article itself says with a figure is among them.
    ``published_on`` (a date, or ISO 8601) gives the year that a dateline leaves
    out; ``people`` are persons already known, who need not be named in full.

    >>> [(s.speaker, s.text) for s in extract("Trade grew by 20%, Ms Diop said.")]
    [('Ms Diop', 'Trade grew by 20%')]
    """
    from claimcheck.language.attribution import extract as extraction

    day = parse_date(published_on) if isinstance(published_on, str) else published_on
    return extraction.extract(text, published_on=day, people=people, assertions=assertions)
