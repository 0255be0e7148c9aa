"""`claimcheck scale`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    RowsFormat,
    RowsFormatOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import counted, padded, put, say, wrapped
from claimcheck.cli.render.listing import as_columns, put_rows
from claimcheck.language.display.columns import columns
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from claimcheck.model.record.table import Table

command = typer.Typer(
    no_args_is_help=True,
    help="The labels that verdicts can have.\n\nExample: claimcheck scale show",
)


@command.callback()
def group() -> None:
    """Show the scale of labels, or put a new version in force."""


@command.command("show")
def show(
    every: Annotated[bool, option("--all", "Every version, the newest last.")] = False,
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Show the labels in force, and retired ones that verdicts still have.

    Then what foreign labels become here when they come in a file, by [scale.map].

    Example: claimcheck scale show
    """
    from claimcheck.workflows.verdicts.scale import map_table

    with record_of(database) as record:
        table = record.scale_table(every=every)
        mapped = map_table(record.settings.scale_map, record.scale())
    if form is RowsFormat.TABLE:
        put("\n".join(_lines(table)))
    else:
        put_rows(table, form)
    if mapped.rows and form is RowsFormat.TABLE:
        put(f"\n{as_columns(mapped)}")
    elif mapped.rows:
        say(f"{counted(len(mapped.rows), 'foreign label')}: `claimcheck config show` has the map.")


def _lines(table: "Table") -> list[str]:
    """Return each scale with its labels and what they mean, in lines that fit the terminal."""
    lines: list[str] = []
    labels = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    width = max((columns(visible(str(each["label"]))) for each in labels), default=0)
    before = None
    for each in labels:
        scale = f"{visible(str(each['scale']))} {each['version']}"
        if scale != before:
            lines.append(scale)
        before = scale
        facts = [f"rank {each['rank']}" if each["rank"] else "no rank"]
        facts += ["fires in a scan"] if each["fires"] == "yes" else []
        facts += [counted(int(each["verdicts"] or 0), "verdict")]
        facts += [str(each["state"])] if each["state"] != "in force" else []
        head = f"  {padded(visible(str(each['label'])), width)}  "
        said = f"{', '.join(facts)}: {visible(str(each['definition']))}"
        lines += wrapped(said, first=head, rest=" " * columns(head))
    return lines


@command.command("import")
def import_file(
    context: typer.Context,
    file: Annotated[str, argument("The scale, or - for stdin.", "FILE.toml")],
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Put a new version of the scale in force, for verdicts given from now on.

    Verdicts given before keep their label and its definition. docs/scales.md shows
    what the file looks like.

    Example: claimcheck scale import scale.toml
    """
    from claimcheck.reading.records.scales import read_scale

    found = read_scale(file)
    with record_of(database, context, by=by, now=now) as record:
        changed = record.set_scale(found.name, found.labels)
    name = f"{visible(changed.scale.name)} {changed.scale.version}"
    if not changed.is_new:
        put(f"{name} says the same already; nothing was stored.")
        return
    put(f"{name} is in force, with {counted(len(changed.scale.labels), 'label')}.")
    for word, labels in (("New", changed.added), ("Retired", changed.retired)):
        if labels:
            put(f"{word}: {', '.join(map(visible, labels))}.")
