"""What a scan takes for a claim's very words."""

import pytest

from tests.desk import SOURCED, Desk
from tests.scanning import findings, make_desk

CLAIMS = (
    "C++ is now the language of most banks",
    "Few people know that the harbour of Porto was sold to a company from China",
    "It is a scandal that the minister received a villa from the builder",
    "A video shows the moment rebels destroyed the bridge near the town of Gao",
    "It is false that the earth is round, and the moon is made of green cheese",
    "The river dam was built without a permit. Nobody ever signed the plans",
)
FIRST = 12


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = make_desk(tmp_path_factory.mktemp("desk"))
    made.run("policy", "set", "one")
    reason = ("--rationale", "It is not", "--as-of", "2023-02-02")
    for number, claim in enumerate(CLAIMS, FIRST):
        made.run("add", claim, "--no-match")
        made.run("review", f"c-{number}", "--verdict", "False", *reason, *SOURCED)
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


def test_a_claim_that_something_is_known_or_false_is_found_in_its_very_words(desk: Desk) -> None:
    told = findings(desk, "\n\n".join(f"{claim}." for claim in CLAIMS))

    errors = [each["claim_id"] for each in told if each["severity"] == "error"]
    assert errors == [f"c-{number}" for number, _ in enumerate(CLAIMS, FIRST)]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        # Who says the one and then the other says both, whatever parts them on the page.
        ("The river dam was built without a permit.\n\nNobody ever signed the plans.", ["error"]),
        (
            "- The river dam was built without a permit.\n- Nobody ever signed the plans.",
            ["error"],
        ),
        ("# The river dam was built without a permit\n\nNobody ever signed the plans.", ["error"]),
        ("The river dam was built without a permit.\n\nThe ministry signed the plans.", []),
        ("The river dam was built without a permit.\n\nHe left.\n\nNobody ever slept.", []),
        (
            "The river dam was built without a permit.\n\nNobody ever signed the plans.\n\n"
            "None of this is true.",
            ["note"],
        ),
    ],
)
def test_a_claim_of_two_sentences_is_found_across_blocks(
    desk: Desk, draft: str, found: list[str]
) -> None:
    told = [each for each in findings(desk, draft) if each["rule"] == "CC101"]

    assert [each["severity"] for each in told] == found


@pytest.mark.parametrize(
    ("draft", "severity"),
    [
        (
            "# FALSE — few people know that the harbour of Porto was sold to a company from China",
            "note",
        ),
        ("False – C++ is now the language of most banks.", "note"),
        ("Falster – C++ is now the language of most banks.", "warning"),
        ("PORTO — C++ is now the language of most banks.", "error"),
    ],
)
def test_a_rating_before_a_dash_contests(desk: Desk, draft: str, severity: str) -> None:
    told = {each["severity"] for each in findings(desk, draft) if each["rule"] == "CC101"}

    assert told == {severity}
