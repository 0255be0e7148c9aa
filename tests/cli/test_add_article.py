"""`claimcheck add --article` stores what an article says and shows an editor what matters first."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, golden, mistake, ok, run

FIRST = """\
Ministers meet in Bamako today

BAMAKO /Mali/, February 7. /TASS/. In 2023 Russia will boost the number of scholarships for \
students from Mali eightfold: from 35 to 390.

Moscow regularly provides humanitarian assistance to Bamako, Foreign Minister Sergey Lavrov said.

Trade turnover between both countries grew by 20% over the year, Lavrov said.
"""
SECOND = """\
Students wait for their scholarships

BAMAKO /Mali/, March 1. /Sahel Desk/. In 2023 Russia will boost the number of scholarships for \
students from Mali eightfold: from 35 to 290, students say.

In 2023 Russia will boost the number of scholarships for students from Mali eightfold: from 35 \
to 290.

Moscow regularly provides humanitarian assistance to Bamako, Foreign Minister Sergey Lavrov said.

Trade turnover between both countries grew by 20% over the year, Lavrov said.

"We have not seen a single lorry," Aminata Traore said.
"""
ARRIVED = """\
a-1 TASS, Bamako, 2023-02-07: "Ministers meet in Bamako today"
3 statements: Lavrov 2, TASS itself 1. None confirmed.

NEW     3 statements

