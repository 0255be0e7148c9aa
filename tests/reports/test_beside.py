"""Two texts beside each other: what is marked is what counts and differs."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.model.claim import Claim, Match, Standing
from claimcheck.model.comparison import Band
from claimcheck.model.ids import ClaimId
from claimcheck.model.statement import Span
from claimcheck.model.status import Status
from claimcheck.reports.beside import side_by_side
from tests.tables import each_row

SAID = "nurses from Kayes sold tickets after the parade because their wages in Gao were late"
OTHERS = ("bakers", "Lyon", "stole", "bridges", "during", "flood", "while", "taxes", "Oran", "high")


def marked(stored: str, yours: str) -> tuple[list[str], list[str]]:
    """Return the words that are marked in each of two texts, one by one."""
    compared = claimcheck.compare(yours, stored)
    assert compared.band in {Band.CONFLICTING, Band.LIKELY}, compared
    claim = Claim(ClaimId(1), stored)
    both = side_by_side(yours, Match(claim, compared, Standing(claim.id, Status.OPEN), 0.0))
    assert both
    return _words(stored, both.stored_spans), _words(yours, both.your_spans)


def _words(text: str, spans: Sequence[Span]) -> list[str]:
    return [word for start, end in spans for word in text[start:end].split()]


@given(st.lists(st.integers(0, 14), min_size=1, max_size=2, unique=True), st.permutations(OTHERS))
def test_what_is_marked_is_each_word_that_the_other_text_has_not(
    places: list[int], others: Sequence[str]
) -> None:
    words = SAID.split()
    light = {"the", "their", "in", "from"}
    chosen = [place for place in sorted(places) if place < len(words) and words[place] not in light]
    yours = list(words)
    for place, other in zip(chosen, others, strict=False):
        yours[place] = other
    if not chosen:
        return

    told = marked(SAID, " ".join(yours))

    assert told == ([words[n] for n in chosen], [yours[n] for n in chosen])


@each_row(
    ("stored", "yours", "apart"),
    [
        (
            "The tax on fuel in Kayes rose to 20 per cent in March, the minister said",
            "Tax on fuel in Kayes rose to 30% in March, the minister said",
            (["20", "per", "cent"], ["30%"]),
        ),
        (
            "President Ana Kron of Malta sold the tickets for the old stadium in Gao",
            "Minister Ivo Berg of Malta sold 300 tickets for the stadium in Gao",
            (["President", "Ana", "Kron", "old"],
             ["Minister", "Ivo", "Berg", "300"]),
        ),
        (
            "The UK bought 20% of the grain that the port of Oran sold after the war",
            "The United Kingdom bought 20 per cent of grain the port of Oran sold before the war",
            (["after"], ["before"]),
        ),
        (
            "The factories were closed by the council of Lyon in the spring of 2019",
            "The factories were not closed by the council of Lyon in the spring of 2018",
            (["2019"], ["not", "2018"]),
        ),
    ],
)  # fmt: skip
def test_what_says_the_same_is_not_marked(
    stored: str, yours: str, apart: tuple[list[str], list[str]]
) -> None:
    assert marked(stored, yours) == apart
