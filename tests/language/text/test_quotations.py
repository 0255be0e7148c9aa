"""Quotation marks of many kinds, and the apostrophes between them."""

from claimcheck.language.text.quotations import find_quotations
from tests.tables import each_row


@each_row(
    ("text", "expected"),
    [
        ('He said "no" twice.', ['"no"']),
        ("He said “no” and “never”.", ["“no”", "“never”"]),
        ("«Non», dit-elle, « jamais ».", ["«Non»", "« jamais »"]),
        ("„Nein“, sagte er. »Nie.«", ["„Nein“", "»Nie.«"]),
        ("''It is late,'' he said.", ["''It is late,''"]),
        ("``It is late,'' he said.", ["``It is late,''"]),
        ("‘It’s the dogs’ dinner,’ she said.", ["‘It’s the dogs’ dinner,’"]),
        ("'I can't,' he said, 'but she's able.'", ["'I can't,'", "'but she's able.'"]),
        ("The workers' rights and the '90s don't count.", []),
        ("It’s the nation’s schools’ problem.", []),
        ("“She told me ‘go’,” he said.", ["“She told me ‘go’,”"]),
        ("“He called it “big” again,” she said.", ["“He called it “big” again,”"]),
        ('“Wrong pair," he said.', ['“Wrong pair,"']),
        ('"Wrong pair,” he said.', ['"Wrong pair,”']),
        ("“Too late,“ she said.", ["“Too late,“"]),
        ('A 12" screen and a man of 5\'11" are no speech.', []),
        ('It ended there."', []),
        ("", []),
    ],
)
def test_outermost_quotations_are_found(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == expected


def test_a_quotation_goes_on_over_paragraphs() -> None:
    found = find_quotations("“One.\n\n“Two.\n\n“Three.”\n\n“Another.”")

    assert [(q.closed, q.continues) for q in found] == [
        (False, False),
        (False, True),
        (True, True),
        (True, False),
    ]


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    text = "He said “this is it.\nShe left."

    assert [text[q.start : q.end] for q in find_quotations(text)] == ["“this is it."]
