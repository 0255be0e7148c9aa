"""`claimcheck unlink`."""

import pytest

from tests.desk import Desk


def test_unlinked_claims_are_no_longer_tied(two_claims: Desk) -> None:
    two_claims.run("link", "c-1", "contradicts", "c-2", "--reason", "Rather")
    unlinked = two_claims.run("unlink", "l-3", "--reason", "A slip")

    assert unlinked.out.startswith("l-3 no longer holds: c-1 contradicts c-2.\n")
    assert "link" not in two_claims.run("show", "c-2").out


def test_link_that_was_replaced_is_not_called_unknown(two_claims: Desk) -> None:
    two_claims.run("link", "c-1", "related-to", "c-2", "--reason", "Both of June")
    two_claims.run("link", "c-1", "contradicts", "c-2", "--reason", "Rather")
    answer = two_claims.run("unlink", "l-3", "--reason", "A slip")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "claimcheck: l-3 no longer holds; `claimcheck history c-2` tells what became of it\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("unlink", "l-1", "--reason", "x"), "decide s-1 c-1 not-same"),
        (("unlink", "l-9", "--reason", "x"), "no l-9 in this database"),
    ],
)
def test_mistakes_are_one_line_and_change_nothing(
    two_claims: Desk, arguments: tuple[str, ...], message: str
) -> None:
    assert message in two_claims.refused(*arguments)
