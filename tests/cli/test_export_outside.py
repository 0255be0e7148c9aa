"""`claimcheck export outside-checks`: what others published, as a table and as it came."""

import json
from pathlib import Path

from tests.cli.running import ROOT, mistake, ok

SHAPE = ROOT / "tests" / "reading" / "checks" / "shapes" / "01-clean.json"


def test_others_checks_are_a_table_and_never_verdicts(published: Path) -> None:
    ok("import", str(SHAPE), "--claim", "c-1", "--yes", "--now", "2026-05-01T09:00:00Z")

    [row] = [
        json.loads(line) for line in ok("export", "outside-checks", "-f", "jsonl").splitlines()
    ]

    node = json.loads(SHAPE.read_text(encoding="utf-8"))
    assert (row["check_id"], row["claim_id"], row["url"]) == ("y-1", "c-1", node["url"])
    assert row["label"] == node["reviewRating"]["alternateName"]
    assert len(ok("export", "claimreview").splitlines()) == 5


def test_foreign_node_comes_back_byte_for_byte(published: Path) -> None:
    ok("import", str(SHAPE), "--claim", "c-1", "--yes", "--now", "2026-05-01T09:00:00Z")

    out = ok("export", "outside-checks", "--raw")

    node = json.loads(SHAPE.read_text(encoding="utf-8"))
    canonical = json.dumps(node, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert out == f"{canonical}\n"
    ok("export", "outside-checks", "--raw", "-o", "theirs.jsonl")
    assert Path("theirs.jsonl").read_bytes() == out.encode()
    assert mistake("export", "outside-checks", "--raw", "--since", "2023") == (
        "outside-checks --raw writes all of them; leave out what keeps some"
    )
