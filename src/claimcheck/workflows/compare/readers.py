"""The models that a record goes by: one for English, and one between languages."""

from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError, NeedsExtraError
from claimcheck.language.text.stems import ENGLISH as ENGLISH_CODE
from claimcheck.language.text.stems import code_of, is_english
from claimcheck.matching.meaning.checked import CheckedModel
from claimcheck.matching.meaning.folder import open_folder
from claimcheck.matching.meaning.nearness import Meaning
from claimcheck.matching.meaning.network import open_minilm
from claimcheck.matching.meaning.universal import UNIVERSAL_LANGUAGES, open_universal
from claimcheck.model.record.meaning import ALL_LANGUAGES, ENGLISH, ChosenModel
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.meanings import chosen_models

# What the extras install, where nothing else was chosen.
_OF_EXTRAS: Final[dict[str, Callable[[], Meaning]]] = {
    ENGLISH: open_minilm,
    ALL_LANGUAGES: open_universal,
}


_ENGLISH_ALONE: Final = frozenset({ENGLISH_CODE})


class Reader(NamedTuple):
    """A model, and the codes of the languages that it reads; None where nobody told them.

    `has_english` tells that another reads English.
    """

    model: Meaning
    languages: frozenset[str] | None = None
    has_english: bool = False

    def reads(self, language: str) -> bool:
        """Return whether claims in a language have vectors of this model."""
        return is_english(language) or self.languages is None or code_of(language) in self.languages

    def compares(self, first: str, second: str) -> bool:
        """Return whether texts in two languages are compared by this model."""
        if is_english(first) and is_english(second):
            return self.languages == _ENGLISH_ALONE or not self.has_english
        return self.reads(first) and self.reads(second)


def unread(readers: Sequence[Reader], language: str) -> str | None:
    """Return why words alone decide in a language; None where a model reads it."""
    if any(each.reads(language) for each in readers):
        return None
    if code_of(language) in UNIVERSAL_LANGUAGES:
        return str(NeedsExtraError(f"nearness in the language {language}", "meaning-languages"))
    return f"no model here reads the language {language}"


def open_readers(path: Path, given: Meaning | None = None) -> tuple[Reader, ...]:
    """Return the models that can be opened of those that a record goes by; at least one.

    A ``given`` one is alone, and reads whatever it is given. Raises `ClaimcheckError` where
    none can be opened, and where one that was chosen cannot.
    """
    if given is not None:
        return (Reader(CheckedModel(given)),)
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
        Reader(model, _codes(languages, of_folders), ENGLISH in found)
        for languages, model in found.items()
    )


def _codes(languages: str, of_folders: Container[str]) -> frozenset[str] | None:
    """Return the codes of the languages that a model reads; of a folder's nobody knows them."""
    if languages == ENGLISH:
        return _ENGLISH_ALONE
    return None if languages in of_folders else UNIVERSAL_LANGUAGES
