"""`claimcheck add`."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcheck.cli.options.common import Runtime
from tests.cli.running import FIXTURES, Ran, mistake, ok, run

TRADE = ("Trade grew by 20% over the year", "--speaker", "Lavrov", "--said-on", "2023-02-07")


def count(database: Path, table: str) -> int:
    connection = sqlite3.connect(database)
    (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    connection.close()
    return int(rows)


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


# One statement


def test_new_statement_gets_a_claim(database: Path) -> None:
    assert run("add", *TRADE) == Ran(
        0,
        "NEW     c-1 Lavrov: Trade grew by 20% over the year\n1 statement: 1 new. Stored.\n",
        "",
    )
    assert (count(database, "statements"), count(database, "claims")) == (1, 1)


def test_add_tells_every_word_that_was_taken_for_another(database: Path) -> None:
    ok("add", "The government of Kenya closed 40 hospitals in the northern provinces.")

    added = ok("add", "The goverment of Kenya closed 40 hosptals in the northern provinces.")

    assert "AGREES slip: government → goverment\n" in added
    assert "AGREES slip: hospitals → hosptals\n" in added


def test_same_statement_twice_is_stored_once(database: Path) -> None:
    ok("add", *TRADE)
    before = count(database, "events")

    assert ok("add", *TRADE) == (
        "KNOWN   s-1 was stored before, under c-1.\n"
        "1 statement: 1 known before. Nothing new was stored.\n"
    )
    assert count(database, "events") == before


def test_repeated_claim_is_linked_and_unconfirmed(database: Path) -> None:
    ok("add", *TRADE)

    assert ok("add", TRADE[0], "--speaker", "Lavrov", "--said-on", "2023-02-08") == (
        "SAME    s-2 Lavrov: Trade grew by 20% over the year\n"
        "        repeats c-1: 2 mentions, no verdict; linked, unconfirmed\n"
        "1 statement: 1 repeated. Stored.\n"
    )
    assert count(database, "claims") == 1


def test_changed_figure_is_stored_apart_and_asked_about(trade: Path) -> None:
    assert ok("add", "Trade grew by 30% over the year", "--said-on", "2023-02-07") == (
        "STORED  s-2 Trade grew by 30% over the year\n"
        "        as its own claim c-2; no verdict was carried over\n"
        "DIFFERS c-1 Trade grew by 20% over the year\n"
        "        said    Lavrov, 2023-02-07: 1 occasion, 1 mention\n"
        "        stored  Trade grew by >>20%<< over the year\n"
        "        yours   Trade grew by >>30%<< over the year\n"
        "        FIGURE DIFFERS 20% → 30%     overlap 1.00\n"
        "        verdict Misleading, as of 2023-03-02, proposed by A. Diallo, not signed\n"
        "                off. It covers 20%, not your figure.\n"
        "        because From a low base\n"
        "        You decide: claimcheck decide q-1 …\n"
        "1 statement: 1 to decide. Stored.\n"
    )


def test_claim_with_a_verdict_is_never_repeated_silently(trade: Path) -> None:
    ok("add", *TRADE[:-1], "2023-02-08")

    assert (count(trade, "claims"), count(trade, "questions")) == (2, 1)


def test_dry_run_stores_nothing_and_offers_no_decision(trade: Path) -> None:
    before = count(trade, "events")

    out = ok("add", "Trade grew by 30% over the year", "--said-on", "2023-02-07", "--dry-run")

    assert out.splitlines()[0] == "ASKED   s-2 Trade grew by 30% over the year"
    assert "claimcheck decide" not in out
    assert out.endswith("1 statement: 1 to decide. Nothing was stored (--dry-run).\n")
    assert count(trade, "events") == before


def test_every_field_is_kept(database: Path) -> None:
    ok(
        *(
            "add",
            "“Trade grew by 20%”",
            "--speaker",
            "Lavrov",
            "--speaker-role",
            "Foreign Minister",
        ),
        *("--organisation", "Russia", "--said-on", "2023-02", "--place", "Bamako"),
        *("--medium", "press conference", "--url", "https://wire.example/1", "--kind", "mixed"),
    )

    (row,) = json.loads(ok("export", "statements", "-f", "json"))

    assert row == {
        "statement_id": "s-1",
        "text": "“Trade grew by 20%”",
        "kind": "mixed",
        "speaker": "Lavrov",
        "role": "Foreign Minister",
        "organisation": "Russia",
        "said_on": "2023-02",
        "date_origin": "given",
        "reported_on": None,
        "place": "Bamako",
        "medium": "press conference",
        "url": "https://wire.example/1",
        "language": "und",
        "article_id": None,
        "spans": None,
        "prefix": None,
        "suffix": None,
        "rule": None,
        "claim_id": "c-1",
        "made_by": "A. Diallo",
        "confirmed_by": "A. Diallo",
        "status": "not picked up",
        "person_id": None,
        "person": None,
        "persons": None,
        "line": None,
        "column": None,
        "page": None,
        "paragraph": None,
        "time": None,
        "in_public": "unpublished",
        "recorded_on": "2023-03-02",
    }


def test_dash_reads_the_words_from_stdin(database: Path) -> None:
    ok("add", "-", stdin="\ufeff  Les prix ont monté de 5 %\n".encode())

    assert (
        ok("export", "statements", "-f", "csv")
        .splitlines()[1]
        .startswith("s-1,Les prix ont monté de 5 %,assertion,")
    )


def test_now_is_the_time_of_the_event(database: Path) -> None:
    ok("add", *TRADE, "--now", "2020-01-01T00:00:00Z")

    assert ok("log", "-n", "1", "-f", "csv").splitlines()[1].split(",")[1] == "2020-01-01T00:00:00Z"


def test_json_says_the_same_to_programs(trade: Path) -> None:
    (added,) = json.loads(ok("add", "Trade grew by 30% over the year", "-f", "json"))

    assert {key: added[key] for key in ("outcome", "statement_id", "claim_id", "questions")} == {
        "outcome": "asked",
        "statement_id": "s-2",
        "claim_id": "c-2",
        "questions": ["q-1"],
    }
    assert [match["band"] for match in added["matches"]] == ["conflicting"]


def test_new_statement_names_what_it_is_related_to(database: Path) -> None:
    ok("add", "Mali wants to expand commercial ties with Russia")

    out = ok("add", "Russia will boost the number of scholarships for Mali")

    assert out == (
        "NEW     c-2 Russia will boost the number of scholarships for Mali\n"
        "        related to c-1 Mali wants to expand commercial ties with Russia\n"
        "1 statement: 1 new. Stored.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((), "give the words, or --from FILE; - reads stdin in either place"),
        (("x", "--from", "y"), "give the words, or --from FILE; - reads stdin in either place"),
        (("",), "the statement is empty; give its words"),
        (
            ("https://paper.example/story",),
            "it is an address and says nothing; give the words, with --url for where they stand,"
            " or store a saved page with `claimcheck add --article FILE`",
        ),
        (("…!",), "the statement is empty; give its words"),
        (
            ("Prices rose", "--said-on", "2023-02-30"),
            "'2023-02-30' is not a date; write 2023-02-07, 2023-02 or 2023",
        ),
        (
            ("Prices rose", "--kind", "gossip"),
            "'gossip' is not a kind; kinds are direct, indirect, mixed, assertion",
        ),
        (
            ("Prices rose", "--in", "a-9"),
            "no a-9 in this database; `claimcheck list articles` shows the articles",
        ),
        (
            ("Prices rose", "--in", "gone.txt"),
            "cannot read gone.txt: No such file or directory; check the name",
        ),
        (
            ("Prices rose", "--title", "News"),
            "--title, --publisher and --published-on describe a file given with --in",
        ),
        (
            ("Prices rose", "--now", "2023-13-01T00:00:00Z"),
            "--now '2023-13-01T00:00:00Z' is not a UTC time; write 2023-03-01T09:00:00Z",
        ),
        (
            ("--from", "x.csv", "--speaker", "Lavrov"),
            "--speaker does not go with --from; give it in the file's records",
        ),
        (
            ("--from", "x.csv", "--url", "https://wire.example"),
            "--url does not go with --from; give it in the file's records",
        ),
        (
            ("x" * 10_001,),
            "the text is longer than 10,000 characters; give one statement",
        ),
    ],
)
def test_mistake_is_named_and_nothing_stored(
    database: Path, arguments: tuple[str, ...], problem: str
) -> None:
    before = count(database, "events")

    assert mistake("add", *arguments) == problem
    assert count(database, "events") == before


@pytest.mark.parametrize(
    ("stdin", "problem"),
    [
        (b"", "the statement is empty; give its words"),
        (b"a\0b", "the text holds a NUL character; remove it"),
        (
            b"caf\xe9",
            "cannot read stdin: line 1 is not UTF-8; convert it, for example with iconv",
        ),
        (b"a" * 10_000_000, "the text is longer than 10,000 characters; give one statement"),
    ],
    ids=["empty", "NUL", "Latin 1", "10 MB"],
)
def test_bad_stdin_is_one_line(database: Path, stdin: bytes, problem: str) -> None:
    before = count(database, "events")

    assert mistake("add", "-", stdin=stdin) == problem
    assert count(database, "events") == before


# Many statements


def test_article_and_its_statements_are_stored(database: Path) -> None:
    out = ok(
        *("add", "--from", str(FIXTURES / "statements.jsonl")),
        *("--in", str(FIXTURES / "article.txt"), "--title", "Equal partnership"),
        *("--publisher", "TASS", "--published-on", "2023-02-07", "--url", "https://tass.example"),
    )
    article = json.loads(ok("show", "a-1", "-f", "json"))

    assert out.splitlines()[-1] == "23 statements: 22 new, 1 repeated. Stored."
    assert article["text"].encode() == (FIXTURES / "article.txt").read_bytes()
    assert [article[key] for key in ("title", "publisher", "published_on", "url")] == [
        "Equal partnership",
        "TASS",
        "2023-02-07",
        "https://tass.example",
    ]
    assert len(article["statements"]) == 23
    for stored in article["statements"]:
        pieces = [article["text"][start:end] for start, end in stored["spans"]]
        assert " ".join(pieces) == stored["text"]


def test_subtitle_and_body_are_one_claim_two_reports_one_occasion(database: Path) -> None:
    statements, article = str(FIXTURES / "statements.jsonl"), str(FIXTURES / "article.txt")
    ok("add", "--from", statements, "--in", article)

    (claim, *_) = json.loads(ok("export", "claims", "-f", "json"))

    assert (claim["occasions"], claim["mentions"]) == (1, 2)


def test_import_run_twice_adds_nothing(database: Path) -> None:
    arguments = (
        "--from",
        str(FIXTURES / "statements.jsonl"),
        "--in",
        str(FIXTURES / "article.txt"),
    )
    ok("add", *arguments)
    before = count(database, "events")

    assert ok("add", *arguments) == "23 statements: 23 known before. Nothing new was stored.\n"
    assert count(database, "events") == before


def test_import_reads_stdin_and_an_article_by_id(database: Path) -> None:
    statements = (FIXTURES / "statements.jsonl").read_bytes()
    ok("add", "Prices rose", "--in", str(FIXTURES / "article.txt"))

    out = ok("add", "--from", "-", "--in", "a-1", stdin=statements)

    assert out.splitlines()[-1] == "23 statements: 22 new, 1 repeated. Stored."


@pytest.mark.parametrize(
    "given",
    [
        ("--from", str(FIXTURES / "follow-up.jsonl"), "--in", str(FIXTURES / "follow-up.txt")),
        ("--article", str(FIXTURES / "article.txt"), "--published-on", "2023-02-07"),
    ],
)
def test_several_processes_tell_and_store_the_same(database: Path, given: tuple[str, ...]) -> None:
    ok("add", "--from", str(FIXTURES / "statements.jsonl"))
    found = []
    for jobs in ("1", "2"):
        record = str(shutil.copy(database, database.with_name(f"{jobs}.db")))
        told = ok("add", *given, "-j", jobs, "--db", record)
        rows = ("statements", "claims", "questions")
        kept = [ok("export", each, "-f", "json", "--db", record) for each in rows]
        found.append((told, kept, ok("log", "--db", record)))

    assert found[0] == found[1]
    assert "c-3" in found[0][0]  # what came was near to what was there


def test_without_matching_each_statement_is_a_claim(database: Path) -> None:
    out = ok("add", "--no-match", "--from", str(FIXTURES / "statements.jsonl"))

    # Without its article, the subtitle cannot be told from the body.
    assert out.splitlines()[-1] == "23 statements: 22 new, 1 known before. Stored."
    assert count(database, "claims") == 22


def test_spans_that_miss_are_named_and_nothing_is_stored(database: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("Prices rose. Wages fell.")
    (tmp_path / "statements.jsonl").write_text(
        '{"text": "Prices rose", "spans": [[0, 11]]}\n'
        '{"text": "Wages fell", "spans": [[12, 22]]}\n'
        '{"text": "Rents fell", "spans": [[99, 109]]}\n'
    )
    before = count(database, "events")

    assert run("add", "--from", "statements.jsonl", "--in", "article.txt") == Ran(
        2,
        "",
        "claimcheck: 2 of 3 statements are not where their spans say; nothing stored; give"
        " the spans in code points of this article\n"
        "  statement 2: the article holds ' Wages fel' at 12–22, not 'Wages fell'\n"
        "  statement 3: the article holds '' at 99–109, not 'Rents fell'\n",
    )
    assert count(database, "events") == before
    assert count(database, "articles") == 0


def test_bad_line_7_is_named_and_nothing_of_the_file_is_stored(
    database: Path, tmp_path: Path
) -> None:
    good = "".join(f'{{"text": "Claim number {number}"}}\n' for number in range(1, 7))
    (tmp_path / "day.jsonl").write_text(f'{good}{{"text": "Claim", "said_on": "7 May"}}\n{good}')
    before = count(database, "events")

    assert run("add", "--from", "day.jsonl") == Ran(
        2,
        "",
        "claimcheck: day.jsonl: 1 bad record, nothing stored; fix the file and retry\n"
        "  row 7, column said_on: '7 May' is not a date; write 2023-02-07, 2023-02 or 2023\n",
    )
    assert count(database, "events") == before


def test_many_bad_records_are_named_up_to_twenty(database: Path) -> None:
    ran = run("add", "--from", "-", stdin=b'{"text": ""}\n' * 25)

    assert ran.err.splitlines() == [
        "claimcheck: stdin: 25 bad records (the first 20 follow), nothing stored;"
        " fix the file and retry",
        *(
            f"  row {number}, column text: the statement is empty; give its words"
            for number in range(1, 21)
        ),
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "stdin: it holds no record; give JSON lines or CSV; nothing stored"),
        (b"text,speaker\n", "stdin: it holds no record; give JSON lines or CSV; nothing stored"),
        (b"[]", "stdin: a JSON list; give one JSON object a line, or CSV; nothing stored"),
        (
            b"text\n\xff\n",
            "cannot read stdin: line 2 is not UTF-8; convert it, for example with iconv",
        ),
    ],
)
def test_file_without_records_is_one_line(database: Path, content: bytes, problem: str) -> None:
    assert mistake("add", "--from", "-", stdin=content) == problem


def test_header_without_the_words_or_with_unknown_columns_is_one_line(database: Path) -> None:
    assert mistake(
        "add", "--from", "-", stdin=b"quote,speaker,speaker\nPrices rose,Lavrov,x\n"
    ) == (
        "stdin: the first row must name columns: text is missing, which holds the words;"
        " 'quote' is unknown; speaker comes twice; columns are text, speaker, role,"
        " organisation, place, medium, url, language, prefix, suffix, person, rule,"
        " person_reason, persons, kind,"
        " said_on, date_origin, reported_on, spans, speaker_span, cue_span; nothing stored"
    )


@pytest.mark.slow
def test_interrupted_import_stores_nothing_and_exits_130(database: Path, tmp_path: Path) -> None:
    rows = (f'{{"text": "Claim {number} about {number * 7} things"}}\n' for number in range(20_000))
    (tmp_path / "many.jsonl").write_text("".join(rows))
    before = count(database, "events")

    importing = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "add", "--from", "many.jsonl"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env=os.environ,
    )
    # Its journal appears when the transaction has begun to write.
    waited = time.monotonic() + 30
    while not Path(f"{database}-wal").exists() and time.monotonic() < waited:
        time.sleep(0.05)
    time.sleep(0.3)
    importing.send_signal(signal.SIGINT)
    out, err = importing.communicate(timeout=30)

    assert (importing.returncode, out, err) == (130, b"", b"claimcheck: interrupted\n")
    assert count(database, "events") == before


def test_no_act_is_recorded_as_of_a_time_to_come(database: Path) -> None:
    words = ("add", "Trade grew", "--now", "2999-01-01T00:00:00Z")

    told = run(*words, runtime=Runtime())

    assert (told.code, told.out) == (2, "")
    assert "--now 2999-01-01T00:00:00Z is in the future" in told.err
