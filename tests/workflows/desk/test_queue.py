"""What is shown of a record on which nothing waits."""

from pathlib import Path

from claimcheck.model.desk.card import Task
from claimcheck.model.ids import RecordId
from claimcheck.store.log.transaction import transaction
from claimcheck.workflows.desk.queue import looked_at
from claimcheck.workflows.verdicts.rate import Rating, review
from tests.desk import REVIEWER, open_desk, say


def test_a_verdict_that_waits_no_longer_shows_its_claim(tmp_path: Path) -> None:
    with open_desk(tmp_path) as store, transaction(store) as writer:
        say(writer, "Trade with Mali grew by 20% over the past year")
        review(
            writer,
            1,
            Rating("True", "The customs office says so.", "2023-03-01"),
            [],
            actor=REVIEWER,
            sources_needed=0,
        )

        entry = looked_at(writer.connection, RecordId("v", 1))

    assert entry is not None
    assert (entry.waiting.task, entry.waiting.subject) == (Task.LOOK, "c-1")
