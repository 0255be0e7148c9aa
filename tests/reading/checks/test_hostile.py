"""Feeds that were made to do harm, or broken on the way: the rest is read, in bounded steps."""

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.imports.outside_check import ReadCheck
from claimcheck.reading.checks.feeds import read_checks
from claimcheck.reading.checks.review import ReviewDefaults
from claimcheck.reading.checks.tags import tags_in
from tests.tables import each_row

GOOD: dict[str, Any] = {
    "@type": "ClaimReview",
    "url": "https://desk.example/1",
    "claimReviewed": "The sky is green",
    "datePublished": "2024-01-02",
    "reviewRating": {"alternateName": "False"},
}


def read(content: str | bytes, name: str = "feed", page: str | None = None) -> list[str]:
    """Return what is read of a feed: labels, remarks, refusals."""
    raw = content if isinstance(content, bytes) else content.encode()
    found = []
    for each in read_checks(name, io.BytesIO(raw), ReviewDefaults(page=page)):
        if isinstance(each, ReadCheck):
            kept = each.refused or f"{each.check.label} {each.check.url}"
            found.append("; ".join([kept, *each.told]))
        else:
            found.append(str(each))
    return found


def changed(**properties: object) -> str:
    """Return the good review with other properties."""
    return json.dumps({**GOOD, **properties})


FINE = "False https://desk.example/1"
LONG = "x" * 20_000


@each_row(
    ("content", "expected"),
    [
        ("", ["holds no ClaimReview"]),
        ("[]", ["line 1 holds no ClaimReview"]),
        ('{"a": 1}', ["line 1 holds no ClaimReview"]),
        (changed(), [FINE]),
        (b"\xef\xbb\xbf" + changed().encode(), [FINE]),
        (b"\xff\x00", ["line 1 is not UTF-8"]),
        (f"[{changed()}\n,{changed()}", [FINE, FINE, "is not JSON after element 2"]),
        (f"[{changed()}\n, {{]", [FINE, "is not JSON in element 2: the rest is not read"]),
        (f"[\n{changed()}]\n x", [FINE, "goes on after its end: the rest is not read"]),
        (f"{changed()}\n[[[\n{changed()}", [FINE, "line 2 is not JSON", FINE]),
        ("[" * 100_000, ["line 1 is nested too deeply"]),
        ("[\n" * 100_000, ["is nested too deeply in element 1: the rest is not read"]),
        (
            '{"a":' * 60 + changed() + "}" * 60,
            ["line 1 is nested deeper than 40: that is not read", "line 1 holds no ClaimReview"],
        ),
        ('{"a":' * 30 + changed() + "}" * 30, [FINE]),
        (changed(claimReviewed=LONG), ["claim is longer than 10,000 characters"]),
        (changed(claimReviewed="…"), ["no claim"]),
        (changed(claimReviewed=None, itemReviewed="So it is"), [f"{FINE}; claim in itemReviewed"]),
        (
            changed(reviewBody=LONG),
            [f"{FINE}; explanation is longer than 10,000 characters: left out"],
        ),
        (changed(text="x" * 70_000), [f"{FINE}; too large to be kept whole"]),
        (
            changed(reviewRating={"ratingValue": 1, "bestRating": 5}),
            ["no label; worstRating is missing"],
        ),
        (changed(reviewRating=None), ["no label"]),
        (changed(url="data:text/html,x"), ["url is not an address: refused"]),
        (changed(url="https://me:secret@desk.example/"), ["url is not an address: refused"]),
        (changed(url="http://[1"), ["url is not an address: refused"]),
        (changed(url=None), ["no url: refused without --page URL"]),
        (changed(url="a/b"), ["url is relative: refused without --page URL"]),
        (changed(url="https://desk.example/" + "x" * 2_194), None),
        (
            changed(itemReviewed={"appearance": ["file:///etc/passwd", "https://u:p@h.example/"]}),
            [f"{FINE}; appearance is not an address: left out"],
        ),
        (
            changed(itemReviewed={"appearance": [f"https://a.example/{n}" for n in range(300)]}),
            [f"{FINE}; 300 appearances: the first 200 are kept"],
        ),
        (changed(claimReviewed="\ud800 said so"), [FINE]),
        (changed(reviewRating={"alternateName": "False", "ratingValue": int("9" * 400)}), None),
        (f'{changed()[:-1]}, "n": {"9" * 6_000}}}', [FINE]),
        (f'[{{"n": {"9" * 6_000}}},\n {changed()}]', [FINE]),
        (changed().encode("utf-16"), [FINE]),
        (f"\n\n {changed()}", [FINE]),
        (
            json.dumps(
                {
                    "@graph": [
                        {"@id": "#r", "alternateName": "False"},
                        {**GOOD, "reviewRating": {"@id": "#r"}},
                    ]
                },
                indent=1,
            ),
            [FINE],
        ),
        (
            json.dumps([{**GOOD, "reviewRating": {"@id": "#r"}}, {"@id": "#r", "name": "Half"}]),
            ["Half https://desk.example/1; label in Rating.name"],
        ),
        (changed(reviewRating={"@id": "#r"}, r={"@id": "#r", "b": {"@id": "#r"}}), ["no label"]),
        (
            changed(hasPart=[{**GOOD, "url": "https://desk.example/2"}]),
            [FINE, "False https://desk.example/2"],
        ),
        (changed(review={"@type": "ClaimReview", "@id": "#x"}), [FINE]),
        (changed(reviewRating=1), ["no label; label is a number"]),
        (changed(reviewRating={"alternateName": "1 of 5"}), ["no label; label is a number"]),
        (changed(reviewRating={"alternateName": "Fa\u200blse"}), [FINE]),
        (changed(url="https://\u202ea.example/1"), ["url is not an address: refused"]),
        ("<html><script type=application/ld+json>{</script>", ["block 1 is not JSON"]),
        ("<html><!-- <script type=application/ld+json>{}</script>", ["holds no ClaimReview"]),
        (
            f"<HTML LANG=fr><SCRIPT TYPE='application/ld+json'><!--{changed()}--></SCRIPT>",
            [FINE],
        ),
    ],
)
def test_a_hostile_feed_is_read_as_far_as_it_can_be(
    content: str | bytes, expected: list[str] | None
) -> None:
    found = read(content)

    assert found == expected or (expected is None and found[0].startswith("False https://"))


