"""From what the rules remark to findings: severities of the settings, suppressions, order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.language.text.identity import known_form
from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.finding import Finding
from claimcheck.model.scan.severity import Severity
from claimcheck.model.sha256 import sha256
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple
from claimcheck.workflows.scan.context import Remark, Rule, Scene
from claimcheck.workflows.scan.rules import RULES
from claimcheck.workflows.scan.suppressions import Comment, find_comments

_COMMENTS_RULE = "CC900"


class Judged(NamedTuple):
    """A draft's findings and those that a comment keeps quiet, each in reading order.

    `used` holds each comment that keeps findings quiet, with their fingerprints.
    """

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    used: tuple[tuple[Comment, frozenset[str]], ...] = ()


def severities(given: Iterable[tuple[str, Severity | None]]) -> dict[str, Severity | None]:
    """Return the severity of every rule; None for those that are off."""
    return {rule.id: rule.severity for rule in RULES} | dict(given)


def judge(scene: Scene, levels: Mapping[str, Severity | None], today: str, placed: str) -> Judged:
    """Let every rule that is on look at a draft, and then at its comments.

    ``placed`` is the draft's path as its repository has it, by which findings are known again.
    """
    draft = scene.draft
    comments = find_comments(draft, today)
    found = sorted(_found(scene, levels), key=_order)
    findings = _numbered(draft, found, placed)
    kept, quiet, used = [], [], dict[Comment, set[str]]()
    for finding, (_, _, remark) in zip(findings, found, strict=True):
        comment = _covering(draft, comments, finding.rule, remark)
        if comment is None:
            kept.append(finding)
        else:
            used.setdefault(comment, set()).add(finding.fingerprint)
            quiet.append(finding._replace(suppression=comment.suppression))
    kept += _about_comments(draft, comments, used, levels, placed)
    kept.sort(key=lambda each: (each.region.span, each.rule))
    silencing = tuple((comment, frozenset(marks)) for comment, marks in used.items())
    return Judged(tuple(kept), tuple(quiet), silencing)


_JudgedRemark = tuple[Rule, Severity, Remark]


def _found(scene: Scene, levels: Mapping[str, Severity | None]) -> Iterator[_JudgedRemark]:
    """Yield what the rules that are on remark, with the severity that the settings leave it."""
    for rule in RULES:
        level = levels[rule.id]
        if level is None:
            continue
        for remark in rule.find(scene):
            # The settings say how grave a rule's gravest remark is; lesser ones stay lesser.
            raised = remark.severity is (rule.severity or remark.severity)
            yield rule, level if raised else min(level, remark.severity), remark


def _order(found: _JudgedRemark) -> tuple[int, int, str]:
    rule, _, remark = found
    return remark.place.start, remark.place.end, rule.id


def _numbered(draft: Draft, found: Sequence[_JudgedRemark], placed: str) -> list[Finding]:
    """Return the findings, the same words that come again told apart by their number."""
    seen: Counter[str] = Counter()
    findings = []
    for rule, severity, remark in found:
        mark = _fingerprint(rule.id, placed, remark)
        seen[mark] += 1
        if seen[mark] > 1:
            mark = _digest(mark, str(seen[mark]))
        findings.append(_finding(draft, rule, severity, remark, mark))
    return findings


def _finding(
    draft: Draft, rule: Rule, severity: Severity, remark: Remark, fingerprint: str
) -> Finding:
    repeat = remark.repeat
    return Finding(
        rule.id,
        severity,
        draft.path,
        draft.region(remark.place),
        remark.message,
        fingerprint,
        remark.facts,
        remark.help,
        remark.voice,
        f"c-{repeat.claim.id:d}" if repeat else None,
        repeat.verdict if repeat else None,
        repeat.checks[0] if repeat and repeat.checks else None,
        repeat.overdue if repeat else False,
        grounds=repeat.grounds if repeat else None,
    )


def _fingerprint(rule: str, path: str, remark: Remark) -> str:
    """Return what stays the same while the words, the rule, the claim and the file do."""
    claim = str(remark.repeat.claim.id) if remark.repeat else ""
    return _digest(rule, path, known_form(remark.about), claim)


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _covering(
    draft: Draft, comments: Sequence[Comment], rule: str, remark: Remark
) -> Comment | None:
    """Return the first comment that keeps a remark quiet."""
    if not comments:
        return None
    sentence, place = draft.origin(remark.sentence), draft.origin(remark.place)
    whole = Span(min(sentence.start, place.start), max(sentence.end, place.end))
    return next((each for each in comments if each.covers(rule, whole)), None)


def _about_comments(
    draft: Draft,
    comments: Sequence[Comment],
    used: Mapping[Comment, set[str]],
    levels: Mapping[str, Severity | None],
    placed: str,
) -> Iterator[Finding]:
    """Yield a finding for each comment that keeps nothing quiet."""
    level = levels[_COMMENTS_RULE]
    if level is None:
        return
    seen: Counter[str] = Counter()
    for comment in comments:
        fault = comment.fault
        if fault is None and comment not in used and _could_be_used(comment, levels):
            fault = "keeps nothing quiet"
        if fault is None:
            continue
        mark = _digest(_COMMENTS_RULE, placed, comment.region.text)
        seen[mark] += 1
        yield Finding(
            _COMMENTS_RULE,
            level,
            draft.path,
            comment.region,
            f"suppression {fault}",
            _digest(mark, str(seen[mark])),
            help=_help(fault),
        )


def about_new(
    draft: Draft, comment: Comment, levels: Mapping[str, Severity | None], placed: str
) -> Iterator[Finding]:
    """Yield a note that a comment keeps something quiet that was told before."""
    if levels[_COMMENTS_RULE] is not None:
        rules = f"[{','.join(comment.rules)}]" if comment.rules else ""
        yield Finding(
            _COMMENTS_RULE,
            Severity.NOTE,
            draft.path,
            comment.region,
            f"new suppression{rules}: {comment.reason}",
            _digest(_COMMENTS_RULE, placed, "new", comment.region.text),
            help="see whether its reason holds",
        )


def _could_be_used(comment: Comment, levels: Mapping[str, Severity | None]) -> bool:
    """Return whether a rule is on that a comment is about."""
    return not comment.rules or any(levels[rule] is not None for rule in comment.rules)


def _help(fault: str) -> str:
    if fault == "has no reason":
        return "write why, as in: <!-- claimcheck: ignore[CC101] quoted to rebut it -->"
    if fault == "keeps nothing quiet":
        return "remove it"
    if fault.startswith("expired"):
        return "look again at what it keeps quiet; remove it or give another day"
    return "see `claimcheck scan --about CC900`"
