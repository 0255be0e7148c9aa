"""What a settings file holds: its table, and values of the type that each key wants."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.text.toml_text import TomlError, toml_table
from claimcheck.named_tuple import NamedTuple

# What a value must be, by the type of its default.
_KINDS: Final[dict[type, tuple[Any, str]]] = {
    bool: (bool, "true or false"),
    int: (int, "a whole number; 0 turns it off"),
    float: ((int, float), "a number"),
}
# A settings file is written by hand.
_MOST_BYTES: Final = 1_000_000
# TOML's own; Python's whole numbers have no end, and the longest cannot be shown.
_LARGEST: Final = 2**63 - 1


class SettingsError(ClaimcheckError):
    """A settings file cannot be used."""


class Setting(NamedTuple):
    """One setting with where its value comes from: a flag, the environment, a file or a default."""

    name: str
    value: str | float | None
    source: str


def read_file(file: Path) -> str | None:
    """Return the text of a file; None where there is none. Raises `SettingsError`."""
    _refuse_special(file)
    if not file.is_file():
        return None
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise SettingsError(f"cannot read {file}: it is over 1 MB; correct or move it")
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise SettingsError(f"cannot read {file}: {error}; correct or move it") from error


def settings_table(
    folders: list[Path], read: Callable[[Path], str | None] = read_file
) -> tuple[Path | None, Mapping[str, object]]:
    """Return the nearest settings file and its table."""
    return next(settings_tables(folders, read), (None, {}))


def settings_tables(
    folders: list[Path], read: Callable[[Path], str | None] = read_file
) -> Iterator[tuple[Path, Mapping[str, object]]]:
    """Yield each settings file and its table, the nearest first."""
    for folder in folders:
        for name in ("claimcheck.toml", "pyproject.toml"):
            content = read(folder / name)
            if content is not None and (table := _read_table(folder / name, content)) is not None:
                yield folder / name, table


def _refuse_special(file: Path) -> None:
    """Raise `SettingsError` for what is no file: a folder, a pipe, a device or a dead link."""
    is_there = file.exists()
    if is_there and not file.is_file():
        what = "a folder" if file.is_dir() else "no regular file"
        raise SettingsError(f"cannot read {file}: it is {what}; correct or move it")
    if not is_there and file.is_symlink():
        raise SettingsError(f"cannot read {file}: it is a link to nothing; correct or move it")


def _read_table(file: Path, content: str) -> Mapping[str, object] | None:
    """Return the settings in a file; None where pyproject.toml has none for claimcheck."""
    try:
        table = toml_table(content)
    except TomlError as error:
        raise SettingsError(f"cannot read {file}: {error}; correct or move it") from error
    if file.name == "claimcheck.toml":
        return table
    tools = table.get("tool")
    found = tools.get("claimcheck") if isinstance(tools, dict) else None
    return found if isinstance(found, dict) else None


# Keys of earlier releases, and what they are called today.
_RENAMED: Final = (("origins", "sources"),)


def refuse_unknown(
    file: Path | None, table: Mapping[str, object], known: tuple[str, ...], name: str = ""
) -> None:
    """Raise `SettingsError` for the first key of a table that is not ``known``, with the nearest.

    ``name`` is that of the table, where the file may have several with such keys.
    """
    for key in table:
        if key not in known:
            # Loaded here because only a mistake needs it.
            from difflib import get_close_matches  # noqa: PLC0415

            close = [new for old, new in _RENAMED if (old, new in known) == (key, True)]
            close = close or get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"keys are {', '.join(known)}"
            where = f" in [{name}]" if name else ""
            raise SettingsError(f"{file}: unknown key {key!r}{where}; {hint}")


def text(file: Path | None, table: Mapping[str, object], key: str) -> str | None:
    """Return a text from the table, or None where it is missing."""
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise SettingsError(f"{file}: {key} must be a text in quotation marks")
    return value


def changes(
    file: Path | None, table: Mapping[str, object], section: str, defaults: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what a section of the file changes; each value is of its default's type.

    Raises `SettingsError` for a section or value of another type and for unknown keys.
    """
    found = table.get(section, {})
    if not isinstance(found, dict):
        raise SettingsError(f"{file}: [{section}] must be a table")
    found = {key.replace("-", "_"): value for key, value in found.items()}
    refuse_unknown(file, found, tuple(defaults))
    lists = {key: value for key, value in found.items() if isinstance(defaults[key], tuple)}
    for key, value in lists.items():
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise SettingsError(f"{file}: {section}.{key} must be a list of texts")
    for key, value in found.items():
        if key in lists:
            continue
        kind, wanted = _KINDS[type(defaults[key])]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise SettingsError(f"{file}: {section}.{key} must be {wanted}")
        if value < 0:
            raise SettingsError(f"{file}: {section}.{key} must not be below 0")
        if value > _LARGEST:
            raise SettingsError(f"{file}: {section}.{key} must not be above {_LARGEST}")
    return {**found, **{key: tuple(value) for key, value in lists.items()}}


def texts(file: Path | None, table: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return a list of texts of the scan's table. Raises `SettingsError`."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise SettingsError(f'{file}: scan.{key} must be a list of patterns, such as ["*.md"]')
    return tuple(found)


def chosen(
    file: Path | None, table: Mapping[str, object], name: str, words: Sequence[str], default: str
) -> str:
    """Return one of ``words``. Raises `SettingsError` for any other value."""
    found = table.get(name.rpartition(".")[2], default)
    if not isinstance(found, str) or found not in words:
        raise SettingsError(f"{file}: {name} must be one of {', '.join(words)}")
    return found