def test_a_page_makes_relative_addresses_whole() -> None:
    assert read(changed(url="/2"), page="https://desk.example/1") == [
        "False https://desk.example/2"
    ]


def test_a_value_larger_than_the_limit_is_told_and_lines_after_it_are_read() -> None:
    large = changed(text="x" * 5_000_000)

    assert read(f"{changed()}\n{large}\n{changed()}", "feed.jsonl") == [
        FINE,
        "line 2 is longer than 4,194,304 bytes",
        FINE,
    ]


@pytest.mark.parametrize("joined", ["\n", ",\n"])
def test_a_feed_of_many_records_is_never_in_memory_as_a_whole(joined: str) -> None:
    records = joined.join([changed(description="y" * 1_000)] * 2_000)
    whole = records if joined == "\n" else f'{{"dataFeedElement": [{records}]}}'
    file = io.BytesIO(whole.encode())
    tracemalloc.start()

    count = sum(1 for _ in read_checks("feed", file))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 2_000
    assert peak < len(whole)


NAMES = [*GOOD, "author", "itemReviewed", "appearance", "name", "@value", "alternateName"]
LEAVES = st.sampled_from([None, True, "", "&amp;", "\ud800", "\0", -1, 0.5, float("nan"), 10**20])
FLAT = LEAVES | st.lists(LEAVES, max_size=2)
VALUES = FLAT | st.dictionaries(st.sampled_from(NAMES), FLAT, max_size=2)


@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=4))
def test_any_properties_give_a_check_or_a_reason(properties: dict[str, Any]) -> None:
    (found, *_) = read_checks("f", io.BytesIO(json.dumps({**GOOD, **properties}).encode()))

    if isinstance(found, ReadCheck) and found.refused is None:
        assert found.check.label
        assert any(map(str.isalnum, found.check.claim))
        assert found.check.url.startswith("http")
        found.check.claim.encode()


@given(st.text(alphabet="<>/!-\"'= ascript&;\n", max_size=60))
def test_any_page_is_cut_into_tags_and_texts_to_its_end(source: str) -> None:
    assert len(list(tags_in(source))) <= len(source)


def test_megabytes_of_blanks_cost_few_steps_and_keep_the_number_of_a_line() -> None:
    blanks = " \n" * 500_000

    assert read(f"{blanks}x\n{blanks}{changed()}") == ["line 500001 is not JSON", FINE]
    assert read(f"{blanks}[{blanks}{changed()}{blanks}]{blanks}") == [FINE]
