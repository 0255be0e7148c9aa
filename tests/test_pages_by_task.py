"""What the pages by task tell to type runs as it is typed there, at a desk that has what they name.

`tests/test_review_page.py` follows two pages answer by answer.
"""

import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
import xlsxwriter

from tests.test_project import ROOT, run_in_process

SITE: Final = "https://desk.example/check/33"
# As many claims as the pages count up to.
CLAIMS: Final = 33
# Where the reader has eight cores. The results are the same bytes, and a test has two.
MANY_PROCESSES: Final = re.compile(r"-j 8\b")
COMMAND: Final = re.compile(
    r"^(?:\$ |    )?(claimcheck (?:\\\n|[^\n])*?)(?: *< *(\S+))?$", re.MULTILINE
)


def typed(page: str) -> Iterator[tuple[str, str | None]]:
    r"""Yield each command of a page's blocks, and the file that it reads on stdin.

    >>> list(typed("```sh\nclaimcheck a \\\n  b\nclaimcheck c - < d.md\n```\nclaimcheck e"))
    [('claimcheck a   b', None), ('claimcheck c -', 'd.md')]
    """
    for block in re.finditer(r"^```\w*\n(.*?)^```|(?:^    .*\n)+", page, re.DOTALL | re.MULTILINE):
        for found in COMMAND.finditer(block[1] or block[0]):
            yield found[1].replace("\\\n", ""), found[2]


