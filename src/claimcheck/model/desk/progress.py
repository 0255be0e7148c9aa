"""How a desk gets on: what was done on a day, by whom."""

from typing import NamedTuple


class DayOfActs(NamedTuple):
    """What one person did on one day, by the kind of act; what was undone does not count."""

    day: str
    reviewer: str
    acts: tuple[tuple[str, int], ...]

    @property
    def number(self) -> int:
        """Return how many acts there were."""
        return sum(number for _, number in self.acts)
