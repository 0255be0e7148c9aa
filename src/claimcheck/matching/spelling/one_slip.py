"""Whether two words are one slip of the pen apart."""

from claimcheck.matching.likeness import slips


def is_slip(first: str, second: str) -> bool:
    """Return whether one letter dropped, added or exchanged, or two swapped, make the other.

    >>> is_slip("goverment", "government"), is_slip("form", "from"), is_slip("rise", "fall")
    (True, True, False)
    """
    return slips(first, second, 1) <= 1
