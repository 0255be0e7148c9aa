"""Transcripts and subtitles: who speaks, and when, sentence by sentence."""

from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.reading.articles import read_capture
from claimcheck.reading.unreadable import UnreadableError
from claimcheck.workflows.intake.extract import Described, extract_article
from tests.tables import each_row

SRT = """\
1
00:00:01,000 --> 00:00:03,000
<i>We will not close</i>

2
00:00:03,000 --> 00:00:06,000
the school, Ana Ruiz said.
[applause]

3
00:00:20,500 --> 00:00:23,000
- MAYOR HAY: Trade grew by 20%

4
00:00:23,500 --> 00:01:25,000
last year. ♪ la la ♪
"""
VTT = """\
WEBVTT - debate

NOTE never read

intro
00:01.000 --> 00:03.000 align:start
<v Ana Ruiz>We will not close

00:03.000 --> 00:06.000
<v Ana Ruiz>the school &amp; the <c.loud>road</c>.

01:00:07.000 --> 01:00:09.000
<v.loud Peter Hay>Trade grew.
"""
TRANSCRIPT = """\
[00:01:02] Ana Ruiz: We will not close the school. It will stay open. It has 40 pupils.

(1:20) THE PRIME MINISTER: Taxes fell by 3 per cent last year.
00:02:00 - Peter Hay: Nobody was told.
The session began at 10:30 that day.
"""


def _write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return str(folder / name)


@pytest.mark.parametrize(
    ("name", "text", "shown", "times"),
    [
        (
            "a.srt",
            SRT,
            "We will not close the school, Ana Ruiz said.\n\nMAYOR HAY: Trade grew by 20%"
            " last year.",
            {
                "We will": "00:00:01",
                "the school": "00:00:03",
                "MAYOR": "00:00:20",
                "last": "00:00:23",
            },
        ),
        (
            "a.vtt",
            VTT,
            "Ana Ruiz: We will not close the school & the road.\n\nPeter Hay: Trade grew.",
            {"We will": "00:00:01", "road": "00:00:03", "Trade": "01:00:07"},
        ),
        (
            "rolling.srt",
            "1\r\n00:00:01,000 --> 00:00:02,000\r\none two\r\n\r\n"
            "2\r\n00:00:02,000 --> 00:00:03,000\r\none two\r\nthree four.\r\n",
            "one two three four.",
            {"one": "00:00:01", "three": "00:00:02"},
        ),
    ],
)
def test_cues_are_joined_into_sentences_with_their_times(
    tmp_path: Path, name: str, text: str, shown: str, times: dict[str, str]
) -> None:
    found = read_capture(_write(tmp_path, name, text))

    assert found.article.text == shown
    at = {words: str(found.position(shown.index(words))) for words in times}
    assert at == times


def test_subtitles_without_times_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="it has no times with words; give SRT or WebVTT"):
        read_capture(_write(tmp_path, "a.srt", "Nothing here is shown at a time.\n"))


def test_times_that_lines_begin_with_are_no_words_of_a_transcript(tmp_path: Path) -> None:
    found = read_capture(_write(tmp_path, "a.txt", TRANSCRIPT))

    assert found.article.text.split("\n") == [
        "Ana Ruiz: We will not close the school. It will stay open. It has 40 pupils.",
        "",
        "THE PRIME MINISTER: Taxes fell by 3 per cent last year.",
        "Peter Hay: Nobody was told.",
        "The session began at 10:30 that day.",
        "",
    ]
    assert str(found.position(found.article.text.index("Taxes"))) == "3:28"


def test_a_turn_of_three_sentences_is_three_statements(tmp_path: Path) -> None:
    file = _write(tmp_path, "a.txt", TRANSCRIPT)
    described = Described(speakers=(("The Prime  Minister", "Sara Lund"),))
    found = extract_article(file, described, assertions=False)

    assert [(each.text, each.person) for each in found.statements[:4]] == [
        ("We will not close the school.", "Ana Ruiz"),
        ("It will stay open.", "Ana Ruiz"),
        ("It has 40 pupils.", "Ana Ruiz"),
        ("Taxes fell by 3 per cent last year.", "Sara Lund"),
    ]
    text = found.capture.article.text
    for each in found.statements:
        start, end = each.spans[0]
        assert text[start:end] == each.text


@each_row("given", ["THE PRIME MINISTER", "=Sara Lund", "A="])
def test_a_label_without_a_name_is_refused(given: str) -> None:
    from claimcheck.cli.options.article_files import describe  # noqa: PLC0415 - of the terminal

    with pytest.raises(ClaimcheckError, match="--speaker-map takes a label and a name, not"):
        describe(["a.txt"], None, None, None, None, [given])


def test_a_label_that_nobody_bears_is_told(tmp_path: Path) -> None:
    file = _write(tmp_path, "a.txt", TRANSCRIPT)
    described = Described(speakers=(("The Prime Minister", "Sara Lund"), ("THE MAYOR", "Bo Wit")))

    assert extract_article(file, described).remarks == (
        "Nobody speaks as “THE MAYOR”; write it as the text does.",
    )


def test_more_that_stands_beside_a_label_is_none_of_its_words(tmp_path: Path) -> None:
    text = (
        "SPEAKER 1 (00:12): We will not close the school.\n\n"
        "Speaker 2 [00:20]: It has 40 pupils.\n\n"
        "MR. HAY [through an interpreter]: Nobody was told of that.\n"
    )
    found = extract_article(_write(tmp_path, "a.txt", text), assertions=False)

    assert [(each.speaker, each.text) for each in found.statements] == [
        ("SPEAKER 1", "We will not close the school."),
        ("Speaker 2", "It has 40 pupils."),
        ("MR. HAY", "Nobody was told of that."),
    ]


def test_a_sentence_goes_on_in_a_cue_without_a_voice(tmp_path: Path) -> None:
    cue = "00:0{}.000 --> 00:0{}.000\n{}\n\n"
    text = "WEBVTT\n\n" + "".join(
        cue.format(number, number + 1, words)
        for number, words in enumerate(
            ["<v Ana Ruiz>We will not close", "the school.", "It is late."], 1
        )
    )

    found = read_capture(_write(tmp_path, "a.vtt", text)).article.text

    assert found == "Ana Ruiz: We will not close the school.\n\nIt is late."
