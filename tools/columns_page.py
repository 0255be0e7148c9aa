"""docs/columns.md: the columns of every file that comes in or goes out, in one place."""

import csv
import io
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from claimcheck.cli.app import main
from claimcheck.model.imports.import_map import CHECK_FIELDS, SOURCE_FIELDS
from claimcheck.reading.records import statements, verdict_rows
from claimcheck.reading.records.answers import ACT_FIELDS
from claimcheck.record import create_record, open_record
from claimcheck.store.queries.tables.exports_sql import EXPORTS
from tools.column_meanings import HOLDS

HEADER = """\
# Columns

Written by `python3 dev.py docs`; change `tools/columns_page.py`, not this page.

Exports keep the names and the order of their columns between releases; new ones come at the end.
Ids have their letter (`c-31`), days are ISO 8601 with the precision that is known (`2023`,
`2023-02`, `2023-02-07`), times are UTC, and text is UTF-8. An empty cell means that nobody said.
"""

_INCOMING = (
    (
        "Statements: `add --from FILE`, `match --batch FILE`",
        "CSV or JSON Lines. `text` is needed.",
        statements.COLUMNS,
    ),
    (
        "Statements that an export wrote",
        "These are read and not taken over: the record finds them itself.",
        statements.DERIVED_COLUMNS,
    ),
    (
        "Verdicts: `review --from FILE`",
        "`claim`, `verdict` and `rationale` are needed.",
        verdict_rows.COLUMNS,
    ),
    (
        "Checks of your own or of others: `import --type table`",
        "Fields, to which a map leads the columns of a sheet; `text` is needed.",
        CHECK_FIELDS,
    ),
    ("Sources: `import --type sources`", "Fields, as above; `url` is needed.", SOURCE_FIELDS),
)


_ELSEWHERE_IN = """\
### ClaimReview: `import --type claimreview`

Feeds and pages by schema.org's ClaimReview, not by columns: [what other desks have
published](others.md).

### An archive: `match --from FILE`

Any columns; `--text`, `--name` and `--date` say which hold the text, its name and its day:
[an archive of millions](archive.md).
"""
_ACTS = """\
### Cards answered elsewhere: `review --from FILE.jsonl`

JSON lines, as `review --export FILE` writes them. `task`, `card`, `claim_id` and `head` stay as
they are; `answer` is an act or a list of acts: an object with `act` and these fields."""
_ELSEWHERE_OUT = """\
### Not by columns

`export changes` has a JSON line for each row: `sequence`, `at`, `actor`, `kind`, `table`, `id` and
`row`, whose fields are those of [the table](schema.md). `export claimreview` follows schema.org:
[publish what you found](publish.md). `export all` is a workbook with a sheet for each export.
"""
# Commands that print a table, with what they need.
PRINTED: Mapping[str, tuple[str, ...]] = {
    "account list": (),
    "contact list": (),
    "config show": (),
    "due": (),
    "hold": (),
    "log": (),
    "person list": (),
    "policy show": (),
    "reviewer list": (),
    "scale show": (),
    "source list": ("c-1",),
    "stats": (),
    "topic list": (),
}


def columns_page() -> str:
    """Return docs/columns.md as it should be; a column without a description is a fault."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        create_record(path, "A. Diallo", clock=lambda: "2023-03-01T09:00:00Z")
        with open_record(path) as record:
            record.add("Trade grew by 20%")
            outgoing = {f"export {name}": tuple(record.table(name).columns) for name in EXPORTS}
        outgoing |= {
            name: _printed(*name.split(), *rest, "-f", "csv", "--db", str(path))
            for name, rest in PRINTED.items()
        }
    return "\n".join(_lines(outgoing)) + "\n"


def _printed(*arguments: str) -> tuple[str, ...]:
    """Return the columns of the CSV that a command prints."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(out), redirect_stderr(io.StringIO()), suppress(SystemExit):
        main(arguments)
    out.seek(0)
    return tuple(next(csv.reader(out)))


def _lines(outgoing: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of the page."""
    yield HEADER
    yield "## What comes in\n"
    for title, needed, columns in _INCOMING:
        yield f"### {title}\n\n{needed}\n\n{_listed(columns)}\n"
    yield _ELSEWHERE_IN
    yield f"{_ACTS}\n"
    yield from _acts()
    yield ""
    yield "## What goes out\n"
    for name, columns in outgoing.items():
        yield f"### `{name}`\n\n{_listed(columns)}\n"
    yield _ELSEWHERE_OUT
    yield "## What they hold\n\n| column | holds |\n| --- | --- |"
    named = {column for _, _, columns in _INCOMING for column in columns}
    named.update(column for columns in outgoing.values() for column in columns)
    for column in sorted(named | set(HOLDS)):
        about = HOLDS.get(column) if column in named else None
        yield f"| `{column}` | {about or '**is not described, or is not there**'} |"


def _acts() -> Iterator[str]:
    """Yield the table of the acts of an answered card, and of their fields."""
    yield "| act | needs | may have |\n| --- | --- | --- |"
    for act, (needed, allowed) in ACT_FIELDS.items():
        yield f"| `{act}` | {_listed(needed)} | {_listed(allowed)} |"


def _listed(columns: tuple[str, ...]) -> str:
    """Return columns as a line."""
    return ", ".join(f"`{column}`" for column in columns)
