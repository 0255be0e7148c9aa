"""Say something to the others about a claim: a note, or who should see to it."""

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import shows_nothing
from claimcheck.model.desk.role import may, no_part
from claimcheck.store.connection import Connection
from claimcheck.store.log.chain import require_texts
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import require_claim
from claimcheck.store.records.notes import add_note, assign
from claimcheck.store.verdicts.reviewers import named_reviewer, require_reviewer, role_of


def note_on(transaction: Transaction, claim: int, text: str, *, actor: str) -> int:
    """Leave a note on a claim for the others, and return its id."""
    require_note(text)
    require_reviewer(transaction.connection, actor)
    require_claim(transaction.connection, claim)
    with transaction.act(actor, "note") as act:
        return add_note(act, claim, text.strip())


def require_note(text: str) -> None:
    """Raise `ClaimcheckError` for a note that says nothing, or what no file can hold."""
    if shows_nothing(text):
        raise ClaimcheckError("the note is empty; write what the others should know")
    require_texts({"text": text})


def assign_to(transaction: Transaction, claim: int, reviewer: str, *, actor: str) -> str:
    """Ask a reviewer to see to a claim, and return their name as the record writes it.

    Raises `ClaimcheckError` for a name that is no reviewer's, and for somebody who acts no more.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    require_claim(connection, claim)
    name = assignee(connection, reviewer)
    with transaction.act(actor, "assign") as act:
        assign(act, claim, name)
    return name


def assignee(connection: Connection, reviewer: str) -> str:
    """Return the name of whom claims can be assigned to, as the record writes it.

    Raises `ClaimcheckError` as `assign_to` does.
    """
    name = named_reviewer(connection, reviewer)
    role = role_of(connection, name)
    if not may(role, "acting"):
        raise ClaimcheckError(
            f"{name} {no_part(role)}; `claimcheck reviewer list` shows who sees to claims"
        )
    return name
