"""Rows of a table as checks; every fault with its place."""

from typing import Final

from claimcheck.language.text.addresses import addresses_in, is_address, site_of
from claimcheck.model.dates import PartialDate
from claimcheck.model.imports.import_map import DATE_FIELDS, ColumnRule
from claimcheck.model.imports.outside_check import Claimant, OutsideCheck, ReadCheck
from claimcheck.reading.tables.cells import CellError, day_of, text_of
from claimcheck.reading.tables.grid import Grid, GridCell
from claimcheck.reading.tables.headers import Resolved

_NEEDED: Final = (("text", "no text"), ("verdict", "no verdict"))


def read_rows(grid: Grid, resolved: Resolved, language: str | None) -> list[ReadCheck]:
    """Return each row as a check, refused with every fault and the place of each."""
    return [_row(grid, resolved, number, row, language) for number, row in grid.rows]


def _row(
    grid: Grid,
    resolved: Resolved,
    number: int,
    row: tuple[GridCell, ...],
    language: str | None,
) -> ReadCheck:
    """Return one row as a check."""
    texts: dict[str, str] = {}
    days: dict[str, PartialDate] = {}
    faults, wrong = [], set[str]()
    for column, rule in resolved.rules:
        cell = row[column] if column < len(row) else None
        place = grid.place(number, column)
        try:
            if rule.field in DATE_FIELDS:
                if day := day_of(cell, rule):
                    days[rule.field] = day
            elif text := text_of(cell, rule):
                texts[rule.field] = text
                _require_fit(rule, text)
        except CellError as error:
            faults.append(f"{place}: {error}")
            wrong.add(rule.field)
    if any(cell is not None for cell in row[len(grid.header) :]):
        faults.append(f"{grid.place(number, len(grid.header))}: a cell without a column")
    for field, fault in _NEEDED:
        needed = resolved.column_of(field)
        if needed is not None and field not in texts and field not in wrong:
            faults.append(f"{grid.place(number, needed)}: {fault}")
    rules = {rule.field: rule for _, rule in resolved.rules}
    check = _check(texts, days, rules, language)
    cells = tuple((rule.field, grid.place(number, column)) for column, rule in resolved.rules)
    refused = "\n".join(faults) or None
    return ReadCheck(check, f"{grid.sheet}!{number}", refused=refused, cells=cells)


def _require_fit(rule: ColumnRule, text: str) -> None:
    """Raise `CellError` for what a field cannot hold."""
    if rule.field == "text" and not any(map(str.isalnum, text)):
        raise CellError("no words")
    if rule.field in {"published_url", "url"} and not is_address(text):
        raise CellError(f'"{text[:60]}" is not an address; write it in full, with https://')
    if rule.field == "language" and not text.replace("-", "").isalnum():
        raise CellError(f'"{text[:40]}" is not a language code; write fr or pt-BR')


def _check(
    texts: dict[str, str],
    days: dict[str, PartialDate],
    rules: dict[str, ColumnRule],
    language: str | None,
) -> OutsideCheck:
    """Return what the cells of a row say."""
    url = texts.get("published_url", "")
    speaker = texts.get("speaker")
    return OutsideCheck(
        texts.get("text", ""),
        url,
        texts.get("verdict", ""),
        publisher=texts.get("publisher"),
        site=site_of(url),
        byline=texts.get("checked_by"),
        explanation=texts.get("rationale"),
        title=texts.get("title"),
        published_on=days.get("published_on"),
        language=texts.get("language") or language,
        claimants=(Claimant(speaker, texts.get("role")),) if speaker else (),
        said_on=days.get("said_on"),
        place=texts.get("place"),
        appearances=(texts["url"],) if "url" in texts else (),
        rated_on=days.get("rated_on"),
        topics=_parts(texts.get("topic"), rules.get("topic")),
        sources=_sources(texts.get("sources"), rules.get("sources")),
    )


def _parts(text: str | None, rule: ColumnRule | None) -> tuple[str, ...]:
    """Return the values in a cell, which the rule's separator parts, else a semicolon."""
    separator = (rule.separator if rule else None) or ";"
    parts = (each.strip() for each in (text or "").split(separator))
    return tuple(dict.fromkeys(each for each in parts if each))


def _sources(text: str | None, rule: ColumnRule | None) -> tuple[str, ...]:
    """Return the sources in a cell: addresses wherever they stand, else its parts."""
    if rule and rule.separator:
        return _parts(text, rule)
    found = addresses_in(text or "")
    return tuple(found) or _parts(text, rule)
