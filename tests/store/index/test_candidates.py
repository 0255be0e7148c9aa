import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.store.index.candidates import (
    claim_count,
    find_candidates,
    find_candidates_each,
    near_terms,
    read_totals,
    words_for,
)
from claimcheck.store.index.postings import document_frequency, documents
from tests.store.indexed import add, add_many, new_database
from tests.tables import each_row

COMMON = st.lists(
    st.sampled_from(["the", "people", "of", "people's", "rights", "in", "U.S.", "é", "-"]),
    min_size=1,
    max_size=14,
).map(" ".join)


def many_claims() -> list[str]:
    """Return claims made of the same few words, and a few that name something."""
    subjects = ["the people", "the government", "the economy", "the country", "the world"]
    verbs = ["will", "must", "can", "did", "does"]
    objects = ["change", "grow", "rise", "fall", "vote", "win", "lose", "stop", "start", "end"]
    plain = [f"{s} {v} {o}" for s in subjects for v in verbs for o in objects]
    return [*plain, "Scholarships will rise eightfold, from 35 to 390", "Zanzibar joined Kenya"]


@each_row(
    ("text", "first"),
    [
        ("Scholarships will rise from 35 to 390", 251),
        ("rise eightfold, scholarships, the world will change", 251),
        ("Zanzbar must change", 252),
        ("Zanzibra", 252),
        ("the economy can win", 126),
    ],
)
def test_the_closest_claim_comes_first(text: str, first: int) -> None:
    connection = new_database()
    add_many(connection, many_claims())

    assert find_candidates(connection, text)[0] == first


@each_row("text", ["", "—", "nobody wrote anything xylophonic", "\x00", '"" OR NOT'])
def test_a_text_that_shares_no_word_has_no_candidates(text: str) -> None:
    connection = new_database()
    add(connection, "Prices rose in May")

    assert find_candidates(connection, text) == []


def test_an_empty_store_has_no_candidates() -> None:
    connection = new_database()

    assert find_candidates(connection, "Prices rose") == []
    assert claim_count(connection) == 0
    assert read_totals(connection).lengths == (0.0, 0.0, 0.0)


@given(st.lists(COMMON, min_size=1, max_size=30), st.data())
def test_the_same_words_are_always_found(texts: list[str], data: st.DataObject) -> None:
    connection = new_database()
    claims = add_many(connection, texts)
    text = data.draw(st.sampled_from(texts))
    same = {claim for claim, other in zip(claims, texts, strict=True) if other == text}

    found = find_candidates(connection, text, limit=3)

    if any(character.isalnum() for character in text):
        assert same & set(found)
    assert len(found) <= 3


@pytest.mark.parametrize(
    "text",
    ["the people", "the people of the country must have what the people of the country voted for"],
)
def test_the_same_words_are_found_behind_many_claims_that_hold_them(text: str) -> None:
    connection = new_database()
    add_many(connection, [f"{text} and more of it, number {number}" for number in range(300)])
    (same,) = add(connection, text.upper())
    add_many(connection, [f"{text} and still more, number {number}" for number in range(300)])

    assert find_candidates(connection, f"{text}!")[0] == same


def test_a_text_of_common_words_alone_still_has_candidates() -> None:
    connection = new_database()
    add_many(connection, [f"the people will {'vote' if n % 2 else 'win'}" for n in range(8_000)])

    assert len(find_candidates(connection, "people who win vote")) == 64


def test_adding_a_claim_that_shares_nothing_changes_nothing() -> None:
    connection = new_database()
    add_many(connection, many_claims())
    before = find_candidates(connection, "the world must stop")

    add(connection, "Qwerty")

    assert find_candidates(connection, "the world must stop") == before


def test_never_more_candidates_than_asked_for() -> None:
    connection = new_database()
    add_many(connection, many_claims())

    assert len(find_candidates(connection, "the people will change", limit=5)) == 5


@each_row(
    "text",
    [
        "x" * 100_000,
        " ".join(f"word{number}" for number in range(5_000)),
        "AND OR NOT NEAR(a b) ^c \"d\" e* {f}: 'g'; DROP TABLE claims; --",
        "\u202eesrever \ud800 \U0001f600 \x00 ﷽",
    ],
)
def test_hostile_text_is_only_text(text: str) -> None:
    connection = new_database()
    stored = text.replace("\ud800", "")
    add(connection, "Prices rose", stored)

    assert find_candidates(connection, text) == [2]


def test_a_read_only_database_answers(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    add(new_database(str(path)), "Zanzibar joined Kenya")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)

    assert find_candidates(connection, "Kenya") == [1]
    assert documents(connection, [1]) == [(1, (("zanzibar", "join", "kenya"), (), ()), False)]


def test_frequencies_leave_out_what_no_claim_holds() -> None:
    connection = new_database()
    add(connection, "Prices rose", "The price fell")

    assert document_frequency(connection, ["price", "the", "soar"]) == {"price": 2, "the": 1}


@each_row("term", ["abcdo", "abcdef", "abcdefghijk"])
def test_every_slip_after_the_second_letter_finds_the_term(term: str) -> None:
    connection = new_database()
    add(connection, term)
    places = range(2, len(term))
    slips = [
        *(term[:at] + term[at + 1 :] for at in places if len(term) > 5),
        *(term[:at] + "x" + term[at:] for at in places),
        *(term[:at] + "x" + term[at + 1 :] for at in places),
        *(term[:at] + term[at + 1] + term[at] + term[at + 2 :] for at in places[:-1]),
    ]

    assert [slip for slip in slips if near_terms(connection, slip) != [(term, 1)]] == []


def test_a_stem_is_matched_by_a_word_that_has_it() -> None:
    connection = new_database()

    words = words_for(connection, ["univers", "price", "happi", "zzz"])

    assert words == {"univers": "universe", "price": "price", "happi": "happi", "zzz": "zzz"}


def test_texts_looked_up_together_find_what_each_finds_alone() -> None:
    connection = new_database()
    add_many(connection, many_claims())
    texts = [
        "The world must stop",
        "The peopel will grwo",
        "the economy",
        "Nobody sang",
        "the econmy",
    ]

    together = find_candidates_each(connection, texts, limit=7)

    assert together == [find_candidates(connection, text, limit=7) for text in texts]
