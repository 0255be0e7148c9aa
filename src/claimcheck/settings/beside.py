"""The settings of what stands beside the record: libraries, and the desk's own site."""

from collections.abc import Mapping
from pathlib import Path

from claimcheck.settings.values import Setting, SettingsError, refuse_unknown


def read_libraries(file: Path | None, table: Mapping[str, object]) -> tuple[Path, ...]:
    """Return ``[library] files``, relative to the settings file. Raises `SettingsError`."""
    found = table.get("library", {})
    if not isinstance(found, dict):
        raise SettingsError(f"{file}: [library] must be a table")
    refuse_unknown(file, found, ("files",))
    names = found.get("files", [])
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise SettingsError(f'{file}: library.files must be a list of files, such as ["others.db"]')
    folder = file.parent if file else Path()
    return tuple(folder / each for each in names)


def read_site(file: Path | None, table: Mapping[str, object]) -> str | None:
    """Return ``[desk] site``, the host under which the desk publishes. Raises `SettingsError`."""
    found = table.get("desk", {})
    if not isinstance(found, dict):
        raise SettingsError(f"{file}: [desk] must be a table")
    refuse_unknown(file, found, ("site",))
    site = found.get("site")
    if site is None:
        return None
    bare = site.casefold().removeprefix("www.") if isinstance(site, str) else ""
    if not bare or "/" in bare:
        raise SettingsError(f'{file}: desk.site must be a host, such as "desk.example"')
    return bare


def explain_beside(
    file: Path | None, libraries: tuple[Path, ...], site: str | None
) -> list[Setting]:
    """Return these settings with where they come from, those that are given."""
    found = [Setting("library.files", ", ".join(map(str, libraries)), str(file))]
    return [
        *(found if libraries else []),
        *([Setting("desk.site", site, str(file))] if site else []),
    ]
