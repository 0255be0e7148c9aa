"""A new record: its first reviewer and its scale."""

from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.verdict import DEFAULT_SCALE
from claimcheck.store.log.transaction import transaction
from claimcheck.store.verdicts.reviewers import add_reviewer, default_actor, reviewer_names
from claimcheck.store.verdicts.scales import current_scale
from claimcheck.store.writing import create
from claimcheck.workflows.record.init import begin_record
from tests.desk import REVIEWER


def test_the_only_reviewer_is_the_default_actor(tmp_path: Path) -> None:
    with create(tmp_path / "claims.db") as store:
        begin_record(store, REVIEWER)
        assert default_actor(store.connection, None) == REVIEWER
        with transaction(store) as writer, writer.act(REVIEWER, "reviewer") as act:
            add_reviewer(act, "J. Keita", "keita@example.org")

        assert reviewer_names(store.connection) == (REVIEWER, "J. Keita")
        assert default_actor(store.connection, "J. Keita") == "J. Keita"
        with pytest.raises(ClaimcheckError, match="who acts"):
            default_actor(store.connection, None)


def test_the_default_scale_fires_on_misleading_and_false(tmp_path: Path) -> None:
    with create(tmp_path / "claims.db") as store:
        begin_record(store, REVIEWER)
        scale = current_scale(store.connection)

    assert scale == DEFAULT_SCALE
    assert [(each.label, each.rank, each.fires) for each in scale.labels] == [
        ("True", 5, False),
        ("Mostly true", 4, False),
        ("Half true", 3, False),
        ("Misleading", 2, True),
        ("False", 1, True),
        ("Unverifiable", None, False),
        ("Opinion", None, False),
    ]


def test_a_record_begins_once(tmp_path: Path) -> None:
    with create(tmp_path / "claims.db") as store:
        begin_record(store, REVIEWER)
        begin_record(store, "J. Keita")

        assert reviewer_names(store.connection) == (REVIEWER,)
        events = store.connection.execute("SELECT kind, actor, subject FROM events").fetchall()
    assert events == [("init", REVIEWER, REVIEWER), ("scale", REVIEWER, "default 1")]


@pytest.mark.parametrize("name", ["", "  ", "\0", "\ud800"])
def test_a_reviewer_has_a_name_that_can_be_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(ClaimcheckError), create(tmp_path / "claims.db") as store:
        begin_record(store, name)

    assert list(tmp_path.iterdir()) == []
