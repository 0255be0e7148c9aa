"""Which files `claimcheck scan` reads, and by which paths it tells of them."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.desk import Desk
from tests.named_pipes import make_pipe
from tests.scanning import FALSE, make_desk, scan


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return make_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a repository with a draft in a folder."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.md").write_text(f"{FALSE}.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    git("init", "-q")


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def draft(name: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(f"{FALSE}.\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("folder", "given"), [(".", "drafts"), ("drafts", "."), ("drafts", "../drafts/a.md")]
)
def test_services_get_paths_from_the_top_of_the_repository(
    desk: Desk, folder: str, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)

    ran = {form: scan(desk, given, "-f", form).out for form in ("github", "gitlab", "sarif")}

    assert ran["github"].startswith("::error file=drafts/a.md,line=1,")
    assert json.loads(ran["gitlab"])[0]["location"]["path"] == "drafts/a.md"
    [result] = json.loads(ran["sarif"])["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "drafts/a.md", "uriBaseId": "%SRCROOT%"}
    for form in ("junit", "markdown"):
        assert "drafts/a.md" in scan(desk, given, "-f", form).out
    # People open the file from where they are.
    named = given if given.endswith(".md") else f"{given.removeprefix('.')}/a.md".lstrip("/")
    assert scan(desk, given, "-f", "concise").out.startswith(f"{named}:1:44: CC101")


def test_outside_of_all_repositories_the_draft_s_is_meant(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = str(Path("drafts").absolute())
    monkeypatch.chdir(tmp_path_factory.mktemp("outside"))

    assert scan(desk, given, "-f", "github").out.startswith("::error file=drafts/a.md,line=1,")


def test_a_baseline_holds_wherever_the_command_is_run(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scan(desk, "drafts", "--baseline", "known.json", "--write-baseline").code == 0
    assert '"path": "drafts/a.md"' in Path("known.json").read_text(encoding="utf-8")

    monkeypatch.chdir("drafts")
    for name in (".", "a.md", str(Path("a.md").resolve())):
        ran = scan(desk, name, "--baseline", "../known.json")
        assert (ran.code, ran.err) == (0, "")


def test_a_file_with_two_names_is_read_once(desk: Desk) -> None:
    Path("drafts/Link.md").symlink_to("a.md")
    Path("other.md").symlink_to("drafts/a.md")

    found = json.loads(scan(desk, ".", "other.md", "./drafts/a.md", "-f", "json").out)
    alone = json.loads(scan(desk, "other.md", "-f", "json").out)

    assert found["files"] == ["drafts/a.md"]
    assert alone["files"] == ["other.md"]


def test_what_git_ignores_and_what_is_installed_is_left_out_and_counted(desk: Desk) -> None:
    Path(".gitignore").write_text("built\nx.md\n")
    for name in ("built/b.md", "x.md", "node_modules/p/c.md", "site/node_modules/q.md"):
        draft(name)
    for name in ("drafts/node_modules/own.md", "built/kept.md"):
        draft(name)
        git("add", "--force", name)

    found = json.loads(scan(desk, ".", "-f", "json").out)
    named = json.loads(scan(desk, "x.md", "node_modules/p/c.md", "-f", "json").out)

    assert found["files"] == ["built/kept.md", "drafts/a.md", "drafts/node_modules/own.md"]
    assert found["left_out"] == [
        {"number": 2, "what": "files that git ignores"},
        {"number": 3, "what": "folders node_modules"},
    ]
    assert named["files"] == ["x.md", "node_modules/p/c.md"]
    assert "2 files that git ignores, 3 folders" in " ".join(scan(desk, ".").out.split())


def test_links_out_of_the_folder_are_not_followed_and_are_counted(desk: Desk) -> None:
    draft("secret.md")
    Path("drafts/b.md").symlink_to("a.md")
    Path("drafts/pw.md").symlink_to(Path("secret.md").absolute())
    Path("drafts/all").symlink_to(Path.cwd())

    found = json.loads(scan(desk, "drafts", "-f", "json").out)
    wide = json.loads(scan(desk, ".", "-f", "json").out)

    assert found["files"] == ["drafts/a.md"]
    assert found["left_out"] == [{"number": 2, "what": "links out of the folder"}]
    assert wide["left_out"] == []
    ticks = json.loads(scan(desk, "drafts", "--checklist", "-f", "json").out)
    assert ticks["left_out"] == found["left_out"]
    for form in ("full", "markdown"):
        told = scan(desk, "drafts", "--checklist", "-f", form).out
        assert "Left out: 2 links out of the folder.\n" in told
    assert "secret.md" in wide["files"]
    assert json.loads(scan(desk, "drafts/pw.md", "-f", "json").out)["files"] == ["drafts/pw.md"]


def test_kinds_that_are_not_read_are_counted(desk: Desk) -> None:
    for name in ("b.qmd", "c.RST", "d.py", "e.docx", "f.njk", "g.doc"):
        draft(f"drafts/{name}")
    Path(".gitignore").write_text("*.doc\n", encoding="utf-8")

    found = json.loads(scan(desk, "drafts", "-f", "json").out)

    assert found["files"] == ["drafts/a.md"]
    unread = {"number": 4, "what": "files of kinds that are not read"}
    assert found["left_out"] == [unread]


PROSE = f"{FALSE}.\n"


@pytest.mark.parametrize(
    "name",
    [
        *("b", "b.md.tmp", "b.md~", "b.md ", "#b.md#", "b.draft", "b.txt.bak", "b.", "Report v1.2"),
        *("b.story", "b.wiki", "b.mkdn", "b.final", "b.md2"),
    ],
)
def test_a_text_without_a_draft_s_ending_is_counted(name: str, desk: Desk) -> None:
    Path("drafts", name).write_text(PROSE, encoding="utf-8")

    assert left_out(desk) == [{"number": 1, "what": "text without a draft's ending"}]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("b.json", json.dumps({"title": FALSE})),
        ("b.JSON", json.dumps({"title": FALSE.replace(" ", "\n")})),
        ("b.json", '{"title": "' + "".join(f"\\u{ord(each):04x}" for each in FALSE) + '"}'),
        ("b.yml", f"posts:\n  - title: {FALSE}\n"),
        ("b.toml", f'title = "{FALSE}"\n'),
        ("b.csv", f"id,title\n1,{FALSE}\n"),
        ("b.json", '{"title": "新しい路面電車の建設費は四千八百万だった"}'),
        ("b.svg", "<svg><text><tspan>The old bridge</tspan><tspan>cost a lot</tspan></text></svg>"),
        ("b.rss", f"<rss><channel><title>{FALSE}</title></channel></rss>"),
        ("b.opml", f"<opml><outline text='{FALSE}'/></opml>"),
    ],
)
def test_data_with_sentences_is_counted(name: str, content: str, desk: Desk) -> None:
    Path("drafts", name).write_text(content, encoding="utf-8")

    assert left_out(desk) == [{"number": 1, "what": "data file with sentences"}]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("LICENSE", PROSE),
        ("Makefile", "all:\n\tpython a b c d e f\n"),
        ("package.json", json.dumps({"description": "A tool that makes a page of each draft"})),
        ("uv.lock", 'name = "a long name of five words"\n'),
        ("ci.yml", "# What runs on each change of a branch\nname: Check\nruns-on: ubuntu-latest\n"),
        ("figures.json", "[1, 2, 3, 4, 5, 6, 7, 8]"),
        ("run", "#!/bin/sh\n# This says what the program does.\n"),
        ("names", "Diop"),
        ("b.py", f"# {PROSE}"),
        ("b.lang", f"# {PROSE}let x = [1];\n"),
        ("server.log", PROSE),
        ("b.svg", f"<svg><!-- {PROSE} --><style>/* {PROSE} */</style><path d='M 1 2'/></svg>"),
    ],
)
def test_what_every_repository_has_is_not_counted(name: str, content: str, desk: Desk) -> None:
    Path("drafts", name).write_text(content, encoding="utf-8")

    assert left_out(desk) == []


def test_other_texts_are_counted_as_drafts_would_be_read(desk: Desk) -> None:
    for name in ("drafts/b", "drafts/wip/c", "built/d", "node_modules/e", ".posts/f", ".posts/g"):
        draft(name)
    draft(".github/note")
    Path("drafts/h").symlink_to("/etc/hostname")
    make_pipe("drafts/i")
    Path(".gitignore").write_text("built\n", encoding="utf-8")
    git("add", "--force", ".posts/f", ".github/note")

    assert left_out(desk, ".", "--exclude", "wip")[-1] == {
        "number": 2,
        "what": "texts without a draft's ending",
    }
    assert left_out(desk, "drafts", "--include", "*.md") == []


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("b.json",), [{"number": 1, "what": "file's own marks, which are read as words"}]),
        (("b.po", "c.jsx"), [{"number": 2, "what": "files' own marks, which are read as words"}]),
        (("b.svg", "c.story", "d.njk"), []),
    ],
)
def test_files_with_marks_of_their_own_are_told_where_they_are_named(
    names: tuple[str, ...], told: list[dict[str, object]], desk: Desk
) -> None:
    for name in names:
        Path(name).write_text(f"<p>{FALSE}.</p>\n", encoding="utf-8")

    assert left_out(desk, *names) == told


def left_out(desk: Desk, *arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        scan(desk, *(arguments or ("drafts",)), "-f", "json").out
    )["left_out"]
    return found


def test_drafts_that_cannot_be_opened_are_counted(desk: Desk) -> None:
    Path("drafts/b.md").symlink_to("nowhere.md")
    Path("drafts/c.png").symlink_to("nowhere.png")
    make_pipe("drafts/d.md")

    found = json.loads(scan(desk, "drafts", "-f", "json").out)

    assert found["files"] == ["drafts/a.md"]
    assert found["left_out"] == [{"number": 2, "what": "drafts that cannot be opened"}]


def test_without_a_repository_paths_are_as_they_are_given(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").rename(tmp_path / "gone")
    monkeypatch.chdir("drafts")

    assert scan(desk, "./a.md", "-f", "github").out.startswith("::error file=a.md,line=1,")


def test_a_folder_of_which_git_ignores_all_says_so(desk: Desk) -> None:
    Path(".gitignore").write_text("drafts\n", encoding="utf-8")

    ran = scan(desk, "drafts")

    assert ran.code == 3
    assert ran.err.startswith(
        "claimcheck: no draft in drafts (left out: 1 file that git ignores); a scan reads .htm,"
    )
