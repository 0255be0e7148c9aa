"""What stands before a colon: who speaks, or what a page has around its text."""

from claimcheck.language.framing.labels import LabelUse, standing_of
from tests.tables import each_row


@each_row(
    "label",
    [
        *("READ MORE", "ALSO READ", "EXPLAINER", "YOUR STORIES", "AVOIDING CONTACT", "WARNING"),
        *("Watch Live", "Editor’s Note", "Factbox", "Related Stories"),
    ],
)
def test_what_a_page_has_around_its_text_is_no_speaker(label: str) -> None:
    assert standing_of(label, "Tell us what the mayor says of it") is LabelUse.TOPIC
