"""A text read once, and handed to whoever needs what was read of it."""

from functools import cached_property, lru_cache

from claimcheck.language.figures.find import figures_in_plain
from claimcheck.language.text.folding import Plain, fold, plain, read_plain
from claimcheck.language.text.identity import known_form
from claimcheck.language.text.stems import ENGLISH, counted, indexed
from claimcheck.language.text.words import Word, split_words
from claimcheck.model.figure import Figure
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple


class _GivenText(NamedTuple):
    """What a reading is of; two readings of the same are equal."""

    text: str
    language: str = ENGLISH


class Reading(_GivenText):
    """A text and what is read of it, each when it is first asked for and never again.

    >>> reading = Reading("“Exports rose by 20%”")
    >>> reading.plain.text, reading.folded, [figure.key for figure in reading.figures]
    ('Exports rose by 20%', 'exports rose by 20%', ['#percent:20'])
    """

    @cached_property
    def plain(self) -> Plain:
        """Return the plain form, with the place of each of its characters in the text."""
        return read_plain(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return the words of the plain form."""
        return tuple(split_words(self.plain.text))

    @cached_property
    def capitals(self) -> tuple[str, ...]:
        """Return the words written with a capital, which can be part of a name."""
        written = (word.written for word in self.words)
        return tuple(word.removesuffix("'s") for word in written if word[0].isupper())

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Return the figures of the plain form; a day keeps the year that the text gives it."""
        return figures_in_plain(self.plain.text, None, self.language)

    @cached_property
    def masked(self) -> str:
        """Return the plain form with its figures blanked.

        >>> Reading("Exports rose by about 20% in 2023").masked
        'Exports rose by   in  '
        """
        found = self.plain.text
        parts: list[str] = []
        place = 0
        for figure in self.figures:
            parts.append(found[place : figure.span.start])
            place = figure.span.end
        parts.append(found[place:])
        return " ".join(parts) if len(parts) > 1 else found

    @cached_property
    def countable(self) -> str:
        """Return the words that count for overlap, for the store to tokenise.

        >>> Reading("Les exportations ont augmenté de 20%", "fr").countable.split()
        ['le', 'export', 'ont', 'augment', 'de']
        """
        return counted(self.masked, self.language)

    @cached_property
    def indexed(self) -> str:
        """Return what the search index gets: the words, and their stems where these are other."""
        # The author of a tweet is searched for, too, but is no part of the plain form.
        found = plain(self.text) if "@" in self.text else self.plain.text.rstrip()
        return indexed(found, self.language)

    @cached_property
    def folded(self) -> str:
        """Return the text as fingerprints have it."""
        return fold(self.text)

    @cached_property
    def known_form(self) -> str:
        """Return what only typography and blanks do not change; see `identity.known_form`."""
        return known_form(self.text)

    def is_known_as(self, text: str) -> bool:
        """Return whether another text differs in blanks and typography at most."""
        return self.text == text or self.known_form == known_form(text)


def reading_of(statement: Statement) -> Reading:
    """Return the reading of a statement's words; nothing is read yet."""
    return read_once(statement.text, statement.language)


@lru_cache(maxsize=4096)
def read_once(text: str, language: str) -> Reading:
    """Return the reading of a text, the same one for who asks again soon.

    What is near to one statement is often near to the next, and stored before it comes back.
    """
    return Reading(text, language)
