"""Findings as a JUnit report: a suite for each file, a case for each finding."""

from collections.abc import Iterator, Sequence
from itertools import chain

from claimcheck.language.display.safe import visible
from claimcheck.model.scan.finding import Finding, Scanned
from claimcheck.model.scan.severity import Severity
from claimcheck.reports.scan.excerpt import excerpt
from claimcheck.reports.scan.wording import headline, shown, told, totals


def as_junit(scanned: Scanned) -> str:
    """Return an XML document in which errors and warnings fail, notes pass and say why.

    What is suppressed counts as skipped; a file without findings is one case that passes.
    """
    found = [*scanned.findings, *scanned.suppressed]
    paths = dict.fromkeys([*scanned.files, *(each.path for each in found)])
    by_path: dict[str, list[Finding]] = {path: [] for path in paths}
    for finding in found:
        by_path[finding.path].append(finding)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _opening("testsuites", name="claimcheck scan", **_counts(list(by_path.values()))),
        *chain.from_iterable(_suite(scanned, *each) for each in by_path.items()),
        "</testsuites>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _suite(scanned: Scanned, path: str, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the lines of a file's suite."""
    name = shown(scanned.workplace.placed(path))
    yield _opening("testsuite", name=name, **_counts([findings]))
    yield "<properties>"
    for key, line in zip(("scan", "store"), totals(scanned), strict=True):
        yield f"<property {_attributes(name=key, value=visible(line))}/>"
    yield "</properties>"
    if not findings:
        yield f"<testcase {_attributes(classname=name, name='no findings', time='0')}/>"
    for finding in sorted(findings, key=lambda each: each.region.span):
        yield from _case(name, finding)
    yield "</testsuite>"


def _counts(suites: Sequence[Sequence[Finding]]) -> dict[str, str]:
    """Return how many cases the suites have, and how many of them fail or are skipped."""
    found = list(chain.from_iterable(suites))
    return {
        "tests": str(sum(max(1, len(suite)) for suite in suites)),
        "failures": str(sum(_fails(each) for each in found)),
        "errors": "0",
        "skipped": str(sum(each.suppression is not None for each in found)),
        "time": "0",
    }


def _fails(finding: Finding) -> bool:
    """Return whether a finding is a failed case."""
    return finding.suppression is None and finding.severity >= Severity.WARNING


def _case(file: str, finding: Finding) -> Iterator[str]:
    """Yield the lines of a finding's case."""
    start = finding.region.start
    title = f"{finding.rule} line {start.line}, column {start.column}"
    yield _opening(
        "testcase", classname=file, name=title, file=file, line=str(start.line), time="0"
    )
    said, severity = visible(headline(finding)), str(finding.severity)
    body = _escaped("\n".join(["", *excerpt(finding.region), *told(finding)[1:], ""]))
    if finding.suppression:
        yield f"<skipped {_attributes(message=f'{said}: {visible(finding.suppression.reason)}')}/>"
    elif _fails(finding):
        yield f"{_opening('failure', message=said, type=severity)}{body}</failure>"
    else:
        yield f"<system-out>{_escaped(f'{severity}: {said}')}{body}</system-out>"
    yield "</testcase>"


def _opening(tag: str, **attributes: str) -> str:
    """Return an opening tag."""
    return f"<{tag} {_attributes(**attributes)}>"


def _attributes(**attributes: str) -> str:
    """Return attributes as XML, in the order given."""
    return " ".join(f'{name}="{_escaped(value)}"' for name, value in attributes.items())


def _escaped(text: str) -> str:
    """Return text, of which nothing is markup, and in which each character may stand in XML.

    Controls have been spelled out before; these two are all that XML refuses besides.
    """
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
