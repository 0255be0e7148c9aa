"""A model that somebody else made, and what it gives looked at before anything is kept of it."""

from collections.abc import Sequence

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.meaning.nearness import Meaning


class CheckedModel:
    """A model whose rows are as it says, or `ClaimcheckError` is raised.

    >>> from collections import namedtuple
    >>> Wrong = namedtuple("Wrong", "name dimension encode")
    >>> CheckedModel(Wrong("mine", 2, lambda texts: [[1, 2]])).encode(["A claim."])
    Traceback (most recent call last):
    claimcheck.errors.ClaimcheckError: the model mine must give 2 signed bytes a text, not a list
    """

    def __init__(self, model: Meaning) -> None:
        """Take a model. Raises `ClaimcheckError` where it has no name, dimension or `encode`."""
        name = getattr(model, "name", None)
        if not (isinstance(name, str) and name.isprintable() and name.strip()):
            raise ClaimcheckError(f"a model must have a name that can be printed, not {name!r}")
        dimension = getattr(model, "dimension", None)
        if type(dimension) is not int or dimension < 1:
            raise ClaimcheckError(
                f"the model {name} must have a dimension of 1 or more, not {dimension!r}"
            )
        if not callable(getattr(model, "encode", None)):
            raise ClaimcheckError(f"the model {name} must have a method encode(texts)")
        self.name, self.dimension, self._model = name, dimension, model

    def encode(self, texts: Sequence[str]) -> list[bytes]:
        """Return a row for each text, as the model gives it."""
        try:
            rows = list(self._model.encode(texts))
        except ClaimcheckError:
            raise
        except Exception as error:  # whatever somebody's program raises
            told = f"{type(error).__name__}: {error}"
            raise ClaimcheckError(f"the model {self.name} cannot read a text: {told}") from error
        if len(rows) != len(texts):
            raise ClaimcheckError(
                f"the model {self.name} must give a row for each of {len(texts)} texts,"
                f" not {len(rows)} rows"
            )
        return [self._row(each) for each in rows]

    def _row(self, row: object) -> bytes:
        """Return a row as bytes; what is no row of signed bytes is an error."""
        if isinstance(row, bytes | bytearray | memoryview):
            given = bytes(row)
        elif getattr(row, "dtype", None) == "int8" and hasattr(row, "tobytes"):
            given = row.tobytes()
        else:
            raise self._wrong(f"a {type(row).__name__}")
        if len(given) != self.dimension:
            raise self._wrong(f"{len(given)}")
        return given

    def _wrong(self, given: str) -> ClaimcheckError:
        return ClaimcheckError(
            f"the model {self.name} must give {self.dimension} signed bytes a text, not {given}"
        )
