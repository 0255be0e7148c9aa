"""`claimcheck doctor`."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck.store.log.transaction import transaction
from claimcheck.store.records.people.persons import add_person
from claimcheck.store.writing import open_writing
from tests.desk import REVIEWER, Desk, begun_once


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Return a desk with a claim."""
    desk = Desk(tmp_path)
    desk.run("add", "Trade grew by 20%")
    return desk


def test_sound_file_is_found_in_order(desk: Desk) -> None:
    answer = desk.run("doctor", "-f", "json")

    assert answer.code == 0
    assert [(each["check"], each["result"]) for each in answer.json] == [
        ("versions", "ok"),
        ("log file", "ok"),
        ("part files", "ok"),
        ("pages", "ok"),
        ("references", "ok"),
        ("migrations", "ok"),
        ("tables", "ok"),
        ("guards", "ok"),
        ("views", "ok"),
        ("notices", "ok"),
        ("doubles", "ok"),
        ("log", "ok"),
        ("texts", "ok"),
        ("JSON", "ok"),
        ("search index", "ok"),
    ]


@pytest.mark.parametrize(
    ("harm", "check", "found", "remedy"),
    [
        (
            ("DROP TRIGGER verdicts_no_delete",),
            "guards",
            "1 missing: verdicts_no_delete",
            "claimcheck migrate",
        ),
        (
            ("CREATE TRIGGER spy AFTER INSERT ON claims BEGIN SELECT 1; END",),
            "guards",
            "1 not ours: spy",
            "claimcheck migrate",
        ),
        (
            ("DROP TRIGGER claims_no_update", "UPDATE claims SET topic = 'other'"),
            "log",
            "row 1 of claims was changed: topic holds what no event speaks of",
            "claimcheck restore BACKUP",
        ),
        (
            ("DROP TRIGGER claims_no_delete", "DELETE FROM claims"),
            "references",
            "1 reference leads nowhere: row 1 of links to claims",
            "claimcheck restore BACKUP",
        ),
        (
            ("DELETE FROM _sqlite_migrations WHERE name <> 'm001_the_record'",),
            "migrations",
            "not noted: m002_the_life_of_a_verdict, m003_",
            "claimcheck migrate",
        ),
        (("DROP TABLE _sqlite_migrations",), "migrations", "m001_the_record", "claimcheck migrate"),
        (
            (
                "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
                " VALUES ('claimcheck', 'm099_to_come', '')",
            ),
            "migrations",
            "1 noted that were not applied: m099_to_come",
            "claimcheck restore",
        ),
        *(
            (
                (f"UPDATE _sqlite_migrations SET applied_at = {time} WHERE name LIKE '{which}%'",),
                "migrations",
                f"noted with a time that cannot be: {named}",
                "claimcheck restore",
            )
            for time, which, named in (
                ("'2001-01-01 00:00:00+00:00'", "m00", "m001_the_record, m002_"),
                ("'2001-01-01 00:00:00+00:00'", "m001", "m001_the_record"),
                ("'2001-01-01'", "m006", "m006_what_readers_see"),
                ("'2999-01-01 00:00:00+00:00'", "m004", "m004_places"),
                ("datetime(applied_at, '-1 hour')", "m003", "m003_search"),
                ("'another'", "m002", "m002_the_life"),
                ("NULL", "m002", "m002_the_life"),
                ("applied_at || 'x'", "m002", "m002_the_life"),
            )
        ),
        (
            ("ALTER TABLE questions DROP COLUMN meaning", "DROP TABLE assignments"),
            "tables",
            "1 column lacking: questions.meaning; 2 missing: assignments",
            "where a version before the release made the file, export from it with that version",
        ),
        (("DROP TABLE assignments",), "tables", "missing: assignments", "claimcheck restore"),
        (
            ("DROP INDEX links_target", "CREATE INDEX links_target ON links(claim)"),
            "tables",
            "1 differing: links_target",
            "claimcheck restore",
        ),
        (
            ("DROP TRIGGER claims_no_update", "UPDATE claims SET title = CAST(x'ff20' AS TEXT)"),
            "texts",
            "1 cannot be read: title in row 1 of claims",
            "claimcheck restore",
        ),
        (
            ("DROP TRIGGER claims_no_update", "UPDATE claims SET title = x'41'"),
            "texts",
            "1 cannot be read: title in row 1 of claims",
            "claimcheck restore",
        ),
        (
            ("DROP TRIGGER statements_no_update", "UPDATE statements SET spans = '[[1, 2'"),
            "JSON",
            "1 cannot be read: spans in row 1 of statements",
            "claimcheck restore",
        ),
        (
            ("DROP TRIGGER events_no_update", "UPDATE events SET payload = '{' WHERE sequence = 2"),
            "JSON",
            "1 cannot be read: payload in row 2 of events",
            "claimcheck restore",
        ),
        (("DROP VIEW open_claims",), "views", "1 missing: open_claims", "claimcheck migrate"),
        (
            (
                "DROP VIEW claim_words",
                "CREATE VIEW claim_words AS SELECT id, 'x' AS text, title, context FROM claims",
            ),
            "views",
            "1 differing: claim_words",
            "claimcheck migrate",
        ),
        (
            ("INSERT INTO record_index(record_index) VALUES ('delete-all')",),
            "search index",
            "words of the record's index disagree",
            "claimcheck migrate --index",
        ),
        (
            ("DELETE FROM record_index_docsize",),
            "search index",
            "lengths of the record's index disagree",
            "claimcheck migrate --index",
        ),
        (
            ("UPDATE record_index_data SET id = 7 WHERE id = 1",),
            "search index",
            "1 lengths of the record's index disagree",
            "claimcheck migrate --index",
        ),
        (
            (
                "INSERT INTO record_index(record_index, rowid, words)"
                " VALUES ('delete', 4, 'Trade grew by 20%')",
                "INSERT INTO record_index(rowid, words) VALUES (4, 'Grew trade by 20%')",
            ),
            "search index",
            "the record's index disagrees with it",
            "claimcheck migrate --index",
        ),
        (
            ("DELETE FROM claim_terms",),
            "search index",
            "rows of claim_terms disagree",
            "claimcheck migrate --index",
        ),
    ],
)
def test_harm_is_found_and_a_remedy_named(
    desk: Desk, harm: tuple[str, ...], check: str, found: str, remedy: str
) -> None:
    with sqlite3.connect(desk.path) as connection:
        for statement in harm:
            connection.execute(statement)
    connection.close()

    answer = desk.run("doctor", "-f", "json")

    (wrong,) = [each for each in answer.json if each["check"] == check]
    assert (answer.code, wrong["result"]) == (1, "wrong")
    assert found in wrong["found"]
    assert remedy in wrong["remedy"]


