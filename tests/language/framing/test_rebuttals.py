"""What contests words from beside them."""

from claimcheck.language.framing.rebuttals import challenge_beside
from tests.tables import each_row


@each_row(
    ("before", "told"),
    [
        ("He falsely said; she said", None),
        ("He said, but falsely she said", "falsely"),
        ("He falsely said, and she denied, but wrongly", "wrongly"),
        ("The mayor, who lied, said", None),
        ("The mayor, who lied, falsely said", "falsely"),
    ],
)
def test_what_stands_in_an_earlier_clause_contests_nothing(before: str, told: str | None) -> None:
    assert challenge_beside(before, "") == told
