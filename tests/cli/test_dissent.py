"""`claimcheck dissent`."""

import pytest

from tests.cli.opinions import dissent, resolve
from tests.desk import Answer, Desk


def test_dissent_disputes_and_a_third_person_resolves(desk_of_four: Desk) -> None:
    disputed = dissent(desk_of_four, "v-1", "J. Keita")
    resolved = resolve(desk_of_four, "Half true", "C. Moreau")

    assert disputed.out.splitlines()[0] == (
        "v-2 False, as of 2023-03-01, J. Keita dissents v-1. Status: disputed."
    )
    assert resolved.out.splitlines()[0] == (
        "v-3 Half true, as of 2023-03-01, C. Moreau resolves. Status: signed off."
    )


def test_dissent_after_a_resolution_opens_a_new_dispute(desk_of_four: Desk) -> None:
    dissent(desk_of_four, "v-1", "J. Keita")
    resolve(desk_of_four, "True", "C. Moreau")

    assert "Status: disputed." in dissent(desk_of_four, "v-3", "D. Haidara").out


def test_author_may_give_in_without_a_resolution(desk_of_four: Desk) -> None:
    dissent(desk_of_four, "v-1", "J. Keita")

    assert (
        "Status: signed off."
        in desk_of_four.run(
            "review", "c-1", "--verdict", "False", "--rationale", "They are right."
        ).out
    )


REFUSED = {
    "dissent from oneself": (
        ("dissent", "v-1", "--verdict", "False", "--rationale", "No."),
        "v-1 is A. Diallo's own verdict; revise it with `claimcheck review c-1`",
    ),
    "dissent with the same label": (
        ("dissent", "v-1", "--verdict", "true", "--rationale", "Yes.", "--by", "J. Keita"),
        "v-1 says 'True' too; agree with `claimcheck sign-off v-1`",
    ),
    "dissent without a reason": (
        ("dissent", "v-1", "--verdict", "False", "--by", "J. Keita"),
        "a verdict needs --rationale TEXT too",
    ),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_refused_with_what_to_do(
    desk_of_four: Desk, arguments: tuple[str, ...], message: str
) -> None:
    assert desk_of_four.run(*arguments) == Answer(2, "", f"claimcheck: {message}\n")
