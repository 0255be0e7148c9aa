"""`claimcheck scan --diff`: what a change brings, with real git, and nothing that it hides."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.desk import Desk
from tests.scanning import FALSE, OLD, TRUE, make_desk, scan

IGNORE = "<!-- claimcheck: ignore[CC101] quoted to rebut it -->"
REBUTTED = f"{FALSE}.\nThat is false.\n"
BEDS = "The hospital in Gao has {} beds for children.\n\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return make_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a new repository that has not the settings of this machine."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    (tmp_path / "repository").mkdir()
    monkeypatch.chdir(tmp_path / "repository")
    git("init", "-q", "-b", "main", "--template=")


def git(*arguments: str) -> str:
    name = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    # After each commit git would start a program that looks whether there is anything to tidy.
    allowed = ("-c", "protocol.file.allow=always", "-c", "maintenance.auto=false")
    ran = subprocess.run(["git", *name, *allowed, *arguments], check=True, capture_output=True)
    return ran.stdout.decode()


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def commit(**files: str) -> None:
    git("add", "--all", "--force")
    git("commit", "-qm", "Change", "--allow-empty")


def base(files: dict[str, str]) -> None:
    """Commit files on main, and go on on a branch."""
    for name, text in files.items():
        write(name, text)
    commit()
    git("switch", "-qc", "change")


def told(desk: Desk, *arguments: str) -> dict[str, Any]:
    ran = scan(desk, *arguments, "--diff", "main", "-f", "json")
    assert ran.err == ""
    found: dict[str, Any] = json.loads(ran.out)
    return found


def findings(desk: Desk, *arguments: str) -> list[str]:
    """Return place, rule and severity of what a change brings."""
    return [
        f"{each['path']}:{each['region']['start']['line']} {each['rule']} {each['severity']}"
        for each in told(desk, *arguments)["findings"]
    ]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (f"{FALSE}.\n", f"{FALSE}.\n\nWords of mine.\n", []),
        # What is rated is as it was, and what contested it is gone.
        (REBUTTED, f"{FALSE}.\n", ["a.md:1 CC101 error"]),
        (REBUTTED, f"{FALSE}.\nThat is sad.\n", ["a.md:1 CC101 error"]),
        (f"Sergey Lavrov said {FALSE}.\n", f"{FALSE}.\n", ["a.md:1 CC101 error"]),
        (f"{FALSE}.\n", REBUTTED, []),
        # The finding is at the figure, the change on another line.
        (
            FALSE.replace("Russia", "Georgia").replace("for", "for\n"),
            FALSE.replace("for", "for\n"),
            ["a.md:2 CC101 error"],
        ),
        (
            BEDS.format(120) + BEDS.format(120),
            BEDS.format(140) + BEDS.format(120),
            ["a.md:3 CC302 warning"],
        ),
        # The same words: in bold, wrapped otherwise, on other lines.
        (f"{FALSE}.\n", f"# New\n\n{FALSE.replace(' ', chr(10), 3)}.\n", []),
        (f"{FALSE}.\n", f"**{FALSE}.**\n", []),
        # A second copy is one more.
        (f"{FALSE}.\n", f"{FALSE}.\n\nWords of mine.\n\n{FALSE}.\n", ["a.md:5 CC101 error"]),
        # A comment that goes, comes, moves or changes.
        (f"{IGNORE}\n{FALSE}.\n", f"{FALSE}.\n", ["a.md:1 CC101 error"]),
        (f"{FALSE}.\n", f"{IGNORE}\n{FALSE}.\n", ["a.md:1 CC900 note"]),
        (f"{IGNORE}\n{FALSE}.\n", f"{IGNORE}\n{FALSE}.\n\nWords of mine.\n", []),
        (
            f"{IGNORE}\n{FALSE}.\n\n{OLD}.\n",
            f"{IGNORE.replace('CC101', 'CC104')}\n{OLD}.\n\n{FALSE}.\n",
            ["a.md:1 CC900 note", "a.md:4 CC101 error"],
        ),
        (
            f"{IGNORE}\n{FALSE}.\n",
            f"{IGNORE}\n{FALSE}.\n\n{IGNORE}\n{FALSE}.\n",
            ["a.md:4 CC900 note"],
        ),
    ],
)
def test_what_a_change_brings_is_told(
    desk: Desk, before: str, after: str, found: list[str]
) -> None:
    base({"a.md": before, "b.md": f"{FALSE}.\n"})

    write("a.md", after)

    assert findings(desk) == found
    commit()
    assert findings(desk) == found


def test_only_what_came_since_the_branches_parted_counts(desk: Desk) -> None:
    base({"drafts/mali.md": f"{FALSE}.\n\nWords of mine.\n", "drafts/clean.md": "Mine.\n"})
    assert scan(desk, "--diff", "main").out.startswith("No findings in 0 files.")

    write("drafts/mali.md", f"{FALSE}.\n\nWords of mine.\n\n{OLD}.\n")
    write("drafts/a new one.md", f"{FALSE}.\n")
    git("commit", "-qam", "Second")
    git("switch", "-q", "main")
    write("drafts/clean.md", f"{FALSE}.\n")
    git("commit", "-qam", "Meanwhile on main")
    git("switch", "-q", "change")

    assert findings(desk) == ["drafts/a new one.md:1 CC101 error", "drafts/mali.md:5 CC104 error"]
    summary = scan(desk, "drafts", "--diff", "main").out.splitlines()[-2]
    assert summary == "2 errors in 2 of 2 files. 3 of 4 sentences compared, 1 too short."


def test_a_draft_that_moves_brings_only_what_is_new_in_it(desk: Desk) -> None:
    body = "".join(BEDS.format(number) for number in (1, 2, 3))
    base({"old.txt": f"{FALSE}.\n", "b.md": f"{body}{FALSE}.\n", "c.md": f"{OLD}.\n"})

    git("mv", "old.txt", "new.md")
    git("mv", "b.md", "moved.md")
    write("moved.md", f"{body}{FALSE}.\n\n{OLD}.\n")
    Path("c.md").rename("d.md")
    write("copy.md", Path("new.md").read_text())

    assert findings(desk) == ["copy.md:1 CC101 error", "moved.md:9 CC104 error"]


def test_attributes_and_ignored_files_of_a_change_hide_nothing(desk: Desk) -> None:
    base({"a.md": REBUTTED, "claims.txt": "Words.\n"})

    write("a.md", f"{FALSE}.\n")
    write(".gitattributes", "*.md -diff -text binary ident diff=upper\n")
    write(".gitignore", "*.md\n")
    for key in ("diff.upper.textconv", "diff.external", "core.fsmonitor"):
        git("config", key, "false")
    assert findings(desk) == ["a.md:1 CC101 error"]
    write("new.md", f"{FALSE}.\n")
    assert findings(desk) == ["a.md:1 CC101 error"]
    git("add", "--force", "new.md")
    assert findings(desk) == ["a.md:1 CC101 error", "new.md:1 CC101 error"]


def test_drafts_of_other_repositories_are_left_out_and_told(desk: Desk) -> None:
    git("init", "-q", "-b", "main", "../other")
    write("../other/draft.md", f"{FALSE}.\n")
    git("-C", "../other", "add", ".")
    git("-C", "../other", "commit", "-qm", "First")
    git("submodule", "add", "-q", "../other", "sub")
    base({"a.md": "Words of mine.\n"})
    write("a.md", f"{FALSE}.\n")
    write("sub/more.md", f"{OLD}.\n")
    git("init", "-q", "nested")
    write("nested/b.md", f"{FALSE}.\n")

    document = told(desk)

    assert [each["path"] for each in document["findings"]] == ["a.md"]
    assert document["left_out"] == [{"number": 3, "what": "drafts of other repositories"}]
    assert "Left out: 3 drafts of other" in scan(desk, "--diff", "main").out


def test_paths_may_be_given_from_anywhere(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base({"drafts/a.md": REBUTTED, "b.md": REBUTTED})
    for name in ("drafts/a.md", "b.md"):
        write(name, f"{FALSE}.\n")
    inside = Path.cwd()

    monkeypatch.chdir("drafts")
    assert findings(desk) == ["a.md:1 CC101 error"]
    assert findings(desk, "..") == ["../b.md:1 CC101 error", "../drafts/a.md:1 CC101 error"]
    monkeypatch.chdir(tmp_path)
    assert findings(desk, str(inside / "b.md")) == [f"{inside}/b.md:1 CC101 error"]


HOSTILE = ["-a.md", "--output=x.md", "a\nb.md", "$(touch made).md", ":(top)x.md", "é\udcff.md"]


def test_names_are_taken_as_they_are(desk: Desk) -> None:
    base(dict.fromkeys(HOSTILE, REBUTTED))
    assert findings(desk, ".") == []

    for name in HOSTILE:
        write(name, f"{FALSE}.\n")

    assert len(findings(desk, ".")) == len(HOSTILE)
    assert not Path("made").exists()


@pytest.mark.parametrize("name", ["nowhere", "--output=stolen.txt", "main; touch stolen.txt", ""])
def test_a_base_that_git_does_not_know_is_refused(desk: Desk, name: str) -> None:
    base({"draft.md": f"{FALSE}.\n"})

    ran = scan(desk, "draft.md", f"--diff={name}")

    assert (ran.code, ran.out) == (2, "")
    assert "git cannot tell what the change did" in ran.err
    assert ran.err.count("\n") == 1
    assert not Path("stolen.txt").exists()


def test_a_change_without_a_sentence_passes(desk: Desk) -> None:
    base({"draft.md": f"{FALSE}.\n"})
    write("draft.md", f"{FALSE}.\n\n---\n")

    ran = scan(desk, "draft.md", "--diff", "main")

    assert ran.code == 0
    assert ran.out.startswith("No findings in 1 file. 1 of 1 sentence compared.")


def test_stdin_is_no_change(desk: Desk) -> None:
    base({"a.md": "Words.\n"})

    ran = scan(desk, "-", "--diff", "main")

    assert (ran.code, ran.out) == (2, "")
    assert "--diff compares files, not stdin" in ran.err


def test_a_link_to_what_nothing_reads_shows_what_nobody_was_shown(desk: Desk) -> None:
    base({"a.md": "Words of mine.\n", "words.dat": f"{FALSE}.\n"})
    Path("link.md").symlink_to("words.dat")
    Path("a.md").unlink()
    Path("a.md").symlink_to("words.dat")
    commit()

    # Both are the same file, which is read once.
    assert findings(desk) == ["a.md:1 CC101 error"]
    git("switch", "-q", "-C", "main")
    git("switch", "-q", "change")
    assert findings(desk) == []
    write("words.dat", f"{FALSE}.\n\n{OLD}.\n")
    assert findings(desk) == ["a.md:3 CC104 error"]
    write("words.dat", f"{FALSE}.\n")
    git("mv", "a.md", "b.md")
    git("rm", "-q", "link.md")
    commit()
    assert findings(desk) == []


def test_a_link_is_the_file_that_it_leads_to(desk: Desk) -> None:
    base({"data/a.md": f"{FALSE}.\n"})
    Path("link.md").symlink_to("data/a.md")
    commit()

    assert findings(desk) == []
    write("data/a.md", f"{FALSE}.\n\n{OLD}.\n")
    assert findings(desk) == ["data/a.md:3 CC104 error"]
    assert findings(desk, "link.md") == ["link.md:3 CC104 error"]


def test_settings_are_those_of_the_base(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    base({"drafts/a.md": "Words of mine.\n", "pyproject.toml": "[project]\n"})
    write("drafts/a.md", f"{FALSE}.\n")
    write("claimcheck.toml", '[scan]\nexclude = ["drafts"]\n[scan.rules]\nCC101 = "off"\n')
    write("drafts/claimcheck.toml", '[scan.rules]\nCC101 = "off"\n')
    commit()

    assert findings(desk) == ["drafts/a.md:1 CC101 error"]
    monkeypatch.chdir("drafts")
    assert findings(desk) == ["a.md:1 CC101 error"]
    git("switch", "-q", "main")
    write("../claimcheck.toml", '[scan.rules]\nCC101 = "note"\n')
    commit()
    git("switch", "-q", "change")
    assert findings(desk) == ["a.md:1 CC101 note"]


def test_the_store_is_that_of_the_base(desk: Desk) -> None:
    write("store.db", "")
    Path("store.db").write_bytes(desk.path.read_bytes())
    base({"a.md": "Words of mine.\n"})
    write("a.md", f"{FALSE}.\n")
    arguments = ("--db", "store.db")
    assert findings(desk, *arguments) == ["a.md:1 CC101 error"]

    Path("store.db").write_bytes(b"nothing")
    assert findings(desk, *arguments) == ["a.md:1 CC101 error"]
    Path("store.db").unlink()
    Path("store.db").symlink_to("a.md")
    assert findings(desk, *arguments) == ["a.md:1 CC101 error"]
    assert Path("store.db").is_symlink()

    Path("theirs.db").write_bytes(desk.path.read_bytes())
    assert findings(desk, "--db", "theirs.db") == ["a.md:1 CC101 error"]
    commit()
    ran = scan(desk, "--diff", "main", "--db", "theirs.db")
    assert (ran.code, ran.out) == (2, "")
    assert "theirs.db is not in main; a change cannot bring its own" in ran.err


def test_the_baseline_is_that_of_the_base(desk: Desk) -> None:
    base({"a.md": "Words of mine.\n", "known.json": '{"version": 1, "findings": []}'})
    write("a.md", f"{FALSE}.\n")
    for name in ("known.json", "new.json"):
        assert scan(desk, "a.md", "--baseline", name, "--write-baseline").code == 0
    assert findings(desk, "--baseline", "new.json") == []
    commit()

    assert findings(desk, "--baseline", "known.json") == ["a.md:1 CC101 error"]
    ran = scan(desk, "--diff", "main", "--baseline", "new.json")
    assert (ran.code, ran.out) == (2, "")
    assert "new.json is not in main" in ran.err


@pytest.mark.parametrize("option", ["--db", "--baseline"])
def test_no_path_leads_to_a_file_that_a_change_brings(desk: Desk, option: str) -> None:
    base({"a.md": "Words of mine.\n"})
    write("theirs/new", "")
    Path("link").symlink_to("theirs")
    commit()

    for path in ("theirs/new", "./theirs/new", str(Path.cwd() / "theirs" / "new"), "link/new"):
        ran = scan(desk, "--diff", "main", option, path)
        assert (ran.code, ran.out) == (2, "")
        assert "is not in main; a change cannot bring its own, name another" in ran.err


def test_several_processes_and_a_checklist_tell_what_is_new(desk: Desk) -> None:
    base({"a.md": f"{TRUE}.\n", "b.md": REBUTTED})
    write("a.md", f"{TRUE}.\n\nThe hospital in Gao has 120 beds.\n")
    write("b.md", f"{FALSE}.\n")

    assert findings(desk, "-j", "2") == findings(desk) == ["b.md:1 CC101 error"]
    ran = scan(desk, "--diff", "main", "--checklist", "-f", "json")
    assert [each["text"] for each in json.loads(ran.out)["checklist"]] == [
        "The hospital in Gao has 120 beds.",
        f"{FALSE}.",
    ]


def test_what_comes_out_of_an_excluded_folder_is_new(desk: Desk) -> None:
    settings = "[scan]\nexclude = ['wip']\n"
    base({"wip/a.md": f"{FALSE}.\n", "wip/b.md": f"{FALSE}.\n", "claimcheck.toml": settings})
    git("mv", "wip/a.md", "a.md")
    git("mv", "wip/b.md", "wip/c.md")
    commit()

    assert findings(desk) == ["a.md:1 CC101 error"]
    # Named, a file that is excluded is compared with what it was.
    assert findings(desk, "wip/c.md") == []


@pytest.mark.parametrize("name", [".posts/a.md", ".a.md", "posts/.b/.a.md"])
def test_a_tracked_file_is_read_though_it_is_hidden(name: str, desk: Desk) -> None:
    base({"b.md": "Words of mine.\n"})
    write(name, f"{FALSE}.\n")
    write(".cache/untracked.txt", f"{FALSE}.\n")
    git("add", name)
    git("commit", "-qm", "Change")

    assert findings(desk) == [f"{name}:1 CC101 error"]


def test_drafts_that_a_change_takes_out_of_sight_are_told(desk: Desk) -> None:
    base({"a.md": f"{TRUE}.\n", "b.md": f"{OLD}.\n", "deep/c.md": "Words.\n", "deep/d.md": "So.\n"})
    write("deep/c.md", f"{FALSE}.\n")
    git("mv", "a.md", "a.page")
    git("mv", "b.md", "b.text")
    commit()
    git("sparse-checkout", "set", "--no-cone", "/*", "!/deep/")

    document = told(desk)

    assert document["left_out"] == [
        {"number": 1, "what": "text without a draft's ending"},
        {"number": 1, "what": "draft renamed to what is not read"},
        {"number": 1, "what": "changed draft that is not checked out"},
        {"number": 1, "what": "changed file not read: a.page"},
    ]
    assert document["findings"] == []


@pytest.mark.parametrize(
    ("staged", "there", "number"),
    [
        (f"{FALSE}.\n", "Words of mine.\n", 1),
        (f"{FALSE}.\n", "Words.\n", 1),
        (f"{FALSE}.\n", None, 1),
        (f"{FALSE}.\n", f"{REBUTTED}", 1),
        ("So it is.\n", "So it is.\r\n", 0),
        # What is staged is what the base has.
        ("Words.\n", "Words of mine.\n", 0),
    ],
)
def test_what_is_staged_and_not_checked_out_is_told(
    staged: str, there: str | None, number: int, desk: Desk
) -> None:
    base({"a.md": "Words.\n"})
    write("a.md", staged)
    git("add", "a.md")
    git("update-index", "--assume-unchanged", "a.md")
    if there is None:
        Path("a.md").unlink()
    else:
        Path("a.md").write_bytes(there.encode())
    write("new.md", "Mine.\n")
    git("add", "--intent-to-add", "new.md")

    what = "changed draft staged with other words than are checked out"
    assert told(desk)["left_out"] == [{"number": 1, "what": what}] * number


def test_changed_texts_that_are_not_read_are_named(desk: Desk) -> None:
    unread = {"old.json": f'["{FALSE}"]', "old": f"{FALSE}.\n", "old.rst": f"{FALSE}.\n"}
    base({"a.md": f"{TRUE}.\n"} | unread)
    write("posts/new.yml", f"title: {FALSE}\n")
    write("old.rst", f"{FALSE}.\n\nMore.\n")
    write("new~", f"{FALSE}.\n")
    write("package.json", f'{{"description": "{FALSE}"}}')
    commit()

    assert told(desk)["left_out"] == [
        {"number": 1, "what": "file of kinds that are not read"},
        {"number": 2, "what": "data files with sentences"},
        {"number": 2, "what": "texts without a draft's ending"},
        {"number": 3, "what": "changed files not read: old.rst, new~, posts/new.yml"},
    ]


@pytest.mark.parametrize(
    "settings", [("diff.orderFile", "/nowhere"), ("diff.noprefix", "true"), ("diff.external", "no")]
)
def test_settings_of_a_clone_change_nothing(settings: tuple[str, str], desk: Desk) -> None:
    base({"a.md": "Words of mine.\n"})
    write("a.md", f"{FALSE}.\n")
    commit()
    git("config", *settings)

    assert findings(desk) == ["a.md:1 CC101 error"]


def test_a_commit_that_stands_in_for_the_base_is_not_believed(desk: Desk) -> None:
    base({"a.md": "Words of mine.\n"})
    write("a.md", f"{FALSE}.\n")
    commit()
    git("replace", "main", "change")

    assert findings(desk) == ["a.md:1 CC101 error"]
