"""The settings of imports: maps of columns, and where foreign labels stand on the scale."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from claimcheck.model.imports.import_map import (
    CHECK_FIELDS,
    SOURCE_FIELDS,
    ColumnRule,
    ImportMap,
    KeepRule,
    SitePlaces,
)
from claimcheck.settings.values import Setting, SettingsError, refuse_unknown

_FIELDS: Final = tuple(dict.fromkeys((*CHECK_FIELDS, *SOURCE_FIELDS)))
_RULE_KEYS: Final = ("column", "format", "unit", "separator")


def read_imports(file: Path | None, table: Mapping[str, object]) -> tuple[ImportMap, ...]:
    """Return the maps under ``[import]``, by name. Raises `SettingsError`."""
    found = _table(file, table, "import")
    return tuple(_map(file, name, _table(file, found, name, "import.")) for name in found)


def _map(file: Path | None, name: str, found: Mapping[str, object]) -> ImportMap:
    """Return one map."""
    where = f"import.{name}"
    refuse_unknown(file, found, (*_FIELDS, "ignore", "keep"), where)
    rules = tuple(_rule(file, where, key, found[key]) for key in found if key in _FIELDS)
    keep = _table(file, found, "keep", f"{where}.")
    return ImportMap(
        name,
        rules,
        _texts(file, f"{where}.ignore", found.get("ignore", [])),
        tuple(_keep(file, f"{where}.keep", column, keep[column]) for column in keep),
    )


def _keep(file: Path | None, where: str, column: str, value: object) -> KeepRule:
    """Return which rows a column keeps: words that begin its cell, or a table with one way."""
    name = f"{where}.{column!r}"
    if not isinstance(value, dict):
        return KeepRule(column, _text(file, name, value))
    refuse_unknown(file, value, ("begins", "contains", "filled"), name)
    if len(value) != 1 or value.get("filled", True) is not True:
        raise SettingsError(
            f'{file}: {name} must be {{begins = "…"}}, {{contains = "…"}} or {{filled = true}}'
        )
    if "filled" in value:
        return KeepRule(column)
    ((way, words),) = value.items()
    return KeepRule(column, _text(file, f"{name}.{way}", words), anywhere=way == "contains")


def _rule(file: Path | None, where: str, field: str, value: object) -> ColumnRule:
    """Return how a field is read: a column's name, or a table with more."""
    name = f"{where}.{field}"
    if isinstance(value, str):
        return ColumnRule(field, value)
    if not isinstance(value, dict) or "column" not in value:
        raise SettingsError(f'{file}: {name} must be a column, or {{column = "…", format = "…"}}')
    refuse_unknown(file, value, _RULE_KEYS, name)
    texts = {key: _text(file, f"{name}.{key}", value[key]) for key in value}
    return ColumnRule(
        field, texts["column"], texts.get("format"), texts.get("unit"), texts.get("separator")
    )


def read_places(
    file: Path | None, table: Mapping[str, object]
) -> tuple[tuple[tuple[str, str], ...], tuple[SitePlaces, ...]]:
    """Return ``[scale.map]``: the places of labels everywhere, and of the labels of sites.

    Raises `SettingsError`, also where one label is written twice.
    """
    scale = _table(file, table, "scale")
    refuse_unknown(file, scale, ("map",), "scale")
    found = _table(file, scale, "map", "scale.")
    everywhere = {key: value for key, value in found.items() if not isinstance(value, dict)}
    sites = tuple(
        _site(file, key, value) for key, value in found.items() if isinstance(value, dict)
    )
    return _labels(file, "scale.map", everywhere), sites


def _site(file: Path | None, site: str, found: Mapping[str, object]) -> SitePlaces:
    """Return the places of one site's labels."""
    where = f"scale.map.{site}"
    split = found.get("split")
    labels = {key: value for key, value in found.items() if key != "split"}
    return SitePlaces(
        site.casefold().removeprefix("www."),
        _labels(file, where, labels),
        None if split is None else _text(file, f"{where}.split", split),
    )


def _labels(
    file: Path | None, where: str, found: Mapping[str, object]
) -> tuple[tuple[str, str], ...]:
    """Return the places that a table gives, each label once."""
    known: dict[str, str] = {}
    for key, value in found.items():
        if not isinstance(value, str):
            raise SettingsError(f"{file}: {where}.{key!r} must be a label in quotation marks")
        if (other := known.setdefault(key.casefold(), key)) != key:
            raise SettingsError(
                f"{file}: {where} has {other!r} and {key!r}, which are one label; keep one"
            )
    return tuple((key, str(value)) for key, value in found.items())


def explain_imports(
    file: Path | None, sites: tuple[SitePlaces, ...], maps: tuple[ImportMap, ...]
) -> list[Setting]:
    """Return the places of sites' labels and the maps of columns, with where they come from."""
    found = [
        Setting(f"scale.map.{each.site}.{label}", place, str(file))
        for each in sites
        for label, place in each.labels
    ]
    for each in maps:
        named = [(rule.field, rule.column) for rule in each.rules]
        named += [("ignore", column) for column in each.ignored]
        named += [("keep", rule.column) for rule in each.keep]
        found += [
            Setting(f"import.{each.name}.{field}", value, str(file)) for field, value in named
        ]
    return found


def _table(
    file: Path | None, table: Mapping[str, object], key: str, before: str = ""
) -> Mapping[str, object]:
    """Return a table of the settings, an empty one where there is none."""
    found = table.get(key, {})
    if not isinstance(found, dict):
        raise SettingsError(f"{file}: [{before}{key}] must be a table")
    return found


def _text(file: Path | None, name: str, value: object) -> str:
    """Return a text. Raises `SettingsError` for anything else."""
    if not isinstance(value, str):
        raise SettingsError(f"{file}: {name} must be a text in quotation marks")
    return value


def _texts(file: Path | None, name: str, value: object) -> tuple[str, ...]:
    """Return a list of texts. Raises `SettingsError` for anything else."""
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise SettingsError(f'{file}: {name} must be a list of texts, such as ["Notes"]')
    return tuple(value)
