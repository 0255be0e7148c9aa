"""The settings of what stands beside the record: libraries, and the desk's own site."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.text.addresses import as_folder, is_address, site_of
from claimcheck.language.text.stems import is_language_code
from claimcheck.model.desk.settings import DeskSettings
from claimcheck.model.ids import ClaimId, parse_id
from claimcheck.model.statement import UNNAMED
from claimcheck.settings.values import Setting, SettingsError, refuse_unknown

_DESK_KEYS: Final = (
    *("site", "name", "corrections-policy", "methodology", "complaints", "language", "withheld"),
    "pages",
)
_HOST: Final = re.compile(r"[^\s/@?#]+")


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


def read_desk(
    file: Path | None, table: Mapping[str, object], read: Callable[[Path], str | None]
) -> DeskSettings:
    """Return ``[desk]``: who publishes, and where. Raises `SettingsError`.

    A methodology that is not an address names a file beside the settings, and is its text.
    """
    found = table.get("desk", {})
    if not isinstance(found, dict):
        raise SettingsError(f"{file}: [desk] must be a table")
    refuse_unknown(file, found, _DESK_KEYS)
    withheld = _claims(file, found.get("withheld", []))
    for key, value in found.items():
        if key == "withheld":
            continue
        if not isinstance(value, str) or not value.strip():
            raise SettingsError(f"{file}: desk.{key} must be a text in quotation marks")
    policy, methodology = (found.get(key) for key in ("corrections-policy", "methodology"))
    if policy is not None and not is_address(policy):
        raise SettingsError(f"{file}: desk.corrections-policy must be a web address")
    if methodology is not None and not is_address(methodology):
        methodology = _text_beside(file, methodology, read)
    return DeskSettings(
        _site(file, found.get("site")),
        found.get("name"),
        policy,
        methodology,
        found.get("complaints"),
        _language(file, found.get("language", UNNAMED)),
        withheld,
        _pages(file, found.get("pages"), _site(file, found.get("site"))),
    )


def _pages(file: Path | None, pages: str | None, site: str | None) -> str | None:
    """Return where the desk's own pages are read. Raises `SettingsError` for what is no folder."""
    if pages is None:
        return None
    try:
        folder = as_folder(pages)
    except ClaimcheckError as error:
        raise SettingsError(f"{file}: desk.pages: {error}") from error
    host = site_of(folder) or ""
    if site and host != site and not host.endswith(f".{site}"):
        raise SettingsError(f"{file}: desk.pages must be of desk.site: {host}, not {site}")
    return folder


def _claims(file: Path | None, listed: object) -> tuple[ClaimId, ...]:
    """Return the claims of a list of ids. Raises `SettingsError` for anything else."""
    try:
        if isinstance(listed, list):
            return tuple(ClaimId(parse_id(each, "c").number) for each in listed)
    except (ClaimcheckError, TypeError, AttributeError):
        pass
    raise SettingsError(f'{file}: desk.withheld must be a list of claims, such as ["c-31"]')


def _language(file: Path | None, language: str) -> str:
    """Return the code of a language. Raises `SettingsError` for what is none."""
    if not is_language_code(language):
        raise SettingsError(f'{file}: desk.language must be a language code, such as "pt-BR"')
    return language


def _site(file: Path | None, site: str | None) -> str | None:
    """Return the host of the desk's pages. Raises `SettingsError` for what is none."""
    if site is None:
        return None
    bare = site.casefold().removeprefix("www.")
    if not bare or not _HOST.fullmatch(bare):
        raise SettingsError(f'{file}: desk.site must be a host, such as "desk.example"')
    return bare


def _text_beside(file: Path | None, name: str, read: Callable[[Path], str | None]) -> str:
    """Return the text of a file that the settings name. Raises `SettingsError`."""
    found = read((file.parent if file else Path()) / name)
    if found is None:
        raise SettingsError(
            f"{file}: desk.methodology must be a web address or a file of text, and no {name} is"
            " there; write it, or leave the setting out until then"
        )
    return found


def explain_beside(
    file: Path | None, libraries: tuple[Path, ...], desk: DeskSettings
) -> list[Setting]:
    """Return these settings with where they come from, those that are given."""
    found = [Setting("library.files", ", ".join(map(str, libraries)), str(file))]
    named = zip(_DESK_KEYS, desk, strict=True)
    return [
        *(found if libraries else []),
        *(
            Setting(f"desk.{key}", _in_words(value), str(file))
            for key, value in named
            if value and value != UNNAMED
        ),
    ]


def _in_words(value: str | tuple[ClaimId, ...]) -> str:
    """Return claims as a list, or the line with which a text begins."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return value.strip().partition("\n")[0]
