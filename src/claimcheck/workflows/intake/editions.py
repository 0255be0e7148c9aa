"""A later edition of an article: what it keeps of the one before, and what is gone."""

from collections.abc import Sequence

from claimcheck.language.reading import reading_of
from claimcheck.language.text.folding import fold
from claimcheck.language.text.identity import known_form
from claimcheck.model.statement import Statement, StoredStatement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.links import find_link, link_statement
from claimcheck.store.records.people.persons import attribute
from claimcheck.store.records.statements import add_statement, fingerprint
from claimcheck.workflows.entry_checks import require_spans
from claimcheck.workflows.intake.add import Placed


class KeptEdition(NamedTuple):
    """A statement that both editions make: as it was stored, and as it stands now."""

    before: StoredStatement
    now: Statement


def kept_and_new(
    earlier: Sequence[StoredStatement], proposed: Sequence[Statement]
) -> tuple[list[KeptEdition], list[Statement]]:
    """Return which statements an earlier edition made too, each once, and which are new."""
    waiting: dict[tuple[str, str], list[StoredStatement]] = {}
    for stored in earlier:
        waiting.setdefault(_words_and_voice(stored.statement), []).append(stored)
    kept, new = [], []
    for statement in proposed:
        before = waiting.get(_words_and_voice(statement))
        if before:
            kept.append(KeptEdition(before.pop(0), statement))
        else:
            new.append(statement)
    return kept, new


def _words_and_voice(statement: Statement) -> tuple[str, str]:
    """Return what makes a statement the same in two editions.

    Its words are the same but for blanks and typography; folded, "C++" would be "C".
    """
    return known_form(statement.text), fold(statement.speaker or "")


def carry(transaction: Transaction, kept: KeptEdition, placed: Placed, *, actor: str) -> int:
    """Store a statement in place of the one in the earlier edition, and return its id.

    It is one mention, not two: it states the same claim, confirmed or not, and is
    the same person's.
    """
    require_spans(kept.now, placed.article)
    before = kept.before
    reading = reading_of(kept.now)
    mark = fingerprint(kept.now, reading, placed.article.sha256 if placed.article else None)
    why = f"as s-{before.id:d}, in the earlier edition"
    with transaction.act(actor, "add") as act:
        number = add_statement(act, kept.now, reading, placed.id, mark, supersedes=before.id)
        if before.claim is not None and before.link is not None:
            link = find_link(act.connection, before.link)
            link_statement(
                act,
                number,
                before.claim,
                made_by=link.made_by,
                confirmed_by=link.confirmed_by,
                reason=why,
            )
        for person in before.people:
            attribute(act, number, person, made_by=kept.now.evidence.rule or actor, reason=why)
    return number
