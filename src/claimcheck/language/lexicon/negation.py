"""Words that turn a statement into its opposite."""

from collections.abc import Sequence

from claimcheck.language.lexicon.word_lists import word_set

_NEGATORS = word_set(
    "not no never none nobody nothing nowhere neither nor without hardly barely scarcely rarely"
    " seldom false falsely untrue incorrect incorrectly wrongly hoax myth lie fabricated"
    " debunked denied denies deny denying refuted refutes refute disproved rejects-claims"
    " fails failed fail lacks lacked lack refuses refused refuse"
)
_ARTICLES = frozenset(("a", "an", "the"))
# "No more than 5" bounds a figure, "not only" adds, "no doubt" affirms.
_HARMLESS_AFTER = {
    "not": word_set("only just merely"),
    "no": word_set("doubt matter"),
    "nothing": frozenset(("but",)),
}


def find_negators(words: Sequence[str]) -> list[int]:
    """Return the places of the words that negate; an even number of them affirms.

    >>> find_negators("it is false that they did not pay".split())
    [2, 6]
    """
    return [
        place
        for place, word in enumerate(words)
        if word in _NEGATORS and _following(words, place) not in _HARMLESS_AFTER.get(word, ())
    ]


def _following(words: Sequence[str], place: int) -> str:
    return next((word for word in words[place + 1 : place + 3] if word not in _ARTICLES), "")
