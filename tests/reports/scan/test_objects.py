"""Findings as JSON: every field, read back as it was."""

import json

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import __version__
from claimcheck.model.scan.finding import Suppression
from claimcheck.reports.scan.objects import as_json, as_jsonl
from tests.reports.scan.scans import MALI, RICH, finding, scanned


def test_json_document_holds_the_store_the_totals_and_all_findings() -> None:
    document = json.loads(as_json(RICH))

    assert document["schema_version"] == 1
    assert document["claimcheck_version"] == __version__
    assert document["store"] == {
        "date": "2023-08-06",
        "published": 212,
        "head": "4711:9f3c2a7180aa55d1",
        "unpublished": 0,
    }
    assert document["summary"] == {
        "errors": 1,
        "warnings": 1,
        "notes": 1,
        "suppressed": 2,
        "files": 3,
        "files_with_findings": 2,
        "sentences": 19,
        "compared": 14,
        "too_short": 5,
    }
    assert document["files"] == list(RICH.files)
    assert [each["rule"] for each in document["findings"]] == ["CC101", "CC201", "CC302"]
    assert [each["suppression"] for each in document["suppressed"]] == [
        {"origin": "comment", "reason": "quoted to rebut it", "until": "2027-01-31"},
        {"origin": "baseline", "reason": "in the baseline", "until": None},
    ]


def test_finding_has_the_same_keys_whatever_is_known() -> None:
    bare, known = (
        json.loads(line)
        for line in as_jsonl(scanned(finding(MALI, "Bamako"), RICH.findings[0])).splitlines()
    )

    assert list(bare) == list(known)
    assert known == {
        "rule": "CC101",
        "severity": "error",
        "path": "drafts/mali.md",
        "region": {
            "span": [130, 144],
            "start": {"line": 7, "column": 44},
            "end": {"line": 7, "column": 58},
            "text": "from 35 to 390",
        },
        "message": "own voice repeats a claim rated False (c-9)",
        "facts": ["False, as of 2023-02-02, overdue for a re-check, https://desk.example/check/9"],
        "help": "correct it, or attribute and challenge it; claimcheck show c-9",
        "voice": "own",
        "claim_id": "c-9",
        "verdict": "False, as of 2023-02-02",
        "check_url": "https://desk.example/check/9",
        "grounds": {
            "claim": "Russia will raise scholarships for Malians from 35 to 390",
            "rationale": "The ministry's list has 290",
            "source": "List of the ministry",
            "address": "https://ministry.example/list?a=b#9",
        },
        "overdue": True,
        "fingerprint": "0123456789abcdef",
        "suppression": None,
    }


def test_json_lines_are_the_findings_of_the_document() -> None:
    lines = [json.loads(line) for line in as_jsonl(RICH).splitlines()]

    assert lines == json.loads(as_json(RICH))["findings"]


@given(st.text(), st.text(), st.text(), st.text())
def test_any_text_is_read_back(path: str, message: str, fact: str, reason: str) -> None:
    found = finding(
        MALI,
        "Bamako",
        path=path,
        message=message,
        facts=(fact,),
        suppression=Suppression("x", reason),
    )

    line = as_jsonl(scanned(found))

    read = json.loads(line.encode())
    assert (read["path"], read["message"], read["facts"]) == (path, message, [fact])
    assert read["suppression"]["reason"] == reason
    assert len(line.splitlines()) == 1
