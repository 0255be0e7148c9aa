"""What a scan takes for a claim's very words."""

import pytest

from tests.desk import SOURCED, Desk
from tests.scanning import findings, make_desk

CLAIM = "c-12"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = make_desk(tmp_path_factory.mktemp("desk"))
    made.run("policy", "set", "one")
    made.run("add", "C++ is now the language of most banks", "--no-match")
    reason = ("--rationale", "It is not", "--as-of", "2023-02-02")
    made.run("review", CLAIM, "--verdict", "False", *reason, *SOURCED)
    return made


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("C++ is now the language of most banks.", ["CC101"]),
        ("“C++  is now the language of most banks”", ["CC101"]),
        ("C is now the language of most banks.", []),
    ],
)
def test_very_words_are_so_up_to_typography(desk: Desk, draft: str, found: list[str]) -> None:
    told = [each for each in findings(desk, draft) if each["rule"] == "CC101"]

    assert [each["rule"] for each in told] == found
