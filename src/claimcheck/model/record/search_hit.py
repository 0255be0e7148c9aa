"""What a search found."""

from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple


class SearchHit(NamedTuple):
    """A record that holds the words, and where in its text.

    `about` says in short what the record is: a claim's status, whose a statement
    is and when, which claim a verdict is on. `meaning` is how near a claim is that is here
    for that alone, and holds not all of the words.
    """

    record: str
    text: str
    spans: tuple[Span, ...]
    about: str
    meaning: float | None = None
