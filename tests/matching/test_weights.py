import sqlite3

from claimcheck.matching.ranking import UNKNOWN, default_weight
from claimcheck.matching.spelling.known_words import is_known_name, is_word
from claimcheck.store.index.tokens import tokenise
from tests.tables import each_row


@each_row("word", ["the", "government", "governments", "unemployment", "January", "Mali", "rose"])
def test_the_table_knows_words_by_the_tokens_of_the_index(word: str) -> None:
    (token,) = tokenise(sqlite3.connect(":memory:"), [word])[0]

    assert default_weight(token) < UNKNOWN


def test_common_words_weigh_less_than_rare_ones() -> None:
    assert default_weight("the") < default_weight("elect") < default_weight("zanzibar")


@each_row("word", ["stopped", "countries", "making", "earlier", "ministers", "million"])
def test_a_word_formed_from_a_common_one_is_a_word(word: str) -> None:
    assert is_word(word)


@each_row("word", ["governmnet", "stoped", "forceed", "killled", "milllion", "teh"])
def test_a_slip_is_no_word(word: str) -> None:
    assert not is_word(word)


def test_names_are_known_apart_from_words() -> None:
    assert is_known_name("iraq")
    assert not is_known_name("government")
