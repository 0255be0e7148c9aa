"""Status: what follows from the verdicts that stand, in any order."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.ids import ClaimId, VerdictId, id_or_none
from claimcheck.model.status import (
    InPublic,
    Status,
    Telling,
    derive_public,
    derive_status,
    is_overdue,
    ratings,
)
from claimcheck.model.verdict import Verdict, VerdictRole
from tests.tables import each_row


def verdict(
    number: int,
    label: str,
    reviewer: str,
    role: VerdictRole = VerdictRole.PROPOSES,
    *,
    needed: int = 2,
    about: int | None = None,
    carries_on: int | None = None,
    recheck_on: str | None = None,
) -> Verdict:
    """Return a verdict of which only what the status looks at is told."""
    return Verdict(
        VerdictId(number),
        ClaimId(1),
        label,
        None,
        1,
        reviewer,
        role,
        "2023-03-01",
        recheck_on,
        "Because.",
        about=id_or_none(VerdictId, about),
        carries_on=id_or_none(VerdictId, carries_on),
        needed=needed,
    )


ONE = verdict(1, "True", "A")
SIGNED = verdict(2, "True", "B", VerdictRole.SIGNS_OFF)
DISSENT = verdict(3, "False", "B", VerdictRole.DISSENTS)
RESOLUTION = verdict(4, "True", "C", VerdictRole.RESOLVES)

CASES: dict[str, tuple[Sequence[Verdict], Status]] = {
    "one verdict": ([ONE], Status.PROPOSED),
    "one verdict where one is enough": ([verdict(1, "True", "A", needed=1)], Status.SIGNED_OFF),
    "signed off by a second person": ([ONE, SIGNED], Status.SIGNED_OFF),
    "two who agree without a sign-off": ([ONE, verdict(2, "True", "B")], Status.SIGNED_OFF),
    "one person twice, on two wordings": ([ONE, verdict(2, "True", "A")], Status.PROPOSED),
    "two of a quorum of three": (
        [
            verdict(1, "True", "A", needed=3),
            verdict(2, "True", "B", VerdictRole.SIGNS_OFF, needed=3),
        ],
        Status.PROPOSED,
    ),
    "three of a quorum of three": (
        [
            verdict(1, "True", "A", needed=3),
            verdict(2, "True", "B", VerdictRole.SIGNS_OFF, needed=3),
            verdict(3, "True", "C", VerdictRole.SIGNS_OFF, needed=3),
        ],
        Status.SIGNED_OFF,
    ),
    "given while one was enough, signed since": (
        [verdict(1, "True", "A", needed=1), verdict(2, "True", "B", needed=3)],
        Status.SIGNED_OFF,
    ),
    "dissent": ([ONE, DISSENT], Status.DISPUTED),
    "dissent from what was signed off": (
        [ONE, SIGNED, verdict(3, "False", "C", VerdictRole.DISSENTS)],
        Status.DISPUTED,
    ),
    "dispute where one is enough": (
        [verdict(1, "True", "A", needed=1), verdict(2, "False", "B", needed=1)],
        Status.DISPUTED,
    ),
    "resolved": ([ONE, DISSENT, RESOLUTION], Status.SIGNED_OFF),
    "resolved with a third label": (
        [ONE, DISSENT, verdict(4, "Half true", "C", VerdictRole.RESOLVES)],
        Status.SIGNED_OFF,
    ),
    "disputed again after the resolution": (
        [ONE, DISSENT, RESOLUTION, verdict(5, "False", "D", VerdictRole.DISSENTS)],
        Status.DISPUTED,
    ),
    "settled side reworded after the resolution": (
        [ONE, RESOLUTION, verdict(6, "False", "B", VerdictRole.DISSENTS, carries_on=3)],
        Status.SIGNED_OFF,
    ),
    "two resolutions, the newer decides": (
        [ONE, RESOLUTION, verdict(6, "False", "D", VerdictRole.RESOLVES)],
        Status.SIGNED_OFF,
    ),
}


@each_row(("verdicts", "status"), CASES.values())
def test_verdicts_give_status(verdicts: Sequence[Verdict], status: Status) -> None:
    assert derive_status(verdicts, taken=True) is status


@each_row(
    ("verdicts", "taken", "withdrawn", "status"),
    [
        ([], False, False, Status.NOT_PICKED_UP),
        ([], True, False, Status.OPEN),
        ([], True, True, Status.WITHDRAWN),
        ([], False, True, Status.WITHDRAWN),
        ([ONE], False, False, Status.PROPOSED),
        ([ONE], True, True, Status.PROPOSED),
        ([ONE, SIGNED], False, True, Status.SIGNED_OFF),
        ([ONE, DISSENT], True, False, Status.DISPUTED),
    ],
)
def test_other_acts_give_status(
    verdicts: Sequence[Verdict], *, taken: bool, withdrawn: bool, status: Status
) -> None:
    assert derive_status(verdicts, taken=taken, withdrawn=withdrawn) is status
    if not withdrawn:
        assert derive_status(verdicts, taken=taken) is status


SIGNED_ONE = verdict(2, "True", "B", VerdictRole.SIGNS_OFF, about=1)
SIGNED_THREE = verdict(4, "True", "D", VerdictRole.SIGNS_OFF, about=3)
OUT = Telling(is_out=True, verdict=VerdictId(1), label="True", event=5)
ANNOUNCED = OUT._replace(event=9, announced="False")
CORRECTED = OUT._replace(label="False", event=9, verdict=VerdictId(5))
CORRECTION = verdict(5, "False", "A")._replace(corrects=True)
BACKED = verdict(6, "False", "B", VerdictRole.SIGNS_OFF)
TAKEN_BACK = OUT._replace(is_out=False, verdict=None, event=9)
AGAIN = OUT._replace(verdict=VerdictId(8), event=12)

SEEN: dict[str, tuple[Sequence[Verdict], Sequence[Telling], tuple[object, ...]]] = {
    "never published": ([ONE, SIGNED], [], ("unpublished", None, None)),
    "published": ([ONE, SIGNED], [OUT], ("published", "True", 1)),
    "its sign-off was undone": ([ONE], [OUT], ("under review", "True", 1)),
    "dissent": ([ONE, SIGNED, DISSENT], [OUT], ("under review", "True", 1)),
    "resolved as before": ([ONE, DISSENT, RESOLUTION], [OUT], ("published", "True", 4)),
    "resolved otherwise": (
        [ONE, DISSENT, verdict(4, "False", "C", VerdictRole.RESOLVES)],
        [OUT],
        ("correction due", "True", 1),
    ),
    "corrected, not signed off yet": ([ONE, CORRECTION], [ANNOUNCED], ("under review", "True", 1)),
    "corrected, then resolved as before": (
        [CORRECTION, verdict(7, "True", "C", VerdictRole.RESOLVES)],
        [ANNOUNCED],
        ("published", "True", 7),
    ),
    "corrected, then resolved as nobody was told": (
        [CORRECTION, verdict(7, "Half true", "C", VerdictRole.RESOLVES)],
        [ANNOUNCED],
        ("correction due", "True", 1),
    ),
    "corrected and signed off": (
        [ONE, CORRECTION, BACKED],
        [CORRECTED],
        ("published", "False", 5),
    ),
    "dissent from a signed correction": (
        [CORRECTION, BACKED, verdict(7, "True", "C", VerdictRole.DISSENTS)],
        [CORRECTED],
        ("under review", "False", 5),
    ),
    "replaced without a word": (
        [verdict(3, "False", "A"), verdict(4, "False", "B", VerdictRole.SIGNS_OFF)],
        [OUT],
        ("correction due", "True", 1),
    ),
    "replaced without a word, not signed off": (
        [verdict(3, "False", "A")],
        [OUT],
        ("correction due", "True", 1),
    ),
    "nothing stands any more": ([], [OUT], ("correction due", "True", 1)),
    "taken back": ([], [TAKEN_BACK], ("withdrawn", "True", None)),
    "taken back, then rated again": (
        [verdict(8, "True", "A"), verdict(9, "True", "B", VerdictRole.SIGNS_OFF)],
        [TAKEN_BACK],
        ("withdrawn", "True", None),
    ),
    "one wording taken back, another out": (
        [verdict(8, "True", "A"), verdict(9, "True", "B", VerdictRole.SIGNS_OFF)],
        [TAKEN_BACK._replace(event=20), AGAIN],
        ("published", "True", 8),
    ),
    "merged with another's draft": (
        [ONE, SIGNED_ONE, verdict(3, "True", "C")],
        [OUT],
        ("published", "True", 1),
    ),
    "merged with another's draft, signed off since": (
        [ONE, SIGNED_ONE, verdict(3, "True", "C"), SIGNED_THREE],
        [OUT],
        ("published", "True", 3),
    ),
    "two wordings out, told one after the other": (
        [ONE],
        [AGAIN, OUT],
        ("under review", "True", 8),
    ),
}


def test_readers_have_a_verdict_until_it_is_taken_back() -> None:
    assert [each for each in InPublic if each.is_out] == [
        InPublic.PUBLISHED,
        InPublic.UNDER_REVIEW,
        InPublic.CORRECTION_DUE,
    ]


@each_row(("verdicts", "tellings", "seen"), SEEN.values())
def test_what_readers_see_follows_from_what_they_were_told(
    verdicts: Sequence[Verdict], tellings: Sequence[Telling], seen: tuple[object, ...]
) -> None:
    assert derive_public(verdicts, tellings) == seen
    assert derive_public(verdicts[::-1], tellings[::-1]) == seen


@st.composite
def verdicts_in_two_orders(draw: st.DrawFn) -> tuple[list[Verdict], list[Verdict]]:
    """Return some verdicts, and the same ones in another order."""
    given_verdicts = [
        verdict(
            number,
            draw(st.sampled_from(["True", "False"])),
            draw(st.sampled_from("ABC")),
            draw(st.sampled_from(VerdictRole)),
            needed=draw(st.integers(1, 3)),
            carries_on=draw(st.none() | st.integers(1, number)),
        )
        for number in range(1, draw(st.integers(0, 6)) + 1)
    ]
    return given_verdicts, draw(st.permutations(given_verdicts))


@given(verdicts_in_two_orders(), st.booleans(), st.booleans())
def test_any_order_of_the_same_verdicts_gives_the_same_status(
    both: tuple[list[Verdict], list[Verdict]], taken: bool, withdrawn: bool
) -> None:
    one, other = (derive_status(each, taken=taken, withdrawn=withdrawn) for each in both)

    assert one is other


@each_row(("today", "overdue"), [("2023-09-30", False), ("2023-10-01", True), ("2024-01-01", True)])
def test_overdue_from_the_day_of_the_recheck(today: str, *, overdue: bool) -> None:
    assert is_overdue([verdict(1, "True", "A", recheck_on="2023-10-01")], today) is overdue


def test_what_a_resolution_settled_is_never_overdue() -> None:
    settled = verdict(1, "False", "A", recheck_on="2023-10-01")

    assert not is_overdue([settled, RESOLUTION], "2024-01-01")


def signed(number: int, label: str, reviewer: str, about: int) -> Verdict:
    return verdict(number, label, reviewer, VerdictRole.SIGNS_OFF, about=about)


REWORDED = verdict(5, "True", "A", carries_on=1)


@each_row(
    ("given_verdicts", "shown"),
    [
        ([], []),
        ([ONE], [(1, [])]),
        ([signed(2, "True", "B", 1), ONE], [(1, [2])]),
        ([signed(4, "True", "C", 1), signed(2, "True", "B", 1), ONE], [(1, [2, 4])]),
        ([DISSENT, signed(2, "True", "B", 1), ONE], [(3, []), (1, [2])]),
        ([signed(4, "False", "C", 3), DISSENT, ONE], [(3, [4]), (1, [])]),
        ([REWORDED, signed(2, "True", "B", 1)], [(5, [2])]),
        ([signed(2, "True", "B", 1)], [(2, [])]),
        ([verdict(6, "False", "A", carries_on=1), signed(2, "True", "B", 1)], [(6, []), (2, [])]),
    ],
)
def test_a_verdict_is_told_once_with_those_who_signed_it_off(
    given_verdicts: list[Verdict], shown: list[tuple[int, list[int]]]
) -> None:
    found = ratings(given_verdicts)

    assert [(each.id, [one.id for one in signs]) for each, signs in found] == shown
