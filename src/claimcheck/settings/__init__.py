"""Settings: defaults < claimcheck.toml or pyproject.toml < environment < flags, merged once."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.desk.settings import DeskSettings, GateSettings, SourceSettings
from claimcheck.model.scan.severity import ScanSettings
from claimcheck.named_tuple import NamedTuple
from claimcheck.settings.kept import up_to_repository
from claimcheck.settings.scan import explain_scan, read_scan
from claimcheck.settings.values import (
    Setting,
    changes,
    read_file,
    refuse_unknown,
    settings_table,
    text,
)

if TYPE_CHECKING:
    from claimcheck.model.imports.elsewhere import ElsewherePlaces
    from claimcheck.model.imports.import_map import ImportMap, SitePlaces

DATABASE_NAME: Final = "claims.db"
_SECTIONS: Final = ("matching", "gate", "sources", "scale", "scan", "import", "library", "desk")
_NEAREST: Final = "nearest"


class Settings(NamedTuple):
    """What a run depends on besides its arguments.

    `database` is the file to open, and `read_only` one that is never written; `by` names
    the actor, or is None where the store's own default acts. `gate` says which house rules are on;
    `scale_map` gives the desk's label for each foreign one that has any, `site_maps` for
    those of one site. `imports` are maps of columns; `libraries` are files of other desks'
    checks beside the record; `desk` is who publishes, and where.
    """

    database: Path
    by: str | None = None
    thresholds: Thresholds = Thresholds()
    gate: GateSettings = GateSettings()
    sources: SourceSettings = SourceSettings()
    scale_map: tuple[tuple[str, str], ...] = ()
    scan: ScanSettings = ScanSettings()
    site_maps: "tuple[SitePlaces, ...]" = ()
    imports: "tuple[ImportMap, ...]" = ()
    libraries: tuple[Path, ...] = ()
    desk: DeskSettings = DeskSettings()
    read_only: Path | None = None

    @property
    def elsewhere(self) -> "ElsewherePlaces":
        """Return where a scan looks for other desks' checks."""
        # Loaded here because few runs look there.
        from claimcheck.model.imports.elsewhere import ElsewherePlaces  # noqa: PLC0415

        return ElsewherePlaces(self.libraries, self.site_maps, self.scale_map)


class _FoundSettings(NamedTuple):
    """A value and where it comes from."""

    value: Path | str | None
    source: str


def load_settings(
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    *,
    database: Path | None = None,
    by: str | None = None,
    search: bool = True,
    read: Callable[[Path], str | None] = read_file,
) -> Settings:
    """Return the settings for a run in ``folder``; arguments given win over all else.

    Without them, ``folder`` is the current one and ``environment`` that of the process.
    Without ``search`` a database that nothing names is the one in ``folder``,
    whether it is there or not, as a new one is. ``read`` gives the text of a settings file,
    None where there is none. Raises `SettingsError` for a file that cannot be read, and
    for unknown or ill-typed keys.
    """
    folder = Path.cwd() if folder is None else folder
    environment = os.environ if environment is None else environment
    roots = up_to_repository(folder)
    file, table = settings_table(roots, read)
    named = _database(roots, file, table, environment, database)
    if named.source == _NEAREST and not search:
        named = named._replace(value=None)
    return _with_imports(
        file,
        table,
        read,
        Settings(
            Path(named.value or DATABASE_NAME),
            _text_or_none(_actor(file, table, environment, by).value),
            Thresholds()._replace(**changes(file, table, "matching", Thresholds()._asdict())),
            GateSettings()._replace(**changes(file, table, "gate", GateSettings()._asdict())),
            SourceSettings()._replace(
                **changes(file, table, "sources", SourceSettings()._asdict())
            ),
            scan=read_scan(file, table) if "scan" in table else ScanSettings(),
            read_only=_read_only(file, table),
        ),
    )


