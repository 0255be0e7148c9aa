"""Edit a statement, or take it out; both by new rows."""

import re
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.language.reading import Reading, reading_of
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.article import Article
from claimcheck.model.claim import Match
from claimcheck.model.desk.acts import EditStatement
from claimcheck.model.ids import ClaimId, QuestionId, StatementId
from claimcheck.model.statement import Span, Statement, StoredStatement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.act import Act
from claimcheck.store.log.chain import canonical, digest
from claimcheck.store.log.retractions import retract
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.articles import find_article
from claimcheck.store.records.links import find_link, link_statement
from claimcheck.store.records.people.person_names import NameBook
from claimcheck.store.records.people.persons import attribute
from claimcheck.store.records.statement_edits import (
    is_only_of,
    last_version,
    require_standing,
    retract_questions,
    versions_until,
)
from claimcheck.store.records.statements import add_statement, find_statement
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.workflows.claims.persons import require_reason
from claimcheck.workflows.compare.match import find_matches
from claimcheck.workflows.entry_checks import require_spans, require_words
from claimcheck.workflows.intake.add import attribute_statement, state_claim

if TYPE_CHECKING:
    from claimcheck.workflows.compare.nearness import Nearness

# As many as `add` compares a statement with.
_MATCHES = 5
# No article is so long.
_DIGITS = 10
# As much of the article as a statement found by a rule keeps.
_AROUND = 32
# As little as there is, within a paragraph.
_BETWEEN = r"(?:(?!\n\s*\n)[\s\S])*?"


class Edited(NamedTuple):
    """A statement as it is now, which stands in place of `before`, and the claim it states."""

    before: StatementId
    statement_id: StatementId
    claim_id: ClaimId
    questions: tuple[QuestionId, ...] = ()


class SameStatementError(ClaimcheckError):
    """An edit would change nothing."""

    def __init__(self, number: int) -> None:
        """Name the statement."""
        super().__init__(f"s-{number:d} says that already; nothing was changed")


class WordsNotFoundError(ClaimcheckError):
    """An article does not hold the words that a statement in it should have."""

    def __init__(self, article: int, words: str) -> None:
        """Name the article and the words."""
        super().__init__(
            f"a-{article:d} does not hold {words[:60]!r}; give words as they stand there"
        )


