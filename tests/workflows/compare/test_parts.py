"""A post of several sentences: which part repeats what."""

from pathlib import Path

import pytest

import claimcheck
from claimcheck.model.comparison import Band, Guard
from tests.desk import made_once

BRIDGE = "Rebels blew up the bridge near Gao and killed 40 soldiers."
TWO = "The mine near Kolwezi pays children 2 dollars a day. None of them has a contract."


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return begun(tmp_path)


@made_once
def begun(path: Path) -> None:
    """Make a record of three claims."""
    with claimcheck.open_record(path, reviewer="A", create=True) as record:
        for text in (BRIDGE, TWO, "Unemployment in Spain fell to 11 percent in March 2023"):
            record.add(text)


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
            "And there's no money! Meanwhile rebels blew up the bridge near Gao and killed 40"
            " soldiers.",
            "Meanwhile rebels blew up the bridge near Gao and killed 40 soldiers.",
            Band.SAME,
        ),
        (
            "There is no money. Rebels blew up the old bridge near Gao and killed 40 soldiers.",
            "Rebels blew up the old bridge near Gao and killed 40 soldiers.",
            Band.LIKELY,
        ),
        (
            "The mine near Kolwezi pays children 3 dollars a day. None of them has a contract."
            " Sad.",
            "The mine near Kolwezi pays children 3 dollars a day. None of them has a contract.",
            Band.CONFLICTING,
        ),
        (
            "The minister opened a school in Kayes, and rebels blew up the bridge near Gao and"
            " killed 40 soldiers.",
            "rebels blew up the bridge near Gao and killed 40 soldiers.",
            Band.SAME,
        ),
        (f"{BRIDGE[:-1]} and we are still paying for it.", BRIDGE[:-1], Band.SAME),
        (f"{BRIDGE[:-1]}, but the road was not closed.", BRIDGE[:-1], Band.LIKELY),
        (f"{BRIDGE[:-1]} and nobody talks about it.", BRIDGE[:-1], Band.LIKELY),
        (f"{BRIDGE[:-1]} and it still isn't open.", BRIDGE[:-1], Band.LIKELY),
        (f"{BRIDGE[:-1]}, not that you would hear of it.", BRIDGE[:-1], Band.LIKELY),
        # Attributed words, whoever said them.
        (f"{BRIDGE[:-1]}, army officials in Gao said, and left.", BRIDGE[:-1], Band.SAME),
        (f"Colonel Ada Keita said that {BRIDGE}", BRIDGE[:-1], Band.SAME),
        (f"“{BRIDGE[:-1]},” a trader told the paper.", f"“{BRIDGE[:-1]},”", Band.SAME),
        (f"Colonel Ada Keita falsely said that {BRIDGE}", None, Band.CONFLICTING),
        (
            f"Colonel Ada Keita denied that {BRIDGE}",
            f"denied that {BRIDGE[:-1]}",
            Band.CONFLICTING,
        ),
        # Here the denial is of the claim.
        (f"{BRIDGE[:-1]}, but that is not true.", None, Band.CONFLICTING),
        (f"It is a lie: {BRIDGE}", None, Band.CONFLICTING),
        (f"It is not true that {BRIDGE}", None, Band.CONFLICTING),
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
            if each.guard is Guard.CONTEXT:
                assert each.first in text.replace(part, "")
                continue
            assert each.first_span is not None
            assert text[slice(*each.first_span)] == each.first
    else:
        assert (match.part, match.band) == (None, band)


def test_each_claim_comes_once(store: Path) -> None:
    with claimcheck.open_record(store) as record:
        found = record.match(f"{BRIDGE} {BRIDGE} {TWO}", limit=10)

    assert len({match.claim.id for match in found}) == len(found)
    assert [match.band for match in found[:2]] == [Band.SAME, Band.SAME]


def test_the_last_of_many_sentences_is_read_as_the_first_is(store: Path) -> None:
    # Longer than any statement may be, as articles are.
    text = " ".join(f"Goat {n} ate well." for n in range(1, 600)) + f" {BRIDGE}"

    with claimcheck.open_record(store) as record:
        match = record.match(text, limit=3)[0]

    assert len(text) > 10_000
    assert match.band is Band.SAME
    assert match.part is not None
    assert text[slice(*match.part)] == BRIDGE


def test_an_article_of_one_endless_sentence_is_refused(store: Path) -> None:
    with (
        claimcheck.open_record(store) as record,
        pytest.raises(claimcheck.ClaimcheckError, match="longer than 10,000 characters"),
    ):
        record.match("goats and " * 2_000)


def test_as_many_parts_are_told_as_are_asked_for(tmp_path: Path) -> None:
    towns = ("Gao", "Goma", "Lyon", "Brno")
    with claimcheck.open_record(tmp_path / "c.db", reviewer="A", create=True) as record:
        for town in towns:
            record.add(f"Rebels blew up the old bridge near {town} and killed 40 soldiers")
        text = " ".join(
            f"Rebels blew up the old bridge near {town} and killed 90 soldiers." for town in towns
        )
        found = [match.band for match in record.match(text, limit=4)]

    assert found == [Band.CONFLICTING] * 4
