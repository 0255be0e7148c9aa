"""What an import did, for people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from claimcheck.cli.output import counted, cut, line_width
from claimcheck.language.display.safe import visible
from claimcheck.model.imports.imported import Brought, Imported, ImportOutcome

if TYPE_CHECKING:
    from collections import Counter

    from claimcheck.model.imports.outside_check import OutsideCheck
    from claimcheck.workflows.intake.imports.mapped_tables import ReadTable
    from claimcheck.workflows.intake.imports.source_lists import SourceList

_REMARKS: Final = 20
_RECORDS: Final = 3


def check_lines(check: "OutsideCheck", place: str, outcome: str = "") -> Iterator[str]:
    """Yield one record as it would be stored."""
    yield " ".join(filter(None, (place or "record", outcome))) + ":"
    said_by = "; ".join(
        f"{each.name}, {each.role}" if each.role else each.name for each in check.claimants
    )
    facts = (
        ("text", check.claim),
        ("speaker", said_by),
        ("said on", str(check.said_on or "")),
        ("place", check.place),
        ("found at", " ".join(check.appearances)),
        ("topic", "; ".join(check.topics)),
        ("language", check.language),
        ("verdict", check.label),
        ("rationale", check.explanation),
        ("publisher", check.publisher),
        ("checked by", check.byline),
        ("rated on", str(check.rated_on or "")),
        ("published", " ".join(filter(None, (str(check.published_on or ""), check.url)))),
        ("sources", " ".join(check.sources)),
    )
    for name, value in facts:
        if value:
            yield f"  {name:<10}  {cut(value, line_width() - 14)}"


def table_lines(table: "ReadTable") -> Iterator[str]:
    """Yield what a table's columns were taken for, and those that nobody explained."""
    yield f"{visible(table.sheet)}: {counted(len(table.rows), 'row')}"
    for rule in table.rules:
        yield f"  {visible(rule.column)} = {rule.field}"
    for column in table.ignored:
        yield f"  {visible(column)} is ignored"
    proposed = {rule.column: rule.field for rule in table.proposed}
    for column in table.open:
        field = proposed.get(column)
        hint = f"proposed: --set '{visible(column)}={field}'" if field else "not understood"
        yield f"  {visible(column)}: neither mapped nor ignored; {hint}"


def source_list_lines(found: "SourceList") -> Iterator[str]:
    """Yield what a file of sources was read as: its columns, and three records."""
    if found.sheet:
        yield f"{visible(found.sheet)}: {counted(len(found.sources), 'row')}"
    for rule in found.rules:
        yield f"  {visible(rule.column)} = {rule.field}"
    for column in found.ignored:
        yield f"  {visible(column)} is ignored"
    for column in found.open:
        yield f"  {visible(column)}: neither mapped nor ignored; not understood"
    for each in [one for one in found.sources if not one.refused][:_RECORDS]:
        yield f"{each.place}:"
        claim = f"c-{each.claim:d}" if each.claim is not None else None
        facts = {"claim": claim, **each.source._asdict(), "note": each.note}
        for name, value in facts.items():
            if value:
                yield f"  {name.replace('_', ' '):<11}  {cut(str(value), line_width() - 15)}"


def brought_lines(one: Brought) -> Iterator[str]:
    """Yield one record with what became of it."""
    yield from check_lines(one.check, one.place, str(one.outcome))
    if one.label and one.label != one.check.label:
        yield f"  {'label here':<10}  {visible(one.label)}"
    for remark in one.told:
        yield f"  told        {visible(remark)}"


def imported_lines(imported: Imported, name: str) -> Iterator[str]:
    """Yield what was refused and where, the remarks with how often, and the counts in one line."""
    for each in imported.refused:
        yield f"  {cut(' '.join(filter(None, (name, each.place))), 60)}: {visible(each.reason)}"
    more = imported.counts[ImportOutcome.REFUSED] - len(imported.refused)
    if more > 0:
        yield f"  and {more:,} more refused; --refused FILE keeps each with its place"
    named = set() if more > 0 else {each.reason for each in imported.refused}
    named |= set() if more > 0 else {f"{each.place} {each.reason}" for each in imported.refused}
    remarks = [each for each in imported.told.most_common() if each[0] not in named]
    for remark, count in remarks[:_REMARKS]:
        yield f"  {count:,} × {cut(remark, line_width() - 8)}"
    if len(remarks) > _REMARKS:
        yield f"  and {len(remarks) - _REMARKS:,} other remarks"
    counts = imported.counts
    is_stored = not counts[ImportOutcome.READ]
    shown = [
        f"{counts[each]:,} {each}"
        for each in ImportOutcome
        if counts[each] or (is_stored and each in {ImportOutcome.NEW, ImportOutcome.KNOWN})
    ]
    line = f"{imported.read:,} read: {', '.join(shown)}"
    if imported.unplaced:
        labels = counted(len(imported.unplaced), "label")
        line += f"; {labels} without a place on your scale (--labels lists them)"
    yield line


def labels_toml(unplaced: "Counter[tuple[str | None, str]]") -> Iterator[str]:
    """Yield the labels without a place as tables of the settings, to be filled in."""
    site: str | None = ""
    ordered = sorted(unplaced.items(), key=lambda each: (each[0][0] or "", -each[1], each[0][1]))
    for (of, label), count in ordered:
        if of != site:
            yield f"[scale.map.{_quoted(of)}]" if of else "[scale.map]"
        site = of
        yield f'{_quoted(label)} = ""  # {count:,}'


def _quoted(text: str) -> str:
    """Return a text as TOML writes it."""
    import json

    return json.dumps(visible(text), ensure_ascii=False)
