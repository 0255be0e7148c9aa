"""What other desks have published stands on the card, and becomes a source by one act."""

import json
from pathlib import Path

import pytest

from tests.cli.day import READER, SECOND, at_desk
from tests.cli.running import ok, run


def review(claim: str, label: str, number: int, site: str = "agentur.example") -> dict[str, object]:
    return {
        "@type": "ClaimReview",
        "url": f"https://{site}/{number}",
        "claimReviewed": claim,
        "datePublished": "2022-06-05",
        "author": {"@type": "Organization", "name": "Agentur"},
        "reviewRating": {"@type": "Rating", "alternateName": label},
    }


@pytest.fixture
def library(desk: Path) -> Path:
    """Make a library beside a desk, and keep one check on a claim of the record."""
    feed = desk.parent / "feed.jsonl"
    checks = [
        review("The city has 14 public libraries", "Falsch", 1),
        review("The city has 15 public libraries", "Wahr", 2),
        review("Cats sleep for most of the day", "Wahr", 3),
    ]
    feed.write_text("".join(f"{json.dumps(each)}\n" for each in checks), encoding="utf-8")
    others = desk.parent / "others.db"
    ok("import", str(feed), "--into", str(others))
    one = desk.parent / "one.json"
    one.write_text(json.dumps(review("Libraries: 14", "Unbelegt", 4, "b.example")))
    ok("import", str(one), "--claim", "c-4", "--yes")
    (desk.parent / "claimcheck.toml").write_text(
        '[library]\nfiles = ["others.db"]\n[scale.map."agentur.example"]\nFalsch = "False"\n'
    )
    return others


def test_checks_of_others_stand_on_the_card_and_become_sources(library: Path) -> None:
    _, text = at_desk(
        "c-4",
        answers=[
            *("+ contradicts others.db:y-1", "https://archive.example/1"),
            *("+ context y-1", "", "+ backs", "y-9", "", "+", "b", "others.db:y-2", "", "p", "q"),
        ],
    )

    assert "ELSEWHERE Agentur: “Unbelegt”, 2022-06-05, https://b.example/4\n" in text
    assert "ELSEWHERE Agentur: “Falsch”, 2022-06-05, https://agentur.example/1\n" in text
    assert "          at yours: False\n          others.db:y-1; not a verdict of yours\n" in text
    assert "FIGURE DIFFERS" in text
    assert "Cats" not in text
    assert "e-9 contradicts: https://agentur.example/1\n" in text
    # The record's own y-1 and the library's have one number.
    assert "e-10 context: https://b.example/4\n" in text
    assert "e-11 backs: https://agentur.example/2\n" in text
    assert "'y-9' is no check of others on this card;" in text
    assert "Address, or where else it is found, or y-1, y-2, others.db:y-2?" in text
    source = json.loads(ok("export", "sources", "-f", "json"))[-3]
    assert (source["publisher"], source["origin"]) == ("Agentur", "Agentur")
    assert source["archive_url"] == "https://archive.example/1"
    assert json.loads(ok("show", "c-4", "-f", "json"))["status"] == "open"


def test_library_is_named_for_one_sitting(library: Path, desk: Path) -> None:
    (desk.parent / "claimcheck.toml").unlink()
    _, quiet = at_desk("c-4", answers=["q"], by=SECOND)
    _, told = at_desk("--library", str(library), "c-4", answers=["+ backs others.db:y-2", "", "q"])

    assert "agentur.example" not in quiet
    assert "e-9 backs: https://agentur.example/2" in told
    assert run("log", "--verify").code == 0


def test_card_of_a_claim_without_checks_of_others_says_nothing(library: Path) -> None:
    _, text = at_desk("c-6", answers=["q"], by=READER)

    assert "ELSEWHERE" not in text
