"""Whose name a noun phrase ends with: that of its head, or somebody else's."""

from claimcheck.language.people.mentions import head_of
from tests.tables import each_row


@each_row(
    ("mention", "name"),
    [
        ("Department of Health spokesman Peter Hay", "Peter Hay"),
        ("Foreign Minister of Mali Awa Keita", "Awa Keita"),
        # Whoever is only the lawyer, aide or friend of the one who is named has no name here.
        ("A lawyer for Voss spokesman Peter Hay", ""),
        ("An aide to Berg spokeswoman Ana Ruiz", ""),
        ("A friend of Voss aide Peter Hay", ""),
        ("A lawyer for Karl Voss", ""),
    ],
)
def test_name_is_of_whom_the_phrase_is_about(mention: str, name: str) -> None:
    assert head_of(mention).name == name
