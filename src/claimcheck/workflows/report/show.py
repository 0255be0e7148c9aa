"""Everything the record says of one thing, gathered for reading."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from claimcheck.model.article import Article, KeptOfArticle
from claimcheck.model.claim import Claim, Standing, Why
from claimcheck.model.comparison import Dropped
from claimcheck.model.desk.card import Note
from claimcheck.model.desk.contact import StoredContact
from claimcheck.model.desk.hand_over import Hand
from claimcheck.model.desk.hold import StoredHold
from claimcheck.model.ids import ArticleId, StatementId
from claimcheck.model.question import Link, Question, StoredDecision
from claimcheck.model.statement import StoredStatement
from claimcheck.model.status import Ending, is_overdue
from claimcheck.model.text.source_map import Piece, Position, position_in
from claimcheck.model.verdict import Publication, StoredSource, ToldBefore, ToldCorrection
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.holds import held_claims
from claimcheck.store.log.retractions import ending_of
from claimcheck.store.records.articles import (
    edition_after,
    edition_before,
    find_article,
    find_pieces,
    kept_of,
)
from claimcheck.store.records.claims import find_claim, find_claims, find_standing, wordings
from claimcheck.store.records.hands import hand_of
from claimcheck.store.records.links import links_of_claim
from claimcheck.store.records.notes import notes_of
from claimcheck.store.records.questions import (
    decision_between,
    find_question,
    open_questions_of_claim,
    open_questions_of_statement,
)
from claimcheck.store.records.statement_edits import carried_from, replaced_by
from claimcheck.store.records.statements import (
    find_statement,
    statements_of_claims,
    statements_of_edition,
)
from claimcheck.store.records.topics import topics_of
from claimcheck.store.verdicts.contacts import contacts
from claimcheck.store.verdicts.publications import pages_of
from claimcheck.store.verdicts.sources import sources_of_claims
from claimcheck.store.verdicts.tellings import told_before
from claimcheck.store.verdicts.told_corrections import corrections_told
from claimcheck.workflows.compare.why import find_why
from claimcheck.workflows.verdicts.contact import sees_contacts


class ClaimPage(NamedTuple):
    """A claim with all that hangs on it; `wordings` are the other texts of the same claim.

    It is on `hold` where nobody may change it, and `hand` says who sees to it.
    `overdue` tells that its verdict should have been checked again by `today`, `ending` how
    the claim ceased to hold, and `replaced` which statement stands in place of another.
    `told_before` is what readers had earlier, and until when, and `corrections` what they
    were told of that.
    """

    claim: Claim
    standing: Standing
    wordings: tuple[Claim, ...]
    statements: tuple[StoredStatement, ...]
    sources: tuple[StoredSource, ...]
    links: tuple[Link, ...]
    questions: tuple[Question, ...]
    publications: tuple[Publication, ...]
    contacts: tuple[StoredContact, ...]
    today: str
    overdue: bool
    ending: Ending | None
    replaced: Mapping[int, StatementId]
    hold: StoredHold | None = None
    topics: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    hand: Hand | None = None
    told_before: tuple[ToldBefore, ...] = ()
    dropped: Mapping[int, tuple[Dropped, ...]] = MappingProxyType({})
    corrections: tuple[ToldCorrection, ...] = ()


class StatementPage(NamedTuple):
    """A statement, the claim it states and what is open about it.

    `position` is where it stands in the file of its article, as far as that is known,
    and `outer` the statement whose words report it, if any. `later` stands in its
    place, or `ending` tells how it ceased to hold. `dropped` is what the steps of the
    ladder took where a program called it the same as its claim.
    """

    stored: StoredStatement
    claim: Claim | None
    standing: Standing | None
    questions: tuple[Question, ...]
    position: Position = Position()
    outer: StoredStatement | None = None
    later: StoredStatement | None = None
    ending: Ending | None = None
    dropped: tuple[Dropped, ...] = ()


class ArticlePage(NamedTuple):
    """An article and the statements found in it.

    `pieces` say where its words stand in its file. `before` is the edition whose
    place it took and `after` the one that took its place; `carried` gives, for a
    statement that the later one has too, its id there, and `kept` are those that
    the earlier one had. `beside` are its pictures, and the recording that it is of.
    """

    number: ArticleId
    article: Article
    statements: tuple[StoredStatement, ...]
    pieces: tuple[Piece, ...]
    before: ArticleId | None
    after: ArticleId | None
    carried: Mapping[StatementId, StatementId]
    kept: frozenset[StatementId]
    beside: tuple[KeptOfArticle, ...] = ()


class QuestionPage(NamedTuple):
    """A question with the words on both sides, and what a person decided, if anything.

    `ending` tells how the question ceased to be asked, `why` how the claim is rated so.
    """

    question: Question
    stored: StoredStatement
    candidate: Claim
    standing: Standing
    decision: StoredDecision | None
    ending: Ending | None
    why: Why | None = None


def show_claim(
    connection: Connection,
    number: int,
    *,
    today: str,
    asking: str | None = None,
    with_letters: bool | None = None,
) -> ClaimPage:
    """Return a claim's page as it stands on the day ``today``. Raises `UnknownIdError`.

    ``with_letters`` says whether contacts are on it; else the part of ``asking`` does.
    """
    confided = sees_contacts(connection, asking) if with_letters is None else with_letters
    claim = find_claim(connection, number)
    standing = find_standing(connection, number, asking=asking)
    same = wordings(connection, number)
    others = [each for each in same if each != number]
    statements = tuple(statements_of_claims(connection, same))
    rest = tuple(find_claims(connection, others))
    return ClaimPage(
        claim,
        standing,
        rest,
        statements,
        tuple(sources_of_claims(connection, same)),
        tuple(_with_taken(connection, each) for each in links_of_claim(connection, number)),
        tuple(
            _with_dropped(connection, each) for each in open_questions_of_claim(connection, number)
        ),
        tuple(pages_of(connection, same)),
        tuple(contacts(connection, same)) if confided else (),
        today,
        is_overdue(standing.verdicts, today),
        ending_of(connection, "claims", number),
        replaced_by(connection, (each.id for each in statements)),
        held_claims(connection).get(number),
        topics_of(connection, same),
        tuple(notes_of(connection, same)),
        hand_of(connection, same),
        tuple(told_before(connection, same)),
        _dropped(statements, (claim, *rest)),
        corrections_told(connection, same),
    )


def _dropped(
    statements: Sequence[StoredStatement], claims: Sequence[Claim]
) -> dict[int, tuple[Dropped, ...]]:
    """Return what the ladder took of each statement and the claim that it was linked to."""
    by_id = {each.id: each for each in claims}
    agreeing = [each for each in statements if each.agrees and each.claim in by_id]
    if not agreeing:
        return {}
    # Few statements were linked by a program, and the matcher takes long to load.
    from claimcheck.workflows.compare.agreed import dropped_of  # noqa: PLC0415

    return {
        each.id: dropped_of(each, by_id[each.claim]) for each in agreeing if each.claim is not None
    }


def _with_taken(connection: Connection, link: Link) -> Link:
    if link.agrees is None or link.claim is None:
        return link
    from claimcheck.workflows.compare.agreed import with_taken  # noqa: PLC0415 # as above

    return with_taken(link, *(find_claim(connection, each) for each in (link.claim, link.target)))


def _with_dropped(connection: Connection, question: Question) -> Question:
    if question.comparison.agrees is None:
        return question
    from claimcheck.workflows.compare.agreed import with_dropped  # noqa: PLC0415 # as above

    said = find_statement(connection, question.statement).statement
    return with_dropped(question, said, find_claim(connection, question.candidate))


def show_statement(
    connection: Connection, number: int, *, asking: str | None = None
) -> StatementPage:
    """Return a statement's page. Raises `UnknownIdError`."""
    stored = find_statement(connection, number)
    claim = find_claim(connection, stored.claim) if stored.claim else None
    standing = find_standing(connection, claim.id, asking=asking) if claim else None
    questions = tuple(
        _with_dropped(connection, each) for each in open_questions_of_statement(connection, number)
    )
    later = replaced_by(connection, [number]).get(number)
    return StatementPage(
        stored,
        claim,
        standing,
        questions,
        _position(connection, stored),
        _outer(connection, stored) if later is None else None,
        find_statement(connection, later) if later else None,
        ending_of(connection, "statements", number),
        _dropped([stored], [claim]).get(number, ()) if claim else (),
    )


