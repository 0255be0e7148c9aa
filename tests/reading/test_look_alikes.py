"""Letters of other scripts in words: which words are shown in Latin, and what that costs."""

from claimcheck.model.scan.draft import Oddity
from claimcheck.model.statement import Span
from claimcheck.reading.disguises.look_alikes import unmasked
from tests.tables import each_row


@each_row(
    ("text", "shown", "odd"),
    [
        ("in Pоrtо", "in Porto", ["Pоrtо"]),
        ("Café in Pоrtо, bаnk_bаnk", "Café in Porto, bank_bank", ["Pоrtо", "bаnk", "bаnk"]),
        ("2раid and Zoë", "2paid and Zoë", ["раid"]),
        ("Ärger und Zoë", "Ärger und Zoë", []),
        ("sch00ls cl0sed, p3ople", "schools closed, people", ["sch00ls", "cl0sed", "p3ople"]),
        ("F1rst, ple@se: de@th!", "First, please: death!", ["F1rst", "ple@se", "de@th"]),
        ("covid19, H5N1, mp4s, a11y, B2B", "covid19, H5N1, mp4s, a11y, B2B", []),
        ("c@use@site.example @c4t #c4use v4/c4use", "c@use@site.example @c4t #c4use v4/c4use", []),
        ("V-a-c-c-i-n-e and A/B/C", "V-a-c-c-i-n-e and A/B/C", ["V-a-c-c-i-n-e"]),
        (
            r"vac\cine, D__N__A, Por\to",
            " vaccine,     DNA,  Porto",
            [r"vac\cine", "D__N__A", r"Por\to"],
        ),
        (
            "preg*nant wo|men vac'cine",
            " pregnant  women  vaccine",
            ["preg*nant", "wo|men", "vac'cine"],
        ),
        ("&#118;accine D&#x4e;A", "     vaccine      DNA", ["&#118;accine", "D&#x4e;A"]),
        ("vac&shy;cine caf&#233;", "     vaccine      café", []),
        ("AT&amp;T, &nbsp; and x&lt;y", "AT&amp;T, &nbsp; and x&lt;y", []),
        (
            r"C:\news\vaccine user_name snake_case scan_all __init__ n/a w/o and/or we'll",
            r"C:\news\vaccine user_name snake_case scan_all __init__ n/a w/o and/or we'll",
            [],
        ),
        (
            "étudiant·e·s Leser*innen Ba'ath N_MAX a.m. e.g. vaccine.html site.example/vac/cine",
            "étudiant·e·s Leser*innen Ba'ath N_MAX a.m. e.g. vaccine.html site.example/vac/cine",
            [],
        ),
        (
            "vacкcine in vacסcine, of ορж",
            "vackcine in vacסcine, of ορж",
            ["vacкcine", "vacסcine", "ορж"],
        ),
        ("TNFα, DNα, 5 μm", "TNFα, DNa, 5 μm", ["DNα"]),
        ("東京のTシャツ", "東京のTシャツ", []),
        ("V a c c i n e s or a b c", "V a c c i n e s or a b c", ["V a c c i n e s"]),
    ],
)
def test_words_in_odd_letters_are_shown_as_they_are_read(
    text: str, shown: str, odd: list[str]
) -> None:
    read, found = unmasked(text)
    assert read == shown
    assert [text[slice(*each.span)] for each in found] == odd


def test_a_word_without_end_costs_no_square() -> None:
    text = "é" + "b" * 200_000
    told = Oddity(Span(0, len(text)), "has no blanks between its words")
    assert unmasked(text) == (text, (told,))
