from hypothesis import given
from hypothesis import strategies as st

from claimcheck.matching.ranking import Document, Weights, rank, token_worth
from tests.tables import each_row

FREQUENCIES = {"the": 900, "price": 90, "rise": 80, "zanzibar": 1}
LENGTHS = (4.0, 2.0, 2.0)
TOKENS = st.lists(st.sampled_from([*FREQUENCIES, "unseen"]), max_size=6).map(tuple)


def order(query: str, *texts: str, weights: Weights | None = None) -> list[int]:
    """Rank texts, given as ``text | title | context``, and return their numbers from 1."""
    candidates = [
        Document(number, tuple(tuple(field.split()) for field in f"{text}||".split("|")[:3]))
        for number, text in enumerate(texts, 1)
    ]
    ranked = rank(
        query.split(), candidates, FREQUENCIES, 1000, LENGTHS, weights=weights or Weights()
    )
    return [one.claim for one in ranked]


@each_row(
    ("query", "texts", "expected"),
    [
        ("zanzibar price", ["the price rise", "the zanzibar news"], [2, 1]),
        ("price rise", ["the price fell", "the price rise"], [2, 1]),
        ("price", ["price of a great many other things", "price fell"], [2, 1]),
        ("price", ["price fell", "price rise"], [1, 2]),
        ("price", ["rise", "zanzibar"], []),
        ("price", ["the news|a b", "the news|price b"], [2]),
        ("price", ["price b", "the news|price b"], [2, 1]),
        ("", ["price"], []),
    ],
)
def test_claims_are_ordered_by_what_they_share(
    query: str, texts: list[str], expected: list[int]
) -> None:
    assert order(query, *texts) == expected


def test_a_repeated_query_word_counts_once() -> None:
    assert order("price price price zanzibar", "the price", "the zanzibar") == [2, 1]


@given(TOKENS, st.lists(TOKENS, max_size=8))
def test_the_order_does_not_depend_on_the_order_of_candidates(
    query: tuple[str, ...], texts: list[tuple[str, ...]]
) -> None:
    candidates = [Document(number, (text, (), ())) for number, text in enumerate(texts)]

    ranked = rank(query, candidates, FREQUENCIES, 1000, LENGTHS)

    assert rank(query, candidates[::-1], FREQUENCIES, 1000, LENGTHS) == ranked
    assert ranked == sorted(ranked, key=lambda one: (-one.score, one.claim))
    assert {one.claim for one in ranked} == {
        number for number, text in enumerate(texts) if set(text) & set(query)
    }


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_token_is_always_worth_something_and_a_rarer_one_more(few: int, count: int) -> None:
    assert token_worth(few, count) > 0
    assert token_worth(few, count) >= token_worth(few + 1, count)


def test_a_store_that_knows_nothing_still_ranks() -> None:
    (ranked,) = rank(["a"], [Document(7, (("a",), (), ()))], {}, 0, (0.0, 0.0, 0.0))

    assert ranked.claim == 7
    assert ranked.score > 0
