"""Laws that hold for every text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.language.attribution.extract import extract
from claimcheck.language.people import name_tables
from claimcheck.language.people.named_person import PARTICLES, KnownPerson
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Statement
from tests.tables import each_row

# Pieces that make rules fire: random letters almost never quote anybody.
_PIECES = [
    "“", "”", '"', "‘", "’", "'", "''", "«", "»", "said", "says", "according to", "who", "that",
    "Anna Berg", "Ann B. ", "B.C", "Foreign Minister",
    "Berg", "the minister", "He", "she", ",", ".", "?", ":", ";", "—", "(", ")", "and",
    "but", "adding", "told", "reporters", "on Tuesday", "in 2016", "taxes rose", "by 20%",
    "promised", "to", "cut", "called", "it", "[sic]", "…", "\n", "\n\n", "\r\n", "Q:", "A:",
    "said that", "Hall said", "Berg and Hall",
    "OSLO (Reuters) -", "@berg", "pic.twitter.com/x", "U.S.", "Mr.", "1.5", "\t", "\x00", "é", "🙂",
]  # fmt: skip
_texts = st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join))


def _all(text: str) -> list[Statement]:
    found = extract(text)
    return [*found, *(inner for outer in found for inner in outer.inner)]


@given(_texts, st.sampled_from([None, PartialDate(2023), PartialDate(2023, 2, 9)]))
def test_no_text_makes_it_raise(text: str, published_on: PartialDate | None) -> None:
    known = KnownPerson("Anna Berg", ("The Berg", text.strip() or "B"), ("minister",))

    found = extract(text, published_on=published_on, people=[known, "Li Wei"])

    assert all(statement.text.strip() for statement in found)


@each_row("end", ["late", "early", "on"])
def test_a_text_may_end_before_the_day_that_it_begins_to_name(end: str) -> None:
    (said,) = extract(f"“We won,” Ann Berg said {end}")

    assert (said.text, said.speaker) == ("“We won,”", "Ann Berg")


@given(_texts)
def test_every_offset_points_at_the_exact_text(text: str) -> None:
    for statement in _all(text):
        spans = statement.spans
        assert spans == tuple(sorted(spans))
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert statement.text == " ".join(text[span.start : span.end] for span in spans)
        assert text[: spans[0].start].endswith(statement.prefix or "")
        assert text[spans[-1].end :].startswith(statement.suffix or "")
        if statement.evidence.speaker_span:
            assert text[
                statement.evidence.speaker_span.start : statement.evidence.speaker_span.end
            ] == (statement.speaker)


@given(_texts)
def test_no_word_is_in_two_statements(text: str) -> None:
    spans = sorted(span for statement in extract(text) for span in statement.spans)

    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(_texts)
def test_what_is_reported_stands_within_the_words_that_report_it(text: str) -> None:
    for outer in extract(text):
        for inner in outer.inner:
            assert all(
                any(whole.start <= span.start and span.end <= whole.end for whole in outer.spans)
                for span in inner.spans
            )
            assert not inner.inner


@given(_texts)
def test_assertions_only_add(text: str) -> None:
    everything = extract(text)
    attributed = extract(text, assertions=False)

    assert attributed == [s for s in everything if s.kind != "assertion"]


@given(_texts, _texts)
@example("0!ACCORDING TO@!sAID", "THAT")
def test_a_further_paragraph_changes_earlier_statements_only_through_people(
    text: str, further: str
) -> None:
    alone = extract(text, published_on=PartialDate(2023, 2, 9))
    longer = extract(f"{text}\n\n{further}", published_on=PartialDate(2023, 2, 9))

    # A headline by somebody whom only the further paragraph names is found through that name.
    alone, longer = (
        [s for s in found if s.evidence.rule != "headline"] for found in (alone, longer)
    )
    assert [_without_people(s) for s in alone] == [_without_people(s) for s in longer[: len(alone)]]


def _without_people(statement: Statement) -> Statement:
    return statement._replace(
        person=None,
        person_reason=None,
        persons=(),
        role=None,
        organisation=None,
        reported_by=None,
        inner=tuple(map(_without_people, statement.inner)),
    )


@pytest.mark.parametrize(("verbs", "found"), [(30, True), (31, False)])
def test_nobody_says_what_more_verbs_of_saying_tell_than_a_sentence_has(
    verbs: int, found: bool
) -> None:
    text = "Rents rose by half, " + "Ann Berg said, " * (verbs - 1) + "Ann Berg said."

    assert any(each.speaker for each in extract(text)) is found


_NAMES = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)
_FINITE = frozenset("is are was were has had said says told would could may".split())


@given(_NAMES)
@example("“Rents rose,” according to Anna Berg says.")
def test_a_speaker_holds_no_quotation_mark_and_no_finite_verb(text: str) -> None:
    for statement in _all(text):
        if statement.speaker and statement.evidence.rule not in {
            "label",
            "signed",
            "post",
            "headline",
        }:
            words = statement.speaker.split()
            assert not any(mark in statement.speaker for mark in '"“”«»„')
            before = words[: next((n for n, w in enumerate(words) if w in _RELATIVES), len(words))]
            assert _FINITE.isdisjoint(before)


_RELATIVES = frozenset("who whom whose which that".split())
_PLACES = ("Puerto Rico", "Santa Ana", "New York", "El Salvador", "San Salvador", "Santa Cruz")


@given(st.sampled_from(_PLACES), _NAMES)
def test_no_place_is_a_person_unless_the_text_calls_it_so(place: str, text: str) -> None:
    for statement in _all(f"{place} said taxes rose. {text}"):
        assert place not in (statement.person, *statement.persons)


def test_no_place_of_the_tables_is_a_person() -> None:
    table = Path(name_tables.__file__).with_name("tables") / "places.txt"
    several = table.read_text(encoding="utf-8").split("\n", 1)[0].split(";")
    plain = [each for each in several if each.replace(" ", "").isalpha() and " i " not in each]

    for name in plain[::9]:
        first, *words = name.split()
        written = " ".join([first.title(), *(w if w in _LINKING else w.title() for w in words)])
        found = extract(f"{written} said taxes rose.")
        assert not [s.person for s in found if s.person], written


_LINKING = PARTICLES | {"and", "of", "op", "i", "do", "des", "y", "e", "en", "sur", "am", "on"}
