"""Findings as SARIF 2.1.0, which code scanning services read."""

from typing import Final

from claimcheck import __version__
from claimcheck.language.display.safe import visible
from claimcheck.model.scan.finding import Finding, Region, RuleManual, Scanned, Suppression
from claimcheck.reports.json_text import as_json_text
from claimcheck.reports.scan.wording import told, totals

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_IN_PATHS: Final = _UNRESERVED | {"/"}
_IN_ADDRESSES: Final = _UNRESERVED | frozenset(":/?#[]@!$&'()*+,;=%")


def as_sarif(scanned: Scanned) -> str:
    """Return one run with each finding, also those that are suppressed.

    Columns and offsets count code points. A finding's fingerprint does not depend
    on the line it stands on.
    """
    found = [*scanned.findings, *scanned.suppressed]
    placed = scanned.workplace.placed
    indexes = {rule.id: index for index, rule in enumerate(scanned.rules)}
    run = {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "version": __version__,
                "rules": [_rule(rule) for rule in scanned.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(scanned)],
        "artifacts": [
            {"location": _location(placed(path))} for path in dict.fromkeys(scanned.files)
        ],
        "results": [
            _result(finding, placed(finding.path), indexes.get(finding.rule)) for finding in found
        ],
        "properties": {
            "store": scanned.store._asdict(),
            "sentences": scanned.sentences,
            "compared": scanned.compared,
            "tooShort": scanned.short,
        },
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return as_json_text(document, indent=2) + "\n"


def _invocation(scanned: Scanned) -> dict[str, object]:
    """Return how the run went: what could not be read, and the sums."""
    told = (("error", scanned.unread), ("note", totals(scanned)))
    return {
        "executionSuccessful": not scanned.unread,
        "toolExecutionNotifications": [
            {"level": level, "message": _message(line)} for level, lines in told for line in lines
        ],
    }


def _rule(manual: RuleManual) -> dict[str, object]:
    """Return a rule with its manual page."""
    level = {"level": str(manual.severity)} if manual.severity else {}
    return {
        "id": manual.id,
        "name": manual.name,
        "shortDescription": {"text": manual.summary},
        "help": {"text": manual.page, "markdown": manual.page},
        "defaultConfiguration": {"enabled": manual.severity is not None, **level},
    }


def _result(finding: Finding, path: str, rule_index: int | None) -> dict[str, object]:
    """Return a finding."""
    suppressed = [_suppression(finding.suppression)] if finding.suppression else []
    known = {
        "claimId": finding.claim,
        "verdict": finding.verdict,
        "voice": finding.voice,
        "overdue": finding.overdue,
        "grounds": finding.grounds._asdict() if finding.grounds else None,
    }
    return {
        "ruleId": finding.rule,
        **({} if rule_index is None else {"ruleIndex": rule_index}),
        "level": str(finding.severity),
        "message": _message("\n".join(told(finding))),
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _location(path),
                    "region": _region(finding.region),
                }
            }
        ],
        **({"relatedLocations": related} if (related := _related(finding)) else {}),
        "partialFingerprints": {"claimcheck/v1": finding.fingerprint},
        "suppressions": suppressed,
        "properties": {name: value for name, value in known.items() if value is not None},
    }


def _message(text: str) -> dict[str, str]:
    """Return a message in which nothing is a placeholder or a link."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _region(region: Region) -> dict[str, object]:
    """Return a place in a text file; the end is the column after the last character."""
    start, end = region.span
    return {
        "startLine": region.start.line,
        "startColumn": region.start.column,
        "endLine": region.end.line,
        "endColumn": region.end.column,
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": region.text},
    }


def _related(finding: Finding) -> list[dict[str, object]]:
    """Return where the desk published its check, and where the first source stands."""
    source = finding.grounds.address if finding.grounds else None
    named = (
        (finding.check, "The published check of this claim"),
        (source, "The first source of its verdict"),
    )
    return [
        {
            "id": number,
            "message": {"text": text},
            "physicalLocation": {"artifactLocation": {"uri": _encoded(address, _IN_ADDRESSES)}},
        }
        for number, (address, text) in enumerate(named, start=1)
        if address
    ]


def _suppression(suppression: Suppression) -> dict[str, object]:
    """Return why a finding is suppressed, and until when."""
    until = f" (until {suppression.until})" if suppression.until else ""
    return {
        "kind": "external" if suppression.origin == "baseline" else "inSource",
        "status": "accepted",
        "justification": visible(suppression.reason) + until,
    }


def _location(path: str) -> dict[str, object]:
    """Return where a file is: below the top of the repository, unless its path says more."""
    encoded = _encoded(path, _IN_PATHS)
    if encoded.startswith("/"):
        return {"uri": f"file://{encoded}"}
    return {"uri": encoded, "uriBaseId": "%SRCROOT%"}


def _encoded(text: str, plain: frozenset[str]) -> str:
    """Return ``text`` with all but the ``plain`` characters percent-encoded.

    A file name that is not UTF-8 keeps its bytes.
    """
    return "".join(
        character if character in plain else "".join(f"%{byte:02X}" for byte in _bytes(character))
        for character in text
    )


def _bytes(character: str) -> bytes:
    """Return the bytes of a character; of half a surrogate pair, what it stands for."""
    if "\udc80" <= character <= "\udcff":
        return character.encode("utf-8", "surrogateescape")
    return character.encode("utf-8", "surrogatepass")
