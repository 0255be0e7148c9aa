"""`claimcheck digest`."""

import json
from pathlib import Path

import pytest

from tests.cli.running import mistake, ok, run


def test_digest_says_what_waits_what_is_overdue_and_what_changed(handed_out: Path) -> None:
    ok("note", "c-2", "The ministry <calls> back")
    ok("note", "c-4", "Nobody's")
    ok("note", "c-1", "My own", "--by", "J. Keita")
    ok("contact", "add", "c-1", "--party", "A reader", "--channel", "letter", "--reason",
       "complaint", "--sent", "2023-02-20", "--deadline", "2023-02-28")  # fmt: skip
    text = ok("digest", "--for", "j. keita", "--since", "2023-03-02")

    assert text == (
        "For J. Keita, 2023-03-02\n"
        "\n"
        "Waits for you: 1\n"
        "  rate c-1: Trade with region 1 grew by 7 percent in 2022 (high priority, by\n"
        "    2023-03-01)\n"
        "\n"
        "Overdue: 2\n"
        "  2023-02-28 w-1 we owe A reader an answer about c-1\n"
        "  2023-03-01 c-1 rate: Trade with region 1 grew by 7 percent in 2022\n"
        "\n"
        "Changed on your claims since 2023-03-02: 2\n"
        "  c-1 Trade with region 1 grew by 7 percent in 2022\n"
        "    2023-03-02 A. Diallo said: s-1 unnamed, date unknown: “Trade with region 1\n"
        "      grew by 7 percent in 2022”\n"
        "    2023-03-02 A. Diallo contact: w-1 A reader, by letter, they wrote\n"
        "      2023-02-20, we answer by 2023-02-28 (complaint)\n"
        "  c-2 Trade with region 2 grew by 14 percent in 2022\n"
        "    2023-03-02 A. Diallo said: s-2 unnamed, date unknown: “Trade with region 2\n"
        "      grew by 14 percent in 2022”\n"
        "    2023-03-02 A. Diallo assigned: g-1 to J. Keita\n"
        "    2023-03-02 A. Diallo note: m-1 “The ministry <calls> back”\n"
    )
    page = ok("digest", "--for", "J. Keita", "-f", "html")
    assert "<li>2023-03-02 A. Diallo note: m-1 “The ministry &lt;calls&gt; back”</li>" in page
    assert "<script" not in page
    assert "http" not in page
    found = json.loads(ok("digest", "--for", "J. Keita", "-f", "json"))
    assert [each["card"] for each in found["in_hand"]] == ["c-1"]
    assert [each["claim_id"] for each in found["changed"]] == ["c-1", "c-2"]
    assert run("digest", "--for", "J. Keita", "-o", "d.html", "-f", "html").err == "Wrote d.html.\n"
    assert Path("d.html").read_text(encoding="utf-8") == page


def test_digest_of_somebody_with_nothing_to_do_says_so(handed_out: Path) -> None:
    assert ok("digest", "--for", "M. Sow", "--since", "2023-03-02") == (
        "For M. Sow, 2023-03-02\n\nNothing waits for you.\n\nNothing is overdue.\n\n"
        "Nothing changed on your claims since 2023-03-02.\n"
    )
    assert "unknown reviewer" in mistake("digest", "--for", "Nobody")


def test_letters_are_in_no_digest_that_somebody_who_only_reads_asks_for(
    handed_out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ok("reviewer", "add", "R. Lund", "--role", "reader")
    ok("contact", "add", "c-1", "--party", "A reader", "--channel", "letter", "--reason",
       "complaint", "--sent", "2023-02-20", "--deadline", "2023-02-28")  # fmt: skip

    told = ok("digest", "--for", "J. Keita", "--since", "2023-03-02")
    monkeypatch.setenv("CLAIMCHECK_BY", "R. Lund")
    read = ok("digest", "--for", "J. Keita", "--since", "2023-03-02")

    assert "w-1" in told
    assert "w-1" not in read
    assert "c-1 rate" in read


def test_letters_about_claims_in_nobodys_hands_are_for_editors(handed_out: Path) -> None:
    complaint = ("--party", "A reader", "--channel", "letter", "--reason", "complaint")
    dated = ("--sent", "2023-02-20", "--deadline")
    ok("contact", "add", "c-4", *complaint, *dated, "2023-02-28")
    ok("contact", "add", "c-4", *complaint, *dated, "2023-03-09")
    ok("contact", "add", "c-4", *complaint)
    ok("contact", "add", "c-2", *complaint, *dated, "2023-02-28", "--by", "M. Sow")

    def told(name: str) -> list[list[str]]:
        found = json.loads(ok("digest", "--for", name, "-f", "json"))
        return [[each["record"] for each in found[part]] for part in ("overdue", "letters")]

    assert told("A. Diallo") == [["w-1"], ["w-2", "w-3"]]
    assert told("J. Keita") == [["w-1", "w-4", "c-1"], ["w-2", "w-3"]]
    assert told("M. Sow") == [[], []]
    page = ok("digest", "--for", "A. Diallo")
    assert "Letters to answer: 2\n  2023-03-09 w-2 we owe A reader an answer about c-4\n" in page
    assert "  no day w-3 we owe" in page
    ok("assign", "c-4", "--to", "M. Sow")
    assert told("A. Diallo") == [[], []]
    assert told("M. Sow") == [["w-1"], ["w-2", "w-3"]]


def test_no_changes_are_told_of_days_to_come(database: Path) -> None:
    told = mistake("digest", "--for", "J. Keita", "--since", "2030")

    assert told == "--since 2030 is after 2023-03-02, the day of the digest"
