"""A month at a desk by commands: 200 claims, three reviewers of whom one leaves, two complaints."""

import csv
import io
import json
from pathlib import Path

from tests.cli.running import mistake, ok, run

OWNER, SECOND, THIRD = "A. Diallo", "J. Keita", "M. Sow"
LABELS = ("True", "Misleading", "False")
NAMES = ("Lavrov", "Diop", "Mara Lindqvist", "Tomas Ek")


def claims() -> str:
    """Return 200 statements of four speakers as JSON lines."""
    rows = (
        {
            "text": f"The district of number {number} built {number * 13} houses in 2022",
            "speaker": NAMES[number % 4],
            "said_on": f"2023-02-{number % 28 + 1:02}",
        }
        for number in range(1, 201)
    )
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def verdicts(numbers: range, *, broken: bool = False) -> str:
    """Return verdicts on claims as CSV, each with two sources of different origins."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("claim", "verdict", "rationale", "as_of", "backs", "contradicts"))
    for number in numbers:
        label = "Maybe" if broken and number == numbers[-1] else LABELS[number % 3]
        sources = (f"https://stat.example/{number}", f"https://city.example/{number}")
        table.writerow((f"c-{number}", label, f"Count {number}.", "2023-03-01", *sources))
    return out.getvalue()


def kept(*options: str) -> int:
    return len(json.loads(ok("list", "-f", "json", *options)))


def test_a_month_by_commands(database: Path, elsewhere: Path) -> None:
    # Week 1: what came in is stored, filed and taken up, each time in one line.
    ok("reviewer", "add", THIRD)
    (elsewhere / "claims.jsonl").write_text(claims(), encoding="utf-8")
    ok("add", "--from", "claims.jsonl", "--no-match", "--topic", "Housing")
    told = ok("topic", "add", "Diplomacy", "--speaker", "Lavrov", "--yes")
    assert told == "50 claims filed under Diplomacy. To take it back: claimcheck undo -n 50\n"
    ask = ("--reason", "Asked by readers", "--yes")
    assert ok("take", "--topic", "diplomacy", *ask, "--by", THIRD).startswith("50 claims taken.")
    assert ok("take", "--speaker", "Diop", *ask, "--by", SECOND).startswith("50 claims taken.")
    assert kept("--status", "open") == 100
    told = ok("drop", "c-4", "c-8", "--reason", "No figures", "--yes")
    assert told.startswith("2 claims dropped.")

    # Week 2: verdicts from a spreadsheet; of a broken one nothing is stored.
    mine = [number for number in range(1, 201) if NAMES[number % 4] == "Diop"]
    (elsewhere / "v.csv").write_text(verdicts(range(1, 100), broken=True), encoding="utf-8")
    assert "'Maybe' is not on the scale" in run("review", "--from", "v.csv", "--by", SECOND).err
    assert kept("--status", "proposed") == 0
    (elsewhere / "v.csv").write_text(verdicts(range(1, 100)), encoding="utf-8")
    told = ok("review", "--from", "v.csv", "--by", SECOND)
    assert told.startswith("99 verdicts stored: 33 False")
    assert ok("sign-off", "--topic", "Housing", "--yes", "--by", OWNER).startswith("99 verdicts")
    assert kept("--verdict", "false") == 33
    assert kept("--reviewer", SECOND) == len({*range(1, 100), *mine})

    # Week 3: complaints come in, one is answered; a court puts a claim on hold.
    letter = ("--channel", "letter", "--reason", "complaint", "--sent", "2023-02-20")
    for claim, party in (("c-1", "A reader"), ("c-2", "The city")):
        ok("contact", "add", claim, "--with", party, *letter, "--deadline", "2023-02-28")
    ok("contact", "answer", "w-1", "Corrected.", "--on", "2023-02-25")
    assert run("due").err.endswith("1 answer we owe, 0 they owe.\n")
    ok("hold", "c-102", "--reason", "A court asked for it")
    passed = run("take", "--topic", "Housing", "--status", "untaken", *ask)
    assert passed.out.startswith("49 claims taken."), passed
    assert "c-102 is on hold" in passed.err

    # Week 4: one leaves, another has the open claims, and the digest says so.
    left = ok("reviewer", "leave", THIRD, "--hand-over-to", SECOND)
    assert f"{SECOND} has 48 claims of theirs" in left
    assert "is left" in mistake("note", "c-12", "Still here", "--by", THIRD)
    digest = json.loads(ok("digest", "--for", SECOND, "-f", "json", "--since", "2023-03-02"))
    assert [each["record"] for each in digest["overdue"]] == ["w-2"]
    stats = json.loads(ok("stats", "-f", "json"))
    assert stats["topics"] == {"Diplomacy": 50, "Housing": 200}
    assert stats["claims"]["signed off"] == 99
    assert sum(each["answered"] for each in stats["answers"]) == 1
    assert kept("--sort", "newest", "--limit", "7") == 7
    assert ok("log", "--verify")