def test_search_in_a_damaged_index_names_what_heals_it(desk: Desk) -> None:
    with sqlite3.connect(desk.path) as connection:
        connection.execute("UPDATE record_index_data SET id = 7 WHERE id = 1")
    connection.close()

    code, _, err = desk.run("search", "trade")

    assert (code, err.count("\n")) == (2, 1)
    assert "malformed; `claimcheck doctor --db " in err
    assert desk.run("migrate", "--index").code == 0
    assert desk.run("search", "trade").code == 0
    assert desk.run("doctor").code == 0


def test_what_stands_twice_is_named_and_left_as_it_is(desk: Desk) -> None:
    # Undoing brought such back in earlier releases; this one refuses it.
    with open_writing(desk.path) as store, transaction(store) as writer:
        (label,) = writer.connection.execute("SELECT max(id) FROM labels").fetchone()
        for reason in ("Counted.", "Counted again."):
            with writer.act(REVIEWER, "review") as act:
                cells = {"claim": 1, "reviewer": REVIEWER, "role": "proposes", "label": label}
                act.insert("verdicts", **cells, rationale=reason, as_of="2023-03-01")
        for name in ("Ann Bo", "ANN BO"):
            with writer.act(REVIEWER, "person") as act:
                add_person(act, name)
    before = desk.run("log", "--head").out

    answer = desk.run("doctor", "-f", "json")

    (told,) = [each for each in answer.json if each["check"] == "doubles"]
    assert (answer.code, told["result"], told["named"]) == (
        0,
        "ok",
        ["v-1 and v-2", "p-1 and p-2"],
    )
    assert told["found"] == (
        "1 of one reviewer on one claim: v-1 and v-2; 1 of one name, not split off: p-1 and p-2"
    )
    assert "claimcheck person merge" in told["remedy"]
    assert desk.run("log", "--head").out == before


def test_namesakes_that_were_split_off_do_not_stand_twice(desk: Desk) -> None:
    desk.run("add", "Ships sail in May", "--speaker", "Ann Bo")
    desk.run("add", "Ships sail in June", "--speaker", "Ann Bo")
    desk.run("person", "add", "Ann Bo")
    apart = ("--statements", "s-3", "--as", "Ann Bo", "--reason", "another")
    split = desk.run("person", "split", "p-1", *apart)

    (told,) = [e for e in desk.run("doctor", "-f", "json").json if e["check"] == "doubles"]

    assert split.code == 0
    assert told["found"] == "nobody has two verdicts on one claim, and no name two persons"