def edit_statement(
    transaction: Transaction,
    number: int,
    edit: EditStatement,
    *,
    actor: str,
    thresholds: Thresholds,
    nearness: "Nearness | None" = None,
) -> Edited:
    """Store a statement again as a person edits it, in place of the one before.

    Other words state another claim: they are compared with all that is stored, and
    a claim on which nothing but the old words hung goes. Another speaker leaves the
    claim as it is. Raises `ConflictError` where somebody else edited it first.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    require_standing(connection, number)
    stored = find_statement(connection, number)
    article = find_article(connection, stored.article) if stored.article else None
    edited = _edited(stored, edit, article)
    if edited == stored.statement:
        raise SameStatementError(number)
    require_words(edited)
    require_spans(edited, article)
    if edited.text == stored.statement.text:
        return _with_same_words(transaction, stored, edited, actor)
    connection, alone = transaction.connection, _is_alone(transaction.connection, stored)
    found = find_matches(
        connection,
        edited,
        limit=_MATCHES,
        thresholds=thresholds,
        reading=reading_of(edited),
        nearness=nearness,
        only_near=True,
    )
    matches = tuple(each for each in found if not (alone and each.claim.id == stored.claim))
    return _with_other_words(transaction, stored, edited, actor, matches, thresholds)


def read_spans(text: str) -> tuple[Span, ...]:
    """Return the places that a text gives, such as ``120:185`` or ``120 185``.

    >>> read_spans("120:185 190:201")
    (Span(start=120, end=185), Span(start=190, end=201))
    """
    numbers = re.split(r"[\s,:]+", text.strip())
    if len(numbers) % 2 or not all(each.isdecimal() and len(each) < _DIGITS for each in numbers):
        raise ClaimcheckError(f"{text!r} is not a span; give where it begins and ends, as 120 185")
    offsets = [int(each) for each in numbers]
    return tuple(Span(*pair) for pair in zip(offsets[::2], offsets[1::2], strict=True))


def drop_statement(transaction: Transaction, number: int, *, reason: str, actor: str) -> None:
    """Take a statement out, with its open questions and a claim on which nothing else hangs."""
    require_reason(reason)
    connection = transaction.connection
    require_reviewer(connection, actor)
    require_standing(connection, number)
    stored = find_statement(connection, number)
    with transaction.act(actor, "discard") as act:
        act.subject = f"s-{number:d}"
        _retract_alone(act, stored, reason)
        retract_questions(act, number, reason)
        # Else the one whose place it took would wait again.
        for version in versions_until(connection, number):
            link = find_statement(connection, version).link
            if link is not None:
                retract(act, "links", link, reason)
            retract(act, "statements", version, reason)


def _edited(stored: StoredStatement, edit: EditStatement, article: Article | None) -> Statement:
    """Return the statement as it should be; the words are the person's, so no rule's."""
    said = stored.statement
    if edit.speaker is not None and edit.speaker.strip() != (said.speaker or ""):
        said = said.with_evidence(speaker_span=None)._replace(
            speaker=edit.speaker.strip(), person=None, persons=()
        )
    spans = edit.spans
    if spans is None and edit.text is not None and article and said.spans:
        spans = (_nearest(article.text, edit.text.strip(), said.spans[0], stored.article or 0),)
    if spans is not None:
        return _placed_at(said, spans, article)
    if edit.text is not None:
        said = said.with_evidence(rule=None)._replace(text=edit.text.strip())
    return said


def _nearest(text: str, words: str, near: Span, article: int) -> Span:
    """Return where an article holds words, next to where the statement was.

    Where they stand as whole words comes first: "20%" is no part of "120%". Three dots
    stand for whatever is between, within a paragraph.
    """
    exact = re.escape(words)
    whole = r"(?<!\w){}(?!\w)"
    patterns = [whole.format(exact), exact] if words else []
    first, between, last = _split(words)
    if between:
        patterns.append(f"{whole.format(first)}{_BETWEEN}{whole.format(last)}")
    for pattern in patterns:
        found = [Span(*each.span()) for each in re.finditer(pattern, text)]
        if found:
            return min(found, key=lambda each: abs(each.start - near.start))
    raise WordsNotFoundError(article, words)


def _split(words: str) -> tuple[str, bool, str]:
    """Return what words begin and end with as patterns, and whether dots stand between."""
    parts = [re.escape(each.strip()) for each in re.split(r"\s(?:…|\.\.\.)\s", f" {words} ")]
    return parts[0], len(parts) == 2 and all(parts), parts[-1]


def _placed_at(said: Statement, spans: tuple[Span, ...], article: Article | None) -> Statement:
    """Return a statement of what stands at these places of its article."""
    if article is None:
        raise ClaimcheckError("the statement stands in no stored article; give its words instead")
    ordered = [offset for span in spans for offset in span]
    if not spans or ordered != sorted(set(ordered)) or ordered[-1] > len(article.text):
        raise ClaimcheckError(
            f"the article has {len(article.text):,} characters; places rise, as in 120 185"
        )
    text = " ".join(article.text[start:end] for start, end in spans)
    return said.with_evidence(rule=None)._replace(
        text=text,
        spans=spans,
        prefix=article.text[max(0, ordered[0] - _AROUND) : ordered[0]].rsplit("\n", 1)[-1],
        suffix=article.text[ordered[-1] : ordered[-1] + _AROUND].split("\n", 1)[0],
    )


def _with_same_words(
    transaction: Transaction, stored: StoredStatement, edited: Statement, actor: str
) -> Edited:
    """Store a statement by another speaker, under the claim it states, confirmed or not."""
    why = f"as s-{stored.id:d}, edited"
    with transaction.act(actor, "edit") as act:
        number = _replace(act, stored, edited, reading_of(edited))
        if stored.claim is not None and stored.link is not None:
            link = find_link(act.connection, stored.link)
            link_statement(
                act,
                number,
                stored.claim,
                made_by=link.made_by,
                confirmed_by=link.confirmed_by,
                reason=why,
            )
        _attribute_anew(act, stored, number, edited, why)
    return Edited(stored.id, StatementId(number), ClaimId(stored.claim or 0))


def _with_other_words(
    transaction: Transaction,
    stored: StoredStatement,
    edited: Statement,
    actor: str,
    matches: tuple[Match, ...],
    thresholds: Thresholds,
) -> Edited:
    """Store a statement with other words, under the claim that these state."""
    reading = reading_of(edited)
    reason = f"s-{stored.id:d} was edited"
    with transaction.act(actor, "edit") as act:
        number = _replace(act, stored, edited, reading)
        added = state_claim(act, number, edited, reading, matches, thresholds)
        _attribute_anew(act, stored, number, edited, reason)
        _retract_alone(act, stored, reason)
        retract_questions(act, stored.id, reason)
    return Edited(stored.id, StatementId(number), added.claim_id, added.questions)


def _attribute_anew(
    act: Act, stored: StoredStatement, number: int, edited: Statement, reason: str
) -> None:
    """Say whose a edited statement is: the same persons' unless another speaker was given."""
    if edited.speaker != stored.statement.speaker or not stored.people:
        attribute_statement(act, number, edited, NameBook(act.connection))
        return
    for person in stored.people:
        attribute(act, number, person, made_by=act.actor, reason=reason)


def _replace(act: Act, stored: StoredStatement, edited: Statement, reading: Reading) -> int:
    """Store the edited statement in place of the one before, and return its id.

    What is known by the old place stays known by it, so that the article adds
    nothing when it comes again.
    """
    before = last_version(act.connection, stored.id)
    mark = digest(canonical(["edit", before, edited.text, edited.speaker or ""]))
    return add_statement(act, edited, reading, stored.article, mark, supersedes=before)


def _is_alone(connection: Connection, stored: StoredStatement) -> bool:
    """Return whether a statement's claim says nothing without it."""
    return stored.claim is not None and is_only_of(connection, stored.claim, stored.id)


def _retract_alone(act: Act, stored: StoredStatement, reason: str) -> None:
    """Take back a claim on which nothing but the statement hangs."""
    if stored.claim is not None and _is_alone(act.connection, stored):
        retract(act, "claims", stored.claim, reason)
