"""Where sentences end, and where a full stop ends none."""

import pytest

from claimcheck.language.text.quotations import find_quotations
from claimcheck.language.text.sentences import find_sentences
from tests.tables import each_row


@each_row(
    "sentences",
    [
        ["It rained.", "It stopped."],
        ["Mr. Hall met Gov. J. Ray of the U.S. team.", "They spoke."],
        ["A.B. Lund met J. K. Hall.", "They spoke."],
        ["He works for Acme Inc.", "The firm is old."],
        ["Prices rose 4.1 per cent to $1.50.", "Nobody noticed."],
        ["“One. Two. Three,” he said.", "Then he left."],
        ["He said, “One. Two.”", "Then he left."],
        ["“Why now?” Ana Berg asked.", "Nobody knew."],
        ["“Is it late?”", "Nobody knew."],
        ["“It is over.” Berg said.", "Nobody knew."],
        ["“It is over.”", "Berg left the room."],
        ["‘Stop. Go back,’ she said.", "They did."],
        ["Really?!", "Yes…", "No."],
        ["Is it the U.N.?", "It is."],
        ["(He left.)", "She stayed."],
        ["His daughter was ill.", "“He was late,” she said."],
        ["They held a mass.", "Berg sold the ore.", "She did the wash.", "Hall left."],
        ["He met his bro.", "Ann Berg agreed."],
        ["It broke in Springfield, Ill.", "The mayor agreed."],
        ["She lives in Mobile, Ala.", "“It rained,” she said."],
        ["He led Boston, Mass. Governor Ann Berg in a poll."],
        ["Asked if it rained, he said no.", "Berg said it did."],
        ["The No. 2 shirt and fig. 3 sold.", "Berg left."],
        ["It met the U.S. Senate vs. House.", "Sen. Berg left."],
    ],
)
def test_a_line_is_cut_into_its_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    found = find_sentences(text, find_quotations(text))

    assert [text[s.start : s.end] for s in found] == sentences


@pytest.mark.parametrize(
    "sentences",
    [["雨が降った。", "止んだ！", "It stopped."], ["「止んだ。」と彼は言った。", "はい。"]],
)
def test_a_script_without_spaces_is_cut_at_its_stops(sentences: list[str]) -> None:
    text = "".join(sentences)

    assert [text[s.start : s.end] for s in find_sentences(text, [])] == sentences


def test_every_line_is_a_paragraph_of_its_own() -> None:
    text = "A headline\n\nOne. Two.\nThree."

    assert [s.paragraph for s in find_sentences(text, [])] == [0, 1, 1, 2]
