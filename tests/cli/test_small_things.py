"""Small things that hurt: an edition that comes back, ids without a blank, addresses as files."""

from pathlib import Path

import pytest

from claimcheck.cli.output import id_column
from claimcheck.reading.documents.given_names import named
from tests.cli.running import mistake, ok, run
from tests.tables import each_row

STORY = (
    'PORT\n\n"We handled 410,000 boxes," said Mara Lindqvist.\n\n"Fares rose by {}%," said Ek.\n'
)
URL = ("--url", "https://a.example/x")


def test_older_edition_that_comes_back_holds_again_and_so_does_the_later_one(
    database: Path, elsewhere: Path
) -> None:
    for name, percent in (("v1.txt", 20), ("v2.txt", 25)):
        (elsewhere / name).write_text(STORY.format(percent), encoding="utf-8")
        ok("add", "--article", name, *URL)
    before = ok("export", "statements")

    told = ok("add", "--article", "v1.txt", *URL)
    assert "Stored before; nothing was added.\n" in told
    assert "It takes the place of a-2 again, which came after it.\n" in told
    assert "took its place" not in ok("show", "a-1")
    assert [row.split(",")[0] for row in ok("export", "articles").splitlines()[1:]] == ["a-1"]
    head = ok("log", "--head")
    ok("add", "--article", "v1.txt", *URL)
    assert ok("log", "--head") == head
    ok("add", "--article", "v2.txt", *URL)
    assert "a-2 took its place" in ok("show", "a-1")
    assert ok("export", "statements") == before
    assert run("log", "--verify").code == 0


def test_editions_of_one_folder_come_back_no_more_when_it_is_added_again(
    database: Path, elsewhere: Path
) -> None:
    folder = elsewhere / "site"
    folder.mkdir()
    for name, percent in (("v1.md", 20), ("v2.md", 25), ("v3.md", 30)):
        page = f"---\nurl: https://a.example/x\n---\n\n{STORY.format(percent)}"
        (folder / name).write_text(page, encoding="utf-8")
    ok("add", "--article", "site")
    head = ok("log", "--head")

    told = ok("add", "--article", "site")
    assert "takes the place" not in told
    assert ok("log", "--head") == head
    assert "a-1 again, which came after it" not in told
    ok("add", "--article", "site/v1.md")
    assert "took its place" not in ok("show", "a-1")
    ok("add", "--article", "site")
    assert [row.split(",")[0] for row in ok("export", "articles").splitlines()[1:]] == ["a-3"]


@each_row(
    "title",
    [
        *("(anonymous)", "untitled", "Untitled-1", "Document1", "report_final.docx", "story.indd"),
        *("Microsoft Word - x.docx", "Microsoft Word - Port counts its boxes", "", "  "),
        *("Untitled Document", "PowerPoint Presentation", "Microsoft Word - x.doc", "Layout 1"),
        *("untitled-1.indd", "Slide 1", "Présentation PowerPoint", "New Microsoft Word Document"),
        *("[No Title]", "Sans titre 2", "Dokument1 - Microsoft Word", "Copy of Document1 (2)"),
        *("Scan_20230201", "untitled spreadsheet", "libreoffice - a", "page.pdf (1)", "Folie 12"),
    ],
)
def test_title_that_a_program_wrote_is_none(title: str) -> None:
    assert named(title) is None


@each_row(
    "title",
    [
        *("Port counts its boxes", "Document of shame", "Word of the day", "1984", "The Office"),
        *("Title fight", "Power point", "Presentation of the budget", "Slides into debt", "Word"),
        *("Microsoft - and its rivals", "Page 1 of the accord", "Scan finds tumour", "Report 2023"),
    ],
)
def test_title_that_somebody_wrote_stays(title: str) -> None:
    assert named(title) == title


def test_an_id_of_any_length_has_a_blank_after_it() -> None:
    assert [id_column(each, 6) for each in ("c-3", "c-2000", "c-123456")] == [
        *("c-3   ", "c-2000 ", "c-123456 "),
    ]


