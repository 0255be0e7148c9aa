"""Whether two words are one slip of the pen apart."""

from collections.abc import Iterable

from claimcheck.matching.likeness import slips


def is_slip(first: str, second: str) -> bool:
    """Return whether one letter dropped, added or exchanged, or two swapped, make the other.

    >>> is_slip("goverment", "government"), is_slip("form", "from"), is_slip("rise", "fall")
    (True, True, False)
    """
    return slips(first, second, 1) <= 1


def slips_among(word: str, words: Iterable[str]) -> list[str]:
    """Return those of many words that are one slip apart from a word, in any order.

    >>> sorted(slips_among("goverment", ["government", "governments", "govermint", "govern"]))
    ['govermint', 'government']
    """
    # Whoever asks about many words at once has loaded it for less, or will.
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    found = process.extract(word, [*words], scorer=OSA.distance, score_cutoff=1, limit=None)
    return [each for each, *_ in found]
