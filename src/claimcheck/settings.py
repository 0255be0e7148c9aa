"""Settings: defaults < claimcheck.toml or pyproject.toml < environment < flags, merged once."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds

DATABASE_NAME: Final = "claims.db"


class SettingsError(ClaimcheckError):
    """A settings file cannot be used."""


class Settings(NamedTuple):
    """What a run depends on besides its arguments.

    `database` is the file to open; `by` names the actor, or is None where the
    store's own default acts.
    """

    database: Path
    by: str | None = None
    thresholds: Thresholds = Thresholds()


def load_settings(
    folder: Path,
    environment: Mapping[str, str],
    *,
    database: Path | None = None,
    by: str | None = None,
) -> Settings:
    """Return the settings for a run in ``folder``; arguments given win over all else.

    Raises `SettingsError` for a file that cannot be read and for unknown keys.
    """
    roots = _up_to_repository(folder)
    file, table = _settings_table(roots)
    _refuse_unknown(file, table, ("db", "by", "matching"))
    named = database or _path(environment.get("CLAIMCHECK_DB"), folder)
    if named is None and file and "db" in table:
        named = _path(str(table["db"]), file.parent)
    return Settings(
        named or _nearest(roots, DATABASE_NAME) or Path(DATABASE_NAME),
        by or environment.get("CLAIMCHECK_BY") or _text(file, table, "by"),
        _thresholds(file, table.get("matching", {})),
    )


def _up_to_repository(folder: Path) -> list[Path]:
    """Return ``folder`` and its parents up to the repository's root; outside one, only itself."""
    chain = [folder, *folder.parents]
    for position, parent in enumerate(chain):
        if (parent / ".git").exists():
            return chain[: position + 1]
    return [folder]


def _nearest(folders: list[Path], name: str) -> Path | None:
    """Return the first of ``folders``' files of that name, if any."""
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def _path(text: str | None, folder: Path) -> Path | None:
    """Return a path given as text, relative to ``folder``; None for nothing."""
    return folder / text if text else None


def _settings_table(folders: list[Path]) -> tuple[Path | None, Mapping[str, object]]:
    """Return the nearest settings file and its table."""
    for folder in folders:
        for name in ("claimcheck.toml", "pyproject.toml"):
            file = folder / name
            if file.is_file() and (table := _read_table(file)) is not None:
                return file, table
    return None, {}


def _read_table(file: Path) -> Mapping[str, object] | None:
    """Return the settings in a file; None where pyproject.toml has none for claimcheck."""
    # Loaded here because most runs have no settings file.
    import tomllib  # noqa: PLC0415

    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"cannot read {file}: {error}; mend or move it") from error
    if file.name == "claimcheck.toml":
        return table
    found = table.get("tool", {}).get("claimcheck")
    return found if isinstance(found, dict) else None


def _refuse_unknown(file: Path | None, table: Mapping[str, object], known: tuple[str, ...]) -> None:
    """Raise `SettingsError` for the first key that is not ``known``, with the nearest one."""
    for key in table:
        if key not in known:
            # Loaded here because only a mistake needs it.
            from difflib import get_close_matches  # noqa: PLC0415

            close = get_close_matches(key, known, n=1, cutoff=0.0)
            raise SettingsError(f"{file}: unknown key {key!r}; did you mean {close[0]!r}?")


def _text(file: Path | None, table: Mapping[str, object], key: str) -> str | None:
    """Return a text from the table, or None where it is missing."""
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise SettingsError(f"{file}: {key} must be a text in quotation marks")
    return value


def _thresholds(file: Path | None, table: object) -> Thresholds:
    """Return the default thresholds with those that a file changes."""
    if not isinstance(table, dict):
        raise SettingsError(f"{file}: [matching] must be a table")
    _refuse_unknown(file, table, Thresholds._fields)
    for key, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise SettingsError(f"{file}: matching.{key} must be a number")
    return Thresholds()._replace(**table)


def login_name(environment: Mapping[str, str]) -> str:
    """Return the name that the person is logged in under; ``reviewer`` where none is known."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if environment.get(name):
            return environment[name]
    try:
        import pwd  # noqa: PLC0415 - not on every system

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        return "reviewer"
