"""Checks as readers have them before them."""

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Final

from claimcheck.model.record.check import Check
from claimcheck.model.status import InPublic, Status
from claimcheck.model.verdict import CorrectionClass

_WITHHELD: Final = "A check that we may not show"
_ORDERED: Final = "An order forbids us to say why."


def as_readers_see(checks: Iterable[Check], withheld: Container[int]) -> list[Check]:
    """Return checks as they are published, and those ``withheld`` without a word of them."""
    return [
        _without_words(each) if each.id in withheld or each.leader in withheld else each
        for each in (one.as_published() for one in checks)
    ]


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
    )
