"""The models that a record goes by: one for English, and one between languages."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from claimcheck.errors import ClaimcheckError, NeedsExtraError
from claimcheck.matching.meaning.folder import open_folder
from claimcheck.matching.meaning.minilm import open_minilm
from claimcheck.matching.meaning.nearness import Meaning
from claimcheck.matching.meaning.universal import open_universal
from claimcheck.model.record.meaning import ALL_LANGUAGES, ENGLISH, ChosenModel
from claimcheck.model.statement import UNNAMED
from claimcheck.store.meanings import chosen_models

# What the extras install, where nothing else was chosen.
_OF_EXTRAS: Final[dict[str, Callable[[], Meaning]]] = {
    ENGLISH: open_minilm,
    ALL_LANGUAGES: open_universal,
}


class Reader(NamedTuple):
    """A model, and whether it reads English alone; `has_english` tells that another does."""

    model: Meaning
    english_only: bool = False
    has_english: bool = False

    def reads(self, language: str) -> bool:
        """Return whether claims in a language have vectors of this model."""
        return is_english(language) or not self.english_only

    def compares(self, first: str, second: str) -> bool:
        """Return whether texts in two languages are compared by this model."""
        both_english = is_english(first) and is_english(second)
        return both_english if self.english_only else not (both_english and self.has_english)


def is_english(language: str) -> bool:
    """Return whether words are English, or nobody said in which language they are.

    >>> [is_english(code) for code in ("und", "en", "en-GB", "fr")]
    [True, True, True, False]
    """
    return language.partition("-")[0] in {UNNAMED, "en"}


def open_readers(path: Path, given: Meaning | None = None) -> tuple[Reader, ...]:
    """Return the models that can be opened of those that a record goes by; at least one.

    A ``given`` one is alone. Raises `ClaimcheckError` where none can be opened, and where
    one that was chosen cannot.
    """
    if given is not None:
        return (Reader(given),)
    return open_chosen(tuple(chosen_models(path)))


@lru_cache(maxsize=2)
def open_chosen(chosen: Sequence[ChosenModel]) -> tuple[Reader, ...]:
    """Return the models for English and between languages, those of the extras if none is chosen.

    An extra that is missing is told only where the other is missing too.
    """
    of_folders = {each.languages: each for each in chosen}
    found: dict[str, Meaning] = {}
    missing: list[ClaimcheckError] = []
    for languages, of_extra in _OF_EXTRAS.items():
        try:
            if languages in of_folders:
                found[languages] = open_folder(of_folders[languages])
            else:
                found[languages] = of_extra()
        except NeedsExtraError as error:
            missing.append(error)
    if not found:
        raise missing[0]
    return tuple(
        Reader(model, languages == ENGLISH, ENGLISH in found) for languages, model in found.items()
    )
