"""What a command writes with words of the record is in the log, and read by nobody else."""

import re
import stat
from pathlib import Path
from typing import Final

import pytest

from tests.desk import Desk
from tests.scanning import TODAY, make_desk
from tests.test_project import ROOT
from tests.workflows.archive.archives import write_archive

CLAIM: Final = "c-1"
ARCHIVE: Final = ("--from", "a.jsonl", "--text", "body", "--name", "url", "--date", "day")
# Each command that writes a file or a folder of what the record says, and as what that is kept.
WRITING: Final[dict[str, tuple[tuple[str, ...], str]]] = {
    "backup": (("backup", "made"), "backup"),
    "copy": (("copy", "f-1", "-o", "made"), "export"),
    "digest": (("digest", "--for", "A. Diallo", "-o", "made"), "report"),
    "dossier": (("dossier", CLAIM, "-o", "made"), "report"),
    "export": (("export", "claims", "-o", "made"), "export"),
    "match --from": (("match", *ARCHIVE, "-o", "made"), "report"),
    "pack": (("pack", "made", "--status", "all"), "pack"),
    "report": (("report", "--since", "2023", "-o", "made"), "report"),
    "review --export": (("review", "--export", "made"), "export"),
    "scan": (("scan", "d.md", "--today", TODAY, "-o", "made"), "report"),
    "scan --baseline": (
        ("scan", "d.md", "--today", TODAY, "--baseline", "made", "--write-baseline"),
        "report",
    ),
    "scan --from": (("scan", *ARCHIVE, "--today", TODAY, "-o", "made"), "report"),
    "site": (("site", "made", "--base", "https://desk.example/checks"), "site"),
}
# What others said goes there, and nothing of what the record says.
OTHERS: Final = ("extract", "import")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a record with verdicts of its owner alone, beside a draft and an archive."""
    monkeypatch.chdir(tmp_path)
    desk = make_desk(tmp_path)
    (tmp_path / "page.html").write_text("<p>Prices</p>", encoding="utf-8")
    (tmp_path / "d.md").write_text("Nothing of the kind was said.\n", encoding="utf-8")
    write_archive(tmp_path / "a.jsonl", 6)
    page = ("https://a.example/7", "--file", "page.html", "--stance", "context")
    assert desk.run("source", "add", CLAIM, *page).code == 0
    desk.path.chmod(0o600)
    return desk


@pytest.mark.parametrize("command", WRITING)
def test_what_holds_words_of_the_record_is_kept_and_read_by_whom_that_is(
    desk: Desk, tmp_path: Path, command: str
) -> None:
    typed, kind = WRITING[command]
    ran = desk.run(*typed)
    made = tmp_path / "made"
    files = [each for each in (made, *made.rglob("*")) if each.is_file()]
    kept = desk.rows("SELECT kind, path FROM outputs")

    assert ran.code in {0, 1}, ran.err
    assert (kind, "made") in kept
    assert files
    open_to_all = [each.name for each in files if stat.S_IMODE(each.stat().st_mode) & 0o077]
    assert open_to_all == ([each.name for each in files] if kind == "site" else [])


def test_every_command_that_writes_is_among_them() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    sections = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    named = {
        section.split("\n")[0].removeprefix("claimcheck ")
        for section in sections
        if re.search(
            r"^ +-o, --output|--export FILE|--write-baseline|--refused FILE", section, re.MULTILINE
        )
    }
    assert named == {each.split()[0] for each in (*WRITING, *OTHERS)} - {"backup", "pack", "site"}
