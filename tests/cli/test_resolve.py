"""`claimcheck resolve`."""

from tests.cli.opinions import dissent, resolve
from tests.desk import Answer, Desk


def test_resolution_names_the_verdict_that_it_upholds(desk_of_four: Desk) -> None:
    dissent(desk_of_four, "v-1", "J. Keita")

    assert resolve(desk_of_four, "false", "C. Moreau").out.startswith(
        "v-3 False, as of 2023-03-01, C. Moreau resolves v-2. Status: signed off."
    )


def test_party_to_a_dispute_does_not_resolve_it(desk_of_four: Desk) -> None:
    dissent(desk_of_four, "v-1", "J. Keita")

    assert resolve(desk_of_four, "False", "J. Keita").err == (
        "claimcheck: J. Keita is a party to the dispute about c-1, by v-2; another reviewer must"
        " resolve it, or revise v-2 with `claimcheck review c-1`\n"
    )


def test_nothing_is_resolved_without_a_dispute(desk_of_four: Desk) -> None:
    assert resolve(desk_of_four, "True", "J. Keita") == Answer(
        2, "", "claimcheck: c-1 is proposed, not disputed; `claimcheck show c-1` says more\n"
    )
