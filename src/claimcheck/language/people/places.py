"""When two ways to name a place may mean one."""

from collections.abc import Iterable


def fullest(places: Iterable[str]) -> list[str]:
    """Return those of ``places`` that no other says more exactly, each once and in order.

    A place is said more exactly where more follows after a comma; case must agree.

    >>> fullest(["Bamako", "Bamako, Mali", "Paris, Texas", "Bamako"])
    ['Bamako, Mali', 'Paris, Texas']
    """
    ordered = sorted(set(places), key=lambda place: f"{place},")
    followed = zip(ordered, [*ordered[1:], None], strict=True)
    return [place for place, other in followed if other is None or not says_where(other, place)]


def says_where(other: str, place: str) -> bool:
    """Return whether ``other`` is ``place``, or says more exactly where it is.

    >>> says_where("Bamako, Mali", "Bamako"), says_where("Bamako", "Bamako, Mali")
    (True, False)
    """
    return f"{other},".startswith(f"{place},")
