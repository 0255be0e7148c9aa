"""Acts at the desk: values that differ by what they do."""

from claimcheck.model.desk.acts import AddNote, Confirm, DeskAct, Drop, Rate, Resolve, Take
from tests.tables import each_row


@each_row(
    ("one", "other"),
    [
        (Take("x"), Drop("x")),
        (Take("x"), AddNote("x")),
        (Rate("False", "why"), Resolve("False", "why")),
        (Take("x"), ("x",)),
    ],
)
def test_acts_of_the_same_words_differ(one: DeskAct, other: object) -> None:
    assert one != other
    assert len({one, other}) == 2


def test_an_act_equals_its_like_and_is_never_nothing() -> None:
    assert Take("x") == Take("x")
    assert all([Confirm(), Take("")])
