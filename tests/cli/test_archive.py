"""`--from ARCHIVE` of scan, extract and match, as typed."""

import json
import re
from pathlib import Path

import pytest

import claimcheck
from tests.desk import Desk
from tests.scanning import TODAY, make_desk
from tests.workflows.archive.archives import text_of, write_archive

ASKED = ("--from", "a.jsonl", "--text", "body", "--name", "url", "--date", "day", "-o", "found")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Make a record with verdicts once; it is only read."""
    return make_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(autouse=True)
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work where an archive of six articles and a broken row lies."""
    monkeypatch.chdir(tmp_path)
    write_archive(tmp_path / "a.jsonl", 6)


def test_a_scan_says_where_it_found_what_and_counts_it_by_month(desk: Desk) -> None:
    ran = desk.run("scan", *ASKED, "--today", TODAY, "--summary")

    assert (ran.code, ran.out) == (1, "2023-01\tCC101\t1\n2023-02\tCC101\t1\n")
    told, failed = ran.err.splitlines()
    assert told == "7 rows: 2 findings in 2; see found."
    assert failed.startswith("claimcheck: 1 row could not be read; row 4: it is not JSON: ")


def test_what_is_found_and_nothing_broken_ends_as_a_scan_does(desk: Desk) -> None:
    lines = Path("a.jsonl").read_text(encoding="utf-8").splitlines()
    Path("a.jsonl").write_text("\n".join(line for line in lines if line[1] == '"'))

    assert desk.run("scan", *ASKED, "--today", TODAY).code == 1
    assert desk.run("scan", *ASKED, "--today", TODAY, "--exit-zero").code == 0
    assert desk.run("extract", *ASKED[:-1], "said").code == 0
    ran = desk.run("match", *ASKED[:-1], "like", "-j", "2")
    assert ran.code == 0
    assert re.fullmatch(r"6 rows: [0-9]+ matches in 2; see like\.\n", ran.err)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("scan", "--from", "a.jsonl"), "an archive needs --text COLUMN, --name COLUMN and -o"),
        (("scan", "--text", "body"), "--text goes with --from ARCHIVE"),
        (("extract", "--summary"), "--summary goes with --from ARCHIVE"),
        (("match", "words", "--cluster", "tcp://a:1"), "--cluster goes with --from ARCHIVE"),
        (("match", "words", *ASKED), "give the words or --from FILE, not both"),
        (("match", "--said-on", "2023", *ASKED), "give it in a column of the archive"),
        (("scan", *ASKED, "--pack-on-workers", "p.db"), "--pack-on-workers goes with --cluster"),
        (("scan", *ASKED[:1], "none.jsonl", *ASKED[2:]), "No such file or directory"),
        (("extract",), "name an article: claimcheck extract article.txt"),
    ],
)
def test_what_does_not_fit_is_refused(desk: Desk, arguments: tuple[str, ...], error: str) -> None:
    ran = desk.run(*arguments)

    assert (ran.code, ran.out) == (2, "")
    assert error in ran.err
    assert not Path("found").exists()


def test_programs_are_given_rows_one_by_one(desk: Desk) -> None:
    rows: list[claimcheck.ArchiveRow | dict[str, object]] = [
        {"name": "a", "text": text_of(0), "said_on": "2023-02-07"},
        claimcheck.ArchiveRow("b", text_of(1)),
        {"name": "c"},
        {"name": "d", "text": "W.", "said_on": "3 May"},
        {"text": text_of(3), "kind": "odd"},
        {"name": "f", "text": "W.", "colour": "red"},
    ]

    scanned = list(claimcheck.scan_rows(rows, desk.path, today=TODAY))
    extracted = list(claimcheck.extract_rows(rows))
    matched = list(claimcheck.match_rows(rows, desk.path))

    assert [(each.name, len(each.findings)) for each in scanned] == [
        *(("a", 1), ("b", 0), ("c", 0), ("d", 0), ("row 5", 0), ("f", 0)),
    ]
    assert [len(each.statements) for each in extracted] == [2, 2, 0, 0, 0, 0]
    assert [bool(each.matches) for each in matched] == [True, *[False] * 5]
    for answers in (scanned, extracted, matched):
        assert [each.error for each in answers] == [
            None,
            None,
            "text is no text",
            "'3 May' is not a date; write 2023-02-07, 2023-02 or 2023",
            "name is no text",
            "a row has no colour; it has name, text, kind, said_on",
        ]


def test_findings_are_those_of_the_same_draft_in_a_file(desk: Desk) -> None:
    desk.run("scan", *ASKED, "--today", TODAY)
    Path("draft.txt").write_text(text_of(0), encoding="utf-8")
    ran = desk.run("scan", "draft.txt", "--today", TODAY, "-f", "jsonl")

    alone = json.loads(ran.out)
    (found, _) = map(json.loads, Path("found/findings-000000.jsonl").read_text().splitlines())
    del alone["path"], found["path"], found["name"], found["row"], found["date"]
    del alone["fingerprint"], found["fingerprint"]
    assert found == alone
