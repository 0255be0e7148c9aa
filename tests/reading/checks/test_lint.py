"""What our linter holds against a ClaimReview, and what it lets pass."""

import io
import json
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.checks.lint import lint_file
from tests.tables import each_row

SITE: Final = "desk.example"
GOOD: Final[dict[str, Any]] = {
    "@type": "ClaimReview",
    "url": "https://www.desk.example/check/1",
    "claimReviewed": "Rents rose by 12% in 2022",
    "datePublished": "2023-03-01",
    "author": {"@type": "Organization", "name": "The Desk", "url": "https://desk.example/"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A Mayor"}},
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    },
}


def rated(**changes: object) -> dict[str, Any]:
    return {**GOOD, "reviewRating": {**GOOD["reviewRating"], **changes}}


def found(*reviews: object, site: str | None = SITE) -> list[str]:
    text = "\n".join(json.dumps(each) for each in reviews)
    linted = lint_file("feed.jsonl", io.BytesIO(text.encode()), site)
    return [f"{each.severity}: {each.text}" for each in linted.findings]


@each_row(
    ("review", "told"),
    [
        (GOOD, []),
        ({**GOOD, "url": "http://checks.desk.example/1"}, []),
        (rated(ratingValue=None, bestRating=None, worstRating=None), []),
        ({**GOOD, "claimReviewed": "It is true that false-positive rates rose"}, []),
        ({**GOOD, "claimReviewed": "False positives are rare"}, []),
        ({**GOOD, "claimReviewed": "It is false that we paid 7 million"}, []),
        ({**GOOD, "claimReviewed": "It was False Creek that rose"}, []),
        *(
            (
                {**GOOD, "claimReviewed": words},
                ["error: the verdict stands in claimReviewed: 'False'"],
            )
            for words in (
                "It is False that we paid 7 million",
                "It was “False” to say so",
                "Il est False que nous avons payé",
            )
        ),
        ({**GOOD, "url": ""}, ["error: url is missing"]),
        ({**GOOD, "url": "/check/1"}, ["error: url is no whole web address: /check/1"]),
        (
            {**GOOD, "url": "https://me:secret@desk.example/"},
            ["error: url is no whole web address: https://me:secret@desk.example/"],
        ),
        (
            {**GOOD, "url": "https://bit.ly/3x"},
            ["error: url is shortened: bit.ly hides the page"],
        ),
        (
            {**GOOD, "url": "https://notdesk.example/1"},
            ["error: url is of another site: notdesk.example, not desk.example"],
        ),
        ({**GOOD, "claimReviewed": " "}, ["error: claimReviewed is missing"]),
        (
            {**GOOD, "claimReviewed": "False: rents rose by 12%"},
            ["error: the verdict stands in claimReviewed: 'False'"],
        ),
        (
            {**GOOD, "claimReviewed": "Rents rose by 12% – false."},
            ["error: the verdict stands in claimReviewed: 'False'"],
        ),
        (
            {**GOOD, "claimReviewed": "It is FALSE that rents rose"},
            ["error: the verdict stands in claimReviewed: 'False'"],
        ),
        (
            {**GOOD, "claimReviewed": "w" * 76},
            ["warning: claimReviewed has 76 characters; over 75 are often cut"],
        ),
        ({**GOOD, "reviewRating": None}, ["error: reviewRating is missing"]),
        ({**GOOD, "reviewRating": "False"}, ["error: reviewRating is no Rating"]),
        (
            rated(alternateName=None, name="False"),
            ["error: reviewRating.alternateName is missing: the label is the verdict"],
        ),
        (
            rated(alternateName="Not quite, " * 8),
            ["warning: the label has 88 characters; it is a sentence"],
        ),
        (rated(ratingValue=""), ["error: ratingValue is empty; leave it out"]),
        (rated(worstRating=None), ["error: worstRating is missing"]),
        (rated(bestRating=1), ["error: bestRating equals worstRating"]),
        (rated(bestRating=1, worstRating=5), ["error: scale is inverted"]),
        (rated(worstRating=0), ["error: worstRating is below 1"]),
        (rated(ratingValue=6), ["error: value outside"]),
        (rated(ratingValue="False"), ["error: ratingValue is a word"]),
        (
            rated(ratingValue=-1, bestRating=-1, worstRating=-1),
            ["error: the numbers say nothing; leave them out"],
        ),
        ({**GOOD, "author": None}, ["error: author is missing"]),
        ({**GOOD, "author": {"@type": "Organization"}}, ["error: author has no name"]),
        (
            {**GOOD, "author": {"name": "a mayor"}},
            ["error: the author of the check is also the author of the claim"],
        ),
        ({**GOOD, "datePublished": ""}, ["warning: datePublished is missing"]),
        (
            {**GOOD, "datePublished": "1 March 2023"},
            ["error: datePublished is no ISO date: 1 March 2023"],
        ),
    ],
)
def test_review_is_looked_through(review: dict[str, Any], told: list[str]) -> None:
    assert found(review) == told


def test_two_reviews_of_one_page_need_something_that_tells_them_apart() -> None:
    first, second = ({**GOOD, "@id": f"{GOOD['url']}#{name}"} for name in "ab")

    assert found(first, second) == []
    assert found(GOOD, GOOD) == [
        "error: two reviews have one url, and nothing tells them apart; give each an @id"
    ]


def test_broken_block_of_a_page_is_told_and_the_others_are_looked_at() -> None:
    page = (
        '<script type="application/ld+json">{"a"</script>'
        f'<script type="application/ld+json">{json.dumps(rated(ratingValue=""))}</script>'
    )

    linted = lint_file("page.html", io.BytesIO(page.encode()))

    assert [(each.place, each.text) for each in linted.findings] == [
        ("block 1", "is not JSON"),
        ("block 2", "ratingValue is empty; leave it out"),
    ]


@given(st.recursive(st.none() | st.text() | st.floats(), st.lists, max_leaves=4), st.data())
def test_nothing_in_a_review_stops_the_linter(value: object, drawn: st.DataObject) -> None:
    key = drawn.draw(st.sampled_from(sorted(GOOD)))

    found({**GOOD, key: value})
    found(rated(alternateName=value, ratingValue=value))
