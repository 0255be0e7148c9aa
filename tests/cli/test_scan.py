"""`claimcheck scan`: drafts in, findings out, and an exit code that a build can use."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.running import child, golden
from tests.desk import Desk
from tests.scanning import FALSE, OLD, PROPOSED, TODAY, TRUE, make_desk, scan


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return make_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a new folder."""
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def places(desk: Desk, *arguments: str) -> list[str]:
    """Return where findings are, and of which rule, as the concise format gives them."""
    lines = scan(desk, *arguments, "-f", "concise").out.splitlines()
    return [" ".join(line.split()[:2]) for line in lines if re.search(r": CC\d+ ", line)]


def test_the_full_format(desk: Desk) -> None:
    write("drafts/mali.md", f"# Mali\n\n{FALSE}.\n\n{OLD}.\n\n{TRUE.replace('290', '390')}.\n")
    write("drafts/clean.md", "Nothing happened in Bamako on Monday morning. He smiled.\n")

    ran = scan(desk, "drafts")

    assert (ran.code, ran.err) == (1, "")
    golden("scan.txt", ran.out)


def test_nothing_found_is_said_and_is_no_failure(desk: Desk) -> None:
    write("clean.md", "Nothing happened in Bamako on Monday morning.")

    ran = scan(desk, "clean.md")

    assert ran.code == 0
    assert ran.out.startswith("No findings in 1 file. 1 of 1 sentence compared.\nStore of ")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "note"), 1),
        (("--fail-on", "note", "--exit-zero"), 0),
    ],
)
def test_the_exit_code_follows_the_gravest_finding(
    desk: Desk, arguments: tuple[str, ...], code: int
) -> None:
    write("draft.md", f"Sergey Lavrov said {FALSE}.")

    assert scan(desk, "draft.md", *arguments).code == code


def test_settings_choose_severities_files_and_when_to_fail(desk: Desk) -> None:
    write("drafts/a.md", f"{FALSE}.")
    write("drafts/old/b.md", f"{FALSE}.")
    write("drafts/c.txt", f"{FALSE}.")
    write(
        "claimcheck.toml",
        '[scan]\ninclude = ["*.md"]\nexclude = ["old"]\nfail-on = "note"\n'
        '[scan.rules]\nCC101 = "warning"\nCC301 = "off"\n',
    )

    ran = scan(desk, "drafts", "-f", "concise")

    assert ran.code == 1
    assert ran.out.startswith("drafts/a.md:1:")
    assert "CC101 warning" in ran.out
    assert "drafts/old" not in ran.out


def test_settings_of_scans_are_shown_with_where_they_come_from(desk: Desk) -> None:
    write("claimcheck.toml", '[scan]\nexclude = ["old"]\n[scan.rules]\nCC301 = "off"\n')

    shown = [line.split() for line in desk.run("config", "show").out.splitlines()]

    found = {line[0]: line[1] for line in shown if line[0].startswith("scan.")}
    assert found["scan.exclude"] == "old"
    assert found["scan.fail-on"] == "error"
    assert found["scan.rules.CC301"] == "off"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[scan]\nincldue = []", "unknown key 'incldue'; did you mean 'include'?"),
        ('[scan.rules]\nCC120 = "off"', "unknown key 'CC120'; did you mean 'CC203'?"),
        ('[scan.rules]\nCC101 = "loud"', "scan.rules.CC101 must be one of off, note, warning,"),
        ('[scan]\nfail-on = "never"', "scan.fail-on must be one of note, warning, error"),
        ('[scan]\ninclude = "x"', "scan.include must be a list of patterns"),
    ],
)
def test_a_wrong_setting_is_refused(desk: Desk, text: str, said: str) -> None:
    write("claimcheck.toml", text)
    write("draft.md", "Words.")

    ran = scan(desk, "draft.md")

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_stdin_goes_by_the_name_it_is_given(desk: Desk) -> None:
    text = f"<p>{FALSE.replace(' to ', ' <b>to</b> ')}.</p>".encode()
    arguments = ("scan", "-", "--stdin-filename", "page.html", "--today", TODAY, "-f", "concise")

    ran = child(*arguments, "--db", str(desk.path), stdin=text)

    assert ran.code == 1
    assert ran.out.startswith("page.html:1:47: CC101 error own voice repeats")
    assert "--stdin-filename names stdin" in scan(desk, ".", "--stdin-filename", "x.md").err


def test_many_processes_find_the_same(desk: Desk) -> None:
    for number in range(4):
        write(f"drafts/{number}.md", f"Report {number}.\n\n{FALSE}.\n")

    one, two = (scan(desk, "drafts", "-j", jobs) for jobs in ("1", "2"))

    assert one == two
    assert one.out.count("CC101 error") == 4


