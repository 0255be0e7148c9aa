"""Where one band ends and the next begins."""

from claimcheck.named_tuple import NamedTuple


class Thresholds(NamedTuple):
    """Starting points that were measured; docs/matching.md says on what.

    Overlaps run from 0 to 1, likeness from 0 to 100. A value equal to a
    threshold has reached it. Texts with fewer than `content_words` words that
    carry meaning are near only when nothing at all is left to explain. `same_names` are
    a desk's own names in several forms, each as ``World Health Organization | WHO``.
    """

    near_overlap: float = 0.70
    near_likeness: float = 85.0
    conflicting_overlap: float = 0.50
    likely_overlap: float = 0.50
    related_overlap: float = 0.28
    content_words: int = 6
    same_names: tuple[str, ...] = ()