def _with_imports(
    file: Path | None,
    table: Mapping[str, object],
    read: Callable[[Path], str | None],
    settings: Settings,
) -> Settings:
    """Return the settings with those of imports, which few files have."""
    if not any(key in table for key in ("scale", "import", "library", "desk")):
        return settings
    # Loaded here because most runs need none of them.
    from claimcheck.settings import beside, import_maps  # noqa: PLC0415

    everywhere, sites = import_maps.read_places(file, table)
    return settings._replace(
        scale_map=everywhere,
        site_maps=sites,
        imports=import_maps.read_imports(file, table),
        libraries=beside.read_libraries(file, table),
        desk=beside.read_desk(file, table, read),
    )


def explain_settings(
    folder: Path,
    environment: Mapping[str, str],
    *,
    database: Path | None = None,
    by: str | None = None,
) -> list[Setting]:
    """Return every setting of such a run, in a fixed order, with where its value comes from."""
    settings = load_settings(folder, environment, database=database, by=by)
    roots = up_to_repository(folder)
    file, table = settings_table(roots)
    found = [
        Setting(
            "db",
            str(settings.database),
            _database(roots, file, table, environment, database).source,
        ),
        Setting("by", settings.by, _actor(file, table, environment, by).source),
        *([Setting("read-only", str(kept), str(file))] if (kept := settings.read_only) else ()),
    ]
    for section, values in (
        ("matching", settings.thresholds),
        ("gate", settings.gate),
        ("sources", settings.sources),
    ):
        changed = changes(file, table, section, values._asdict())
        found += [
            Setting(f"{section}.{key}", value, str(file) if key in changed else "default")
            for key, value in values._asdict().items()
        ]
    found += explain_scan(file, table, settings.scan)
    # Loaded here because only `config` shows them.
    from claimcheck.settings import beside, import_maps  # noqa: PLC0415

    found += [Setting(f"scale.map.{key}", value, str(file)) for key, value in settings.scale_map]
    found += import_maps.explain_imports(file, settings.site_maps, settings.imports)
    return found + beside.explain_beside(file, settings.libraries, settings.desk)


def _database(
    roots: list[Path],
    file: Path | None,
    table: Mapping[str, object],
    environment: Mapping[str, str],
    given: Path | None,
) -> _FoundSettings:
    """Return the database to open and what names it."""
    refuse_unknown(file, table, ("db", "by", "read-only", *_SECTIONS))
    named = text(file, table, "db")
    candidates = (
        _FoundSettings(given, "flag --db"),
        _FoundSettings(
            _path(environment.get("CLAIMCHECK_DB"), roots[0]), "environment CLAIMCHECK_DB"
        ),
        _FoundSettings(_path(named, file.parent) if file else None, str(file)),
        _FoundSettings(_nearest(roots, DATABASE_NAME), _NEAREST),
    )
    return next(
        (each for each in candidates if each.value is not None), _FoundSettings(None, "default")
    )


def _actor(
    file: Path | None,
    table: Mapping[str, object],
    environment: Mapping[str, str],
    given: str | None,
) -> _FoundSettings:
    """Return who acts and what names them."""
    candidates = (
        _FoundSettings(given, "flag --by"),
        _FoundSettings(environment.get("CLAIMCHECK_BY") or None, "environment CLAIMCHECK_BY"),
        _FoundSettings(text(file, table, "by"), str(file)),
    )
    # A name that is given and empty is a mistake, not a wish for the default.
    return next(
        (each for each in candidates if each.value is not None), _FoundSettings(None, "default")
    )


def _read_only(file: Path | None, table: Mapping[str, object]) -> Path | None:
    """Return the record that the settings file keeps from being written, if any."""
    named = text(file, table, "read-only")
    return _path(named, file.parent) if file else None


def _text_or_none(value: Path | str | None) -> str | None:
    """Return a value that was found as text."""
    return None if value is None else str(value)


def _nearest(folders: list[Path], name: str) -> Path | None:
    """Return the first of ``folders``' files of that name, if any."""
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def _path(text: str | None, folder: Path) -> Path | None:
    """Return a path given as text, relative to ``folder``; None for nothing."""
    return folder / text if text else None


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
