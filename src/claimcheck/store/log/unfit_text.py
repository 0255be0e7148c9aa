"""Texts that no text file can hold."""

from collections.abc import Mapping

from claimcheck.store.errors import StoreError


class UnfitTextError(StoreError):
    """A text holds what no text file can hold."""

    def __init__(self, column: str, what: str) -> None:
        """Name the column and what it holds."""
        super().__init__(f"the {column} holds {what}; remove it")


def require_texts(cells: Mapping[str, object]) -> None:
    """Raise `UnfitTextError` for the first text with a NUL or half a character in it."""
    joined = "".join([cell for cell in cells.values() if isinstance(cell, str)])
    if "\0" not in joined and (joined.isascii() or _is_encodable(joined)):
        return
    for column, cell in cells.items():
        if isinstance(cell, str) and "\0" in cell:
            raise UnfitTextError(column, "a NUL character")
        if isinstance(cell, str) and not _is_encodable(cell):
            raise UnfitTextError(column, "half a character, which is not valid Unicode")


def _is_encodable(text: str) -> bool:
    """Tell whether a text can be written in UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
