"""`claimcheck note`."""

from pathlib import Path

from tests.cli.running import mistake
from tests.cli.together import done_together_and_undone


def test_note_goes_to_several_and_is_never_empty(regions: Path) -> None:
    done_together_and_undone(("note", "c-1", "c-5", "Ask them"), "2 claims noted on")

    assert "the note is empty" in mistake("note", "c-1", " ")
