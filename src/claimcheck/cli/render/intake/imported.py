"""What an import did, for people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from claimcheck.cli.output import counted, cut, line_width
from claimcheck.language.display.safe import visible
from claimcheck.model.imports.imported import Brought, Imported, ImportOutcome

if TYPE_CHECKING:
    from claimcheck.model.imports.outside_check import OutsideCheck
    from claimcheck.workflows.intake.imports.mapped_tables import ReadTable

_REMARKS: Final = 20


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


def brought_lines(one: Brought) -> Iterator[str]:
    """Yield one record with what became of it."""
    yield from check_lines(one.check, one.place, str(one.outcome))
    if one.label and one.label != one.check.label:
        yield f"  {'label here':<10}  {visible(one.label)}"
    for remark in one.told:
        yield f"  told        {visible(remark)}"


def imported_lines(imported: Imported) -> Iterator[str]:
    """Yield the remarks with how often each was made, and the counts in one line."""
    remarks = imported.told.most_common()
    for remark, count in remarks[:_REMARKS]:
        yield f"  {count:,} × {cut(remark, line_width() - 8)}"
    if len(remarks) > _REMARKS:
        yield f"  and {len(remarks) - _REMARKS:,} other remarks"
    counts = imported.counts
    shown = [
        f"{counts[each]:,} {each}"
        for each in ImportOutcome
        if counts[each] or each in {ImportOutcome.NEW, ImportOutcome.KNOWN}
    ]
    line = f"{imported.read:,} read: {', '.join(shown)}"
    if imported.unplaced:
        labels = counted(len(imported.unplaced), "label")
        line += f"; {labels} without a place on your scale (--labels lists them)"
    yield line


def labels_toml(imported: Imported) -> Iterator[str]:
    """Yield the labels without a place as tables of the settings, to be filled in."""
    site: str | None = ""
    ordered = sorted(
        imported.unplaced.items(), key=lambda each: (each[0][0] or "", -each[1], each[0][1])
    )
    for (of, label), count in ordered:
        if of != site:
            yield f"[scale.map.{_quoted(of)}]" if of else "[scale.map]"
        site = of
        yield f'{_quoted(label)} = ""  # {count:,}'


def _quoted(text: str) -> str:
    """Return a text as TOML writes it."""
    import json

    return json.dumps(visible(text), ensure_ascii=False)
