"""`claimcheck supersede`."""

import pytest

from claimcheck.cli.options.common import Runtime
from tests.desk import SECOND, Desk, run_on


def test_supersede_names_the_claim_with_by_and_the_actor_with_reviewer(two_claims: Desk) -> None:
    answer = two_claims.run(
        *("supersede", "c-1", "--with", "c-2", "--on", "2022-06-09", "--by", SECOND)
    )

    assert answer.out.startswith("l-3 c-2 updates c-1 since 2022-06-09.\n")
    assert two_claims.rows("SELECT made_by, since FROM links WHERE id = 3") == [
        (SECOND, "2022-06-09")
    ]
    assert "c-2 updates c-1 since 2022-06-09" in two_claims.run("show", "c-1").out


def test_supersede_takes_the_actor_from_the_environment(two_claims: Desk) -> None:
    run_on(
        two_claims.path,
        ("supersede", "c-1", "--with", "c-2", "--on", "2022-06-09"),
        Runtime(),
        SECOND,
    )

    assert two_claims.rows("SELECT actor FROM events ORDER BY sequence DESC LIMIT 1") == [(SECOND,)]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("supersede", "c-1", "--with", "A. Diallo", "--on", "2026"), "'A. Diallo' is not an id"),
        (("supersede", "c-1", "--with", "c-2", "--on", "June"), "'June' is not a date"),
    ],
)
def test_mistakes_are_one_line_and_change_nothing(
    two_claims: Desk, arguments: tuple[str, ...], message: str
) -> None:
    assert message in two_claims.refused(*arguments)
