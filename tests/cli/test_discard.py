"""`claimcheck discard`."""

from pathlib import Path

from tests.cli.running import mistake
from tests.cli.together import done_together_and_undone


def test_statements_of_a_filter_are_discarded_and_claims_never(regions: Path) -> None:
    done_together_and_undone(
        ("discard", "--speaker", "Lavrov", "--reason", "x"), "4 statements discarded"
    )

    assert "'c-1' is not an id here" in mistake("discard", "c-1", "--reason", "x")
