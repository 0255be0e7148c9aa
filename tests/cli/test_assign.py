"""`claimcheck assign`."""

from pathlib import Path

from tests.cli.running import mistake
from tests.cli.together import done_together_and_undone


def test_several_are_assigned_by_any_spelling_of_a_name(regions: Path) -> None:
    act = ("assign", "c-1", "c-5", "--to", "j. keita")

    assert "c-5" in done_together_and_undone(act, "2 claims assigned", "--reviewer", "J. Keita")
    assert "unknown reviewer 'Nobody'" in mistake("assign", "c-1", "--to", "Nobody")
