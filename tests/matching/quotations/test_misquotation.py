from claimcheck.matching.quotations.fidelity import find_quotation
from claimcheck.matching.quotations.misquotation import changes
from tests.tables import each_row


@each_row(
    ("quoted", "recorded"),
    [
        ("20% of our patients wait", "20 per cent of our patients wait"),
        ("twenty schools were organised", "20 schools were organized"),
        ("we do not want the labour law", "We don't want the labor law"),
        ("the anti-corruption court", "The anti corruption court!"),
    ],
)
def test_nothing_is_altered_that_can_be_heard(quoted: str, recorded: str) -> None:
    assert changes(quoted, recorded) == ()


@each_row(
    ("quoted", "recorded", "told"),
    [
        ("No more nurses are needed", "No, more nurses are needed", "No, → No"),
        ("30% of our patients wait", "20 per cent of our patients wait", "20% → 30%"),
        ("we filed 300 claims", "we filled 300 claims", "filled → filed"),
    ],
)
def test_what_is_heard_otherwise_is_told(quoted: str, recorded: str, told: str) -> None:
    passage = find_quotation(quoted, recorded).passage or recorded

    assert [str(each) for each in changes(quoted, passage)] == [told]
