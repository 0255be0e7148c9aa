"""The full format shows what is known in 80 columns; the concise one is one line each."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.language.display.columns import columns
from claimcheck.language.display.safe import shown_characters
from claimcheck.model.scan.severity import Severity
from claimcheck.reports.scan.excerpt import excerpt
from claimcheck.reports.scan.lines import as_concise, as_full
from tests.reports.scan.scans import MALI, STORE, finding, region_of, scanned
from tests.tables import each_row

TEXTS = st.text(max_size=300)
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\ud800-\udfff]")
BLANK_LINES = "\n" * 6
EXAMPLE = """\
drafts/mali.md:7:44: CC101 error: own voice repeats a claim rated False (c-9)
 7 | Russia will raise scholarships for Malians from 35 to 390 this year.
   |                                            ^^^^^^^^^^^^^^
   = False, as of 2023-02-02, https://desk.example/check/9
   help: correct it, or attribute and challenge it; claimcheck show c-9

1 error in 1 of 2 files. 14 of 19 sentences compared, 5 too short.
Store of 2023-08-06, 212 published verdicts, head 4711:9f3c2a71.
"""


def test_finding_stands_with_its_line_and_what_is_known() -> None:
    found = finding(
        MALI,
        "from 35 to 390",
        message="own voice repeats a claim rated False (c-9)",
        facts=("False, as of 2023-02-02, https://desk.example/check/9",),
        help="correct it, or attribute and challenge it; claimcheck show c-9",
    )

    assert as_full(scanned(found)) == EXAMPLE


def test_nothing_found_says_what_was_compared() -> None:
    assert as_full(scanned(short=0)) == (
        "No findings in 2 files. 14 of 19 sentences compared.\n"
        "Store of 2023-08-06, 212 published verdicts, head 4711:9f3c2a71.\n"
    )


def test_severities_are_counted_from_the_gravest() -> None:
    found = [
        finding(MALI, "Bamako", severity=severity, path=path)
        for severity, path in [
            (Severity.NOTE, "a.md"),
            (Severity.ERROR, "a.md"),
            (Severity.WARNING, "b.md"),
            (Severity.ERROR, "b.md"),
        ]
    ]

    assert "\n2 errors, 1 warning, 1 note in 2 of 2 files. " in as_full(scanned(*found))


@each_row(
    ("draft", "text", "lines"),
    [
        ("It fell.", "fell", [" 1 | It fell.", "   |    ^^^^"]),
        ("日本 fell.", "fell", [" 1 | 日本 fell.", "   |      ^^^^"]),
        ("in 日本.", "日本", [" 1 | in 日本.", "   |    ^^^^"]),
        (
            "Re\u0301gion fe\u0301ll.",
            "fe\u0301ll",
            [" 1 | Re\u0301gion fe\u0301ll.", "   |        ^^^^"],
        ),
        ("a\x1b[1mb fell", "fell", [" 1 | a\\x1b[1mb fell", "   |           ^^^^"]),
        ("a \u202efell", "fell", [" 1 | a \\u202efell", "   |         ^^^^"]),
        ("\tfell", "fell", [" 1 |  fell", "   |  ^^^^"]),
        ("a \u200bfell", "\u200b", [" 1 | a \\u200bfell", "   |   ^^^^^^"]),
        ("fell\r\nand", "fell\r\n", [" 1 | fell\\r", "   | ^^^^^^"]),
        (BLANK_LINES + "a\nb", "a\nb", [" 7 | a", "   | ^", " 8 | b", "   | ^"]),
        (BLANK_LINES + "\n\n\na\n", "a\n", [" 10 | a", "    | ^"]),
        (
            "a\n\nc\nd\ne\nf",
            "a\n\nc\nd\ne\nf",
            [
                *[" 1 | a", "   | ^", " 3 | c", "   | ^", " 4 | d", "   | ^"],
                "   … and 2 more lines",
            ],
        ),
    ],
)
def test_carets_stand_under_the_region(draft: str, text: str, lines: list[str]) -> None:
    assert excerpt(region_of(draft, text)) == lines


def test_long_line_is_cut_between_words_on_both_sides() -> None:
    draft = "one two three four five " * 6 + "Prices fell" + " six seven eight nine" * 6

    assert excerpt(region_of(draft, "Prices fell")) == [
        " 1 | … five one two three four five Prices fell six seven eight nine six seven …",
        "   |                                ^^^^^^^^^^^",
    ]


def test_mark_of_a_cut_never_stands_for_less_than_itself() -> None:
    words = "Prices rose and fell " * 9

    source, carets = excerpt(region_of(f"“{words}and rose”.", words.strip()))

    assert source.startswith(" 1 | “Prices rose and fell ")
    assert carets.startswith("   |  ^")


@each_row("indent", range(16))
def test_long_region_is_shown_from_its_start_to_the_end_of_a_word(indent: int) -> None:
    draft = "x" * indent + "y from 12345 to 67890" * 10

    source, carets = excerpt(region_of(draft, draft.strip()))

    assert columns(source) <= 80
    assert re.fullmatch(r" 1 \| x*y( from 12345 to 67890y)+( from( 12345( to)?)?)? …", source)
    assert carets == "   | " + "^" * (len(source) - len(" 1 | ") - len(" …"))


def test_long_line_is_cut_around_a_region_anywhere_in_it() -> None:
    words = [f"word{number}" for number in range(100)]
    draft = " ".join(words)

    for word in words:
        source, carets = excerpt(region_of(draft, word))
        assert columns(source) <= 80
        assert source[carets.index("^") : carets.rindex("^") + 1] == word


@settings(deadline=None)
@given(TEXTS, st.text(min_size=1, max_size=200), TEXTS)
@example("", "x" * 200, "")
@example("x" * 300, "日" * 100, "x")
@example("\u0301" * 300, "y", "\u0301" * 300)
@example("", "\xad", "0")
def test_excerpt_of_any_text_fits_and_its_carets_cover_the_region(
    before: str, text: str, after: str
) -> None:
    draft = before + text + after
    region = region_of(draft, text)

    lines = excerpt(region)

    assert all(columns(line) <= 80 for line in lines)
    assert not any(CONTROLS.search(line) for line in lines)
    shown = drawn("".join(shown_characters(text.replace("\t", " "))))
    for source, carets in zip(lines[::2], lines[1::2], strict=False):
        covered = drawn(under(source, carets))
        # A caret for what takes no column, such as a soft hyphen, stands under what follows.
        assert covered in shown or not shown
        assert covered or carets != lines[1] or not drawn(text.split("\n", maxsplit=1)[0].strip())


def under(source: str, carets: str) -> str:
    """Return the characters of ``source`` that stand over the carets."""
    marked = range(carets.index("^"), len(carets))
    return "".join(
        character
        for index, character in enumerate(source)
        if columns(source[:index]) in marked and columns(source[: index + 1]) <= len(carets)
    )


def drawn(text: str) -> str:
    """Return ``text`` without what takes no column."""
    return "".join(character for character in text if columns(character))


def test_line_of_ten_megabytes_is_shown_at_once() -> None:
    draft = "word " * 1_000_000 + "fell " + "word " * 1_000_000
    region = region_of(draft, "fell")

    source, carets = excerpt(region)

    assert source[carets.index("^") :].startswith("fell")
    assert columns(source) <= 80


def test_each_finding_is_one_line_before_the_totals() -> None:
    found = [
        finding(MALI, "from 35 to 390", overdue=True),
        finding(MALI, "Bamako", rule="CC302", severity=Severity.NOTE, message="two sentences"),
    ]

    assert as_concise(scanned(*found)) == (
        "drafts/mali.md:7:44: CC101 error own voice repeats a claim rated False [overdue]\n"
        "drafts/mali.md:3:34: CC302 note two sentences\n"
        "1 error, 1 note in 1 of 2 files. 14 of 19 sentences compared, 5 too short.\n"
        "Store of 2023-08-06, 212 published verdicts, head 4711:9f3c2a71.\n"
    )


@given(st.text(), st.text())
def test_no_path_or_message_adds_a_line(path: str, message: str) -> None:
    found = finding(MALI, "Bamako", path=path, message=message)

    assert len(as_concise(scanned(found)).splitlines()) == 3


@each_row(
    ("published", "unpublished", "told"),
    [
        (3, 0, "3 published verdicts,"),
        (0, 1, "0 published verdicts, 1 unpublished,"),
        (1, 12, "1 published verdict, 12 unpublished,"),
    ],
)
def test_what_is_rated_and_not_out_is_told(published: int, unpublished: int, told: str) -> None:
    store = STORE._replace(published=published, unpublished=unpublished)

    last = as_concise(scanned()._replace(store=store)).splitlines()[-1]

    assert last == f"Store of 2023-08-06, {told} head 4711:9f3c2a71."
