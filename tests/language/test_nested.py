"""What somebody reports of somebody else's words is that one's statement."""

from claimcheck.language.attribution.extract import extract
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Statement
from tests.tables import each_row


def inner_of(text: str) -> list[tuple[str | None, str | None, str]]:
    (outer,) = extract(text, assertions=False)
    return [(each.speaker, each.reported_by, each.text) for each in outer.inner]


@each_row(
    ("text", "speaker", "words"),
    [
        ("Ann Berg said that Hall had told her that taxes rose.", "Hall", "taxes rose"),
        ("“My boss said, ‘You are fired,’” Ann Berg recalled.", "My boss", "‘You are fired,’"),
        ("“‘Never again,’ Li Hall said,” Ann Berg recalled.", "Li Hall", "‘Never again,’"),
        ("“Hall said taxes will rise,” Ann Berg said.", "Hall", "taxes will rise"),
        ("Ann Berg said the tax, according to Hall, will rise.", "Hall", None),
        ("Ann Berg said police have said the road is shut.", "police", "the road is shut"),
    ],
)
def test_words_of_a_third_person_are_theirs(text: str, speaker: str, words: str | None) -> None:
    if words is None:
        assert [each.speaker for each in extract(text)] == [speaker]
        return
    assert inner_of(text) == [(speaker, "Ann Berg", words)]


@each_row(
    "text",
    [
        "“I said taxes will rise,” Ann Berg said.",
        "Ann Berg said she told them that taxes will rise.",
        "“Nobody wants what the report suggests is needed,” Ann Berg said.",
        "Ann Berg said the demands that come with work are many.",
        "Ann Berg said that taxes rose.",
    ],
)
def test_nobody_else_is_guessed(text: str) -> None:
    assert inner_of(text) == []


def test_the_day_of_what_is_reported_is_its_own_and_the_place_is_unknown() -> None:
    text = (
        "OSLO, May 2. /Post/. Ann Berg said that Li Hall had told her on Monday that taxes rose."
        " “Hall said, ‘Taxes rose,’” she added."
    )
    said = [
        (each.place, str(each.inner[0].said_on), each.inner[0].place)
        for each in extract(text, published_on=PartialDate(2023, 5, 2))
        if each.inner
    ]

    assert said == [("Oslo", "2023-05-01", None), ("Oslo", "None", None)]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "It was late. “My boss said on the phone: ‘You are “fired”,’” Ann Berg recalled."
    (outer,) = extract(text)
    (inner,) = outer.inner

    assert _exact(text, inner) == ("‘You are “fired”,’", "My boss", "said")
    assert outer.spans[0].start < inner.spans[0].start < inner.spans[0].end < outer.spans[0].end
    assert text[: inner.spans[0].start].endswith(inner.prefix or "")
    assert (inner.prefix or "").endswith(" phone: ")


def _exact(text: str, said: Statement) -> tuple[str | None, ...]:
    spans = (said.spans[0], said.evidence.speaker_span, said.evidence.cue_span)
    return tuple(text[span.start : span.end] if span else None for span in spans)
