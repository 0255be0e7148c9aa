"""`claimcheck extract` proposes what an article's words and figures say, and stores nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Ran, ok, run

STORY = """\
Ministers meet in Bamako today

BAMAKO /Mali/, February 7. /TASS/. "We will not make excuses," Foreign Minister Abdoulaye Diop said.

Exports grew eightfold: from 35 to 290 tonnes. Trade, he added, fell by 3% over the year.
"""
TABLE = """\
story.txt TASS, Bamako, 2023-02-07: "Ministers meet in Bamako today"
3 statements: Diop 2, TASS itself 1.
  1 TASS itself: Exports grew eightfold: from 35 to 290 tonnes
    has a figure: 35; assertion; at 5:1, by figure
    CHECKED eightfold from 35 to 290 tonnes is 8.29-fold: holds when rounded
  2 Diop: Trade fell by 3% over the year
    has a figure: 3; indirect; at 5:48, by clause-around
  3 Diop: "We will not make excuses,"
    speaks of the future: will; direct; at 3:36, by quote-after
"""
EXPLAINED = """\
story.txt TASS, Bamako, 2023-02-07: "Ministers meet in Bamako today"
3 statements: Diop 2, TASS itself 1.

Ministers meet in Bamako today

BAMAKO /Mali/, February 7. /TASS/. >>"We will not make excuses,"<<[1] Foreign
Minister Abdoulaye Diop said.
  [1] Abdoulaye Diop (named in full)
      direct by rule quote-after, words right in 98 of 100 measured; at 3:36
      2023-02-07 (dateline); Bamako, Mali (dateline)
      speaks of the future: will

>>Exports grew eightfold: from 35 to 290 tonnes<<[2]. >>Trade<<[3], he added,
>>fell by 3% over the year<<[3].
  [2] TASS itself
      assertion by rule figure; at 5:1
      2023-02-07 (dateline); Bamako, Mali (dateline)
      has a figure: 35
      CHECKED eightfold from 35 to 290 tonnes is 8.29-fold: holds when rounded
  [3] Abdoulaye Diop (the person last spoken of)
      indirect by rule clause-around, words right in 87 of 100 measured; at 5:48
      2023-02-07 (dateline); Bamako, Mali (dateline)
      has a figure: 3
