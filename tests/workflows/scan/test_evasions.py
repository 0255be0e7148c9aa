"""Ways to write a false claim so that a scan would miss it: each is found, or told.

The table is evasions.jsonl: what a file holds, and what a scan must come to: an
``error`` or a ``warning`` of CC101 (on `line`), ``none``, or ``told``: a rule that speaks
of how it is written, or a file that is not read. `or` has what passes too, and
`claims` what each claim must come to, ``sup`` where a comment keeps it quiet.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.desk import SOURCED, Desk

_CLAIMS: Final = {
    "T": "The new tram line in Porto cost 48 million euros",
    "V": "The vaccine changes the DNA of pregnant women",
    "G": "Rebels blew up the bridge near Gao and killed 40 soldiers",
}
_AROUND: Final = {
    "HEAD": (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Tram</title></head>\n'
        "<body>\n<article>\n"
    ),
    "TAIL": "\n</article>\n</body></html>\n",
}
_Found = dict[str, list[dict[str, Any]]]


def _cases() -> list[dict[str, Any]]:
    with Path(__file__).with_name("evasions.jsonl").open(encoding="utf-8") as rows:
        return [json.loads(row) for row in rows]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, _Found]:
    """Return what one scan of all files finds in each, by the case's id."""
    folder = tmp_path_factory.mktemp("evasions")
    desk = Desk(folder)
    for number, text in enumerate(_CLAIMS.values(), 1):
        assert desk.run("add", text, "--no-match").code == 0
        label = ("--verdict", "False", "--rationale", "Checked.", "--as-of", "2023-01-01")
        assert desk.run("review", f"c-{number}", *label, *SOURCED).code == 0
    files = []
    for case in _cases():
        content = case["content"]
        for name, text in (_CLAIMS | _AROUND).items():
            content = content.replace(f"@{name}@", text)
        file = folder / case["id"] / case["file"]
        file.parent.mkdir()
        file.write_bytes(content.encode(case.get("encoding", "utf-8")))
        files.append(str(file))
    told = ("--verdicts", "proposed", "--today", "2026-11-28", "-f", "json")
    scanned = json.loads(desk.run("scan", *files, *told).out)
    by_case: dict[str, _Found] = defaultdict(lambda: defaultdict(list))
    for kind in ("findings", "suppressed"):
        for each in scanned[kind]:
            by_case[Path(each["path"]).parent.name][kind].append(each)
    for line in scanned["unread"]:
        name = next(case["id"] for case in _cases() if f"/{case['id']}/" in line)
        by_case[name]["unread"].append({"why": line})
    return by_case


def _wrong(expect: str, line: int | None, case: dict[str, Any], found: _Found) -> str | None:
    """Say how what was found falls short of what a case expects, if it does."""
    active = found["findings"]
    errors = [f for f in active if f["rule"] == "CC101" and f["severity"] == "error"]
    if expect == "error":
        at = {f["region"]["start"]["line"] for f in errors}
        return None if errors and line in {None, *at} else f"errors on lines {sorted(at)}"
    if expect == "warning":
        at = {f["region"]["start"]["line"] for f in active}
        return None if not errors and active and line in {None, *at} else "no warning there"
    if expect == "none":
        allowed = case.get("allow", ())
        loud = [f for f in active if f["severity"] != "note" or f["rule"] not in allowed]
        return "loud" if loud or found["unread"] else None
    if "needs" in case:
        return None if any(f["rule"] == case["needs"] for f in active) else "not told"
    speaks = any(f["rule"].startswith("CC9") or f["severity"] == "note" for f in active)
    return None if speaks or found["unread"] else "not told"


def _wrong_claims(case: dict[str, Any], found: _Found) -> Iterator[str]:
    for number, name in enumerate(_CLAIMS, 1):
        wanted = case.get("claims", {}).get(name)
        about = {
            kind: [f for f in found[kind] if f["claim_id"] == f"c-{number}"]
            for kind in ("findings", "suppressed")
        }
        gravest = {f["severity"] for f in about["findings"] if f["rule"] == "CC101"}
        came = next((each for each in ("error", "warning") if each in gravest), None)
        came = came or ("sup" if about["suppressed"] else "not found")
        if wanted and came != wanted:
            yield f"{name} came to {came}, not {wanted}"


def test_every_way_round_a_scan_is_found_or_told(found: dict[str, _Found]) -> None:
    wrong = {}
    for case in _cases():
        here = found[case["id"]]
        fault = _wrong(case["expect"], case.get("line"), case, here)
        if fault and any(_wrong(each, None, case, here) is None for each in case.get("or", ())):
            fault = None
        faults = [fault] if fault else []
        faults += _wrong_claims(case, here)
        if faults:
            wrong[case["id"]] = (case["why"], *faults)

    assert wrong == {}