Next: claimcheck review --article a-1
"""


@pytest.fixture
def folder(database: Path, elsewhere: Path) -> Path:
    (elsewhere / "first.txt").write_text(FIRST, encoding="utf-8")
    (elsewhere / "second.txt").write_text(SECOND, encoding="utf-8")
    return elsewhere


def add(*arguments: str) -> Ran:
    return run("add", "--article", *arguments)


def test_a_quotation_of_nobody_is_told(database: Path, elsewhere: Path) -> None:
    text = "Minister Ann Brandt turned to us. “We will not pay it.” Brandt left the room.\n"
    (elsewhere / "story.txt").write_text(text, encoding="utf-8")

    told = "claimcheck: story.txt: 1 quotation of which nobody near is told to say it.\n"
    assert add("story.txt").err == told


@pytest.mark.usefixtures("folder")
def test_article_is_stored_with_its_statements() -> None:
    assert add("first.txt", "--published-on", "2023-02-07") == Ran(0, ARRIVED, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "statements", "--article"),
        ("confirm", "--yes", "--article"),
        ("take", "--reason", "Asked", "--yes", "--article"),
        ("redact", "--reason", "Asked", "--yes", "--article"),
        ("review", "--article"),
    ],
    ids=" ".join,
)
def test_an_article_is_named_by_its_file_as_by_its_id(
    folder: Path, database: Path, arguments: tuple[str, ...]
) -> None:
    add("first.txt", "--published-on", "2023-02-07")
    add("second.txt", "--published-on", "2023-03-01")
    before = database.read_bytes()

    by_id = run(*arguments, "a-1", stdin=b"q\n")
    database.write_bytes(before)
    by_file = run(*arguments, "first.txt", stdin=b"q\n")

    assert by_file == by_id
    assert by_id.code == 0


def test_a_file_that_is_not_stored_as_it_stands_names_no_article(folder: Path) -> None:
    add("first.txt")
    (folder / "first.txt").write_text("Nothing was said.")

    assert mistake("list", "statements", "--article", "first.txt") == (
        "first.txt is not stored as it stands; `claimcheck add --article` stores it,"
        " `claimcheck list articles` shows what is there"
    )


@pytest.mark.usefixtures("folder")
def test_again_adds_nothing() -> None:
    add("first.txt", "--published-on", "2023-02-07")
    head = ok("log", "--head")

    again = ok("add", "--article", "first.txt", "--title", "Another")

    assert again.splitlines()[:3] == [
        *ARRIVED.splitlines()[:2],
        "Stored before; nothing was added.",
    ]
    assert ok("log", "--head") == head


@pytest.mark.usefixtures("folder")
def test_what_differs_comes_first_then_what_to_decide_then_what_repeats() -> None:
    add("first.txt", "--published-on", "2023-02-07")
    verdict = ("--verdict", "False", "--rationale", "290", "--as-of", "2023-02-10")
    ok("review", "c-1", *verdict)

    shown = ok("add", "--article", "second.txt", "--published-on", "2023-03-01")

    golden("arrival.txt", shown)


@pytest.mark.usefixtures("folder")
def test_nothing_that_a_rule_found_counts_as_confirmed() -> None:
    add("first.txt", "--published-on", "2023-02-07")

    pages = [json.loads(ok("show", f"s-{number}", "-f", "json")) for number in (1, 2, 3)]

    assert [page["confirmed"] for page in pages] == [False] * 3
    assert [page["person"] for page in pages] == [None, "Sergey Lavrov", "Sergey Lavrov"]
    assert "0 occasions, 1 mention" in ok("show", "c-1")


def test_later_edition_takes_the_place_of_the_one_before(folder: Path) -> None:
    url = ("--url", "https://x.example/a", "--published-on", "2023-02-07")
    add("first.txt", *url)
    ok("confirm", "s-2")
    corrected = FIRST.replace("390", "290").replace("eightfold", "eight times")
    (folder / "first.txt").write_text(corrected, encoding="utf-8")

    shown = add("first.txt", *url).out.splitlines()

    assert shown[1:4] == [
        "3 statements: Lavrov 2, TASS itself 1. 1 confirmed.",
        "A new version of a-1: 2 statements as before, 1 new, 1 gone.",
        "GONE    s-1 unnamed: In 2023 Russia will boost the number of scholarships for …",
    ]
    assert "1 occasion, 1 mention" in ok("show", "c-2")
    assert "are as recorded" in ok("log", "--verify")


def test_a_sign_changed_in_a_later_edition_makes_another_statement(folder: Path) -> None:
    said = "Ann Lee met Li Wei in Oslo.\n\n{} can be used to write safe programs, Lee said.\n"
    url = ("--url", "https://x.example/a", "--published-on", "2023-02-07")
    (folder / "signs.txt").write_text(said.format("C++"), encoding="utf-8")
    add("signs.txt", *url)
    (folder / "signs.txt").write_text(said.format("C"), encoding="utf-8")

    shown = add("signs.txt", *url).out

    assert "1 new, 1 gone." in shown
    assert "GONE    s-1 Lee: C++ can be used" in shown


def test_both_editions_say_what_the_other_has(folder: Path) -> None:
    url = ("--url", "https://x.example/a", "--published-on", "2023-02-07")
    add("first.txt", *url)
    corrected = FIRST.replace("390", "290").replace("eightfold", "eight times")
    (folder / "first.txt").write_text(corrected, encoding="utf-8")
    add("first.txt", *url)

    first, second = ok("show", "a-1").splitlines()[5:], ok("show", "a-2").splitlines()[5:]

    assert first == [
        "  edition   a-2 took its place: 2 statements there too, 1 gone",
        "  s-1    c-1    gone unnamed: In 2023 Russia will boost the number of …",
        "  s-2    c-2    now s-4 Foreign Minister …: Moscow regularly provides …",
        "  s-3    c-3    now s-5 Lavrov: Trade turnover between both countries grew by …",
    ]
    assert second == [
        "  edition   takes the place of a-1: 2 statements as there, 1 new",
        "  s-4    c-2    Foreign Minister …: Moscow regularly provides humanitarian …",
        "  s-5    c-3    Lavrov: Trade turnover between both countries grew by 20% over …",
        "  s-6    c-4    new unnamed: In 2023 Russia will boost the number of …",
    ]
    pages = [json.loads(ok("show", f"a-{number}", "-f", "json")) for number in (1, 2)]
    assert [page["edition_after"] for page in pages] == ["a-2", None]
    assert [each["superseded_by"] for each in pages[0]["statements"]] == [None, "s-4", "s-5"]


def test_each_statement_says_where_in_the_file_it_stands(folder: Path) -> None:
    wrapped = "---\ndate: 2023-02-07\n---\n# Rain\n\n> It *rained*, Ann Lee said.\n"
    (folder / "rain.md").write_text(wrapped, encoding="utf-8")
    add("rain.md")

    page = json.loads(ok("show", "s-1", "-f", "json"))

    assert "  article   a-1 at 6:3\n" in ok("show", "s-1")
    assert (page["line"], page["column"]) == (6, 3)
    listed = json.loads(ok("show", "a-1", "-f", "json"))["statements"]
    assert [(each["line"], each["column"]) for each in listed] == [(6, 3)]


def test_what_two_say_together_is_of_both(folder: Path) -> None:
    text = "Ann Lee met Li Wei in Oslo on May 2, 2023. Trade grew, Lee and Wei said."
    (folder / "both.txt").write_text(text, encoding="utf-8")

    assert "statements: Lee and Wei 1" in ok("add", "--article", "both.txt")
    assert "  person    Ann Lee p-1, Li Wei p-2\n" in ok("show", "s-2")
    assert [
        json.loads(line)["persons"]
        for line in ok("export", "statements", "-f", "jsonl").splitlines()
    ] == [None, "Ann Lee; Li Wei"]
    for name in ("Ann Lee", "Li Wei"):
        assert "Trade grew" in ok("speaker", name)


def test_what_is_reported_of_others_is_theirs_and_not_asked_about(folder: Path) -> None:
    text = (
        "Ann Lee met Li Wei in Oslo. Lee said that Wei had told her on Monday that property"
        " taxes in the city of Oslo will rise by 12 percent in the coming year."
    )
    (folder / "nested.txt").write_text(text, encoding="utf-8")

    shown = ok("add", "--article", "nested.txt")

    assert "2 statements: Lee 1, Wei 1." in shown
    assert "ASK" not in shown
    assert "  reported  by s-1 Lee (Ann Lee p-1)\n" in ok("show", "s-2")
    proposed = ok("extract", "nested.txt", "-f", "jsonl").splitlines()
    assert [json.loads(line)["reported_by"] for line in proposed] == [None, "Ann Lee"]


def test_a_place_said_more_exactly_is_the_same_occasion(folder: Path) -> None:
    said = ("--person", "Ann Lee", "--said-on", "2023-02-07")
    for number, place in enumerate(("Bamako", "Bamako, Mali", "Oslo", "Oslo, Norway"), 1):
        where = ("--place", place, "--url", f"https://x.example/{number}")
        ok("add", "Trade with Norway grew by 20% in 2022", *said, *where)
        run("confirm", f"s-{number}")

    assert "2 occasions, 4 mentions" in ok("show", "c-1")
    [row] = ok("export", "claims", "-f", "jsonl").splitlines()
    assert json.loads(row)["occasions"] == 2
    heads = [line for line in ok("speaker", "Ann Lee").splitlines() if line.startswith("2023")]
    assert heads == ["2023-02-07, Bamako, Mali", "2023-02-07, Oslo, Norway"]


def test_folder_goes_on_after_a_bad_file_and_ends_with_2(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_bytes(b"caf\xe9")
    (folder / "in" / "b.md").write_text(f"---\ndate: 2023-02-07\n---\n# {FIRST}", encoding="utf-8")
    long = f"The town has 5 schools and {'very ' * 2_000}many bridges."
    (folder / "in" / "c.txt").write_text(long, encoding="utf-8")
    (folder / "in" / "d.txt").write_text(SECOND, encoding="utf-8")

    answer = add("in")

    assert answer.code == 2
    assert [line[:3] for line in answer.out.splitlines() if line.startswith("a-")] == ["a-1", "a-2"]
    assert answer.err == (
        "claimcheck: cannot read in/a.txt: line 1 is not UTF-8; convert it, for example with"
        " iconv\nclaimcheck: cannot read in/c.txt: it has a statement of 10,039 characters, and"
        " one has up to 10,000; break it up, or leave the file out\n"
        "claimcheck: 2 of 4 files could not be read; the others were\n"
    )


@pytest.mark.usefixtures("folder")
def test_several_files_can_follow() -> None:
    shown = ok("add", "--article", "first.txt", "second.txt", "-f", "json")

    assert [article["article_id"] for article in json.loads(shown)] == ["a-1", "a-2"]


@pytest.mark.usefixtures("folder")
def test_dry_run_stores_nothing() -> None:
    shown = ok("add", "--article", "first.txt", "--dry-run")

    assert shown.endswith("Nothing was stored (--dry-run).\n")
    assert mistake("show", "a-1").startswith("no a-1")


def test_article_without_statements_is_stored(folder: Path) -> None:
    (folder / "dull.txt").write_text("The sun shone on the square.", encoding="utf-8")

    assert ok("add", "--article", "dull.txt") == (
        'a-1: "The sun shone on the square."\nNo statement found.\n\nNext: claimcheck show a-1\n'
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("first.txt", "--speaker", "Lavrov"),
            "--speaker does not go with --article; leave it out",
        ),
        (("first.txt", "--no-match"), "--no-match does not go with --article; leave it out"),
        (
            ("first.txt", "second.txt", "--url", "https://x.example"),
            "--title and --url describe one article; give one file with them",
        ),
        (("none.txt",), "cannot read none.txt: No such file or directory; check the name"),
        (
            ("a-1",),
            "a-1 is an article of the record, and a file is read here; `claimcheck show a-1`"
            " shows it",
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_mistake_is_one_line(arguments: tuple[str, ...], line: str) -> None:
    assert mistake("add", "--article", *arguments) == line


def test_question_stays_at_the_desk_when_a_later_edition_comes(folder: Path) -> None:
    ok("add", "Trade turnover between both countries grew by 30% over the year")
    url = ("--url", "https://x.example/a", "--published-on", "2023-02-07")
    add("first.txt", *url)
    before = run("review", "q-1", stdin=b"q\n").out
    (folder / "first.txt").write_text(f"{FIRST}\nHe left at noon.\n", encoding="utf-8")
    add("first.txt", *url)
    after = run("review", "q-1", stdin=b"q\n").out

    assert [text.splitlines()[1] for text in (before, after)] == [
        "Card 1 of 1, 0 left: decide q-1"
    ] * 2
    assert "found in  a-2" in " ".join(after.split("\n"))
    assert run("review", "q-1", stdin=b"4 Another figure\nq\n").code == 0
    assert json.loads(ok("show", "q-1", "-f", "json"))["decision"]["decision"] == "not_same"
