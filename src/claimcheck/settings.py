"""Settings: defaults < claimcheck.toml or pyproject.toml < environment < flags, merged once."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.custody import SourceSettings
from claimcheck.model.finding import Severity
from claimcheck.model.gate import GateSettings
from claimcheck.model.scan import RULE_IDS, SEVERITY_NAMES, ScanSettings, read_severity

DATABASE_NAME: Final = "claims.db"
_SECTIONS: Final = ("matching", "gate", "sources", "scale", "scan")
_SCAN_KEYS: Final = ("include", "exclude", "fail-on", "verdicts", "rules")
_NEAREST: Final = "nearest"
# What a value must be, by the type of its default.
_KINDS: Final[dict[type, tuple[Any, str]]] = {
    bool: (bool, "true or false"),
    int: (int, "a whole number; 0 turns it off"),
    float: ((int, float), "a number"),
}


class SettingsError(ClaimcheckError):
    """A settings file cannot be used."""


class Settings(NamedTuple):
    """What a run depends on besides its arguments.

    `database` is the file to open; `by` names the actor, or is None where the
    store's own default acts. `gate` says which house rules are on;
    `scale_map` gives the desk's label for each foreign one that has any.
    """

    database: Path
    by: str | None = None
    thresholds: Thresholds = Thresholds()
    gate: GateSettings = GateSettings()
    sources: SourceSettings = SourceSettings()
    scale_map: tuple[tuple[str, str], ...] = ()
    scan: ScanSettings = ScanSettings()


class Setting(NamedTuple):
    """One setting with where its value comes from: a flag, the environment, a file or a default."""

    name: str
    value: str | float | None
    source: str


class _Found(NamedTuple):
    """A value and where it comes from."""

    value: Path | str | None
    source: str


def load_settings(
    folder: Path,
    environment: Mapping[str, str],
    *,
    database: Path | None = None,
    by: str | None = None,
    search: bool = True,
) -> Settings:
    """Return the settings for a run in ``folder``; arguments given win over all else.

    Without ``search`` a database that nothing names is the one in ``folder``,
    whether it is there or not, as a new one is. Raises `SettingsError` for a file
    that cannot be read, and for unknown or ill-typed keys.
    """
    roots = _up_to_repository(folder)
    file, table = _settings_table(roots)
    named = _database(roots, file, table, environment, database)
    if named.source == _NEAREST and not search:
        named = named._replace(value=None)
    return Settings(
        Path(named.value or DATABASE_NAME),
        _text_or_none(_actor(file, table, environment, by).value),
        Thresholds()._replace(**_changes(file, table, "matching", Thresholds()._asdict())),
        GateSettings()._replace(**_changes(file, table, "gate", GateSettings()._asdict())),
        SourceSettings()._replace(**_changes(file, table, "sources", SourceSettings()._asdict())),
        tuple(_scale_map(file, table).items()),
        _scan(file, table),
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
    roots = _up_to_repository(folder)
    file, table = _settings_table(roots)
    found = [
        Setting(
            "db",
            str(settings.database),
            _database(roots, file, table, environment, database).source,
        ),
        Setting("by", settings.by, _actor(file, table, environment, by).source),
    ]
    for section, values in (
        ("matching", settings.thresholds),
        ("gate", settings.gate),
        ("sources", settings.sources),
    ):
        changed = _changes(file, table, section, values._asdict())
        found += [
            Setting(f"{section}.{key}", value, str(file) if key in changed else "default")
            for key, value in values._asdict().items()
        ]
    found += _explain_scan(file, table, settings.scan)
    mapped = settings.scale_map
    return found + [Setting(f"scale.map.{key}", value, str(file)) for key, value in mapped]


def _database(
    roots: list[Path],
    file: Path | None,
    table: Mapping[str, object],
    environment: Mapping[str, str],
    given: Path | None,
) -> _Found:
    """Return the database to open and what names it."""
    _refuse_unknown(file, table, ("db", "by", *_SECTIONS))
    named = _text(file, table, "db")
    candidates = (
        _Found(given, "flag --db"),
        _Found(_path(environment.get("CLAIMCHECK_DB"), roots[0]), "environment CLAIMCHECK_DB"),
        _Found(_path(named, file.parent) if file else None, str(file)),
        _Found(_nearest(roots, DATABASE_NAME), _NEAREST),
    )
    return next((each for each in candidates if each.value is not None), _Found(None, "default"))


def _actor(
    file: Path | None,
    table: Mapping[str, object],
    environment: Mapping[str, str],
    given: str | None,
) -> _Found:
    """Return who acts and what names them."""
    candidates = (
        _Found(given, "flag --by"),
        _Found(environment.get("CLAIMCHECK_BY") or None, "environment CLAIMCHECK_BY"),
        _Found(_text(file, table, "by"), str(file)),
    )
    # A name that is given and empty is a mistake, not a wish for the default.
    return next((each for each in candidates if each.value is not None), _Found(None, "default"))


def _text_or_none(value: Path | str | None) -> str | None:
    """Return a value that was found as text."""
    return None if value is None else str(value)


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
    tools = table.get("tool")
    found = tools.get("claimcheck") if isinstance(tools, dict) else None
    return found if isinstance(found, dict) else None


def _refuse_unknown(file: Path | None, table: Mapping[str, object], known: tuple[str, ...]) -> None:
    """Raise `SettingsError` for the first key that is not ``known``, with the nearest."""
    for key in table:
        if key not in known:
            # Loaded here because only a mistake needs it.
            from difflib import get_close_matches  # noqa: PLC0415

            close = get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"keys are {', '.join(known)}"
            raise SettingsError(f"{file}: unknown key {key!r}; {hint}")


def _text(file: Path | None, table: Mapping[str, object], key: str) -> str | None:
    """Return a text from the table, or None where it is missing."""
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise SettingsError(f"{file}: {key} must be a text in quotation marks")
    return value


def _changes(
    file: Path | None, table: Mapping[str, object], section: str, defaults: Mapping[str, float]
) -> dict[str, Any]:
    """Return what a section of the file changes; each value is of its default's type.

    Raises `SettingsError` for a section or value of another type and for unknown keys.
    """
    found = table.get(section, {})
    if not isinstance(found, dict):
        raise SettingsError(f"{file}: [{section}] must be a table")
    _refuse_unknown(file, found, tuple(defaults))
    for key, value in found.items():
        kind, wanted = _KINDS[type(defaults[key])]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise SettingsError(f"{file}: {section}.{key} must be {wanted}")
        if value < 0:
            raise SettingsError(f"{file}: {section}.{key} must not be below 0")
    return found


def _scale_map(file: Path | None, table: Mapping[str, object]) -> dict[str, str]:
    """Return the desk's label for each foreign label. Raises `SettingsError`."""
    scale = table.get("scale", {})
    found = scale.get("map", {}) if isinstance(scale, dict) else None
    if not isinstance(scale, dict) or not isinstance(found, dict):
        raise SettingsError(f"{file}: [scale.map] must be a table")
    _refuse_unknown(file, scale, ("map",))
    for key, value in found.items():
        if not isinstance(value, str):
            raise SettingsError(f"{file}: scale.map.{key!r} must be a label in quotation marks")
    return found


