"""What a review that has not gone out gathers stays at the desk, at every door."""

import re
from pathlib import Path

from tests.cli.publishing import day
from tests.cli.running import ok

PERIOD = ("--since", "2019", "--until", "2023", "--now", "2023-06-02T09:00:00Z")
# A source of each standing in public, and of a claim that was merged with a published one.
LATE = {"c-5": "ZZALONE", "c-2": "ZZREVIEW", "c-3": "ZZDUE", "c-4": "ZZBACK", "c-8": "ZZMERGED"}


def _gather() -> None:
    """Attach sources to published claims, and begin to check one again."""
    on = day("2023-05-01")
    on("add", "The coming year will be a warm one", "--speaker", "Mara Lindqvist")
    for claim, word in LATE.items():
        on("source", "add", claim, f"https://a.example/{word}", "--stance", "contradicts")
    on("merge", "c-5", "c-8", "--reason", "The same")
    on(
        *("review", "c-1", "--verdict", "Half true", "--rationale", "ZZWORDS"),
        *("--as-of", "2023-05-01", "--backs", "https://a.example/ZZRECHECK"),
    )


def _words_out() -> set[str]:
    """Return which words of the review stand in anything that goes out."""
    ok("site", "public")
    ok("pack", "pack.db")
    files = [path.read_bytes() for path in (*Path("public").rglob("*.*"), Path("pack.db"))]
    told = [ok("report", *PERIOD, "--public", "-f", form) for form in ("html", "markdown")]
    everything = b"".join(files).decode("latin-1") + "".join(told) + ok("export", "claimreview")
    return {word for word in (*LATE.values(), "ZZRECHECK", "ZZWORDS") if word in everything}


def test_sources_of_an_unfinished_review_leave_with_what_tells_readers(published: Path) -> None:
    _gather()

    assert _words_out() == set()
    internal = ok("report", *PERIOD)
    assert internal.count("(readers do not have it yet)") == len(LATE) + 1
    assert {*LATE.values(), "ZZRECHECK"} <= set(re.findall("ZZ[A-Z]+", internal))

    ok("pack", "all.db", "--status", "all")
    ok("pack", "part.db", "--db", "all.db")
    assert b"ZZALONE" in Path("all.db").read_bytes()
    assert b"ZZ" not in Path("part.db").read_bytes()
    assert "ZZALONE" not in ok("report", *PERIOD, "--public", "--db", "all.db")
    ok("site", "other", "--db", "part.db")
    ids = [set(re.findall("urn:uuid:[^<]*", Path(each, "checks.atom").read_text(encoding="utf-8")))
           for each in ("other", "public")]  # fmt: skip
    assert ids[0] <= ids[1]

    later = day("2023-06-01")
    last = max(int(each) for each in re.findall(r"v-(\d+)", ok("show", "c-1")))
    later("sign-off", f"v-{last}", "--by", "J. Keita")
    later("correct", "v-9", "--class", "clarification", "--notice", "Two more sources.")

    assert _words_out() == {"ZZRECHECK", "ZZWORDS", "ZZALONE", "ZZMERGED"}


def test_what_a_correction_told_stays_out_when_a_review_begins_again(published: Path) -> None:
    told = day("2023-05-01")(
        *("correct", "v-9", "--class", "clarification", "--notice", "ZZNOTICE"),
        *("--rationale", "ZZTOLD"),
    )
    last = max(int(each) for each in re.findall(r"v-(\d+)", told))
    objected = ("dissent", f"v-{last}", "--verdict", "True", "--rationale", "ZZWORDS")
    day("2023-05-02")(*objected, "--by", "J. Keita")

    ok("site", "public")
    page = Path("public/checks/c-5.html").read_text(encoding="utf-8")

    assert set(re.findall("ZZ[A-Z]+", page)) == {"ZZNOTICE", "ZZTOLD"}
    assert "Under review" in page
