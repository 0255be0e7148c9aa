"""The baseline: findings that were there before, kept in a file so that only new ones count."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.scan.finding import Finding, Scanned, Suppression
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.opening import open_bytes

_VERSION: Final = 1


class BaselineError(ClaimcheckError):
    """A baseline cannot be used."""


class BaselineApplied(NamedTuple):
    """A scan without what its baseline keeps quiet; `gone` counts what that no longer finds."""

    scanned: Scanned
    gone: int


def as_baseline(scanned: Scanned) -> str:
    """Return the findings of a scan as a baseline: the same findings, the same bytes."""
    entries = sorted(
        (scanned.workplace.placed(each.path), each.rule, each.fingerprint, each.message)
        for each in scanned.findings
    )
    names = ("path", "rule", "fingerprint", "message")
    found = [dict(zip(names, entry, strict=True)) for entry in entries]
    document = {"version": _VERSION, "findings": found}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def read_baseline(path: Path) -> frozenset[tuple[str, str]]:
    """Return the path and the fingerprint of each finding in a baseline. Raises `BaselineError`."""
    if not path.exists():
        raise BaselineError(
            f"no baseline at {path}; make one with --baseline {path} --write-baseline"
        )
    try:
        with open_bytes(str(path)) as file:
            document = json.loads(file.read().decode("utf-8"))
        if document["version"] != _VERSION:
            raise BaselineError(
                f"{path} is a baseline of version {document['version']}; write it again with"
                " --write-baseline"
            )
        return frozenset((each["path"], each["fingerprint"]) for each in document["findings"])
    except OSError as error:
        raise BaselineError(f"cannot read {path}: {error.strerror}; check the name") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BaselineError(
            f"{path} is not a baseline; make one with --baseline {path} --write-baseline"
        ) from error


def apply_baseline(
    scanned: Scanned, known: frozenset[tuple[str, str]], path: Path
) -> BaselineApplied:
    """Return a scan with the findings that a baseline knows kept quiet."""
    reason = Suppression("baseline", f"in {path.as_posix()}")
    marks = {each: _mark(scanned, each) for each in (*scanned.findings, *scanned.suppressed)}
    kept = [each for each in scanned.findings if marks[each] not in known]
    quiet = [each._replace(suppression=reason) for each in scanned.findings if marks[each] in known]
    seen, read = set(marks.values()), set(map(scanned.workplace.placed, scanned.files))
    gone = sum(mark[0] in read and mark not in seen for mark in known)
    return BaselineApplied(
        scanned._replace(
            findings=tuple(kept), suppressed=tuple(_ordered(scanned, [*scanned.suppressed, *quiet]))
        ),
        gone,
    )


def _mark(scanned: Scanned, finding: Finding) -> tuple[str, str]:
    return scanned.workplace.placed(finding.path), finding.fingerprint


def _ordered(scanned: Scanned, findings: Sequence[Finding]) -> list[Finding]:
    """Return findings in reading order."""
    order = {path: number for number, path in enumerate(scanned.files)}
    return sorted(findings, key=lambda each: (order[each.path], each.region.span, each.rule))
