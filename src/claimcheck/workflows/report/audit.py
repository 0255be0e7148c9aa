"""Whose claims were checked: each speaker and group, and as an audit asks for them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from claimcheck.model.record.check import Check
from claimcheck.model.record.desk_report import SpeakerGroup


def speakers_of(check: Check) -> Iterable[str]:
    """Return who made a claim, each once, as the record names them."""
    nobody = () if check.is_withheld else ("Nobody named",)
    return dict.fromkeys(each.name for each in check.speakers) or nobody


def groups_of(check: Check) -> Iterable[str]:
    """Return for whom a claim was made, each once."""
    return dict.fromkeys(each.organisation for each in check.speakers if each.organisation)


def speaker_groups(checks: Sequence[Check]) -> tuple[SpeakerGroup, ...]:
    """Return whose claims were checked, by party or organisation, most first.

    A claim that several made counts for each; those for whom none is kept come last.
    """
    found: dict[str, list[Check]] = {}
    names: dict[str, Counter[str]] = {}
    for check in checks:
        for organisation in dict.fromkeys(each.organisation or "" for each in check.speakers):
            found.setdefault(organisation, []).append(check)
            names.setdefault(organisation, Counter()).update(
                each.name for each in check.speakers if (each.organisation or "") == organisation
            )
    groups = [
        SpeakerGroup(
            organisation or None,
            len(listed),
            _most_first(names[organisation]),
            _most_first(Counter(map(_outcome, listed))),
        )
        for organisation, listed in found.items()
    ]
    return tuple(
        sorted(groups, key=lambda each: (each.name is None, -each.number, each.name or ""))
    )


def _outcome(check: Check) -> str:
    """Return what came of a check, in a word or two."""
    if check.is_withdrawn:
        return "withdrawn"
    rating = check.shown
    return check.unsettled or (rating.label if rating else "no verdict")


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Return names with their numbers, the largest first."""
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0].casefold())))
