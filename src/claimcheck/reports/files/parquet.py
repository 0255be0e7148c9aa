"""Lines of JSON as Parquet, by pyarrow: a format of its own, loaded where it is asked for."""

import json
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final

# What a column holds, by the name that pyarrow gives it.
_WHOLE_NUMBERS: Final = frozenset(("row", "sentences", "compared", "found", "line", "column"))
_NUMBERS: Final = frozenset(("overlap", "score"))


def as_parquet(lines: bytes, columns: Sequence[str], metadata: Mapping[str, str]) -> bytes:
    """Return lines of JSON as one Parquet table of ``columns``; others have what JSON holds.

    A column ``json`` has the whole line. Where a line lacks a column, it is null.
    """
    import pyarrow  # noqa: PLC0415 - it is heavy, and few have it
    from pyarrow import parquet  # noqa: PLC0415

    rows = [json.loads(line) for line in lines.splitlines()]
    fields = [pyarrow.field(name, _type_of(name, pyarrow)) for name in columns]
    schema = pyarrow.schema(fields, metadata=dict(metadata))
    cells = [
        {name: text if name == "json" else row.get(name) for name in columns}
        for row, text in zip(rows, lines.decode().splitlines(), strict=True)
    ]
    file = BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(cells, schema=schema), file)
    return file.getvalue()


def _type_of(name: str, pyarrow: object) -> object:
    """Return the type of a column."""
    if name in _WHOLE_NUMBERS:
        return pyarrow.int64()  # type: ignore[attr-defined]
    return pyarrow.float64() if name in _NUMBERS else pyarrow.string()  # type: ignore[attr-defined]