def test_the_same_drafts_give_the_same_bytes_and_the_store_is_not_touched(desk: Desk) -> None:
    write("draft.md", f"{FALSE}.\n\n“We will apologise for the choice of partners,” Diop said.")
    before = {path.name: path.read_bytes() for path in desk.path.parent.iterdir()}

    formats = ("full", "concise", "json", "jsonl", "github", "gitlab", "junit", "sarif", "markdown")
    for form in formats:
        assert scan(desk, "draft.md", "-f", form) == scan(desk, "draft.md", "-f", form)

    after = {path.name: path.read_bytes() for path in desk.path.parent.iterdir()}
    assert after == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("missing.md",), "cannot read missing.md: there is no such file or folder"),
        (("binary.md",), "cannot read binary.md: it is binary"),
        (("latin.md",), "cannot read latin.md: line 1 is not UTF-8"),
        (("report.pdf",), "a scan points at lines, which it has none of"),
        (("draft.md", "--checklist", "-f", "sarif"), "a checklist is printed as full, json or"),
        (("draft.md", "--write-baseline"), "--write-baseline needs --baseline FILE"),
        (("draft.md", "--baseline", "none.json"), "no baseline at none.json; make one with"),
        (("draft.md", "--baseline", "draft.md"), "draft.md is not a baseline; make one with"),
        (("draft.md", "--max-age", "soon"), "'soon' is not an age; write days as 7d"),
        (("--about", "CC999"), "no rule CC999; rules are CC101"),
    ],
)
def test_a_mistake_is_one_line(desk: Desk, arguments: tuple[str, ...], said: str) -> None:
    write("draft.md", "Words.")
    Path("binary.md").write_bytes(b"a\0b")
    Path("latin.md").write_bytes("région".encode("latin-1"))
    Path("report.pdf").write_bytes(b"%PDF-1.7")

    ran = scan(desk, *arguments, "-o", "out.txt")

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert not Path("out.txt").exists()


