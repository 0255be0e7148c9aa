"""Rows with named columns: what exports and listings are made of."""

from collections.abc import Iterator, Sequence

from claimcheck.named_tuple import NamedTuple

TableCell = str | int | float | None
Row = tuple[TableCell, ...]


class Table(NamedTuple):
    """Named columns and rows in a fixed order; every row is as long as `columns`."""

    columns: tuple[str, ...]
    rows: Sequence[Row]


class Rows(NamedTuple):
    """A table of which each row is read when it is asked for, and only once."""

    columns: tuple[str, ...]
    rows: Iterator[Row]