def _scan(file: Path | None, table: Mapping[str, object]) -> ScanSettings:
    """Return what the file says of scans. Raises `SettingsError`."""
    found = table.get("scan", {})
    if not isinstance(found, dict):
        raise SettingsError(f"{file}: [scan] must be a table")
    _refuse_unknown(file, found, _SCAN_KEYS)
    fail_on = _chosen(file, found, "scan.fail-on", SEVERITY_NAMES[1:], "error")
    verdicts = _chosen(file, found, "scan.verdicts", ("signed-off", "proposed"), "signed-off")
    rules = found.get("rules", {})
    if not isinstance(rules, dict):
        raise SettingsError(f"{file}: [scan.rules] must be a table")
    _refuse_unknown(file, rules, RULE_IDS)
    return ScanSettings(
        include=_texts(file, found, "include"),
        exclude=_texts(file, found, "exclude"),
        fail_on=read_severity(fail_on) or Severity.ERROR,
        proposed=verdicts == "proposed",
        rules=tuple(
            (key, read_severity(_chosen(file, rules, f"scan.rules.{key}", SEVERITY_NAMES, "")))
            for key in rules
        ),
    )


def _texts(file: Path | None, table: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return a list of texts of the scan's table. Raises `SettingsError`."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise SettingsError(f'{file}: scan.{key} must be a list of patterns, such as ["*.md"]')
    return tuple(found)


def _chosen(
    file: Path | None, table: Mapping[str, object], name: str, words: Sequence[str], default: str
) -> str:
    """Return one of ``words``. Raises `SettingsError` for any other value."""
    found = table.get(name.rpartition(".")[2], default)
    if not isinstance(found, str) or found not in words:
        raise SettingsError(f"{file}: {name} must be one of {', '.join(words)}")
    return found


def _explain_scan(
    file: Path | None, table: Mapping[str, object], scan: ScanSettings
) -> list[Setting]:
    """Return the settings of scans with where each comes from."""
    values = {
        "include": ", ".join(scan.include),
        "exclude": ", ".join(scan.exclude),
        "fail-on": str(scan.fail_on),
        "verdicts": "proposed" if scan.proposed else "signed-off",
    }
    given = table.get("scan")
    changed = given if isinstance(given, dict) else {}
    found = [
        Setting(f"scan.{key}", value, str(file) if key in changed else "default")
        for key, value in values.items()
    ]
    return found + [
        Setting(f"scan.rules.{rule}", "off" if severity is None else str(severity), str(file))
        for rule, severity in scan.rules
    ]


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
