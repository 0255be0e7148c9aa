"""`claimcheck export`."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, child, golden, mistake, ok, run

# A release may add columns at the end; it may not rename or move any of these.
COLUMNS = {
    "claims": "claim_id,claim,title,context,topic,language,status,speakers,first_said_on,"
    "occasions,mentions,verdicts,open_questions,same_as,persons,in_public,recorded_on,in_hand_of,"
    "priority,deadline,readers_have",
    "verdicts": "claim_id,claim,status,speakers,role,organisation,first_said_on,place,occasions,"
    "mentions,verdict_id,verdict,rank,scale_version,reviewer,reviewer_role,as_of,recheck_on,"
    "rationale,sources_backing,sources_against,published_url,persons,in_public,"
    "rated_on,published_on,published_despite,readers_have",
    "statements": "statement_id,text,kind,speaker,role,organisation,said_on,"
    "date_origin,reported_on,place,medium,url,"
    "language,article_id,spans,prefix,suffix,rule,claim_id,made_by,confirmed_by,status,"
    "person_id,person,persons,line,column,page,paragraph,time,in_public,recorded_on",
    "sources": "source_id,claim_id,claim,status,stance,url,title,publisher,origin,locator,quote,"
    "accessed_on,archive_url,added_by,copy_id,copy_sha256,"
    "copy_media_type,copy_bytes,in_public,recorded_on",
}
HOSTILE = [
    "=HYPERLINK(1)",
    "+1 for growth",
    "-5% growth",
    "@everyone knows",
    "\tindented words",
    "\rcarriage returned",
    "\nbegins below",
    "'tis said",
    "''twice quoted",
    'She said "no", twice; then left',
    "lines\r\nand\rmore\nlines",
    " blanks around ",
    "Les prix ont monté – de 5 %",
    "\x1b[31mred \u202e and back\x9b",
    "line\u2028separator\x85next\x1cfield",
    "comma, semicolon; tab\tall three",
    "\ufeffbegins with a mark",
]


@pytest.mark.parametrize("what", COLUMNS)
def test_columns_are_stable(sample: Path, what: str) -> None:
    assert ok("export", what).partition("\n")[0] == COLUMNS[what]


@pytest.mark.parametrize("what", COLUMNS)
def test_rows_come_as_csv_in_order_of_id(sample: Path, what: str) -> None:
    golden(f"export-{what}.csv", ok("export", what))


@pytest.mark.parametrize("form", ["json", "jsonl", "markdown"])
def test_rows_come_in_other_formats(sample: Path, form: str) -> None:
    golden(f"export-verdicts.{form}", ok("export", "verdicts", "-f", form))


def test_export_is_deterministic(sample: Path) -> None:
    assert ok("export", "claims") == ok("export", "claims")


@pytest.mark.parametrize(
    ("what", "options", "kept"),
    [
        ("verdicts", ("--as-of-since", "2023-03-01"), ["v-3", "v-2"]),
        ("verdicts", ("--since", "2023-03-02"), ["v-1", "v-3", "v-2"]),
        ("verdicts", ("--since", "2023-03-03", "--now", "2023-03-04T09:00:00Z"), []),
        ("verdicts", ("--as-of-until", "2023-02"), ["v-1"]),
        ("verdicts", ("--status", "disputed"), []),
        ("verdicts", ("--status", "proposed"), ["v-1", "v-3", "v-2"]),
        ("sources", ("--as-of-since", "2030", "--now", "2030-03-02T09:00:00Z"), []),
        ("statements", ("--speaker", "DIOP", "--as-of-until", "2023-02-07"), None),
    ],
)
def test_filters_keep(
    sample: Path, what: str, options: tuple[str, ...], kept: list[str] | None
) -> None:
    rows = [json.loads(line) for line in ok("export", what, "-f", "jsonl", *options).splitlines()]

    if kept is None:
        assert all("Abdoulaye Diop" in (row["person"] or row["persons"]) for row in rows)
    else:
        assert [row[f"{what[:-1]}_id"] for row in rows] == kept


def test_cell_that_a_spreadsheet_would_run_is_guarded(database: Path) -> None:
    for text in HOSTILE[:4]:
        ok("add", "--no-match", "--", text)

    rows = ok("export", "claims").splitlines()[1:]

    assert [row.split(",")[1] for row in rows] == [
        "'=HYPERLINK(1)",
        "'+1 for growth",
        "'-5% growth",
        "'@everyone knows",
    ]


def test_raw_leaves_cells_alone(database: Path) -> None:
    ok("add", "=1+1 is what he said")

    assert ok("export", "claims", "--raw").splitlines()[1].startswith("c-1,=1+1 is what he said,")


def test_excel_gets_its_mark_line_ends_and_delimiter(trade: Path) -> None:
    out = ok("export", "statements", "--excel", "--delimiter", ";")

    assert out.startswith("\ufeffstatement_id;text;kind;")
    assert out.count("\r\n") == out.count("\n") == 2


@pytest.mark.parametrize(
    ("writing", "reading", "name"),
    [
        ((), (), "day.csv"),
        (("--excel",), (), "day.csv"),
        (("--delimiter", ";"), (), "day.csv"),
        (("--excel", "--delimiter", "tab"), (), "day.csv"),
        (("--raw",), ("--raw",), "day.csv"),
        (("-f", "jsonl"), (), "day.jsonl"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_statements_read_back_are_the_same_texts(
    database: Path, writing: tuple[str, ...], reading: tuple[str, ...], name: str
) -> None:
    records = [
        {"text": text, "speaker": text, "said_on": f"20{number:02}", "place": text, "suffix": text}
        for number, text in enumerate(HOSTILE)
    ]
    ok(
        *("add", "--no-match", "--from", "-"),
        stdin="\n".join(json.dumps(record) for record in records).encode(),
    )
    ok("export", "statements", *writing, "-o", name)
    before = ok("export", "statements", "-f", "jsonl")
    ok("init", "--db", "fresh.db", "--by", "A. Diallo")

    ok("add", "--no-match", "--from", name, *reading, "--db", "fresh.db")

    assert ok("export", "statements", "-f", "jsonl", "--db", "fresh.db") == before


def test_sample_survives_the_way_through_csv(sample: Path) -> None:
    ok("export", "statements", "-o", "day.csv")
    ok("init", "--db", "fresh.db")
    ok("add", "--no-match", "--from", "day.csv", "--db", "fresh.db")

    def texts(database: str) -> set[tuple[str, ...]]:
        out = ok("export", "statements", "-f", "json", "--db", database)
        fields = ("text", "kind", "speaker", "role", "said_on", "place", "prefix", "suffix")
        return {tuple(row[field] for field in fields) for row in json.loads(out)}

    # Statements of two articles with the same words, speaker and date are one without them.
    assert texts("fresh.db") <= texts("claims.db")
    assert {row[0] for row in texts("fresh.db")} == {row[0] for row in texts("claims.db")}


def test_file_is_written_and_counted_on_stderr(trade: Path, tmp_path: Path) -> None:
    assert run("export", "verdicts", "-o", "out.csv") == Ran(0, "", "Wrote 1 row to out.csv.\n")
    assert (tmp_path / "out.csv").read_bytes().decode() == ok("export", "verdicts")
    assert ok("export", "verdicts", "-o", "-") == ok("export", "verdicts")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("folder", "Is a directory"), ("missing/out.csv", "No such file or directory")],
)
def test_place_that_cannot_be_written_is_named(
    trade: Path, tmp_path: Path, name: str, reason: str
) -> None:
    (tmp_path / "folder").mkdir()

    assert mistake("export", "claims", "-o", name) == (
        f"cannot write {name}: {reason}; name another file with -o"
    )


def test_database_is_never_overwritten(trade: Path) -> None:
    before = trade.read_bytes()

    assert mistake("export", "claims", "-o", "./claims.db") == (
        "claims.db is the database itself; name another file with -o"
    )
    assert trade.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("other.db", "other.db is a database"),
        ("link.csv", "other.db is a database"),
        ("other.db-wal", "other.db is a database"),
        ("claimcheck.toml", "claimcheck.toml is for settings"),
        ("pyproject.toml", "pyproject.toml is for settings"),
    ],
)
@pytest.mark.parametrize("command", [("export", "claims", "-f", "csv"), ("dossier", "c-1")])
def test_neither_settings_nor_a_record_are_overwritten(
    trade: Path, command: tuple[str, ...], name: str, told: str
) -> None:
    other = trade.with_name("other.db")
    other.write_bytes(trade.read_bytes())
    trade.with_name("link.csv").symlink_to("other.db")
    settings = trade.with_name("claimcheck.toml")
    settings.write_text('by = "A. Diallo"\n')

    assert mistake(*command, "-o", name) == f"{told}; name another file with -o"
    assert other.read_bytes() == trade.read_bytes()
    assert settings.read_text() == 'by = "A. Diallo"\n'
    assert not trade.with_name("other.db-wal").exists()


@pytest.mark.parametrize("name", ["n.xls", "n.ods", "n.docx", "n.PDF", "n.tsv"])
def test_name_that_chooses_no_format_is_refused(trade: Path, name: str) -> None:
    told = f"nothing is written as {name[2:]}; choose with -f"

    for what in ("claims", "verdicts"):
        assert mistake("export", what, "-o", name) == f"{told}: csv, json, jsonl, markdown, xlsx"
    assert mistake("report", "--since", "2023", "-o", name) == f"{told}: html, markdown"
    assert mistake("export", "changes", "-o", name).endswith("; use jsonl")
    assert not trade.with_name(name).exists()
    ok("export", "claims", "-f", "csv", "-o", name)


def test_full_disk_leaves_the_earlier_file(sample: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "out.csv"
    earlier.write_text("yesterday's rows\n")

    ran = child("export", "statements", "-o", "out.csv", file_size=4096)

    told = "claimcheck: cannot write out.csv: File too large; name another file with -o\n"
    assert ran == (2, "", told)
    assert earlier.read_text() == "yesterday's rows\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.db", "out.csv"]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((), "Missing argument 'ROWS'"),
        (
            ("people",),
            "Invalid value for 'ROWS': 'people' is not one of 'claims', 'verdicts',"
            " 'statements', 'sources'",
        ),
    ],
)
def test_unknown_rows_are_named(sample: Path, arguments: tuple[str, ...], problem: str) -> None:
    assert mistake("export", *arguments).partition("; see ")[0].startswith(problem)


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--delimiter", "|"), "--delimiter '|' is not one of , ; tab"),
        (("-f", "json", "--excel"), "--excel, --raw and --delimiter go with -f csv"),
        (("-f", "jsonl", "--raw"), "--excel, --raw and --delimiter go with -f csv"),
        (("-f", "markdown", "--delimiter", ";"), "--excel, --raw and --delimiter go with -f csv"),
        (("--since", "May"), "'May' is not a date; write 2023-02-07, 2023-02 or 2023"),
    ],
)
def test_options_that_do_not_fit_are_named(
    sample: Path, options: tuple[str, ...], problem: str
) -> None:
    assert mistake("export", "claims", *options) == problem
