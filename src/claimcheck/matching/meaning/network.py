"""A model in the form of ONNX that turns the pieces of a text into a row."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.meaning.nearness import signed_bytes
from claimcheck.matching.meaning.runtime import open_runtime

_REMEMBERED: Final = 1_024
# As sentence-transformers names what needs no mean any more.
_WHOLE: Final = "sentence_embedding"


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
