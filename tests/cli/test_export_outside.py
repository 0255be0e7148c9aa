"""`claimcheck export outside-checks`: what others published, as a table and as it came."""

import json
from pathlib import Path

import pytest

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

    out = ok("export", "outside-checks", "--verbatim")

    node = json.loads(SHAPE.read_text(encoding="utf-8"))
    canonical = json.dumps(node, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert out == f"{canonical}\n"
    ok("export", "outside-checks", "--verbatim", "-o", "theirs.jsonl")
    assert Path("theirs.jsonl").read_bytes() == out.encode()
    assert mistake("export", "outside-checks", "--verbatim", "--since", "2023") == (
        "--verbatim writes all outside-checks; leave out what keeps some"
    )


@pytest.mark.parametrize(
    "arguments", [("claims", "--verbatim"), ("outside-checks", "--verbatim", "-f", "csv")]
)
def test_only_others_checks_go_out_as_they_came(
    published: Path, arguments: tuple[str, ...]
) -> None:
    assert mistake("export", *arguments) == "--verbatim goes with outside-checks as jsonl alone"
