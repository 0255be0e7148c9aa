"""Rows of a table, or items of CSL-JSON, as sources of claims; every fault with its place."""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.text.addresses import is_address
from claimcheck.model.dates import DateError, parse_date
from claimcheck.model.ids import parse_id
from claimcheck.model.imports.import_map import DATE_FIELDS
from claimcheck.model.verdict import Source, Stance
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.checks.texts import as_name, as_words, first_text
from claimcheck.reading.tables.cells import CellError, day_of, text_of
from claimcheck.reading.tables.grid import Grid, GridCell
from claimcheck.reading.tables.headers import Resolved
from claimcheck.reading.unreadable import UnreadableError

_TEXTS: Final = ("title", "publisher", "origin", "locator", "quote", "archive_url", "accessed_on")


class ReadSource(NamedTuple):
    """A source as it was read at a place, of which claim, or why it is refused."""

    place: str
    claim: int | None
    source: Source
    note: str | None = None
    refused: str | None = None


def read_source_rows(grid: Grid, resolved: Resolved, claim: int | None) -> Iterator[ReadSource]:
    """Yield each row as a source of the claim that it names, else of ``claim``."""
    for number, row in grid.rows:
        yield _row(grid, resolved, number, row, claim)


def _row(
    grid: Grid, resolved: Resolved, number: int, row: tuple[GridCell, ...], claim: int | None
) -> ReadSource:
    """Return one row as a source."""
    texts, faults, cells = {}, [], {}
    for column, rule in resolved.rules:
        cell = row[column] if column < len(row) else None
        cells[rule.field] = grid.place(number, column)
        try:
            text = day_of(cell, rule) if rule.field in DATE_FIELDS else text_of(cell, rule)
            if text is not None:
                texts[rule.field] = str(text)
        except CellError as error:
            faults.append(f"{grid.place(number, column)}: {error}")
    return _source(f"{grid.sheet}!{number}", texts, claim, faults, cells)


def read_csl(name: str, content: bytes, claim: int | None) -> Iterator[ReadSource]:
    """Yield the items of CSL-JSON, as reference managers export them, as sources of a claim.

    Raises `UnreadableError` for anything else.
    """
    try:
        items = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(name, "it is not CSL-JSON") from error
    if not isinstance(items, list):
        raise UnreadableError(name, "it is not CSL-JSON: a list of items is wanted")
    for number, item in enumerate(items, 1):
        place = f"item {number}"
        if not isinstance(item, dict):
            yield ReadSource(place, claim, Source(Stance.CONTEXT, ""), refused=f"{place}: no item")
            continue
        yield _source(place, _csl_texts(item), claim, [])


def _csl_texts(item: Mapping[str, object]) -> dict[str, str]:
    """Return what an item of CSL-JSON says, by the fields of a source."""
    named = {
        "url": item.get("URL"),
        "title": item.get("title"),
        "publisher": item.get("container-title") or item.get("publisher"),
        "locator": item.get("page"),
        "archive_url": item.get("archive_location"),
        "accessed_on": _csl_day(item.get("accessed")),
    }
    texts = {field: text for field, value in named.items() if (text := first_text(value))}
    return {field: as_name(text) for field, text in texts.items()}


def _csl_day(value: object) -> str | None:
    """Return a date of CSL-JSON, ``{"date-parts": [[2026, 3, 1]]}``, in ISO form."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list) or not first or not str(first[0]).isdigit():
        return None
    return "-".join([f"{int(first[0]):04}", *(f"{int(str(each)):02}" for each in first[1:3])])


def _source(
    place: str,
    texts: dict[str, str],
    claim: int | None,
    faults: list[str],
    cells: Mapping[str, str] = MappingProxyType({}),
) -> ReadSource:
    """Return a source by its fields, with all that is wrong with it, each fault with its cell."""
    stance = texts.get("stance", str(Stance.CONTEXT)).casefold()
    if stance not in list(Stance):
        at = cells.get("stance", place)
        faults.append(f"{at}: {stance!r} is not a stance; stances are {', '.join(Stance)}")
        stance = str(Stance.CONTEXT)
    url = texts.get("url", "")
    if not is_address(url):
        fault = f"{url[:60]!r} is not an address" if url else "no url"
        faults.append(f"{cells.get('url', place)}: {fault}")
    try:
        claim = parse_id(texts["claim"], "c").number if "claim" in texts else claim
        if claim is None:
            faults.append(f"{place}: no claim; give a column of claims, or --claim c-31")
    except ClaimcheckError as error:
        faults.append(f"{cells.get('claim', place)}: {error}")
    try:
        if texts.get("accessed_on"):
            parse_date(texts["accessed_on"])
    except DateError as error:
        faults.append(f"{cells.get('accessed_on', place)}: {error}")
    told = {field: as_words(texts[field]) for field in _TEXTS if texts.get(field)}
    return ReadSource(
        place,
        claim,
        Source(Stance(stance), url, **told),
        texts.get("note"),
        "\n".join(faults) or None,
    )
