"""Who may do what, and how that changes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.role import DeskRole
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.verdicts.reviewers import (
    add_reviewer,
    give_role,
    require_reviewer,
    require_role,
    reviewer_names,
    role_of,
)
from claimcheck.workflows.record.reviewers import change_role, register
from claimcheck.workflows.record.undo import undo_event, undo_last
from tests.desk import REVIEWER, open_desk

KEITA = "J. Keita"
ACTS = (
    *("add", "review", "dissent", "sign-off"),
    *("resolve", "publish", "correct", "adopt", "policy", "scale"),
    *("role", "redact"),
)


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Transaction]:
    with open_desk(tmp_path) as store, transaction(store) as writer:
        yield writer


def test_first_reviewer_is_owner_and_the_next_a_reviewer(writer: Transaction) -> None:
    register(writer, KEITA, email=None, actor=REVIEWER)

    assert [role_of(writer.connection, name) for name in (REVIEWER, KEITA)] == ["owner", "reviewer"]


def test_who_was_added_before_roles_were_kept_goes_on(writer: Transaction) -> None:
    with writer.act(REVIEWER, "reviewer") as act:
        add_reviewer(act, KEITA)

    require_role(writer.connection, KEITA, "publish")


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        (DeskRole.LEFT, []),
        (DeskRole.READER, []),
        (DeskRole.REVIEWER, list(ACTS[:4])),
        (DeskRole.EDITOR, list(ACTS[:-2])),
        (DeskRole.OWNER, list(ACTS)),
    ],
)
def test_each_role_may_do_what_the_one_before_may(
    writer: Transaction, role: DeskRole, acts: list[str]
) -> None:
    register(writer, KEITA, email=None, actor=REVIEWER)
    with writer.act(REVIEWER, "role") as giving:
        give_role(giving, KEITA, role)
    allowed = []
    for act in ACTS:
        try:
            require_role(writer.connection, KEITA, act)
        except ClaimcheckError:
            continue
        allowed.append(act)

    assert allowed == acts


def test_nobody_is_added_as_having_left(writer: Transaction) -> None:
    with pytest.raises(ClaimcheckError, match="nobody is added as having left"):
        register(writer, KEITA, email=None, actor=REVIEWER, role=DeskRole.LEFT)


def test_refusal_names_the_role_that_is_needed(writer: Transaction) -> None:
    register(writer, KEITA, email=None, actor=REVIEWER)

    with pytest.raises(ClaimcheckError, match="a reviewer and publish needs an editor"):
        require_role(writer.connection, KEITA, "publish")


def test_change_of_role_is_kept_with_its_history_and_can_be_undone(writer: Transaction) -> None:
    register(writer, KEITA, email=None, actor=REVIEWER)
    change_role(writer, KEITA, DeskRole.EDITOR, reason="for the summer", actor=REVIEWER)
    change_role(writer, KEITA, DeskRole.LEFT, reason=None, actor=REVIEWER)
    query = "SELECT role, reason, supersedes FROM reviewer_roles WHERE reviewer = ? ORDER BY id"
    rows = writer.connection.execute(query, [KEITA]).fetchall()

    undo_last(writer, 1, actor=REVIEWER)

    assert rows == [("reviewer", None, None), ("editor", "for the summer", 2), ("left", None, 3)]
    assert role_of(writer.connection, KEITA) is DeskRole.EDITOR


def test_last_owner_stays(writer: Transaction) -> None:
    with pytest.raises(ClaimcheckError, match="is the only owner"):
        change_role(writer, REVIEWER, DeskRole.READER, reason=None, actor=REVIEWER)


def test_no_undoing_leaves_the_record_without_an_owner(writer: Transaction) -> None:
    register(writer, KEITA, email=None, actor=REVIEWER, role=DeskRole.EDITOR)
    change_role(writer, KEITA, DeskRole.OWNER, reason=None, actor=REVIEWER)
    made = writer.head.sequence
    change_role(writer, REVIEWER, DeskRole.EDITOR, reason=None, actor=KEITA)

    for _ in range(2):
        with pytest.raises(ClaimcheckError, match="leave no owner; make somebody else one first"):
            undo_event(writer, made, actor=KEITA)

    assert role_of(writer.connection, KEITA) is DeskRole.OWNER
    assert writer.head.sequence == made + 1
    change_role(writer, REVIEWER, DeskRole.OWNER, reason=None, actor=KEITA)
    undo_event(writer, made, actor=REVIEWER)
    assert role_of(writer.connection, KEITA) is DeskRole.EDITOR


@pytest.mark.parametrize("name", ["A.Diallo", "a. diallo", "A. Diàllo", "A  Diallo"])
def test_name_that_is_nearly_a_reviewers_is_asked_about(writer: Transaction, name: str) -> None:
    with pytest.raises(ClaimcheckError, match=r"may be 'A\. Diallo', on the desk already"):
        register(writer, name, email=None, actor=REVIEWER)

    register(writer, name, email=None, actor=REVIEWER, is_another=True)


OLA: Final = "Ola Berg"


@pytest.mark.parametrize(
    "name",
    [
        *("O. Berg", "Berg, Ola", "Berg, O.", "Ola B.", "B. Ola", "O.B.", "Berg", "Ola"),
        *("Ola Bergg", "Ola Brg", "Ola Breg", "Olla Berg", "O. Bergg", "OLA BERG", "Øla Bérg"),
        *("Dr. Ola Berg", "Ola K. Berg", "Ola Berg Lund", "olaberg", "Оlа Веrg"),
    ],
)
def test_who_may_be_on_the_desk_is_asked_about_as_new_and_as_actor(
    writer: Transaction, name: str
) -> None:
    register(writer, OLA, email=None, actor=REVIEWER)

    with pytest.raises(ClaimcheckError, match="may be 'Ola Berg'"):
        register(writer, name, email=None, actor=REVIEWER)
    with pytest.raises(ClaimcheckError, match=r"did you mean 'Ola Berg'\?"):
        require_reviewer(writer.connection, name)
    register(writer, name, email=None, actor=REVIEWER, is_another=True)
    assert require_reviewer(writer.connection, name) == name


@pytest.mark.parametrize(
    "name",
    [
        *("Eva Berg", "E. Berg", "Ola Sand", "O. Sand", "Per Bergg", "Oda Bergs", "Ola E. Sand"),
        *("Ola Berg 2", "Reviewer 2", "B", "—"),
    ],
)
def test_who_is_somebody_else_is_not_asked_about(writer: Transaction, name: str) -> None:
    for known in (OLA, "Reviewer 1"):
        register(writer, known, email=None, actor=REVIEWER)

    register(writer, name, email=None, actor=REVIEWER)

    assert name in reviewer_names(writer.connection)


def test_everybody_whom_a_name_may_mean_is_named(writer: Transaction) -> None:
    for known in (OLA, "Eva Berg"):
        register(writer, known, email=None, actor=REVIEWER)

    with pytest.raises(ClaimcheckError, match=r"did you mean 'Ola Berg' or 'Eva Berg'\?"):
        require_reviewer(writer.connection, "Berg")
