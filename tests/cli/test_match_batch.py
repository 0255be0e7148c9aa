"""`claimcheck match --batch`."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import FIXTURES, Ran, child, mistake, ok, run

TRADE = "Trade grew by 20% over the year"


def test_each_line_is_answered_in_order(trade: Path) -> None:
    Path("lines.txt").write_text(f"{TRADE}\n\nTrade grew by 30% over the year\nWhales sing\n")

    out = ok("match", "--batch", "lines.txt")

    assert out == (
        "Line 1: Trade grew by 20% over the year\n"
        "ASK     c-1 Trade grew by 20% over the year\n"
        "        said    Lavrov, 2023-02-07: 1 occasion, 1 mention\n"
        "        PERIOD DIFFERS 2023-02-07 → unknown     overlap 1.00\n"
        "        verdict Misleading, as of 2023-03-02, proposed by A. Diallo, not signed\n"
        "                off. It covers the stored words, not yours.\n"
        "        because From a low base\n"
        "None is the same.\n"
        "\n"
        "Line 3: Trade grew by 30% over the year\n"
        "DIFFERS c-1 Trade grew by 20% over the year\n"
        "        said    Lavrov, 2023-02-07: 1 occasion, 1 mention\n"
        "        stored  Trade grew by >>20%<< over the year\n"
        "        yours   Trade grew by >>30%<< over the year\n"
        "        FIGURE DIFFERS 20% → 30%     overlap 1.00\n"
        "        PERIOD DIFFERS 2023-02-07 → unknown\n"
        "        verdict Misleading, as of 2023-03-02, proposed by A. Diallo, not signed\n"
        "                off. It covers 20%, not your figure.\n"
        "        because From a low base\n"
        "None is the same.\n"
        "\n"
        "Line 4: Whales sing\n"
        "None is the same.\n"
        "\n"
        "3 statements compared with 1 claim: 1 differ, 1 to ask about, 1 new.\n"
    )


def test_json_lines_say_who_said_it_when_and_where(trade: Path) -> None:
    row = {"text": TRADE, "speaker": "Lavrov", "said_on": "2023-02-07"}

    ran = run("match", "--batch", "-", "-f", "jsonl", stdin=json.dumps(row).encode())

    (answer,) = map(json.loads, ran.out.splitlines())
    assert (answer["line"], answer["statement"], answer["compared"]) == (1, TRADE, 1)
    assert [match["band"] for match in answer["matches"]] == ["same"]


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_an_answer_in_a_batch_is_that_of_one_statement(sample: Path, form: str) -> None:
    words = "The number of scholarships for students from Mali rises from 35 to 390"
    # In a batch nobody counts what is not shown.
    alone = json.loads(ok("match", words, "-f", form)) | {"more": None}

    many = ok("match", "--batch", "-", "-f", form, stdin=f"{words}\n{words}".encode())

    rows = json.loads(many) if form == "json" else [json.loads(row) for row in many.splitlines()]
    assert rows == [{"line": 1, **alone}, {"line": 2, **alone}]


@pytest.mark.slow
def test_several_processes_give_the_same_in_the_same_order(sample: Path) -> None:
    statements = [json.loads(row) for row in ok("export", "statements", "-f", "jsonl").splitlines()]
    lines = "\n".join(each["text"].replace("\n", " ") for each in statements)
    Path("lines.txt").write_text(lines, encoding="utf-8")

    one, three = (child("match", "--batch", "lines.txt", "-j", jobs) for jobs in ("1", "3"))

    assert one.code == 0
    assert one.out.count("\nLine ") > 16
    assert three == one


@pytest.mark.slow
def test_interrupted_batch_ends_at_once_with_130(sample: Path) -> None:
    Path("lines.txt").write_text(f"{TRADE} with Mali and Russia\n" * 50_000)
    command = [sys.executable, "-m", "claimcheck", "match", "--batch", "lines.txt", "-j", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        # As a terminal does it: all processes are told.
        os.killpg(process.pid, signal.SIGINT)
        # Ends only when no process holds the pipes any more.
        _, said = process.communicate(timeout=60)

    assert (process.returncode, said) == (130, b"claimcheck: interrupted\n")


def test_bad_lines_are_told_and_the_others_answered(trade: Path) -> None:
    rows = [
        b'{"text": "Whales sing"}',
        b'{"text": 3}',
        b"Trade grew",
        b"[1]",
        b'{"text": "Trade", "said_on": "May"}',
        b'{"text": "Trade", "tempo": "x"}',
        b'{"text": "\xff"}',
        b'{"text": "' + b"x" * 400_000 + b'"}',
        b'{"text": "Bread is dear"}',
    ]

    ran = run("match", "--batch", "-", "-f", "jsonl", stdin=b"\n".join(rows))

    assert [json.loads(row)["line"] for row in ran.out.splitlines()] == [1, 9]
    assert ran.code == 2
    assert ran.err.splitlines() == [
        "claimcheck: stdin, line 2: text: 3 is not a text",
        "claimcheck: stdin, line 3: not JSON: Expecting value at 1",
        "claimcheck: stdin, line 4: not a JSON object",
        "claimcheck: stdin, line 5: said_on: 'May' is not a date; write 2023-02-07, 2023-02 or"
        " 2023",
        "claimcheck: stdin, line 6: tempo: the column is unknown; columns are text, speaker, role,"
        " organisation, place, medium, url, language, prefix, suffix, person, rule, person_reason,"
        " persons, kind, said_on, date_origin, reported_on, spans, speaker_span, cue_span",
        "claimcheck: stdin, line 7: not UTF-8; convert it, for example with iconv",
        "claimcheck: stdin, line 8: longer than 160 kB; give one statement",
        "claimcheck: 7 bad lines; the others were answered",
    ]


def test_a_bad_line_of_plain_text_is_told_too(trade: Path) -> None:
    ran = run("match", "--batch", "-", "-f", "jsonl", stdin=b"Whales sing\r\n...\nBread is dear")

    assert [json.loads(row)["statement"] for row in ran.out.splitlines()] == [
        "Whales sing",
        "Bread is dear",
    ]
    assert (ran.code, ran.err.splitlines()[0]) == (
        2,
        "claimcheck: stdin, line 2: the statement is empty; give its words",
    )


def test_only_bad_lines_still_give_a_json_document(trade: Path) -> None:
    ran = run("match", "--batch", "-", "-f", "json", stdin=b'{"text": ""}')

    assert (ran.code, json.loads(ran.out)) == (2, [])


def test_empty_store_exits_3(database: Path) -> None:
    assert run("match", "--batch", "-", stdin=b"Whales sing") == Ran(
        3, "", "claimcheck: no claim to compare with; store one with `claimcheck add`\n"
    )


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((TRADE, "--batch", "-"), "give the words or --batch FILE, not both"),
        (
            ("--batch", "-", "--said-on", "2023"),
            "--said-on does not go with --batch; give it in the JSON lines",
        ),
        (
            ("--batch", "gone.txt"),
            "cannot read gone.txt: No such file or directory; check the name",
        ),
        (("--batch", "."), "cannot read .: it is a folder; name a file"),
        (("--batch", "-"), "stdin: it holds no statement; give one a line"),
        (
            ("--batch", "-", "-j", "0"),
            "Invalid value for '--jobs' / '-j': 0 is not in the range 1 to 256;"
            " see `claimcheck match --help`",
        ),
    ],
)
def test_mistake_is_named(trade: Path, arguments: tuple[str, ...], problem: str) -> None:
    assert mistake("match", *arguments) == problem


def test_statements_of_an_import_can_be_looked_up_first(trade: Path) -> None:
    ran = run("match", "--batch", str(FIXTURES / "statements.jsonl"), "-f", "jsonl")

    assert ran.code == 0
    assert len(ran.out.splitlines()) == len(
        (FIXTURES / "statements.jsonl").read_text("utf-8").splitlines()
    )


def test_hostile_lines_are_shown_spelled_out(trade: Path) -> None:
    ran = run("match", "--batch", "-", stdin="Whales \x1b[31msing\x1b[0m \u202e\x07".encode())

    assert ran.out.splitlines()[0] == "Line 1: Whales \\x1b[31msing\\x1b[0m \\u202e\\x07"


def test_csv_is_read_by_its_header(trade: Path) -> None:
    Path("lines.csv").write_text(
        f"text,speaker,said_on\n{TRADE},Lavrov,2023-02-07\nWhales sing,,\n"
    )

    answers = [
        json.loads(line) for line in ok("match", "--batch", "lines.csv", "-f", "jsonl").splitlines()
    ]

    assert [(each["line"], [m["band"] for m in each["matches"]]) for each in answers] == [
        (2, ["same"]),
        (3, []),
    ]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("statement,speaker", "the first row must name columns: text is missing"),
        ('text,"a"b', "not CSV: "),
    ],
)
def test_csv_without_the_column_of_the_words_is_refused(
    trade: Path, header: str, told: str
) -> None:
    Path("lines.csv").write_text(f"{header}\n{TRADE},Lavrov\n")

    said = mistake("match", "--batch", "lines.csv")

    assert told in said
    assert said.endswith("; nothing compared")


def test_bad_row_of_csv_is_named_and_the_rest_answered(trade: Path) -> None:
    Path("lines.csv").write_text(f"text,said_on\n{TRADE},May\n{TRADE},\n")

    ran = run("match", "--batch", "lines.csv", "-f", "jsonl")

    assert (ran.code, len(ran.out.splitlines())) == (2, 1)
    assert "line 2: said_on: 'May' is not a date" in ran.err
