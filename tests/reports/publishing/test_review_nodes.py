"""A published check as ClaimReview: whatever it says, our reader reads it back."""

import io
from dataclasses import replace
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

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
from claimcheck.reports.publishing.review_nodes import Profile, as_feed, as_node, as_scripts

DESK: Final = DeskSettings(site="desk.example", name="The Example Desk")
PAGE: Final = Publication(PublicationId(1), ClaimId(7), "https://desk.example/7", "2023-03-02")
# Words as the record keeps them: no entities, which a reader decodes, and nothing unprintable.
_UNPRINTABLE: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")
WORDS: Final = (
    st.text(
        st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), exclude_characters="&")
    )
    .map(str.strip)
    .filter(lambda text: any(map(str.isalnum, text)))
)
NAMES: Final = WORDS.map(lambda text: " ".join(text.split()))
DAYS: Final = st.sampled_from(["2023-02-07", "2023-02", "2023"])


@st.composite
def checks(draw: st.DrawFn) -> Check:
    place = draw(st.none() | st.integers(1, 5))
    rating = CheckRating(
        VerdictId(9), draw(st.sampled_from(["False", "Half true", "Opinion"])), place, 5,
        False, "A. Diallo", "proposes", "2023-03-01", None, draw(WORDS), "2023-03-01",
    )  # fmt: skip
    speakers = draw(st.lists(NAMES, max_size=2, unique_by=str.casefold))
    saying = CheckedSaying(
        StatementId(1), "said", "direct",
        tuple(Speaker(name, draw(st.none() | NAMES), is_known=True) for name in speakers),
        draw(st.none() | DAYS), None, draw(st.none() | NAMES), None,
        "https://post.example/1", None, None, True,
    )  # fmt: skip
    corrections = tuple(
        CheckCorrection(
            CorrectionId(number), CorrectionClass.UPDATE, "2023-04-01", notice, None, None,
            VerdictId(9), None, "2023-04-01T09:00:00Z",
        )
        for number, notice in enumerate(draw(st.lists(WORDS, max_size=2)), 1)
    )  # fmt: skip
    return Check(
        ClaimId(7), ClaimId(7), draw(WORDS), "en", Status.SIGNED_OFF, InPublic.PUBLISHED,
        out=rating, sayings=(saying,), publications=(PAGE,), corrections=corrections,
        speakers=speakers_of((saying,)),
    )  # fmt: skip


@given(checks(), st.sampled_from(Profile))
def test_reader_reads_back_what_goes_out(check: Check, profile: Profile) -> None:
    node = as_node(check, PAGE, DESK, profile)
    for name, text in (("page.html", as_scripts([node])), ("feed.json", as_feed([node], DESK))):
        [read] = read_checks(name, io.BytesIO(text.encode()))

        found = read.check  # type: ignore[union-attr]
        assert read.refused is None  # type: ignore[union-attr]
        assert check.out is not None
        assert (found.claim, found.label, found.explanation) == (
            check.text,
            check.out.label,
            check.out.rationale,
        )
        assert [each.name for each in found.claimants] == [each.name for each in check.speakers]
        assert (found.place, str(found.said_on or "")) == (check.place, check.said_on or "")
        assert found.rating.counts is (check.out.place is not None)
        told = told_corrections(found.correction or "")
        assert [each.notice for each in told] == [each.notice for each in check.corrections]


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
