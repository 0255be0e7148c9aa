"""Word lists written as a reader reads them."""


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a list that is written as one text.

    >>> listed("rose fell")
    ('rose', 'fell')
    """
    return tuple(words.split())


def word_set(words: str) -> frozenset[str]:
    """Return the set of the words of a list that is written as one text."""
    return frozenset(words.split())
