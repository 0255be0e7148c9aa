"""`claimcheck.extract`, the public name: what anyone can score."""

import claimcheck

ARTICLE = (
    "BAMAKO /Mali/, February 7. /TASS/. Trade grew by 20%, Foreign Minister Abdoulaye Diop"
    " said.\n\nExports rose from 35 to 290 tonnes over the year.\n"
)


def test_statement_tells_words_place_speaker_person_cue_and_rule() -> None:
    said, *_ = claimcheck.extract(ARTICLE, published_on="2023-02-08")

    assert [ARTICLE[start:end] for start, end in said.spans] == [said.text] == ["Trade grew by 20%"]
    assert said.evidence.speaker_span is not None
    assert said.evidence.cue_span is not None
    assert ARTICLE[slice(*said.evidence.speaker_span)] == said.speaker
    assert ARTICLE[slice(*said.evidence.cue_span)] == "said"
    assert (said.kind, said.person) == (claimcheck.Kind.INDIRECT, "Abdoulaye Diop")
    assert said.said_on == claimcheck.PartialDate(2023, 2, 7)
    assert said.evidence.rule


def test_assertions_can_be_left_out() -> None:
    kinds = [each.kind for each in claimcheck.extract(ARTICLE)]

    assert kinds == ["indirect", "assertion"]
    assert [each.kind for each in claimcheck.extract(ARTICLE, assertions=False)] == ["indirect"]


def test_people_who_are_known_need_not_be_named_in_full() -> None:
    text = "Prices fell, Lavrov said."
    known = [claimcheck.KnownPerson("Sergey Lavrov", aliases=("S. Lavrov",))]

    assert [each.person for each in claimcheck.extract(text)] == [None]
    assert [each.person for each in claimcheck.extract(text, people=known)] == ["Sergey Lavrov"]
    assert [each.person for each in claimcheck.extract(text, people=["Sergey Lavrov"])] == [
        "Sergey Lavrov"
    ]
