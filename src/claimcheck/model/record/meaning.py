"""How much of a record a model has read for what its claims mean."""

from typing import NamedTuple


class MeaningStatus(NamedTuple):
    """How many claims there are to read, and how many vectors there are, by model."""

    claims: int
    vectors: dict[str, int]
