"""Rows with named columns: what exports and listings are made of."""

from collections.abc import Sequence
from typing import NamedTuple

Cell = str | int | float | None


class Table(NamedTuple):
    """Named columns and rows in a fixed order; every row is as long as `columns`."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
