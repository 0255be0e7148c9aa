"""TOML as a person writes it: a table, or in a line of ours why it is none."""

from typing import Any

from claimcheck.errors import ClaimcheckError


class TomlError(ClaimcheckError):
    """A text is no TOML that can be used."""


def toml_table(text: str) -> dict[str, Any]:
    """Return the table that a text writes. Raises `TomlError` with what is wrong."""
    # Loaded here because most runs read no such file.
    import tomllib  # noqa: PLC0415

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlError(str(error)) from error
    except ValueError as error:
        # Python's own words tell how to read a number of any length.
        raise TomlError("a number too long") from error
    except RecursionError as error:
        raise TomlError("brackets too deep") from error