def test_persons_whose_names_were_removed_are_nobody_s_doubles(desk: Desk) -> None:
    for name in ("Ann Bo", "Carl Dee"):
        desk.run("person", "add", name)
        desk.run("add", f"Ships of {name} sail in May", "--speaker", name)

    done = desk.run("redact", "p-1", "p-2", "--reason", "Court order 7", "--yes")

    assert done.code == 0
    (told,) = [e for e in desk.run("doctor", "-f", "json").json if e["check"] == "doubles"]
    assert told["found"] == "nobody has two verdicts on one claim, and no name two persons"


def test_many_missing_guards_are_counted_and_all_named_to_programs(desk: Desk) -> None:
    with sqlite3.connect(desk.path) as connection:
        query = "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"
        names = [name for (name,) in connection.execute(query).fetchall()]
        for name in names:
            connection.execute(f"DROP TRIGGER {name}")
    connection.close()

    (told,) = [each for each in desk.run("doctor", "-f", "json").json if each["check"] == "guards"]

    assert told["named"] == names
    assert (
        "WRONG        guards        99 missing: adoptions_no_delete,\n"
        "                           adoptions_no_replace, adoptions_no_update and 96 more\n"
        "                           → run `claimcheck migrate`, then `claimcheck log\n"
        "                             --verify`; `-f json` names all 99\n"
    ) in desk.run("doctor").out


def test_migrating_puts_guards_and_views_right(desk: Desk) -> None:
    with sqlite3.connect(desk.path) as connection:
        for statement in ("DROP TRIGGER verdicts_no_delete", "DROP VIEW claim_words"):
            connection.execute(statement)
    connection.close()

    desk.run("migrate")

    assert desk.run("doctor").code == 0


def test_nothing_is_changed(desk: Desk) -> None:
    before = desk.path.read_bytes()

    desk.run("doctor")

    assert desk.path.read_bytes() == before


def test_lines_fit_the_page(desk: Desk) -> None:
    answer = desk.run("doctor")

    assert answer.out.startswith("OK           versions      schema ")
    assert max(map(len, answer.out.splitlines())) <= 80


