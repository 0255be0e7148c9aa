"""What is known already: the same words, and nothing that only folds alike."""

from pathlib import Path

import pytest

import claimcheck
from claimcheck.model.added import Outcome
from claimcheck.model.statement import Statement

ALIKE = [
    (
        "No more nurses are needed in Galicia's hospitals",
        "No, more nurses are needed in Galicia's hospitals",
    ),
    ("C# is unsafe, the White House says", "C is unsafe, the White House says"),
    (
        "The water of the lake near Ohrid is safe to drink ✅",
        "The water of the lake near Ohrid is safe to drink ❌",
    ),
    ("The plant reached a power of 10⁶ watts", "The plant reached a power of 106 watts"),
    ("Exports of Turkey have doubled since May", "Exports of turkey have doubled since May"),
]


@pytest.mark.parametrize("match", [True, False])
def test_words_that_only_fold_alike_are_stored_apart(tmp_path: Path, match: bool) -> None:
    with claimcheck.open_record(tmp_path / "c.db", reviewer="A", create=True) as record:
        texts = [text for pair in ALIKE for text in pair]
        first = record.add_all([Statement(text) for text in texts], match=match)
        again = record.add_all([Statement(text) for text in texts], match=match)

        assert [each.outcome for each in first if each.outcome is Outcome.KNOWN] == []
        assert len({each.claim_id for each in first}) == len(texts)
        assert [each.outcome for each in again] == [Outcome.KNOWN] * len(texts)
        assert [each.statement_id for each in again] == [each.statement_id for each in first]


def test_blanks_and_typography_are_known(tmp_path: Path) -> None:
    with claimcheck.open_record(tmp_path / "c.db", reviewer="A", create=True) as record:
        first = record.add("Exports to Mali’s north rose")
        again = record.add("“Exports to  Mali's north rose.”")

        assert (again.outcome, again.statement_id) == (Outcome.KNOWN, first.statement_id)


def test_a_link_tells_at_which_step_it_agrees(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    with claimcheck.open_record(path, reviewer="A", create=True) as record:
        record.add("The U.S. sold 40 fighter jets to Indonesia in May")
        added = record.add("The United States sold 40 fighter jets to Indonesia in May")

        assert added.outcome is Outcome.REPEATED
        assert added.matches[0].comparison.agrees is claimcheck.Step.NAME
