"""How much of a record a model has read for what its claims mean."""

from typing import Final

from claimcheck.named_tuple import NamedTuple

ENGLISH: Final = "english"
ALL_LANGUAGES: Final = "all"


class ChosenModel(NamedTuple):
    """A model in a folder that a store goes by: for `languages` `english` or `all`.

    `size` is of its weights, `sha256` of these and of what cuts a text into pieces; another
    model is never taken for it.
    """

    languages: str
    name: str
    folder: str
    size: int
    sha256: str


class MeaningStatus(NamedTuple):
    """How many claims there are to read, and how many have a vector, by model.

    `missing` counts those that a model reads and that have none of their present words.
    `only_words` says why no model reads any, where words alone decide.
    """

    claims: int
    vectors: dict[str, int]
    missing: dict[str, int]
    only_words: str | None = None
