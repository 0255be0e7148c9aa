"""Checks as readers have them before them."""

from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from claimcheck.model.record.check import Check
from claimcheck.model.status import InPublic, Status
from claimcheck.model.verdict import CorrectionClass, StoredSource
from claimcheck.store.log.redactions import MARK
from claimcheck.store.redact.edits import BLOT

_REMOVED: Final = "A check whose words were removed"
_WITHHELD: Final = "A check that we may not show"
_ORDERED: Final = "An order forbids us to say why."


def as_readers_see(checks: Iterable[Check], withheld: Container[int]) -> list[Check]:
    """Return checks as they are published, and those ``withheld`` without a word of them.

    What was redacted is left out of them.
    """
    return [
        _without_words(each)
        if each.id in withheld or each.leader in withheld
        else _without_marks(each)
        for each in (one.as_published() for one in checks)
    ]


def _without_marks(check: Check) -> Check:
    """Return a check without the mark that stands where words were redacted."""
    out = check.out
    if out and out.rationale == MARK:
        out = replace(out, rationale="")
    text = _REMOVED if check.text == MARK else check.text
    return replace(
        check,
        text=text,
        is_redacted=MARK in check.text or BLOT in check.text,
        title=None if check.title == MARK else check.title,
        context=None if check.context == MARK else check.context,
        topics=tuple(each for each in check.topics if each != MARK),
        out=out,
        ratings=(out,) if out else (),
        sayings=tuple(
            replace(each, text=text) if each.text == MARK else each for each in check.sayings
        ),
        corrections=tuple(
            replace(each, notice="") if each.notice == MARK else each for each in check.corrections
        ),
        sources=tuple(
            _source_without_marks(each) for each in check.sources if each.source.url != MARK
        ),
    )


def _source_without_marks(stored: StoredSource) -> StoredSource:
    """Return a source without what was redacted of it."""
    source = stored.source
    left: dict[str, Any] = {name: None for name, each in source._asdict().items() if each == MARK}
    return stored._replace(source=source._replace(**left))


def _after(check: Check) -> str | None:
    """Return the second after a check's last change: nobody notes when it was withheld."""
    last = check.corrected_at or (check.published_on and f"{check.published_on}T00:00:00Z")
    if last is None:
        return None
    return (datetime.fromisoformat(last) + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _without_words(check: Check) -> Check:
    """Return that a check was taken back, and when: an order forbids the rest."""
    return Check(
        check.id,
        check.leader,
        _WITHHELD,
        "en",
        Status.WITHDRAWN,
        InPublic.WITHDRAWN,
        publications=tuple(each._replace(url="") for each in check.publications),
        corrections=tuple(
            replace(each, notice=_ORDERED, said=None)
            for each in check.corrections
            if each.kind is CorrectionClass.WITHDRAWN
        ),
        begun_on=check.begun_on,
        is_withheld=True,
        removed_at=_after(check),
    )