def settings(page: str) -> list[str]:
    """Return the blocks of TOML on a page."""
    return re.findall(r"^```toml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)


def say(command: str) -> str:
    """Run a command that has to succeed and return what it prints."""
    code, printed = run_in_process(command)
    assert code == 0, f"{command}\n{printed}"
    return printed


def publishing() -> None:
    """Have 33 claims, the last of which waits for nothing but its publication."""
    made_desk(f"c-{CLAIMS}")
    Path("how-we-work.md").write_text("# How we work\n\nWe ask first.\n", encoding="utf-8")
    # What the page writes for the reader's own system comes back from there.
    Path("check-33.html").write_text('<script type="application/ld+json">[]</script>')


def made_desk(*checked: str) -> None:
    """Make a record of 33 claims, of which those named may be published."""
    say('claimcheck init --by "A. Diallo"')
    say('claimcheck reviewer add "J. Keita" --by "A. Diallo"')
    os.environ["CLAIMCHECK_BY"] = "A. Diallo"
    said = [
        {"text": f"Harbour {number} handled {number}00 boats", "speaker": "Mara Lindqvist"}
        | {"said_on": "2023-01-07", "place": "Bergen", "url": "https://port.example/a"}
        for number in range(1, CLAIMS + 1)
    ]
    lines = "".join(f"{json.dumps(each)}\n" for each in said)
    Path("said.jsonl").write_text(lines, encoding="utf-8")
    say("claimcheck add --from said.jsonl --no-match")
    say("claimcheck confirm --all --yes")
    for claim in checked:
        about = f"--backs {SITE}0 --contradicts https://port.example/table --as-of 2023-02-01"
        say(f"claimcheck review {claim} --verdict False --rationale Counted. {about}")
        say(f'claimcheck contact add {claim} --party Port --channel e-mail --answer "No" ')
    say('claimcheck sign-off --all --yes --by "J. Keita"')


def importing() -> None:
    """Have the tables that the page names, with the columns that it maps."""
    made_desk()
    with xlsxwriter.Workbook("log.xlsx") as book:
        sheet = book.add_worksheet("Log")
        columns = ("Behauptung", "Datum", "Notiz", "verdict", "rated_on")
        for row, cells in enumerate(
            (columns, ("The ferry carries 900 cars", "04.05.2021", "x", "False", "2021-05-11"))
        ):
            sheet.write_row(row, 0, cells)
    kept = {
        "link": "https://a.example/1",
        "upload title": "Post",
        "archive location": "https://kept.example/1",
        "hash": "sha256:0",
        "archive status": "telethon: success",
        **dict.fromkeys(("destination folder", "archive date", "thumbnail"), "x"),
        **dict.fromkeys(("upload timestamp", "text content", "screenshot"), "x"),
        **dict.fromkeys(("perceptual hashes", "wacz", "replaywebpage"), "x"),
    }
    lines = (",".join(each) for each in (kept, kept.values()))
    Path("archive.csv").write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")


def reading() -> None:
    """Have an article beside an empty record."""
    say('claimcheck init --by "A. Diallo"')
    shutil.copy(ROOT / "fixtures" / "article.txt", "article.txt")


def archives() -> None:
    """Have an archive of articles and a pack."""
    made_desk("c-1")
    say("claimcheck publish c-1 --url https://desk.example/check/1 --on 2023-02-21")
    say("claimcheck pack claims.pack")
    row = {"body": "Harbour 1 handled 100 boats.", "url": "a", "published": "2023-03-01"}
    Path("articles.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")


def drafts() -> None:
    """Have a draft that repeats a published false claim, and one more claim to publish."""
    made_desk("c-1", "c-31")
    say("claimcheck publish c-1 --url https://desk.example/check/1 --on 2023-02-21")
    Path("drafts").mkdir()
    for name in ("drafts/mali.md", "mali.md"):
        Path(name).write_text("Harbour 1 handled 100 boats.\n", encoding="utf-8")


# How each page's desk is made, which commands end otherwise than with 0, and which need what no
# test has at hand: a repository, a cluster. Those are run in tests/ci and in tests/workflows.
PAGES: Final[dict[str, tuple[Callable[[], None], dict[str, int]]]] = {
    "publish.md": (publishing, {}),
    "reports.md": (publishing, {}),
    "import.md": (importing, {}),
    "reading.md": (reading, {}),
    "archive.md": (archives, {"scan --from articles.jsonl": 1}),
    "ci.md": (drafts, {"scan": 1, "--write-baseline": 0, "--baseline baseline.json": 0}),
}
ELSEWHERE: Final = ("--cluster", "--diff", "dask ")


@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_the_page_runs_as_typed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    make, ends = PAGES[name]
    for known in [each for each in os.environ if each.startswith("CLAIMCHECK_")]:
        monkeypatch.delenv(known)
    monkeypatch.setenv("CLAIMCHECK_BY", "A. Diallo")
    monkeypatch.setenv("HOME", str(tmp_path))
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    (tmp_path / "my-desk").mkdir()
    monkeypatch.chdir(tmp_path / "my-desk")
    make()
    Path("claimcheck.toml").write_text("\n".join(settings(page)), encoding="utf-8")

    ran = 0
    for command, read in typed(page):
        if any(each in command for each in ELSEWHERE):
            continue
        given = Path(read).read_bytes() if read else b""
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code, printed = run_in_process(MANY_PROCESSES.sub("-j 1", command))
        expected = [code for part, code in ends.items() if part in command]
        assert code == (expected[-1] if expected else 0), f"docs/{name}: {command}\n{printed}"
        if command == "claimcheck export claimreview c-33":
            Path("check-33.html").write_text(printed, encoding="utf-8")
        ran += 1

    assert ran > 0


def test_settings_and_scales_on_the_pages_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMCHECK_BY", "A. Diallo")
    Path("how-we-work.md").write_text("# How we work\n\nWe ask first.\n", encoding="utf-8")
    say("claimcheck init")

    shown = 0
    for page in sorted((ROOT / "docs").glob("*.md")):
        for block in settings(page.read_text(encoding="utf-8")):
            is_scale = "[[labels]]" in block
            name = "scale.toml" if is_scale else "claimcheck.toml"
            Path(name).write_text(block, encoding="utf-8")
            say("claimcheck scale import scale.toml" if is_scale else "claimcheck config show")
            shown += 1

    assert shown > 5


@pytest.fixture
def at_a_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with the desk that the page on drafts has."""
    for known in [each for each in os.environ if each.startswith("CLAIMCHECK_")]:
        monkeypatch.delenv(known)
    monkeypatch.setenv("CLAIMCHECK_BY", "A. Diallo")
    monkeypatch.setenv("HOME", str(tmp_path))
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    (tmp_path / "my-desk").mkdir()
    monkeypatch.chdir(tmp_path / "my-desk")
    drafts()


@pytest.mark.usefixtures("at_a_desk")
def test_the_settings_of_a_scan_and_its_comment_are_taken_as_the_page_has_them() -> None:
    page = (ROOT / "docs/scan-settings.md").read_text(encoding="utf-8")
    [comment] = re.findall(r"^```md\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    Path("claimcheck.toml").write_text("\n".join(settings(page)), encoding="utf-8")
    command = "claimcheck scan drafts --today 2026-11-30"

    before = run_in_process(command)
    draft = Path("drafts/mali.md")
    draft.write_text(comment + draft.read_text(encoding="utf-8"), encoding="utf-8")
    code, printed = run_in_process(command)

    assert before[0] == 1
    assert "CC101 error" in before[1]
    assert code == 0, printed
    assert "1 suppressed." in printed


@pytest.mark.usefixtures("at_a_desk")
def test_the_scale_of_the_page_is_imported_and_its_map_shown() -> None:
    page = (ROOT / "docs/scales.md").read_text(encoding="utf-8")
    scale, mapped = settings(page)
    Path("scale.toml").write_text(scale, encoding="utf-8")
    Path("claimcheck.toml").write_text(mapped, encoding="utf-8")

    assert "default" in say("claimcheck scale import scale.toml")
    assert "Pants on Fire" in say("claimcheck scale show")