"""
DAY = ("--published-on", "2023-02-07")


@pytest.fixture
def folder(elsewhere: Path) -> Path:
    (elsewhere / "story.txt").write_text(STORY, encoding="utf-8")
    return elsewhere


def extract(*arguments: str, stdin: bytes = b"") -> Ran:
    return run("extract", *arguments, stdin=stdin)


def extract_json(*arguments: str) -> list[dict[str, Any]]:
    return json.loads(extract(*arguments, "-f", "json").out)  # type: ignore[no-any-return]


@pytest.mark.usefixtures("folder")
def test_table_puts_what_asks_most_to_be_checked_first() -> None:
    assert extract("story.txt", *DAY) == Ran(0, TABLE, "")


@pytest.mark.usefixtures("folder")
def test_explanation_marks_the_text_up_and_says_why() -> None:
    assert extract("story.txt", *DAY, "--explain") == Ran(0, EXPLAINED, "")


@pytest.mark.parametrize(
    ("order", "texts"),
    [
        ("worth", ["Exports grew", "Trade fell", '"We will n']),
        ("text", ['"We will n', "Exports grew", "Trade fell"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_order_hides_nothing(order: str, texts: list[str]) -> None:
    rows = extract("story.txt", *DAY, "-f", "jsonl", "--order", order).out.splitlines()

    assert [
        json.loads(row)["text"][: len(text)] for row, text in zip(rows, texts, strict=True)
    ] == (texts)


@pytest.mark.usefixtures("folder")
def test_json_tells_everything_about_a_proposal() -> None:
    [article] = extract_json("story.txt", *DAY)
    exports = article["statements"][0]

    assert {key: article[key] for key in ("file", "title", "publisher", "published_on")} == {
        "file": "story.txt",
        "title": "Ministers meet in Bamako today",
        "publisher": "TASS",
        "published_on": "2023-02-07",
    }
    assert exports["spans"] == [[134, 179]]
    assert (exports["line"], exports["column"]) == (5, 1)
    assert [figure["text"] for figure in exports["figures"]][-1] == "290 tonnes"
    assert exports["checks"][0]["holds"] is True
    assert article["statements"][1]["person_reason"] == "the person last spoken of"


@pytest.mark.usefixtures("folder", "database")
def test_json_lines_go_straight_into_add() -> None:
    proposed = extract("story.txt", *DAY, "-f", "jsonl").out

    assert ok("add", "--from", "-", "--in", "story.txt", stdin=proposed.encode()) == (
        "NEW     s-1, s-2, s-3\n3 statements: 3 new. Stored.\n"
    )
    rules = [json.loads(ok("show", f"s-{number}", "-f", "json"))["rule"] for number in (1, 2, 3)]
    assert rules == ["figure", "clause-around", "quote-after"]
    assert "unconfirmed" in ok("show", "s-1")


@pytest.mark.usefixtures("database")
def test_json_lines_of_any_format_find_their_words_in_the_file(elsewhere: Path) -> None:
    (elsewhere / "rain.md").write_text("# Rain\n\n> It *rained*, Ann Lee said.\n", encoding="utf-8")
    proposed = extract("rain.md", "-f", "jsonl").out

    ok("add", "--from", "-", "--in", "rain.md", stdin=proposed.encode())

    assert "  article   a-1 at 3:3\n" in ok("show", "s-1")


@pytest.mark.usefixtures("folder")
def test_markdown_is_a_table_of_proposals() -> None:
    lines = extract("story.txt", *DAY, "-f", "markdown").out.splitlines()

    assert lines[0].startswith("| kind | speaker | person | role | said\\_on | place | at | state")
    assert lines[3].startswith("| indirect | he | Abdoulaye Diop | Foreign Minister | 2023-02-07 |")
    assert len(lines) == 5


@pytest.mark.usefixtures("folder")
def test_what_the_caller_says_wins_and_assertions_can_be_left_out() -> None:
    described = (
        "--publisher",
        "Sahel Desk",
        "--title",
        "Trade falls",
        "--url",
        "https://x.example",
    )
    [article] = extract_json("story.txt", *described, "--no-assertions")

    assert (article["publisher"], article["title"]) == ("Sahel Desk", "Trade falls")
    assert [said["url"] for said in article["statements"]] == ["https://x.example"] * 2
    assert [said["said_on"] for said in article["statements"]] == [None, None]


def test_stdin_is_read() -> None:
    assert extract("-", *DAY, stdin=STORY.encode()).out == TABLE.replace("story.txt", "stdin")


def test_stdin_is_read_as_markdown_where_it_begins_with_front_matter() -> None:
    text = b"---\ntitle: Rents fall\ndate: 2024-05-02\n---\nRents fell, **Berg** said.\n"

    assert extract("-", stdin=text).out == (
        'stdin 2024-05-02: "Rents fall"\n'
        "1 statement: Berg 1.\n"
        "  1 Berg: Rents fell\n"
        "    compares: fell; indirect; at 5:1, by clause-after\n"
    )
    assert "--- 3 weeks" in extract("-", stdin=b"--- 3 weeks on\n\nNobody came.\n").out


@pytest.mark.usefixtures("database")
def test_persons_of_the_database_are_known(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Prices fell by 3%, Lavrov said.", encoding="utf-8")
    ok("person", "add", "Sergey Lavrov")

    [article] = extract_json("short.txt")

    assert [said["person"] for said in article["statements"]] == ["Sergey Lavrov"]


def test_bad_file_of_several_is_reported_and_the_others_are_read(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"caf\xe9")
    answer = extract("bad.txt", "story.txt", *DAY)

    assert answer == Ran(
        2,
        TABLE,
        "claimcheck: cannot read bad.txt: line 1 is not UTF-8; convert it, for example with iconv\n"
        "claimcheck: 1 of 2 files could not be read; the others were\n",
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("none.txt",), "cannot read none.txt: No such file or directory; check the name"),
        (
            ("empty",),
            "no article in empty; read are .docx, .htm, .html, .markdown, .md, .mdown, .mdx, .mkd,"
            " .pdf, .srt, .text, .txt, .vtt, .xhtml",
        ),
        (
            ("story.txt", "story.txt", "--title", "One"),
            "--title and --url describe one article; give one file with them",
        ),
        (
            ("story.txt", "--published-on", "7 Feb"),
            "'7 Feb' is not a date; write 2023-02-07, 2023-02 or 2023",
        ),
        (
            ("story.txt", "--explain", "-f", "json"),
            "--explain marks up the text itself; leave --format out",
        ),
    ],
)
def test_mistake_is_one_line(folder: Path, arguments: tuple[str, ...], line: str) -> None:
    (folder / "empty").mkdir()

    assert extract(*arguments) == Ran(2, "", f"claimcheck: {line}\n")


def test_article_without_statements_says_so(folder: Path) -> None:
    (folder / "dull.txt").write_text("The sun shone on the square.", encoding="utf-8")

    assert extract("dull.txt").out == (
        'dull.txt: "The sun shone on the square."\nNo statement found.\n'
    )


@pytest.mark.usefixtures("folder")
def test_lines_fit_eighty_columns(tmp_path: Path) -> None:
    article = Path(__file__).parents[2] / "fixtures" / "article.txt"
    (tmp_path / "a.txt").write_bytes(article.read_bytes())
    for explain in ((), ("--explain",)):
        lines = extract("a.txt", *DAY, *explain).out.splitlines()

        assert max(map(len, lines)) <= 80


def test_a_quotation_of_nobody_is_listed_and_told(elsewhere: Path) -> None:
    text = "Minister Alice Brandt turned to us. “We will not pay it.” Brandt left the room.\n"
    (elsewhere / "story.txt").write_text(text, encoding="utf-8")

    out = run("extract", "story.txt").out

    assert "1 quotation of which nobody near is told to say it." in out
    assert "“We will not pay it.”" in out
