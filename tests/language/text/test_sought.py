"""Words are found however they are written, and others are left alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.text.sought import Sought, WordForm
from tests.tables import each_row

NAME = "Zoë Müller-Quagmireton"
SAID = "He took 290 “envelopes”, the mayor said"


@each_row(
    ("text", "found"),
    [
        ("Zoë Müller-Quagmireton", True),
        ("ZOE MULLER-QUAGMIRETON’S house", True),
        ("Zoe Muller Quagmireton", True),
        ("Zoe Müller‑Quagmiretons Haus", True),
        ("Zo\u00adë Mu\u0308ller-Quagmireton", True),
        ("Zoë Müller-\nQuagmireton", True),
        ("Zoë Müller-Quagmire-\n  ton", True),
        ("Müller-Quagmireton, Zoë", True),
        ("https://a.example/2023/zoe-muller-quagmireton.html", True),
        ("https://a.example/Zo%C3%AB_M%C3%BCller%20Quagmireton", True),
        ("zoemullerquagmireton@a.example", True),
        ("ZoeMullerQuagmireton.pdf", True),
        ("zoe_mueller_quagmireton", True),
        ("Zo&euml;&nbsp;M&uuml;ller&#45;Quagmireton", True),
        (json.dumps("by\nZoë Müller-Quagmireton\nat", ensure_ascii=False), True),
        (json.dumps(json.dumps("by\nZoë\tMüller-Quagmireton", ensure_ascii=False)), False),
        ("Zoë Müller", False),
        ("Zoës Müller-Quagmiretonian", False),
        ("Zoë. He met Müller and Quagmireton", False),
    ],
)
def test_a_full_name_is_found_in_any_typography_and_in_addresses(text: str, found: bool) -> None:
    assert Sought(NAME, WordForm.NAME).stands_in(text) is found


@each_row(
    ("name", "text", "found"),
    [
        ("Hanna Maria Voss", "H. Voss", ["H. Voss"]),
        ("Hanna Maria Voss", "H.M. Voss and H. M. Voss", ["H.M. Voss", "H. M. Voss"]),
        ("Hanna Maria Voss", "Voss, H. M. and Voss, H.", ["Voss, H. M", "Voss, H"]),
        ("Hanna Maria Voss", "Hanna Voss' report", ["Hanna Voss"]),
        ("Hanna Voss", "Hanna M. Voss", ["Hanna M. Voss"]),
        ("Hanna Voss", "write to hvoss@a.example", ["hvoss"]),
        ("Hanna Voss", "https://a.example/h_voss.pdf", ["h_voss"]),
        ("Hanna Voss", "report-hvoss.pdf", ["hvoss"]),
        ("John Smith", "@JohnSmithOfficial and J. Smith", ["JohnSmithOfficial", "J. Smith"]),
        ("Ian Ward", "to go inward, iwards", []),
        ("Amy Bridge", "to abridge it, Abridge", []),
        ("Amy Bridge", "A. Bridges and B. Bridge", ["A. Bridges"]),
        ("Hanna Voss", "G. Voss, Vossen, H.", []),
    ],
)
def test_a_shortened_name_is_found_and_no_other_word(
    name: str, text: str, found: list[str]
) -> None:
    places = Sought(name, WordForm.SHORT).places(text)

    assert [text[start:end] for start, end in places] == found


@each_row(
    ("text", "written", "folded"),
    [
        (SAID, True, True),
        ("He took 290\n“envelopes”, the\r\n  mayor said", True, True),
        (json.dumps(SAID.replace(" ", "\n"), ensure_ascii=False), True, True),
        ("HE TOOK 290 «ENVELOPES», THE MAYOR SAID", False, True),
        ('He took 290 "enve\u00adlopes" the mayor said', False, True),
        ("https://a.example/he-took-290-envelopes-the-mayor-said", False, True),
        ("> He took 290 enve-\n> lopes, the mayor said", False, False),
        ("He took 290 enve-\n  lopes, the mayor said", False, True),
        ("He took 29 envelopes, the mayor said", False, False),
        ("He took -290 envelopes, the mayor said", False, False),
        ("He took 290% envelopes, the mayor said", False, False),
        ("She took 290 envelopes, the mayor said", False, False),
        ("He took 290 envelopes, the mayor saidth", False, False),
    ],
)
def test_a_sentence_is_found_as_written_or_folded(text: str, written: bool, folded: bool) -> None:
    found = [Sought(SAID, form).stands_in(text) for form in (WordForm.WRITTEN, WordForm.FOLDED)]

    assert found == [written, folded]


@pytest.mark.parametrize("form", [WordForm.WRITTEN, WordForm.FOLDED, WordForm.NAME])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20 Agents of Kind 7", True),
        ("the 20 Agents of Kind 7.", True),
        ("in 1995, 20 Agents of Kind 7, and 3 more", True),
        ("120 Agents of Kind 7", False),
        ("1.20 Agents of Kind 7", False),
        ("20 Agents of Kind 71", False),
        ("20 Agents of Kind 7,500", False),
        ("20 Agents of Kind 7.5", False),
    ],
)
def test_a_figure_is_no_part_of_another(form: WordForm, text: str, found: bool) -> None:
    assert Sought("20 Agents of Kind 7", form).stands_in(text) is found


@pytest.mark.parametrize("form", [WordForm.WRITTEN, WordForm.FOLDED])
@pytest.mark.parametrize(("text", "found"), [("Yes.", True), ("Yes. And no", False)])
def test_a_few_words_are_found_where_nothing_else_stands(
    form: WordForm, text: str, found: bool
) -> None:
    assert Sought("Yes.", form).stands_in(text) is found


@given(st.text(min_size=1), st.sampled_from(list(WordForm)), st.text(), st.text())
def test_what_is_found_lies_in_the_text_and_can_be_removed(
    text: str, form: WordForm, before: str, after: str
) -> None:
    words = Sought(text, form)
    around = f"{before} {text} {after}"

    places = words.places(around)

    assert all(0 <= start < end <= len(around) for start, end in places)
    assert places == sorted(places)
    assert len(words.removed(around, "")) <= len(around)


@given(st.lists(st.sampled_from(["Ada", "O'Brien", "Smith-Jones", "Żak", "de", "2"]), min_size=2))
def test_a_name_is_found_in_itself_however_it_is_cased(parts: list[str]) -> None:
    name = Sought(" ".join(parts), WordForm.NAME)

    for text in (name.text, name.text.upper(), name.text.replace(" ", "\n")):
        assert name.stands_in(f"by {text}, today")


@each_row(
    ("text", "found"),
    [
        ("“Doe, Jane took 290 envelopes from the mayor”", True),
        ("DOE Jane took 290 envelopes from the mayor", True),
        ("J. Doe took 290 envelopes from the mayor", True),
        ("Ms Doe took 290 envelopes from the mayor", True),
        ("Jane M. Doe took 290 envelopes from the mayor", True),
        ("John Doe paid; Jane took 290 envelopes from the mayor", False),
        ("Roe, Jane took 290 envelopes from the mayor", False),
        ("Doe, Jane took 390 envelopes from the mayor", False),
        ("Doe, Jane", False),
    ],
)
def test_a_sentence_is_found_with_a_name_in_it_in_another_form(text: str, found: bool) -> None:
    said = "Jane Doe took 290 envelopes from the mayor"
    assert Sought(said, WordForm.FOLDED).stands_in(text) is found


@each_row(
    ("text", "found"),
    [
        ("zebrafish quota fell by 41% in Aldermoor", True),
        ("The zebrafish quota fell by 41% in the Aldermoor", True),
        ("Quota fell by 41% in Aldermoor", True),
        ("“zebrafish quota fell by 41%”, he said", True),
        ("The zеbrafish quotа fell by 41% in Аldermoor", True),
        ("Ｔｈｅ ｚｅｂｒａｆｉｓｈ quota fell by 41% in Aldermoor", True),
        ("The zebrafish quota fell by 41% in Riverton", False),
        ("The zebrafish quota fell by 42% in Aldermoor", False),
        ("The zebrafish quota fell by 41 in Aldermoor", False),
        ("The zebrafish quota did not fall by 41% in Aldermoor", False),
        ("The tax fell by 41% in Aldermoor", False),
        ("It fell in Aldermoor", False),
    ],
)
def test_a_sentence_is_found_without_its_articles_and_by_a_long_part(
    text: str, found: bool
) -> None:
    said = "The zebrafish quota fell by 41% in Aldermoor"
    assert Sought(said, WordForm.FOLDED).stands_in(text) is found


@each_row(
    ("slug", "found"),
    [
        ("unemployment-in-the-region-fell-by-41-in-may", True),
        ("2024/05/unemployment-in-region-fell-by-4-1-percent-in-may.html", True),
        ("Unemployment_in_the_region_fell_by_4.1_in_May", True),
        ("unemployment-region-fell-41-may", True),
        ("2024/05/UnemploymentInTheRegionFellBy41InMay.html", True),
        ("unemployment-region-fell-to-41-may", False),
        ("unemployment-in-the-region-fell-by-41-in-june", False),
        ("unemployment-in-the-region-fell-by-42-in-may", False),
        ("unemployment in the region fell by 41 in may", False),
    ],
)
def test_an_address_made_of_words_has_no_signs_and_other_figures(slug: str, found: bool) -> None:
    said = Sought("Unemployment in the region fell by 4.1 % in May", WordForm.FOLDED)
    text = f"see https://a.example/{slug} today"

    assert [text[start:end].startswith(slug[8:12]) for start, end in said.places(text)] == (
        [slug.startswith("2024")] if found else []
    )


PARTS = [
    ("He knew that the region's unemployment fell by 41% in the bay in spring, as ever", True),
    ("He knew that unemployment fell by 41% in the bay of Kiel and rose again there", True),
    ("https://a.example/why-unemployment-fell-by-41-in-bay-again", True),
    ("He read “Unemployment fell 41% in bay of Kiel” and left", True),
    ("He read “Unemployment fell to 41% in Kiel bay” and left", False),
    ("Unemployment fell by 42 points in the bay of Kiel", False),
    ("In the bay of Kiel it rained", False),
]


@each_row(("text", "found"), PARTS)
def test_most_of_the_words_are_found_among_others_where_that_is_asked_for(
    text: str, found: bool
) -> None:
    said = "The unemployment fell by 41% in the bay of Kiel in 2022"

    assert Sought(said, WordForm.PART).stands_in(text) is found
    assert not Sought(said, WordForm.FOLDED).stands_in(text)


@each_row(
    ("said", "text", "found"),
    [
        ("Доля упала на 5 процентов", "ДОЛЯ УПАЛА НА 5 ПРОЦЕНТОВ", True),
        ("Το μερίδιο έπεσε στο νησί", "ΤΟ ΜΕΡΙΔΙΟ ΕΠΕΣΕ ΣΤΟ ΝΗΣΙ", True),
        ("fell to 5 in the whole of Lund", "it fell to -5 in the whole of Lund", False),
    ],
)
def test_other_scripts_and_signs_are_read_as_they_are(said: str, text: str, found: bool) -> None:
    assert Sought(said, WordForm.FOLDED).stands_in(text) is found


def test_a_long_text_of_capital_words_is_found() -> None:
    text = "Quota Fish " * 900
    assert Sought(text, WordForm.FOLDED).stands_in(text)


def test_a_long_text_is_found_as_it_is_written() -> None:
    said = "He took 290 “envelopes” from the mayor. " * 40 + "It cost 20"
    broken = said.replace(" ", " \n")

    for text, found in (
        (f"{broken}. So", True),
        (json.dumps(broken, ensure_ascii=False), True),
        (f"{said}5", False),
        (f"{said}.5", False),
        (said.lower(), False),
    ):
        assert Sought(said, WordForm.WRITTEN).stands_in(text) is found, text[-20:]