@pytest.mark.parametrize(
    "command",
    [
        ("add", "--article", "https://a.example/x"),
        ("extract", "https://a.example/x"),
        ("scan", "https://a.example/x"),
        ("review", "--from", "https://a.example/x.csv"),
        (
            "contact",
            "add",
            "c-1",
            "--party",
            "x",
            "--channel",
            "y",
            "--attach",
            "https://a.example/x",
        ),
    ],
)
def test_address_in_place_of_a_file_says_what_to_do(trade: Path, command: tuple[str, ...]) -> None:
    told = mistake(*command)

    assert "cannot read https://a.example/x" in told
    assert "nothing is fetched; save the page and give the file" in told


@pytest.mark.parametrize(
    ("command", "name", "told"),
    [
        ("add", "story.md", "'story.md' is a file; `claimcheck add --article story.md` reads it"),
        ("match", "story.md", "'story.md' is a file; `claimcheck scan story.md` reads it"),
        ("match", "a b.txt", "'a b.txt' is a file; `claimcheck scan 'a b.txt'` reads it"),
    ],
)
def test_a_file_in_place_of_words_says_which_command_reads_it(
    trade: Path, elsewhere: Path, command: str, name: str, told: str
) -> None:
    (elsewhere / name).write_text("Prices rose by 3%.", encoding="utf-8")

    assert mistake(command, name) == told


@pytest.mark.parametrize("command", ["add", "match"])
@pytest.mark.parametrize("name", ["gone.md", "../desk/Gone.PDF"])
def test_a_file_that_is_gone_in_place_of_words_is_no_statement(
    trade: Path, command: str, name: str
) -> None:
    assert mistake(command, name) == f"there is no file {name!r}; check the name, or give words"


@pytest.mark.parametrize("words", ["é" * 200, "Booking.com", "Prices rose in story.md"])
def test_words_that_name_no_file_are_words(trade: Path, words: str) -> None:
    assert " new. " in ok("add", words, "--dry-run")


@pytest.mark.parametrize("arguments", [("review", "--from"), ("add", "--from")], ids=" ".join)
@pytest.mark.parametrize("begun", [b"PK\x03\x04mimetype", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_spreadsheet_in_place_of_rows_says_what_to_do(
    database: Path, elsewhere: Path, arguments: tuple[str, ...], begun: bytes
) -> None:
    (elsewhere / "v.ods").write_bytes(begun)
    told = mistake(*arguments, "v.ods")
    assert told.startswith("cannot read v.ods: it is a spreadsheet or another document")
    assert told.endswith("save it as CSV or text")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("take", "c-1", "--reason", "x", "--deadline", "2020-01-01"), "2020-01-01 is in the past"),
        (("take", "c-1", "--reason", "x", "--deadline", "2023-02-28"), "2023-02-28 is in the past"),
        (("dossier", "c-1", "--at", "2031"), "the record of 2031 is in the future; today is 2023"),
        (("dossier", "c-1", "--at", "2023-03-04"), "is in the future; today is 2023-03-02"),
        (("show", "c-1", "--at", "2023-03-04"), "the record of 2023-03-04 is in the future"),
        (("export", "claims", "--at", "2023-04"), "the record of 2023-04 is in the future"),
        (("list", "--since", "2023-03-04"), "--since 2023-03-04 is in the future; today is 2023"),
        (("list", "--as-of-since", "2024"), "--as-of-since 2024 is in the future"),
        (("export", "verdicts", "--since", "2024"), "--since 2024 is in the future"),
        (("stats", "--since", "2024"), "--since 2024 is in the future"),
        (("report", "--since", "2023", "--until", "2023-04"), "--until 2023-04 is in the future"),
        (("confirm", "--since", "2024"), "--since 2024 is in the future"),
        (("review", "--since", "2024"), "--since 2024 is in the future"),
        (("review", "--progress", "--since", "2024"), "--since 2024 is in the future"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused(
    database: Path, arguments: tuple[str, ...], told: str
) -> None:
    ok("add", "Trade grew by 20%")
    assert told in mistake(*arguments)
    # Somewhere on earth it is still the day before.
    assert ok("take", "c-1", "--reason", "x", "--deadline", "2023-03-01")
    assert ok("dossier", "c-1", "--at", "2023-03")