def test_a_file_is_written_only_when_all_is_done(desk: Desk) -> None:
    write("draft.md", f"{FALSE}.")
    write("out.json", "before")

    assert scan(desk, "draft.md", "missing.md", "-f", "json", "-o", "out.json").code == 2
    assert Path("out.json").read_text() == "before"

    assert scan(desk, "draft.md", "-f", "json", "-o", "out.json").code == 1
    assert json.loads(Path("out.json").read_text())["findings"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_draft_that_cannot_be_read_does_not_hide_what_is_in_the_others(
    desk: Desk, jobs: str
) -> None:
    write("drafts/a.md", f"{FALSE}.")
    Path("drafts/b.md").write_bytes(b"a\0b")
    write("drafts/c.md", f"{FALSE}.")

    ran = scan(desk, "drafts", "-j", jobs, "--exit-zero")

    assert ran.code == 2
    assert "drafts/a.md:1:" in ran.out
    assert "2 errors in 2 of 2 files. 2 of 2 sentences compared. 1 file not read." in ran.out
    assert ran.err.startswith("claimcheck: cannot read drafts/b.md: it is binary")
    assert ran.err.count("\n") == 1
    sarif = json.loads(scan(desk, "drafts", "-f", "sarif").out)["runs"][0]["invocations"][0]
    assert sarif["executionSuccessful"] is False
    assert "drafts/b.md" in sarif["toolExecutionNotifications"][0]["message"]["text"]
    assert len(json.loads(scan(desk, "drafts", "-f", "json").out)["unread"]) == 1


def test_what_was_read_in_part_is_written_to_no_file(desk: Desk) -> None:
    write("drafts/a.md", f"{FALSE}.")
    for name in ("b.md", "c.md"):
        Path("drafts", name).write_bytes(b"a\0b")

    ran = scan(desk, "drafts", "-o", "out.txt")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("claimcheck: 2 drafts cannot be read\n")
    assert "out.txt was not written" in ran.err
    assert not Path("out.txt").exists()
    assert scan(desk, "drafts", "--baseline", "known.json", "--write-baseline").code == 2
    assert not Path("known.json").exists()


@pytest.mark.parametrize(
    "arguments", [("empty",), ("drafts", "--include", "*.adoc"), ("drafts", "--exclude", "drafts")]
)
def test_a_folder_without_a_draft_is_3(desk: Desk, arguments: tuple[str, ...]) -> None:
    Path("empty").mkdir()
    write("drafts/a.md", f"{FALSE}.")

    ran = scan(desk, *arguments)

    assert (ran.code, ran.out) == (3, "")
    assert f"no draft in {arguments[0]}; a scan reads" in ran.err


def test_a_missing_or_older_store_asks_for_a_pack(desk: Desk) -> None:
    write("draft.md", "Words.")
    ran = scan(desk, "draft.md", "--db", "missing.db")
    assert (ran.code, ran.out) == (2, "")
    assert "no database at missing.db; name the desk's record, or a pack of it" in ran.err

    with closing(sqlite3.connect("old.db")) as connection:
        connection.executescript("PRAGMA application_id = 1131168619; PRAGMA user_version = 1")
    ran = scan(desk, "draft.md", "--db", "old.db")
    assert (ran.code, ran.out) == (2, "")
    assert "old.db was made by an older claimcheck; make a pack again" in ran.err


def test_a_store_without_a_verdict_that_counts_is_3(tmp_path: Path) -> None:
    write("draft.md", "Words.")
    empty = Desk(tmp_path)

    ran = scan(empty, "draft.md")
    assert (ran.code, ran.out) == (3, "")
    assert "no claim has a verdict; give one with `claimcheck review`" in ran.err

    empty.run("pack", "pack.db")
    ran = scan(empty, "draft.md", "--db", "pack.db")
    assert (ran.code, ran.out) == (3, "")
    assert "make the pack again with `claimcheck pack`" in ran.err

    empty.run("add", PROPOSED)
    empty.run("review", "c-1", "--verdict", "False", "--rationale", "No")
    ran = scan(empty, "draft.md")
    assert (ran.code, ran.out) == (3, "")
    assert "scan with --verdicts proposed" in ran.err
    assert scan(empty, "draft.md", "--verdicts", "proposed").code == 0


def test_an_old_store_is_refused(desk: Desk) -> None:
    write("draft.md", "Words.")

    ran = desk.run("scan", "draft.md", "--max-age", "7d", "--today", "2023-03-20")

    assert (ran.code, ran.out) == (2, "")
    assert "is of 2023-03-02, older than 7 days; get a newer pack" in ran.err
    ran = desk.run("scan", "draft.md", "--max-age", "1d", "--today", "2023-03-20")
    assert "older than 1 day; get" in ran.err
    assert desk.run("scan", "draft.md", "--max-age", "7d", "--today", "2023-03-09").code == 0


def test_a_pack_answers_as_the_record_it_was_made_from(desk: Desk) -> None:
    write("draft.md", f"{FALSE}.")
    whole = scan(desk, "draft.md")

    desk.at("2023-03-02T23:00:00Z", "pack", "pack.db", "--status", "all")

    assert scan(desk, "draft.md", "--db", "pack.db") == whole


def test_a_baseline_keeps_quiet_what_was_there_before(desk: Desk) -> None:
    write("draft.md", f"{FALSE}.\n")
    wrote = scan(desk, "draft.md", "--baseline", "known.json", "--write-baseline")
    first = Path("known.json").read_bytes()
    assert (wrote.code, wrote.out, wrote.err) == (0, "", "Wrote 1 finding to known.json.\n")

    write("draft.md", f"New words come above.\n\n{FALSE}.\n\n{OLD}.\n")
    ran = scan(desk, "draft.md", "--baseline", "known.json", "-f", "concise")

    assert ran.code == 1
    assert "CC104" in ran.out
    assert "CC101" not in ran.out
    write("draft.md", f"{FALSE}.\n")
    scan(desk, "draft.md", "--baseline", "known.json", "--write-baseline")
    assert Path("known.json").read_bytes() == first
    write("draft.md", "Nothing of that is here any more.")
    ran = scan(desk, "draft.md", "--baseline", "known.json")
    assert (ran.code, ran.err) == (0, "1 finding of known.json gone; write it again.\n")


def test_the_checklist_lists_what_can_be_checked(desk: Desk) -> None:
    write("draft.md", f"{FALSE}.\n\n{TRUE}.\n\nThe hospital in Gao has 120 beds. He smiled.\n")

    ran = scan(desk, "draft.md", "--checklist")

    assert ran.code == 1
    golden("scan-checklist.txt", ran.out)
    listed = scan(desk, "draft.md", "--checklist", "-f", "json")
    assert [each["line"] for each in json.loads(listed.out)["checklist"]] == [1, 3, 5]
    assert scan(desk, "draft.md", "--checklist", "-f", "markdown").out.startswith("- [ ] Russia")


def test_the_checklist_counts_as_on_record_only_what_is(desk: Desk) -> None:
    write("draft.md", f"Sergey Lavrov said the hospital in Gao has 120 beds.\n\n{TRUE}.\n")

    ran = scan(desk, "draft.md", "--checklist")

    assert "not on record" in ran.out
    assert ran.out.endswith("2 sentences to check, 1 of them on record.\n")


def test_the_checklist_says_what_is_suppressed_and_why(desk: Desk) -> None:
    write("draft.md", f"<!-- claimcheck: ignore[CC101] rebutted, until 2027-01-31 -->\n{FALSE}.\n")

    ran = scan(desk, "draft.md", "--checklist")

    assert ran.code == 0
    told = " ".join(ran.out.split())
    assert told.startswith("[ ] draft.md:2:1")
    assert "CC101 error: own voice repeats" in told
    assert "[suppressed: rebutted, until 2027-01-31]" in told


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (f"<!-- claimcheck: ignore[CC101] quoted to rebut it -->\n{FALSE}.\n", []),
        (f"<!-- claimcheck: ignore[CC101] to rebut it, until 2023-03-03 -->\n{FALSE}.\n", []),
        (f"{FALSE}. <!-- claimcheck: ignore[CC101] quoted to rebut it -->\n", []),
        (f"<!-- claimcheck: ignore all of this is quoted -->\n\n{FALSE}.\n", []),
        (f"Words of mine.\n\n{FALSE}.\n\n<!-- claimcheck: ignore-file a test -->\n", []),
        (
            f"<!-- claimcheck: off[CC101] quoted -->\n\n{FALSE}.\n\n{FALSE}.\n\n"
            f"<!-- claimcheck: on -->\n\n{FALSE}.\n",
            ["draft.md:9:44: CC101"],
        ),
        (
            f"<!-- claimcheck: ignore[CC101] only the next -->\n{FALSE}.\n\n{FALSE}.\n",
            ["draft.md:4:44: CC101"],
        ),
        (
            f"<!-- claimcheck: ignore[CC104] another rule -->\n{FALSE}.\n",
            ["draft.md:1:1: CC900", "draft.md:2:44: CC101"],
        ),
        (
            f"<!-- claimcheck: ignore[CC101] -->\n{FALSE}.\n",
            ["draft.md:1:1: CC900", "draft.md:2:44: CC101"],
        ),
        (
            f"<!-- claimcheck: ignore[CC101] why, until 2023-03-02 -->\n{FALSE}.\n",
            ["draft.md:1:1: CC900", "draft.md:2:44: CC101"],
        ),
        (
            f"<!-- claimcheck: ignore[CC101] why, until 2023-02-31 -->\n{FALSE}.\n",
            ["draft.md:1:1: CC900", "draft.md:2:44: CC101"],
        ),
        (
            f"<!-- claimcheck: ignroe[CC101] why -->\n{FALSE}.\n",
            ["draft.md:1:1: CC900", "draft.md:2:44: CC101"],
        ),
        (
            "<!-- claimcheck: ignore[CC101] nothing there -->\n\nWords of mine.\n",
            ["draft.md:1:1: CC900"],
        ),
        ("```\n<!-- claimcheck: ignore[CC101] an example -->\n```\n\nWords of mine.\n", []),
        ("Write `<!-- claimcheck: ignore[CC101] why -->` above the sentence.\n", []),
    ],
)
def test_a_comment_keeps_a_finding_quiet_and_must_say_why(
    desk: Desk, draft: str, found: list[str]
) -> None:
    write("draft.md", draft)

    assert places(desk, "draft.md") == found


def test_plain_text_and_pages_have_comments_too(desk: Desk) -> None:
    write("draft.txt", f"# claimcheck: ignore[CC101] quoted to rebut it\n{FALSE}.\n")
    write("page.html", f"<p>{FALSE}.</p> <!-- claimcheck: ignore[CC101] quoted -->\n")

    ran = scan(desk, "draft.txt", "page.html", "-f", "json")

    assert ran.code == 0
    assert json.loads(ran.out)["findings"] == []
    reasons = {each["suppression"]["reason"] for each in json.loads(ran.out)["suppressed"]}
    assert reasons == {"quoted to rebut it", "quoted"}


def test_every_rule_is_explained() -> None:
    ran = child("scan", "--about", "cc101")

    assert ran.code == 0
    assert ran.out.startswith("CC101 repeats-false-claim (error unless the settings say")
    listed = child("scan", "--about", "all").out.splitlines()
    assert listed[0] == "CC101  error    Repeats a claim whose label fires."
    assert len(listed) == 14
