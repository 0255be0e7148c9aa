"""What a search found."""

from typing import NamedTuple

from claimcheck.model.statement import Span


class SearchHit(NamedTuple):
    """A record that holds the words, and where in its text.

    `about` says in short what the record is: a claim's status, whose a statement
    is and when, which claim a verdict is on.
    """

    record: str
    text: str
    spans: tuple[Span, ...]
    about: str
