"""`claimcheck redact`."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from claimcheck.cli.app import main
from claimcheck.cli.options.common import Runtime
from claimcheck.cli.output import wrapped
from claimcheck.cli.render.redaction import _HOLDS, _MAY_HOLD
from tests.desk import made_once

SECRET = "The Wyvernbridge informant received 290 envelopes"
NOW = ["--now", "2023-03-01T09:00:00Z"]


@pytest.fixture
def database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = begun(tmp_path)
    capsys.readouterr()
    return path


@made_once
def begun(path: Path) -> None:
    """Make a record of one claim."""
    run("init", "--db", str(path), "--by", "A. Diallo", *NOW)
    run("add", SECRET, "--speaker", "S. Lavrov", "--db", str(path), *NOW)


def run(*arguments: str, runtime: Runtime = Runtime()) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments, runtime)
    return int(ended.value.code or 0)


def redact(path: Path, *more: str, runtime: Runtime = Runtime()) -> int:
    given = ("--reason", "court order", "--db", str(path), *more, *NOW)
    return run("redact", "s-1", *given, runtime=runtime)


def test_redact_names_what_it_touched_and_the_log_verifies(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = redact(database)

    assert (code, *capsys.readouterr()) == (
        0,
        f"{database}:\n  removed from 2 rows: c-1, s-1\n  and the payloads of 1 event\n",
        "",
    )
    assert b"Wyvernbridge" not in database.read_bytes()
    assert run("log", "--verify", "--db", str(database)) == 0


def test_show_says_when_by_whom_and_why(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    redact(database)
    capsys.readouterr()

    run("show", "c-1", "--db", str(database))

    shown = capsys.readouterr().out
    assert shown.startswith("c-1 [redacted]\n")
    assert "  redacted  2023-03-01 by A. Diallo (event 4): court order\n" in shown


def test_the_records_own_log_is_no_leftover_however_the_file_is_named(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(database.parent)
    reader = sqlite3.connect(database)
    reader.execute("SELECT count(*) FROM claims").fetchall()

    code = redact(Path(database.name))

    reader.close()
    assert (code, capsys.readouterr().err) == (0, "")


def test_backups_named_are_redacted_and_others_pointed_out(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named, forgotten = (database.with_name(f"claims.db{end}") for end in (".monday", ".tuesday"))
    shutil.copyfile(database, named)
    shutil.copyfile(database, forgotten)
    database.with_name("claims.db.accounts").touch()

    assert redact(database, "--backup", str(named), "--dry-run") == 0
    assert capsys.readouterr().err == (
        f"{forgotten} may hold it too; name it with --backup, or remove it.\n"
    )
    code = redact(database, "--backup", str(named))

    assert code == 0
    assert b"Wyvernbridge" not in named.read_bytes()
    assert capsys.readouterr().err == (
        f"{forgotten} may still hold it; name it with --backup, or remove it.\n"
    )


def test_nothing_is_removed_where_a_backup_is_of_another_record(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.db"
    run("init", "--db", str(other), "--by", "A. Diallo", *NOW)
    capsys.readouterr()

    code = redact(database, "--backup", str(other))

    assert (code, capsys.readouterr().err) == (
        2,
        f"claimcheck: {other} holds another record; name a backup of {database}\n",
    )
    assert b"Wyvernbridge" in database.read_bytes()


def test_open_file_is_told_with_exit_1(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reader = sqlite3.connect(database)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM statements").fetchone()

    code = redact(database, runtime=Runtime(patience=0.1))
    reader.close()

    assert code == 1
    assert "close it, then redact again to wipe the file" in capsys.readouterr().out
    assert redact(database) == 0
    assert b"Wyvernbridge" not in database.read_bytes()


@pytest.mark.parametrize("shown", ["q-1", "p-1", "s-0", "everything"])
def test_only_kinds_that_hold_words_are_redacted(
    database: Path, capsys: pytest.CaptureFixture[str], shown: str
) -> None:
    code = run("redact", shown, "--reason", "court order", "--db", str(database))

    assert (code, capsys.readouterr().err.count("\n")) == (2, 1)


def test_person_goes_everywhere_and_what_may_mean_others_is_told(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["--speaker", "Mr Undercover", "--person", "Hugo Undercover", "--db", str(database)]
    run("add", "Hugo Undercover left the town", *more, *NOW)
    run("person", "alias", "p-1", "The informant", "--db", str(database), *NOW)
    capsys.readouterr()

    code = run("redact", "p-1", "--reason", "court order", "--db", str(database), *NOW)

    assert (code, *capsys.readouterr()) == (
        0,
        f"{database}:\n  removed from 4 rows: n-1, c-2, p-1, s-2\n"
        "  and the payloads of 2 events\n"
        "  left elsewhere, where they may mean others: “The informant”; see --also\n",
        "",
    )
    assert b"Undercover" not in database.read_bytes()


def test_dry_run_changes_nothing(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = run("log", "--head", "--db", str(database)), capsys.readouterr().out

    code = redact(database, "--dry-run", "--field", "speaker")

    assert (code, *capsys.readouterr()) == (
        0,
        f"{database}:\n  would be removed from 1 row: s-1\n  and the payloads of 1 event\n",
        "",
    )
    assert (run("log", "--head", "--db", str(database)), capsys.readouterr().out) == before


def test_unknown_field_is_told(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = redact(database, "--field", "spaeker")

    assert (code, capsys.readouterr().err) == (
        2,
        "claimcheck: s-1 has no field 'spaeker' to redact; fields are text, speaker, role,"
        " organisation, place, medium, url, prefix, suffix\n",
    )


def test_version_with_other_words_is_told(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rated = ["review", "c-1", "--as-of", "2023-03-01", "--db", str(database), *NOW]
    run(*rated, "--verdict", "Unverifiable", "--rationale", "H. Undercover told us so")
    run(*rated, "--verdict", "Opinion", "--rationale", "The port has the figures")
    capsys.readouterr()

    code = run("redact", "v-1", "--reason", "court order", "--db", str(database), *NOW)

    assert (code, *capsys.readouterr()) == (
        0,
        f"{database}:\n  removed from 1 row: v-1\n"
        "  and the payloads of 1 event\n"
        "  left with other words, as other versions of it: v-2; redact each that must go\n",
        "",
    )


def test_files_that_hold_the_words_are_named_to_be_made_again(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, sealed = database.with_name("claims.csv"), database.with_name("claims.db.bin")
    queue, digest = database.with_name("queue.jsonl"), database.with_name("digest.txt")
    run("take", "c-1", "--reason", "Widely shared", "--db", str(database), *NOW)
    run("export", "claims", "-o", str(table), "--db", str(database), *NOW)
    run("review", "--export", str(queue), "--db", str(database), *NOW)
    who = ["--for", "A. Diallo", "--today", "2023-03-01"]
    run("digest", *who, "-o", str(digest), "--db", str(database))
    run("backup", str(sealed), "--db", str(database), *NOW)
    sealed.write_bytes(b"\0 encrypted")
    capsys.readouterr()

    code = redact(database)

    assert (code, *capsys.readouterr()) == (
        0,
        f"{database}:\n  removed from 2 rows: c-1, s-1\n  and the payloads of 1 event\n"
        + "\n".join(
            [
                *wrapped(
                    f"{_HOLDS}: {table} (export), {queue} (export), {digest} (report)",
                    first="  ",
                    rest="    ",
                ),
                *wrapped(f"{_MAY_HOLD}: {sealed} (backup)", first="  ", rest="    "),
            ]
        )
        + "\n",
        "",
    )


def test_several_are_asked_about_unless_somebody_is_sure(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("add", "Trade grew by 20%", "--db", str(database), *NOW)
    several = ["redact", "s-1", "s-2", "--reason", "court order", "--db", str(database), *NOW]
    capsys.readouterr()

    refused = run(*several)
    asked = capsys.readouterr()
    done = run(*several, "--yes")
    told = capsys.readouterr()

    assert (refused, asked.out) == (2, "")
    assert "4 rows would be redacted for good; say --yes, or see which with --dry-run" in asked.err
    assert (done, told.out) == (
        0,
        f"{database}:\n  removed from 4 rows: c-1, c-2, s-1, s-2\n  and the payloads of 2 events\n",
    )
    assert run("history", "c-2", "--db", str(database)) == 0
    assert "redact" in capsys.readouterr().out


def test_what_a_filter_keeps_is_redacted_after_a_question(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("add", "Trade grew by 20%", "--speaker", "A. Diop", "--db", str(database), *NOW)
    given = ["redact", "--speaker", "A. Diop", "--reason", "court order", "--db", str(database)]
    capsys.readouterr()

    refused = run(*given, *NOW)
    asked = capsys.readouterr()
    tried = run(*given, "--dry-run", *NOW)
    shown = capsys.readouterr()
    done = run(*given, "--yes", *NOW)
    told = capsys.readouterr()
    again = run(*given, "--yes", *NOW)
    after = capsys.readouterr()

    assert (refused, asked.out) == (2, "")
    assert "2 rows would be redacted for good; say --yes" in asked.err
    assert (tried, "would be removed from 2 rows: c-2, s-2" in shown.out) == (0, True)
    assert (done, "removed from 2 rows: c-2, s-2" in told.out) == (0, True)
    assert (again, after.out) == (2, "")
    assert "A. Diop" in after.err


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([], "or choose it by --article, --topic, --speaker"),
        (["s-1", "--speaker", "S. Lavrov"], "name ids, or choose them by options; not both"),
    ],
)
def test_what_to_redact_is_named_or_chosen(
    database: Path, given: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("redact", *given, "--reason", "court order", "--db", str(database)) == 2

    assert told in capsys.readouterr().err


@pytest.mark.parametrize("what", ["c-1", "s-1", "v-1", "e-1"])
def test_pages_of_published_checks_are_named(
    database: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    at = ["--db", str(database), *NOW]
    page = "https://desk.example/check/1"
    grounds = ["--contradicts", "https://stat.example/1", "--backs", "https://port.example/2"]
    rated = ["--verdict", "False", "--rationale", "No.", "--as-of", "2023-01-01"]
    run("review", "c-1", *rated, *grounds, *at)
    run("reviewer", "add", "J. Keita", *at)
    run("sign-off", "v-1", "--by", "J. Keita", *at)
    at += ["--by", "A. Diallo"]
    out = ["--on", "2023-03-01", "--despite", "a test"]
    assert run("publish", "c-1", "--url", page, *out, *at) == 0, capsys.readouterr().err
    assert run("add", "The ferry sinks", *at) == 0
    capsys.readouterr()

    run("redact", "c-2", "--reason", "court order", "--dry-run", *at)
    assert "desk.example" not in capsys.readouterr().out
    for more in (["--dry-run"], []):
        run("redact", what, "--reason", "court order", *more, *at)
        told = " ".join(capsys.readouterr().out.split())
        assert f"may say it still; correct there, and publish again: {page}" in told