def test_damaged_pages_are_a_finding_or_an_error_never_a_crash(desk: Desk) -> None:
    content = bytearray(desk.path.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    desk.path.write_bytes(content)

    answer = desk.run("doctor")

    assert answer.code in (1, 2)
    assert "Traceback" not in answer.err


def test_stranger_s_file_is_a_mistake(desk: Desk, tmp_path: Path) -> None:
    desk.path = tmp_path / "notes.txt"
    desk.path.write_text("not a database, but a text that is long enough to be read as one")

    answer = desk.run("doctor")

    assert (answer.code, answer.err.count("\n")) == (2, 1)


def test_leftovers_of_killed_copies_are_named(desk: Desk) -> None:
    parts = [desk.path.with_name(f"monday.db.{name}.part") for name in ("a", "b", "fresh", "text")]
    export = desk.path.with_name(".claims.csv.123.part")
    # What the copy overwrote, with the words that it had.
    journal = desk.path.with_name("monday.db.b.part-journal")
    for beside in (export, journal, desk.path.with_name("film.parts")):
        beside.write_text("c-1")
        os.utime(beside, (1_000_000, 1_000_000))
    for part in parts:
        part.write_bytes(desk.path.read_bytes())
    parts[3].write_text("another program's download")
    for part in (*parts[:2], parts[3]):
        os.utime(part, (1_000_000, 1_000_000))

    (found,) = [each for each in desk.run("doctor", "-f", "json").json if each["named"]]

    assert (found["check"], found["result"]) == ("part files", "wrong")
    assert found["found"] == (
        "4 left unfinished: .claims.csv.123.part, monday.db.a.part, monday.db.b.part and 1 more"
    )
    assert found["named"][3] == "monday.db.b.part-journal"
    assert found["remedy"].startswith("remove what no command is writing")


def test_leftovers_are_named_wherever_something_was_made_of_the_record(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, elsewhere = desk.path.parent, tmp_path_factory.mktemp("elsewhere")
    (folder / "out").mkdir()
    desk.run("export", "claims", "-o", str(folder / "out" / "claims.csv"))
    desk.run("backup", str(elsewhere / "monday.db"))
    desk.run("site", str(folder / "site"), "--base", "https://desk.example/")
    inside = folder / "site" / "checks"
    inside.mkdir(exist_ok=True)
    left = [
        *(folder / "out" / ".claims.csv.12.part", inside / ".c-1.html.12.part"),
        *(elsewhere / "monday.db.x.part", folder / "unrelated" / ".claims.csv.12.part"),
    ]
    for each in left:
        each.parent.mkdir(exist_ok=True)
        each.write_bytes(b"")
        os.utime(each, (1_000_000, 1_000_000))

    (found,) = [each for each in desk.run("doctor", "-f", "json").json if each["named"]]

    named = ["out/.claims.csv.12.part", "site/checks/.c-1.html.12.part", str(left[2])]
    assert (found["check"], sorted(found["named"])) == ("part files", sorted(named))
    (folder / "out" / "claims.csv").unlink()
    shutil.rmtree(folder / "site")
    shutil.rmtree(elsewhere)
    (found,) = [each for each in desk.run("doctor", "-f", "json").json if each["named"]]
    assert found["named"] == ["out/.claims.csv.12.part"]


def foreign_log(desk: Desk, *, marked: bool) -> None:
    """Copy a backup over the record and leave the log of later acts beside it."""
    desk.run("backup", str(desk.path.with_name("monday.db")))
    with open_writing(desk.path):
        desk.run("add", "Trade fell by 30%")
        log = Path(f"{desk.path}-wal").read_bytes()
    desk.path.write_bytes(desk.path.with_name("monday.db").read_bytes())
    if marked:
        with sqlite3.connect(desk.path) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
        desk.run("add", "Prices rose by 12%")
    Path(f"{desk.path}-wal").write_bytes(log)


@pytest.mark.parametrize("marked", [False, True])
def test_log_of_another_file_is_named_and_nothing_is_mixed(desk: Desk, *, marked: bool) -> None:
    foreign_log(desk, marked=marked)
    before = desk.path.read_bytes(), Path(f"{desk.path}-wal").read_bytes()

    answer = desk.run("doctor", "-f", "json")

    found = {each["check"]: each for each in answer.json}
    assert answer.code == 1
    assert found["log file"]["found"] == "1 is not of this file: claims.db-wal"
    assert "to another folder" in found["log file"]["remedy"]
    assert found["search index"]["result"] == "not checked"
    assert (desk.path.read_bytes(), Path(f"{desk.path}-wal").read_bytes()) == before


def test_record_that_was_restored_while_others_have_it_open_is_in_order(desk: Desk) -> None:
    desk.run("backup", str(desk.path.with_name("monday.db")))
    desk.run("add", "Trade fell by 30%")
    with open_writing(desk.path):
        # Its log holds the earlier state, and the file the later one.
        desk.run("restore", str(desk.path.with_name("monday.db")))

        assert desk.run("doctor").code == 0


@pytest.mark.parametrize("command", [("list",), ("show", "c-1"), ("log", "--verify"), ("doctor",)])
def test_name_that_is_no_text_is_one_line(desk: Desk, command: tuple[str, ...]) -> None:
    content = desk.path.read_bytes()
    assert content.count(b"tableclaimsclaims") == 1
    desk.path.write_bytes(content.replace(b"tableclaimsclaims", b"tableclaim\xa9claims"))

    answer = desk.run(*command)

    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "damaged: it cannot be read" in answer.err


@pytest.mark.parametrize(
    "harm",
    [
        ("CREATE TRIGGER spy AFTER INSERT ON events BEGIN DELETE FROM verdicts; END",),
        (
            "DROP TRIGGER verdicts_no_delete",
            "CREATE TRIGGER verdicts_no_delete AFTER INSERT ON events"
            " BEGIN DELETE FROM verdicts; END",
        ),
    ],
)
def test_nothing_is_written_beside_a_trigger_that_is_not_ours(
    tmp_path: Path, harm: tuple[str, ...]
) -> None:
    desk = Desk(tmp_path)
    desk.run("add", "Trade grew by 20%")
    desk.run("review", "c-1", "--verdict", "True", "--rationale", "So it is.")
    with closing(sqlite3.connect(desk.path)) as connection:
        for statement in harm:
            connection.execute(statement)

    told = desk.refused("note", "c-1", "x")
    assert "is no guard of this release, and would act with every write; `claimcheck doc" in told
    assert desk.run("list").code == 0
    assert desk.run("migrate").code == 0
    assert desk.run("note", "c-1", "x").code == 0
    assert desk.rows("SELECT count(*) FROM current_verdicts") == [(1,)]
    assert desk.run("doctor").code == 0
