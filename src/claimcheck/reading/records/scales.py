"""A scale in a TOML file: its name and labels, most true first."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.text.toml_text import TomlError, toml_table
from claimcheck.model.verdict import DEFAULT_SCALE, Label
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.plain import read_text

_KEYS: Final = {"label": str, "definition": str, "rank": int, "fires": bool}
_NEEDED: Final = ("label", "definition")
_LARGEST: Final = 1_000_000
# More than any scale has labels; a record could not hold every number.
_HIGHEST: Final = 1_000_000


class ScaleError(ClaimcheckError):
    """A file does not describe a scale."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file and what is wrong with it."""
        super().__init__(f"{name}: {reason}; docs/scales.md shows a scale")


class ScaleFile(NamedTuple):
    """What a file says of a scale; the version is given when it is stored."""

    name: str
    labels: tuple[Label, ...]


def read_scale(name: str) -> ScaleFile:
    """Return the scale in a file, or on stdin for ``-``. Raises `ScaleError`."""
    text = read_text(name, _LARGEST)
    try:
        table = toml_table(text)
    except TomlError as error:
        raise ScaleError(name, f"it is not TOML: {error}") from error
    return scale_of(name, table)


def scale_of(file: str, table: Mapping[str, Any]) -> ScaleFile:
    """Return the scale that a table describes. Raises `ScaleError`."""
    _refuse_unknown(file, table, ("name", "labels"))
    title, rows = table.get("name", DEFAULT_SCALE.name), table.get("labels")
    if not isinstance(title, str) or not title.strip():
        raise ScaleError(file, "name must be a text in quotation marks")
    if not isinstance(rows, list) or len(rows) < 2:
        raise ScaleError(file, "it needs at least two [[labels]]")
    labels = tuple(_label(file, number, row) for number, row in enumerate(rows, 1))
    _refuse_repeated(file, [each.label.casefold() for each in labels], "label")
    ranks = [each.rank for each in labels if each.rank is not None]
    _refuse_repeated(file, ranks, "rank")
    if ranks != sorted(ranks, reverse=True):
        raise ScaleError(file, "labels come most true first, so their ranks must fall")
    return ScaleFile(title.strip(), labels)


def _label(file: str, number: int, row: object) -> Label:
    """Return one label of a file."""
    where = f"{file}, label {number}"
    if not isinstance(row, dict):
        raise ScaleError(where, "it must be a table")
    _refuse_unknown(where, row, tuple(_KEYS))
    for key, value in row.items():
        if not isinstance(value, _KEYS[key]) or (key == "rank" and isinstance(value, bool)):
            raise ScaleError(where, f"{key} must be {_KIND[_KEYS[key]]}")
    for key in _NEEDED:
        if not str(row.get(key, "")).strip():
            raise ScaleError(where, f"it needs a {key}")
    if not 1 <= row.get("rank", 1) <= _HIGHEST:
        raise ScaleError(where, "a rank is 1, the falsest, or higher; leave it out for none")
    return Label(
        row["label"].strip(), row.get("rank"), row.get("fires", False), row["definition"].strip()
    )


_KIND: Final = {str: "a text in quotation marks", int: "a whole number", bool: "true or false"}


def _refuse_unknown(file: str, table: Mapping[str, object], known: tuple[str, ...]) -> None:
    """Raise `ScaleError` for the first key that is not ``known``, with the nearest one."""
    for key in table:
        if key not in known:
            close = get_close_matches(key, known, n=1, cutoff=0.0)[0]
            raise ScaleError(file, f"unknown key {key!r}; did you mean {close!r}?")


def _refuse_repeated(file: str, values: Sequence[object], what: str) -> None:
    """Raise `ScaleError` for the first value that comes twice."""
    for position, value in enumerate(values):
        if value in values[:position]:
            raise ScaleError(file, f"the {what} {value!r} comes twice")
