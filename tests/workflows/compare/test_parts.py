"""A post of several sentences: which part repeats what."""

from pathlib import Path

import pytest

import claimcheck
from claimcheck.model.comparison import Band

BRIDGE = "Rebels blew up the bridge near Gao and killed 40 soldiers."
TWO = "The mine near Kolwezi pays children 2 dollars a day. None of them has a contract."


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "c.db"
    with claimcheck.open_record(path, reviewer="A", create=True) as record:
        for text in (BRIDGE, TWO, "Unemployment in Spain fell to 11 percent in March 2023"):
            record.add(text)
    return path


@pytest.mark.parametrize(
    ("text", "part", "band"),
    [
        (f"Read this. {BRIDGE} Nobody talks about it.", BRIDGE, Band.SAME),
        (
            "What a week! Rebels blew up the bridge near Gao and killed 90 soldiers. Sad.",
            "Rebels blew up the bridge near Gao and killed 90 soldiers.",
            Band.CONFLICTING,
        ),
        (f"Please share. {TWO} That is a scandal.", TWO, Band.SAME),
        (BRIDGE, None, Band.SAME),
        (
            "The minister opened a school in Kayes, and rebels blew up the bridge near Gao and"
            " killed 40 soldiers.",
            None,
            Band.LIKELY,
        ),
    ],
)
def test_a_match_tells_which_part_repeats_the_claim(
    store: Path, text: str, part: str | None, band: Band
) -> None:
    with claimcheck.open_record(store) as record:
        match = record.match(text, limit=3)[0]

    if part is not None:
        assert match.part is not None
        assert text[slice(*match.part)] == part
        assert match.band is band
        for each in match.comparison.differences:
            assert each.first_span is not None
            assert text[slice(*each.first_span)] == each.first
    else:
        assert match.band in {band, Band.SAME}


def test_each_claim_comes_once(store: Path) -> None:
    with claimcheck.open_record(store) as record:
        found = record.match(f"{BRIDGE} {BRIDGE} {TWO}", limit=10)

    assert len({match.claim.id for match in found}) == len(found)
    assert [match.band for match in found[:2]] == [Band.SAME, Band.SAME]


def test_the_last_of_many_sentences_is_read_as_the_first_is(store: Path) -> None:
    # Short ones, so that the text is one that `match` takes: at most 10,000 characters.
    text = " ".join(f"Goat {n} ate well." for n in range(1, 300)) + f" {BRIDGE}"

    with claimcheck.open_record(store) as record:
        match = record.match(text, limit=3)[0]

    assert len(text) < 10_000
    assert match.band is Band.SAME
    assert match.part is not None
    assert text[slice(*match.part)] == BRIDGE
