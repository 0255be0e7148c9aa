"""What of a draft's findings a change brings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.language.text.identity import known_form
from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.severity import Severity
from claimcheck.model.scan.tick import Tick
from claimcheck.workflows.scan.judge import Judged, about_new
from claimcheck.workflows.scan.suppressions import Comment


def brought(
    draft: Draft,
    now: Judged,
    before: Judged,
    levels: Mapping[str, Severity | None],
    placed: str,
) -> Judged:
    """Return what was not found before, or was less grave, and each comment that is new.

    A finding is known again by its fingerprint; both were judged under the path ``placed``.
    """
    told = {each.fingerprint: each.severity for each in before.findings}
    quiet = {each.fingerprint for each in before.suppressed}
    findings = [each for each in now.findings if told.get(each.fingerprint, 0) < each.severity]
    for comment in _new_comments(now, before):
        findings += about_new(draft, comment, levels, placed)
    return Judged(
        tuple(sorted(findings, key=lambda each: (each.region.span, each.rule))),
        tuple(each for each in now.suppressed if each.fingerprint not in quiet),
    )


def _new_comments(now: Judged, before: Judged) -> Iterator[Comment]:
    """Yield each comment that is new, or keeps quiet what was not kept quiet before."""
    known = Counter(comment.region.text for comment, _ in before.used)
    quiet = {mark for _, marks in before.used for mark in marks}
    for comment, marks in now.used:
        known[comment.region.text] -= 1
        if known[comment.region.text] < 0 or not marks <= quiet:
            yield comment


def new_ticks(now: Sequence[Tick], before: Sequence[Tick]) -> Iterator[Tick]:
    """Yield the sentences of a checklist that are new, or stand otherwise than before."""
    known = Counter(map(_identity, before))
    for tick in now:
        known[_identity(tick)] -= 1
        if known[_identity(tick)] < 0:
            yield tick


def _identity(tick: Tick) -> tuple[str, tuple[str, ...]]:
    return known_form(tick.text), tick.status