def _outer(connection: Connection, stored: StoredStatement) -> StoredStatement | None:
    """Return the shortest statement of the same article that holds a statement's words."""
    if stored.article is None or not stored.statement.spans:
        return None
    first, last = stored.statement.spans[0].start, stored.statement.spans[-1].end
    holding = [
        each
        for each in statements_of_edition(connection, stored.article)
        if each.id != stored.id
        and any(span.start <= first and last <= span.end for span in each.statement.spans)
    ]
    return min(holding, key=lambda each: len(each.statement.text), default=None)


def _position(connection: Connection, stored: StoredStatement) -> Position:
    """Return where a statement's first word stands in the file of its article."""
    if stored.article is None or not stored.statement.spans:
        return Position()
    pieces = find_pieces(connection, stored.article)
    return position_in(pieces, stored.statement.spans[0].start)


def show_article(connection: Connection, number: int) -> ArticlePage:
    """Return an article's page. Raises `UnknownIdError`."""
    article = find_article(connection, number)
    before = edition_before(connection, number)
    return ArticlePage(
        ArticleId(number),
        article,
        tuple(statements_of_edition(connection, number)),
        find_pieces(connection, number),
        before,
        edition_after(connection, number),
        carried_from(connection, number),
        frozenset(carried_from(connection, before).values() if before else ()),
        kept_of(connection, number),
    )


def show_question(
    connection: Connection, number: int, *, asking: str | None = None
) -> QuestionPage:
    """Return a question's page. Raises `UnknownIdError`."""
    from claimcheck.workflows.compare.agreed import with_dropped  # noqa: PLC0415 # as above

    question = find_question(connection, number)
    stored = find_statement(connection, question.statement)
    claim = find_claim(connection, question.candidate)
    standing = find_standing(connection, question.candidate, asking=asking)
    return QuestionPage(
        with_dropped(question, stored.statement, claim),
        stored,
        claim,
        standing,
        decision_between(connection, question.claim, question.candidate),
        ending_of(connection, "questions", number),
        find_why(connection, standing),
    )
