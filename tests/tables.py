"""A table of cases as one test: every row is tried, and those that fail are told together."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

# Whoever broke a rule sees as many rows as help, and how many more there are.
_SHOWN = 12


def each_row(
    names: str | Sequence[str], rows: Iterable[Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Try a test with each row, as `pytest.mark.parametrize` does, within one test.

    Of rows that need nothing but themselves, or read what a fixture made, each as a test of
    its own costs more to list and to report than to try. A fixture is made once for all of
    them: a test that changes what it is given stays with pytest.

    >>> @each_row(("text", "length"), [("one", 3), ("two", 4), ("three", 6)])
    ... def test_length(text: str, length: int) -> None:
    ...     assert len(text) == length
    >>> try:
    ...     test_length()
    ... except ExceptionGroup as error:
    ...     print(error)
    ...     print(*(each.__notes__[-1] for each in error.exceptions), sep="\\n")
    2 of 3 rows (2 sub-exceptions)
    row 2: text='two', length=4
    row 3: text='three', length=6
    """
    columns = [each.strip() for each in names.split(",")] if isinstance(names, str) else [*names]
    is_single = isinstance(names, str) and len(columns) == 1
    table = [dict(zip(columns, (row,) if is_single else row, strict=True)) for row in rows]
    assert table, "a table without rows tests nothing"

    def decorated(test: Callable[..., None]) -> Callable[..., None]:
        asked = inspect.signature(test)
        fixtures = [each for name, each in asked.parameters.items() if name not in columns]

        def tried(**made: Any) -> None:
            failed: list[BaseException] = []
            for number, row in enumerate(table, 1):
                try:
                    test(**row, **made)
                # By the second `pytest.raises` says that nothing was raised.
                except (Exception, pytest.fail.Exception) as error:
                    told = ", ".join(f"{name}={value!r}" for name, value in row.items())
                    error.add_note(f"row {number}: {told}")
                    failed.append(error)
            if failed:
                said = f"{len(failed)} of {len(table)} rows"
                raise BaseExceptionGroup(said, failed[:_SHOWN])

        # Not by `wraps`, by which pytest would find the columns and take them for fixtures.
        for name in ("__name__", "__qualname__", "__doc__", "__module__"):
            setattr(tried, name, getattr(test, name))
        # By this pytest finds the fixtures alone.
        tried.__signature__ = asked.replace(parameters=fixtures)  # type: ignore[attr-defined]
        return tried

    return decorated
