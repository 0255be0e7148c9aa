"""`claimcheck copy`: what the record keeps can be got out."""

import stat
from pathlib import Path

import pytest

from tests.cli.running import mistake, ok, run

WORDS = "You are wrong about 3.9%.\r\n\x1b[0m"


@pytest.fixture
def kept(database: Path, elsewhere: Path) -> Path:
    """Keep a letter, f-1, and the page of a source, f-2."""
    ok("add", "Unemployment in Mali stands at 3.9%")
    (elsewhere / "letter.txt").write_bytes(WORDS.encode())
    (elsewhere / "page.html").write_text("<p>3.9%</p>", encoding="utf-8")
    complaint = ("--party", "A reader", "--channel", "letter", "--reason", "complaint")
    ok("contact", "add", "c-1", *complaint, "--attach", "letter.txt")
    ok("source", "add", "c-1", "https://a.example", "--file", "page.html", "--stance", "backs")
    return database


def test_a_kept_file_is_written_out_byte_for_byte_for_one_account_alone(kept: Path) -> None:
    ran = run("copy", "f-1", "-o", "out.txt")

    assert (ran.code, ran.err) == (0, "Wrote f-1 to out.txt: 31 bytes.\n")
    assert Path("out.txt").read_bytes() == WORDS.encode()
    assert stat.S_IMODE(Path("out.txt").stat().st_mode) == 0o600
    ok("copy", "f-2", "-o", "page.out")
    assert Path("page.out").read_text(encoding="utf-8") == "<p>3.9%</p>"


@pytest.mark.parametrize(
    ("by", "copy", "told"),
    [
        ("A. Diallo", "f-9", "no f-9"),
        ("A. Diallo", "w-1", "'w-1'"),
        (
            "R. Reader",
            "f-1",
            "contacts are confidential: reviewers see them, and R. Reader only reads",
        ),
        ("M. Nobody", "f-1", "M. Nobody is none"),
        ("", "f-1", "name the one you are with CLAIMCHECK_BY"),
    ],
)
def test_who_may_not_have_it_gets_nothing(
    kept: Path, monkeypatch: pytest.MonkeyPatch, by: str, copy: str, told: str
) -> None:
    ok("reviewer", "add", "R. Reader", "--role", "reader")
    monkeypatch.delenv("CLAIMCHECK_BY")
    if by:
        monkeypatch.setenv("CLAIMCHECK_BY", by)

    assert told in mistake("copy", copy, "-o", "out.txt")
    assert not Path("out.txt").exists()
    assert ok("copy", "f-2", "-o", "page.out") == ""


def test_no_file_is_written_over_and_what_was_redacted_is_gone(kept: Path) -> None:
    assert "letter.txt is there already" in mistake("copy", "f-1", "-o", "letter.txt")
    ok("redact", "w-1", "--reason", "asked for", "--yes")
    assert "f-1 was redacted" in mistake("copy", "f-1", "-o", "out.txt")
