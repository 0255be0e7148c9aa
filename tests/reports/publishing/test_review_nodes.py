"""A published check as ClaimReview: whatever it says, our reader reads it back."""

import io
from dataclasses import replace
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.text.one_line import one_line
from claimcheck.model.desk.settings import DeskSettings
from claimcheck.model.ids import ClaimId, CorrectionId, PublicationId, StatementId, VerdictId
from claimcheck.model.record.check import (
    Check,
    CheckCorrection,
    CheckedSaying,
    CheckRating,
    Speaker,
    speakers_of,
)
from claimcheck.model.status import InPublic, Status
from claimcheck.model.verdict import CorrectionClass, Publication, told_corrections
from claimcheck.reading.checks.feeds import read_checks
from claimcheck.reading.checks.lint import lint_file
from claimcheck.reading.checks.read_back import unread_parts
from claimcheck.reports.publishing.review_nodes import (
    Profile,
    as_feed,
    as_lines,
    as_node,
    as_scripts,
)

DESK: Final = DeskSettings(site="desk.example", name="The Example Desk")
PAGE: Final = Publication(PublicationId(1), ClaimId(7), "https://desk.example/7", "2023-03-02")
# Words as the record keeps them: with entities, tags, odd blanks and what looks like a notice.
PIECES: Final = st.sampled_from(
    [
        *("&amp;", "&amp;amp;", "&#38;", "&nbsp;", "&", "&lt;b&gt;", "<b>", "</script>", "<!--"),
        *("\u00a0", "\u2028", "\t", "\n", "\r\n", "  ", "\u200b", "\u202e", "\ufeff", "\x1b[31m"),
        *("\n2026-01-02 (typo): x", "a" * 12_000, "https://a.example/?a=1&amp;b=2)."),
    ]
) | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
WORDS: Final = (
    st.lists(PIECES, min_size=1, max_size=5)
    .map("".join)
    .filter(lambda text: any(map(str.isalnum, text)) and len(text) < 10_000)
)
REASONS: Final = st.lists(PIECES, min_size=1, max_size=5).map("".join).filter(str.strip)
NAMES: Final = WORDS.filter(lambda text: len(text) < 400 and any(map(str.isalnum, one_line(text))))
DAYS: Final = st.sampled_from(["2023-02-07", "2023-02", "2023"])


def _as_told(name: str) -> str:
    """Return what tells two names apart."""
    return one_line(name).casefold()


@st.composite
def checks(draw: st.DrawFn) -> Check:
    place = draw(st.none() | st.integers(1, 5))
    rating = CheckRating(
        VerdictId(9), draw(st.sampled_from(["False", "Half true", "Opinion"])), place, 5,
        False, "A. Diallo", "proposes", "2023-03-01", None, draw(REASONS), "2023-03-01",
    )  # fmt: skip
    speakers = draw(st.lists(NAMES, max_size=2, unique_by=_as_told))
    saying = CheckedSaying(
        StatementId(1), "said", "direct",
        tuple(Speaker(name, draw(st.none() | NAMES), is_known=True) for name in speakers),
        draw(st.none() | DAYS), None, draw(st.none() | NAMES), None,
        "https://post.example/1", None, None, True,
    )  # fmt: skip
    corrections = tuple(
        CheckCorrection(
            CorrectionId(number), CorrectionClass.UPDATE, "2023-04-01", notice, None, None,
            VerdictId(9), None, "2023-04-01T09:00:00Z", True, frozenset({PAGE.claim}),
        )
        for number, notice in enumerate(draw(st.lists(REASONS, max_size=2)), 1)
    )  # fmt: skip
    return Check(
        ClaimId(7), ClaimId(7), draw(WORDS), "en", Status.SIGNED_OFF, InPublic.PUBLISHED,
        out=rating, sayings=(saying,), publications=(PAGE,), corrections=corrections,
        speakers=speakers_of((saying,)),
    )  # fmt: skip


@given(checks(), st.sampled_from(Profile))
def test_reader_reads_back_what_goes_out(check: Check, profile: Profile) -> None:
    node = as_node(check, PAGE, DESK, profile)
    for name, text in (
        ("page.html", as_scripts([node])),
        ("feed.json", as_feed([node], DESK)),
        ("lines.jsonl", as_lines([node])),
    ):
        [read] = read_checks(name, io.BytesIO(text.encode()))

        found = read.check  # type: ignore[union-attr]
        assert read.refused is None  # type: ignore[union-attr]
        assert check.out is not None
        assert (found.claim, found.label, found.explanation) == (
            check.text.strip(),
            check.out.label,
            check.out.rationale.strip(),
        )
        assert [each.name for each in found.claimants] == [
            one_line(each.name) for each in check.speakers
        ]
        assert (found.place, str(found.said_on or "")) == (
            one_line(check.place or "") or None,
            check.said_on or "",
        )
        assert found.rating.counts is (check.out.place is not None)
        told = told_corrections(found.correction or "")
        assert list(map(str, told)) == [each.in_words for each in check.corrections]
    assert list(unread_parts(node)) == []


@given(checks())
def test_no_text_ends_the_script_it_stands_in(check: Check) -> None:
    script = as_scripts([as_node(check, PAGE, DESK)])

    assert script.count("<") == 2
    assert script.isascii() or not set(script) & set("\u2028\u2029")


@given(checks())
def test_node_of_a_known_desk_has_no_error_but_of_its_words(check: Check) -> None:
    plain = replace(check, text="Rents rose by 12% in 2022", speakers=())
    text = as_scripts([as_node(plain, PAGE, DESK)])

    linted = lint_file("page.html", io.BytesIO(text.encode()), DESK.site)

    assert linted == ((), 1)
