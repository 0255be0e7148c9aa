"""`claimcheck link`."""

import pytest

from tests.desk import Desk


def test_link_replaces_one_of_the_same_claims(two_claims: Desk) -> None:
    two_claims.run("link", "c-1", "related-to", "c-2", "--reason", "Both of June")
    linked = two_claims.run("link", "c-1", "contradicts", "c-2", "--reason", "Rather")

    assert linked.out.splitlines()[:2] == [
        "l-4 c-1 contradicts c-2.",
        "It replaces l-3, c-1 related to c-2.",
    ]
    page = two_claims.run("show", "c-2").out
    assert "  link      l-4 c-1 contradicts c-2, A. Diallo: Rather\n" in page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("link", "c-1", "same", "c-2", "--reason", "x"), "`claimcheck merge c-31 c-58`"),
        (("link", "c-1", "like", "c-2", "--reason", "x"), "'like' is not a relation; they are"),
    ],
)
def test_mistakes_are_one_line_and_change_nothing(
    two_claims: Desk, arguments: tuple[str, ...], message: str
) -> None:
    assert message in two_claims.refused(*arguments)
